"""The face out of which pins stand, and the walls that rise beside them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.flanks import Flank
from cadbridge.step.polygons import box, inside
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG

_LEAST_PIN = 0.3
"""Millimetres that a pin stands out at least."""
_LONGEST_PIN = 6.0
"""Millimetres that a pin is taken to stand out where no floor is found."""
_FOOT = 10.0
"""Millimetres that a pin may begin above its floor: a shoulder or a cone is its foot."""
_AROUND = 1.2
"""Millimetres by which a hole in the floor may be wider than the pin in it."""
_RISES = 0.3
"""Share of a pin beside which a wall must rise to be around it."""
_MIDDLE = 1.0
"""Millimetres by which the middle of a flat wall may lie beside that of the contacts."""
_MOSTLY = 0.5
"""Share of a wall from which its pieces are one, and no row of tails."""
_TWO = 2
"""Pins of which each may stand in a hole by chance."""
_FACED = 3
"""Of four sides, those on which flat walls must stand."""


def floor_of(chief: Sequence[Contact], rings: Sequence[Ring]) -> float:
    """Height of the foremost flat face out of which most pins stand; of sockets their mouths."""
    if chief[0].shape is Shape.SOCKET:
        return chief[0].end
    below = min(one.end for one in chief) - _LEAST_PIN
    foot = min(one.base for one in chief) - _FOOT
    faces: dict[int, list[Ring]] = defaultdict(list)
    for ring in rings:
        if ring.facing and foot < ring.height < below:
            faces[ring.plane].append(ring)
    found = [
        edges[0].height
        for edges in faces.values()
        if 2 * sum(_stands_on(one, edges) for one in chief) >= len(chief)
    ]
    lowest = max(*(one.base for one in chief), below - _LONGEST_PIN)
    return max(found, default=lowest)


def _stands_on(one: Contact, edges: Sequence[Ring]) -> bool:
    """Whether a pin stands on a face, or goes through it; a step of its own is no face."""
    reach = max(one.size, one.length) + _AROUND
    return all(
        not ring.hole or _breadth(ring) < reach or not inside(ring.points, one.x, one.y)
        for ring in edges
    ) and any(
        not ring.hole and _breadth(ring) > 2 * reach and inside(ring.points, one.x, one.y)
        for ring in edges
    )


def _breadth(ring: Ring) -> float:
    left, bottom, right, top = box(ring.points)
    return max(right - left, top - bottom)


def is_shrouded(
    chief: Sequence[Contact],
    floor: float,
    rods: Sequence[Rod],
    rings: Sequence[Ring],
    flanks: Sequence[Flank],
) -> bool:
    """Whether a wall around all pins, or around each of three or more, rises beside them."""
    level = floor + _RISES * (chief[0].end - floor)
    walls = [rod for rod in rods if rod.whole and not rod.convex and rod.base < level < rod.end]
    mouths = [ring for ring in rings if ring.hole and ring.facing and ring.height > level]
    around = [frozenset(c for c in chief if _is_around(rod, c)) for rod in walls]
    around += [frozenset(c for c in chief if _opens_around(ring, c)) for ring in mouths]
    if any(len(held) == len(chief) for held in around):
        return True
    if len(chief) > _TWO and frozenset().union(*around) == frozenset(chief):
        return True
    return len(set(_walled_sides(chief, level, flanks))) >= _FACED


def _is_around(rod: Rod, one: Contact) -> bool:
    return rod.holds(one.x, one.y) and 2 * rod.radius > max(one.size, one.length) + HUG


def _opens_around(ring: Ring, one: Contact) -> bool:
    return inside(ring.points, one.x, one.y) and _breadth(ring) > max(one.size, one.length) + HUG


def _walled_sides(
    chief: Sequence[Contact], level: float, flanks: Sequence[Flank]
) -> Iterator[tuple[int, int]]:
    """The directions in which a flat wall, about their middle, looks at all contacts."""
    x = sum(one.x for one in chief) / len(chief)
    y = sum(one.y for one in chief) / len(chief)
    facing = [
        flank
        for flank in flanks
        if flank.low < level < flank.top and all(flank.off(c.x, c.y) < 0 for c in chief)
    ]
    for flank in facing:
        wall = _Wall([one for one in facing if flank.goes_on_in(one)], x, y)
        if wall.filled > _MOSTLY and abs(wall.left + wall.right) / 2 < _MIDDLE:
            yield round(flank.across[0]), round(flank.across[1])


class _Wall:
    """The pieces of one flat wall as seen from a place."""

    def __init__(self, pieces: Sequence[Flank], x: float, y: float) -> None:
        self.left = min(one.along(x, y) - one.reach for one in pieces)
        self.right = max(one.along(x, y) + one.reach for one in pieces)
        self.filled = sum(2 * one.reach for one in pieces) / (self.right - self.left or 1.0)
        """Share of it that the pieces are; the rest are slots."""
