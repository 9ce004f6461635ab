"""Parts to files of many formats: what ``cadbridge export`` does."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.formats import Format, WriteJob
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.workers import Workers
from cadbridge.library.exported import SUFFIXES, is_for_exports, mark
from cadbridge.model import Part


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that was written."""

    format: Format
    path: Path
    share: float = 1.0
    """Of the whole work that is done with it."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One format's files: of one part, or of all parts that are exported."""

    format: Format
    folder: Path
    part: int | None = None
    """Index among the job's parts."""
    attached: Mapping[str, Sequence[Path]] = field(default_factory=dict)
    """Files to go along with a part, by its number."""

    def run(self, job: WriteJob) -> Iterator[Path]:
        """Write them, one after the other."""
        parts = job.parts if self.part is None else (job.parts[self.part],)
        own = _of_format(self.format, job.of(parts))
        if parts and not own.parts:
            return iter(())
        if self.attached:
            own = replace(own, attachments=_with_files(job, self.attached))
        return iter(self._write()(own, self.folder))

    def _write(self) -> Callable[[WriteJob, Path], Iterator[Path]]:
        item = self.format
        whole = item.export_all or item.export or partial(_one_file, item)
        return whole if self.part is None else item.export_part or whole


@dataclass(slots=True)
class _Work:
    """How far the work is."""

    steps: int
    done: int = 0

    @property
    def share(self) -> float:
        """What of it is done."""
        return self.done / self.steps


def _of_format(item: Format, job: WriteJob) -> WriteJob:
    """The job without the parts that a format does not write."""
    return job.of(tuple(part for part in job.parts if item.takes(part)))


def _one_file(item: Format, job: WriteJob, folder: Path) -> Iterator[Path]:
    """All parts in one file, of a format that only writes single files."""
    path = folder / item.name / f"parts{item.suffixes[0]}"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(job, item, path)
    yield path


def export(
    job: WriteJob, chosen: Sequence[Format], folder: Path, workers: Workers | None = None
) -> Iterator[Exported]:
    """Write the job's parts in each format below a folder, a file at a time.

    Formats whose files go along into containers come first, so that these need not make them
    again.

    Args:
        job: what to write.
        chosen: the formats.
        folder: where to.
        workers: of the job, to share the work; by default it is done here.

    Raises:
        FileError: a file cannot be written; parts of the same number would be lost, or a format
            is read only, then nothing is written.
    """
    for item in chosen:
        item.refuse_twins(job.parts)
        if item.write is None and item.export is None:
            raise FileError(f"{item.title} files are read only, not written")
    attached: dict[str, list[Path]] = {}
    planned = [
        task for item in sorted(chosen, key=_turn) for task in _tasks(item, folder, job, attached)
    ]
    of_exports = {path for item in chosen if is_for_exports(path := folder / item.name)}
    work = _Work(len(planned) + sum(item.finish is not None for item in chosen))
    for _, stage in groupby(planned, key=lambda task: task.format.attachable):
        tasks = list(stage)
        results = zip(tasks, (workers or Workers(job)).run(tasks), strict=True)
        for item, group in groupby(results, key=lambda result: result[0].format):
            for written in _followed(item, group, folder, job, attached, work):
                if written.path.suffix in SUFFIXES and folder / item.name in of_exports:
                    mark(folder / item.name)
                yield written


def _followed(
    item: Format,
    results: Iterable[tuple[Writing, Iterator[Path]]],
    folder: Path,
    job: WriteJob,
    attached: dict[str, list[Path]],
    work: _Work,
) -> Iterator[Exported]:
    """The files of one format as they come, and those that are made of them."""
    written: dict[str, list[Path]] = {}
    for task, paths in results:
        number = "" if task.part is None else job.parts[task.part].part_number
        for path in paths:
            written.setdefault(number, []).append(path)
            yield Exported(item, path, work.share)
        work.done += 1
    if item.attachable:
        for number, files in written.items():
            attached.setdefault(number, []).extend(files)
    if item.finish is not None:
        for path in item.finish(_of_format(item, job), folder, written):
            yield Exported(item, path, work.share)
        work.done += 1


def _turn(item: Format) -> tuple[bool, bool, str]:
    """What goes along first, then the containers, which take long."""
    return not item.attachable, not item.container, item.name


def _tasks(
    item: Format, folder: Path, job: WriteJob, attached: Mapping[str, Sequence[Path]]
) -> list[Writing]:
    """What is of all parts first, which takes longest; then one task a part, where that goes."""
    whole = Writing(item, folder, attached=attached if item.container else {})
    if item.export_part is None:
        return [whole]
    parts = [Writing(item, folder, index) for index in range(len(job.parts))]
    return [whole, *parts] if item.export_all else parts


def _with_files(
    job: WriteJob, attached: Mapping[str, Sequence[Path]]
) -> Callable[[Part], Sequence[tuple[str, bytes]]]:
    """The job's own attachments, and the files written for each part."""

    def attachments(part: Part) -> list[tuple[str, bytes]]:
        files = attached.get(part.part_number, ())
        return [*job.attachments(part), *((path.name, path.read_bytes()) for path in files)]

    return attachments
