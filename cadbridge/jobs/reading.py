"""Files and folders of any format to the model."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cadbridge.errors import FileError, UnsupportedFormat
from cadbridge.files import entries_below, files_below, missing
from cadbridge.formats import (
    AS_THE_FILE_SAYS,
    Format,
    Reader,
    ReadOptions,
    ReadResult,
    format_of,
    formats,
    no_attachments,
)
from cadbridge.jobs.options import checked_reading_options
from cadbridge.jobs.twice import settle_twice
from cadbridge.mapping import Mappings
from cadbridge.model import Library, Part
from cadbridge.model.merge import merge_libraries
from cadbridge.model.shown import Together

_NOT_FOR_PEOPLE = ("~$", ".")
"""How the names of files begin that Excel keeps beside an open workbook, and of hidden ones."""


def read_path(
    path: Path,
    mappings: Mappings,
    library: Library | None = None,
    options: ReadOptions = AS_THE_FILE_SAYS,
) -> ReadResult:
    """Read a file, or all files of a folder as one set of parts.

    Args:
        path: the file or folder.
        mappings: how fields meet the format.
        library: settles what a file alone leaves open; for containers of one part each, by
            default what the folder holds of them.
        options: of the reader; those that the format does not have count for nothing.

    Raises:
        FileError: there is nothing to read, or it cannot be read.
        FindingsError: library files have errors.
    """
    item = format_at(path)
    if item.read is None:
        raise UnsupportedFormat(f"{item.title} files are written only, not read", path=path)
    read = _reader(item.read, item, mappings, options)
    if path.is_file() or item.canonical or item.takes_folder(path):
        result = replace(read(path), format=item.name)
        return result if library is None else come_home(item, result, library, mappings, [path])
    if item.read_as_one:
        own = _own_options(item, options)
        files = _files(path, item)
        result = replace(item.read_as_one(files, mappings, own), format=item.name)
        return result if library is None else come_home(item, result, library, mappings, files)
    held: dict[Path, frozenset[str]] = {}
    results = []
    for file in _files(path, item):
        result = read(file)
        held[file] = frozenset(part.part_number for part in result.library.parts)
        results.append(replace(result, attachments=no_attachments))  # else every archive stays open
    if library is not None:
        results = [
            come_home(item, result, library, mappings, [file])
            for file, result in zip(held, results, strict=True)
        ]
    elif item.container:
        together = _merged(results)
        results = [resolved(item, result, together) for result in results]
    attached = _FolderFiles(item, mappings, options, held)
    return ReadResult(
        library=_merged(results),
        shown=Together(tuple(result.shown for result in results)),
        format=item.name,
        findings=tuple(finding for result in results for finding in result.findings),
        left_behind=tuple(finding for result in results for finding in result.left_behind),
        attachments=attached if item.container else no_attachments,
    )


def _merged(results: Sequence[ReadResult]) -> Library:
    return merge_libraries([result.library for result in results])


def fitting_options(paths: Iterable[Path], options: Mapping[str, object]) -> ReadOptions:
    """The options, once it is sure that each is one of some file's reader.

    Raises:
        OptionError: one is not, and would be given in vain; or it does not have that choice.
    """
    if not options:
        return {}
    items = {item.name: item for item in map(format_at, paths)}
    return checked_reading_options(options, items.values())


def _reader(
    read: Reader, item: Format, mappings: Mappings, options: ReadOptions
) -> Callable[[Path], ReadResult]:
    """The format's reader with those of the options that it has."""
    own = _own_options(item, options)
    return lambda path: read(path, mappings, own) if own else read(path, mappings)


def _own_options(item: Format, options: ReadOptions) -> ReadOptions:
    """Those of the options that a format's reader has."""
    keys = {option.key for option in item.read_options}
    return {key: value for key, value in options.items() if key in keys}


class _FolderFiles:
    """The attachments that the files of a folder have of a part; the last file stays open."""

    def __init__(
        self,
        item: Format,
        mappings: Mappings,
        options: ReadOptions,
        held: Mapping[Path, frozenset[str]],
    ) -> None:
        self._how = item, mappings, options
        self._held = held
        self._last: tuple[Path, ReadResult] | None = None

    def __call__(self, part: Part) -> Sequence[tuple[str, bytes]]:
        """Name and content of each file of a part."""
        paths = (path for path, numbers in self._held.items() if part.part_number in numbers)
        found = (item for path in paths for item in self._result_of(path).attachments(part))
        return tuple(dict(found).items())

    def _result_of(self, path: Path) -> ReadResult:
        if self._last is None or self._last[0] != path:
            item, mappings, options = self._how
            assert item.read is not None
            self._last = path, _reader(item.read, item, mappings, options)(path)
        return self._last[1]

    def __getstate__(self) -> dict[str, object]:
        """Without the open file."""
        return {**self.__dict__, "_last": None}


