"""The files of a library: what stands in each is known, and read when it is asked for.

All of them are sound when a library is open: what the cache does not know is parsed and checked at
once. Of a library of twenty thousand files a command then loads those that it is about.
"""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import entries_below, missing, read_content
from cadbridge.findings import Finding, Severity, rule
from cadbridge.library.cache import Kept, LibraryCache, describe, key_of_content
from cadbridge.library.exported import MARK, SUFFIXES
from cadbridge.library.foreign import foreign_note, is_foreign
from cadbridge.library.origins import SourceFile
from cadbridge.library.settings import SETTINGS_FILE, base_of, settings_file
from cadbridge.library.summary import PartLine, holds_others, items, part_lines, records_in, summary
from cadbridge.model import Library
from cadbridge.progress import steps
from cadbridge.words import counted, quoted

REPEATED_RECORDS = rule(
    "CB106",
    Severity.ERROR,
    "Two files hold records of the same format",
    "Keep the records of one format in one file; joined, one would hide the other.",
)
_NONE = "holds no library files (*.yaml)"
_FAR = 3
"""Steps from one part to another that its formats and rules may look: the connector of the cable
that fits a drive."""


class LibraryFile:
    """One file of a library, and what is known of it."""

    __slots__ = ("_name", "description", "kept", "key", "read")

    def __init__(self, name: str, description: str = "") -> None:
        self._name = name
        self.description = description
        """How the system describes it."""
        self.key = ""
        """Hash of the bytes that are known."""
        self.kept: Kept | None = None
        """What the cache knows."""
        self.read: Library | None = None
        """What was read of it now."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self._name)

    @property
    def summary(self) -> str:
        """What stands in it; see `cadbridge.library.summary`."""
        return self.kept.summary if self.kept else summary(self.read or Library())

    @property
    def records(self) -> Iterable[str]:
        """The formats whose records stand in it."""
        return records_in(self.kept.summary) if self.kept else (self.read or Library()).records

    def below(self, folder: str) -> str:
        """Its name below a folder, which is given with the separator at its end."""
        return self._name.removeprefix(folder)


class LibraryFiles:
    """The files of a library folder, in the order of their names; or a single one."""

    def __init__(self, path: Path) -> None:
        """Look into each; those that did not change since they were known are not read.

        Raises:
            FileError: there is nothing there, or nothing of a library; or a file cannot be read.
            FindingsError: files have errors; all of all files.
        """
        self.folder = path
        self._below = f"{path}{os.sep}"
        self.files = files_at(path)
        self._cache = LibraryCache.of_folder(path, len(self.files))
        findings = list(self._look())
        self._cache.save()
        if findings:
            places = counted(len({finding.place.file for finding in findings}), "library file")
            raise FindingsError(f"{path}: {counted(len(findings), 'error')} in {places}", findings)
        if self.files and len(self.foreign) == len(self.files) and settings_file(path) is None:
            raise FileError(_NONE, path=path, hint=f"{self.foreign[0].place.file} is none")

    def contents(self, chosen: Sequence[LibraryFile]) -> list[Library]:
        """What files hold.

        Raises:
            FileError, FindingsError: the cache has lost a file, and it is no longer sound.
        """
        found = [file.read or self._known(file) for file in steps(chosen, "library file", "read")]
        self._cache.close()
        self._cache.save()
        return found

    @cached_property
    def base(self) -> "LibraryFiles | None":
        """Those of the library that this one stands on.

        Raises:
            FileError, FindingsError: they cannot be read.
        """
        return LibraryFiles(self.base_folder) if self.base_folder else None

    @cached_property
    def base_folder(self) -> Path | None:
        """The library that this one stands on (`cadbridge.library.settings`).

        Raises:
            FileError: the settings are wrong.
        """
        return base_of(self.folder) if self.folder.is_dir() else None

    @cached_property
    def foreign(self) -> list[Finding]:
        """A note of each file of a folder that is no library file; those hold no objects."""
        empty = [file for file in self.files if not file.summary] if self.folder.is_dir() else []
        return [note for file in empty if (note := foreign_note(file.path)) is not None]

    @cached_property
    def lines(self) -> list[tuple[LibraryFile, PartLine]]:
        """All parts of the library itself, each with its file."""
        return [(file, line) for file in self.files for line in part_lines(file.summary)]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers of all parts of the library itself."""
        return frozenset(line.number for _, line in self.lines)

    @cached_property
    def all_lines(self) -> list[PartLine]:
        """All parts, behind its own those of its base."""
        own = [line for _, line in self.lines]
        behind = self.base.all_lines if self.base else []
        return [*own, *(line for line in behind if line.number not in self.numbers)]

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """What people call each part, by its number, without case."""
        return {line.number: items(line.names.casefold()) for line in self.all_lines}

    def around(self, numbers: Iterable[str]) -> list[LibraryFile]:
        """The files of some parts, of all that is near them, and of what is no part.

        Near is what names the parts, and what is named by them or by what is near, some steps far;
        and what takes the place of a part of the base.
        """
        wanted = set(numbers)
        if self.base:
            wanted |= self.numbers & self.base.names.keys()
        wanted |= {line.number for _, line in self.lines if wanted & {*items(line.refers_to)}}
        named = {line.number: line.refers_to for _, line in self.lines}
        new = wanted
        for _ in range(_FAR):
            new = {one for number in new for one in items(named.get(number, ""))} - wanted
            wanted |= new
        holding = {id(file) for file, line in self.lines if line.number in wanted}
        return [file for file in self.files if id(file) in holding or holds_others(file.summary)]

    def _look(self) -> Iterator[Finding]:
        holders: dict[str, LibraryFile] = {}
        for file in steps(self.files, "library file", "looked at"):
            try:
                self._know(file)
            except FindingsError as error:
                yield from error.findings
                continue
            for format_ in file.records:
                first = holders.setdefault(format_, file)
                if first is not file:
                    yield _clash(format_, first, file)

    def _know(self, file: LibraryFile) -> None:
        name = file.below(self._below)
        file.kept = self._cache.unchanged(name, file.description)
        if file.kept is None:
            content = read_content(file.path)
            file.kept = self._cache.same(name, file.description, key_of_content(content))
            if file.kept is None:
                self._read(file, content)
                return
        file.key = file.kept.key

    def _known(self, file: LibraryFile) -> Library:
        """What the cache says of a file; of one that it lost, what the file says."""
        assert file.kept is not None
        return self._cache.objects(file.kept) or self._read(file, read_content(file.path))

    def _read(self, file: LibraryFile, content: bytes) -> Library:
        from cadbridge.library.checked import checked  # noqa: PLC0415 - most files are known

        file.kept, file.key = None, key_of_content(content)
        is_none = self.folder.is_dir() and is_foreign(content, file.path)
        file.read = Library() if is_none else checked(content, str(file.path))
        self._cache.keep(file.below(self._below), file.description, file.key, file.read)
        return file.read


