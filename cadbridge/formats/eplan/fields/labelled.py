"""One declaration for the labelled lines of an object, both ways.

A description in EPLAN holds what an object of the model says beyond EPLAN's attributes, one
`Line` a field; what is declared here is written and read alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, spoken, unspoken


@dataclass(frozen=True, slots=True)
class Line:
    """A label, the field below it, and how a value is written; empty text is left out."""

    label: str
    field: str
    encode: Callable[[Any], str] = str
    decode: Callable[[str], Any] = str


class Lines:
    """The labelled lines of one kind of object, in their order."""

    def __init__(self, *lines: Line, others: tuple[str, ...] = ()) -> None:
        """Takes the lines, and labels that the object's own code reads beside them."""
        self._lines = lines
        self.labels = (*(line.label for line in lines), *others)
        self._by_label = {line.label: line for line in lines}

    def entries(self, item: Any, implied: Mapping[str, Any] | None = None) -> list[Entry]:
        """Labels with texts; a field is left out where it has the value that is implied."""
        usual = implied or {}
        return [
            (line.label, line.encode(value))
            for line in self._lines
            if (value := getattr(item, line.field)) != usual.get(line.field, "")
        ]

    def values(self, entries: list[Entry]) -> dict[str, Any]:
        """Values by field, of the lines that are there and can be read."""
        values: dict[str, Any] = {}
        for label, text in entries:
            line = self._by_label.get(label)
            if line is not None:
                try:
                    values[line.field] = line.decode(text)
                except ValueError:
                    continue
        return values

    def read(self, text: str) -> list[Entry] | None:
        """The entries of a text, or None where it is not made of these labels alone."""
        return decode_entries(text, self.labels) if text else []


def flag(label: str, field: str) -> Line:
    """A line that says ``yes``, or is not there."""
    return Line(label, field, lambda value: "yes" if value else "", lambda text: text == "yes")


def word(label: str, field: str, words: type[StrEnum]) -> Line:
    """A line with a word of the model as people write it."""
    return Line(label, field, spoken, lambda text: words(unspoken(text)))