def come_home(
    item: Format, result: ReadResult, library: Library, mappings: Mappings, paths: Sequence[Path]
) -> ReadResult:
    """As `resolved`, of files that somebody may have edited since a library wrote them."""
    home = item.home(result, library, mappings, paths) if item.home else result
    return resolved(item, home, library)


def resolved(item: Format, result: ReadResult, library: Library) -> ReadResult:
    """The result with what its format, or what the library says, settles."""
    settled = item.resolve(result, library) if item.resolve else result
    return settle_twice(settled, library)


def format_at(path: Path) -> Format:
    """The format of a file, or of the files in a folder.

    Raises:
        FileError: there is no such file; no format takes it; a folder holds several formats.
    """
    if path.is_file():
        return format_of(path)
    if not path.is_dir():
        raise missing(path)
    unpacked = _unpacked(path)
    if unpacked is not None:
        return unpacked
    found = _formats_in(path)
    if not found:
        raise FileError("holds no files of a known format", path=path)
    if len(found) > 1:
        raise FileError(
            f"holds files of several formats ({', '.join(item.name for item in found)})",
            path=path,
            hint="name one of them, or a folder that holds files of one format only",
        )
    return found[0]


def is_library(path: Path) -> bool:
    """Whether it is a folder of library files, of which one is enough to know it."""
    if not path.is_dir() or _unpacked(path) is not None:
        return False
    suffixes = tuple(
        suffix for item in formats().values() if item.canonical for suffix in item.suffixes
    )
    names = (entry.name for entry in entries_below(path))
    return any(
        name.lower().endswith(suffixes) and not name.startswith(_NOT_FOR_PEOPLE) for name in names
    )


def _unpacked(folder: Path) -> Format | None:
    """The format of which a folder is a file that was unpacked."""
    return next((item for item in formats().values() if item.takes_folder(folder)), None)


def files_at(path: Path) -> list[Path]:
    """A file or library as it is; of any other folder the files, of whatever formats."""
    if path.is_dir() and _unpacked(path) is not None:
        return [path]
    found = _formats_in(path) if path.is_dir() else []
    if not found or found[0].canonical:
        return [path]
    return [file for item in found for file in _files(path, item)]


def sources_at(path: Path) -> list[Path]:
    """As `files_at`, but for a folder whose files are read as one."""
    found = _formats_in(path) if path.is_dir() else []
    as_one = len(found) == 1 and found[0].read_as_one is not None
    return [path] if as_one else files_at(path)


def every_source(path: Path) -> list[Path]:
    """As `sources_at`, but nothing is left out because the folder holds something better.

    What belongs together is one source: a library, an archive that was unpacked, files that are
    read as one where there are no others.
    """
    while path.is_dir() and len(inside := list(path.iterdir())) == 1 and inside[0].is_dir():
        path = inside[0]
    if path.is_file() or _unpacked(path) is not None:
        return [path]
    unpacked, files = _below(path)
    taken = {folder: item for folder in unpacked if (item := _unpacked(folder)) is not None}
    taken |= {file: item for file in files if (item := _taker(file)) is not None}
    items = list({item.name: item for item in taken.values()}.values())
    if len(items) == 1 and (items[0].canonical or items[0].read_as_one is not None):
        return [path] if len(taken) > 1 else list(taken)
    return list(taken)


def _taker(file: Path) -> Format | None:
    """The format that reads a file."""
    if file.name.startswith(_NOT_FOR_PEOPLE):
        return None
    try:
        item = format_of(file)
    except FileError:
        return None
    return item if item.read is not None else None


def _formats_in(folder: Path) -> list[Format]:
    """Those of the files in a folder; where library files are among them, theirs alone."""
    unpacked, files = _below(folder)
    held = {item.name for item in map(_unpacked, unpacked) if item is not None}
    found = [
        item
        for item in formats().values()
        if item.read and (item.name in held or _those_of(item, files))
    ]
    own = [
        item
        for item in found
        if item.name in held or any(file.suffix.lower() in item.suffixes for file in files)
    ]
    found = own or found
    return [item for item in found if item.canonical] or found


def _files(folder: Path, item: Format) -> list[Path]:
    unpacked, files = _below(folder)
    return [*filter(item.takes_folder, unpacked), *_those_of(item, files)]


def _below(folder: Path) -> tuple[list[Path], list[Path]]:
    """Archives that were unpacked below a folder, and the files that are in none of them."""
    files = files_below(folder)
    parents = dict.fromkeys(file.parent for file in files)
    unpacked = [parent for parent in parents if _unpacked(parent) is not None]
    if unpacked:
        files = [file for file in files if not any(map(file.is_relative_to, unpacked))]
    return unpacked, files


def _those_of(item: Format, files: Iterable[Path]) -> list[Path]:
    return [
        file
        for file in files
        if file.suffix.lower() in (*item.suffixes, *item.read_suffixes)
        and not file.name.startswith(_NOT_FOR_PEOPLE)
    ]
