"""Library files to the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, Place
from cadbridge.library.families import expand_families
from cadbridge.library.plain import from_plain, library_of
from cadbridge.library.yaml_text import LinedDict, line_of, parse_yaml
from cadbridge.model import Library
from cadbridge.model.fields import KEYS, LIBRARY_LISTS, members

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, kw_only=True)
class LoadedLibrary:
    """A library, and where each of its objects stands in its files."""

    library: Library
    origins: Mapping[tuple[str, str], tuple[str, Any]]
    """(list, key), e.g. ``("parts", "SIE.1")``, to file and plain data."""

    def place(self, name: str, key: str, field: str = "") -> Place:
        """File and line of a value.

        Args:
            name: ``parts``, ``faces``, ``manufacturers`` or ``source_documents``.
            key: part number, face id, ...
            field: place in the object, ``ports[X1].pins[2].signal``.
        """
        file, data = self.origins.get((name, key), ("", None))
        line = line_of(data, data_path(data, field)) if data is not None else 0
        return Place(file=file, line=line, part=key, field=field)


def library_files(path: Path) -> list[Path]:
    """The library files of a folder, in the order of their names; or the one file itself.

    Raises:
        FileError: there is nothing there.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FileError("there is no such file or folder", path=path)
    files = sorted(item for item in path.rglob("*") if item.suffix.lower() in SUFFIXES)
    if not files:
        raise FileError("holds no library files (*.yaml)", path=path)
    return files


def read_library(path: Path) -> LoadedLibrary:
    """Read a library: a folder of files, or one file.

    Raises:
        FileError: a file cannot be read at all.
        FindingsError: files have errors; all of all files.
    """
    findings: list[Finding] = []
    contents = []
    origins: dict[tuple[str, str], tuple[str, Any]] = {}
    for file in library_files(path):
        try:
            content = file.read_bytes()
        except OSError as error:
            raise FileError(f"cannot be read: {error.strerror}", path=file) from error
        try:
            data = expand_families(parse_yaml(content, str(file)), str(file))
            contents.append(from_plain(data, str(file)))
        except FindingsError as error:
            findings += error.findings
            continue
        _note_origins(data, str(file), origins)
    if findings:
        files = len({finding.place.file for finding in findings})
        raise FindingsError(f"{path}: {len(findings)} errors in {files} library files", findings)
    return LoadedLibrary(library=library_of(contents), origins=origins)


def _note_origins(data: Any, file: str, origins: dict[tuple[str, str], tuple[str, Any]]) -> None:
    held = dict(members(Library))
    for name in ("parts", *LIBRARY_LISTS):
        for item in (data or {}).get(name, ()):
            cls = held[name]
            if cls is not None:
                origins.setdefault((name, item[KEYS[cls][0]]), (file, item))


def data_path(data: Any, field: str) -> list[str | int]:
    """Keys and indexes in plain data for a place like ``ports[X1].pins[2].signal``."""
    path: list[str | int] = []
    for name, key in _steps(field):
        data = data.get(name) if isinstance(data, LinedDict) else None
        path.append(name)
        if key is not None and isinstance(data, list):
            index = next((i for i, item in enumerate(data) if _matches(item, key)), None)
            if index is None:
                break
            path.append(index)
            data = data[index]
        elif key is not None:
            path.append(key)
    return path


def _steps(field: str) -> list[tuple[str, str | None]]:
    """``ports[X1].pins[2]`` as [("ports", "X1"), ("pins", "2")].

    A key may hold any character, but not ``].``.
    """
    steps: list[tuple[str, str | None]] = []
    rest = field
    while rest:
        name_end = min((i for i in (rest.find("["), rest.find(".")) if i >= 0), default=len(rest))
        name, rest = rest[:name_end], rest[name_end:]
        key = None
        if rest.startswith("["):
            end = rest.find("].") if "]." in rest else len(rest) - 1
            key, rest = rest[1:end], rest[end + 1 :]
        steps.append((name, key))
        rest = rest.removeprefix(".")
    return steps


def _matches(item: Any, key: str) -> bool:
    """Whether a plain object has this key; its class is not known, its key fields are."""
    if not isinstance(item, Mapping):
        return False
    for names in set(KEYS.values()):
        if names[0] in item:
            values = [str(item.get(name, "")) for name in names]
            while len(values) > 1 and not values[-1]:
                values.pop()
            if " | ".join(values) == key:
                return True
    return False
