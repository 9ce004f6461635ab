"""The outside of a round insert whose face is no single one: halves, or a step around a seal."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import atan2, degrees, hypot

from cadbridge.step.polygons import Spot
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG

_NARROWEST = 0.4
"""Millimetres along the circle of the narrowest key; what is narrower is the joint of two parts."""
_NO_WAY = 1e-4
"""Degrees."""
_MOST_OF_ROUND = 0.55
"""Share of the way around that flat faces at one height follow; the rest may be key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the way around, in degrees counter-clockwise from the right."""

    start: float
    """0 to 360."""
    end: float
    """Above the start."""

    def holds(self, angle: float) -> bool:
        """Whether a direction is in it."""
        return (angle - self.start) % 360 < self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where the edges of flat faces leave a circle."""

    angle: float
    """Of its middle, in degrees counter-clockwise from the right."""
    outwards: bool
    """The edges go out of the circle there."""


def gaps_around(
    wall: Rod, rings: Sequence[Ring], *, low: float, top: float
) -> Iterator[Sequence[Gap]]:
    """Where the edges of flat faces leave the outside of an insert, height by height.

    Args:
        wall: the outside.
        rings: edges of flat faces across the view.
        low: height in mm above which they count.
        top: height below which they do.
    """
    levels: dict[float, list[Ring]] = defaultdict(list)
    for ring in rings:
        if ring.facing and low < ring.height < top:
            levels[round(ring.height, 2)].append(ring)
    for level in levels.values():
        arcs = sorted(
            chain.from_iterable(_arcs_on(wall, ring.points) for ring in level),
            key=lambda arc: arc.start,
        )
        free = _between(arcs)
        if arcs and sum(one.end - one.start for one in free) < 360 * (1 - _MOST_OF_ROUND):
            least = degrees(_NARROWEST / wall.radius)
            outside = [angle for ring in level for angle in _outside(wall, ring.points)]
            yield [
                Gap(
                    angle=(one.start + one.end) / 2 % 360,
                    outwards=any(one.holds(angle) for angle in outside),
                )
                for one in free
                if one.end - one.start > least
            ]


def _arcs_on(wall: Rod, points: Sequence[Spot]) -> Iterator[Stretch]:
    """The pieces of an edge that follow a circle."""
    for a, b in pairwise([*points, points[0]]):
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        if all(abs(_far(wall, spot) - wall.radius) < HUG for spot in (a, middle, b)):
            one, other = _angle(wall, a), _angle(wall, b)
            step = (other - one + 180) % 360 - 180
            start = one if step > 0 else other
            if abs(step) > _NO_WAY:  # a joint that crosses the circle does not follow it
                yield Stretch(start=start, end=start + abs(step))


def _between(arcs: Sequence[Stretch]) -> list[Stretch]:
    """What is free between arcs, which come by their start."""
    gaps: list[Stretch] = []
    reached = arcs[0].end if arcs else 0.0
    for arc in arcs[1:]:
        if arc.start > reached:
            gaps.append(Stretch(start=reached, end=arc.start))
        reached = max(reached, arc.end)
    if arcs and arcs[0].start + 360 > reached:
        gaps.append(Stretch(start=reached, end=arcs[0].start + 360))
    return gaps


def _outside(wall: Rod, points: Sequence[Spot]) -> Iterator[float]:
    return (_angle(wall, spot) for spot in points if _far(wall, spot) > wall.radius + HUG)


def _far(wall: Rod, spot: Spot) -> float:
    return hypot(spot[0] - wall.x, spot[1] - wall.y)


def _angle(wall: Rod, spot: Spot) -> float:
    return degrees(atan2(spot[1] - wall.y, spot[0] - wall.x)) % 360
