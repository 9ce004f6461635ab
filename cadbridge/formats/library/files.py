"""Library files read and written as those of any format."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult, WriteJob
from cadbridge.library import read_library, write_library, write_library_file
from cadbridge.library.stated import Stated
from cadbridge.library.stream import iterate_parts, write_parts
from cadbridge.mapping import Mappings
from cadbridge.model import Part


def read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    """Read a library folder, or one file."""
    loaded = read_library(path)
    return ReadResult(library=loaded.library, shown=Stated(loaded), loaded=loaded)


def write(job: WriteJob, path: Path) -> None:
    """Write one library file."""
    write_library_file(job.library.alone(job.parts), path)


def export(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write a library folder."""
    parts = job.library.with_connectors(job.parts)  # else nobody knows what ports and ends are
    yield from write_library(job.library.alone(parts), folder / "library")


def iterate(path: Path, mappings: Mappings) -> Iterator[Part]:
    """The parts of library files, file by file."""
    return iterate_parts(path)


def write_some(parts: Iterable[Part], job: WriteJob, path: Path) -> None:
    """Write parts to one library file as they come."""
    write_parts(parts, job.library, path)
