"""Where the contacts' numbers stand: as large as fits, each nearest to its own contact.

All numbers of a face have one height. For each height, from large to small, every number takes
the first place around its contact where it touches nothing; the first height at which all find
one is taken. A regular order (all outwards, all below) goes before size.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, dist, hypot, radians, sin

from cadbridge.drawing.faces.marks import Mark, Spot
from cadbridge.drawing.shapes.items import Point

_TURNS = (
    0,
    12,
    -12,
    24,
    -24,
    36,
    -36,
    50,
    -50,
    65,
    -65,
    80,
    -80,
    100,
    -100,
    125,
    -125,
    150,
    -150,
    180,
)
"""Degrees from the first direction, in the order they are tried."""
_REGULAR_SPAN = 24.0
"""Degrees that a number may leave the regular order by."""
_REGULAR_SIZES = 7
"""How many of the sizes are tried for a regular order."""
_CLEAR_SIZES = 10
"""How many of the sizes are tried with middles that are clearly nearest to their own contacts."""
_NEARER = 2.2
"""How much farther a number's box is from any other contact than from its own, and a contact
from any other number."""
_TEXT_NEARER = 1.2
"""The same of the text alone, in a label with its frame and symbol."""
_MIDDLE_NEARER = 1.6
"""The same of the middles of a label, of its text and of its symbol alone."""
_CENTRE_NEARER = 1.15
"""How much farther the middle of a number is from the middle of any other contact: people judge a
large contact by its edge, and programs by its middle."""
_TINY, _FAR = 1e-9, 1e9
_GAP = 0.3
"""Between a contact and its number, in heights of the number."""
_CLEAR = 0.18
"""Between a number and anything else, in heights of the number."""
_LAST_RESORT = 0.25
"""Height of numbers on a face so dense that none fits, in diameters of its smallest contact."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Where numbers may stand."""

    box: Box
    radius: float = 0.0
    blocked: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class _Nearer:
    """How much farther middles are from any other contact than from their own."""

    edge: float
    """From its edge; of a label, of its text and of its symbol."""
    centre: float
    """From its middle; of the text, beside round contacts."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Height and label of every number, in the order of the spots."""

    height: float
    marks: tuple[Mark, ...]


@lru_cache(maxsize=512)
def number_places(spots: tuple[Spot, ...], room: Room, heights: tuple[float, ...]) -> Numbering:
    """Height and places of all numbers.

    Args:
        spots: the contacts.
        room: where numbers may stand.
        heights: from large to small; those before the last few also look for a regular order.

    Returns:
        The largest height at which all numbers stand on the same side of their contacts, be it
        outwards, above or below; else the largest at which all find any place. Only numbers of
        the smallest heights may have a middle that is nearly as near to another contact.
    """
    tidy = _ROUND_ORDERS if room.radius else _ROW_ORDERS
    clear, nearest, by_edge = (
        _Nearer(_MIDDLE_NEARER, _CENTRE_NEARER),
        _Nearer(1.0, 1.0),
        _Nearer(1.0, 0.0),
    )
    for span, sizes, nearer in (
        (_REGULAR_SPAN, heights[:_REGULAR_SIZES], clear),
        (180.0, heights[:_CLEAR_SIZES], clear),
        (180.0, heights, nearest),
        (180.0, heights, by_edge),
    ):
        for height in sizes:
            for order in tidy:
                marks = _places(spots, room, height, order, span, nearer)
                if marks:
                    return Numbering(height, marks)
    smallest = min((2 * min(spot.half_width, spot.half_height) for spot in spots), default=1.0)
    height = smallest * _LAST_RESORT
    return Numbering(height, tuple(Mark(spot, spot.centre, height, spot.ways[0]) for spot in spots))


def _outwards(spot: Spot) -> float:
    return degrees(atan2(spot.centre[1], spot.centre[0]))


def _away_from_middle(spot: Spot) -> float:
    return 90.0 if spot.centre[1] > 0 else 270.0


def _below(spot: Spot) -> float:
    return 270.0


def _above(spot: Spot) -> float:
    return 90.0


_Order = Callable[[Spot], float]
_ROUND_ORDERS: tuple[_Order, ...] = (_outwards, _away_from_middle, _below, _above)
_ROW_ORDERS: tuple[_Order, ...] = (_away_from_middle, _below, _above, _outwards)


def _places(
    spots: Sequence[Spot], room: Room, height: float, order: _Order, span: float, nearer: _Nearer
) -> tuple[Mark, ...]:
    """A place for every number, or nothing."""
    marks: list[Mark] = []
    taken: list[Box] = []
    for spot in spots:
        central = hypot(*spot.centre) <= spot.half_width
        turned = _turned(
            spot, height, 270.0 if central else order(spot), 180.0 if central else span
        )
        mark = next((one for one in turned if _is_clear(one, room, taken, spots, nearer)), None)
        if mark is None:
            return ()
        marks.append(mark)
        taken.append(_box(mark.middle, mark.half))
    return tuple(marks)


