"""One open point: where it stands, and what is to be said of it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cadbridge.model import Certainty, Source
from cadbridge.words import quoted, shown_as

GRAVITY = (Certainty.CONFLICTING, Certainty.MISSING, Certainty.INFERRED)
"""From the worst to the mildest."""
ONE = {
    "ports": "port",
    "pins": "contact",
    "conductors": "core",
    "lengths": "order code",
    "properties": "property",
    "functions": "function",
    "terminals": "terminal",
    "documents": "document",
    "accessories": "accessory",
    "contacts": "contact",
    "classifications": "classification",
    "figures": "figure",
    "manufacturers": "manufacturer",
}
"""What one object of a list is called."""
_FIELDS = {
    "pins": "contacts",
    "conductors": "cores",
    "lengths": "order codes",
    "end_a": "end A",
    "end_b": "end B",
    "contact_a": "contact at end A",
    "contact_b": "contact at end B",
    "cross_section_mm2": "cross-section",
    "mates_with": "what it mates with",
    "sources": "origin",
    "state": "kind of end",
}
"""What a field is called, where its name is not what people say."""
_UNIT = re.compile(r"_(mm2?|kg|deg)$")
_ROWS = ("ports.pins.", "cable.conductors.", "cable.lengths.")
_KEY = re.compile(r"\[.*?\](?=\.|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """What a source leaves open."""

    owner: str
    """Part number, id of the face, short name or document that the source stands on."""
    place: str
    """Of what is open, below the owner; empty: all of it."""
    source: Source
    is_recorded: bool = True
    """Whether the library holds the source; else it is put into words for what two values say."""

    def __repr__(self) -> str:
        """What is open, and how."""
        return shown_as(self, f"{self.whose}: {self.source.certainty}")

    @property
    def field(self) -> str:
        """The last name of the place: ``gender``; empty for an object as a whole."""
        return "" if self.place.endswith("]") else self.path.rpartition(".")[2]

    @property
    def whose(self) -> str:
        """The owner and the place below it."""
        return f"{self.owner} {self.place}".strip()

    @property
    def is_of_all_rows(self) -> bool:
        """Whether nothing is known of any row of a table: that is said once, of the part."""
        is_missing = self.source.certainty is Certainty.MISSING
        return is_missing and self.path == self.place and self.path.startswith(_ROWS)

    @property
    def is_of_missing_rows(self) -> bool:
        """Whether a list lacks objects: a port contacts, a part ports."""
        return self.field in ONE and self.source.certainty is Certainty.MISSING

    @property
    def path(self) -> str:
        """The place without its keys: ``ports.pins.signal``."""
        return _KEY.sub("", self.place)


def field_word(name: str) -> str:
    """A field as people say it: ``contact at end A``, ``cross-section``."""
    return _FIELDS.get(name) or _UNIT.sub("", name).replace("_", " ")


def certainty_words(
    points: Iterable[OpenPoint], part_number: str = "", say: Callable[[str], str] = str
) -> str:
    """What is open, in short: ``conflicting: connector; inferred: direction``; empty if nothing.

    Fields under the certainty of the worst point about them, the worst first.

    Args:
        points: what is open.
        part_number: the part that is spoken of; what is open as a whole elsewhere is a connector.
        say: gives a word in another language.
    """
    worst: dict[str, Certainty] = {}
    for point in points:
        whole = "as a whole" if point.owner == part_number or not part_number else "connector"
        listed = point.path.rpartition(".")[2] if point.place.endswith("]") else ""
        word = field_word(point.field) or ONE.get(listed) or field_word(listed) or whole
        known = worst.get(word, Certainty.INFERRED)
        worst[word] = min(known, point.source.certainty, key=GRAVITY.index)
    said = ((grade, [word for word in worst if worst[word] is grade]) for grade in GRAVITY)
    return "; ".join(
        f"{say(grade)}: {', '.join(map(say, words))}" for grade, words in said if words
    )


def shared_as(place: str, source: Source) -> tuple[object, ...]:
    """What makes open points of several parts one, whichever documents leave it open."""
    return place, source.certainty, source.doubt, reason_words(source)


def reason_words(source: Source) -> str:
    """Why a value is open: the reason, the readings, and what is printed."""
    readings = f" Readings: {' / '.join(source.readings)}." if source.readings else ""
    printed = f" Printed: {quoted(source.printed)}." if source.printed else ""
    return f"{source.reason or 'No reason is given.'}{readings}{printed}"
