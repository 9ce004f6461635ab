"""Contacts that others have drawn as rectangles, which tell no diameter."""

from collections import Counter
from collections.abc import Sequence

from cadbridge.formats.dxf.read.drawn.boxes import Box, boxes_of
from cadbridge.formats.dxf.read.drawn.nearest import close_numbers
from cadbridge.formats.dxf.read.drawn.shapes import Line, Ring, Word
from cadbridge.formats.dxf.read.others.groups import Numbered

_MOST_BOXES = 500
_FEWEST = 2
"""A single rectangle is a housing or a frame."""
_SQUARE = 1.5
"""Length to width of contacts that have room for their number."""
Size = tuple[float, float]
"""Width and length, in millimetres."""
_SIZE_DIGITS = 2
"""Digits behind the point, in millimetres, to which blades are of one size."""


def blades(lines: Sequence[Line], names: Sequence[Word]) -> tuple[list[Numbered], Size]:
    """Rectangles of one size with a short text beside each, as circles of their width.

    A text may stand in it where it touches no other, as the cells of tables do; and it holds no
    rectangles, as housings do.

    Returns:
        The rectangles, and their size.
    """
    boxes = boxes_of(lines)
    if len(boxes) > _MOST_BOXES:
        return [], (0.0, 0.0)
    inner = [
        box
        for box in boxes
        if not any(box.holds((one.x, one.y)) for one in boxes if one is not box)
    ]
    near = close_numbers(inner, names)
    beside = {
        index: word
        for index, word in near.items()
        if not inner[index].holds(word.middle) or _stands_alone(inner[index], boxes)
    }
    sizes = Counter(_size(inner[index]) for index in beside)
    size, count = max(sizes.items(), key=lambda item: item[1], default=((0.0, 0.0), 0))
    if count < _FEWEST:
        return [], size
    return [
        (Ring(box.x, box.y, box.width / 2, box.layer), word)
        for box, word in ((inner[index], word) for index, word in beside.items())
        if _size(box) == size
    ], size


def _stands_alone(box: Box, boxes: Sequence[Box]) -> bool:
    """Whether a rectangle is about square and touches no other, as cells of tables do."""
    is_square = box.length < _SQUARE * box.width
    reach = 0.55 * box.length
    return is_square and all(
        other is box or other.holds((box.x, box.y)) or other.gap((box.x, box.y)) > reach
        for other in boxes
    )


def _size(box: Box) -> Size:
    return round(box.width, _SIZE_DIGITS), round(box.length, _SIZE_DIGITS)
