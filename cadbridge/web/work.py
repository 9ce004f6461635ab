"""Work in processes of its own, so that the page never waits, and any of it can be stopped.

Tasks run in fresh interpreters of the kind that `cadbridge.jobs.workers` starts; one that has held
much memory is not used again, and one that hangs is ended. As many work as there are cores, one
more for what is done soon, and one for what nobody waits for.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from cadbridge.errors import CadbridgeError, FileError, FindingsError
from cadbridge.files import discard_unfinished
from cadbridge.findings import Finding
from cadbridge.jobs.workers import cores, deaf_to_ctrl_c, obey_parent
from cadbridge.leftovers import working_folder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Pipe: TypeAlias = "Connection[Any, Any]"


class Say(Protocol):
    """Tells how far the work is."""

    def __call__(self, said: str, share: float | None = None, /) -> None:
        """In words, and as a share from 0 to 1 where the whole is known."""


_PATIENCE = 3.0
"""Seconds in which a process that is to end tidies up."""
_PAUSE = 0.2
"""Seconds after which is looked whether a job shall stop."""
_MOST_MB = 400
"""That a process may have held for its tasks to get another one."""
_MOST_JOBS = 500
"""Ended jobs that are remembered."""


class WebTask(Protocol):
    """A piece of work; it and its result travel to another process and back."""

    def run(self, say: Say) -> Any:
        """Do it."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Turn(StrEnum):
    """When a job is done."""

    USUAL = "usual"
    QUICK = "quick"
    """Beside those that take their time, too: it does not wait behind them."""
    LATER = "later"
    """One by one, so that nothing else waits behind it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a job failed, in words."""

    message: str
    hint: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass
class Job:
    """A task and what became of it."""

    title: str
    id: str = field(default_factory=lambda: token_urlsafe(12))
    state: State = State.WAITING
    said: str = ""
    share: float | None = None
    """How much of it is done, from 0 to 1; None where nobody knows."""
    result: Any = None
    trouble: Trouble | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state not in (State.WAITING, State.RUNNING)


class Crew:
    """Does jobs, some at a time and the others in their turn."""

    def __init__(self, folder: Path) -> None:
        """Work with temporary files below a folder."""
        self._folder = folder
        self._pools = {
            Turn.USUAL: ThreadPoolExecutor(max(2, cores()), "job"),
            Turn.QUICK: ThreadPoolExecutor(1, "quick-job"),
            Turn.LATER: ThreadPoolExecutor(1, "later-job"),
        }
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._idle: list[_Helper] = []
        self._closed = False

    def warm_up(self) -> None:
        """Have a helper ready before the first task comes."""
        helper = _new_helper(self._folder)
        with self._lock:
            self._idle.append(helper)

    def start(
        self,
        title: str,
        task: WebTask,
        then: Callable[[Job], None] | None = None,
        *,
        turn: Turn = Turn.USUAL,
        seconds: float | None = None,
    ) -> Job:
        """Have a task done.

        Args:
            title: what it is about.
            task: the work.
            then: hears when it is over, in a thread of the crew.
            turn: when it is done.
            seconds: that it may take once it has begun; by default as many as it needs.
        """
        job = Job(title)
        with self._lock:
            self._jobs[job.id] = job
            over = [key for key, one in self._jobs.items() if one.is_over]
            for key in over[: max(0, len(self._jobs) - _MOST_JOBS)]:
                del self._jobs[key]
        pools = (Turn.QUICK, Turn.USUAL) if turn is Turn.QUICK else (turn,)
        for pool in pools:  # of two, the first that is free does it
            self._pools[pool].submit(self._do, job, task, then, seconds)
        return job

    def find(self, id_: str) -> Job | None:
        """The job of an id."""
        return self._jobs.get(id_)

    def stop(self, job: Job) -> None:
        """End a job, whatever it is doing; what it was writing is not kept."""
        with self._lock:
            if job.is_over:
                return
            job.state = State.STOPPED

    def close(self) -> None:
        """Stop all jobs."""
        self._closed = True
        for job in list(self._jobs.values()):
            self.stop(job)
        for pool in self._pools.values():
            pool.shutdown(cancel_futures=True)
        for helper in self._idle:
            _end(helper)

    def _do(
        self,
        job: Job,
        task: WebTask,
        then: Callable[[Job], None] | None,
        seconds: float | None,
    ) -> None:
        with self._lock:
            if job.state is not State.WAITING:
                return
            job.state = State.RUNNING
        try:
            self._run(job, task, seconds)
        except Exception as error:  # the thread must live, and the visitor must hear of it
            job.trouble = Trouble(f"{type(error).__name__}: {error}")
        if job.state is not State.STOPPED:
            job.state = State.FAILED if job.trouble else State.DONE
        if then is not None:
            then(job)

    def _run(self, job: Job, task: WebTask, seconds: float | None) -> None:
        helper = self._free_helper()
        helper.pipe.send(task)
        can_more = _listen(job, helper.pipe, seconds)
        with self._lock:
            if can_more and not self._closed:
                self._idle.append(helper)
                return
        _end(helper)

    def _free_helper(self) -> "_Helper":
        """One that has nothing to do, or a new one."""
        with self._lock:
            while self._idle:
                helper = self._idle.pop()
                if helper.process.is_alive():
                    return helper
                helper.pipe.close()
        return _new_helper(self._folder)


