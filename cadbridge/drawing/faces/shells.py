"""Outlines of inserts and housings, and where between them is room for the contacts' numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot, sqrt

from cadbridge.drawing.faces import keys
from cadbridge.drawing.faces.contacts import look_of, reach
from cadbridge.drawing.faces.figures import Figures, key_is_guessed
from cadbridge.drawing.faces.keys import Box
from cadbridge.drawing.shapes.geometry import box, d_shell, filleted, rounded
from cadbridge.drawing.shapes.items import Arc, Circle, Item, Layer, Outline, Pen
from cadbridge.drawing.shapes.view import View
from cadbridge.errors import FileError
from cadbridge.model import Face, ShellKind
from cadbridge.words import quoted

_CENTRE = (0.0, 0.0)
_SHEET = 0.5
"""Millimetres of sheet metal that a D-shell is made of."""
_DEEPEST_THREAD = 0.75
"""Share of the radius that even the coarsest thread on the thinnest connector leaves."""


@dataclass(frozen=True, slots=True)
class ShellShape:
    """What is drawn around the contacts."""

    items: tuple[Item, ...]
    bounds: Box
    """Left, bottom, right and top of the outline."""
    room: Box
    """Box that numbers must stay in."""
    room_radius: float = 0.0
    """Circle that numbers must stay in; 0: only the box."""
    blocked: tuple[Box, ...] = ()
    """Boxes that numbers keep out of."""


def shell_shape(face: Face, view: View) -> ShellShape:
    """The shell and key of a face.

    Raises:
        FileError: their figures make no shape, such as a slot wider than the bore it is in.
    """
    draw = {
        ShellKind.CIRCULAR: _circular,
        ShellKind.D_SUB: _d_sub,
        ShellKind.RECTANGULAR: _rectangular,
        ShellKind.MODULAR: _modular,
        ShellKind.MINI_DIN: _mini_din,
    }[face.shell.kind]
    try:
        shape = draw(face, Figures(face), view)
    except (ValueError, ZeroDivisionError) as error:
        raise FileError(
            f"the face {quoted(face.id)} cannot be drawn: its figures make no shape",
            hint="correct the figures of its shell and its key",
        ) from error
    if view.from_wires or key_is_guessed(face):
        shape = replace(shape, items=tuple(_dashed(item) for item in shape.items))
    return shape


def _dashed(item: Item) -> Item:
    """A key that is hidden, or whose place is not known, as it is drawn."""
    if isinstance(item, Outline) and item.layer is Layer.KEY:
        return replace(item, pen=Pen.DASHED)
    return item


def _square(half: float) -> Box:
    return -half, -half, half, half


def _field(face: Face) -> tuple[float, float]:
    """Half width and half height of the contacts, around the origin."""
    spans = [
        (contact, *reach(look_of(face, contact, View(), used=True))) for contact in face.contacts
    ]
    return (
        max((abs(float(contact.x_mm)) + width for contact, width, _ in spans), default=1.0),
        max((abs(float(contact.y_mm)) + height for contact, _, height in spans), default=1.0),
    )


def _contact_circle(face: Face) -> float:
    return max(
        (
            hypot(float(item.x_mm), float(item.y_mm)) + float(item.diameter_mm) / 2
            for item in face.contacts
        ),
        default=1.0,
    )


def thread_pitch(thread: str) -> float:
    """Pitch of a metric thread ``M12x1``; 1 mm where none is named."""
    try:
        return float(thread.lower().partition("x")[2].replace(",", "."))
    except ValueError:
        return 1.0


def _circular(face: Face, figures: Figures, view: View) -> ShellShape:
    needed = _contact_circle(face)
    outer = figures.get("outer_diameter_mm", 0.0) / 2 or 1.5 * needed
    minor = max(_DEEPEST_THREAD * outer, outer - 0.5413 * thread_pitch(face.shell.thread))
    """Radius at the bottom of the thread, ISO 68-1."""
    guess = min(max(needed * 1.25, minor * 0.9), minor * 0.95)
    if view.from_wires:
        wall = figures.get("bore_diameter_mm", 2 * guess)
        edge = outer
        items: list[Item] = [Circle(Layer.OUTLINE, _CENTRE, outer, Pen.WIDE)]
    elif view.female:
        # An internal thread: crest wide at the minor diameter, root narrow (ISO 6410-1).
        wall = figures.get("female_insert_diameter_mm", figures.get("bore_diameter_mm", 2 * guess))
        edge = outer * 1.1
        items = [
            Circle(Layer.OUTLINE, _CENTRE, edge, Pen.WIDE),
            Arc(Layer.OUTLINE, _CENTRE, outer, 100.0, 10.0),
            Circle(Layer.OUTLINE, _CENTRE, minor, Pen.WIDE),
        ]
        if not face.shell.thread:
            edge = outer
            items = [Circle(Layer.OUTLINE, _CENTRE, outer, Pen.WIDE)]
    else:
        wall = figures.get("bore_diameter_mm", 2 * guess)
        edge = outer
        items = [Circle(Layer.OUTLINE, _CENTRE, outer, Pen.WIDE)]
        if face.shell.thread:
            items.append(Arc(Layer.OUTLINE, _CENTRE, minor, 100.0, 10.0))
        if "front_diameter_mm" in figures:
            items.append(Circle(Layer.OUTLINE, _CENTRE, figures.get("front_diameter_mm", 0.0) / 2))
    radius = wall / 2
    items += keys.insert(face, figures, view, radius)
    blocked = tuple(keys.key_boxes(face, figures, view, radius))
    return ShellShape(tuple(items), _square(edge), _square(radius), radius * 0.97, blocked)


def _d_sub(face: Face, figures: Figures, view: View) -> ShellShape:
    width, height = _field(face)
    flange_w = figures.get("flange_width_mm", 2 * width + 18.0)
    flange_h = figures.get("flange_height_mm", 2 * height + 8.0)
    pitch, hole = figures.get("hole_pitch_mm", flange_w - 6.0), figures.get("hole_diameter_mm", 3.0)
    sex = "female" if view.female else "male"
    shell_w = figures.get(f"{sex}_d_width_mm", 2 * width + 5.0)
    shell_h = figures.get(f"{sex}_d_height_mm", 2 * height + 4.5)
    lean = figures.get("side_angle_deg", 10.0)
    items: list[Item] = [rounded(Layer.OUTLINE, flange_w, flange_h, 1.0)]
    for x in (-pitch / 2, pitch / 2):
        items.append(Circle(Layer.OUTLINE, (x, 0.0), hole / 2, Pen.WIDE))
    radius = figures.get(f"{sex}_d_corner_radius_mm", 0.27 * shell_h)
    items.append(d_shell(Layer.KEY, shell_w, shell_h, lean, radius))
    if not view.from_wires:
        inner = (shell_w - 2 * _SHEET, shell_h - 2 * _SHEET, lean, radius - _SHEET)
        items.append(d_shell(Layer.OUTLINE, *inner, Pen.NARROW))
    half_w, half_h = shell_w / 2 - 1.4, shell_h / 2 - 0.6
    flange = (-flange_w / 2, -flange_h / 2, flange_w / 2, flange_h / 2)
    return ShellShape(tuple(items), flange, (-half_w, -half_h, half_w, half_h))


def _rectangular(face: Face, figures: Figures, view: View) -> ShellShape:
    """A housing with its insert; the guides on the left and right tell pins from sockets."""
    field_w, field_h = _field(face)
    width = figures.get("width_mm", 2 * field_w + 8.0)
    height = figures.get("height_mm", 2 * field_h + 8.0)
    wall = min(width, height) * 0.06
    corner = min(width, height) * 0.12
    items: list[Item] = [
        rounded(Layer.OUTLINE, width, height, corner),
        rounded(
            Layer.OUTLINE,
            width - 2 * wall,
            height - 2 * wall,
            corner * 0.6,
            Pen.NARROW if view.female else Pen.WIDE,
        ),
    ]
    inner_w, inner_h = width - 4.4 * wall, height - 4.4 * wall
    if view.female:
        items.append(rounded(Layer.OUTLINE, inner_w, inner_h, corner * 0.4))
    half_w, half_h = inner_w / 2 - wall / 4, inner_h / 2 - wall / 4
    bounds = (-width / 2, -height / 2, width / 2, height / 2)
    return ShellShape(tuple(items), bounds, (-half_w, -half_h, half_w, half_h))


def _modular(face: Face, figures: Figures, view: View) -> ShellShape:
    """A plug with its latch, or the opening of a jack with the slot for it."""
    width, height = figures.get("width_mm", 12.0), figures.get("height_mm", 6.8)
    latch = figures.get("latch_width_mm", 4.0) / 2
    x, y, depth = width / 2, height / 2, height * 0.24
    body = Outline(Layer.OUTLINE, box(-x, -y, x, y), (0.0,) * 4)
    if view.female:
        body = Outline(
            Layer.OUTLINE,
            (
                (-x, -y),
                (-latch, -y),
                (-latch, -y - depth),
                (latch, -y - depth),
                (latch, -y),
                (x, -y),
                (x, y),
                (-x, y),
            ),
            (0.0,) * 8,
        )
        frame = rounded(Layer.OUTLINE, width + 4.0, height + 2 * depth + 2.0, 0.8)
        items: tuple[Item, ...] = (frame, body)
        bounds = (-x - 2.0, -y - depth - 1.0, x + 2.0, y + depth + 1.0)
    else:
        tongue = ((-latch, -y - depth), (latch, -y - depth), (latch * 0.8, -y), (-latch * 0.8, -y))
        items = (body, filleted(Layer.KEY, tongue, depth * 0.15))
        bounds = (-x, -y - depth, x, y)
    return ShellShape(items, bounds, (-x + 0.3, -y + 0.3, x - 0.3, y - 0.3))


def _mini_din(face: Face, figures: Figures, view: View) -> ShellShape:
    outer = figures.get("outer_diameter_mm", 3.0 * _contact_circle(face)) / 2
    half, low = figures.get("half_width_mm", 0.7), figures.get("bottom_y_mm", -0.4)
    high = figures.get("top_y_mm", 1.9)
    insert = figures.get("insert_diameter_mm", outer * 1.66) / 2
    bar = Outline(Layer.KEY, box(-half, low, half, high), (0.0,) * 4)
    items: list[Item]
    if view.female:
        edge = figures.get("receptacle_lead_in_diameter_mm", outer * 2.1) / 2
        bore = figures.get("receptacle_bore_diameter_mm", outer * 1.96) / 2
        items = [
            Circle(Layer.OUTLINE, _CENTRE, edge * 1.18, Pen.WIDE),
            Circle(Layer.OUTLINE, _CENTRE, edge),
            Circle(Layer.OUTLINE, _CENTRE, bore, Pen.WIDE),
            rim := _mini_din_rim(figures, insert),
            bar,
        ]
        edge *= 1.18
    else:
        edge = outer
        items = [
            Circle(Layer.OUTLINE, _CENTRE, outer, Pen.WIDE),
            rim := _mini_din_rim(figures, outer - 0.45),
            bar,
        ]
    blocked = ((-half, low, half, high), *_straight_edges(rim))
    return ShellShape(tuple(items), _square(edge), _square(insert), insert * 0.97, blocked)


def _mini_din_rim(figures: Figures, radius: float) -> Outline:
    """The insert's rim with its three notches, or the plug's shell with its dents for them."""
    top_x = figures.get("top_notch_half_width_mm", 0.9)
    top_y = figures.get("top_notch_bottom_y_mm", radius * 0.73)
    side_x = figures.get("side_notch_inner_x_mm", radius * 0.63)
    side_y = figures.get("side_notch_top_y_mm", -radius * 0.46)

    def rim(x: float) -> float:
        return sqrt(max(radius**2 - x**2, 0.0))

    right = (
        (top_x, top_y),
        (top_x, rim(top_x)),
        (rim(side_y), side_y),
        (side_x, side_y),
        (side_x, -rim(side_x)),
    )
    left = tuple((-x, y) for x, y in reversed(right))
    points = (*right, *left)
    curved = (False, True, False, False, True, False, False, True, False, False)
    bulges = tuple(
        _rim_bulge(points[index], points[(index + 1) % 10], radius) if bent else 0.0
        for index, bent in enumerate(curved)
    )
    return Outline(Layer.KEY, points, bulges)


def _straight_edges(rim: Outline) -> Iterator[Box]:
    """The edges of the notches, as boxes that no number touches."""
    ends = (*rim.points[1:], rim.points[0])
    for (x, y), (to_x, to_y), bulge in zip(rim.points, ends, rim.bulges, strict=True):
        if not bulge:
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _rim_bulge(start: tuple[float, float], end: tuple[float, float], radius: float) -> float:
    """Bulge of the clockwise piece of the rim between two points, less than half a turn."""
    half_chord = hypot(end[0] - start[0], end[1] - start[1]) / 2
    sagitta = radius - sqrt(max(radius**2 - half_chord**2, 0.0))
    return -sagitta / half_chord if half_chord else 0.0
