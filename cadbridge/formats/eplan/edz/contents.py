"""What is in an EDZ that someone made: its packages and members, and what is odd about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Rule, Severity, rule
from cadbridge.formats.eplan.edz.archive import Archive, Member
from cadbridge.formats.eplan.edz.manifest import (
    ITEMS,
    MANIFEST,
    MANIFEST_ROOT,
    PART_XML,
    Item,
    Package,
    packages_of,
)
from cadbridge.formats.eplan.xml.parse import read_records

_HARMLESS = "Nothing needs to be done; the archive is read all the same."

FILE_MISSING = rule(
    "CB350",
    Severity.WARNING,
    "The manifest names a file that the archive does not hold",
    "Ask for the archive again, or add the file in EPLAN.",
)
NOT_NAMED = rule("CB351", Severity.NOTE, "The manifest does not name a file", _HARMLESS)
STORED_TWICE = rule(
    "CB352",
    Severity.NOTE,
    "The archive holds a file twice",
    "The last one is read, as unpacking would leave it; remove the others.",
)
OTHER_CASE = rule("CB353", Severity.NOTE, "The manifest writes a name in other case", _HARMLESS)
NO_MANIFEST = rule(
    "CB354",
    Severity.WARNING,
    "The archive has no manifest",
    "It is read all the same; EPLAN needs one, so export the archive again.",
)
STRANGE_ATTRIBUTE = rule(
    "CB360",
    Severity.WARNING,
    "The manifest says more of files than is known",
    "It is not written again; keep the archive, and tell the project what it means.",
    leaves_out=True,
)
DAMAGED_MEMBER = rule(
    "CB334",
    Severity.ERROR,
    "A part of the archive cannot be read",
    "Where its packing is named, pack it again with LZMA; else ask for the archive again. What can "
    "be read of it is read.",
    leaves_out=True,
)


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A member as the manifest names it."""

    item: Item
    member: Member


@dataclass(slots=True)
class Contents:
    """The members of an archive by what they are."""

    archive: Archive
    manifest: Member | None = None
    fault: FileError | None = None
    """Why the manifest cannot be read."""
    version: str = ""
    """Of the manifest."""
    packages: list[tuple[Package, list[NamedFile]]] = field(default_factory=list)
    """Of each package the files that are there."""
    unnamed: list[Member] = field(default_factory=list)
    """Members that no package names."""
    findings: list[Finding] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    """Indices of members that cannot be read."""

    @property
    def is_of_no_parts(self) -> bool:
        """Whether it is the archive of a library without parts: a manifest that names nothing."""
        return bool(self.version) and not self.packages and not self.unnamed

    @property
    def is_container(self) -> bool:
        """Whether it is no archive of EPLAN's: parts data may lie anywhere in it."""
        return self.manifest is None and not any(map(_is_item, self.unnamed))

    def kept_packages(self) -> list[tuple[Package, list[NamedFile]]]:
        """The packages of kinds that are not known; they are handed on as they are."""
        return [item for item in self.packages if not item[0].is_known]

    def records(self) -> list[Member]:
        """All files of parts data, once each: parts first, then what they share."""
        known = [files for package, files in self.packages if package.is_known]
        named = [file for files in known for file in files if is_record(file.item)]
        named.sort(key=lambda file: file.item.name.casefold() != "part")
        loose = [member for member in self.unnamed if is_record_path(member.name)]
        members = [file.member for file in named] + loose
        return list({member.name: member for member in members}.values())

    def leave_out(self, member: Member) -> None:
        """Forget a member that cannot be read; nothing of it can be handed on."""
        self.packages = [
            (package, [file for file in files if file.member.index != member.index])
            for package, files in self.packages
        ]
        self.unnamed = [other for other in self.unnamed if other.index != member.index]
        self.damaged.add(member.index)

    def others(self) -> list[Member]:
        """All other files."""
        passed = {member.index for member in self.records()} | self.damaged
        return [member for member in self.archive.members if member.index not in passed]


def is_record(item: Item) -> bool:
    """Whether an item is parts data."""
    return item.type.casefold() == PART_XML


