"""Writing files so that a reader finds the old one or the new one, whole; and safe file names."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ILLEGAL = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_LONGEST_NAME = 120
"""Characters; leaves room for a folder and a suffix within the 260 of a Windows path."""


def safe_file_name(name: str) -> str:
    """A file name that Windows, macOS and Linux take: ``I/O`` becomes ``I_O``.

    Readers never rely on it: what a file is about stands inside the file.
    """
    safe = _ILLEGAL.sub("_", name).strip(" .")[:_LONGEST_NAME].rstrip(" .")
    return f"_{safe}" if not safe or _RESERVED.match(safe) else safe


@contextmanager
def atomic_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when the block ends well.

    The folder is made if it is missing. When the block raises, the temporary file goes and
    `path` stays as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".cadbridge-", suffix=".tmp", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_plain_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_atomic(path: Path, content: bytes) -> None:
    """Write the whole content, or nothing."""
    with atomic_file(path) as temporary:
        temporary.write_bytes(content)


def _plain_mode(path: Path) -> int:
    """The mode of the file being replaced, or what a new file would get (not mkstemp's 0600)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
