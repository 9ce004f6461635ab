"""What could be a contact, seen along a direction: pins, sockets and blades."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, radians, sin

from cadbridge.step.sight import Sight

LEAST_RADIUS, MOST_RADIUS = 0.15, 7.5
"""Millimetres; a contact is 0.3 to 15 mm thick."""
MOST_PLACES = 800
"""Pins, bores and blades that are looked at from one side."""
STEP_BACK = 3.0
"""Millimetres behind the front of a contact's parts within which the thinnest one is the contact:
a socket lies back in its hole."""
_SAME_SIZE = 0.02
CHAMFER = 0.6
"""Millimetres by which the edge at the mouth of a bore is wider and farther."""


class Shape(StrEnum):
    """What a contact is."""

    PIN = "pin"
    SOCKET = "socket"
    BLADE = "blade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact as it is seen from the mating side."""

    x: float
    y: float
    size: float
    """Diameter, or the shorter side of a blade or slot, in mm."""
    length: float = 0.0
    """Longer side of a blade or slot; 0 of what is round."""
    angle: float = 0.0
    """Direction of the longer side, in degrees counter-clockwise from the right, as seen."""
    shape: Shape
    base: float
    end: float
    sight: Sight = Sight.OPEN
    hollow: bool = False
    """A pin with a bore in its tip: it may be a socket that stands free."""
    through: bool = False
    """A bore that is open at both ends."""
    alone: bool = True
    """It stands free on all sides; otherwise it may be a rib of a wall."""

    @property
    def free(self) -> bool:
        """Whether nothing is in front of its end."""
        return self.sight is Sight.OPEN

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies within it."""
        dx, dy = x - self.x, y - self.y
        if not self.length:
            return hypot(dx, dy) < self.size / 2
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        return abs(dx * c + dy * s) < self.length / 2 and abs(dy * c - dx * s) < self.size / 2


def alike(one: Contact, other: Contact) -> bool:
    """Whether two contacts are of one shape and size."""
    return (
        one.shape is other.shape
        and abs(other.size - one.size) < _SAME_SIZE
        and abs(other.length - one.length) < _SAME_SIZE
    )


class TooManyPlaces(ValueError):
    """More places for contacts than a connector has: a whole machine."""


def bounded(count: int) -> None:
    """Refuse what would take too long to look through.

    Raises:
        TooManyPlaces: there are more than `MOST_PLACES`.
    """
    if count > MOST_PLACES:
        raise TooManyPlaces
