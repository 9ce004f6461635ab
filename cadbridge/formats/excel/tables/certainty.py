"""How sure a row of a table is: the column ``Certainty``, with the reasons as its comment."""

from collections.abc import Callable, Iterable
from typing import Any

from cadbridge.doubts import (
    Doubts,
    OpenPoint,
    certainty_words,
    doubts_of,
    place_words,
    reason_words,
)
from cadbridge.formats.excel.tables.part_objects import End, NameRow
from cadbridge.model import (
    Accessory,
    CableLength,
    Classification,
    Conductor,
    ConnectorSpec,
    Document,
    Function,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    PortReference,
    Property,
    SourceDocument,
    Terminal,
)
from cadbridge.model.fields import key_of

CERTAINTY = "certainty"
"""The `shown` of the column."""
CERTAIN_ROW = ("row_certainty",)
"""Its key in a table of which people order: a buyer must see where a number is in doubt."""
_LISTS = {
    Accessory: "accessories",
    Classification: "classifications",
    Document: "documents",
    Function: "functions",
    Property: "properties",
    Terminal: "terminals",
}
_OF_PORT = ("ways", "face", "size", "series", "coding", "mounting")
"""Fields of a port's connector that no row of a contact shows; the sheet of ports says them."""
_OF_NAME = ("", "contact", "contact_names")
"""Fields of what prints a contact under a name of its own, and of the contact of that name."""
_ROWS = (Pin, Conductor, CableLength)
_BEGINS = "Open:"
_RECORDED, _OTHER = "the sheet Sources", "the values themselves"
_ENDS = (f"(from {_RECORDED})", f"(from {_OTHER})", f"(from {_RECORDED} and {_OTHER})")
"""Where the reasons of a comment come from."""
_LONGEST = 2000
"""Characters of a comment, which nobody reads in a book."""


class Commented(str):
    """A text for a cell with a comment beside it."""

    comment: str

    def __new__(cls, text: str, comment: str) -> "Commented":
        """The text with its comment."""
        self = super().__new__(cls, text)
        self.comment = comment
        return self


def certainty_of(library: Library, chain: tuple[Any, ...]) -> str:
    """What is open about the object of a row; empty where all of it is stated."""
    points = _points(library, chain)
    owner = key_of(chain[0])
    words = certainty_words(points, owner)
    return Commented(words, comment_of(points, owner)) if points else ""


def comment_of(points: Iterable[OpenPoint], owner: str = "") -> str:
    """Each open point with its reason, one a line; of others than the owner, whose it is."""
    points = list(points)
    text = "\n".join(
        f"{place_words(point, owner)}: {reason_words(point.source)}" for point in points
    )
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
    origins = {_RECORDED if point.is_recorded else _OTHER for point in points}
    end = " and ".join(origin for origin in (_RECORDED, _OTHER) if origin in origins)
    return f"{_BEGINS}\n{cut}\n(from {end})"


def is_own_comment(text: str) -> bool:
    """Whether a comment is one of ours as it was written; not where somebody added to it."""
    return text.startswith(_BEGINS) and text.rstrip().endswith(_ENDS)


def _points(library: Library, chain: tuple[Any, ...]) -> tuple[OpenPoint, ...]:
    part, item, doubts = chain[0], chain[-1], doubts_of(library)
    inherits: dict[type, Callable[[], tuple[OpenPoint, ...]]] = {
        Pin: lambda: tuple(
            point for point in doubts.pin(part, chain[1], item) if point.field not in _OF_PORT
        ),
        Port: lambda: doubts.port(part, item),
        Conductor: lambda: doubts.conductor(part, item),
        CableLength: lambda: doubts.length(part, item),
        End: lambda: doubts.end(part, item.end),
        ConnectorSpec: lambda: doubts.connector(part.part_number),
        PortReference: lambda: tuple(
            point for point in doubts.end(part, chain[-2].end) if point.field == "mates_with"
        ),
        NameRow: lambda: tuple(_of_name(doubts, part, item)),
        Manufacturer: lambda: doubts.whole(item),
        SourceDocument: lambda: doubts.whole(item),
        Part: lambda: tuple(
            dict.fromkeys(
                [
                    *doubts.own(part).object(part, ()),
                    *doubts.connector(part.part_number),
                    *(point for point in doubts.own(part).every() if point.is_of_all_rows),
                ]
            )
        ),
    }
    cls: type = type(item)
    found = inherits[cls]() if cls in inherits else doubts.listed(part, _LISTS[cls], item)
    return tuple(p for p in found if cls not in _ROWS or not p.is_of_all_rows)


def _of_name(doubts: Doubts, part: Part, row: NameRow) -> Iterable[OpenPoint]:
    """What is open about a printed name: none of what a port or an end takes from its connector."""
    ways: dict[str, Callable[[], Iterable[OpenPoint]]] = {
        "connector": lambda: doubts.connector(part.part_number),
        "end": lambda: doubts.end(part, row.name),
        "port": lambda: _of_printed_pin(doubts, part, row),
    }
    own = (point for point in ways[row.object]() if point.owner == part.part_number)
    return dict.fromkeys(point for point in own if point.field in _OF_NAME)


def _of_printed_pin(doubts: Doubts, part: Part, row: NameRow) -> Iterable[OpenPoint]:
    """What is open about a port and its contact of that name."""
    for port in part.ports:
        if port.designation == row.name:
            yield from doubts.port(part, port)
            for pin in port.pins:
                if pin.contact == row.printed:
                    yield from doubts.pin(part, port, pin)