def files_at(path: Path) -> list[LibraryFile]:
    """The library files of a folder, or the one file itself; the file of its settings is none.

    What export wrote below it (`cadbridge.library.exported`) counts where there is nothing else.

    Raises:
        FileError: there is nothing there.
    """
    if path.is_file():
        return [LibraryFile(str(path))] if path != settings_file(path.parent) else []
    if not path.is_dir():
        raise missing(path)
    settings, now = settings_file(path), time.time_ns()
    for mark in (MARK, ""):
        found = [
            LibraryFile(entry.path, describe(entry, now))
            for entry in entries_below(path, mark=mark)
            if entry.name.lower().endswith(SUFFIXES) and not _is_settings(entry)
        ]
        if found or settings is not None:
            return found
    raise FileError(_NONE, path=path)


def _is_settings(entry: os.DirEntry[str]) -> bool:
    """Whether it holds settings: of this library, or of another that lies below it."""
    return entry.name == SETTINGS_FILE and settings_file(Path(entry.path).parent) is not None


def _clash(format_: str, first: LibraryFile, file: LibraryFile) -> Finding:
    message = f"records of {quoted(format_)} stand in {first.path} too"
    place = SourceFile(file.path).records_place(format_)
    return Finding(rule=REPEATED_RECORDS, message=message, place=place)
