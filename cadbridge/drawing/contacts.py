"""How contacts look: pins, sockets and blades, told apart by role and by use."""

from collections.abc import Iterator
from math import sqrt

from cadbridge.drawing.items import Circle, Disc, Item, Layer, Outline, Pen, Segment, Symbol
from cadbridge.drawing.view import View
from cadbridge.model import ContactRole, FaceContact, ShellKind

SOCKET_WALL = 1.4
"""A socket is drawn as its bore and, this much larger, the opening in the insulator around it."""
ROLE_RING = 1.55
"""Diameter of the ring that tells a role, in diameters of the contact."""
BLADE_LENGTH = 4.0
"""Length of a modular plug's blade, in widths."""


def symbol_name(contact: FaceContact, view: View, kind: ShellKind, used: bool) -> str:
    """Name of the block of such a contact: ``PIN_POWER_1.0``, ``SOCKET_SIGNAL_0.8_NC``."""
    shape = "SOCKET" if view.female else "PIN"
    if kind is ShellKind.MODULAR:
        shape = "SPRING" if view.female else "BLADE"
    unused = "" if used else "_NC"
    return f"{shape}_{contact.role.upper()}_{contact.diameter_mm:f}{unused}"


def contact_symbol(contact: FaceContact, view: View, kind: ShellKind, used: bool) -> Symbol:
    """The block of such a contact, around its centre."""
    diameter = float(contact.diameter_mm)
    items = list(_body(diameter, view, kind, used))
    if kind is not ShellKind.MODULAR:
        items += _role(diameter, contact.role)
    if not used:
        items += _cross(diameter, kind)
    name = symbol_name(contact, view, kind, used)
    return Symbol(name, tuple(items), Layer.CONTACT)


def reach(contact: FaceContact, kind: ShellKind) -> tuple[float, float]:
    """Half width and half height of what is drawn for a contact."""
    radius = float(contact.diameter_mm) / 2
    if kind is ShellKind.MODULAR:
        return radius, radius * BLADE_LENGTH
    ring = SOCKET_WALL if contact.role is ContactRole.SIGNAL else ROLE_RING
    return radius * ring, radius * ring


def _body(diameter: float, view: View, kind: ShellKind, used: bool) -> Iterator[Item]:
    centre, radius = (0.0, 0.0), diameter / 2
    if kind is ShellKind.MODULAR:
        height = radius * BLADE_LENGTH
        corners = ((-radius, -height), (radius, -height), (radius, height), (-radius, height))
        yield Outline(Layer.CONTACT, corners, (0.0,) * 4, Pen.WIDE)
    elif view.female:
        yield Circle(Layer.CONTACT, centre, radius, Pen.WIDE)
        yield Circle(Layer.CONTACT, centre, radius * SOCKET_WALL)
    else:
        yield Circle(Layer.CONTACT, centre, radius, Pen.WIDE)
        if used:
            yield Disc(Layer.CONTACT, centre, radius)


def _role(diameter: float, role: ContactRole) -> Iterator[Item]:
    if role is ContactRole.SIGNAL:
        return
    pen = {
        ContactRole.POWER: Pen.WIDE,
        ContactRole.PROTECTIVE_EARTH: Pen.NARROW,
        ContactRole.SHIELD: Pen.DASHED,
    }[role]
    yield Circle(Layer.CONTACT, (0.0, 0.0), diameter / 2 * ROLE_RING, pen)


def _cross(diameter: float, kind: ShellKind) -> Iterator[Item]:
    """Within the ring of a role; from corner to corner of a blade, whose width is its diameter."""
    x = y = diameter / 2 * ROLE_RING / sqrt(2)
    if kind is ShellKind.MODULAR:
        x, y = diameter / 2, diameter / 2 * BLADE_LENGTH
    yield Segment(Layer.CONTACT, (-x, -y), (x, y))
    yield Segment(Layer.CONTACT, (-x, y), (x, -y))


def earth_symbol(x: float, y: float, height: float, layer: Layer = Layer.NUMBER) -> list[Item]:
    """Protective earth, IEC 60417-5019: the earth symbol in a circle, `height` across."""
    radius = height / 2
    bars = ((-0.05, 0.62), (-0.3, 0.4), (-0.55, 0.18))
    items: list[Item] = [
        Circle(layer, (x, y), radius),
        Segment(layer, (x, y + radius * 0.72), (x, y + radius * -0.05)),
    ]
    for level, half in bars:
        items.append(
            Segment(
                layer,
                (x - radius * half, y + radius * level),
                (x + radius * half, y + radius * level),
            )
        )
    return items
