"""Archives inside of other containers, and parts files that lie loose in them.

Vendors ship EDZ archives in .aasx, .amlx and plain zip files, beside much that is no parts data.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from cadbridge.formats.eplan.edz.archive import Archive, Member
from cadbridge.formats.eplan.kept.records import ROOT

SUFFIXES = (".edz", ".aasx", ".amlx", ".zip")
"""Of archives that parts data may lie in, the first those of EPLAN."""
_START = 4096
"""Bytes at the start of a file that tell what it is."""


def inner_archives(archive: Archive) -> list[Member]:
    """The members that are archives themselves, by their names."""
    return [item for item in archive.members if _suffix(item) in SUFFIXES]


def loose_files(archive: Archive) -> list[Member]:
    """The members that are parts files, wherever they lie."""
    found = [item for item in archive.members if _suffix(item) == ".xml"]
    return [item for item in found if f"<{ROOT}".encode() in archive.read(item)[:_START]]


@contextmanager
def opened(archive: Archive, member: Member) -> Iterator[Archive]:
    """An archive inside of an archive, unpacked to a temporary file for as long as it is used.

    Raises:
        FileError: it cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"inside{_suffix(member)}")
        path.write_bytes(archive.read(member))
        with Archive(path, f"{archive.label}!{member.name}") as inner:
            yield inner


def _suffix(member: Member) -> str:
    return PurePosixPath(member.name).suffix.casefold()
