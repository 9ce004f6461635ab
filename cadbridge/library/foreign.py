"""YAML of other tools in a library's folder: a work tree holds mkdocs.yml and the like as well."""

import re
from difflib import get_close_matches
from pathlib import Path

from cadbridge.files import read_content
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.settings import BASE, OF_PARTS, SETTINGS_FILE

NOT_OURS = rule(
    "CB108",
    Severity.NOTE,
    "A YAML file is no library file",
    "Nothing to do where it is another tool's. A library file begins with one of its lists, such"
    " as `parts:`.",
)
_TOP_KEY = re.compile(r"""^(?:-[ ]+)?["']?([A-Za-z_][\w .-]*?)["']?[ \t]*:(?=\s|$)""", re.MULTILINE)
_OF_A_PART = re.compile(
    r"\b(part_number|short_name|order_number|type_number|shared_ports)[\"']?[ ]*:"
)
"""Keys that no other tool has: who wrote one meant a library file, whatever stands above it."""
_NEAR = 0.8
"""How alike a key is to a library's to be a slip, from 0 to 1: ``prats`` is, ``repos`` not."""


def is_foreign(content: bytes, path: Path) -> bool:
    """Whether a YAML file has nothing that a library file has, nor a slip of it.

    Args:
        content: its bytes; they may be no YAML that cadbridge reads.
        path: the file.
    """
    text = content.decode("utf-8-sig", "replace")
    keys = [key.casefold() for key in _TOP_KEY.findall(text)]
    if not keys or path.name == SETTINGS_FILE or _OF_A_PART.search(text):
        return False
    return not any(get_close_matches(key, (BASE, *OF_PARTS), 1, cutoff=_NEAR) for key in keys)


def foreign_note(path: Path) -> Finding | None:
    """What to say of a file that is none of a library; None of any other.

    Raises:
        FileError: it cannot be read.
    """
    if not is_foreign(read_content(path), path):
        return None
    message = "not a library file; nothing is taken from it"
    return Finding(rule=NOT_OURS, message=message, place=Place(file=str(path)))
