"""The title block: data fields after ISO 7200, each a small label over its value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cadbridge.drawing.shapes.geometry import box
from cadbridge.drawing.shapes.items import Item, Layer, Outline, Pen, Segment, Text
from cadbridge.drawing.shapes.lettering import text_room

LABEL, VALUE, STRONG = 1.8, 2.5, 3.5
"""Heights of label, value and identifying value, in the block's own millimetres."""
ON_PAPER = 2.5 / LABEL
"""How much larger the block is on paper, where its labels are 2.5 mm."""
WIDTH = 180.0 / ON_PAPER
"""Of the block where nothing makes it wider; on paper the 180 mm of ISO 7200."""
ROW, _MORE = 8.0, 4.0
"""Heights of a row, and of one that goes on with the value above it."""
_LABEL_BASE, _VALUE_BASE = 2.7, 7.2
BASE_STEP = _VALUE_BASE - _LABEL_BASE
"""From the base line of a label down to that of its value, in own millimetres."""
PAD = 1.5


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    label: str
    value: str
    strong: bool = False
    may_go_on: bool = False
    """Its value may take several rows: nothing reads it back."""
    goes_on: bool = False
    """It is what did not find its place in the row above."""

    def width(self) -> float:
        """Own millimetres that the field needs."""
        value = text_room(self.value, STRONG if self.strong else VALUE)
        return max(text_room(self.label, LABEL), value) + 2 * PAD


Row = Sequence[Field]


def in_width(rows: Sequence[Row]) -> list[Row]:
    """The fields in rows that are as wide as the block; what identifies a part stands first."""
    strong = [item for row in rows for item in row if item.strong]
    others = [item for row in rows for item in row if not item.strong]
    return [*_filled(strong), *_filled(part for item in others for part in _broken(item))]


def _filled(fields: Iterable[Field]) -> Iterator[Row]:
    line: list[Field] = []
    for item in fields:
        if line and (item.may_go_on or sum(field.width() for field in (*line, item)) > WIDTH):
            yield tuple(line)
            line = []
        line.append(item)
    if line:
        yield tuple(line)


def _broken(field: Field) -> Iterator[Field]:
    """A field that may go on in the row below, and has to."""
    words, kept = field.value.split(" "), field
    while field.may_go_on and kept.width() > WIDTH and len(words) > 1:
        count = len(words) - 1
        while count > 1 and replace(kept, value=" ".join(words[:count])).width() > WIDTH:
            count -= 1
        yield replace(kept, value=" ".join(words[:count]))
        words = words[count:]
        kept = replace(field, label="", value=" ".join(words), goes_on=True)
    yield kept


def row_width(row: Row) -> float:
    """Own millimetres that a row needs."""
    return sum(item.width() for item in row)


def block_width(rows: Sequence[Row]) -> float:
    """Own millimetres that the widest row needs, its values no smaller than 2.5 mm on paper."""
    return max(map(row_width, rows)) / ON_PAPER


def block_height(rows: Sequence[Row]) -> float:
    """Own millimetres."""
    return sum(map(_height, rows))


def _height(row: Row) -> float:
    return _MORE if row[0].goes_on else ROW


def block_items(
    rows: Sequence[Row], left: float, top: float, width: float, unit: float
) -> list[Item]:
    """The block with its upper left corner at a point, stretched to a width in model mm."""
    height = block_height(rows) * unit
    items: list[Item] = [
        Outline(Layer.TITLE, box(left, top - height, left + width, top), (0.0,) * 4, Pen.MEDIUM)
    ]
    y = top
    for number, row in enumerate(rows):
        if number and not row[0].goes_on:
            items.append(Segment(Layer.TITLE, (left, y), (left + width, y)))
        y -= _height(row) * unit
        items += _row(row, left, y + ROW * unit, width, unit)
    return items


def with_value(items: Iterable[Item], label: str, value: str) -> tuple[Item, ...]:
    """The items of blocks, with another value below a label."""
    items = tuple(items)
    below = {
        (round(item.position[0], 3), round(item.position[1] - item.height / LABEL * BASE_STEP, 3))
        for item in items
        if isinstance(item, Text) and item.layer is Layer.TITLE and item.text == label
    }
    return tuple(
        replace(item, text=value)
        if isinstance(item, Text)
        and (round(item.position[0], 3), round(item.position[1], 3)) in below
        else item
        for item in items
    )


def _row(row: Row, left: float, top: float, width: float, unit: float) -> list[Item]:
    needed = row_width(row)
    spare = max(width / unit - needed, 0.0) / len(row)
    shrink = min(width / unit / needed, 1.0)
    items: list[Item] = []
    x = left
    for number, item in enumerate(row):
        if number:
            items.append(Segment(Layer.TITLE, (x, top), (x, top - ROW * unit)))
        size = (STRONG if item.strong else VALUE) * shrink
        if item.label:
            base = (x + PAD * unit, top - _LABEL_BASE * unit)
            items.append(Text(Layer.TITLE, base, LABEL * unit, item.label))
        if item.value:
            base = (x + PAD * unit, top - _VALUE_BASE * unit)
            items.append(Text(Layer.TITLE, base, size * unit, item.value))
        x += (item.width() * shrink + spare) * unit
    return items
