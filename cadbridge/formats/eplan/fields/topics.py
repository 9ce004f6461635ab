"""Fields of the model that EPLAN has no attribute for, as named rows of the free properties."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cadbridge.formats.eplan.fields.free_properties import TERMINALS, FreeProperty, pages
from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, encode_entries, joined
from cadbridge.formats.eplan.fields.ports import decode_names, encode_names
from cadbridge.formats.eplan.plan import Plan
from cadbridge.model import (
    Accessory,
    CableEnd,
    Classification,
    Conductor,
    Core,
    Document,
    EndState,
    PortReference,
    Terminal,
)
from cadbridge.model.quick import quick
from cadbridge.words import is_clean

_DOCUMENT = quick(Document)
NO_CORE = "No core"
_PLACE = re.compile("[1-9][0-9]{0,5}")
_COMMA, _DESIGNATIONS = ",", "Designations"
_TERMINAL_LINES = Lines(Terminal, "connection", "remarks")
_ACCESSORY_LINES = Lines(
    Accessory,
    *("part_number", "included", "required", "quantity", "remarks"),
    labels={"part_number": "Part"},
)
_DOCUMENT_LINES = Lines(
    Document, "title", "number", "url", "author", "date", "remarks", labels={"url": "URL"}
)
_END_LINES = Lines(CableEnd, "state", "connector", "label", others=("Mates with", "Contact name"))
_ROW_LINES = Lines(
    Conductor,
    *("contact_a", "contact_b", "connector_a", "connector_b", "signal", "function", "remarks"),
    *("colour", "colour_printed", "core_number", "cross_section_mm2", "gauge", "length_mm"),
    *("shield", "shielded_by", "pair"),
    labels={"colour_printed": "Colour as printed"},
    others=("Row",),
)
_MATE_LINES = Lines(PortReference, "part_number", "port", labels={"part_number": "Part"})
_TOPICS = {
    "Terminal": _TERMINAL_LINES,
    "Accessory": _ACCESSORY_LINES,
    "Document": _DOCUMENT_LINES,
    "End": _END_LINES,
    NO_CORE: _ROW_LINES,
}
"""Lines of each topic whose value is labelled lines."""
_ONE = Decimal(1)


def encode_classification(item: Classification) -> FreeProperty:
    """As vendors write eCl@ss: the class is the value, the release the unit."""
    name = f"Class: {item.system}"
    return FreeProperty(name, item.code, item.release, f"{name} {item.release}")


def decode_classification(free: FreeProperty, system: str) -> Classification:
    """The class."""
    return Classification(system=system, release=free.unit, code=free.value)


def known_classification(free: FreeProperty, plan: Plan) -> Classification | None:
    """The class that a vendor's row gives under the name of a classification system."""
    system = plan.classification_names.get(free.name.strip().casefold())
    return decode_classification(free, system) if system and free.value else None


def encode_terminals(items: Sequence[Terminal]) -> Iterator[FreeProperty]:
    """The terminals by their designations, and how those are connected of which that is known."""
    names = [item.designation for item in items]
    are_listed = all(is_clean(name) and name and _COMMA not in name for name in names)
    if are_listed and not all(map(_is_told, items)):
        yield from pages(TERMINALS, [(_DESIGNATIONS, f"{_COMMA} ".join(names))])
    for item in items:
        name = f"Terminal: {item.designation}"
        if not are_listed and not _is_told(item):
            yield FreeProperty(name, "", key=f"{name} 1")
        yield from pages(name, _TERMINAL_LINES.entries(item))


def _is_told(item: Terminal) -> bool:
    return bool(item.connection or item.remarks)


def decode_terminals(
    listed: Mapping[str, list[Entry]], told: Mapping[str, list[Entry]]
) -> tuple[Terminal, ...]:
    """The terminals.

    Args:
        listed: the rows that name them all.
        told: rows of single ones, by their designations.
    """
    text = joined(entry for entries in listed.values() for entry in entries).get(_DESIGNATIONS, "")
    names = filter(None, (name.strip() for name in text.split(_COMMA)))
    return tuple(
        Terminal(designation=name, **_TERMINAL_LINES.values(joined(told.get(name, [])).items()))
        for name in dict.fromkeys([*names, *told])
    )


