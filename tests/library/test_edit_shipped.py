"""Single changes in the shipped library's files: a line or a few, and read back right."""

import difflib
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change, diff
from cadbridge.library import edit_library, library_files, read_library, shipped
from cadbridge.model import Library
from cadbridge.model.fields import KEYS, LISTS, key_of, prefix_of
from cadbridge.model.walk import leaves

IDENTITY = {name for names in KEYS.values() for name in names}
FILES = library_files(shipped("library"))


def other_value(old: Any) -> Any:
    """Another value of the same type."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, Enum):
        members = list(type(old))
        return members[members.index(old) - 1]
    if isinstance(old, str):
        return f"{old} (changed: # ü)".strip()
    if isinstance(old, tuple):
        return (*old[:-1], replace(old[-1], section="changed")) if old else None
    return (old or Decimal(0)) + 1


def single_changes(library: Library) -> list[Change]:
    """A change of every value that does not identify its object."""
    return [
        Change(part=key_of(item), place=place, path=path, old=old, new=new)
        for name in LISTS
        for item in getattr(library, name)
        for place, path, old in leaves(item, prefix_of(name), prefix_of(name))
        if path.rpartition(".")[2] not in {*IDENTITY, "terminals"}
        and (new := other_value(old)) is not None
    ]


def changed_lines(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def test_a_single_change_touches_a_line_or_writes_out_what_was_shared(tmp_path: Path) -> None:
    random = Random(11)
    path = tmp_path / "library.yaml"
    for _ in range(50):
        old = random.choice(FILES).read_text(encoding="utf-8")
        path.write_text(old, encoding="utf-8")
        library = read_library(path).library
        change = random.choice(single_changes(library))
        edit_library(path, partial(apply, changes=[change]))
        assert diff(library, read_library(path).library) == [change]
        lines = changed_lines(old, path.read_text(encoding="utf-8"))
        assert len(lines) <= 2 or is_folded(lines) or is_written_out(lines), change


def is_folded(lines: list[str]) -> bool:
    """Whether a text became too long for its line and got lines of its own."""
    gone, new = ([line for line in lines if line[0] == sign] for sign in "-+")
    return len(gone) == 1 and new[0].endswith(" >-\n")


def is_written_out(lines: list[str]) -> bool:
    """Whether one shared port or property went and the types got it as their own."""
    gone = [line for line in lines if line[0] == "-"]
    starts = [line for line in gone if line[1:].lstrip().startswith(("- ", "ports: ["))]
    return len(starts) == 1 and lines[0] == gone[0]
