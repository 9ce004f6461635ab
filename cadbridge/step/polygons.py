"""Polygons as the edges of flat faces give them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, dist, hypot, radians, sin
from typing import TypeAlias

Spot: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_SAME = 1e-4
_LEVEL = 0.003
"""Sine of the angle below which a polygon goes straight on."""
_FILLED, _STRAIGHT = 0.8, 0.3
"""Of a rectangle with round corners: its share of the box around it, and that of its longest edge
in the longer side."""
_SYMMETRIC = 0.01
_STEP = 0.02
"""Millimetres of the pieces in which a polygon is followed closely."""


def corners(points: Sequence[Spot]) -> list[Spot]:
    """The polygon without points that repeat or lie on a straight line."""
    distinct = [
        a for a, b in pairwise([*points, points[0]]) if hypot(b[0] - a[0], b[1] - a[1]) > _SAME
    ]
    count = len(distinct)
    return [
        distinct[i]
        for i in range(count)
        if abs(_turn(distinct[i - 1], distinct[i], distinct[(i + 1) % count])) > _LEVEL
    ]


def _turn(before: Spot, at: Spot, after: Spot) -> float:
    """Sine of the angle by which a polygon turns at a point."""
    (ax, ay), (bx, by) = (
        (at[0] - before[0], at[1] - before[1]),
        (after[0] - at[0], after[1] - at[1]),
    )
    return (ax * by - ay * bx) / ((hypot(ax, ay) * hypot(bx, by)) or 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A rectangle, perhaps with rounded or bevelled corners."""

    middle: Spot
    length: float
    width: float
    """The shorter side."""
    angle: float
    """Direction of the longer side, in degrees counter-clockwise from the right, 0 to 180."""
    sharp: bool
    """It has four corners and no more."""


def rectangle(points: Sequence[Spot]) -> Rectangle | None:
    """The rectangle that a polygon is; None where it is none."""
    at = corners(points)
    if len(at) < 4:
        return None
    (ax, ay), (bx, by) = max(pairwise([*at, at[0]]), key=lambda edge: dist(*edge))
    turn = atan2(by - ay, bx - ax)
    c, s = cos(turn), sin(turn)
    level = [(x * c + y * s, y * c - x * s) for x, y in at]
    left, bottom, right, top = box(level)
    middle, wide, high = ((left + right) / 2, (bottom + top) / 2), right - left, top - bottom
    if area(level) < _FILLED * wide * high or not _is_symmetric(level, middle):
        return None
    if hypot(bx - ax, by - ay) < _STRAIGHT * max(wide, high):
        return None
    return Rectangle(
        middle=(middle[0] * c - middle[1] * s, middle[0] * s + middle[1] * c),
        length=max(wide, high),
        width=min(wide, high),
        angle=round(degrees(turn) + (0 if wide >= high else 90), 6) % 180,
        sharp=len(at) == 4,
    )


def _is_symmetric(level: Sequence[Spot], middle: Spot) -> bool:
    """Whether each corner has a place of the polygon across the middle."""
    edges = list(pairwise([*level, level[0]]))
    return all(
        any(_lies_on((2 * middle[0] - x, 2 * middle[1] - y), edge) for edge in edges)
        for x, y in level
    )


def _lies_on(spot: Spot, edge: tuple[Spot, Spot]) -> bool:
    (ax, ay), (bx, by) = edge
    long, wide = bx - ax, by - ay
    square = (long * long + wide * wide) or 1.0
    share = ((spot[0] - ax) * long + (spot[1] - ay) * wide) / square
    share = min(max(share, 0.0), 1.0)
    return hypot(ax + share * long - spot[0], ay + share * wide - spot[1]) < _SYMMETRIC


def box(points: Sequence[Spot]) -> Box:
    """The box around points."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def area(points: Sequence[Spot]) -> float:
    """The area of a polygon, never negative."""
    ring = [*points, points[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def inside(points: Sequence[Spot], x: float, y: float) -> bool:
    """Whether a point lies within a polygon."""
    within = False
    for (ax, ay), (bx, by) in pairwise([*points, points[0]]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            within = not within
    return within


def closely(points: Sequence[Spot]) -> list[tuple[Spot, float]]:
    """Points in the middle of short pieces of a polygon, each with its piece's length."""
    found: list[tuple[Spot, float]] = []
    for (ax, ay), (bx, by) in pairwise([*points, points[0]]):
        length = hypot(bx - ax, by - ay)
        steps = max(1, int(length / _STEP))
        for i in range(steps if length > _SAME else 0):
            share = (i + 0.5) / steps
            found.append(((ax + (bx - ax) * share, ay + (by - ay) * share), length / steps))
    return found


def width_at(points: Sequence[Spot], y: float) -> float:
    """How wide a polygon is at a height; 0 where it is not."""
    xs = [
        ax + (bx - ax) * (y - ay) / (by - ay)
        for (ax, ay), (bx, by) in pairwise([*points, points[0]])
        if (ay > y) != (by > y)
    ]
    return max(xs) - min(xs) if xs else 0.0


def turned_spot(x: float, y: float, turn: float) -> Spot:
    """A point turned counter-clockwise about the origin, in degrees."""
    c, s = cos(radians(turn)), sin(radians(turn))
    return x * c - y * s, x * s + y * c
