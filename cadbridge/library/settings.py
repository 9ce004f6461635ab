"""What a library says of itself: the settings in the ``library.yaml`` of its folder.

``base: shipped`` makes a library stand on the one that comes with cadbridge, a path on another
one, ``base: none`` on nothing. What is in both is taken from the upper one; the base is never
written to. A project says in ``cadbridge.toml`` which library and mappings are its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from os.path import isfile
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import read_content
from cadbridge.library.shipped import shipped
from cadbridge.words import quoted

SETTINGS_FILE = "library.yaml"
PROJECT_FILE = "cadbridge.toml"
BASE = "base"
_SHIPPED, _NONE = "shipped", "none"
_PROJECT_KEYS = ("library", "mappings")
_SPEAKS_OF_BASE = re.compile(rb"^[\"']?base[\"']?[ \t]*:", re.MULTILINE)
"""Looked for first: a library of one large file is not parsed for it."""


def settings_file(folder: Path) -> Path | None:
    """The file in a library folder that holds its settings.

    A ``library.yaml`` that does not speak of a base is a library file like any other.
    """
    file = folder / SETTINGS_FILE
    return file if isfile(file) and BASE in _keys(file) else None


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
    content = _keys(file)
    others = [str(key) for key in content if key != BASE]
    if others:
        hint = "put them into a file of another name beside it"
        raise FileError(f"holds settings only, not {', '.join(others)}", path=file, hint=hint)
    name = content[BASE]
    if name == _NONE:
        return None
    if not isinstance(name, str) or not name:
        hint = f"name a library folder, or say {_SHIPPED} or {_NONE}"
        raise FileError(f"{BASE} names no library", path=file, hint=hint)
    base = shipped("library") if name == _SHIPPED else folder / Path(name).expanduser()
    if not base.is_dir():
        raise FileError(f"{BASE}: there is no folder {base}", path=file, hint="correct the path")
    return base


def _keys(file: Path) -> Mapping[str, Any]:
    """What stands at the top of a file; nothing where it cannot be read, which its reader says."""
    try:
        text = read_content(file)
        if not _SPEAKS_OF_BASE.search(text):
            return {}
        from cadbridge.library.yaml_text import parse_yaml  # noqa: PLC0415 - few speak of one

        content = parse_yaml(text, str(file))
    except (FileError, FindingsError):
        return {}
    return content if isinstance(content, Mapping) else {}


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
        if file := settings_file(here):
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
