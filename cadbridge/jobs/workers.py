"""Long work on several cores: the same results in the same order as on one.

This process works as well. Each takes the next task that no other has begun, so that none waits
for another to start, and a long task holds nobody up. The others are fresh interpreters, on every
system alike: a forked one could inherit a lock that a thread of the parent holds.
"""

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from cadbridge.files import discard_unfinished
from cadbridge.formats import WriteJob
from cadbridge.garbage import collect_seldom

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import SynchronizedArray

TASKS_A_WORKER = 8
"""Fewer take less time than it takes to start a worker."""
TASKS_A_ROUND = 300
"""They are shared out together; their results come when all are done."""

_Turns: TypeAlias = "SynchronizedArray[int]"
"""The number of the round, and of the task that comes next in it."""
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
            most: how many processes may work.
        """
        self._job = job
        self._most = most
        self._team: _Team | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._team is not None:
            self._team.dismiss()

    @property
    def is_shared(self) -> bool:
        """Whether other processes have a part in the work."""
        return self._team is not None

    def run(self, tasks: Sequence[Task[T]]) -> Iterator[Iterator[T]]:
        """The results of each task, in the tasks' order.

        Where the system lets no processes work together, this one does all.
        """
        wanted = min(self._most, len(tasks) // TASKS_A_WORKER)
        if self._team is None and wanted > 1:
            self._team = _new_team(wanted - 1, self._job)
        if self._team is None:
            yield from (iter(task.run(self._job)) for task in tasks)
            return
        for start in range(0, len(tasks), TASKS_A_ROUND):
            yield from map(iter, self._team.share(tasks[start : start + TASKS_A_ROUND]))


class _Team:
    """This process and its helpers."""

    def __init__(self, helpers: int, job: WriteJob) -> None:
        context = get_context("spawn")
        self._turns: _Turns = context.Array("q", (0, 0))
        self._pool = ProcessPoolExecutor(helpers, context, _start, (job, self._turns))
        self._helpers = helpers
        self._job = job

    def share(self, tasks: Sequence[Task[T]]) -> list[list[T]]:
        """The results of each task; a helper that is still starting is not waited for.

        Where the system ends a helper, as when memory is short, this process goes on alone.
        """
        with self._turns.get_lock():
            self._turns[:] = [self._turns[0] + 1, 0]
        results: dict[int, list[T]] = {}
        try:
            self._share(self._turns[0], tasks, results)
        except BrokenExecutor:
            self._helpers = 0
        left = (index for index in range(len(tasks)) if index not in results)
        results.update((index, list(tasks[index].run(self._job))) for index in left)
        return [results[index] for index in range(len(tasks))]

    def _share(self, turn: int, tasks: Sequence[Task[T]], results: dict[int, list[T]]) -> None:
        with deaf_to_ctrl_c(), _without_the_script():
            helping = [self._pool.submit(_help, turn, tasks) for _ in range(self._helpers)]
        results.update(_do(self._turns, turn, tasks, self._job))
        for helped in as_completed(helping) if len(results) < len(tasks) else ():
            results.update(helped.result())
            if len(results) == len(tasks):
                break

    def dismiss(self) -> None:
        """End the helpers once they have done what they have begun."""
        self._turns[0] = -1
        self._pool.shutdown(cancel_futures=True)


def _do(turns: _Turns, turn: int, tasks: Sequence[Task[T]], job: WriteJob) -> dict[int, list[T]]:
    """The results of the tasks that no other process took first."""
    return {index: list(tasks[index].run(job)) for index in _taken(turns, turn, len(tasks))}


def _taken(turns: _Turns, turn: int, count: int) -> Iterator[int]:
    while True:
        with turns.get_lock():
            now, index = turns[:]
            if now != turn or index >= count:
                return
            turns[1] = index + 1
        yield index


def _new_team(helpers: int, job: WriteJob) -> _Team | None:
    try:
        return _Team(helpers, job)
    except (ImportError, NotImplementedError, OSError):  # no shared memory for semaphores
        return None


@contextmanager
def _without_the_script() -> Iterator[None]:
    """Processes that start in the block do not run what the user runs, once more.

    They need nothing of it, and most scripts have no guard against it.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


_TO_END = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Processes that start in the block never hear Ctrl-C; this one hears it at the end of it.

    So it is with other requests to end, which would leave a helper with half of what it is sent;
    it hears them once it obeys.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its own start would open the ears of those after it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_TO_END})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_job: WriteJob
_turns: _Turns


def _start(job: WriteJob, turns: _Turns) -> None:
    global _job, _turns  # the one way to keep them between tasks
    obey_parent()
    _job, _turns = job, turns


def obey_parent() -> None:
    """Have this helper end when its parent says so, and on nothing else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Windows too the parent decides alone
    for number in _TO_END:
        signal.signal(number, _end)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _TO_END)
    collect_seldom()


def _end(number: int, frame: FrameType | None) -> None:
    """End at once, as helpers may that nobody waits for, and leave nothing half written."""
    discard_unfinished()
    os._exit(2)


def _help(turn: int, tasks: Sequence[Task[T]]) -> dict[int, list[T]]:
    return _do(_turns, turn, tasks, _job)
