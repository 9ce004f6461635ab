"""What is known of the files of a library, kept between runs: none is parsed or checked twice.

A library folder has two files in the user's cache folder. The **index** has a line a library file:
how the system describes it (size, times, number), the hash of its bytes, what stands in it, and
where in the **store** its objects are. The store holds the objects of each file as JSON, behind
that hash; new ones are put at its end, so that an index that another run has made stays true, and
where a place holds something else, the library file is parsed again.

A file is taken for unchanged where the system describes it as before and it was not written just
then (within the time in which a second change would leave the description as it is); otherwise its
bytes decide. Files with errors are never kept. The cache may be deleted at any time.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

from cadbridge import __version__
from cadbridge.errors import FileError
from cadbridge.files import atomic_file
from cadbridge.library.pack import packed, unpacked
from cadbridge.library.summary import summary
from cadbridge.model import Library

SWITCH = "CADBRIDGE_CACHE"
"""Environment variable: the folder to keep the cache in, or ``off``."""
PAYS_FROM = 20
"""Files; fewer are parsed in a few hundredths of a second."""
_UNSURE = "-"
"""In place of a description that may stay the same over another change."""
_JUST_NOW_NS = 2_000_000_000
"""The coarsest time stamps that drives have: those of FAT."""
_LINE, _COLUMN = "\x1c", "\x1d"
_LEAST_WASTE = 1_000_000
"""Bytes; below it a store is not made anew."""


class Kept(NamedTuple):
    """A line of the index."""

    name: str
    """Path below the folder."""
    description: str
    key: str
    """Hash of its bytes."""
    at: int
    length: int
    """Where its objects stand in the store, with what is before them."""
    summary: str


class LibraryCache:
    """What is known of the files of one library folder."""

    def __init__(self, index: Path | None, *, read_only: bool = False) -> None:
        """With the file that keeps the index; None: nothing is known and nothing kept."""
        self._index = index
        self._read_only = read_only
        self._known = {kept.name: kept for kept in _lines(index)} if index else {}
        self._used: dict[str, Kept] = {}
        self._new: dict[str, bytes] = {}
        self._is_news = False
        self._stream: BinaryIO | None = None

    @classmethod
    def of_folder(cls, folder: Path, files: int) -> "LibraryCache":
        """The cache of a library folder with that number of files."""
        home = cache_folder() if files >= PAYS_FROM else None
        name = blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()
        return cls(home / f"library-{name}.index" if home else None)

    def unchanged(self, name: str, description: str) -> Kept | None:
        """What is known of a file that the system describes so."""
        kept = self._known.get(name)
        if kept is None or kept.description != description or description == _UNSURE:
            return None
        self._used[name] = kept
        return kept

    def same(self, name: str, description: str, key: str) -> Kept | None:
        """What is known of a file of the bytes of a hash, be it under another name."""
        found = self._known.get(name)
        if found is None or found.key != key:
            found = self._by_key.get(key)
        if found is None:
            return None
        kept = found._replace(name=name, description=description)
        self._is_news |= kept != self._known.get(name)
        self._used[name] = kept
        return kept

    @cached_property
    def _by_key(self) -> dict[str, Kept]:
        return {kept.key: kept for kept in self._known.values()}

    def keep(self, name: str, description: str, key: str, library: Library) -> None:
        """Remember what was read, without error, from the bytes of a hash."""
        if self._index and not self._read_only and name.isprintable():
            text = packed(library)
            self._is_news = True
            self._new[name] = b"%s %08x %s\n" % (key.encode(), crc32(text), text)
            self._used[name] = Kept(name, description, key, 0, 0, summary(library))

    def objects(self, kept: Kept) -> Library | None:
        """The objects of a file; None where the store does not hold them."""
        text = self._stored(kept)
        head = f"{kept.key} ".encode()
        checksum, _, content = text.removeprefix(head).removesuffix(b"\n").partition(b" ")
        if not text.startswith(head) or checksum != b"%08x" % crc32(content):
            return None
        return unpacked(content)

    def _stored(self, kept: Kept) -> bytes:
        assert self._index is not None
        try:
            if self._stream is None:
                self._stream = _store(self._index).open("rb")
            self._stream.seek(kept.at)
            return self._stream.read(kept.length)
        except OSError:
            return b""

    def close(self) -> None:
        """Let go of the store."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def save(self) -> None:
        """Write what was found or kept, if that is news; a folder that takes no files is fine."""
        is_news = self._is_news or len(self._used) < len(self._known)
        if self._index is None or self._read_only or not is_news:
            return
        with suppress(OSError, FileError):
            self._index.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._fill_store(_store(self._index))
            body = _LINE.join(_COLUMN.join(map(str, kept)) for kept in self._used.values())
            content = body.encode()
            with atomic_file(self._index) as temporary:
                temporary.write_bytes(b"%s%08x\n%s" % (stamp(), crc32(content), content))
            self._known, self._new, self._is_news = dict(self._used), {}, False

    def _fill_store(self, store: Path) -> None:
        """Put what is new at the end of the store; make it anew where half of it is of no use."""
        live = sum(kept.length for kept in self._used.values())
        size = store.stat().st_size if self._known and store.exists() else 0
        if size and size < 2 * live + _LEAST_WASTE:
            with store.open("ab") as stream:
                self._put(stream, self._new)
            return
        older = {name: self._stored(kept) for name, kept in self._used.items() if kept.length}
        self.close()
        with atomic_file(store) as temporary, temporary.open("wb") as stream:
            self._put(stream, {**older, **self._new})

    def _put(self, stream: BinaryIO, texts: dict[str, bytes]) -> None:
        at = stream.seek(0, os.SEEK_END)
        stream.write(b"".join(texts.values()))
        for name, text in texts.items():
            self._used[name] = self._used[name]._replace(at=at, length=len(text))
            at += len(text)


def describe(entry: os.DirEntry[str], now: int) -> str:
    """How the system describes a file, as long as it is as it was; the time in nanoseconds."""
    try:
        found = entry.stat()
    except OSError:  # whoever reads it says what is wrong with it
        return _UNSURE
    changed, moved = found.st_mtime_ns, found.st_ctime_ns
    if now - changed < _JUST_NOW_NS or now - moved < _JUST_NOW_NS:
        return _UNSURE
    return f"{found.st_size} {changed} {moved} {found.st_ino}"


def key_of_content(content: bytes) -> str:
    """The hash by which bytes are known again."""
    return blake2b(content, digest_size=16).hexdigest()


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


def _store(index: Path) -> Path:
    return index.with_suffix(".objects")


@cache
def stamp() -> bytes:
    """First line of what is kept: what other code has made is not read."""
    code = blake2b(digest_size=8)
    for package in ("library", "mapping", "model"):
        for file in sorted(Path(__file__).parent.parent.joinpath(package).glob("*.py")):
            code.update(file.read_bytes())
    return f"cadbridge {__version__} library index {code.hexdigest()}\n".encode()


def _lines(index: Path) -> Iterator[Kept]:
    """The lines of an index; none where it is missing, damaged or of other code."""
    try:
        content = index.read_bytes()
    except OSError:
        return
    head = stamp()
    checksum, _, body = content.removeprefix(head).partition(b"\n")
    if not content.startswith(head) or checksum != b"%08x" % crc32(body) or not body:
        return
    for line in body.decode().split(_LINE):
        name, description, key, at, length, summed = line.split(_COLUMN)
        yield Kept(name, description, key, int(at), int(length), summed)