@dataclass(frozen=True, slots=True)
class _Helper:
    """A process that waits for tasks."""

    process: BaseProcess
    pipe: _Pipe


def _new_helper(folder: Path) -> _Helper:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, folder), daemon=True)
    with deaf_to_ctrl_c():
        process.start()
    theirs.close()
    return _Helper(process, ours)


def _listen(job: Job, pipe: _Pipe, seconds: float | None) -> bool:
    """Hear what becomes of a job; whether its process can take another."""
    end = inf if seconds is None else monotonic() + seconds
    while not job.is_over:
        if monotonic() > end:
            job.trouble = Trouble(f"this took more than {seconds:g} seconds, and was ended")
            return False
        try:
            if not pipe.poll(_PAUSE):
                continue
            kind, value, is_worn = pipe.recv()
        except (EOFError, OSError):
            job.trouble = Trouble("the work ended before it was done", "memory may have run out")
            return False
        if kind == "said":
            job.said, job.share = value
            continue
        if kind == "done":
            job.result = value
        else:
            job.trouble = value
        return not is_worn
    return False


def _end(helper: _Helper) -> None:
    """Have a process end, by force where it does not listen."""
    helper.pipe.close()  # one that waits for a task ends by that
    with suppress(ValueError, OSError):
        helper.process.join(_PAUSE)
        if helper.process.is_alive():
            helper.process.terminate()
            helper.process.join(_PATIENCE)
        if helper.process.is_alive():
            helper.process.kill()
            helper.process.join()


def _work(pipe: _Pipe, folder: Path) -> None:
    """In the process: do tasks, and say what became of them, until nobody has more."""
    obey_parent()
    Thread(target=_end_with_parent, daemon=True).start()
    tempfile.tempdir = str(folder)
    before = _held_mb()  # of the parent, too, from which it came
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        told = _do(task, pipe)
        is_worn = _held_mb() - before > _MOST_MB
        pipe.send((*told, is_worn))
        if is_worn:
            return


def _do(task: WebTask, pipe: _Pipe) -> tuple[str, Any]:
    """What became of a task: a word for it, and the result or the trouble."""
    outside = tempfile.tempdir
    try:
        with working_folder() as inside:
            tempfile.tempdir = str(inside)
            result = task.run(lambda said, share=None: pipe.send(("said", (said, share), False)))
    except Exception as error:
        return "failed", trouble_of(error)
    finally:
        tempfile.tempdir = outside
    return "done", result


def _held_mb() -> int:
    """The most memory that this process has held; nothing where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _end_with_parent() -> None:
    """Nobody waits for the work of a server that was killed."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        discard_unfinished()
        os._exit(2)


def trouble_of(error: Exception) -> Trouble:
    """An error in words: what the library raises is written for people."""
    if isinstance(error, FindingsError):
        return Trouble(error.message, error.hint, error.findings)
    if isinstance(error, CadbridgeError):
        return Trouble(str(error), error.hint)
    if isinstance(error, OSError):
        return trouble_of(FileError(error.strerror or str(error)))
    return Trouble(f"this went wrong inside the program: {type(error).__name__}: {error}")
