"""The wiring of a cable: a table, in it each conductor as a line in its colour from end to end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cadbridge.drawing.said.labels import CERTAINTY, LENGTHS, WIRES, cells
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.colours import colours_of
from cadbridge.drawing.shapes.geometry import box
from cadbridge.drawing.shapes.items import Align, Filled, Item, Layer, Outline, Pen, Segment, Text
from cadbridge.drawing.shapes.lettering import text_width, widest
from cadbridge.drawing.shapes.paper import Box
from cadbridge.drawing.sheets.table import ROW, Table
from cadbridge.model import CableSpec, Conductor

ALWAYS = ("Contact A", "Contact B", "Conductor", "Colour", "Signal")
"""Columns that stand even where they are empty."""
LINES = 40.0
"""Width of the lines, in paper millimetres, where no label makes them wider."""
_INSET = 2.0
"""Between the table and a line."""
_BAND = 1.2
"""Width of one line, in paper millimetres."""
_UNDER, _OVER = 2.4, 2.3
"""How far a shield reaches below and above the middles of the rows that it is around."""
_STRIPE = 3.0
_SHORTEST = 3 * _STRIPE
"""Of a line left and right of its label: each colour of a core shows."""
_LABEL, _AROUND = 2.5, 1.0
"""Height of a label, and the room left and right of it."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """Rows of the table, and where they stand."""

    items: tuple[Item, ...]
    box: Box
    near: float
    """Where the lines begin, and end."""
    far: float


def wiring(
    spec: CableSpec, certainty: Sequence[str], left: float, top: float, unit: float, words: Words
) -> Wiring:
    """The wiring table with its upper left corner at a point.

    Args:
        spec: the cable.
        certainty: of each conductor, in words.
        left: of the table.
        top: of the table.
        unit: a paper millimetre.
        words: the language.
    """
    height = 2.5 * unit
    widest_label = widest(map(line_label, spec.conductors), _LABEL)
    room = max(LINES, widest_label + 2 * (_AROUND + _SHORTEST + _INSET)) * unit
    columns = (*WIRES, CERTAINTY)
    rows = [
        (*cells(WIRES, item), said) for item, said in zip(spec.conductors, certainty, strict=True)
    ]
    kept = [
        index
        for index, title in enumerate(columns)
        if title in ALWAYS or any(row[index] for row in rows)
    ]
    titles = tuple(words(columns[index]) for index in kept)
    shown = tuple(tuple(row[index] for index in kept) for row in rows)
    first = Table(titles[:1], tuple(row[:1] for row in shown))
    rest = Table(titles[1:], tuple(row[1:] for row in shown))
    near = left + first.size(height)[0]
    far = near + room
    width, tall = rest.size(height)
    items = [*first.items(left, top, height), *rest.items(far, top, height)]
    items += [
        Segment(Layer.TABLE, (near, y), (far, y), Pen.NARROW) for y in (top, top - ROW * height)
    ]
    middles = [top - ROW * height * (number + 1.5) for number in range(len(rows))]
    inset = _INSET * unit
    items += _lines(spec.conductors, middles, near + inset, far - inset, unit)
    items += _shields(spec.conductors, middles, near + inset, far - inset, unit)
    return Wiring(tuple(items), (left, top - tall, far + width, top), near, far)


def _lines(
    conductors: Sequence[Conductor], middles: Sequence[float], near: float, far: float, unit: float
) -> Iterator[Item]:
    for item, y in zip(conductors, middles, strict=True):
        if not item.is_wired:
            continue
        label, middle = line_label(item), (near + far) / 2
        half = text_width(label, _LABEL * unit) / 2 + _AROUND * unit
        yield from _line(item, y, near, middle - half, unit)
        yield from _line(item, y, middle + half, far, unit)
        base = (middle, y - _LABEL / 2 * unit)
        yield Text(Layer.WIRE, base, _LABEL * unit, label, Align.CENTRE)
    yield from _pairs(conductors, middles, near, far, unit)


def line_label(item: Conductor) -> str:
    """Number, colour and cross-section, as they stand in a line."""
    section = item.cross_section_mm2
    said = (
        item.core_number or item.id,
        item.colour,
        "" if section is None else f"{section:f} mm²",
    )
    return "  ".join(text for text in said if text)


def _line(item: Conductor, y: float, near: float, far: float, unit: float) -> Iterator[Item]:
    """A band in the core's colours with an outline; a dashed line for a shield; else a thin one."""
    colours = colours_of(item.colour)
    if not colours:
        pen = Pen.DASHED if item.shield else Pen.NARROW
        yield Segment(Layer.WIRE, (near, y), (far, y), pen)
        return
    half = _BAND / 2 * unit
    yield Filled(Layer.WIRE, (near, y - half), (far, y + half), colours[0])
    step = _STRIPE * unit
    for number in range(1, int((far - near) / step)):
        colour = colours[number % len(colours)]
        if colour is not colours[0]:
            x = near + number * step
            yield Filled(Layer.WIRE, (x, y - half), (x + step, y + half), colour)
    corners = box(near, y - half, far, y + half)
    yield Outline(Layer.WIRE, corners, (0.0,) * 4, Pen.NARROW)


