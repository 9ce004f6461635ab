"""The files of an archive that are not parts data, as they travel with its parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from cadbridge.formats import ReadResult
from cadbridge.formats.eplan.edz.archive import Archive, Member
from cadbridge.formats.eplan.edz.contents import (
    Contents,
    NamedFile,
    is_record,
    is_record_path,
)
from cadbridge.formats.eplan.edz.manifest import (
    MANIFEST,
    MANIFEST_ROOT,
    manifest_bytes,
    packages_of,
)
from cadbridge.formats.eplan.xml.parse import read_records
from cadbridge.model import Library, Part
from cadbridge.model.naming import number_of_length

NAME_MARK = "?"
"""Between path and item name in the name of an attachment that was read from an archive; no file
name can hold it."""
KEPT_PACKAGES = f"{MANIFEST}{NAME_MARK}"
"""Name of the attachment that is a manifest of the packages of unknown kinds."""

Read = Mapping[int, str]
"""Indices of members that were read as parts data, or as archives of it, each with the number of
the first part in it, if any."""


class ArchiveFiles:
    """The files by part; those of no part go with the first, where the manifest names them no more.

    With them goes a manifest of the packages of unknown kinds.

    In another process the archive is opened again; one inside of a container is for each part,
    since of thousands not all can stay open.
    """

    def __init__(self, contents: Contents, read: Read, library: Library) -> None:
        """Takes the contents, what of them was read, and the parts."""
        self._archive = None if contents.archive.inside else contents.archive
        self._place = contents.archive.path, contents.archive.inside
        self._first = library.parts[0].part_number if library.parts else ""
        known = {number for part in library.parts for number in _numbers(part)}
        files = _files_by_record(contents, read)
        self._files = {number: found for number, found in files.items() if number in known}
        self.homeless = {
            number: [member for _, member in found]
            for number, found in files.items()
            if number not in known and found
        }
        """Files by the number of what was not read as a part; empty: of nothing."""
        self._loose = [_of_archive(member) for found in self.homeless.values() for member in found]
        texts = [package.text for package, _ in contents.kept_packages()]
        self._manifest = manifest_bytes(texts) if texts else b""

    def __call__(self, part: Part) -> list[tuple[str, bytes]]:
        """Name and content of each file of a part."""
        is_first = part.part_number == self._first
        found = {
            name: member
            for number in _numbers(part)
            for name, member in self._files.get(number, ())
        }
        if is_first:
            paths = {
                name.partition(NAME_MARK)[0] for found in self._files.values() for name, _ in found
            }
            found |= {name: member for name, member in self._loose if member.name not in paths}
        files = self._read(found) if found else []
        if is_first and self._manifest:
            files.append((KEPT_PACKAGES, self._manifest))
        return files

    def _read(self, members: Mapping[str, Member]) -> list[tuple[str, bytes]]:
        archive = self._archive or Archive(*self._place)
        if not archive.inside:
            self._archive = archive
        return [(name, archive.read(member)) for name, member in members.items()]

    def __getstate__(self) -> dict[str, object]:
        """Without the open file."""
        return {**self.__dict__, "_archive": None}


def files_of_several(
    results: Sequence[ReadResult],
) -> Callable[[Part], Sequence[tuple[str, bytes]]]:
    """The files of a part in several archives, each once."""
    return _OfSeveral(
        tuple(
            (frozenset(part.part_number for part in result.library.parts), result.attachments)
            for result in results
        )
    )


@dataclass(frozen=True, slots=True)
class _OfSeveral:
    files: Sequence[tuple[frozenset[str], Callable[[Part], Sequence[tuple[str, bytes]]]]]

    def __call__(self, part: Part) -> list[tuple[str, bytes]]:
        """Name and content of each file of a part."""
        found = (files(part) for numbers, files in self.files if part.part_number in numbers)
        return list(dict(item for items in found for item in items).items())


def kept_packages(manifest: bytes) -> list[str]:
    """The entries of packages of unknown kinds, from their manifest; none where that is empty."""
    if not manifest:
        return []
    elements = read_records(BytesIO(manifest), MANIFEST, MANIFEST_ROOT)
    return [package.text for package in packages_of(elements)]


def _files_by_record(contents: Contents, read: Read) -> dict[str, list[tuple[str, Member]]]:
    files: dict[str, list[tuple[str, Member]]] = {}
    for package, named in contents.packages:
        if package.is_known:
            others = (file for file in named if not is_record(file.item))
            numbers = (read.get(file.member.index, "") for file in named)
            number = next(filter(None, numbers), package.key)
            files.setdefault(number, []).extend(map(_of_part, others))
        else:
            files.setdefault("", []).extend(_of_archive(file.member) for file in named)
    loose = [
        member
        for member in contents.unnamed
        if member.index not in read and not is_record_path(member.name)
    ]
    files.setdefault("", []).extend(map(_of_archive, loose))
    return files


def _of_part(file: NamedFile) -> tuple[str, Member]:
    return f"{file.item.path}{NAME_MARK}{file.item.name}", file.member


def _of_archive(member: Member) -> tuple[str, Member]:
    return f"{member.name}{NAME_MARK}", member


def _numbers(part: Part) -> list[str]:
    """The numbers under which a part stands in an archive: for a cable, its order codes."""
    lengths = part.cable.lengths if part.cable else ()
    return [
        part.part_number,
        *(number_of_length(part.manufacturer, length.order_code) for length in lengths),
    ]
