"""The canonical library files as a format, so that commands treat them like any other."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from cadbridge.formats import AS_THE_FILE_SAYS, Format, ReadOptions, ReadResult, WriteJob
from cadbridge.library import read_library, write_library, write_library_file
from cadbridge.library.stated import Stated
from cadbridge.library.stream import iterate_parts, write_parts
from cadbridge.mapping import Capability, Carriage, Mappings
from cadbridge.model import Kind, Part
from cadbridge.model.fields import KEYS, library_paths


@cache
def _capabilities() -> Mapping[str, Capability]:
    return {path: Capability(Carriage.CARRIED) for path in library_paths()}


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    loaded = read_library(path)
    return ReadResult(library=loaded.library, shown=Stated(loaded), loaded=loaded)


def _write(job: WriteJob, path: Path) -> None:
    write_library_file(job.library.alone(job.parts), path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    parts = job.library.with_connectors(job.parts)  # else nobody knows what ports and ends are
    yield from write_library(job.library.alone(parts), folder / "library")


def _iterate(path: Path, mappings: Mappings) -> Iterator[Part]:
    return iterate_parts(path)


def _write_parts(parts: Iterable[Part], job: WriteJob, path: Path) -> None:
    write_parts(parts, job.library, path)


FORMAT = Format(
    name="library",
    title="cadbridge library files (YAML)",
    suffixes=(".yaml", ".yml"),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
    iterate=_iterate,
    write_parts=_write_parts,
    canonical=True,
    keeps_nameless=frozenset(KEYS),
    keeps_twins=True,
)
