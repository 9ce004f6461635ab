"""Fields of the model that EPLAN has no attribute for, as named rows of the free properties."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, joined, spoken, unspoken
from cadbridge.formats.eplan.fields.ports import decode_names, encode_names
from cadbridge.formats.eplan.fields.sheet import FreeProperty, pages
from cadbridge.formats.eplan.plan import Plan
from cadbridge.mapping.codecs import decode_decimal, encode_decimal
from cadbridge.model import (
    Accessory,
    CableEnd,
    Classification,
    Document,
    EndState,
    PortReference,
    Terminal,
)

_LABELS: dict[str, tuple[str, ...]] = {
    "Terminal": ("Connection", "Remarks"),
    "Accessory": ("Part", "Required", "Quantity", "Remarks"),
    "Document": ("Title", "Number", "URL", "Author", "Date", "Remarks"),
    "End": ("State", "Connector", "Label", "Mates with", "Contact name"),
}
"""Labels of each topic whose value is labelled lines."""
_MATE_LABELS = ("Part", "Port")


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


def encode_terminal(item: Terminal) -> Iterator[FreeProperty]:
    """How a terminal is connected; a terminal of which nothing is known has one row as well."""
    entries = [("Connection", item.connection), ("Remarks", item.remarks)]
    name = f"Terminal: {item.designation}"
    if not item.connection and not item.remarks:
        yield FreeProperty(name, "", key=f"{name} 1")
    yield from pages(name, entries)


def decode_terminal(designation: str, entries: list[Entry]) -> Terminal:
    """The terminal."""
    texts = joined(entries)
    return Terminal(
        designation=designation,
        connection=texts.get("Connection", ""),
        remarks=texts.get("Remarks", ""),
    )


def encode_accessory(index: int, item: Accessory) -> Iterator[FreeProperty]:
    """What an accessory position has no attribute for; all of one that is included.

    It has no position: EPLAN would order it again.
    """
    entries = [
        ("Part", item.part_number if item.included else ""),
        ("Required", "yes" if item.included and item.required else ""),
        ("Quantity", "" if item.quantity == 1 else encode_decimal(item.quantity)),
        ("Remarks", item.remarks),
    ]
    yield from pages(f"Accessory: {index}", entries)


def decode_included(texts: dict[str, str]) -> Accessory:
    """An accessory that is included, of what its row says."""
    return Accessory(
        part_number=texts["Part"],
        quantity=decode_quantity(texts),
        required=texts.get("Required") == "yes",
        included=True,
        remarks=texts.get("Remarks", ""),
    )


def decode_quantity(entries: dict[str, str]) -> Decimal:
    """How many; one where nothing readable is said."""
    try:
        return decode_decimal(entries.get("Quantity", "1")) or Decimal(1)
    except ValueError:
        return Decimal(1)


def encode_document(index: int, item: Document, linked: bool) -> Iterator[FreeProperty]:
    """What an external document has no place for; without a link, all of it."""
    entries = [
        ("Title", "" if linked else item.title),
        ("Number", item.number),
        ("URL", "" if linked else item.url),
        ("Author", item.author),
        ("Date", item.date),
        ("Remarks", item.remarks),
    ]
    yield from pages(f"Document: {index}", entries)


def decode_document(url: str, title: str, entries: list[Entry]) -> Document:
    """The document."""
    texts = joined(entries)
    return Document(
        title=texts.get("Title", title),
        number=texts.get("Number", ""),
        url=texts.get("URL", url),
        author=texts.get("Author", ""),
        date=texts.get("Date", ""),
        remarks=texts.get("Remarks", ""),
    )


def encode_end(letter: str, end: CableEnd, connector: str) -> Iterator[FreeProperty]:
    """What is at one end of a cable, and where it fits; `connector` unless a position has it."""
    mates = [
        ("Mates with", f"Part: {mate.part_number}\nPort: {mate.port}") for mate in end.mates_with
    ]
    entries = [
        ("State", spoken(end.state)),
        ("Connector", connector),
        ("Label", end.label),
        *mates,
        *encode_names(end.contact_names),
    ]
    yield from pages(f"End: {letter}", entries)


def decode_end(entries: list[Entry], connector: str) -> CableEnd:
    """The end of a cable."""
    texts = joined(entries)
    connector = texts.get("Connector", connector)
    state = unspoken(texts.get("State", ""))
    usual = EndState.CONNECTOR if connector else EndState.NOT_STATED
    return CableEnd(
        state=EndState(state) if state in set(EndState) else usual,
        connector=connector,
        label=texts.get("Label", ""),
        mates_with=tuple(_mates(entries)),
        contact_names=decode_names(entries),
    )


def _mates(entries: Sequence[Entry]) -> Iterator[PortReference]:
    for label, text in entries:
        if label == "Mates with":
            mate = dict(decode_entries(text, _MATE_LABELS) or [])
            yield PortReference(part_number=mate.get("Part", text), port=mate.get("Port", ""))


def topic_entries(topic: str, value: str) -> list[Entry] | None:
    """The labelled lines of a row, or None where it holds something else."""
    return decode_entries(value, _LABELS.get(topic, ())) if value else []
