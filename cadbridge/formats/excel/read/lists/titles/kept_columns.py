"""What a user says of columns, kept in a mapping of his own."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS, Wishes
from cadbridge.words import quoted

_FILE = "excel.yaml"
_COMMENT = re.compile(
    r"""^(?:[^'"#\n]|(?<=\w)['"]|'[^'\n]*'|"[^"\n]*"|(?<=\S)#)*(?<!\S)#""", re.MULTILINE
)
"""A sign that begins a comment: outside of quotation marks, and behind a blank."""
_NAMES = {meaning: name for name, meaning in FIELDS.items()}


def keep_columns(wishes: Wishes, folder: Path) -> None:
    """Add titles with their fields to the mapping in a folder, which is made where it is missing.

    Raises:
        FileError: there is a mapping with comments, which would be lost; or it cannot be written.
    """
    path = folder / _FILE
    of_lists = {title: _NAMES[meaning] for title, meaning in wishes.columns.items()}
    said = {**wishes.part_columns, **of_lists}
    data: Any = _existing(path, said, wishes) if path.is_file() else {}
    lists = data.setdefault("settings", {}).setdefault("lists", {})
    if wishes.supplier:
        lists = lists.setdefault("suppliers", {})
    key = wishes.supplier or "columns"
    lists[key] = {**lists.get(key, {}), **said}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    write_atomic(path, text.encode())


def _existing(path: Path, said: Mapping[str, str], wishes: Wishes) -> Any:
    text = path.read_text("utf-8")
    if _COMMENT.search(text):
        lines = ", ".join(f"{quoted(title)}: {field}" for title, field in said.items())
        keys = f"suppliers, {wishes.supplier}" if wishes.supplier else "columns"
        hint = f"add below settings, lists, {keys}: {lines}"
        raise FileError("has comments, which would be lost", path=path, hint=hint)
    return yaml.load(text, Loader=yaml.CBaseLoader) or {}