def _is_item(member: Member) -> bool:
    return member.name.casefold().startswith(ITEMS)


def is_record_path(name: str) -> bool:
    """Whether a member's path is that of parts data."""
    return name.casefold().startswith(f"{ITEMS}{PART_XML}/") and name.casefold().endswith(".xml")


def read_contents(archive: Archive) -> Contents:
    """Sort the members of an archive.

    A manifest that is damaged is a finding: the files are read by their paths.
    """
    contents = Contents(archive)
    members = _by_name(contents)
    without_case = {name.casefold(): member for name, member in members.items()}
    contents.manifest = members.get(MANIFEST) or without_case.get(MANIFEST)
    if contents.manifest is None:
        contents.unnamed = list(members.values())
        if not contents.is_container:
            _note(contents, NO_MANIFEST, f"there is no {MANIFEST}", Place(file=archive.label))
        return contents
    place = Place(file=member_place(archive, contents.manifest))
    named = {contents.manifest.name}
    try:
        packages = _packages(contents, contents.manifest, place.file)
    except FileError as error:
        contents.fault = error
        contents.findings.append(damage(error))
        contents.damaged.add(contents.manifest.index)
        contents.unnamed = [member for name, member in members.items() if name not in named]
        return contents
    for package in packages:
        files = list(_files(contents, package, members, without_case, place.file))
        named.update(file.member.name for file in files)
        contents.packages.append((package, files))
    known = [package for package in packages if package.is_known]
    for name in dict.fromkeys(name for package in known for name in package.strange):
        _note(contents, STRANGE_ATTRIBUTE, f"{name} of a package or item is left out", place)
    contents.unnamed = [member for name, member in members.items() if name not in named]
    for member in contents.unnamed:
        _note(contents, NOT_NAMED, f"{member.name} stands in no package", place)
    return contents


def _packages(contents: Contents, manifest: Member, name: str) -> list[Package]:
    content = contents.archive.read(manifest)
    elements = read_records(BytesIO(content), name, MANIFEST_ROOT)
    contents.version = next(elements).get("version")
    return list(packages_of(elements))


def damage(error: FileError) -> Finding:
    """The finding for a member that cannot be read."""
    message = str(error).removeprefix(f"{error.place.text()}: ")
    message = f"{message} ({error.hint})" if error.hint else message
    return Finding(rule=DAMAGED_MEMBER, message=message, place=error.place)


def describe(path: Path) -> dict[str, str]:
    """What an archive says of itself.

    Raises:
        FileError: it cannot be read.
    """
    with Archive(path) as archive:
        contents = read_contents(archive)
        layout = "as EPLAN does" if archive.is_eplans_layout else "otherwise than EPLAN does"
        return {
            "packed": layout,
            "manifest": contents.version or "none",
            "packages": str(len(contents.packages)),
            "files": str(len(archive.members)),
            "bytes unpacked": str(sum(member.size for member in archive.members)),
        }


def member_place(archive: Archive, member: Member) -> str:
    """A member as the file of a finding: ``vendor.edz!items/partxml/x.part.xml``."""
    return f"{archive.label}!{member.name}"


def _by_name(contents: Contents) -> dict[str, Member]:
    members: dict[str, Member] = {}
    for member in contents.archive.members:
        if member.name in members:
            place = Place(file=member_place(contents.archive, member))
            _note(contents, STORED_TWICE, f"{member.name} is stored again", place)
        members[member.name] = member
    return members


def _files(
    contents: Contents,
    package: Package,
    members: Mapping[str, Member],
    without_case: Mapping[str, Member],
    manifest: str,
) -> Iterator[NamedFile]:
    for item in package.items:
        member = members.get(item.path)
        place = Place(file=manifest, line=item.line, part=package.key)
        if member is None:
            member = without_case.get(item.path.casefold())
            if member is None:
                _note(contents, FILE_MISSING, f"{item.path} is not there", place)
                continue
            _note(contents, OTHER_CASE, f"{item.path} is stored as {member.name}", place)
        yield NamedFile(item, member)


def _note(contents: Contents, kind: Rule, message: str, place: Place) -> None:
    contents.findings.append(Finding(rule=kind, message=message, place=place))
