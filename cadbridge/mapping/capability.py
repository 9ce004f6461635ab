"""What a format carries, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Carriage(StrEnum):
    """What becomes of a field in a format."""

    CARRIED = "carried"
    """Comes back as it was."""
    NORMALISED = "normalised"
    """Comes back with the same meaning in a normal form; the note says which."""
    NOT_CARRIED = "not carried"
    SHOWN = "shown"
    """Stands there for people, and does not come back."""
    ON_REQUEST = "on request"
    """Is carried where an option of the format's writer asks for it, else not."""


@dataclass(frozen=True, slots=True)
class Capability:
    """What becomes of one field in one format, and why."""

    carriage: Carriage
    note: str = ""
    option: str = ""
    """Key of the option with which a field is carried that otherwise is not."""

    def under(self, options: Mapping[str, str]) -> "Capability":
        """What becomes of it where a writer has these options."""
        if self.carriage is not Carriage.ON_REQUEST:
            return self
        asked = bool(options.get(self.option))
        return Capability(Carriage.CARRIED if asked else Carriage.NOT_CARRIED, self.note)


NOT_CARRIED = Capability(Carriage.NOT_CARRIED)
