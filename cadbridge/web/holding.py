"""What a part holds, in tables: the contacts of its ports, its cores and its functions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.tables import Row, table
from cadbridge.mapping.definitions import points_words
from cadbridge.model import Direction, Function, Part, Pin
from cadbridge.web.visit import Visit
from cadbridge.words import spoken

_PIN = ("Contact", "Signal", "Function", "Direction", "Voltage", "Colour")
_CORE = ("Core", "Colour", "Contact A", "Contact B", "Signal")
_FUNCTION = ("Function", "Connection points", "Remarks")


@dataclass(frozen=True, slots=True)
class Held:
    """One table."""

    kind: str
    """What it is a table of: ``port``."""
    name: str
    """Which of several; nothing where there is one."""
    columns: Sequence[str]
    rows: tuple[tuple[str, ...], ...]


def held(part: Part) -> Iterator[Held]:
    """The tables of a part."""
    for port in part.ports:
        if port.pins:
            yield Held("Port", port.designation, _PIN, tuple(map(_pin, port.pins)))
    cores = part.cable.conductors if part.cable else ()
    if cores:
        rows = ((c.id, c.colour, c.contact_a, c.contact_b, c.signal) for c in cores)
        yield Held("Conductors", "", _CORE, tuple(rows))
    if part.functions:
        yield Held("Functions", "", _FUNCTION, tuple(map(_function, part.functions)))


def _pin(pin: Pin) -> tuple[str, ...]:
    direction = "" if pin.direction is Direction.UNSPECIFIED else spoken(pin.direction)
    return (pin.contact, pin.signal, pin.function, direction, pin.voltage, pin.wire_colour)


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
    said = _PIN.index("Direction") if item.columns == _PIN else None
    rows = [
        Row([visit.say(cell) if at == said else cell for at, cell in enumerate(cells)])
        for cells in item.rows
    ]
    return Markup(element("h4", title) + table(title, columns, rows))