def _pairs(
    conductors: Sequence[Conductor], middles: Sequence[float], near: float, far: float, unit: float
) -> Iterator[Item]:
    """Cores of a pair that stand below each other cross twice, as twisted."""
    rows = zip(conductors, middles, strict=True)
    for pair, group in groupby(rows, key=lambda row: row[0].pair):
        ys = [y for _, y in group]
        if not pair or len(ys) < 2:
            continue
        for share in (0.12, 0.88):
            x = near + share * (far - near)
            for start, end in ((ys[0], ys[-1]), (ys[-1], ys[0])):
                yield Segment(Layer.WIRE, (x - 1.5 * unit, start), (x + 1.5 * unit, end))


def _shields(
    conductors: Sequence[Conductor], middles: Sequence[float], near: float, far: float, unit: float
) -> Iterator[Item]:
    """A dashed frame around the cores in a shield: those of their own, then that of the cable."""
    by_shield: dict[str, list[float]] = {}
    for item, y in zip(conductors, middles, strict=True):
        if item.shielded_by:
            by_shield.setdefault(item.shielded_by, []).append(y)
    owned = {item.shielded_by for item in conductors}
    frames = [(ys, 0.22) for ys in by_shield.values()]
    outer = [item for item in conductors if item.shield and item.id not in owned]
    if outer:
        cores = [y for item, y in zip(conductors, middles, strict=True) if not item.shield]
        frames += [(cores, 0.06)] if cores else []
    for ys, share in frames:
        inset = share * (far - near)
        low, high = min(ys) - _UNDER * unit, max(ys) + _OVER * unit
        corners = box(near + inset, low, far - inset, high)
        yield Outline(Layer.WIRE, corners, (0.0,) * 4, Pen.DASHED)
    for item, y in zip(conductors, middles, strict=True):
        ys = by_shield.get(item.id) or (
            [other for core, other in zip(conductors, middles, strict=True) if not core.shield]
            if item in outer
            else []
        )
        if ys:
            x = near + (0.22 if item.id in by_shield else 0.06) * (far - near)
            nearest = min(ys, key=lambda other: abs(other - y))
            edge = nearest - _UNDER * unit if nearest > y else nearest + _OVER * unit
            yield Segment(Layer.WIRE, (x, edge), (x, y), Pen.DASHED)


def length_table(spec: CableSpec, certainty: Sequence[str], words: Words) -> Table:
    """Lengths with their order codes, and in words how sure each of these is."""
    titles = (*LENGTHS, CERTAINTY) if any(certainty) else (*LENGTHS,)
    rows = (
        (*cells(LENGTHS, item), said) for item, said in zip(spec.lengths, certainty, strict=True)
    )
    return Table(
        tuple(words(title) for title in titles),
        tuple(row[: len(titles)] for row in rows),
    )
