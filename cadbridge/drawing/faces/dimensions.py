"""The dimensions that identify an insert, as far as its figures are sourced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cadbridge.drawing.faces.figures import Figures
from cadbridge.drawing.shapes.geometry import d_wide_side, polar
from cadbridge.drawing.shapes.items import (
    Align,
    Arc,
    Arrow,
    Circle,
    Dimension,
    Item,
    Layer,
    Pen,
    Segment,
    Text,
)
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.drawing.shapes.view import View
from cadbridge.model import Basis, Face, ShellKind

Box = tuple[float, float, float, float]
_STEP = 8.0
"""Between dimension lines, in paper millimetres."""
_FIRST = 9.0
_TEXT = 2.5
_LEADER_ANGLE = 326.0
"""Degrees; between the usual places of contacts and keys."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Dimension lines below a view, and its box with them."""

    items: tuple[Item, ...]
    bounds: Box


@dataclass(frozen=True, slots=True)
class _Width:
    """A horizontal measure between two points, and its text."""

    left: tuple[float, float]
    right: tuple[float, float]
    text: str


def face_dimensions(
    face: Face, view: View, bounds: Box, numbers: Sequence[Box], unit: float
) -> Dimensions:
    """Dimension lines below a face, the narrowest nearest to it; above it for blades.

    From the side of the wires there are none: what they measure is on the other side.

    The numbers of blades stand below them, where extension lines would run through.
    """
    if view.from_wires:
        return Dimensions((), bounds)
    widths = sorted(_widths(face, Figures(face), view), key=lambda width: width.right[0])
    left, bottom, right, top = bounds
    bottom_of_face = bottom
    items: list[Item] = list(_pitch_circle(face, Figures(face), bounds, numbers, unit))
    right = max((item.end[0] for item in items if isinstance(item, Segment)), default=right)
    right = max(right, bounds[2])
    above = face.shell.kind is ShellKind.MODULAR
    for number, width in enumerate(widths):
        away = (_FIRST + _STEP * number) * unit
        y = top + away if above else bottom_of_face - away
        bottom, top = min(bottom, y - 3 * unit), max(top, y + 5 * unit if above else y)
        items.append(
            Dimension(
                Layer.DIMENSION,
                (width.left[0], y),
                (width.right[0], y),
                width.text,
                _TEXT * unit,
                (width.left, width.right),
            )
        )
    return Dimensions(tuple(items), (left, bottom, right, top))


def _widths(face: Face, figures: Figures, view: View) -> Iterator[_Width]:
    if face.shell.kind is ShellKind.D_SUB:
        yield from _across(figures.sourced("hole_pitch_mm"), "")
        yield from _d_wide_side(figures, "female" if view.female else "male")
        return
    if face.shell.kind is ShellKind.MODULAR:
        yield from _pitch(face, figures, view)
        return
    outer = figures.sourced("outer_diameter_mm")
    if face.shell.kind is ShellKind.MINI_DIN and view.female:
        outer = figures.sourced("receptacle_bore_diameter_mm")
    yield from _across(outer, "Ø", face.shell.thread)
    if face.shell.kind is ShellKind.CIRCULAR:
        insert = "female_insert_diameter_mm" if view.female else "bore_diameter_mm"
        yield from _across(figures.sourced(insert), "Ø")


def _pitch_circle(
    face: Face, figures: Figures, bounds: Box, numbers: Sequence[Box], unit: float
) -> Iterator[Item]:
    """The circle through the contacts, with a leader to its diameter outside the outline."""
    size = figures.sourced("pitch_circle_mm")
    placed = all(contact.position_basis is not Basis.APPROXIMATE for contact in face.contacts)
    if size is None or not placed or face.shell.kind is not ShellKind.CIRCULAR:
        return
    text = f"Ø{size:g}"
    height = _TEXT * unit
    yield from _broken_circle(size / 2, numbers)
    angle = _leader_angle(size / 2, bounds[2] * 1.12, numbers)
    tip = polar(size / 2, angle)
    knee = polar(bounds[2] * 1.12, angle)
    end = (knee[0] + text_width(text, height) + height, knee[1])
    yield Segment(Layer.DIMENSION, tip, knee)
    yield Segment(Layer.DIMENSION, knee, end)
    base = polar(size / 2 + height, angle)
    across = polar(height / 6, angle + 90.0)
    left = (base[0] + across[0], base[1] + across[1])
    right = (base[0] - across[0], base[1] - across[1])
    yield Arrow(Layer.DIMENSION, (tip, left, right))
    position = (knee[0] + height / 2, knee[1] + 0.4 * height)
    yield Text(Layer.DIMENSION, position, height, text)


