"""Files and folders of any format to the model."""

from pathlib import Path

from cadbridge.errors import FileError, UnsupportedFormat
from cadbridge.formats import Format, ReadResult, format_named, format_of, formats
from cadbridge.library.reader import SUFFIXES
from cadbridge.mapping import Mappings
from cadbridge.model import Library
from cadbridge.model.merge import merge_libraries

LIBRARY = "library"
"""The format of which a folder is one whole, to be read at once."""


def read_path(path: Path, mappings: Mappings) -> ReadResult:
    """Read a file, or all files of a folder as one set of parts.

    Raises:
        FileError: there is nothing to read, or it cannot be read.
        FindingsError: library files have errors.
    """
    item = format_at(path)
    if item.read is None:
        raise UnsupportedFormat(f"{item.title} files are written only, not read", path=path)
    if path.is_file() or item.name == LIBRARY:
        return item.read(path, mappings)
    results = [item.read(file, mappings) for file in _files(path, item)]
    return ReadResult(
        library=merge_libraries([result.library for result in results]),
        findings=tuple(finding for result in results for finding in result.findings),
    )


def resolved(item: Format, result: ReadResult, library: Library) -> ReadResult:
    """The result with what its format settles with a library's help."""
    return item.resolve(result, library) if item.resolve else result


def format_at(path: Path) -> Format:
    """The format of a file, or of the files in a folder.

    Raises:
        FileError: there is no such file; no format takes it; a folder holds several formats.
    """
    if path.is_file():
        return format_of(path)
    if not path.is_dir():
        raise FileError("there is no such file or folder", path=path)
    if any(file.suffix.lower() in SUFFIXES for file in path.rglob("*")):
        return format_named(LIBRARY)
    found = [item for item in formats().values() if item.read and _files(path, item)]
    if not found:
        raise FileError("holds no files of a known format", path=path)
    if len(found) > 1:
        raise FileError(
            f"holds files of several formats ({', '.join(item.name for item in found)})",
            path=path,
            hint="name one of them, or a folder that holds files of one format only",
        )
    return found[0]


def _files(folder: Path, item: Format) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in item.suffixes)
