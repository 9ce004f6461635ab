"""Whole pins and bores along one direction, put together from their faces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, hypot

from cadbridge.step.frames import PARALLEL, Frame, dot
from cadbridge.step.solids import Cylinder, Plane

_SAME = 0.01
"""Millimetres within which axes, radii and ends are one."""
_WHOLE = 0.55
"""Share of the way around from which a cylinder counts as whole: keys and slits cut into it."""


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


def rods_along(cylinders: Iterable[Cylinder], frame: Frame) -> list[Rod]:
    """The cylinders along a direction; faces of one cylinder are put together."""
    near = _Near()
    for cylinder in cylinders:
        if abs(dot(cylinder.along, frame.w)) > PARALLEL:
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
        if abs(dot(plane.normal, frame.w)) > PARALLEL
        for number, wire in enumerate(plane.wires)
    ]
