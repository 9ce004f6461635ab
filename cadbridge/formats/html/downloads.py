"""The parts in the other formats, to take along from their pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from cadbridge.errors import CadbridgeError
from cadbridge.findings import Finding
from cadbridge.formats import Format, WriteJob, formats
from cadbridge.model import Part

FOLDER = Path("files")
ALL_PARTS = "all-parts"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the site offers."""

    part: str
    """Part number; empty where it holds all parts."""
    format: str
    """Its title."""
    path: PurePath
    """Below the site."""


def write_downloads(job: WriteJob, site: Path) -> Iterator[Download]:
    """Write the job's parts, all together and one by one, in every format that can be read back.

    A format that cannot hold a part is not offered for it. Formats that draw a file for each
    connector have no file of all parts.
    """
    folder = site / FOLDER
    for item in takeable():
        if job.parts and not item.attachable:
            for path in _written(item, job, folder, ALL_PARTS):
                yield Download("", item.title, path.relative_to(site))
    for number in dict.fromkeys(part.part_number for part in job.parts):
        part = job.library.part_by_number[number]
        for item, path in _files_of(part, job, folder / "parts"):
            yield Download(number, item.title, path.relative_to(site))


def _files_of(part: Part, job: WriteJob, folder: Path) -> Iterator[tuple[Format, Path]]:
    drawings: list[Path] = []

    def attachments(_: Part) -> list[tuple[str, bytes]]:
        return [*job.attachments(part), *((path.name, path.read_bytes()) for path in drawings)]

    alone = replace(job, parts=(part,), attachments=attachments)
    stem = job.library.file_name(part.part_number)
    for item in takeable():
        if part.kind in item.kinds:
            paths = _written(item, alone, folder, stem)
            drawings += paths if item.attachable else []
            yield from ((item, path) for path in paths)


def doubts(job: WriteJob) -> Sequence[Finding]:
    """What of a job's parts the files to take along will say otherwise."""
    return [found for item in takeable() for found in item.doubts(job)]


def takeable() -> list[Format]:
    """Formats that can be taken along; those that go into containers before these."""
    found = (item for item in formats().values() if item.read and item.write)
    return sorted(found, key=lambda item: (item.container, not item.attachable))


def _written(item: Format, job: WriteJob, folder: Path, stem: str) -> list[Path]:
    """The files of a job in one format; none where the format cannot hold its parts."""
    path = folder / f"{stem}{item.suffixes[0]}"
    try:
        if item.attachable and item.export:
            return list(item.export(job, folder))
        if item.write:
            item.write(job, path)
            return [path]
    except CadbridgeError as error:
        if isinstance(error.__cause__, OSError):
            raise
    return []
