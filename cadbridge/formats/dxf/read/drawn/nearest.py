"""Which text belongs to which contact: the closest pairs first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, inf, radians, sin
from typing import Protocol

from cadbridge.drawing.shapes.items import Point
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.formats.dxf.read.drawn.shapes import Word

_SAME_DIGITS = 6
"""Digits behind the point, in millimetres, to which distances are the same."""
_FARTHEST = 2.6
"""Heights of a text that it may stand from its contact's edge."""


class Shape(Protocol):
    """A circle or another closed shape."""

    @property
    def x(self) -> float:
        """Of its middle."""

    @property
    def y(self) -> float:
        """Of its middle."""

    def gap(self, point: Point) -> float:
        """How far outside its edge a point is, in millimetres; negative or 0 inside."""


def nearest_numbers(
    shapes: Sequence[Shape],
    numbers: Sequence[Word],
    names: Mapping[int, str] | None = None,
    farthest: float = inf,
) -> dict[int, Word]:
    """Index of a shape to the text beside it; of texts equally close its own name goes first.

    Args:
        shapes: the contacts.
        numbers: the texts.
        names: the own name of shapes that have one, by their index.
        farthest: heights of a text that it may stand from a contact's edge.
    """
    own = names or {}
    boxes = [_TextBox.of(word) for word in numbers]
    nearest = _closest(
        (gap, word.text != own.get(index), away, number, index)
        for index, shape in enumerate(shapes)
        for number, (word, box) in enumerate(zip(numbers, boxes, strict=True))
        for gap in (box.gap(shape),)
        for away in (round(shape.gap(word.middle), _SAME_DIGITS),)
        if gap < farthest * word.height
    )
    return {index: numbers[number] for index, number in nearest.items()}


def close_numbers(shapes: Sequence[Shape], numbers: Sequence[Word]) -> dict[int, Word]:
    """Index of a shape to the text beside it, where that is not far away."""
    return nearest_numbers(shapes, numbers, farthest=_FARTHEST)


def nearest_places(shapes: Sequence[Shape], places: Sequence[Point]) -> dict[int, int]:
    """Index of a shape to that of the place nearest to its edge."""
    return _closest(
        (max(gap, 0.0), False, gap, number, index)
        for index, shape in enumerate(shapes)
        for number, place in enumerate(places)
        for gap in (round(shape.gap(place), _SAME_DIGITS),)
    )


def _closest(pairs: Iterable[tuple[float, bool, float, int, int]]) -> dict[int, int]:
    nearest: dict[int, int] = {}
    taken: set[int] = set()
    for *_, number, index in sorted(pairs):
        if index not in nearest and number not in taken:
            nearest[index] = number
            taken.add(number)
    return nearest


@dataclass(frozen=True, slots=True)
class _TextBox:
    """The room that a text takes, however it is turned."""

    middle: Point
    half: Point
    along: Point

    @staticmethod
    def of(word: Word) -> "_TextBox":
        half = (text_width(word.text, word.height) / 2, word.height / 2)
        turn = radians(word.angle)
        return _TextBox(word.middle, half, (cos(turn), sin(turn)))

    def gap(self, shape: Shape) -> float:
        """How far outside a shape's edge it begins; 0 inside."""
        dx, dy = shape.x - self.middle[0], shape.y - self.middle[1]
        (cx, cy), (across, up) = self.along, self.half
        x = min(max(dx * cx + dy * cy, -across), across)
        y = min(max(dy * cx - dx * cy, -up), up)
        point = (self.middle[0] + x * cx - y * cy, self.middle[1] + x * cy + y * cx)
        return max(round(shape.gap(point), _SAME_DIGITS), 0.0)
