"""Where contacts must lie."""

from decimal import Decimal
from math import hypot

from cadbridge.model import Face
from tests.step import models

NEAR = Decimal("0.005")


def places(face: Face) -> dict[str, tuple[float, float]]:
    return {contact.id: (float(contact.x_mm), float(contact.y_mm)) for contact in face.contacts}


def assert_at(face: Face, spots: models.Spots) -> None:
    """Each contact lies on one of the places, within 0.005 mm."""
    assert len(face.contacts) == len(spots)
    for x, y in places(face).values():
        assert min(hypot(x - a, y - b) for a, b in spots) < NEAR
