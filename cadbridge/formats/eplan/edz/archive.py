"""An archive on disk, whatever packs it: what is in it, within limits, and its members' content.

The limits are held against what the archive declares before anything is unpacked, and unpacking
never gives more than was declared.
"""

import re
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, Self

from cadbridge.errors import FileError
from cadbridge.files import advice, open_file
from cadbridge.formats.eplan.edz.folder_reader import FolderReader, is_unpacked
from cadbridge.formats.eplan.edz.manifest import ITEMS, MANIFEST
from cadbridge.formats.eplan.edz.zip_reader import ZipReader
from cadbridge.sevenzip.faults import ArchiveFault
from cadbridge.sevenzip.ids import MAGIC
from cadbridge.sevenzip.reader import SevenZipReader
from cadbridge.words import quoted

_ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_MEMBERS = 500_000
"""The largest archive reported has 67 749."""
_LARGEST_TOTAL = 8 << 30
"""Bytes unpacked; 636 parts with their macros and pictures take 236 MB packed."""
_LARGEST_MEMBER = 512 << 20
"""Bytes; a member is read into memory."""
_LARGEST_RATIO = 500
"""Unpacked to packed. XML packs to a tenth or so; a bomb to a thousandth and less."""
_FREE_OF_RATIO = 16 << 20
"""Bytes unpacked that any archive may have."""
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    index: int
    name: str
    """Path with ``/``; checked to stay in its folder."""
    size: int
    """Bytes unpacked."""


class _Reader(Protocol):
    @property
    def is_eplans_layout(self) -> bool: ...

    def sizes(self) -> list[tuple[str, int]]: ...

    def read(self, index: int) -> bytes: ...


class Archive:
    """An open archive; the file stays open until `close` or until nobody holds the object."""

    def __init__(
        self, path: Path, inside: Sequence[str] = (), outer: "Archive | None" = None
    ) -> None:
        """Read the list of contents.

        Args:
            path: the archive, or the folder that it was unpacked to.
            inside: names of the members that lead to an archive inside of that one.
            outer: the archive that the last of them is a member of; opened when it is left out.

        Raises:
            FileError: not an archive, damaged, cut, encrypted, or beyond the limits.
        """
        self.path = path
        self.inside = tuple(inside)
        self.label = "!".join((str(path), *self.inside))
        """What it is called in findings."""
        if not self.inside and is_unpacked(path):
            self.close: Callable[[], object] = lambda: None
            self._reader: _Reader = FolderReader(path)
            members = enumerate(self._reader.sizes())
            self.members = tuple(Member(index, name, size) for index, (name, size) in members)
            return
        stream = _taken_out(path, self.inside, outer) if self.inside else _opened(path)
        self.close = weakref.finalize(self, stream.close)
        with self._faults_named("the archive cannot be read"):
            self._reader = _reader(stream)
            sizes = [(_safe_name(name), size) for name, size in self._reader.sizes()]
            top = _folder_of_all([name for name, _ in sizes])
            self.members = tuple(
                Member(index, name.removeprefix(top), size)
                for index, (name, size) in enumerate(sizes)
            )
            _hold_limits(self.members, stream.seek(0, 2))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def is_eplans_layout(self) -> bool:
        """Whether the archive is packed as EPLAN packs its own."""
        return self._reader.is_eplans_layout

    def read(self, member: Member) -> bytes:
        """The content of a member.

        Raises:
            FileError: it is damaged; names it.
        """
        with self._faults_named(f"{member.name} cannot be read from the archive"):
            if member.size > _LARGEST_MEMBER:
                raise ArchiveFault(f"it is {member.size} bytes long")
            return self._reader.read(member.index)

    def inner(self, member: Member) -> "Archive":
        """An archive that is a member of this one; it stays open when this one is closed.

        Raises:
            FileError: it cannot be read.
        """
        return Archive(self.path, (*self.inside, member.name), self)

    @contextmanager
    def _faults_named(self, what: str) -> Iterator[None]:
        try:
            yield
        except (ArchiveFault, OSError) as error:
            raise FileError(f"{what}: {error}", path=self.label) from error


def is_archive(path: Path) -> bool:
    """Whether a file starts as an archive does; other programs use the suffix .edz, too."""
    with open_file(path) as stream:
        start = stream.read(len(MAGIC))
    return start == MAGIC or start[:4] in _ZIP_MAGICS


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise FileError(reason, path=path, hint=advice(error)) from error


def _taken_out(path: Path, inside: Sequence[str], outer: Archive | None) -> BinaryIO:
    """A member of an archive in a file without a name."""
    if outer is None:
        with Archive(path, inside[:-1]) as opened:
            return _taken_out(path, inside, opened)
    named = [member for member in outer.members if member.name == inside[-1]]
    if not named:
        raise FileError(f"{inside[-1]} is not in it any more", path=outer.label)
    stream: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - its archive closes it
    stream.write(outer.read(named[-1]))
    stream.seek(0)
    return stream


def _reader(stream: BinaryIO) -> _Reader:
    start = stream.read(len(MAGIC))
    if start == MAGIC:
        return SevenZipReader(stream)
    if start[:4] in _ZIP_MAGICS:
        return ZipReader(stream)
    raise ArchiveFault("it is neither a 7z nor a zip archive" if start else "it is empty")


def _safe_name(name: str) -> str:
    """The path with ``/``.

    Raises:
        ArchiveFault: it leads out of the archive, or is none.
    """
    segments = [part for part in name.replace("\\", "/").split("/") if part != "."]
    first = segments[0] if segments else ""
    if not first or ".." in segments or _DRIVE.match(first) or "\0" in name:
        raise ArchiveFault(f"it has a member named {quoted(name)}, which leads out of its folder")
    return "/".join(segments)


def _folder_of_all(names: Sequence[str]) -> str:
    """The folder in it that an archive was unpacked to and packed with again, with ``/``."""
    found = [name.removesuffix(MANIFEST) for name in names if f"/{name}".endswith(f"/{MANIFEST}")]
    top = found[0] if len(found) == 1 else ""
    return top if any(name.startswith(f"{top}{ITEMS}") for name in names) else ""


def _hold_limits(members: tuple[Member, ...], packed: int) -> None:
    if len(members) > _MOST_MEMBERS:
        raise ArchiveFault(f"it has {len(members)} members; at most {_MOST_MEMBERS} are read")
    total = sum(member.size for member in members)
    if total > _LARGEST_TOTAL:
        raise ArchiveFault(f"it unpacks to {total >> 20} MB; at most {_LARGEST_TOTAL >> 20} are")
    if total > _FREE_OF_RATIO + packed * _LARGEST_RATIO:
        raise ArchiveFault(
            f"it claims to unpack {packed} bytes to {total >> 20} MB, as only a bomb would"
        )
