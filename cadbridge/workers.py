"""Long work on several cores: the same results in the same order as on one.

Each worker is a fresh interpreter, on every system alike: a forked one could inherit a lock that
a thread of the parent holds.
"""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from types import TracebackType
from typing import Protocol, TypeVar

from cadbridge.formats import WriteJob

TASKS_A_WORKER = 12
"""Fewer take less time than it takes to start a worker."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Task(Protocol[T_co]):
    """A piece of the work; it and its results can travel to another process and back."""

    def run(self, job: WriteJob) -> Iterable[T_co]:
        """Do it; the results may come one after the other."""


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Processes that do tasks of one job; they start with the first work that is worth it.

    When the block is left early, by an error or Ctrl-C, tasks in the making are finished and no
    others begun.
    """

    def __init__(self, job: WriteJob, most: int = 1) -> None:
        """Take on a job.

        Args:
            job: what all tasks are about.
            most: how many processes may work. With more than one, a script needs the guard
                ``if __name__ == "__main__"``, as `multiprocessing` says.
        """
        self._job = job
        self._most = most
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def run(self, tasks: Sequence[Task[T]], job: WriteJob) -> Iterator[Iterator[T]]:
        """The results of each task, in the tasks' order.

        Tasks of another job than the one taken on, which may hold what cannot travel, are done
        in this process; so are all where the system lets no processes work together.
        """
        wanted = min(self._most, len(tasks) // TASKS_A_WORKER)
        if self._pool is None and job is self._job and wanted > 1:
            self._pool = _new_pool(wanted, job)
        if self._pool is None or job is not self._job or wanted < 2:
            yield from (iter(task.run(job)) for task in tasks)
            return
        with _deaf_to_ctrl_c():
            results = self._pool.map(_run, tasks)
        yield from map(iter, results)


def _new_pool(size: int, job: WriteJob) -> ProcessPoolExecutor | None:
    try:
        return ProcessPoolExecutor(size, get_context("spawn"), _start, (job,))
    except (NotImplementedError, OSError):  # a container without shared memory for semaphores
        return None


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes that start in the block never hear Ctrl-C; this one hears it at the end of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its own start would open the ears of those after it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_job: WriteJob


def _start(job: WriteJob) -> None:
    global _job  # noqa: PLW0603 - the one way to keep the job between tasks
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Windows too the parent decides alone
    _job = job


def _run(task: Task[T]) -> list[T]:
    return list(task.run(_job))
