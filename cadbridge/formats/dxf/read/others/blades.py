"""Contacts that others have drawn as rectangles, which tell no diameter."""

from collections import Counter
from collections.abc import Sequence

from cadbridge.formats.dxf.read.boxes import Box, boxes_of
from cadbridge.formats.dxf.read.others.groups import Numbered
from cadbridge.formats.dxf.read.others.nearest import close_numbers
from cadbridge.formats.dxf.read.shapes import Line, Ring, Word

_MOST_BOXES = 500
_FEWEST = 2
"""A single rectangle is a housing or a frame."""
_SIZE_DIGITS = 2
"""Digits behind the point, in millimetres, to which blades are of one size."""


def blades(lines: Sequence[Line], names: Sequence[Word]) -> list[Numbered]:
    """Rectangles of one size with a short text beside each, as circles of their width.

    Neither cells, which hold their texts, nor housings, which hold rectangles.
    """
    boxes = boxes_of(lines)
    if len(boxes) > _MOST_BOXES:
        return []
    inner = [
        box
        for box in boxes
        if not any(box.holds((one.x, one.y)) for one in boxes if one is not box)
    ]
    beside = {
        index: word
        for index, word in close_numbers(inner, names).items()
        if not inner[index].holds(word.middle)
    }
    sizes = Counter(_size(inner[index]) for index in beside)
    size, count = max(sizes.items(), key=lambda item: item[1], default=(None, 0))
    if count < _FEWEST:
        return []
    return [
        (Ring(box.x, box.y, box.width / 2, box.layer), word)
        for box, word in ((inner[index], word) for index, word in beside.items())
        if _size(box) == size
    ]


def _size(box: Box) -> tuple[float, float]:
    return round(box.width, _SIZE_DIGITS), round(box.length, _SIZE_DIGITS)