def _broken_circle(radius: float, numbers: Sequence[Box]) -> Iterator[Item]:
    """A circle that stops before each number, and goes on behind it."""
    free = [not _in_any(polar(radius, angle), numbers) for angle in range(360)]
    if all(free):
        yield Circle(Layer.DIMENSION, (0.0, 0.0), radius, Pen.CENTRE)
        return
    starts = [angle for angle in range(360) if free[angle] and not free[angle - 1]]
    for start in starts:
        length = next(step for step in range(1, 360) if not free[(start + step) % 360])
        if length > 2:
            end = float((start + length - 1) % 360)
            yield Arc(Layer.DIMENSION, (0.0, 0.0), radius, float(start), end, Pen.CENTRE)


def _leader_angle(radius: float, far: float, numbers: Sequence[Box]) -> float:
    """The first angle at which a leader from the circle outwards runs through no number."""
    for turn in range(0, 90, 2):
        for angle in (_LEADER_ANGLE + turn, _LEADER_ANGLE - turn):
            steps = (radius + (far - radius) * share / 20 for share in range(21))
            if not any(_in_any(polar(step, angle), numbers) for step in steps):
                return angle
    return _LEADER_ANGLE


def _in_any(point: tuple[float, float], boxes: Sequence[Box]) -> bool:
    x, y = point
    return any(left < x < right and low < y < high for left, low, right, high in boxes)


def _across(size: float | None, sign: str, text: str = "") -> Iterator[_Width]:
    """A measure symmetric to the middle."""
    if size is not None:
        yield _Width((-size / 2, 0.0), (size / 2, 0.0), text or f"{sign}{size:g}")


def _d_wide_side(figures: Figures, gender: str) -> Iterator[_Width]:
    """The wide side of a D-shell, if all that makes it is known."""
    names = (f"{gender}_d_width_mm", f"{gender}_d_height_mm", f"{gender}_d_corner_radius_mm")
    width, height, radius = (figures.sourced(name) for name in names)
    lean = figures.sourced("side_angle_deg")
    if width is None or height is None or radius is None or lean is None:
        return
    half, y = d_wide_side(width, height, lean, radius) / 2, height / 2 - radius
    yield _Width((-half, y), (half, y), f"{2 * half:.2f}")


def _pitch(face: Face, figures: Figures, view: View) -> Iterator[_Width]:
    pitch = figures.sourced("contact_pitch_mm")
    if pitch is None or len(face.contacts) < 2:
        return
    count = len(face.contacts) - 1
    ends = sorted((view.position(face.contacts[0]), view.position(face.contacts[-1])))
    yield _Width(ends[0], ends[1], f"{count} x {pitch:g} = {count * pitch:g}")


def dimension_items(item: Dimension) -> Iterator[Item]:
    """A dimension as lines, arrows and text."""
    (x1, y), (x2, _) = item.start, item.end
    size = item.text_height
    for x, foot in zip((x1, x2), item.feet, strict=False):
        way = 1.0 if y > foot[1] else -1.0
        yield Segment(item.layer, (x, foot[1] + way * 0.4 * size), (x, y + way * 0.5 * size))
    yield Segment(item.layer, item.start, item.end)
    for x, way in ((x1, 1.0), (x2, -1.0)):
        tip = (x + way * size, y)
        points = ((x, y), (tip[0], y + size / 6), (tip[0], y - size / 6))
        yield Arrow(item.layer, points)
    middle = ((x1 + x2) / 2, y + 0.4 * size)
    yield Text(item.layer, middle, size, item.text, Align.CENTRE)
