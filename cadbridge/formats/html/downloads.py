"""The parts in the other formats, to take along from their pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from cadbridge.errors import CadbridgeError, UnsupportedFormat
from cadbridge.findings import Finding
from cadbridge.formats import Format, WriteJob, format_named, formats
from cadbridge.formats.html import FOLDER as SITE
from cadbridge.model import Part

FOLDER = Path("files")
ALL_PARTS = "all-parts"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the site offers."""

    part: str
    """Part number; empty where it holds all parts."""
    format: str
    """Its title."""
    path: PurePath
    """Below the site."""


def write_of_all(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the job's parts together, in every format that can be read back.

    Formats that draw a file for each connector have no file of all parts.
    """
    for item in _wanted(job):
        if job.parts and not item.attachable:
            yield from _written(item, job, folder / SITE / FOLDER, ALL_PARTS)


def write_of_part(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the job's one part in each of them; one that cannot hold the part is not offered."""
    (part,) = job.parts
    yield from _files_of(part, job, folder / SITE / FOLDER / "parts")


def offered(written: Mapping[str, Sequence[Path]], site: Path) -> Mapping[str, Sequence[Download]]:
    """What the pages offer of the files that were written, by part number as these."""
    titles = {item.suffixes[0]: item.title for item in _writable()}
    return {
        number: [Download(number, titles[path.suffix], path.relative_to(site)) for path in paths]
        for number, paths in written.items()
    }


def _wanted(job: WriteJob) -> list[Format]:
    """The formats that are offered: all, or those that the option names.

    Raises:
        UnsupportedFormat: it names something else.
    """
    asked = job.options.get("downloads", "").strip()
    if not asked:
        return takeable()
    names = [] if asked == NONE else [name.strip() for name in asked.split(",")]
    chosen = {format_named(name).name for name in names}
    found = [item for item in _writable() if item.name in chosen]
    if len(found) < len(chosen):
        known = ", ".join(item.name for item in _writable())
        raise UnsupportedFormat(
            f"not all of {asked} can be taken along", hint=f"formats that can: {known}"
        )
    return found


def _files_of(part: Part, job: WriteJob, folder: Path) -> Iterator[Path]:
    drawings: list[Path] = []

    def attachments(_: Part) -> list[tuple[str, bytes]]:
        return [*job.attachments(part), *((path.name, path.read_bytes()) for path in drawings)]

    alone = replace(job, parts=(part,), attachments=attachments)
    stem = job.library.file_name(part.part_number)
    for item in _wanted(job):
        if part.kind in item.kinds:
            paths = _written(item, alone, folder, stem)
            drawings += paths if item.attachable else []
            yield from paths


def doubts(job: WriteJob) -> Sequence[Finding]:
    """What of a job's parts the files to take along will say otherwise."""
    return [found for item in _wanted(job) for found in item.doubts(job)]


def takeable() -> list[Format]:
    """Formats that are taken along where none is named: those that come back."""
    return [item for item in _writable() if item.read]


def _writable() -> list[Format]:
    """Formats that can be taken along; those that go into containers before these."""
    found = (item for item in formats().values() if item.write and (item.read or item.attachable))
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
