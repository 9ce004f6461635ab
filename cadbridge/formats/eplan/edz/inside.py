"""Archives inside of other containers, and parts files that lie loose in them.

Vendors ship EDZ archives in .aasx, .amlx and plain zip files, beside much that is no parts data.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from cadbridge.errors import FileError
from cadbridge.formats.eplan.edz.archive import Archive, Member
from cadbridge.formats.eplan.edz.contents import Contents, read_contents
from cadbridge.formats.eplan.kept.records import ROOT

SUFFIXES = (".edz", ".aasx", ".amlx", ".zip")
"""Of archives that parts data may lie in, the first those of EPLAN."""
DEEPEST = 3
"""How far archives may lie inside of each other."""
_START = 4096
"""Bytes at the start of a file that tell what it is."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What of parts data is in an archive."""

    contents: Contents
    records: list[Member]
    archives: list[Member]

    @property
    def nothing(self) -> bool:
        """Whether there is none, nor an archive for parts data of none."""
        return not (self.records or self.archives or self.contents.is_of_no_parts)


def searched(archive: Archive) -> Searched:
    """Look for parts data: where EPLAN's archives have it, in others everywhere."""
    contents = read_contents(archive)
    if contents.is_container:
        return Searched(contents, _loose_files(archive), _inner_archives(archive))
    return Searched(contents, contents.records() or _loose_files(archive), [])


def no_parts_data(contents: Contents) -> FileError:
    """The error for an archive without any."""
    hint = "it may be of another program"
    return contents.fault or FileError(
        "holds no parts data", path=contents.archive.label, hint=hint
    )


def _inner_archives(archive: Archive) -> list[Member]:
    """The members that are archives themselves, by their names."""
    if len(archive.inside) >= DEEPEST:
        return []
    return [item for item in archive.members if _suffix(item) in SUFFIXES]


def _loose_files(archive: Archive) -> list[Member]:
    """The members that are parts files, wherever they lie."""
    return [
        item for item in archive.members if _suffix(item) == ".xml" and _is_parts(archive, item)
    ]


def _is_parts(archive: Archive, member: Member) -> bool:
    try:
        start = archive.read(member)[:_START]
    except FileError:
        return False  # said where the others are looked at
    return f"<{ROOT}".encode() in start.replace(b"\0", b"")  # UTF-16, too


def _suffix(member: Member) -> str:
    return PurePosixPath(member.name).suffix.casefold()
