"""Polygons as the edges of flat faces give them."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import TypeAlias

Spot: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_SAME = 1e-4
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
        if abs(_turn(distinct[i - 1], distinct[i], distinct[(i + 1) % count])) > _SAME
    ]


def _turn(before: Spot, at: Spot, after: Spot) -> float:
    return (at[0] - before[0]) * (after[1] - at[1]) - (at[1] - before[1]) * (after[0] - at[0])


def rectangle(points: Sequence[Spot]) -> tuple[Spot, float, float] | None:
    """Middle, longer and shorter side of a rectangle; None where it is none."""
    at = corners(points)
    if len(at) != 4:
        return None
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = at
    sides = hypot(bx - ax, by - ay), hypot(cx - bx, cy - by)
    diagonals = hypot(cx - ax, cy - ay), hypot(dx - bx, dy - by)
    if abs(ax + cx - bx - dx) > 0.01 or abs(ay + cy - by - dy) > 0.01:
        return None
    if abs(diagonals[0] - diagonals[1]) > 0.01:
        return None
    return ((ax + cx) / 2, (ay + cy) / 2), max(sides), min(sides)


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
