"""The title block: data fields after ISO 7200, each a small label over its value."""

from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.drawing.geometry import box
from cadbridge.drawing.items import Item, Layer, Outline, Pen, Segment, Text
from cadbridge.drawing.lettering import text_room

LABEL, VALUE, STRONG = 1.8, 2.5, 3.5
"""Heights of label, value and identifying value, in paper millimetres."""
ROW = 8.5
_LABEL_BASE, _VALUE_BASE = 2.7, 7.2
BASE_STEP = _VALUE_BASE - _LABEL_BASE
"""From the base line of a label down to that of its value, in paper millimetres."""
PAD = 1.5


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    label: str
    value: str
    strong: bool = False

    def width(self) -> float:
        """Paper millimetres that the field needs."""
        value = text_room(self.value, STRONG if self.strong else VALUE)
        return max(text_room(self.label, LABEL), value) + 2 * PAD


Row = Sequence[Field]


def block_width(rows: Sequence[Row]) -> float:
    """Paper millimetres that the widest row needs."""
    return max(sum(item.width() for item in row) for row in rows)


def block_height(rows: Sequence[Row]) -> float:
    """Paper millimetres."""
    return len(rows) * ROW


def block_items(
    rows: Sequence[Row], left: float, top: float, width: float, unit: float
) -> list[Item]:
    """The block with its upper left corner at a point, stretched to a width in model mm."""
    height = block_height(rows) * unit
    items: list[Item] = [
        Outline(Layer.TITLE, box(left, top - height, left + width, top), (0.0,) * 4, Pen.MEDIUM)
    ]
    for number, row in enumerate(rows):
        y = top - number * ROW * unit
        if number:
            items.append(Segment(Layer.TITLE, (left, y), (left + width, y)))
        items += _row(row, left, y, width, unit)
    return items


def _row(row: Row, left: float, top: float, width: float, unit: float) -> list[Item]:
    needed = sum(item.width() for item in row)
    spare = max(width / unit - needed, 0.0) / len(row)
    shrink = min(width / unit / needed, 1.0)
    items: list[Item] = []
    x = left
    for number, item in enumerate(row):
        if number:
            items.append(Segment(Layer.TITLE, (x, top), (x, top - ROW * unit)))
        size = (STRONG if item.strong else VALUE) * shrink
        items.append(
            Text(Layer.TITLE, (x + PAD * unit, top - _LABEL_BASE * unit), LABEL * unit, item.label)
        )
        if item.value:
            base = (x + PAD * unit, top - _VALUE_BASE * unit)
            items.append(Text(Layer.TITLE, base, size * unit, item.value))
        x += (item.width() * shrink + spare) * unit
    return items
