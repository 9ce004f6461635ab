"""What of a large library the import of a few files is about, so that no more of it is loaded."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cadbridge.errors import CadbridgeError
from cadbridge.formats import ReadOptions, ReadResult
from cadbridge.jobs.alike import look, one_sign_apart
from cadbridge.jobs.outcome import MOST_CHECKED
from cadbridge.jobs.reading import is_library, read_path
from cadbridge.library import LoadedLibrary, read_library
from cadbridge.library.opened import LibraryFiles
from cadbridge.library.reader import load
from cadbridge.library.summary import items, named_by
from cadbridge.mapping import Mappings
from cadbridge.model import Part

_FEW_FILES = 3
_FEW_PARTS = 100
"""Of more, most of a library is near."""


def library_for(
    path: Path, files: Sequence[Path], mappings: Mappings, options: ReadOptions
) -> LoadedLibrary:
    """The library, or of a large one what lies near the parts that files hold.

    Comparing the files with the one tells the same as comparing them with the other.

    Args:
        path: the library, of which the whole is loaded where that is no folder of library files.
        files: what is to be imported.
        mappings: how fields meet the format of the files.
        options: of their readers.

    Raises:
        FileError, FindingsError: the library cannot be read.
    """
    if not is_library(path):
        return read_library(path)
    opened = LibraryFiles(path)
    near = None
    if len(opened.numbers) > MOST_CHECKED and len(files) <= _FEW_FILES:
        near = _near(opened, files, mappings, options)
    return load(opened, None if near is None else opened.around(near))


def _near(
    opened: LibraryFiles, files: Sequence[Path], mappings: Mappings, options: ReadOptions
) -> set[str] | None:
    """Numbers of the parts that files are about; None where that may be any."""
    near: set[str] = set()
    for path in files:
        if not path.is_file():
            return None
        try:
            result = read_path(path, mappings, options=options)
        except CadbridgeError:  # the import itself will say it
            return None
        if result.asks_all or len(result.library.parts) > _FEW_PARTS:
            return None
        near.update(_about(opened, result))
    return near


def _about(opened: LibraryFiles, result: ReadResult) -> Iterator[str]:
    """What a file holds or names, what nearly has such a number, and one part of each maker."""
    parts = result.library.parts
    held = {part.part_number for part in parts}
    named = {number for part in parts for number in named_by(part)}
    yield from held
    yield from named
    yield from _ordered_as(opened, named)
    new = held - opened.names.keys()
    yield from _bought_as(opened, [part for part in parts if part.part_number in new])
    looks = {look(number) for number in new}
    yield from (known for known in opened.names if look(known) in looks)
    if len(new) == 1:
        (number,) = new
        yield from (known for known in opened.names if one_sign_apart(known, number))
    makers = {part.manufacturer for part in parts}
    yield from {
        line.maker: line.number for line in opened.all_lines if line.maker in makers
    }.values()


def _bought_as(opened: LibraryFiles, parts: Iterable[Part]) -> Iterator[str]:
    """Parts that are called by the type or order number of one of these."""
    numbers = {number for part in parts for number in (part.type_number, part.order_number)}
    for line in opened.all_lines:
        if not numbers.isdisjoint(items(line.names)):
            yield line.number


def _ordered_as(opened: LibraryFiles, numbers: Iterable[str]) -> Iterator[str]:
    """Cables of which an order code, behind the maker's short name, is such a number."""
    codes = {number[at + 1 :] for number in numbers for at in _dots(number)}
    for line in opened.all_lines:
        if not codes.isdisjoint(items(line.names)):
            yield line.number


def _dots(number: str) -> Iterator[int]:
    yield -1
    yield from (at for at, sign in enumerate(number) if sign == ".")
