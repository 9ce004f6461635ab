"""Shapes with round corners, and points on circles."""

from collections.abc import Iterator, Sequence
from math import acos, atan2, cos, degrees, hypot, pi, radians, sin, tan

from cadbridge.drawing.shapes.items import Arc, Layer, Outline, Pen, Point


def polar(radius: float, degrees: float) -> Point:
    """The point at an angle on a circle around the origin."""
    return radius * cos(radians(degrees)), radius * sin(radians(degrees))


def filleted(layer: Layer, corners: Sequence[Point], radius: float, pen: Pen = Pen.WIDE) -> Outline:
    """A convex polygon, counter-clockwise, with its corners rounded.

    One without area, as a figure of 0 mm gives it, has no corners to round.
    """
    if len(set(corners)) < len(corners):
        return Outline(layer, tuple(corners), (0.0,) * len(corners), pen)
    points: list[Point] = []
    bulges: list[float] = []
    count = len(corners)
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % count]
        points += _fillet(corner, before, after, radius)
        bulges += [_bulge(corner, before, after), 0.0]
    return Outline(layer, tuple(points), tuple(bulges), pen)


def _interior(corner: Point, before: Point, after: Point) -> float:
    """The angle at a corner, in radians."""
    ax, ay = before[0] - corner[0], before[1] - corner[1]
    bx, by = after[0] - corner[0], after[1] - corner[1]
    return acos((ax * bx + ay * by) / (hypot(ax, ay) * hypot(bx, by)))


def _fillet(corner: Point, before: Point, after: Point, radius: float) -> Iterator[Point]:
    cut = radius / tan(_interior(corner, before, after) / 2)
    for end in (before, after):
        dx, dy = end[0] - corner[0], end[1] - corner[1]
        share = cut / hypot(dx, dy)
        yield corner[0] + dx * share, corner[1] + dy * share


def _bulge(corner: Point, before: Point, after: Point) -> float:
    return tan((pi - _interior(corner, before, after)) / 4)


def box(left: float, bottom: float, right: float, top: float) -> tuple[Point, ...]:
    """Corners of a rectangle, counter-clockwise."""
    return (left, bottom), (right, bottom), (right, top), (left, top)


def rounded(
    layer: Layer, width: float, height: float, radius: float, pen: Pen = Pen.WIDE
) -> Outline:
    """A rectangle around the origin with round corners."""
    return filleted(layer, box(-width / 2, -height / 2, width / 2, height / 2), radius, pen)


def d_shell(
    layer: Layer, width: float, height: float, lean: float, radius: float, pen: Pen = Pen.WIDE
) -> Outline:
    """A D-shell around the origin, its wide side on top: what spans four circles at its corners.

    Args:
        layer: the layer.
        width: at half height, between the circles' outer edges.
        height: between the parallel sides.
        lean: of the short sides from the upright, in degrees.
        radius: of the circles.
        pen: of the line.
    """
    rise = height / 2 - radius
    slope = sin(radians(lean))
    half = width / 2 - radius + radius * hypot(1.0, slope)
    upper, lower = half + slope * height / 2, half - slope * height / 2
    corners = (
        (-lower, -height / 2),
        (lower, -height / 2),
        (upper, height / 2),
        (-upper, height / 2),
    )
    return filleted(layer, corners, radius if rise > 0 else height / 2.5, pen)


def d_wide_side(width: float, height: float, lean: float, radius: float) -> float:
    """How wide a D-shell is at its wide side; the arguments are those of `d_shell`."""
    return width + 2 * sin(radians(lean)) * (height / 2 - radius)


def bulged_arc(item: Outline, start: Point, end: Point, bulge: float) -> Arc:
    """The arc of one piece of an outline."""
    chord_x, chord_y = end[0] - start[0], end[1] - start[1]
    rise = (1.0 - bulge**2) / (4.0 * bulge)
    centre = (
        (start[0] + end[0]) / 2 - chord_y * rise,
        (start[1] + end[1]) / 2 + chord_x * rise,
    )
    first, last = (start, end) if bulge > 0 else (end, start)
    return Arc(
        item.layer,
        centre,
        hypot(first[0] - centre[0], first[1] - centre[1]),
        degrees(atan2(first[1] - centre[1], first[0] - centre[0])) % 360.0,
        degrees(atan2(last[1] - centre[1], last[0] - centre[0])) % 360.0,
        item.pen,
    )
