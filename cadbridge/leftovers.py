"""What runs leave behind that were killed: temporary files and folders, found and removed.

The name of each tells which process made it. One that was made here by a process that lives no
more is nobody's. Of what another computer or container made, on a shared drive, only the age tells.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from zlib import crc32

SUFFIX = ".tmp"
_MARK = ".cadbridge-"
_FOLDER_MARK = "cadbridge-"
_MAKER = re.compile(r"\.?cadbridge-([0-9a-f]{8})-(\d+)-")
_ABANDONED = 24 * 3600
"""Seconds in which nothing is written to a temporary file that is in use."""


def prefix() -> str:
    """How the names of this process's temporary files begin."""
    return f"{_MARK}{_here()}-{os.getpid()}-"


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder for files that nobody keeps; it goes when the block ends, or with a later run."""
    _sweep_folders(Path(tempfile.gettempdir()))
    name = f"{_FOLDER_MARK}{_here()}-{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=name) as folder:
        yield Path(folder)


@cache
def sweep(folder: Path) -> None:
    """Remove temporary files that no process can be writing any more; once in a run."""
    with suppress(OSError):  # another run may sweep, too
        for path in folder.glob(f"{_MARK}*{SUFFIX}"):
            if _is_abandoned(path):
                path.unlink()


@cache
def _sweep_folders(parent: Path) -> None:
    with suppress(OSError):
        for path in parent.glob(f"{_FOLDER_MARK}*"):
            if _MAKER.match(path.name) and _is_ours(path) and _is_abandoned(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether this user made it, as a folder: others may put things there, too."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and (os.name == "nt" or found.st_uid == os.getuid())


def _is_abandoned(path: Path) -> bool:
    maker = _MAKER.match(path.name)
    if maker and maker[1] == _here() and not _lives(int(maker[2])):
        return True
    return time.time() - path.lstat().st_mtime > _ABANDONED


def _lives(process: int) -> bool:
    """Whether there is a process of that number; on Windows asking could end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@cache
def _here() -> str:
    """Names the set of processes among which a number means one: computer, start, container."""
    facts = [str(getattr(os, "uname", tuple)())]
    with suppress(OSError):
        facts += [Path("/proc/sys/kernel/random/boot_id").read_text("ascii")]
        facts += [os.readlink("/proc/self/ns/pid")]
    return f"{crc32(' '.join(facts).encode()):08x}"
