"""Inserts of circular connectors: the circle with its ribs, grooves and flats.

The key is drawn at the top and turned to its angle. Where a face knows no sizes, a small key of
usual proportions marks the place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, degrees, radians, sqrt, tan

from cadbridge.drawing.faces.figures import Figures, key_is_guessed
from cadbridge.drawing.shapes.geometry import polar
from cadbridge.drawing.shapes.items import Arc, Circle, Item, Layer, Outline, Pen
from cadbridge.drawing.shapes.view import View
from cadbridge.model import Face

Box = tuple[float, float, float, float]

_CLEARANCE = 0.1
"""Millimetres between a rib and its groove, where only one of the two is known."""


@dataclass(frozen=True, slots=True)
class Notch:
    """A break of the insert's circle: a rib or groove from the wall inwards."""

    angle: float
    half_width: float
    depth_radius: float
    """How near to the axis it comes."""
    round: bool = True

    def half_angle(self, wall: float) -> float:
        """Half of the angle that it takes of the wall."""
        return degrees(asin(min(self.half_width / wall, 1.0)))


def notches(face: Face, figures: Figures, view: View, wall: float) -> list[Notch]:
    """The keys of a circular face, as drawn in a view."""
    if face.key.kind == "none_found" or "angle_deg" not in figures:
        return []
    main = view.angle(figures.get("angle_deg", 90.0))
    if face.key.kind == "groove_and_rib":
        second = view.angle(figures.get("second_angle_deg", 196.6))
        return [_second(figures, view, second)]
    return [_main(figures, view, main, wall)]


def _main(figures: Figures, view: View, angle: float, wall: float) -> Notch:
    centre = figures.get("tip_centre_radius_mm", wall * 0.93)
    radius = figures.get("tip_radius_mm", wall * 0.09)
    if view.female:
        centre = figures.get("female_groove_tip_centre_radius_mm", centre)
        radius = figures.get("female_groove_tip_radius_mm", radius + _CLEARANCE)
    return Notch(angle, radius, centre - radius)


def _second(figures: Figures, view: View, angle: float) -> Notch:
    width = figures.get("female_second_slot_width_mm", 1.1)
    bottom = figures.get("female_second_slot_bottom_radius_mm", 3.2)
    if view.female:
        return Notch(angle, width / 2, bottom, round=False)
    return Notch(angle, width / 2 - _CLEARANCE, bottom + _CLEARANCE, round=False)


def insert(face: Face, figures: Figures, view: View, wall: float) -> Iterator[Item]:
    """The insert's circle with its keys."""
    cuts = notches(face, figures, view, wall)
    if face.key.kind == "groove_and_rib":
        flat = _Flat(figures, view, wall)
        yield from flat.items()
        breaks = [(flat.angle, flat.half_angle)]
    else:
        breaks = []
    breaks += [(cut.angle, cut.half_angle(wall)) for cut in cuts]
    if view.from_wires or key_is_guessed(face):
        breaks = []  # nothing breaks the wall that is seen, or is known to
    yield from _wall(wall, breaks)
    for cut in cuts:
        yield _cut_outline(cut, wall)


def _wall(wall: float, breaks: list[tuple[float, float]]) -> Iterator[Item]:
    if not breaks:
        yield Circle(Layer.OUTLINE, (0.0, 0.0), wall, Pen.WIDE)
        return
    ordered = sorted(breaks)
    for (angle, half), (after, after_half) in zip(ordered, [*ordered[1:], ordered[0]], strict=True):
        start, end = (angle + half) % 360.0, (after - after_half) % 360.0
        yield Arc(Layer.OUTLINE, (0.0, 0.0), wall, start, end, Pen.WIDE)


def _cut_outline(cut: Notch, wall: float) -> Outline:
    """A U or a box from the wall inwards, open at the wall."""
    half, top = cut.half_width, sqrt(max(wall**2 - cut.half_width**2, 0.0))
    bottom = cut.depth_radius + (half if cut.round else 0.0)
    points = ((-half, top), (-half, bottom), (half, bottom), (half, top))
    bend = 1.0 if cut.round else 0.0
    return turned(Outline(Layer.KEY, points, (0.0, bend, 0.0, 0.0), Pen.WIDE, False), cut.angle)


class _Flat:
    """The main key of the D-coding: a flat with a rib (female) or groove (male) in its middle."""

    def __init__(self, figures: Figures, view: View, wall: float) -> None:
        clearance = 0.0 if view.female else _CLEARANCE
        self.angle = view.angle(figures.get("angle_deg", 90.0))
        self._distance = figures.get("female_flat_distance_mm", wall * 0.76) - clearance
        self._half_rib = figures.get("female_rib_width_mm", wall * 0.43) / 2 + clearance
        tip = figures.get("female_rib_tip_radius_mm", wall) + clearance
        self._tip = min(tip, wall)
        self._half_flat = sqrt(wall**2 - self._distance**2)
        self.half_angle = degrees(asin(self._half_flat / wall))

    def items(self) -> Iterator[Item]:
        half, low = self._half_rib, self._distance
        high = sqrt(self._tip**2 - half**2)
        points = (
            (self._half_flat, low),
            (half, low),
            (half, high),
            (-half, high),
            (-half, low),
            (-self._half_flat, low),
        )
        bend = tan(radians(degrees(asin(half / self._tip)) / 2))
        bulges = (0.0, 0.0, bend, 0.0, 0.0, 0.0)
        yield turned(Outline(Layer.KEY, points, bulges, Pen.WIDE, False), self.angle)


def turned(outline: Outline, angle: float) -> Outline:
    """An outline drawn for the top, turned to another angle."""
    cosine, sine = polar(1.0, angle - 90.0)
    points = tuple((x * cosine - y * sine, x * sine + y * cosine) for x, y in outline.points)
    return Outline(outline.layer, points, outline.bulges, outline.pen, outline.closed)


def key_boxes(face: Face, figures: Figures, view: View, wall: float) -> Iterator[Box]:
    """Boxes around the keys, for numbers to keep out of."""
    for cut in notches(face, figures, view, wall):
        outline = _cut_outline(cut, wall)
        yield _bounds(outline, cut.half_width if cut.round else 0.0)
    if face.key.kind == "groove_and_rib":
        for item in _Flat(figures, view, wall).items():
            if isinstance(item, Outline):
                yield _bounds(item, 0.0)


def _bounds(outline: Outline, margin: float) -> Box:
    xs, ys = [x for x, _ in outline.points], [y for _, y in outline.points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin
