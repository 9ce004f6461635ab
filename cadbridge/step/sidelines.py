"""The four sides of a nearly rectangular edge, without the slots and ridges that break them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from cadbridge.step.polygons import Spot, box, inside, turned_spot

_LEVEL = 0.005
"""Rise over run below which a piece of an edge lies along a side."""
_LEAST = 0.1
"""Share of a side below which a piece tells nothing of it: the steps of a curve."""
_HALF, _MOST = 0.5, 0.6
"""Share that a true side has at least: of the whole breadth, and of all that lies its way."""
_SAME = 0.02
_WALLED = 2
"""Sides with walls from which an edge is the floor of a shell."""
_RIGHT, _UP, _LEFT, _DOWN = 90.0, 0.0, 270.0, 180.0
"""Degrees by which a polygon is turned so that the side is up."""

Standing: TypeAlias = Callable[[Spot, Spot], bool]
"""Whether a wall stands at a place of an edge, at the end of a way out."""
Range: TypeAlias = tuple[float, float]


def sidelines(points: Sequence[Spot], standing: Standing) -> tuple[Range | None, Range | None]:
    """From where to where an edge goes, across and upwards; None where that is not sure.

    A side is where most of it lies. On the floor of a shell only what has a wall counts: a slot in
    the wall lets the floor go on.

    Args:
        points: the edge, as it lies level, in mm.
        standing: tells the walls on it.
    """
    sides = [_Side(points, turn, standing) for turn in (_LEFT, _RIGHT, _DOWN, _UP)]
    is_floor = sum(bool(side.walled) for side in sides) >= _WALLED
    left, right, bottom, top = (side.line(walled=is_floor) for side in sides)
    return _range(left, right), _range(bottom, top)


def _range(low: float | None, high: float | None) -> Range | None:
    return None if low is None or high is None else (-low, high)


class _Side:
    """One side of an edge, which is turned so that the side is up."""

    def __init__(self, points: Sequence[Spot], turn: float, standing: Standing) -> None:
        self._points = [turned_spot(x, y, turn) for x, y in points]
        left, _, right, self._top = box(self._points)
        self._breadth = right - left
        self.level = self._heights(lambda _: True)
        """How much of it lies at which height."""
        out = turned_spot(0, 1, -turn)
        self.walled = self._heights(lambda spot: standing(turned_spot(*spot, -turn), out))
        """The same of what has a wall."""

    def _heights(self, counts: Callable[[Spot], bool]) -> dict[float, float]:
        found: dict[float, float] = defaultdict(float)
        for (ax, ay), (bx, by) in pairwise([*self._points, self._points[0]]):
            middle = ((ax + bx) / 2, (ay + by) / 2)
            is_level = abs(by - ay) < _LEVEL * abs(bx - ax)
            if is_level and self._is_up(middle) and counts(middle):
                near = (height for height in found if abs(height - middle[1]) < _SAME)
                found[next(near, middle[1])] += abs(bx - ax)
        return {height: much for height, much in found.items() if much > _LEAST * self._breadth}

    def _is_up(self, spot: Spot) -> bool:
        x, y = spot
        return inside(self._points, x, y - _SAME) and not inside(self._points, x, y + _SAME)

    def line(self, *, walled: bool) -> float | None:
        """The height of the side; of its farthest point where none of it is flat."""
        heights = self.walled if walled and self.level else self.level
        if not self.level:
            return self._top
        chief = max(heights, key=lambda height: heights[height], default=None)
        if chief is None or heights[chief] < _MOST * sum(heights.values()):
            return None
        is_short = heights[chief] < _HALF * self._breadth
        return self._top if is_short and not walled else chief
