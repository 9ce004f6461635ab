"""How contacts look: pins, sockets, blades and solder ends, told apart by role and by use."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from cadbridge.drawing.faces.figures import Figures
from cadbridge.drawing.shapes.items import (
    Arc,
    Circle,
    Disc,
    Item,
    Layer,
    Outline,
    Pen,
    Segment,
    Symbol,
)
from cadbridge.drawing.shapes.view import View
from cadbridge.model import Basis, ContactRole, Face, FaceContact, ShellKind

SOCKET_WALL = 1.4
"""A socket is drawn as its bore and, this much larger, the opening in the insulator around it."""
ROLE_RING = 1.55
"""Diameter of the ring that tells a role, in diameters of the contact."""
BLADE_LENGTH = 4.0
"""Length of a modular plug's blade in widths, where the face does not know it."""
_CUP = (0.62, 25.0, 335.0)
"""The hollow of a solder or crimp end: its size in that of the contact, and its ends in degrees."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one contact is drawn."""

    shape: str
    """``PIN``, ``SOCKET``, ``BLADE``, ``SPRING`` or ``END``, as blocks are called."""
    diameter: float
    """Of a blade its width."""
    length: float
    """Of a blade; otherwise the diameter."""
    role: ContactRole
    used: bool
    guessed: bool
    """Nobody knows where it is: it is drawn dashed."""

    @property
    def flat(self) -> bool:
        """Whether it is a blade, or the spring for one."""
        return self.shape in ("BLADE", "SPRING")


def look_of(face: Face, contact: FaceContact, view: View, *, used: bool) -> Look:
    """How a contact of a face is drawn in a view."""
    diameter, modular = float(contact.diameter_mm), face.shell.kind is ShellKind.MODULAR
    shape = "SPRING" if modular and view.female else "BLADE" if modular else _round_shape(view)
    return Look(
        shape,
        diameter,
        Figures(face).get("blade_length_mm", BLADE_LENGTH * diameter) if modular else diameter,
        contact.role,
        used,
        contact.position_basis is Basis.APPROXIMATE,
    )


def _round_shape(view: View) -> str:
    if view.from_wires:
        return "END"
    return "SOCKET" if view.female else "PIN"


def symbol_name(look: Look, diameter: str) -> str:
    """Name of the block of such a contact: ``PIN_POWER_1.0``, ``SOCKET_SIGNAL_0.8_NC``."""
    unused = "" if look.used else "_NC"
    guessed = "_GUESSED" if look.guessed else ""
    return f"{look.shape}_{look.role.upper()}_{diameter}{unused}{guessed}"


def contact_symbol(look: Look, name: str) -> Symbol:
    """The block of such a contact, around its centre."""
    items = list(_flat_body(look) if look.flat else _round_body(look))
    if not look.flat:
        items += _role(look)
    if not look.used:
        items += _cross(look)
    return Symbol(name, tuple(items), Layer.CONTACT)


def reach(look: Look) -> tuple[float, float]:
    """Half width and half height of what is drawn for a contact."""
    radius = look.diameter / 2
    if look.flat:
        return radius, look.length / 2
    ring = SOCKET_WALL if look.role is ContactRole.SIGNAL else ROLE_RING
    return radius * ring, radius * ring


def _edge(look: Look) -> Pen:
    return Pen.DASHED if look.guessed else Pen.WIDE


def _flat_body(look: Look) -> Iterator[Item]:
    x, y = look.diameter / 2, look.length / 2
    yield Outline(Layer.CONTACT, ((-x, -y), (x, -y), (x, y), (-x, y)), (0.0,) * 4, _edge(look))


def _round_body(look: Look) -> Iterator[Item]:
    centre, radius = (0.0, 0.0), look.diameter / 2
    yield Circle(Layer.CONTACT, centre, radius, _edge(look))
    if look.shape == "SOCKET":
        yield Circle(Layer.CONTACT, centre, radius * SOCKET_WALL)
    elif look.shape == "END":
        size, start, end = _CUP
        yield Arc(Layer.CONTACT, centre, radius * size, start, end)
    elif look.used:
        yield Disc(Layer.CONTACT, centre, radius * (0.5 if look.guessed else 1.0))


def _role(look: Look) -> Iterator[Item]:
    if look.role is ContactRole.SIGNAL:
        return
    pen = {
        ContactRole.POWER: Pen.WIDE,
        ContactRole.PROTECTIVE_EARTH: Pen.NARROW,
        ContactRole.SHIELD: Pen.DASHED,
    }[look.role]
    yield Circle(Layer.CONTACT, (0.0, 0.0), look.diameter / 2 * ROLE_RING, pen)


def _cross(look: Look) -> Iterator[Item]:
    """Within the ring of a role; from corner to corner of a blade, whose width is its diameter."""
    x = y = look.diameter / 2 * ROLE_RING / sqrt(2)
    if look.flat:
        x, y = look.diameter / 2, look.length / 2
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
