"""What a library says of itself: the settings in the ``library.yaml`` of its folder.

``base: shipped`` makes a library stand on the one that comes with cadbridge, a path on another
one, ``base: none`` on nothing. What is in both is taken from the upper one; the base is never
written to. Without ``base`` it stands on nothing, too. A project says in ``cadbridge.toml`` which
library and mappings are its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from os.path import isfile
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import read_content
from cadbridge.library.shipped import shipped
from cadbridge.model.fields import LISTS
from cadbridge.words import quoted

SETTINGS_FILE = "library.yaml"
PROJECT_FILE = "cadbridge.toml"
BASE = "base"
_SHIPPED, _NONE = "shipped", "none"
_PROJECT_KEYS = ("library", "mappings")
OF_PARTS = (*LISTS, "families", "records")
"""The keys of library files."""
_SPEAKS_OF_BASE = re.compile(rb"^[\"']?base[\"']?[ \t]*:", re.MULTILINE)
_SPEAKS_OF_PARTS = re.compile(
    rb"^[\"']?(%s)[\"']?[ \t]*:" % "|".join(OF_PARTS).encode(), re.MULTILINE
)
"""Looked for first: a library of one large file is not parsed for what it says of itself."""
_UNREADABLE = ""
_NEAR = 0.6
"""How alike a key is to the one that is named for it, from 0 to 1: ``basis`` is near ``base``."""


class NoBase(FileError):
    """The folder that settings name as the base is not there."""


def settings_file(folder: Path) -> Path | None:
    """The file in a library folder that holds its settings.

    A ``library.yaml`` that holds parts, or whatever library files hold, and does not speak of a
    base is a library file like any other. So is one that cannot be read, which its reader says.

    Raises:
        FileError: it says what settings do not know.
    """
    file = folder / SETTINGS_FILE
    content = _content(file) if isfile(file) else None
    if not isinstance(content, Mapping):
        return None
    others = [str(key) for key in content if key != BASE]
    if others and others[0] in OF_PARTS:
        hint = "put them into a file of another name beside it"
        raise FileError(f"holds settings only, not {', '.join(others)}", path=file, hint=hint)
    if others:
        close = get_close_matches(others[0].casefold(), (BASE, *OF_PARTS), 1, cutoff=_NEAR)
        meant = f"; is {quoted(close[0])} meant?" if close else ""
        hint = "it may say base: shipped, base: DIR or base: none"
        raise FileError(f"unknown key {quoted(others[0])}{meant}", path=file, hint=hint)
    return file


def base_of(folder: Path) -> Path | None:
    """The library that the one in a folder stands on.

    Raises:
        FileError: the settings hold something else, or lead nowhere or back to this library.
    """
    first = _base_in(folder)
    seen, base = {folder.resolve()}, first
    while base is not None:
        if base.resolve() in seen:
            raise FileError("stands on itself", path=folder / SETTINGS_FILE, hint="correct `base`")
        seen.add(base.resolve())
        base = _base_in(base)
    return first


def _base_in(folder: Path) -> Path | None:
    file = settings_file(folder)
    if file is None:
        return None
    name = _content(file).get(BASE, _NONE)
    if name == _NONE:
        return None
    if not isinstance(name, str) or not name:
        hint = f"name a library folder, or say {_SHIPPED} or {_NONE}"
        raise FileError(f"{BASE} names no library", path=file, hint=hint)
    base = shipped("library") if name == _SHIPPED else folder / Path(name).expanduser()
    if not base.is_dir():
        is_slip = name.casefold() in (_SHIPPED, _NONE)
        hint = f"is {name.casefold()} meant?" if is_slip else "correct the path"
        raise NoBase(f"{BASE}: there is no folder {base}", path=file, hint=hint)
    return base


def _content(file: Path) -> Any:
    """What settings say, no mapping where they cannot be read; None of a library file."""
    from cadbridge.library.yaml_text import parse_yaml  # noqa: PLC0415 - few folders have one

    try:
        text = read_content(file)
        if _SPEAKS_OF_PARTS.search(text) and not _SPEAKS_OF_BASE.search(text):
            return None
        content = (parse_yaml(text, str(file)) or {}) if text.strip() else {}
    except (FileError, FindingsError):
        return _UNREADABLE
    is_of_parts = isinstance(content, Mapping) and any(key in content for key in OF_PARTS)
    return None if is_of_parts and BASE not in content else content


def holds_parts(file: Path) -> bool:
    """Whether a file is one of a library, to judge by its keys; False where it cannot be read."""
    if not file.name.lower().endswith((".yaml", ".yml")):
        return False
    try:
        return _SPEAKS_OF_PARTS.search(read_content(file)) is not None
    except FileError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The library and mappings of the folder one stands in, and the file that says so."""

    file: Path
    library: Path | None = None
    mappings: Path | None = None


def project_at(folder: Path) -> Project | None:
    """The nearest project of a folder or those around it.

    Raises:
        FileError: its file cannot be read, or says what it should not.
    """
    for here in (folder, *folder.parents):
        if isfile(here / PROJECT_FILE):  # a folder that may not be entered holds none
            return _project(here / PROJECT_FILE)
        file = here / SETTINGS_FILE
        if isfile(file) and _content(file) is not None:  # what is wrong in it, its reader says
            return Project(file=file, library=here)
    return None


def _project(file: Path) -> Project:
    import tomllib  # noqa: PLC0415 - few folders have one

    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise FileError(f"cannot be read: {error}", path=file) from error
    unknown = [key for key in content if key not in _PROJECT_KEYS]
    if unknown or not all(isinstance(value, str) for value in content.values()):
        what = f"{quoted(unknown[0])} is not known" if unknown else "a value is not a text"
        raise FileError(what, path=file, hint='it may say library = "DIR" and mappings = "DIR"')
    found = {key: file.parent / Path(name).expanduser() for key, name in content.items()}
    for key, path in found.items():
        if not path.exists():
            raise FileError(f"{key}: there is no {path}", path=file, hint="correct the path")
    return Project(file=file, **found)
