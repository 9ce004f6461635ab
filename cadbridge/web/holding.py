"""What a part or face holds, in tables: its values, contacts, cores and functions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.tables import Row, table
from cadbridge.library.plain import to_plain
from cadbridge.mapping.definitions import points_words
from cadbridge.model import Conductor, Direction, Face, Function, Part, Pin
from cadbridge.model.fields import key_of
from cadbridge.web.part_words import model_word, place_words
from cadbridge.web.visit import Visit
from cadbridge.words import in_words, spoken

_MOST_ROWS = 4000
"""Values, contacts, cores and functions that are listed on a page."""
_DATA = ("Place", "Value")
_PIN = ("Contact", "Signal", "Function", "Direction", "Voltage", "Colour", "Remarks")
_CORE = (
    *("Core", "Colour", "Cross section", "Gauge", "Length mm", "Shield", "Pair"),
    *("Contact A", "Contact B", "Signal", "Function", "Remarks"),
)
_FUNCTION = ("Function", "Connection points", "Remarks")
_CONTACT = ("Contact", "x mm", "y mm", "Diameter mm")
_KEPT = "extras."
_LONGEST = 120
"""Characters that are shown of what is kept for the way back to a file."""
_OF_WORDS = ("gender", "kind", "state")
"""Fields whose values are words of the model."""
_IN_TABLES = ("conductors", "contacts", "functions", "pins")
"""Lists that have a table of their own."""


@dataclass(frozen=True, slots=True)
class Held:
    """One table."""

    kind: str
    """What it is a table of: ``port``."""
    name: str
    """Which of several; nothing where there is one."""
    columns: Sequence[str]
    rows: tuple[tuple[str, ...], ...]


def held_by(items: Iterable[Part | Face]) -> dict[str, tuple[Held, ...]]:
    """The tables of parts and faces by their keys, as far as a page can show them."""
    shown, left = {}, _MOST_ROWS
    for item in items:
        tables = tuple(_held(item))
        left -= sum(len(one.rows) for one in tables)
        if left < 0:
            break
        shown[key_of(item)] = tables
    return shown


def _held(item: Part | Face) -> Iterator[Held]:
    yield Held("Values", "", _DATA, tuple(_values("", to_plain(item))))
    if isinstance(item, Face):
        contacts = ((c.id, str(c.x_mm), str(c.y_mm), str(c.diameter_mm)) for c in item.contacts)
        yield Held("Contacts", "", _CONTACT, tuple(contacts))
        return
    for port in item.ports:
        if port.pins:
            yield Held("Port", port.designation, _PIN, tuple(map(_pin, port.pins)))
    cores = item.cable.conductors if item.cable else ()
    if cores:
        yield Held("Conductors", "", _CORE, tuple(map(_core, cores)))
    if item.functions:
        yield Held("Functions", "", _FUNCTION, tuple(map(_function, item.functions)))


def _values(place: str, plain: Any) -> Iterator[tuple[str, str]]:
    """What is filled outside the tables, each with its place: ``cable.end_a.label``."""
    if not isinstance(plain, Mapping):
        words = in_words(_without_sources(plain))
        is_kept = place.startswith(_KEPT) and len(words) > _LONGEST
        yield place, f"{words[:_LONGEST]} ..." if is_kept else words
        return
    for name, item in _without_sources(plain).items():
        at = f"{place}.{name}" if place else name
        if name == "ports":
            for port in item:
                inside = {key: port[key] for key in port if key != "designation"}
                yield from _values(f"{at}[{port['designation']}]", inside)
        elif name not in _IN_TABLES:
            yield from _values(at, item)


def _without_sources(plain: Any) -> Any:
    if isinstance(plain, Mapping):
        return {key: _without_sources(plain[key]) for key in plain if key != "sources"}
    return [*map(_without_sources, plain)] if isinstance(plain, list | tuple) else plain


def _pin(pin: Pin) -> tuple[str, ...]:
    direction = "" if pin.direction is Direction.UNSPECIFIED else model_word(pin.direction)
    return (
        pin.contact,
        pin.signal,
        pin.function,
        direction,
        pin.voltage,
        pin.wire_colour,
        pin.remarks,
    )


def _core(row: Conductor) -> tuple[str, ...]:
    size, length = (str(item or "") for item in (row.cross_section_mm2, row.length_mm))
    shield = "yes" if row.shield else row.shielded_by
    return (
        *(row.id, row.colour, size and f"{size} mm²", row.gauge, length, shield, row.pair),
        *(row.contact_a, row.contact_b, row.signal, row.function, row.remarks),
    )


def _function(function: Function) -> tuple[str, ...]:
    points = points_words(function) or ", ".join(function.terminals)
    return (function.name, points, function.remarks)


def held_words(visit: Visit, title: str, tables: Sequence[Held]) -> Content:
    """The tables of a part, folded below a title."""
    if not tables:
        return None
    shown = [_table(visit, item) for item in tables]
    return element("details", element("summary", title), shown, class_="held")


def _table(visit: Visit, item: Held) -> Markup:
    title = " ".join(filter(None, (visit.say(item.kind), item.name)))
    columns = [visit.say(name) for name in item.columns]
    rows = [
        Row([_cell(visit, *pair) for pair in zip(item.columns, _said(visit, cells), strict=True)])
        for cells in item.rows
    ]
    return Markup(element("h4", title) + table(title, columns, rows))


def _said(visit: Visit, cells: Sequence[str]) -> Sequence[str]:
    """The cells, of which a word of the model is in the visitor's language."""
    place, *values = cells
    if place.rpartition(".")[2] in _OF_WORDS:
        return (place, *(visit.say(spoken(value)) for value in values))
    return cells


def _cell(visit: Visit, column: str, text: str) -> str:
    if column == "Place":
        return place_words(visit, text)
    return visit.say(text) if column in ("Direction", "Shield") else text
