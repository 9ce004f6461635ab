"""Holding an EDZ against what EPLAN needs: its manifest, its files and the names between them."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Rule, Severity, rule
from cadbridge.formats.eplan.check.file import FileCheck
from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.formats.eplan.edz.companions import FILE_ATTRIBUTES, file_named
from cadbridge.formats.eplan.edz.contents import Contents, damage, member_place
from cadbridge.formats.eplan.edz.inside import Searched, no_parts_data, searched
from cadbridge.formats.eplan.edz.manifest import DOCUMENT, MACRO, MANIFEST, PICTURE, VERSION
from cadbridge.formats.eplan.edz.names import path_of
from cadbridge.formats.eplan.kept.tolerances import stray_tolerances
from cadbridge.formats.eplan.xml.lined import read_lined_records
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.parse import Stray
from cadbridge.mapping import Mappings
from cadbridge.words import quoted

OTHER_LAYOUT = rule(
    "CB355",
    Severity.NOTE,
    "The archive is not packed as EPLAN packs its own",
    "Should EPLAN refuse it, convert it: `cadbridge convert` writes EPLAN's layout.",
)
OTHER_VERSION = rule(
    "CB356",
    Severity.WARNING,
    "The manifest is of another version",
    f"Known is version {VERSION}; look at what came in after reading.",
)
OTHER_KEY = rule(
    "CB357",
    Severity.WARNING,
    "A package has another part number than its part",
    "Give both the same; EPLAN lists the package and imports the part.",
)
SEVERAL_RECORDS = rule(
    "CB358",
    Severity.WARNING,
    "A file holds several records",
    "In an EDZ each part, address and pattern has a file of its own; export it again.",
)
_ADD = "Add the file to the archive, or clear the attribute."
MISSING = {
    MACRO: rule("P502001", Severity.WARNING, "The macro of a part is not there", _ADD),
    PICTURE: rule("P502002", Severity.WARNING, "The picture of a part is not there", _ADD),
    DOCUMENT: rule("P502003", Severity.WARNING, "A document of a part is not there", _ADD),
}
CASE_DIFFERS = rule(
    "P502043",
    Severity.WARNING,
    "Names differ in upper and lower case only",
    "Write the name in one way; Windows takes both for the same file.",
)


def check_file(path: Path, mappings: Mappings) -> Iterator[Finding]:
    """What is wrong with an archive and the parts data in it.

    Raises:
        FileError: it cannot be read as a whole.
    """
    with Archive(path) as archive:
        found = searched(archive)
        if found.nothing:
            raise no_parts_data(found.contents)
        with closing(FileCheck()) as parts_data:
            yield from _check(found, parts_data)
            yield from parts_data.finish()


def _check(found: Searched, parts_data: FileCheck) -> Iterator[Finding]:
    """What is wrong with an archive and those inside of it; a damaged member stops itself alone."""
    contents = found.contents
    yield from contents.findings
    if not contents.is_container:
        yield from _container(contents)
        yield from _case(contents)
    yield from _records(found, parts_data)
    for member in contents.others() if not contents.is_container else ():
        try:
            contents.archive.read(member)
        except FileError as error:
            yield damage(error)
    for member in found.archives:
        try:
            with contents.archive.inner(member) as inner:
                yield from _check(searched(inner), parts_data)
        except FileError as error:
            yield damage(error)


def _container(contents: Contents) -> Iterator[Finding]:
    path = contents.archive.label
    is_packed = contents.archive.inside or not contents.archive.path.is_dir()
    if is_packed and not contents.archive.is_eplans_layout:
        message = "EPLAN packs 7z, one block of LZMA a file"
        yield Finding(rule=OTHER_LAYOUT, message=message, place=Place(file=path))
    if contents.packages and contents.version != VERSION:
        place = Place(file=f"{path}!{MANIFEST}")
        yield Finding(rule=OTHER_VERSION, message=f"is {quoted(contents.version)}", place=place)


def _case(contents: Contents) -> Iterator[Finding]:
    """Members that are one file on Windows."""
    seen: dict[str, str] = {}
    for member in contents.archive.members:
        first = seen.setdefault(member.name.casefold(), member.name)
        if first != member.name:
            place = Place(file=member_place(contents.archive, member))
            message = f"there is {first}, too"
            yield Finding(rule=CASE_DIFFERS, message=message, place=place)


def _records(found: Searched, parts_data: FileCheck) -> Iterator[Finding]:
    contents = found.contents
    keys = {
        file.member.name: package.key
        for package, files in contents.packages
        for file in files
        if file.item.name.casefold() == "part"
    }
    names = {member.name.casefold(): member.name for member in contents.archive.members}
    for member in found.records:
        place = member_place(contents.archive, member)
        try:
            stray = Stray()
            content = BytesIO(contents.archive.read(member))
            root, *records = read_lined_records(content, place, stray)
            yield from stray_tolerances(stray, place)
            yield from parts_data.record(root, place)
            if len(records) > 1 and not contents.is_container:
                message = f"there are {len(records)} in it"
                yield Finding(rule=SEVERAL_RECORDS, message=message, place=Place(file=place))
            for node in records:
                yield from parts_data.record(node, place)
                if node.tag == "part" and not contents.is_container:
                    yield from _key(node, keys.get(member.name), place)
                    yield from _files(node, names, place)
        except FileError as error:
            yield damage(error)


def _key(node: Node, key: str | None, file: str) -> Iterator[Finding]:
    number = node.get("P_ARTICLE_PARTNR")
    if key is not None and key != number:
        place = Place(file=file, line=node.line, part=number, field="part.P_ARTICLE_PARTNR")
        yield Finding(rule=OTHER_KEY, message=f"the package is {key}", place=place)


def _files(node: Node, names: dict[str, str], file: str) -> Iterator[Finding]:
    """The files that a part names, against those of the archive (path by path without case)."""
    for attribute, type_ in FILE_ATTRIBUTES.items():
        reference = file_named(node, attribute)
        found = _file(type_, reference, names) if reference else None
        if found is not None:
            kind, message = found
            part = node.get("P_ARTICLE_PARTNR")
            place = Place(file=file, line=node.line, part=part, field=f"part.{attribute}")
            yield Finding(rule=kind, message=message, place=place)


def _file(type_: str, reference: str, names: dict[str, str]) -> tuple[Rule, str] | None:
    path = path_of(type_, reference)
    if not path:
        return None
    stored = names.get(path.casefold())
    if stored is None:
        return MISSING[type_], f"names {reference}, which the archive does not hold"
    if stored != path:
        return CASE_DIFFERS, f"names {path}, stored as {stored}"
    return None
