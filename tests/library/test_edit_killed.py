"""Killed at any moment while it writes, `edit_library` leaves every file old or new.

``CADBRIDGE_KILLS=100 python -m pytest tests/library/test_edit_killed.py`` kills more often.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from cadbridge.library import edit_library, write_library
from cadbridge.model import Kind, Library, Part

KILLS = int(os.environ.get("CADBRIDGE_KILLS", "20"))

OLD = tuple(Part(part_number=f"GEN.{index}", kind=Kind.CABLE) for index in range(12))
NEW = tuple(
    replace(part, note={"en_US": "changed " * 500})
    for part in (*OLD[1:], Part(part_number="GEN.added"))
)

WORKER = """
import os, sys
from itertools import cycle
from pathlib import Path
from cadbridge.library import edit_library
from tests.library.test_edit_killed import NEW, OLD

for _ in sys.stdin:
    edit_library(Path(sys.argv[1]), lambda library: library)
    child = os.fork()
    if not child:
        for parts in cycle([NEW, OLD]):
            edit_library(Path(sys.argv[1]), lambda library: library.with_parts(parts))
    print(child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""
"""Forks a process that goes on editing for every line it is sent. Starting one costs little: the
edit that changes nothing has loaded all that editing needs."""


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(tmp_path / "library")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def texts_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.yaml")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_every_file_is_old_or_new(worker: subprocess.Popen[str], tmp_path: Path) -> None:
    random = Random(5)
    folder = tmp_path / "library"
    write_library(Library(parts=OLD), folder)
    states = []
    for parts in (NEW, OLD):  # what once was too long for a line stays in lines of its own
        put(folder, parts)
        states.append(texts_of(folder))
    states.reverse()
    found = []
    for _ in range(KILLS):
        kill_after(worker, random.uniform(0, 0.3))
        found.append(texts_of(folder))
        for name, content in found[-1].items():
            assert content in [state.get(name) for state in states]
        assert {*states[0]} & {*states[1]} <= {*found[-1]}
        put(folder, OLD)
        assert texts_of(folder) == states[0]
    assert any(texts != states[0] for texts in found), "no kill met the work"


def put(folder: Path, parts: tuple[Part, ...]) -> None:
    edit_library(folder, lambda library: library.with_parts(parts))


def kill_after(worker: subprocess.Popen[str], seconds: float) -> None:
    """Have a process edit the library and kill it."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    print("go", file=worker.stdin, flush=True)
    child = int(worker.stdout.readline())
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert worker.stdout.readline() == "dead\n"
