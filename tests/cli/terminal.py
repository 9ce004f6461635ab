"""A terminal: the program as one sees it there, with its width, its colours and its progress."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

_STEERED = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def typed(*words: str, folder: Path, columns: int = 80, lines: int = 24) -> str:
    """What a terminal was sent: results and messages as they came, colours and all."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    for name in ("NO_COLOR", "COLUMNS", "LINES", "CI"):
        environment.pop(name, None)
    with subprocess.Popen(
        [sys.executable, "-m", "cadbridge", *words],
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        sent = bytearray()
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:  # the other side has gone
                break
            if not block:
                break
            sent += block
        os.close(ours)
    assert process.returncode in (0, 1, 2)
    return sent.decode("utf-8").replace("\r\n", "\n")


def shown(sent: str) -> str:
    """What stands on the screen in the end: each line as it was last written, without colours."""
    lines = (line.rpartition("\r")[2] for line in sent.split("\n"))
    return "\n".join(_STEERED.sub("", line) for line in lines)
