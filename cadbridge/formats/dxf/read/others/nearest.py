"""Which text belongs to which contact: the closest pairs first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from cadbridge.drawing.items import Point
from cadbridge.formats.dxf.read.shapes import Word

_SAME_DIGITS = 6
"""Digits behind the point, in millimetres, to which distances are the same."""
_FARTHEST = 3.0
"""Heights of a text that it may stand from its contact's edge."""


class Shape(Protocol):
    """A circle or another closed shape."""

    def gap(self, point: Point) -> float:
        """How far outside its edge a point is, in millimetres; negative or 0 inside."""


def nearest_numbers(
    shapes: Sequence[Shape], numbers: Sequence[Word], names: Mapping[int, str] | None = None
) -> dict[int, Word]:
    """Index of a shape to the text beside it; of texts equally close its own name goes first."""
    own = names or {}
    places = [word.middle for word in numbers]
    nearest = nearest_places(
        shapes, places, lambda shape, number: numbers[number].text == own.get(shape)
    )
    return {shape: numbers[number] for shape, number in nearest.items()}


def close_numbers(shapes: Sequence[Shape], numbers: Sequence[Word]) -> dict[int, Word]:
    """Index of a shape to the text beside it, where that is not far away."""
    return {
        index: word
        for index, word in nearest_numbers(shapes, numbers).items()
        if shapes[index].gap(word.middle) < _FARTHEST * word.height
    }


def nearest_places(
    shapes: Sequence[Shape],
    places: Sequence[Point],
    is_own: Callable[[int, int], bool] = lambda shape, place: False,
) -> dict[int, int]:
    """Index of a shape to that of the place nearest to its edge."""
    pairs = sorted(
        (max(gap, 0.0), not is_own(index, number), gap, number, index)
        for index, shape in enumerate(shapes)
        for number, place in enumerate(places)
        for gap in (round(shape.gap(place), _SAME_DIGITS),)
    )
    nearest: dict[int, int] = {}
    taken: set[int] = set()
    for *_, number, index in pairs:
        if index not in nearest and number not in taken:
            nearest[index] = number
            taken.add(number)
    return nearest
