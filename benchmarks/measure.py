"""Running one side of a work in a process of its own."""

import gc
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.work import Run, Work

OURS, RAW, PREPARE = "ours", "raw", "prepare"
_MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
"""Units of ru_maxrss in a megabyte: kilobytes on Linux, bytes on macOS (getrusage(2))."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took."""

    seconds: float
    megabytes: float
    """The most memory that the process ever had, interpreter and libraries included."""


def measured(work: Work, side: str, size: int, folder: Path) -> Figures:
    """Figures of one side, from a fresh process.

    Raises:
        RuntimeError: the process failed.
    """
    command = [sys.executable, "-m", "benchmarks", "--child", work.name, side, str(size)]
    done = subprocess.run(
        [*command, str(folder)], stdout=subprocess.PIPE, text=True, check=False, env=_environment()
    )
    if done.returncode:
        raise RuntimeError(f"{work.name} ({side}) failed")
    return Figures(**json.loads(done.stdout))


def _environment() -> dict[str, str]:
    """Ours, with compiled modules kept between runs as on any user's machine."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_here(work: Work, side: str, size: int, folder: Path) -> Figures:
    """The same in this process, which should be fresh."""
    if side == PREPARE:
        if work.prepare is not None:
            work.prepare(size, folder)
        return Figures(0, 0)
    make = work.raw if side == RAW else work.ours
    if make is None:
        raise ValueError(f"{work.name} has no raw side")
    run = make(size, folder)
    gc.collect()
    seconds = _timed(run, elapsed=work.elapsed)
    whose = resource.RUSAGE_CHILDREN if work.elapsed else resource.RUSAGE_SELF
    return Figures(seconds, resource.getrusage(whose).ru_maxrss / _MEGABYTE)


def _timed(run: Run, *, elapsed: bool) -> float:
    clock = time.perf_counter if elapsed else time.process_time
    start = clock()
    run()
    return clock() - start
