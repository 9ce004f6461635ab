"""Files and folders of any format to the model."""

from collections.abc import Callable
from pathlib import Path

from cadbridge.errors import FileError, UnsupportedFormat
from cadbridge.formats import ReadResult, format_of, formats
from cadbridge.library import read_library
from cadbridge.library.reader import SUFFIXES
from cadbridge.mapping import Mappings
from cadbridge.model.merge import merge_libraries


def read_path(path: Path, mappings: Mappings) -> ReadResult:
    """Read a file, or all files of a folder as one set of parts.

    Raises:
        FileError: there is nothing to read, or it cannot be read.
        FindingsError: library files have errors.
    """
    if not path.exists():
        raise FileError("there is no such file or folder", path=path)
    if path.is_file():
        return reader_of(path)(path, mappings)
    if any(file.suffix.lower() in SUFFIXES for file in path.rglob("*")):
        return ReadResult(library=read_library(path).library)
    results = [reader_of(file)(file, mappings) for file in _files(path)]
    return ReadResult(
        library=merge_libraries([result.library for result in results]),
        findings=tuple(finding for result in results for finding in result.findings),
    )


def reader_of(path: Path) -> Callable[[Path, Mappings], ReadResult]:
    """The function that reads this file.

    Raises:
        UnsupportedFormat: no format reads it.
    """
    item = format_of(path)
    if item.read is None:
        raise UnsupportedFormat(f"{item.title} files are written only, not read", path=path)
    return item.read


def _files(folder: Path) -> list[Path]:
    """The files of the one format that the folder holds.

    Raises:
        FileError: it holds none, or several.
    """
    readable = {
        suffix: item.name for item in formats().values() if item.read for suffix in item.suffixes
    }
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in readable)
    found = sorted({readable[file.suffix.lower()] for file in files})
    if not files:
        raise FileError("holds no files of a known format", path=folder)
    if len(found) > 1:
        raise FileError(
            f"holds files of several formats ({', '.join(found)})",
            path=folder,
            hint="name one of them, or a folder that holds files of one format only",
        )
    return files
