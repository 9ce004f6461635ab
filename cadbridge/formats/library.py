"""The canonical library files as a format, so that commands treat them like any other."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from cadbridge.formats import AS_THE_FILE_SAYS, Format, ReadOptions, ReadResult, WriteJob
from cadbridge.library import read_library, write_library, write_library_file
from cadbridge.mapping import Capability, Carriage, Mappings
from cadbridge.model import Kind
from cadbridge.model.fields import library_paths


@cache
def _capabilities() -> Mapping[str, Capability]:
    return {path: Capability(Carriage.CARRIED) for path in library_paths()}


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    return ReadResult(library=read_library(path).library)


def _write(job: WriteJob, path: Path) -> None:
    write_library_file(job.library.alone(job.parts), path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    yield from write_library(job.library.alone(job.parts), folder / "library")


FORMAT = Format(
    name="library",
    title="cadbridge library files (YAML)",
    suffixes=(".yaml", ".yml"),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
    canonical=True,
    keeps_twins=True,
)
