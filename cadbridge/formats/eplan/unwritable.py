"""Says which value of a part cannot be written."""

from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.eplan.xml.text import illegal_character
from cadbridge.model.fields import KEYS, key_of
from cadbridge.model.walk import texts


def explain(item: Any, error: ValueError) -> FileError:
    """The error to raise: names the object, and the field that holds what XML cannot."""
    name = key_of(item) if type(item) in KEYS else "the library's records"
    for place, text in texts(item):
        character = illegal_character(text)
        if character:
            code = f"U+{ord(character):04X}"
            return FileError(
                f"{name}: field {place} holds the character {code}, which XML cannot hold",
                hint="take the character out of the field",
            )
    hint = error.hint if isinstance(error, FileError) else ""
    return FileError(f"{name} cannot be written: {error}", hint=hint)
