"""Whole commands, as people wait for them."""

import subprocess
import sys
from pathlib import Path

from benchmarks.work import Run, Work


def _command(*arguments: str) -> Run:
    line = [sys.executable, "-m", "cadbridge", *arguments]
    return lambda: subprocess.run(line, check=True, capture_output=True)


def help_(size: int, folder: Path) -> Run:
    return _command("--help")


def raw_help(size: int, folder: Path) -> Run:
    """The interpreter with click imported."""
    return lambda: subprocess.run([sys.executable, "-c", "import click"], check=True)


def export(size: int, folder: Path) -> Run:
    return _command("export", "--out", str(folder / "export"))


def verify(size: int, folder: Path) -> Run:
    return _command("verify")


WORKS = (
    Work(
        name="help",
        what="run",
        size=1,
        short=1,
        ours=help_,
        raw=raw_help,
        most_seconds=0.12,
        elapsed=True,
    ),
    Work(
        name="export",
        what="run",
        size=1,
        short=1,
        ours=export,
        most_seconds=2.5,
        elapsed=True,
    ),
    Work(
        name="verify",
        what="run",
        size=1,
        short=1,
        ours=verify,
        raw=export,
        most_times_raw=2,
        elapsed=True,
    ),
)
