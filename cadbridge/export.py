"""Parts to files of many formats: what ``cadbridge export`` does."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cadbridge.formats import Format, WriteJob
from cadbridge.model import Part


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that was written."""

    format: Format
    path: Path


def export(job: WriteJob, chosen: Sequence[Format], folder: Path) -> Iterator[Exported]:
    """Write the job's parts in each format below a folder, a file at a time.

    Formats whose files go along into containers come first, so that these need not make them
    again; those that link to the files of the others come last.
    """
    attached: dict[str, list[Path]] = {}
    done: list[tuple[str, Path]] = []
    for item in sorted(chosen, key=_turn):
        ready = job
        if item.container:
            ready = replace(ready, attachments=_with_files(job, attached))
        if item.linking:
            ready = replace(ready, exported=tuple(done))
        for part_number, path in _written(item, ready, folder):
            attached.setdefault(part_number, []).append(path)
            done.append((item.name, path))
            yield Exported(item, path)


def _turn(item: Format) -> tuple[bool, bool, bool, str]:
    return item.linking, item.container, not item.attachable, item.name


def _written(item: Format, job: WriteJob, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a format, with the part number of those that go along with their part."""
    if item.export is None:
        return
    if item.attachable:
        for part in job.parts:
            for path in item.export(replace(job, parts=(part,)), folder):
                yield part.part_number, path
    else:
        for path in item.export(job, folder):
            yield "", path


def _with_files(
    job: WriteJob, attached: Mapping[str, Sequence[Path]]
) -> Callable[[Part], Sequence[tuple[str, bytes]]]:
    """The job's own attachments, and the files written for each part."""

    def attachments(part: Part) -> list[tuple[str, bytes]]:
        files = attached.get(part.part_number, ())
        return [*job.attachments(part), *((path.name, path.read_bytes()) for path in files)]

    return attachments
