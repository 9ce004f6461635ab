"""Rectangles: how blades are drawn, by four lines or one polyline."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from cadbridge.drawing.shapes.items import Point
from cadbridge.formats.dxf.read.drawn.shapes import Line

_MOST_LINES = 8
"""That meet in a corner; where more do, no blade is drawn."""
_SQUARE = 0.001
"""By how much the angle of a corner may differ from a right one, as a cosine."""
_PER_MM, _OFFSET = 1e4, 0.3
"""Corners are the same to this share of a millimetre; between the decimals that people use."""

Key = tuple[str, int, int]
"""Layer and place."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, however it is turned."""

    x: float
    y: float
    """Of its middle."""
    width: float
    """Of its short side."""
    length: float
    along: Point
    """Direction of its long side, of length 1."""
    layer: str = ""

    def gap(self, point: Point) -> float:
        """How far outside a point is; 0 inside."""
        dx, dy = point[0] - self.x, point[1] - self.y
        along = abs(dx * self.along[0] + dy * self.along[1]) - self.length / 2
        across = abs(dx * self.along[1] - dy * self.along[0]) - self.width / 2
        return hypot(max(along, 0.0), max(across, 0.0))

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        return self.gap(point) == 0


def boxes_of(lines: Iterable[Line]) -> list[Box]:
    """The rectangles of lines on one layer, whatever else meets their corners."""
    spots: dict[Key, Point] = {}
    joined: defaultdict[Key, set[Key]] = defaultdict(set)
    for line in lines:
        start, end = place_key(line.start, line.layer), place_key(line.end, line.layer)
        spots[start], spots[end] = line.start, line.end
        joined[start].add(end)
        joined[end].add(start)
    ends = {key: keys for key, keys in joined.items() if len(keys) <= _MOST_LINES}
    found: dict[frozenset[Key], Box] = {}
    for corner, nexts in ends.items():
        for one, other in combinations(sorted(nexts & ends.keys()), 2):
            for far in sorted(ends[one] & ends[other] - {corner}):
                four = (corner, one, far, other)
                box = _box(corner[0], *(spots[key] for key in four))
                if box:
                    found.setdefault(frozenset(four), box)
    return list(found.values())


def place_key(point: Point, layer: str = "") -> Key:
    """The same for two points that differ by the noise of their calculation only."""
    return layer, round(point[0] * _PER_MM + _OFFSET), round(point[1] * _PER_MM + _OFFSET)


def _box(layer: str, corner: Point, one: Point, far: Point, other: Point) -> Box | None:
    """The rectangle of four corners, one after the other; None where they make none."""
    ax, ay = one[0] - corner[0], one[1] - corner[1]
    bx, by = other[0] - corner[0], other[1] - corner[1]
    a, b = hypot(ax, ay), hypot(bx, by)
    skew = hypot(corner[0] + ax + bx - far[0], corner[1] + ay + by - far[1])
    if not a or not b or abs(ax * bx + ay * by) > _SQUARE * a * b or skew > _SQUARE * max(a, b):
        return None
    along = (ax / a, ay / a) if a > b else (bx / b, by / b)
    middle = ((corner[0] + far[0]) / 2, (corner[1] + far[1]) / 2)
    return Box(*middle, min(a, b), max(a, b), along, layer)
