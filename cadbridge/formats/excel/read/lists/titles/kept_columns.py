"""What a user says of columns, kept in a mapping of his own."""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError
from cadbridge.files import read_content, write_atomic
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS, Wishes
from cadbridge.library.yaml_edit import edited_yaml
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.words import quoted

_FILE = "excel.yaml"
_COMMENT = re.compile(r"""(?:[^'"#]|(?<=\w)['"]|(?<!\w)'[^']*'|(?<!\w)"[^"]*"|(?<=\S)#)*(?<!\S)#""")
"""A line up to the sign that begins a comment: outside of quotation marks, and behind a blank.

No part of it fits in two ways, so that nothing needs to be possessive, which fails for groups in
Python before 3.11.5.
"""
_NAMES = {meaning: name for name, meaning in FIELDS.items()}


def keep_columns(wishes: Wishes, folder: Path) -> None:
    """Add titles with their fields to the mapping in a folder, which is made where it is missing.

    What else the mapping holds stays as it is written, with its comments.

    Raises:
        FileError: a comment there would be lost, or the mapping cannot be written.
    """
    path = folder / _FILE
    of_lists = {title: _NAMES[meaning] for title, meaning in wishes.columns.items()}
    said = {**wishes.part_columns, **of_lists}
    below = ("suppliers", wishes.supplier) if wishes.supplier else ("columns",)
    place = ("settings", "lists", *below)
    content = read_content(path) if path.is_file() else b""
    mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    held = parse_yaml(content, str(path)) if content.strip() else {}
    text = content.removeprefix(mark).decode()
    changed = _with_added(text, held, place, said)
    if changed is None:
        lines = ", ".join(f"{quoted(title)}: {field}" for title, field in said.items())
        hint = f"add below {', '.join(place)}: {lines}"
        raise FileError("has comments, which would be lost", path=path, hint=hint)
    write_atomic(path, mark + changed.encode())


def _with_added(text: str, held: Any, place: Sequence[str], said: Mapping[str, str]) -> str | None:
    """The text of a mapping with entries added at a place; None where a comment would be lost."""
    data = _data_with_added(held, place, said)
    changed = edited_yaml(text, data)
    kept = parse_yaml(changed.encode(), _FILE) == data and not _comments(text) - _comments(changed)
    return changed if kept else None


def _data_with_added(held: Any, place: Sequence[str], said: Mapping[str, str]) -> dict[str, Any]:
    """The data with entries added to the mapping at a place; what is missing is made."""
    if held and not isinstance(held, Mapping):
        raise FileError(f"{quoted(str(held))} stands where the mapping has more below it")
    inner = dict(held or {})
    if not place:
        return {**inner, **said}
    return {**inner, place[0]: _data_with_added(inner.get(place[0]), place[1:], said)}


def _comments(text: str) -> Counter[str]:
    """What may be comments, each with how often it stands there."""
    lines = text.splitlines()
    return Counter(line[found.end() - 1 :] for line in lines if (found := _COMMENT.match(line)))
