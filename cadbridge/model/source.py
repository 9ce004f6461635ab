"""Where a value comes from, and how certain it is."""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How sure the library is of a value."""

    STATED = "stated"
    """The document says so."""
    INFERRED = "inferred"
    """Concluded from the document; the reason is given."""
    CONFLICTING = "conflicting"
    """The document says two things; both readings are given."""
    MISSING = "missing"
    """The document leaves it out; the field stays empty and the reason says what was looked for."""


class Doubt(StrEnum):
    """What is in doubt where a value is not plainly stated."""

    FACT = "fact"
    """What is wired, ordered or drawn by it may be wrong."""
    WORDING = "wording"
    """Only how it is said: spelling unified, text translated, number made up, misprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Evidence for one field, or for all fields, of the object it stands on.

    A value's source is the nearest one that names its field, then the one of the whole object,
    then whatever holds for the enclosing object; so a family states its document once and a
    single pin only where it differs.
    """

    field: str = ""
    """Dotted path below the object, ``signal`` or ``ports.pins.direction``; of one of a list whose
    objects hold no sources its place, ``contacts[3].x_mm``; empty: all of it."""
    document: str = ""
    """Id of a `SourceDocument`; empty: that of the enclosing object."""
    section: str = ""
    """Heading, table or page in the document."""
    printed: str = ""
    """The text exactly as printed, where the library normalised it."""
    certainty: Certainty = Certainty.STATED
    reason: str = ""
    """Why it was inferred, what is in conflict, what is missing."""
    readings: tuple[str, ...] = ()
    """Both readings of a conflict; of a stated value those among which its document decides."""
    doubt: Doubt = Doubt.FACT
    """Of what kind the doubt is; of a stated value it says nothing."""

    @property
    def is_open(self) -> bool:
        """Whether it leaves a fact open: what people must see, not only be able to ask for."""
        return self.certainty is not Certainty.STATED and self.doubt is Doubt.FACT


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document that the library was made from."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    """As printed."""
    remarks: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manufacturer:
    """A maker of parts; EPLAN's address record."""

    short_name: str
    """The prefix of part numbers, at most 30 characters in EPLAN."""
    name: str
    website: str = ""
    sources: tuple[Source, ...] = ()
