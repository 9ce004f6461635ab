"""The bytes of a library file to the model, held against all that a library file must be."""

from typing import Any

from cadbridge.library.families import expand_families
from cadbridge.library.plain import from_plain
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.model import Library


def checked(content: bytes, file: str) -> Library:
    """What the bytes of a file hold; `file` names it in messages.

    Raises:
        FileError: they are no YAML.
        FindingsError: they have errors; all of them.
    """
    return checked_data(parse_yaml(content, file), file)


def checked_data(data: Any, file: str) -> Library:
    """The same of the data that stands there."""
    return from_plain(expand_families(data, file), file)
