"""Says which value of a part cannot be written."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.eplan.xml.text import illegal_character
from cadbridge.model.fields import KEYS, key_of, keyed


def explain(item: Any, error: ValueError) -> FileError:
    """The error to raise: names the object, and the field that holds what XML cannot."""
    name = key_of(item) if type(item) in KEYS else "the library's records"
    for place, text in _texts(item, ""):
        character = illegal_character(text)
        if character:
            code = f"U+{ord(character):04X}"
            return FileError(
                f"{name}: field {place} holds the character {code}, which XML cannot hold",
                hint="take the character out of the field",
            )
    hint = error.hint if isinstance(error, FileError) else ""
    return FileError(f"{name} cannot be written: {error}", hint=hint)


def _texts(item: Any, place: str) -> Iterator[tuple[str, str]]:
    """All texts of an object with their places, those of extras too."""
    if isinstance(item, str):
        yield place, item
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield f"{place}[{key}]", str(key)
            yield from _texts(value, f"{place}[{key}]")
    elif isinstance(item, tuple | list):
        keys = list(keyed(item)) if item and type(item[0]) in KEYS else range(len(item))
        for key, value in zip(keys, item, strict=True):
            yield from _texts(value, f"{place}[{key}]")
    elif is_dataclass(item):
        for member in fields(item):
            below = f"{place}.{member.name}" if place else member.name
            yield from _texts(getattr(item, member.name), below)
