"""One declaration for the labelled lines of an object, both ways.

A description in EPLAN holds what an object of the model says beyond EPLAN's attributes, one line
a field; the model's type of the field says how its value is written. What is declared here is
written and read alike.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, spoken, unspoken
from cadbridge.formats.eplan.fields.texts import number_of
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.words import titled

Form = tuple[Callable[[Any], str], Callable[[str], Any]]
"""How a value is written, and read."""
_USUAL = "usual"
USUAL: Form = (lambda code: code or _USUAL, lambda text: "" if text == _USUAL else text)
"""A definition that an object does not have, where another than the usual one is written."""
_YES: Form = (lambda value: "yes" if value else "", lambda text: text == "yes")
"""A truth is said, or the line is not there."""


class Lines:
    """The labelled lines of one kind of object, in their order; empty text is left out."""

    def __init__(
        self,
        cls: type,
        *fields: str,
        labels: Mapping[str, str] | None = None,
        forms: Mapping[str, Form] | None = None,
        others: tuple[str, ...] = (),
    ) -> None:
        """Takes the fields of a class of the model.

        Args:
            cls: the class.
            fields: those that have a line.
            labels: of fields whose label is not their name.
            forms: of fields that are not written as their type is.
            others: labels that the object's own code writes and reads beside them.
        """
        hints, named = get_type_hints(cls), labels or {}
        own = {name: named.get(name) or titled(name) for name in fields}
        written = {name: _form(hints[name]) for name in fields} | dict(forms or {})
        self._lines = tuple((own[name], name, written[name][0]) for name in fields)
        self._by_label = {own[name]: (name, written[name][1]) for name in fields}
        self.labels = (*self._by_label, *others)

    def entries(self, item: Any, implied: Mapping[str, Any] | None = None) -> list[Entry]:
        """Labels with texts; a field is left out where it has the value that is implied."""
        usual = implied or {}
        return [
            (label, encode(value))
            for label, name, encode in self._lines
            if (value := getattr(item, name)) != usual.get(name, "")
        ]

    def values(self, entries: Iterable[Entry]) -> dict[str, Any]:
        """Values by field, of the lines that are there and can be read."""
        values: dict[str, Any] = {}
        for label, text in entries:
            if label in self._by_label:
                name, decode = self._by_label[label]
                try:
                    values[name] = decode(text)
                except ValueError:
                    continue
        return values

    def read(self, text: str) -> list[Entry] | None:
        """The entries of a text, or None where it is not made of these labels alone."""
        return decode_entries(text, self.labels) if text else []


def _form(hint: Any) -> Form:
    """How a field of a type is written."""
    if hint is bool:
        return _YES
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return spoken, lambda text: hint(unspoken(text))
    return (encode_decimal, number_of) if Decimal in (hint, *get_args(hint)) else (str, str)
