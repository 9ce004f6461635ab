"""Parts to files of many formats: what ``cadbridge export`` does."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.formats import Format, WriteJob
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.workers import Workers
from cadbridge.library.exported import SUFFIXES, is_for_exports, mark
from cadbridge.model import Part
from cadbridge.progress import tell


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that was written."""

    format: Format
    path: Path


@dataclass(frozen=True, slots=True)
class Writing:
    """Files of one part, or of all parts that are exported, in each of some formats."""

    formats: tuple[Format, ...]
    """Together, since those of one part show the same drawings, which are then made once."""
    folder: Path
    part: int | None = None
    """Index among the job's parts."""
    attached: Mapping[str, Sequence[Path]] = field(default_factory=dict)
    """Files to go along with a part into containers, by its number."""

    def run(self, job: WriteJob) -> Iterator[tuple[str, Path]]:
        """Write them, one after the other, each told with the name of its format."""
        for item in self.formats:
            for path in self._files(item, job):
                yield item.name, path
        if self.part is not None:
            names = ", ".join(item.name for item in self.formats)
            tell(self.part + 1, len(job.parts), "part", f"gone through for {names}")

    def _files(self, item: Format, job: WriteJob) -> Iterator[Path]:
        parts = job.parts if self.part is None else (job.parts[self.part],)
        own = _of_format(item, job.of(parts))
        if parts and not own.parts:
            return iter(())
        if item.container and self.attached:
            own = replace(own, attachments=_with_files(job, self.attached))
        return iter(self._write(item)(own, self.folder))

    def _write(self, item: Format) -> Callable[[WriteJob, Path], Iterator[Path]]:
        whole = item.export_all or item.export or partial(_one_file, item)
        return whole if self.part is None else item.export_part or whole


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
    formats = sorted(chosen, key=lambda item: item.name)
    stages = [
        [item for item in formats if not item.container],
        [item for item in formats if item.container],
    ]
    planned = [_tasks(items, folder, job, attached) for items in stages]
    marked = {item.name for item in chosen if is_for_exports(folder / item.name)}
    for items, tasks in zip(stages, planned, strict=True):
        results = zip(tasks, (workers or Workers(job)).run(tasks), strict=True)
        for written in _followed(items, results, folder, job, attached):
            if written.path.suffix in SUFFIXES and written.format.name in marked:
                mark(folder / written.format.name)
            yield written


def _followed(
    formats: Sequence[Format],
    results: Iterable[tuple[Writing, Iterator[tuple[str, Path]]]],
    folder: Path,
    job: WriteJob,
    attached: dict[str, list[Path]],
) -> Iterator[Exported]:
    """The files of formats as they come, and those that are made of them."""
    named = {item.name: item for item in formats}
    written: dict[str, dict[str, list[Path]]] = {name: {} for name in named}
    for task, files in results:
        number = "" if task.part is None else job.parts[task.part].part_number
        for name, path in files:
            written[name].setdefault(number, []).append(path)
            yield Exported(named[name], path)
    for item in formats:
        if item.attachable:
            for number, paths in written[item.name].items():
                attached.setdefault(number, []).extend(paths)
        if item.finish is not None:
            for path in item.finish(_of_format(item, job), folder, written[item.name]):
                yield Exported(item, path)


def _tasks(
    formats: Sequence[Format],
    folder: Path,
    job: WriteJob,
    attached: Mapping[str, Sequence[Path]],
) -> list[Writing]:
    """What is of all parts first, which takes longest; then one task a part, where that goes."""
    whole = [item for item in formats if item.export_all or item.export_part is None]
    by_part = tuple(item for item in formats if item.export_part is not None)
    tasks = [Writing((item,), folder, attached=attached) for item in whole]
    if by_part:
        tasks += [Writing(by_part, folder, index, attached) for index in range(len(job.parts))]
    return tasks


def _with_files(
    job: WriteJob, attached: Mapping[str, Sequence[Path]]
) -> Callable[[Part], Sequence[tuple[str, bytes]]]:
    """The job's own attachments, and the files written for each part."""

    def attachments(part: Part) -> list[tuple[str, bytes]]:
        files = attached.get(part.part_number, ())
        return [*job.attachments(part), *((path.name, path.read_bytes()) for path in files)]

    return attachments
