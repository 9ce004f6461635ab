"""What people may choose of a drawing; light, as every command offers it."""

from enum import StrEnum

ENGLISH = "en"


class Side(StrEnum):
    """The side of the connector that is shown."""

    MATING = "mating"
    TERMINATION = "termination"
    """The side of the wires."""


SIDES = {"mating": Side.MATING, "wiring": Side.TERMINATION}
"""The sides by the words of options, of writers and readers alike."""


class Sheet(StrEnum):
    """What surrounds the drawing."""

    AUTO = "auto"
    """On the smallest sheet that holds it, in formats that have sheets beside the drawing."""
    BARE = "bare"
    A4 = "a4"
    """A sheet after ISO 5457, upright."""
    A3 = "a3"
