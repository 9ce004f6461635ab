"""Exporting on several cores: the same files in the same order as on one.

Each worker is a fresh interpreter, on every system alike: a forked one could inherit a lock that
a thread of the parent holds.
"""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from cadbridge.formats import Format, WriteJob, format_named

TASKS_A_WORKER = 12
"""Fewer take less time than it takes to start a worker."""


@dataclass(frozen=True, slots=True)
class Task:
    """One format's files: of one part, or of all parts that are exported."""

    format: Format
    part: int | None = None
    """Index among the job's parts."""

    def files(self, job: WriteJob, folder: Path) -> Iterator[Path]:
        """Write them below a folder, one after the other."""
        if self.format.export is None:
            return iter(())
        parts = job.parts if self.part is None else (job.parts[self.part],)
        return self.format.export(replace(job, parts=parts), folder)


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_tasks(
    tasks: Sequence[Task], job: WriteJob, folder: Path, jobs: int
) -> Iterator[tuple[Task, Path]]:
    """Every file that the tasks write, in the tasks' order, written by at most `jobs` processes.

    When this is left early, by an error or Ctrl-C, files in the making are finished and no others
    begun.
    """
    workers = min(jobs, len(tasks) // TASKS_A_WORKER)
    if workers < 2:
        yield from ((task, path) for task in tasks for path in task.files(job, folder))
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (job, folder))
    try:
        names = [task.format.name for task in tasks]
        results = pool.map(_run, names, [task.part for task in tasks])
        for task, paths in zip(tasks, results, strict=True):
            yield from ((task, path) for path in paths)
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Worker:
    """What a worker was started for."""

    job: WriteJob
    folder: Path


_worker: _Worker


def _start(job: WriteJob, folder: Path) -> None:
    global _worker  # noqa: PLW0603 - the one way to keep the job between tasks
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what becomes of Ctrl-C
    _worker = _Worker(job, folder)


def _run(name: str, part: int | None) -> list[Path]:
    return list(Task(format_named(name), part).files(_worker.job, _worker.folder))
