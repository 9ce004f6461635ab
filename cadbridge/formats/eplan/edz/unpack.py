"""EDZ archives to libraries.

One file at a time is unpacked. Macros, pictures and documents are looked at once, to be sure
that the archive is whole, and stay there; whoever writes an EDZ of the parts that were read gets
them through `ReadResult.attachments`, so that none is lost on the way from archive to archive.
"""

from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.formats.eplan.edz.attached import ArchiveFiles, files_of_several
from cadbridge.formats.eplan.edz.companions import forget_own
from cadbridge.formats.eplan.edz.contents import Contents, damage, member_place
from cadbridge.formats.eplan.edz.inside import Searched, no_parts_data, searched
from cadbridge.formats.eplan.edz.manifest import MANIFEST
from cadbridge.formats.eplan.edz.names import is_own
from cadbridge.formats.eplan.reader import PartsReader, iterate_parts, part_elements
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping import Mappings
from cadbridge.model import Part
from cadbridge.model.merge import merge_libraries
from cadbridge.model.shown import Together
from cadbridge.words import quoted

LEFT_BEHIND = rule(
    "CB359",
    Severity.WARNING,
    "Macros, pictures and documents stay in the archive",
    "Import the archive into EPLAN as well, or keep it; converting it to .edz takes them along.",
)
OF_NO_PART = rule(
    "CB361",
    Severity.WARNING,
    "Files of what was not read as a part",
    "They stay in the archive, and are no part's; ask for the archive again.",
)
_MOST_NAMED = 5


def read_file(
    path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS
) -> ReadResult:
    """Read an archive, or all archives inside of a container.

    Raises:
        FileError: it holds no parts data, is damaged, encrypted, or beyond the limits.
    """
    faults: list[FileError] = []
    found = searched(Archive(path))
    results = list(_results(found, mappings, faults))
    if faults and not any(result.library.parts for result in results):
        raise faults[0]
    if not results:
        raise no_parts_data(found.contents)
    first = results[0]
    return ReadResult(
        library=merge_libraries([result.library for result in results]),
        shown=first.shown if len(results) == 1 else Together(tuple(r.shown for r in results)),
        findings=(*map(damage, faults), *(found for r in results for found in r.findings)),
        left_behind=tuple(found for result in results for found in result.left_behind),
        attachments=first.attachments if len(results) == 1 else files_of_several(results),
    )


def _results(found: Searched, mappings: Mappings, faults: list[FileError]) -> Iterator[ReadResult]:
    """What an archive holds itself, and what those inside of it do."""
    if found.records or found.contents.is_of_no_parts:
        yield _read_records(found, mappings, faults)
    for member in found.archives:
        try:
            with found.contents.archive.inner(member) as inner:
                yield from _results(searched(inner), mappings, faults)
        except FileError as error:
            faults.append(error)


def _read_records(found: Searched, mappings: Mappings, faults: list[FileError]) -> ReadResult:
    contents = found.contents
    read = {member.index: "" for member in (*found.records, *found.archives)}
    index = 0

    def prepare(node: Node) -> None:
        read[index] = read[index] or node.get("P_ARTICLE_PARTNR").strip()
        forget_own(node)

    reader = PartsReader(mappings, prepare=prepare)
    for member in found.records:
        place, index = member_place(contents.archive, member), member.index
        try:
            reader.add(BytesIO(contents.archive.read(member)), place)
        except FileError as error:
            faults.append(error)
    result = reader.result()
    contents.findings += map(damage, _damaged_others(contents))
    attachments = ArchiveFiles(contents, read, result.library)
    contents.findings += _homeless(contents, attachments)
    return replace(
        result,
        findings=(*contents.findings, *result.findings),
        left_behind=tuple(_left_behind(contents, read)),
        attachments=attachments,
    )


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


def iterate_file(path: Path, mappings: Mappings) -> Iterator[Part]:
    """The parts of an archive one after the other; a cable comes once for each order code.

    Raises:
        FileError: it cannot be read.
    """
    found = searched(Archive(path))
    if found.nothing:
        raise no_parts_data(found.contents)
    yield from _parts(found, mappings)


def _parts(found: Searched, mappings: Mappings) -> Iterator[Part]:
    archive = found.contents.archive
    for member in found.records:
        stream = BytesIO(archive.read(member))
        yield from iterate_parts(stream, member_place(archive, member), mappings, forget_own)
    for member in found.archives:
        with archive.inner(member) as inner:
            yield from _parts(searched(inner), mappings)


def elements_of(path: Path) -> Iterator[Node]:
    """The elements of the parts of an archive; what is damaged in it is left out.

    Raises:
        FileError: the archive cannot be read.
    """
    yield from _elements(searched(Archive(path)))


def _elements(found: Searched) -> Iterator[Node]:
    archive = found.contents.archive
    for member in found.records:
        with suppress(FileError):
            stream = BytesIO(archive.read(member))
            yield from part_elements(stream, member_place(archive, member), forget_own)
    for member in found.archives:
        with suppress(FileError), archive.inner(member) as inner:
            yield from _elements(searched(inner))


def _left_behind(contents: Contents, read: Container[int]) -> Iterator[Finding]:
    """That the archive has files which are not parts data, but for those made here.

    Args:
        contents: of the archive.
        read: indexes of the members that were read.
    """
    others = [member for member in contents.others() if member.index not in read]
    names = [member.name for member in others if not is_own(member.name)]
    names = [name for name in names if name.casefold() != MANIFEST]
    if names:
        message = f"{_named(names)} stay in it"
        yield Finding(rule=LEFT_BEHIND, message=message, place=Place(file=contents.archive.label))


def _homeless(contents: Contents, attachments: ArchiveFiles) -> Iterator[Finding]:
    """That files are named for a part that was not read, such as a damaged one."""
    for number, members in attachments.homeless.items():
        if number:
            message = f"{_named([member.name for member in members])}, of {quoted(number)}"
            yield Finding(
                rule=OF_NO_PART, message=message, place=Place(file=contents.archive.label)
            )


def _named(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    named, more = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
