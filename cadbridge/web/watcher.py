"""Removes the private folder when the program is killed and cannot do so itself.

A small process waits for its pipe to close, which the system sees to however the program ends.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAITS = """\
import os, shutil, sys, time
sys.stdin.read()
for _ in range(50):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    if not os.path.exists(sys.argv[1]):
        break
    time.sleep(0.2)
"""
"""Some seconds pass until the work of a program that was killed has ended, too."""


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Have a folder removed once the block, or the program, has ended."""
    # a session and a group of its own: Ctrl-C and a closed terminal are for the program alone
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    with subprocess.Popen(
        [sys.executable, "-I", "-c", _WAITS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder.parent,
        start_new_session=True,
        creationflags=flags,
    ):
        yield
