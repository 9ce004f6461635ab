"""Directions to look along, and where points are seen from there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from cadbridge.step.solids import Point

PARALLEL = cos(radians(0.5))
"""Cosine of the angle within which two directions are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Looking along a direction: `w` points to the viewer, `u` to the right, `v` up."""

    u: Point
    v: Point
    w: Point

    def flat(self, point: Point) -> tuple[float, float]:
        """Where a point is seen."""
        return dot(self.u, point), dot(self.v, point)


def dot(one: Point, other: Point) -> float:
    """Scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Point, other: Point) -> Point:
    """Vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def unit(vector: Point) -> Point:
    """The vector at length 1."""
    size = dot(vector, vector) ** 0.5 or 1.0
    return (vector[0] / size, vector[1] / size, vector[2] / size)


def frame_along(w: Point) -> Frame:
    """The frame of a direction; up is the model's own z axis, or y where it looks along z."""
    up = next(axis for axis in ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0)) if abs(dot(axis, w)) < 0.9)
    u = unit(cross(up, w))
    return Frame(u=u, v=cross(w, u), w=w)


def directions(ways: Iterable[Point]) -> list[Point]:
    """All directions, each once, without regard to their sign; the most used first."""
    found: Counter[Point] = Counter()
    for way in map(_positive, ways):
        near = (known for known in found if abs(dot(known, way)) > PARALLEL)
        found[next(near, way)] += 1
    return [way for way, _ in found.most_common()]


def chief_directions(ways: Iterable[Point], count: int) -> list[Point]:
    """The most used directions of so many that they are not compared with each other."""
    seen: Counter[Point] = Counter()
    first: dict[Point, Point] = {}
    for way in map(_positive, ways):
        x, y, z = way
        rough = (round(x, 2), round(y, 2), round(z, 2))
        seen[rough] += 1
        first.setdefault(rough, way)
    return directions(first[rough] for rough, _ in seen.most_common(count))


def _positive(vector: Point) -> Point:
    first = next((value for value in vector if abs(value) > 1e-6), 1.0)
    return vector if first > 0 else (-vector[0], -vector[1], -vector[2])
