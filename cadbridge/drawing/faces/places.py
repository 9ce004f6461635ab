"""Places around a contact where its label touches nothing, and is taken for nobody else's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import cos, dist, hypot, radians, sin

from cadbridge.drawing.faces.marks import Mark, Spot
from cadbridge.drawing.shapes.items import Point

_ASIDE = (12, 24, 36, 50, 65, 80, 100, 125, 150)
_TURNS = (0, *(turn * way for turn in _ASIDE for way in (1, -1)), 180)
"""Degrees from the first direction, in the order they are tried."""
_NEARER = 2.2
"""How much farther a label is from any other contact than from its own, and touches none then."""
_TEXT_NEARER = 1.2
"""The same of the text alone, in a label with its frame and symbol."""
_TINY, _FAR = 1e-9, 1e9
_GAP = 0.3
"""Between a contact and its number, in heights of the number."""
_CLEAR = 0.18
"""Between a number and anything else, in heights of the number."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Where numbers may stand."""

    box: Box
    radius: float = 0.0
    blocked: tuple[Box, ...] = ()


class Clearness(IntEnum):
    """How clearly a label stands by its own contact, judged by middles."""

    NONE = 0
    BY_EDGE = 1
    """Middles of label, text and symbol are no nearer to the edge of any other contact."""
    NEAREST = 2
    """The text is no nearer to the middle of another round contact, either."""
    CLEAR = 3
    """Other contacts are clearly farther."""


_FARTHER = {
    Clearness.CLEAR: (1.6, 1.15),
    Clearness.NEAREST: (1.0, 1.0),
    Clearness.BY_EDGE: (1.0, 0.0),
}
"""How much farther middles are from the edge, and the text from the middle, of any other contact
than of their own: people judge a large contact by its edge, and programs by its middle."""


@dataclass(frozen=True, slots=True)
class Place:
    """A label that touches nothing but maybe other labels."""

    mark: Mark
    turn: float
    """Degrees from the first direction."""
    box: Box
    clearness: Clearness

    def touches(self, other: "Place") -> bool:
        """Whether another label comes too near."""
        return _overlap(self.box, other.box, _CLEAR * self.mark.height)


def places_around(
    own: Spot, others: Sequence[Spot], room: Room, height: float, first: float
) -> Iterator[Place]:
    """Where the label of a contact can stand, set in one way after the other.

    Args:
        own: the contact.
        others: on the same face.
        room: where numbers may stand.
        height: of the number.
        first: the direction in degrees that is tried first, then those next to it.
    """
    x, y = own.centre
    for way in own.ways:
        half = Mark(own, own.centre, height, way).half
        for turn in _TURNS:
            dx, dy = cos(radians(first + turn)), sin(radians(first + turn))
            reach = _reach(own, half, _GAP * height, abs(dx), abs(dy))
            mark = Mark(own, (x + reach * dx, y + reach * dy), height, way)
            label = _box(mark.middle, half)
            if not _fits(label, room, _CLEAR * height) or not _is_its_own(mark, label, others):
                continue
            yield Place(mark, turn, label, _clearness(mark, others))


def _reach(spot: Spot, half: tuple[float, float], gap: float, dx: float, dy: float) -> float:
    """How far away in a direction a number clears its contact."""
    along_x = (spot.half_width + gap + half[0]) / dx if dx > _TINY else _FAR
    along_y = (spot.half_height + gap + half[1]) / dy if dy > _TINY else _FAR
    reach = min(along_x, along_y)
    if spot.is_round:
        corner = hypot(max(reach * dx - half[0], 0.0), max(reach * dy - half[1], 0.0))
        reach -= max(corner - spot.half_width - gap, 0.0)
    return reach


def _box(middle: Point, half: tuple[float, float]) -> Box:
    return middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]


def _fits(label: Box, room: Room, gap: float) -> bool:
    """Whether a label stands in the room and touches nothing that is no contact."""
    left, bottom, right, top = room.box
    if label[0] < left or label[1] < bottom or label[2] > right or label[3] > top:
        return False
    corner = max(-label[0], label[2]), max(-label[1], label[3])
    if room.radius and hypot(*corner) > room.radius:
        return False
    return not any(_overlap(label, other, gap) for other in room.blocked)


def _is_its_own(mark: Mark, label: Box, others: Sequence[Spot]) -> bool:
    text = _box(mark.text_middle, mark.text_half)
    return _is_nearest(label, mark.spot, others, _NEARER) and _is_nearest(
        text, mark.spot, others, _TEXT_NEARER
    )


def _clearness(mark: Mark, others: Sequence[Spot]) -> Clearness:
    for clearness, (by_edge, by_middle) in _FARTHER.items():
        if all(
            _is_nearest((*middle, *middle), mark.spot, others, by_edge) for middle in mark.middles
        ) and _is_nearest_middle(mark, others, by_middle):
            return clearness
    return Clearness.NONE


def _is_nearest(box: Box, own: Spot, others: Sequence[Spot], farther: float) -> bool:
    limit = farther * _distance(box, own)
    return all(_distance(box, other) >= limit for other in others)


def _is_nearest_middle(mark: Mark, others: Sequence[Spot], farther: float) -> bool:
    """Whether the text is; blades, whose numbers stand at their ends, are left out."""
    text, own = mark.text_middle, mark.spot
    limit = farther * dist(text, own.centre) if own.is_round else 0.0
    return all(dist(text, other.centre) >= limit for other in others)


def _distance(box: Box, spot: Spot) -> float:
    """Between a box and the edge of a contact."""
    x, y = spot.centre
    if spot.is_round:
        dx, dy = max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3])
        return max(hypot(dx, dy) - spot.half_width, 0.0)
    left, right = x - spot.half_width, x + spot.half_width
    low, high = y - spot.half_height, y + spot.half_height
    return hypot(max(box[0] - right, 0.0, left - box[2]), max(box[1] - high, 0.0, low - box[3]))


def _overlap(one: Box, other: Box, gap: float) -> bool:
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )
