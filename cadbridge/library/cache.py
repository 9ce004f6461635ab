"""Parsed library files, kept between runs, so that twenty thousand of them load in seconds.

A large library folder has one file in the user's cache folder. Each of its lines holds the
plain data of one library file as JSON, known by the hash of that file's bytes. The model checks
the data on every load as it checks a library file, so a line is never trusted more than a file;
files with errors are never kept. The cache may be deleted at any time.
"""

import json
import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from cadbridge import __version__
from cadbridge.errors import FileError
from cadbridge.files import atomic_file

SWITCH = "CADBRIDGE_CACHE"
"""Environment variable: the folder to keep the cache in, or ``off``."""
PAYS_FROM = 200
"""Files; fewer are parsed in less than two tenths of a second."""
_STAMP = f"cadbridge {__version__} library cache 1\n".encode()
"""First line; a cache of another version is not read."""


class LibraryCache:
    """What is known of the files of one library folder."""

    def __init__(self, file: Path | None) -> None:
        """With the file that keeps the cache; None: nothing is known and nothing kept."""
        self._file = file
        self._known = dict(_lines(file)) if file else {}
        self._used: dict[bytes, bytes] = {}
        self._is_new = False

    @classmethod
    def of_folder(cls, folder: Path, files: int) -> "LibraryCache":
        """The cache of a library folder with that number of files."""
        home = cache_folder() if files >= PAYS_FROM else None
        name = blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()
        return cls(home / f"library-{name}.cache" if home else None)

    def find(self, content: bytes) -> bytes | None:
        """The JSON of a file with this content."""
        key = _key(content)
        known = self._known.get(key)
        if known is not None:
            self._used[key] = known
        return known

    def keep(self, content: bytes, data: Any) -> None:
        """Remember the plain data that was read, without error, from this content."""
        if self._file:
            self._is_new = True
            self._used[_key(content)] = json.dumps(data, ensure_ascii=False).encode()

    def save(self) -> None:
        """Write what was found or kept, if that is news; a folder that takes no files is fine."""
        is_smaller = len(self._used) < len(self._known)
        if not self._file or not (self._is_new or is_smaller):
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with atomic_file(self._file) as temporary, temporary.open("wb") as stream:
                stream.write(_STAMP)
                for key, text in self._used.items():
                    stream.write(b"%s %08x %s\n" % (key, crc32(text), text))
        except (OSError, FileError):
            pass


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can make again; None: nowhere."""
    chosen = os.environ.get(SWITCH)
    if chosen:
        return None if chosen.casefold() == "off" else Path(chosen)
    try:
        return _user_caches() / "cadbridge"
    except RuntimeError:
        return None


def _user_caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _key(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).hexdigest().encode()


def _lines(file: Path) -> Iterator[tuple[bytes, bytes]]:
    """Keys and texts of the whole lines of a cache; nothing where there is none."""
    try:
        with file.open("rb") as stream:
            if stream.readline() != _STAMP:
                return
            for line in stream:
                key, _, rest = line.partition(b" ")
                checksum, _, text = rest.removesuffix(b"\n").partition(b" ")
                if checksum == b"%08x" % crc32(text):
                    yield key, text
    except OSError:
        return
