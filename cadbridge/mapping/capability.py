"""What a format carries, field by field."""

from dataclasses import dataclass
from enum import StrEnum


class Carriage(StrEnum):
    """What becomes of a field in a format."""

    CARRIED = "carried"
    """Comes back as it was."""
    NORMALISED = "normalised"
    """Comes back with the same meaning in a normal form; the note says which."""
    NOT_CARRIED = "not carried"


@dataclass(frozen=True, slots=True)
class Capability:
    """What becomes of one field in one format, and why."""

    carriage: Carriage
    note: str = ""


NOT_CARRIED = Capability(Carriage.NOT_CARRIED)
