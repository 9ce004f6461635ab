"""Library files to the model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.families import expand_families
from cadbridge.library.places import data_path
from cadbridge.library.plain import from_plain, library_of
from cadbridge.library.yaml_text import LinedDict, LinedList, line_of, read_yaml
from cadbridge.model import Library
from cadbridge.model.fields import KEYS, LIBRARY_LISTS, members

SUFFIXES = (".yaml", ".yml")

LISTS: Mapping[str, type] = {
    name: held
    for name, held in members(Library)
    if held is not None and name in ("parts", *LIBRARY_LISTS)
}
"""Lists of a library to the class of what they hold."""

REPEATED_RECORDS = rule(
    "CB106",
    Severity.ERROR,
    "Two files hold records of the same format",
    "Keep the records of one format in one file; joined, one would hide the other.",
)


@dataclass(frozen=True, kw_only=True)
class LoadedLibrary:
    """A library, and where each of its objects stands in its files."""

    library: Library
    origins: Mapping[tuple[str, str], tuple[str, Any]]
    """(list, key), e.g. ``("parts", "SIE.1")``, to file and plain data."""
    repeats: Sequence[tuple[str, str, Place]] = ()
    """(list, key, place) of every further object with a key that is already taken."""

    def place(self, name: str, key: str, field: str = "") -> Place:
        """File and line of a value.

        Args:
            name: ``parts``, ``faces``, ``manufacturers`` or ``source_documents``.
            key: part number, face id, ...
            field: place in the object, ``ports[X1].pins[2].signal``.
        """
        file, data = self.origins.get((name, key), ("", None))
        line = line_of(data, data_path(data, LISTS[name], field)) if data is not None else 0
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
    origins = _Origins()
    for file in library_files(path):
        try:
            data = expand_families(read_yaml(file), str(file))
            contents.append(from_plain(data, str(file)))
        except FindingsError as error:
            findings += error.findings
            continue
        findings += origins.note(data, str(file))
    if findings:
        files = len({finding.place.file for finding in findings})
        raise FindingsError(_counted(path, len(findings), files), findings)
    return LoadedLibrary(
        library=library_of(contents), origins=origins.first, repeats=origins.repeats
    )


def _counted(path: Path, errors: int, files: int) -> str:
    return (
        f"{path}: {errors} error{'s' if errors > 1 else ''}"
        f" in {files} library file{'s' if files > 1 else ''}"
    )


class _Origins:
    """Where the objects of the files read so far stand."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, str], tuple[str, Any]] = {}
        self.repeats: list[tuple[str, str, Place]] = []
        self._records: dict[str, str] = {}

    def note(self, data: Any, file: str) -> list[Finding]:
        """Note a file's objects; findings where its records clash with an earlier file's."""
        for name, cls in LISTS.items():
            items = (data or {}).get(name, LinedList())
            for item, line in zip(items, items.lines, strict=True):
                key = item[KEYS[cls][0]]
                if (name, key) in self.first:
                    place = Place(file=file, line=line, part=key)
                    self.repeats.append((name, key, place))
                else:
                    self.first[name, key] = (file, item)
        return [
            self._clash(format_, file, line)
            for format_, line in self._record_lines(data)
            if self._records.setdefault(format_, file) != file
        ]

    def _record_lines(self, data: Any) -> list[tuple[str, int]]:
        records = (data or {}).get("records", LinedDict())
        return list(records.lines.items())

    def _clash(self, format_: str, file: str, line: int) -> Finding:
        message = f"records of {format_!r} stand in {self._records[format_]} too"
        place = Place(file=file, line=line, field=f"records[{format_}]")
        return Finding(rule=REPEATED_RECORDS, message=message, place=place)
