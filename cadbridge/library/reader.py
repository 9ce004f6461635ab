"""Library files to the model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import files_below, missing
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.cache import LibraryCache
from cadbridge.library.families import expand_families
from cadbridge.library.origins import SourceFile
from cadbridge.library.plain import from_json, from_plain, library_of
from cadbridge.library.select import named_parts
from cadbridge.library.settings import base_of, settings_file
from cadbridge.library.yaml_text import parse_yaml, read_content
from cadbridge.model import Library
from cadbridge.model.fields import LISTS, key_of
from cadbridge.words import counted

SUFFIXES = (".yaml", ".yml")

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
    origins: Mapping[tuple[str, str], tuple[SourceFile, int]]
    """(list, key), e.g. ``("parts", "SIE.1")``, to file and index in the file's list."""
    repeats: Sequence[tuple[str, str, Place]] = ()
    """(list, key, place) of every further object with a key that is already taken."""
    records_in: Mapping[str, SourceFile] = field(default_factory=dict)
    """The file that holds a format's records."""
    base: Path | None = None
    """The library that it stands on (`cadbridge.library.settings`)."""

    @cached_property
    def whole(self) -> Library:
        """The library, and behind its own objects those of its base.

        Raises:
            FileError, FindingsError: the base cannot be read.
        """
        return self.library.over(read_library(self.base).whole) if self.base else self.library

    def is_own(self, name: str, key: str) -> bool:
        """Whether an object stands in this library and not only in its base."""
        return self.base is None or (name, key) in self.origins

    def refuse_base(self, name: str) -> None:
        """Make sure that what has this name is not only in the base, which is never written to.

        Raises:
            FileError: it is only there.
        """
        if self.base and not _holds(self.library, name) and _holds(self.whole, name):
            hint = "change it there, or copy it into a file of your own and change that"
            message = f"{name} stands in the base, {self.base}, which is never written to"
            raise FileError(message, hint=hint)

    def records_place(self, format_: str) -> Place:
        """File and line of the records of a format."""
        source = self.records_in.get(format_)
        return _records_place(format_, source) if source else Place(field=f"records[{format_}]")

    def place(self, name: str, key: str, field: str = "") -> Place:
        """File and line of a value.

        Args:
            name: ``parts``, ``faces``, ``manufacturers`` or ``source_documents``.
            key: part number, face id, ...
            field: place in the object, ``ports[X1].pins[2].signal``.
        """
        if (name, key) not in self.origins:
            return Place(part=key, field=field)
        source, index = self.origins[name, key]
        line = source.line(name, index, LISTS[name], field)
        return Place(file=str(source.path), line=line, part=key, field=field)

    def states(self, name: str, key: str, field: str) -> bool:
        """Whether a file has a field, be it at its default; arguments as of `place`."""
        if (name, key) not in self.origins:
            return False
        source, index = self.origins[name, key]
        return source.has(name, index, LISTS[name], field)


def _holds(library: Library, name: str) -> bool:
    """Whether a part goes by that name, or a face, manufacturer or document has it as its key."""
    keys = (key_of(item) for list_name in LISTS for item in getattr(library, list_name))
    return name in keys or bool(named_parts(library, name))


def library_files(path: Path) -> list[Path]:
    """The library files of a folder, in the order of their names; or the one file itself.

    Raises:
        FileError: there is nothing there.
    """
    if path.is_file():
        return [path] if path != settings_file(path.parent) else []
    if not path.is_dir():
        raise missing(path)
    settings = settings_file(path)
    files = [
        item
        for item in files_below(path, endless=True)
        if item.suffix.lower() in SUFFIXES and item != settings
    ]
    if not files and settings is None:
        raise FileError("holds no library files (*.yaml)", path=path)
    return files


def read_library(path: str | Path) -> LoadedLibrary:
    """Read a library: a folder of files, or one file; its base is read when it is asked for.

    Raises:
        FileError: a file cannot be read at all.
        FindingsError: files have errors; all of all files.
    """
    path = Path(path)
    findings: list[Finding] = []
    contents = []
    origins = _Origins()
    files = library_files(path)
    cache = LibraryCache.of_folder(path, len(files))
    for file in files:
        try:
            content = _read_file(file, cache)
        except FindingsError as error:
            findings += error.findings
            continue
        contents.append(content)
        findings += origins.note(content, SourceFile(file))
    cache.save()
    if findings:
        places = counted(len({finding.place.file for finding in findings}), "library file")
        raise FindingsError(f"{path}: {counted(len(findings), 'error')} in {places}", findings)
    return LoadedLibrary(
        library=library_of(contents),
        origins=origins.first,
        repeats=origins.repeats,
        records_in=origins.records,
        base=base_of(path) if path.is_dir() else None,
    )


def _read_file(path: Path, cache: LibraryCache) -> Library:
    content = read_content(path)
    known = cache.find(content)
    checked = from_json(known) if known is not None else None
    if checked is None:
        data = expand_families(parse_yaml(content, str(path)), str(path))
        checked = from_plain(data, str(path))
        cache.keep(content, data)
    return checked


class _Origins:
    """Where the objects of the files read so far stand."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, str], tuple[SourceFile, int]] = {}
        self.repeats: list[tuple[str, str, Place]] = []
        self.records: dict[str, SourceFile] = {}

    def note(self, content: Library, source: SourceFile) -> list[Finding]:
        """Note a file's objects; findings where its records clash with an earlier file's."""
        for name, cls in LISTS.items():
            for index, item in enumerate(getattr(content, name)):
                key = key_of(item)
                if self.first.setdefault((name, key), (source, index)) != (source, index):
                    line = source.line(name, index, cls, "")
                    self.repeats.append(
                        (name, key, Place(file=str(source.path), line=line, part=key))
                    )
        return [
            self._clash(format_, source)
            for format_ in content.records
            if self.records.setdefault(format_, source) is not source
        ]

    def _clash(self, format_: str, source: SourceFile) -> Finding:
        message = f"records of {format_!r} stand in {self.records[format_].path} too"
        place = _records_place(format_, source)
        return Finding(rule=REPEATED_RECORDS, message=message, place=place)


def _records_place(format_: str, source: SourceFile) -> Place:
    line = source.record_line(format_)
    return Place(file=str(source.path), line=line, field=f"records[{format_}]")
