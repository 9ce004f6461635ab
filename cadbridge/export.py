"""Parts to files of many formats: what ``cadbridge export`` does."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from cadbridge.formats import Format, WriteJob
from cadbridge.model import Part
from cadbridge.workers import Task, run_tasks


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that was written."""

    format: Format
    path: Path


def export(
    job: WriteJob, chosen: Sequence[Format], folder: Path, jobs: int = 1
) -> Iterator[Exported]:
    """Write the job's parts in each format below a folder, a file at a time.

    Formats whose files go along into containers come first, so that these need not make them
    again; those that link to the files of the others come last.

    Args:
        job: what to write.
        chosen: the formats.
        folder: where to.
        jobs: how many processes may write. With more than one, a script that calls this needs
            the guard ``if __name__ == "__main__"``, as `multiprocessing` says.
    """
    attached: dict[str, list[Path]] = {}
    done: list[tuple[str, Path]] = []
    for (linking, container), stage in groupby(sorted(chosen, key=_turn), key=_stage):
        ready = job
        if container:
            ready = replace(ready, attachments=_with_files(job, attached))
        if linking:
            ready = replace(ready, exported=tuple(done))
        tasks = [task for item in stage for task in _tasks(item, job)]
        for task, path in run_tasks(tasks, ready, folder, jobs):
            if task.part is not None:
                attached.setdefault(job.parts[task.part].part_number, []).append(path)
            done.append((task.format.title, path))
            yield Exported(task.format, path)


def _stage(item: Format) -> tuple[bool, bool]:
    """Whether it needs the files of all other formats, or those that go into containers."""
    return item.linking, item.container


def _turn(item: Format) -> tuple[tuple[bool, bool], bool, str]:
    """Within a stage the long tasks first, so that short ones even out what workers have to do."""
    return _stage(item), item.attachable, item.name


def _tasks(item: Format, job: WriteJob) -> list[Task]:
    """One task a part where its files go along with the part; else one for all."""
    return (
        [Task(item, index) for index in range(len(job.parts))] if item.attachable else [Task(item)]
    )


def _with_files(
    job: WriteJob, attached: Mapping[str, Sequence[Path]]
) -> Callable[[Part], Sequence[tuple[str, bytes]]]:
    """The job's own attachments, and the files written for each part."""

    def attachments(part: Part) -> list[tuple[str, bytes]]:
        files = attached.get(part.part_number, ())
        return [*job.attachments(part), *((path.name, path.read_bytes()) for path in files)]

    return attachments
