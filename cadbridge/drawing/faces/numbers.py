"""Where the contacts' numbers stand: as large as fits, each nearest to its own contact.

All numbers of a face have one height. For each height, from large to small, every number takes
the first place around its contact where it touches nothing; the first height at which all find
one is taken. A regular order (all outwards, all below) goes before size.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import tee
from math import atan2, degrees, hypot

from cadbridge.drawing.faces.marks import Mark, Spot
from cadbridge.drawing.faces.places import Clearness, Place, Room, places_around

_REGULAR_SPAN, _ANY = 24.0, 180.0
"""Degrees that a number may leave the order by: to look regular, and at most."""
_REGULAR_SIZES = 7
"""How many of the sizes are tried for a regular order."""
_CLEAR_SIZES = 10
"""How many of the sizes are tried with middles that are clearly nearest to their own contacts."""
_LAST_RESORT = 0.25
"""Height of numbers on a face so dense that none fits, in diameters of its smallest contact."""


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
    orders = _ROUND_ORDERS if room.radius else _ROW_ORDERS
    around = _Around(spots, room)
    for span, sizes, clearness in (
        (_REGULAR_SPAN, heights[:_REGULAR_SIZES], Clearness.CLEAR),
        (_ANY, heights[:_CLEAR_SIZES], Clearness.CLEAR),
        (_ANY, heights, Clearness.NEAREST),
        (_ANY, heights, Clearness.BY_EDGE),
    ):
        for height in sizes:
            for order in orders:
                marks = around.marks(height, order, span, clearness)
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


class _Around:
    """The places around contacts, looked at once each; they are tried for several orders."""

    def __init__(self, spots: tuple[Spot, ...], room: Room) -> None:
        self._spots = spots
        self._room = room
        self._known: dict[tuple[int, float, float], Iterator[Place]] = {}

    def marks(
        self, height: float, order: _Order, span: float, clearness: Clearness
    ) -> tuple[Mark, ...]:
        """A label for every contact, or nothing."""
        taken: list[Place] = []
        for index, spot in enumerate(self._spots):
            is_central = hypot(*spot.centre) <= spot.half_width
            first, most = (270.0, _ANY) if is_central else (order(spot), span)
            place = next(
                (
                    place
                    for place in self._places(index, height, first)
                    if place.clearness >= clearness
                    and abs(place.turn) <= most
                    and not any(map(place.touches, taken))
                ),
                None,
            )
            if place is None:
                return ()
            taken.append(place)
        return tuple(place.mark for place in taken)

    def _places(self, index: int, height: float, first: float) -> Iterator[Place]:
        """Those around one contact, found as far as somebody asks for them."""
        key = index, height, first
        if key not in self._known:
            own, others = self._spots[index], (*self._spots[:index], *self._spots[index + 1 :])
            self._known[key] = places_around(own, others, self._room, height, first)
        self._known[key], places = tee(self._known[key])
        return places
