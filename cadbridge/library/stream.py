"""The parts of library files one after the other, in the memory of one file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cadbridge.files import atomic_file
from cadbridge.library.plain import to_plain
from cadbridge.library.reader import library_files, read_library
from cadbridge.library.yaml_dump import dump_yaml
from cadbridge.locks import only_writer
from cadbridge.model import Library, Part

HEAD = "parts:\n"
"""How a library file of parts alone begins."""


def iterate_parts(path: Path) -> Iterator[Part]:
    """The parts of a library, file by file.

    Raises:
        FileError: a file cannot be read.
        FindingsError: it has errors.
    """
    for file in library_files(path):
        yield from read_library(file).library.parts


def write_parts(parts: Iterable[Part], path: Path) -> None:
    """Write parts to one library file as they come, or nothing.

    Raises:
        FileError: it cannot be written, or another run writes to its folder.
    """
    with (
        only_writer(path.parent),
        atomic_file(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        empty = True
        for part in parts:
            text = dump_yaml(to_plain(Library(parts=(part,))))
            stream.write(text if empty else text.removeprefix(HEAD))
            empty = False
        if empty:
            stream.write(dump_yaml(to_plain(Library())))
