"""Library files to the model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place
from cadbridge.library.opened import LibraryFile, LibraryFiles, files_at
from cadbridge.library.origins import SourceFile
from cadbridge.library.select import named_parts
from cadbridge.model import Library
from cadbridge.model.fields import LISTS, key_of
from cadbridge.model.library import library_of
from cadbridge.words import shown_as


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
    foreign: Sequence[Finding] = ()
    """Notes of files in its folder that are no library files."""
    unread: frozenset[tuple[str, str]] = frozenset()
    """(list, key) of objects that are in its files and could not be read, or not whole."""

    def __repr__(self) -> str:
        """By what it holds."""
        return shown_as(self, self.library)

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

    def owns(self, key: str) -> bool:
        """Whether anything of this key stands in this library: a part, a face, a document."""
        return any(self.is_own(name, key) for name in LISTS)

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
        return source.records_place(format_) if source else Place(field=f"records[{format_}]")

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
    return [file.path for file in files_at(path)]


def read_library(path: str | Path) -> LoadedLibrary:
    """Read a library: a folder of files, or one file; its base is read when it is asked for.

    Raises:
        FileError: a file cannot be read at all.
        FindingsError: files have errors; all of all files.
    """
    return load(LibraryFiles(Path(path)))


def load(files: LibraryFiles, chosen: Sequence[LibraryFile] | None = None) -> LoadedLibrary:
    """The objects of library files that were opened: of all, or of some of them."""
    chosen = files.files if chosen is None else chosen
    contents = files.contents(chosen)
    origins = Origins()
    for file, content in zip(chosen, contents, strict=True):
        origins.note(content, SourceFile(file.path))
    return LoadedLibrary(
        library=library_of(contents),
        origins=origins.first,
        repeats=origins.repeats,
        records_in=origins.records,
        base=files.base_folder,
        foreign=files.foreign,
    )


ALL: Mapping[str, Sequence[int]] = {}


class Origins:
    """Where the objects of the files read so far stand."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, str], tuple[SourceFile, int]] = {}
        self.repeats: list[tuple[str, str, Place]] = []
        self.records: dict[str, SourceFile] = {}

    def note(
        self, content: Library, source: SourceFile, positions: Mapping[str, Sequence[int]] = ALL
    ) -> None:
        """Note a file's objects.

        Args:
            content: the objects.
            source: the file.
            positions: by list, where its objects stand in the file; a list not named is whole.
        """
        for name, cls in LISTS.items():
            items = getattr(content, name)
            for index, item in zip(positions.get(name, range(len(items))), items, strict=True):
                key = key_of(item)
                if self.first.setdefault((name, key), (source, index)) != (source, index):
                    line = source.line(name, index, cls, "")
                    self.repeats.append(
                        (name, key, Place(file=str(source.path), line=line, part=key))
                    )
        self.records.update(dict.fromkeys(content.records, source))
