"""Whole pins and bores along one direction, put together from their faces."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, floor, hypot, radians

from cadbridge.step.solids import Cylinder, Plane, Point

_PARALLEL = cos(radians(0.5))
_SAME = 0.01
"""Millimetres within which axes, radii and ends are one."""
_WHOLE = 0.55
"""Share of the way around from which a cylinder counts as whole: keys and slits cut into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Looking along a direction: `w` points to the viewer, `u` to the right, `v` up."""

    u: Point
    v: Point
    w: Point

    def flat(self, point: Point) -> tuple[float, float]:
        """Where a point is seen."""
        return dot(self.u, point), dot(self.v, point)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rod:
    """A cylinder seen along its axis."""

    x: float
    y: float
    radius: float
    convex: bool
    base: float
    end: float
    """Towards the viewer."""
    share: float
    """Of the way around that is there, 0 to 1."""

    @property
    def whole(self) -> bool:
        """Whether it goes around, but for a key or a slit."""
        return self.share >= _WHOLE

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within it."""
        return hypot(self.x - x, self.y - y) < self.radius - _SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """An edge of a flat face that is seen from the front: a polygon at one height."""

    points: tuple[tuple[float, float], ...]
    height: float
    hole: bool
    plane: int
    """Number of the flat face it belongs to."""
    facing: bool
    """Its face looks at the viewer; the others look away."""


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
        near = (known for known in found if abs(dot(known, way)) > _PARALLEL)
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


def rods_along(cylinders: Iterable[Cylinder], frame: Frame) -> list[Rod]:
    """The cylinders along a direction; faces of one cylinder are put together."""
    near = _Near()
    for cylinder in cylinders:
        if abs(dot(cylinder.along, frame.w)) > _PARALLEL:
            near.add(cylinder, frame)
    return [rod for pieces in near.groups for rod in _joined(pieces)]


class _Near:
    """Pieces of rods by axis, radius and side, within `_SAME`."""

    def __init__(self) -> None:
        self.groups: list[list[Rod]] = []
        self._cells: dict[tuple[int, int, bool], list[list[Rod]]] = {}

    def add(self, cylinder: Cylinder, frame: Frame) -> None:
        x, y = frame.flat(cylinder.at)
        foot, sign = dot(cylinder.at, frame.w), dot(cylinder.along, frame.w)
        ends = sorted((foot + sign * cylinder.low, foot + sign * cylinder.high))
        piece = Rod(
            x=x,
            y=y,
            radius=cylinder.radius,
            convex=cylinder.convex,
            base=ends[0],
            end=ends[1],
            share=cylinder.sweep / 360,
        )
        self._group(piece).append(piece)

    def _group(self, piece: Rod) -> list[Rod]:
        column, row = floor(piece.x / _SAME), floor(piece.y / _SAME)
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                for group in self._cells.get((column + i, row + j, piece.convex), ()):
                    first = group[0]
                    apart = hypot(first.x - piece.x, first.y - piece.y)
                    if apart < _SAME and abs(first.radius - piece.radius) < _SAME:
                        return group
        group = []
        self.groups.append(group)
        self._cells.setdefault((column, row, piece.convex), []).append(group)
        return group


def _joined(pieces: Sequence[Rod]) -> Iterator[Rod]:
    """Pieces that meet or lie side by side as one."""
    run: list[Rod] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if run and piece.base > max(known.end for known in run) + _SAME:
            yield _one(run)
            run = []
        run.append(piece)
    if run:
        yield _one(run)


def _one(run: Sequence[Rod]) -> Rod:
    base, end = min(piece.base for piece in run), max(piece.end for piece in run)
    area = sum(piece.share * (piece.end - piece.base) for piece in run)
    return Rod(
        x=run[0].x,
        y=run[0].y,
        radius=run[0].radius,
        convex=run[0].convex,
        base=base,
        end=end,
        share=min(1.0, area / (end - base)) if end > base else 0.0,
    )


def rings_along(planes: Iterable[Plane], frame: Frame) -> list[Ring]:
    """The edges of the flat faces across a direction."""
    return [
        Ring(
            points=tuple(frame.flat(point) for point in wire),
            height=dot(wire[0], frame.w),
            hole=number > 0,
            plane=index,
            facing=dot(plane.normal, frame.w) > 0,
        )
        for index, plane in enumerate(planes)
        if abs(dot(plane.normal, frame.w)) > _PARALLEL
        for number, wire in enumerate(plane.wires)
    ]
