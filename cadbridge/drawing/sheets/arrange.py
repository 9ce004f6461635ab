"""Pieces of a drawing on a sheet of paper, in rows, as large as they were set."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cadbridge.drawing.shapes.items import Item
from cadbridge.drawing.shapes.paper import Box, Paper, PaperSize, Viewport
from cadbridge.drawing.shapes.titleblock import (
    ON_PAPER,
    WIDTH,
    Row,
    block_height,
    block_items,
    block_width,
)

_GAP = 6.0
"""Between pieces, in millimetres of the paper."""
_INSET = 3.0
"""Between frame and pieces."""
_SMALLER = 0.93
"""Step by which pieces shrink on a sheet that the user chose too small."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown together: items, and the box that they take in the drawing."""

    items: tuple[Item, ...]
    box: Box
    scale: float
    least: float
    """The smallest scale at which its texts are still read at arm's length."""
    breaks: bool = False
    """It begins a new row."""

    def sized(self, tight: bool) -> tuple[float, float, float]:
        """Width, height and scale, as it was set or as small as it may be."""
        scale = self.least if tight else self.scale
        left, bottom, right, top = self.box
        return (right - left) * scale, (top - bottom) * scale, scale


Sized = tuple[float, float, float]
Place = tuple[float, float]
Rows = Sequence[Row]
RowsAt = Callable[[float], Rows]
"""The title block, which says the scale, where all is smaller by a factor than it was set."""


def on_paper(
    pieces: Sequence[Piece], block: Piece, rows_at: RowsAt, sizes: Sequence[PaperSize]
) -> Paper:
    """The pieces on the first sheet that holds them.

    Args:
        pieces: in the order of reading.
        block: the drawing's own title block.
        rows_at: of the title block.
        sizes: of paper, from small to large; on the last the pieces shrink until they fit.
    """
    rows = rows_at(1.0)
    for size in sizes:
        for tight in (False, True):
            sized = [piece.sized(tight) for piece in pieces]
            places = _places(pieces, sized, size, rows)
            if places is not None:
                return _paper(size, block, rows, pieces, sized, places)
    size, factor = sizes[-1], 1.0
    while True:
        factor *= _SMALLER
        rows = rows_at(factor)
        sized = [_times(piece.sized(True), factor) for piece in pieces]
        places = _places(pieces, sized, size, rows)
        if places is not None or factor < 0.01:
            places = places or [(0.0, 0.0)] * len(pieces)
            paper = _paper(size, block, rows, pieces, sized, places)
            return replace(paper, smaller=factor)


def _times(sized: Sized, factor: float) -> Sized:
    width, height, scale = sized
    return width * factor, height * factor, scale * factor


def _places(
    pieces: Sequence[Piece], sized: Sequence[Sized], size: PaperSize, rows: Rows
) -> list[Place] | None:
    """Lower left corners, or nothing where they do not fit: in rows, else packed."""
    left, bottom, right, top = size.frame
    foot = bottom + block_height(rows) * ON_PAPER
    room = left + _INSET, foot + _INSET, right - _INSET, top - _INSET
    beside = room[0], bottom + _INSET, right - _block_width(size, rows) - _INSET, room[3]
    inside = room[0], beside[1], room[2], room[3]
    block = beside[2], beside[1], right, room[1]
    return _in_rows(pieces, sized, room, beside) or _packed(sized, inside, block)


def _packed(sized: Sequence[Sized], room: Box, block: Box) -> list[Place] | None:
    """Each in turn as far left, and there as high, as it has room beside the others.

    Args:
        sized: the pieces.
        room: inside the frame.
        block: the title block, with the room around it.
    """
    left, bottom, right, top = room
    boxes: list[Box] = []
    for width, height, _ in sized:
        xs = sorted({left, *(box[2] + _GAP for box in boxes)})
        ys = sorted({top, *(box[1] - _GAP for box in boxes)}, reverse=True)
        corners = ((x, y - height, x + width, y) for x in xs for y in ys)
        free = (
            box
            for box in corners
            if box[1] >= bottom
            and box[2] <= right
            and not any(_overlap(box, other) for other in (block, *boxes))
        )
        place = next(free, None)
        if place is None:
            return None
        boxes.append(place)
    spare = (right - max(box[2] for box in boxes)) / 2
    if any(_overlap((box[0] + spare, box[1], box[2] + spare, box[3]), block) for box in boxes):
        spare = 0.0
    return [(box[0] + spare, box[1]) for box in boxes]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _in_rows(
    pieces: Sequence[Piece], sized: Sequence[Sized], room: Box, beside: Box
) -> list[Place] | None:
    """Row below row, each in the middle; the last one left of the title block if it must."""
    left, over, right, top = room
    lines = list(_lines(pieces, sized, right - left))
    tallest = [max(sized[index][1] for index in line) for line in lines]
    widest = max(_width(line, sized) for line in lines)
    needed = sum(tallest) + _GAP * (len(lines) - 1)
    is_beside = needed > top - over and _width(lines[-1], sized) <= beside[2] - left
    spare = top - (beside[1] if is_beside else over) - needed
    if is_beside:
        spare = min(spare, top - over - (needed - tallest[-1]))
    if spare < 0 or widest > right - left + 1e-6:
        return None
    places: dict[int, Place] = {}
    lead = min(spare / 3, 12.0)
    gap = _GAP + min((spare - lead) / len(lines), _GAP)
    y = top - lead
    for line, height in zip(lines, tallest, strict=True):
        x = left + (right - left - _width(line, sized)) / 2
        if is_beside and line is lines[-1]:
            x = left
        for index in line:
            places[index] = (x, y - sized[index][1])
            x += sized[index][0] + _GAP
        y -= height + gap
    return [places[index] for index in range(len(pieces))]


def _width(line: Iterable[int], sized: Sequence[Sized]) -> float:
    widths = [sized[index][0] for index in line]
    return sum(widths) + _GAP * (len(widths) - 1)


def _lines(pieces: Sequence[Piece], sized: Sequence[Sized], width: float) -> Iterator[list[int]]:
    line: list[int] = []
    for index, piece in enumerate(pieces):
        if line and (piece.breaks or _width([*line, index], sized) > width):
            yield line
            line = []
        line.append(index)
    yield line


def _paper(
    size: PaperSize,
    own_block: Piece,
    rows: Rows,
    pieces: Sequence[Piece],
    sized: Sequence[Sized],
    places: Sequence[Place],
) -> Paper:
    _, bottom, right, _ = size.frame
    wide = _block_width(size, rows)
    top = bottom + block_height(rows) * ON_PAPER
    block = block_items(rows, right - wide, top, wide, ON_PAPER)
    viewports = (
        Viewport(piece.box, place, scale, piece.items)
        for piece, (_, _, scale), place in zip(pieces, sized, places, strict=True)
    )
    taken = [
        (x, y, x + width, y + height)
        for (x, y), (width, height, _) in zip(places, sized, strict=True)
    ]
    taken.append((right - wide, bottom, right, top))
    return Paper(size, (*size.items(taken), *block), tuple(viewports), _foot(own_block, size))


def _block_width(size: PaperSize, rows: Rows) -> float:
    left, _, right, _ = size.frame
    return min(ON_PAPER * max(WIDTH, block_width(rows)), right - left)


def _foot(block: Piece, size: PaperSize) -> Viewport:
    """The drawing's own title block in the lower right corner of the frame."""
    left, bottom, right, _ = size.frame
    wide = block.box[2] - block.box[0]
    scale = min(block.scale * ON_PAPER, (right - left) / wide)
    return Viewport(block.box, (right - wide * scale, bottom), scale, block.items)
