"""Whole commands, as people wait for them."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.data import multiplied_library
from benchmarks.work import Run, Work


def command(*arguments: str, caches: Path | None = None) -> Run:
    """A command as typed, with a cache of its own where one is named."""
    line = [sys.executable, "-m", "cadbridge", *arguments]
    env = {**os.environ, "CADBRIDGE_CACHE": str(caches)} if caches else None
    return lambda: subprocess.run(line, check=True, capture_output=True, env=env)


def warm(*arguments: str, caches: Path) -> Run:
    """The same, with what an earlier run keeps."""
    run = command(*arguments, caches=caches)
    run()
    return run


def help_(size: int, folder: Path) -> Run:
    return command("--help")


def raw_help(size: int, folder: Path) -> Run:
    """The interpreter with click imported."""
    return lambda: subprocess.run([sys.executable, "-c", "import click"], check=True)


def export(size: int, folder: Path) -> Run:
    return command("export", "--out", str(folder / "export"))


def verify(size: int, folder: Path) -> Run:
    return command("verify")


def list_(size: int, folder: Path) -> Run:
    return warm("list", caches=folder / "caches")


def show(size: int, folder: Path) -> Run:
    return warm("show", "MPC.DUET 40", caches=folder / "caches")


def prepare_catalogue(size: int, folder: Path) -> None:
    """The shipped library again and again, as one file."""
    from cadbridge.library import write_library_file

    write_library_file(multiplied_library(size), folder / "library.yaml")


def catalogue(size: int, folder: Path) -> Run:
    library, out = str(folder / "library.yaml"), str(folder / "out")
    line = [sys.executable, "-m", "cadbridge", "--library", library, "export", "--format", "html"]
    # The same parts again and again are no sound library, which the exit code says.

    def run() -> None:
        subprocess.run([*line, "--out", out], check=False, capture_output=True)
        assert Path(out, "html", "index.html").is_file()

    return run


MOST_SECONDS_A_PART = 0.05
"""Of a catalogue, by the clock with two cores: 25 ms of each."""

WORKS = (
    Work(
        name="list",
        what="run",
        size=1,
        short=1,
        ours=list_,
        raw=raw_help,
        most_times_raw=4,
        elapsed=True,
    ),
    Work(
        name="show",
        what="run",
        size=1,
        short=1,
        ours=show,
        raw=raw_help,
        most_times_raw=4,
        elapsed=True,
    ),
    Work(
        name="html",
        what="parts",
        size=2_000,
        short=30,
        prepare=prepare_catalogue,
        ours=catalogue,
        most_seconds=2_000 * MOST_SECONDS_A_PART,
        elapsed=True,
    ),
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
