"""The bytes of a library file to the model, held against all that a library file must be."""

from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding
from cadbridge.library.families import lenient_families
from cadbridge.library.plain import from_plain
from cadbridge.library.yaml_text import lenient_yaml
from cadbridge.model import Library
from cadbridge.words import counted


def checked(content: bytes, file: str) -> Library:
    """What the bytes of a file hold; `file` names it in messages.

    Raises:
        FileError: they are no YAML.
        FindingsError: they have errors; all of them.
    """
    data, findings = lenient_yaml(content, file)
    return _checked(data, file, findings)


def checked_data(data: Any, file: str) -> Library:
    """The same of the data that stands there."""
    return _checked(data, file, [])


def _checked(data: Any, file: str, findings: list[Finding]) -> Library:
    expanded, in_families = lenient_families(data, file)
    found = [*findings, *in_families]
    try:
        library = from_plain(expanded, file)
    except FindingsError as error:
        if not found:
            raise
        found += error.findings
    if found:
        raise FindingsError(f"{file}: {counted(len(found), 'error')}", found)
    return library
