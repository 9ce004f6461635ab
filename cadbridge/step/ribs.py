"""Ribs on a round wall, by their own ends, which may be above its foot and below its mouth."""

from collections.abc import Iterator, Sequence
from math import atan2, cos, degrees, hypot, radians, sin

from cadbridge.step.mating import Side
from cadbridge.step.polygons import Spot, closely
from cadbridge.step.rods import Ring, Rod

_FINE = 0.08
"""Millimetres within which an end of a rib lies on its wall."""
_ONE_WAY = 0.8
"""How much the parts of an edge lie in one direction from the middle, 0 to 1."""

Polar = tuple[float, float, float]
"""Degrees, 0 to 360, the distance from a centre and the length that a point is for, in mm."""


def polar(points: Sequence[Spot], centre: Spot) -> list[Polar]:
    """The points of an edge, followed closely, as seen from a centre."""
    return [
        (degrees(atan2(y - centre[1], x - centre[0])) % 360, hypot(x - centre[0], y - centre[1]), d)
        for (x, y), d in closely(points)
    ]


def ribs_on(wall: Rod, side: Side) -> Iterator[float]:
    """The directions of ribs on the outside of an insert or in the bore of a shell, in degrees."""
    for ring in side.rings:
        if not ring.hole:
            around = polar(ring.points, (wall.x, wall.y))
            stands = _out_of(wall, side, ring, around) if wall.convex else _into(wall, ring, around)
            direction = _direction(stands)
            if direction is not None:
                yield direction


def _out_of(wall: Rod, side: Side, ring: Ring, around: Sequence[Polar]) -> Sequence[Polar]:
    """The front of a rib that begins below the face of an insert."""
    near = min((distance for _, distance, _ in around), default=0.0)
    is_front = ring.facing and side.low < ring.height < side.floor + _FINE
    return around if is_front and abs(near - wall.radius) < _FINE else ()


def _into(wall: Rod, ring: Ring, around: Sequence[Polar]) -> Sequence[Polar]:
    """What of an end between the foot and the mouth of a bore stands into it."""
    far = max((distance for _, distance, _ in around), default=0.0)
    is_end = wall.base + _FINE < ring.height < wall.end + _FINE
    if not is_end or far < wall.radius - _FINE:
        return ()
    return [point for point in around if point[1] < wall.radius - _FINE]


def _direction(points: Sequence[Polar]) -> float | None:
    """The way in which points lie from the middle, in degrees; None where they lie around it."""
    x = sum(cos(radians(angle)) * length for angle, _, length in points)
    y = sum(sin(radians(angle)) * length for angle, _, length in points)
    if hypot(x, y) <= _ONE_WAY * sum(length for _, _, length in points):
        return None
    return degrees(atan2(y, x)) % 360
