"""From which side a face is seen, and what that does to its coordinates.

Faces are stored as the male mating face. Every other view is reached by turning x around: the
female mating face is its mirror image, and the termination side is the mating side seen from
behind.
"""

from dataclasses import dataclass

from cadbridge.drawing.choices import Sheet, Side
from cadbridge.drawing.shapes.items import Point
from cadbridge.model import FaceContact, Gender

__all__ = ["Sheet", "Side"]


GENDER_WORDS = {
    Gender.MALE: "male (pins)",
    Gender.FEMALE: "female (sockets)",
    Gender.UNSPECIFIED: "gender not stated, drawn as male",
}
SIDE_WORDS = {
    Side.MATING: "Mating face, seen from the mating connector",
    Side.TERMINATION: "Termination side, seen from the wires",
}


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at a face."""

    side: Side = Side.MATING
    gender: Gender = Gender.MALE

    @property
    def female(self) -> bool:
        """Whether sockets are drawn; an unspecified gender is drawn as male."""
        return self.gender is Gender.FEMALE

    @property
    def from_wires(self) -> bool:
        """Whether the side of the wires is seen."""
        return self.side is Side.TERMINATION

    @property
    def mirrored(self) -> bool:
        """Whether x is turned around."""
        return self.female != self.from_wires

    def x(self, x_mm: float) -> float:
        """A stored x as it is drawn; the same step leads back."""
        return -x_mm + 0.0 if self.mirrored else x_mm

    def angle(self, degrees: float) -> float:
        """A stored angle as it is drawn; the same step leads back."""
        return (180.0 - degrees) % 360.0 if self.mirrored else degrees

    def position(self, contact: FaceContact) -> Point:
        """Where a contact is drawn."""
        return self.x(float(contact.x_mm)), float(contact.y_mm)
