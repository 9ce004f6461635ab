"""One writer at a time in a folder, whatever process it runs in."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import local

from cadbridge.errors import FileError
from cadbridge.files import advice

LOCK_FILE = ".cadbridge-lock"
"""Stands in the folder while someone writes there; one that was left behind locks nothing."""
_PATIENCE = 60.0
"""Seconds to wait for another run."""
_PAUSE = 0.05
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}

_mine = local()


@contextmanager
def only_writer(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Nobody else who asks for it, here or in another process, is in such a block meanwhile.

    The folder is made if it is missing. Within the block it may be asked for again. The system
    ends the lock with the process. Where a drive knows no locks, there is none.

    Args:
        folder: what is to be written to.
        patience: seconds to wait for another.

    Raises:
        FileError: another one writes for longer than that, or the folder cannot be written to.
    """
    held: set[Path] = _mine.__dict__.setdefault("held", set())
    path = Path(os.path.realpath(folder)) / LOCK_FILE
    if path in held:
        yield
        return
    handle = _lock(path, time.monotonic() + patience)
    held.add(path)
    try:
        yield
    finally:
        held.discard(path)
        _release(handle, path)


def _lock(path: Path, deadline: float) -> int:
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            raise FileError(message, path=path.parent, hint=advice(error)) from error
        if _try(handle) and _is_at(handle, path):
            return handle
        os.close(handle)
        if time.monotonic() > deadline:
            hint = "try again when it is done; nothing was written"
            raise FileError("is being written by another run", path=path.parent, hint=hint)
        time.sleep(_PAUSE)


def _try(handle: int) -> bool:
    """Whether the lock is had, or cannot be had by anyone."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there only

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - elsewhere only

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True


def _is_at(handle: int, path: Path) -> bool:
    """Whether the file that is open is still the one there: who wrote before has removed his."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _release(handle: int, path: Path) -> None:
    """Remove the file while it is locked; Windows lets it go only when closed."""
    with suppress(OSError):
        if sys.platform != "win32":
            path.unlink()
    os.close(handle)
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()
