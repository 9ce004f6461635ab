"""What a benchmark is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Run = Callable[[], object]
"""What is timed."""
Side = Callable[[int, Path], Run]
"""Given the size and a folder: imports, makes its data, and returns what is to be timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work, and the same work done with the raw library alone."""

    name: str
    what: str
    """What the size counts: parts, rows, files, ..."""
    size: int
    short: int
    """Size where only the working is tried, not the speed."""
    ours: Side
    raw: Side | None = None
    prepare: Callable[[int, Path], None] | None = None
    """Makes the files that both sides read; in a process of its own, not timed."""
    most_times_raw: float | None = None
    most_seconds: float | None = None
    most_megabytes: int | None = None
    streams: bool = False
    """Time a part and memory are to stay the same at every size."""
    elapsed: bool = False
    """It starts a command, which is timed by the clock: what someone waits for."""
