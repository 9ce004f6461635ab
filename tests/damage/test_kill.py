"""Killed at any moment, `export` and `import --apply` leave every file old or new, and whole.

``CADBRIDGE_KILLS=100 python -m pytest tests/damage/test_kill.py`` kills more often.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from cadbridge.locks import LOCK_FILE

KILLS = int(os.environ.get("CADBRIDGE_KILLS", "12"))
TEMPORARY = ".cadbridge-*.tmp"
"""Names of files that a killed process was still writing; no command reads them."""


def cadbridge(folder: Path, *words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "cadbridge", *words], cwd=folder, check=False)
    assert done.returncode == 0


def contents(folder: Path) -> Mapping[str, bytes]:
    """The files of a folder by relative path, without those left by a killed process.

    A lock that was left behind locks nothing.
    """
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.match(TEMPORARY) and path.name != LOCK_FILE
    }


def killed(folder: Path, words: Sequence[str], seconds: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cadbridge", "--quiet", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        time.sleep(seconds)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_export(folder: Path) -> None:
    random = Random(1)
    words = ["--library", "mine", "export", "--out", "out"]
    started = time.monotonic()
    cadbridge(folder, *words)
    longest = time.monotonic() - started
    whole = contents(folder / "out")
    for number in range((KILLS + 1) // 2):
        if number % 2:  # over what is there, or into an empty folder
            for path in [item for item in (folder / "out").rglob("*") if item.is_file()]:
                path.unlink()
        killed(folder, words, random.uniform(0.2, 1) * longest)
        for name, content in contents(folder / "out").items():
            assert content == whole[name], name
    cadbridge(folder, *words)
    assert contents(folder / "out") == whole


def test_import(folder: Path) -> None:
    random = Random(2)
    old = contents(folder / "mine")
    words = ["import", "changed", "--into", "mine", "--apply"]
    changed = folder / "changed"
    changed.mkdir()
    for name, content in old.items():
        target = changed / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.replace(b"24 V", b"48 V"))
    started = time.monotonic()
    cadbridge(folder, *words)
    longest = time.monotonic() - started
    new = contents(folder / "mine")
    assert new != old
    for _ in range(KILLS // 2):
        for name, content in old.items():
            (folder / "mine" / name).write_bytes(content)
        killed(folder, words, random.uniform(0.2, 1) * longest)
        found = contents(folder / "mine")
        assert found.keys() == old.keys()
        for name, content in found.items():
            assert content in (old[name], new[name]), name
