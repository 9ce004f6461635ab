"""EDZ archives to libraries.

One file at a time is unpacked. Macros, pictures and documents are looked at once, to be sure
that the archive is whole, and stay there; whoever writes an EDZ of the parts that were read gets
them through `ReadResult.attachments`, so that none is lost on the way from archive to archive.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.formats.eplan.edz.archive import Archive, Member
from cadbridge.formats.eplan.edz.companions import NAME_MARK, forget_own
from cadbridge.formats.eplan.edz.contents import (
    Contents,
    is_record,
    is_record_path,
    member_place,
    read_contents,
)
from cadbridge.formats.eplan.edz.inside import inner_archives, loose_files, opened
from cadbridge.formats.eplan.edz.manifest import MANIFEST
from cadbridge.formats.eplan.edz.names import is_own
from cadbridge.formats.eplan.parts.encode import order_part_number
from cadbridge.formats.eplan.reader import PartsReader, iterate_parts
from cadbridge.mapping import Mappings
from cadbridge.model import Library, Part
from cadbridge.model.merge import merge_libraries

LEFT_BEHIND = rule(
    "CB359",
    Severity.WARNING,
    "Macros, pictures and documents stay in the archive",
    "Import the archive into EPLAN as well, or keep it; converting it to .edz takes them along.",
)
DAMAGED_MEMBER = rule(
    "CB334",
    Severity.ERROR,
    "A part of the archive cannot be read",
    "Ask for the archive again; everything else in it is read.",
)
_MOST_NAMED = 5
_DEEPEST = 3
"""How far archives may lie inside of each other."""


def read_file(
    path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS
) -> ReadResult:
    """Read an archive.

    Raises:
        FileError: it is no EDZ, damaged, encrypted, or beyond the limits.
    """
    return _read_archive(Archive(path), mappings, _DEEPEST)


def _read_archive(archive: Archive, mappings: Mappings, depth: int) -> ReadResult:
    contents = read_contents(archive)
    records = contents.records() or loose_files(archive)
    inner = inner_archives(archive) if depth else []
    if not records and inner:
        return _read_inner(archive, inner, mappings, depth - 1)
    if not records and not contents.is_of_no_parts:
        raise FileError(
            "holds no parts data", path=archive.label, hint="it may be of another program"
        )
    reader = PartsReader(mappings, prepare=forget_own)
    damaged = list(_add(reader, archive, records))
    result = reader.result()
    if damaged and not result.library.parts:
        raise damaged[0]
    damaged += _damaged_others(contents)
    contents.findings += map(_damage, damaged)
    return replace(
        result,
        findings=(*contents.findings, *result.findings),
        left_behind=tuple(_left_behind(contents)),
        attachments=ArchiveFiles(contents, result.library),
    )


def _add(reader: PartsReader, archive: Archive, records: Sequence[Member]) -> Iterator[FileError]:
    """Read the records; gives the faults of those that cannot be read, and that stop no other."""
    for member in records:
        try:
            reader.add(BytesIO(archive.read(member)), member_place(archive, member))
        except FileError as error:
            yield error


def _damaged_others(contents: Contents) -> list[FileError]:
    """Faults of macros, pictures and documents that cannot be read; they are left out from now."""
    faults = []
    for member in contents.others():
        try:
            contents.archive.read(member)
        except FileError as error:
            faults.append(error)
            contents.leave_out(member)
    return faults


def _damage(error: FileError) -> Finding:
    message = str(error).removeprefix(f"{error.place.text()}: ")
    return Finding(rule=DAMAGED_MEMBER, message=message, place=error.place)


def _read_inner(
    archive: Archive, members: Sequence[Member], mappings: Mappings, depth: int
) -> ReadResult:
    """What the archives inside of a container hold; its other files are of other trades."""
    results, faults = [], []
    for member in members:
        try:
            with opened(archive, member) as inner:
                results.append(_read_archive(inner, mappings, depth))
        except FileError as error:
            faults.append(error)
    if not results:
        raise faults[0]
    found = [finding for result in results for finding in result.findings]
    return ReadResult(
        library=merge_libraries([result.library for result in results]),
        shown=results[0].shown,
        findings=(*found, *map(_damage, faults)),
        left_behind=tuple(finding for result in results for finding in result.left_behind),
    )


def iterate_file(path: Path, mappings: Mappings) -> Iterator[Part]:
    """The parts of an archive one after the other; a cable comes once for each order code.

    Raises:
        FileError: it cannot be read.
    """
    archive = Archive(path)
    contents = read_contents(archive)
    for member in contents.records():
        stream = BytesIO(archive.read(member))
        yield from iterate_parts(stream, member_place(archive, member), mappings, forget_own)


def _left_behind(contents: Contents) -> Iterator[Finding]:
    """That the archive has files which are not parts data, but for those made here."""
    names = [member.name for member in contents.others() if not is_own(member.name)]
    names = [name for name in names if name.casefold() != MANIFEST]
    if names:
        named = ", ".join(names[:_MOST_NAMED])
        more = len(names) - _MOST_NAMED
        message = f"{named} and {more} more stay in it" if more > 0 else f"{named} stay in it"
        yield Finding(rule=LEFT_BEHIND, message=message, place=Place(file=contents.archive.label))


class ArchiveFiles:
    """The files of an archive that are not parts data, by part; those of no part go with the first.

    In another process the archive is opened again.
    """

    def __init__(self, contents: Contents, library: Library) -> None:
        self._archive: Archive | None = contents.archive
        self._path = contents.archive.path
        self._files = _files_by_record(contents)
        self._first = library.parts[0].part_number if library.parts else ""
        known = {number for part in library.parts for number in _numbers(part)}
        self._homeless = [number for number in self._files if number not in known]

    def __call__(self, part: Part) -> list[tuple[str, bytes]]:
        """Name and content of each file of a part."""
        self._archive = archive = self._archive or Archive(self._path)
        numbers = _numbers(part) + (self._homeless if part.part_number == self._first else [])
        found = {name: member for number in numbers for name, member in self._files.get(number, ())}
        return [(name, archive.read(member)) for name, member in found.items()]

    def __getstate__(self) -> dict[str, object]:
        """Without the open file."""
        return {**self.__dict__, "_archive": None}


def _files_by_record(contents: Contents) -> dict[str, list[tuple[str, Member]]]:
    files: dict[str, list[tuple[str, Member]]] = {}
    for package, named in contents.packages:
        files.setdefault(package.key, []).extend(
            (f"{file.item.path}{NAME_MARK}{file.item.name}", file.member)
            for file in named
            if not is_record(file.item)
        )
    loose = [member for member in contents.unnamed if not is_record_path(member.name)]
    files.setdefault("", []).extend((f"{member.name}{NAME_MARK}", member) for member in loose)
    return files


def _numbers(part: Part) -> list[str]:
    """The numbers under which a part stands in an archive: for a cable, its order codes."""
    lengths = part.cable.lengths if part.cable else ()
    return [part.part_number, *(order_part_number(part, length) for length in lengths)]