def encode_accessory(index: int, item: Accessory) -> Iterator[FreeProperty]:
    """What an accessory position has no attribute for; all of one that is included.

    It has no position: EPLAN would order it again.
    """
    placed = {} if item.included else {"part_number": item.part_number, "required": item.required}
    entries = _ACCESSORY_LINES.entries(item, {"quantity": _ONE, **placed})
    yield from pages(f"Accessory: {index}", entries)


def decode_accessory(entries: list[Entry]) -> dict[str, Any]:
    """Values of an accessory's fields; one that is included names its part."""
    values = _ACCESSORY_LINES.values(joined(entries).items())
    return {name: value for name, value in values.items() if name != "quantity" or value}


def encode_document(index: int, item: Document, linked: bool) -> Iterator[FreeProperty]:
    """What an external document has no place for; without a link, all of it."""
    placed = {"title": item.title, "url": item.url} if linked else {}
    yield from pages(f"Document: {index}", _DOCUMENT_LINES.entries(item, placed))


def decode_document(url: str, title: str, entries: list[Entry]) -> Document:
    """The document."""
    placed = {"title": title, "url": url}
    return _DOCUMENT(**placed | _DOCUMENT_LINES.values(joined(entries).items()))


def encode_end(letter: str, end: CableEnd, *, is_placed: bool) -> Iterator[FreeProperty]:
    """What is at one end of a cable, and where it fits; its connector unless a position has it."""
    mates = [("Mates with", encode_entries(_MATE_LINES.entries(mate))) for mate in end.mates_with]
    placed = {"connector": end.connector} if is_placed else {}
    entries = [*_END_LINES.entries(end, placed), *mates, *encode_names(end.contact_names)]
    yield from pages(f"End: {letter}", entries)


def decode_end(entries: list[Entry], connector: str) -> CableEnd:
    """The end of a cable."""
    values: dict[str, Any] = {"connector": connector} | _END_LINES.values(joined(entries).items())
    values.setdefault("state", EndState.CONNECTOR if values["connector"] else EndState.NOT_STATED)
    return CableEnd(
        **values,
        mates_with=tuple(_mates(entries)),
        contact_names=decode_names(entries),
    )


def encode_no_core(place: int, row: Conductor) -> Iterator[FreeProperty]:
    """A row of a wiring table without a core, by its place there.

    A function template would be a conductor.
    """
    yield from pages(f"{NO_CORE}: {row.id}", [("Row", str(place)), *_ROW_LINES.entries(row)])


def with_no_core(
    conductors: Sequence[Conductor], rows: Mapping[str, list[Entry]]
) -> tuple[Conductor, ...]:
    """The wiring table with such rows, by their ids, where they stand in it."""
    table = list(conductors)
    for id_, entries in rows.items():
        texts = joined(entries)
        row = Conductor(id=id_, core=Core.NONE, **_ROW_LINES.values(texts.items()))
        place = texts.get("Row", "")
        table.insert(int(place) - 1 if _PLACE.fullmatch(place) else len(table), row)
    return tuple(table)


def _mates(entries: Sequence[Entry]) -> Iterator[PortReference]:
    for label, text in entries:
        if label == "Mates with":
            told = _MATE_LINES.read(text)
            mate = {"part_number": text} if told is None else _MATE_LINES.values(told)
            yield PortReference(**{"part_number": "", "port": ""} | mate)


def topic_entries(topic: str, value: str) -> list[Entry] | None:
    """The labelled lines of a row, or None where it holds something else."""
    if topic == TERMINALS:
        return decode_entries(value, (_DESIGNATIONS,))
    lines = _TOPICS.get(topic)
    if lines is None:
        return None if value else []
    return lines.read(value)
