"""A face on a sheet of all ports or of a whole cable, as it is drawn there."""

from collections.abc import Mapping
from dataclasses import dataclass

from cadbridge.drawing.choices import Side
from cadbridge.drawing.shapes.items import Point
from cadbridge.model import Gender

SIDE_NAMES = {Side.MATING: "mating face", Side.TERMINATION: "wiring side"}


@dataclass(frozen=True, slots=True)
class ShownFace:
    """One view of the connector at a port or at an end of a cable."""

    end: str
    """The port, or ``end A``."""
    side: Side
    gender: Gender | None
    """As the words below it say; None: they do not."""
    places: Mapping[str, Point]
    """Its contacts by their numbers, in its own millimetres."""
    handle: str