def _is_clear(
    mark: Mark, room: Room, taken: Sequence[Box], spots: Sequence[Spot], nearer: _Nearer
) -> bool:
    """Whether a label touches nothing, and nobody takes it for another contact's."""
    spot, box = mark.spot, _box(mark.middle, mark.half)
    return (
        _fits(box, room, taken, spots, spot, mark.height)
        and _is_nearest(box, spot, spots, _NEARER)
        and _is_nearest(_box(mark.text_middle, mark.text_half), spot, spots, _TEXT_NEARER)
        and all(_is_nearest((*point, *point), spot, spots, nearer.edge) for point in mark.middles)
        and _is_nearest_centre(mark.text_middle, spot, spots, nearer.centre)
    )


def _turned(spot: Spot, height: float, first: float, span: float) -> Iterator[Mark]:
    """The label at all places around its contact, set in one way after the other."""
    for way in spot.ways:
        half = Mark(spot, spot.centre, height, way).half
        for middle in _candidates(spot, half, _GAP * height, first, span):
            yield Mark(spot, middle, height, way)


def _candidates(
    spot: Spot, half: tuple[float, float], gap: float, first: float, span: float
) -> Iterator[Point]:
    """Places around a contact, those nearest to the first direction first."""
    x, y = spot.centre
    for turn in _TURNS:
        if abs(turn) > span:
            return
        dx, dy = cos(radians(first + turn)), sin(radians(first + turn))
        reach = _reach(spot, half, gap, abs(dx), abs(dy))
        yield x + reach * dx, y + reach * dy


def _reach(spot: Spot, half: tuple[float, float], gap: float, dx: float, dy: float) -> float:
    """How far away in a direction a number clears its contact."""
    along_x = (spot.half_width + gap + half[0]) / dx if dx > _TINY else _FAR
    along_y = (spot.half_height + gap + half[1]) / dy if dy > _TINY else _FAR
    reach = min(along_x, along_y)
    if spot.half_width == spot.half_height:
        corner = hypot(max(reach * dx - half[0], 0.0), max(reach * dy - half[1], 0.0))
        reach -= max(corner - spot.half_width - gap, 0.0)
    return reach


def _box(middle: Point, half: tuple[float, float]) -> Box:
    return middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]


def _fits(
    box: Box, room: Room, taken: Sequence[Box], spots: Sequence[Spot], own: Spot, height: float
) -> bool:
    """Whether a label stands in the room and touches nothing."""
    left, bottom, right, top = room.box
    if box[0] < left or box[1] < bottom or box[2] > right or box[3] > top:
        return False
    corners = ((x, y) for x in (box[0], box[2]) for y in (box[1], box[3]))
    if room.radius and any(hypot(x, y) > room.radius for x, y in corners):
        return False
    gap = _CLEAR * height
    if any(_overlap(box, other, gap) for other in (*taken, *room.blocked)):
        return False
    return not any(other is not own and _touches(box, other, gap) for other in spots)


def _is_nearest(box: Box, own: Spot, spots: Sequence[Spot], nearer: float) -> bool:
    """Whether nobody takes the number for another contact's."""
    limit = nearer * _distance(box, own)
    return all(other is own or _distance(box, other) >= limit for other in spots)


def _is_nearest_centre(middle: Point, own: Spot, spots: Sequence[Spot], nearer: float) -> bool:
    """The same by the middles of contacts, but beside blades, whose numbers stand at their ends."""
    if own.half_width != own.half_height:
        return True
    limit = nearer * dist(middle, own.centre)
    return all(other is own or dist(middle, other.centre) >= limit for other in spots)


def _overlap(one: Box, other: Box, gap: float) -> bool:
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )


def _touches(box: Box, spot: Spot, gap: float) -> bool:
    """Whether a box comes nearer to a contact's shape than the gap."""
    x, y = spot.centre
    if spot.half_width != spot.half_height:
        left, right, low, high = _extent(spot)
        return _overlap(box, (left, low, right, high), gap)
    dx = max(box[0] - x, 0.0, x - box[2])
    dy = max(box[1] - y, 0.0, y - box[3])
    return hypot(dx, dy) < spot.half_width + gap


def _distance(box: Box, spot: Spot) -> float:
    """Between a number and the edge of a contact."""
    x, y = spot.centre
    if spot.half_width == spot.half_height:
        dx, dy = max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3])
        return max(hypot(dx, dy) - spot.half_width, 0.0)
    left, right, low, high = _extent(spot)
    return hypot(max(box[0] - right, 0.0, left - box[2]), max(box[1] - high, 0.0, low - box[3]))


def _extent(spot: Spot) -> tuple[float, float, float, float]:
    x, y = spot.centre
    return (
        x - spot.half_width,
        x + spot.half_width,
        y - spot.half_height,
        y + spot.half_height,
    )
