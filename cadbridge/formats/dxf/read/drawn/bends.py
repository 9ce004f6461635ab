"""Circles that a program has made into many straight pieces, or into a spline."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, pi, tau

from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.file.space import Vector

_FEWEST = 8
"""Corners of what passes for round; a nut has six."""
_MOST = 500
_ROUND = 0.02
"""By how much corners may be nearer or farther than the others, in radii."""
_SAMPLES = 32
_HIGHEST_DEGREE = 10


def circle_through(points: Sequence[Vector]) -> tuple[Vector, float] | None:
    """Middle and radius of the circle whose closed outline these points are; None: of none."""
    corners = points[:-1]
    if not _FEWEST <= len(corners) <= _MOST:
        return None
    middle = _middle(corners)
    spokes = [corner.plus(middle.times(-1)) for corner in corners]
    radius = sum(spoke.length for spoke in spokes) / len(spokes)
    far = max(abs(spoke.length - radius) for spoke in spokes)
    closing = points[0].plus(points[-1].times(-1)).length
    if max(far, closing) > _ROUND * radius or not _goes_around(spokes):
        return None
    return middle, radius


def _middle(corners: Sequence[Vector]) -> Vector:
    """That of their box: it does not matter then how many corners lie where."""
    low, high = (
        Vector(*(pick(values) for values in zip(*corners, strict=True))) for pick in (min, max)
    )
    return low.plus(high).times(0.5)


def _goes_around(spokes: Sequence[Vector]) -> bool:
    """Whether they go around once, in steps that leave no corner."""
    normal = spokes[0].cross(spokes[1]).unit()
    across = normal.cross(spokes[0])
    angles = [atan2(spoke.dot(across), spoke.dot(spokes[0])) for spoke in spokes]
    steps = [(after - before) % tau for before, after in pairwise((*angles, angles[0]))]
    return 0 < max(steps) <= tau / 6 and abs(sum(steps) - tau) < pi


def spline_points(spline: Entity) -> list[Vector]:
    """Points along a spline; those it was fitted to where it has no others."""
    controls = _points(spline, 10)
    degree = int(spline.number(71, 3))
    knots = [float(value) for value in spline.each(40)]
    weights = [float(value) for value in spline.each(41)] or [1.0] * len(controls)
    sound = 1 <= degree <= _HIGHEST_DEGREE and degree < len(controls) == len(weights) <= _MOST
    if not sound or len(knots) != len(controls) + degree + 1 or sorted(knots) != knots:
        fitted = _points(spline, 11)
        return [*fitted, fitted[0]] if fitted and spline.flag(70, 1) else fitted
    first, last = knots[degree], knots[len(controls)]
    step = (last - first) / _SAMPLES
    places = (first + index * step for index in range(_SAMPLES))
    return [_at(place, degree, knots, controls, weights) for place in (*places, last)]


def _points(spline: Entity, code: int) -> list[Vector]:
    return list(_tripled(spline, code))


def _tripled(spline: Entity, code: int) -> Iterator[Vector]:
    xs, ys, zs = (list(map(float, spline.each(axis))) for axis in (code, code + 10, code + 20))
    for index, (x, y) in enumerate(zip(xs, ys, strict=True)):
        yield Vector(x, y, zs[index] if index < len(zs) else 0.0)


def _at(
    place: float,
    degree: int,
    knots: Sequence[float],
    controls: Sequence[Vector],
    weights: Sequence[float],
) -> Vector:
    """De Boor's algorithm, on points that are multiplied by their weights."""
    spans = range(degree, len(controls))
    span = max((index for index in spans if knots[index] <= place), default=degree)
    points = [
        (controls[index].times(weights[index]), weights[index])
        for index in range(span - degree, span + 1)
    ]
    for level in range(1, degree + 1):
        for index in range(degree, level - 1, -1):
            left = knots[span - degree + index]
            width = knots[span + 1 + index - level] - left
            share = (place - left) / width if width else 0.0
            (one, light), (other, heavy) = points[index - 1], points[index]
            points[index] = (
                one.times(1 - share).plus(other.times(share)),
                light * (1 - share) + heavy * share,
            )
    point, weight = points[degree]
    return point.times(1 / weight) if weight else point
