"""Reading EDZ archives: our own come back whole, those of vendors lose nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from cadbridge.cli import main
from cadbridge.errors import FileError
from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.jobs.diff import diff
from cadbridge.mapping import Mappings
from cadbridge.model import Kind, Library
from tests.formats.eplan.edz.archives import MAKERS, Contents, by_py7zr, by_zipfile, own
from tests.formats.eplan.edz.vendor import vendor_archive

EDZ = format_named("edz")
every_maker = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


def read(path: Path) -> ReadResult:
    assert EDZ.read is not None
    return EDZ.read(path, Mappings())


def read_members(members: Contents, folder: Path, make: Callable[..., bytes] = own) -> ReadResult:
    path = folder / "vendor.edz"
    path.write_bytes(make(members))
    return read(path)


def write(result: ReadResult, path: Path) -> dict[str, bytes]:
    library = result.library
    job = WriteJob(
        library=library,
        parts=library.parts,
        mappings=Mappings(),
        options={"sources": "yes"},
        attachments=result.attachments,
    )
    assert EDZ.write is not None
    EDZ.write(job, path)
    with Archive(path) as archive:
        return {member.name: archive.read(member) for member in archive.members}


def written_library(library: Library, path: Path) -> Library:
    write(ReadResult(library=library), path)
    return read(path).library


def codes(result: ReadResult) -> set[str]:
    return {finding.code for finding in result.findings}


def element(content: bytes) -> tuple[str, dict[str, str], list[object]]:
    """An element with all below it; the order of attributes means nothing."""

    def tree(node: etree._Element) -> tuple[str, dict[str, str], list[object]]:
        return str(node.tag), dict(map(_strings, node.attrib.items())), [tree(x) for x in node]

    return tree(etree.fromstring(content))


def _strings(item: tuple[object, object]) -> tuple[str, str]:
    return str(item[0]), str(item[1])


def test_shipped_library_comes_back(shipped_library: Library, tmp_path: Path) -> None:
    back = written_library(shipped_library, tmp_path / "a.edz")
    assert diff(shipped_library, back, EDZ.carried_paths()) == []
    assert not back.records
    assert not any(part.extras for part in back.parts)


def test_own_archive_reads_without_findings(shipped_library: Library, tmp_path: Path) -> None:
    write(ReadResult(library=shipped_library), tmp_path / "a.edz")
    assert read(tmp_path / "a.edz").findings == ()


def test_what_is_not_carried_does_not_come_back(shipped_library: Library, tmp_path: Path) -> None:
    back = written_library(shipped_library, tmp_path / "a.edz")
    lost = {change.path.partition(".")[0] for change in diff(shipped_library, back)}
    assert lost == {"faces", "source_documents", "manufacturers"}
    assert not any(f"{name}.sources" in EDZ.carried_paths() for name in lost)


@every_maker
def test_vendors_archive_is_read(make: Callable[..., bytes], tmp_path: Path) -> None:
    result = read_members(vendor_archive(), tmp_path, make)
    part = result.library.part_by_number["FES.2082444"]
    assert part.kind is Kind.MOTOR
    assert part.description["en_US"] == "Servo motor"
    assert [port.designation for port in part.ports] == ["-X2B"]
    assert part.ports[0].pins[0].signal == "SIN+"
    assert result.library.manufacturer_by_short_name["FES"].name == "Festo"


@every_maker
def test_vendors_archive_loses_nothing_on_the_way(
    make: Callable[..., bytes], tmp_path: Path
) -> None:
    members = vendor_archive()
    back = write(read_members(members, tmp_path, make), tmp_path / "again.edz")
    assert list(back) == list(members)
    for name, content in members.items():
        if name.endswith(".xml"):
            continue
        assert back[name] == content, name
    for name in members:
        if name.startswith("items/partxml/"):
            assert element(back[name]) == element(members[name]), name
    assert items(back["manifest.xml"]) == items(members["manifest.xml"])


def items(manifest: bytes) -> set[tuple[str, ...]]:
    """Every item of a manifest with its package."""
    return {
        (
            str(package.get("type")),
            str(package.get("key")),
            *(str(item.get(name)) for name in ("type", "name", "locator")),
        )
        for package in etree.fromstring(manifest).iter("package")
        for item in package.iter("item")
    }


def test_archive_to_archive_keeps_pictures_whose_faces_are_not_carried(
    shipped_library: Library, tmp_path: Path
) -> None:
    before = write(ReadResult(library=shipped_library), tmp_path / "a.edz")
    after = write(read(tmp_path / "a.edz"), tmp_path / "b.edz")
    assert after.keys() == before.keys()
    pictures = [name for name in before if name.endswith(".png")]
    assert len(pictures) > 40
    assert all(after[name] == before[name] for name in pictures)


def test_file_that_the_manifest_names_and_is_missing(tmp_path: Path) -> None:
    members = vendor_archive()
    del members["items/picture/FESTO/17602u_7.jpg"]
    result = read_members(members, tmp_path)
    (finding,) = [item for item in result.findings if item.code == "CB350"]
    assert "17602u_7.jpg" in finding.message
    assert finding.place.part == "FES.2082444"


def test_files_beside_the_manifest_are_noted_and_kept(tmp_path: Path) -> None:
    members = {"readme.txt": b"hello", **vendor_archive(), "items/partxml/notes.txt": b"x"}
    result = read_members(members, tmp_path)
    assert "CB351" in codes(result)
    back = write(result, tmp_path / "again.edz")
    assert back["readme.txt"] == b"hello"
    assert back["items/partxml/notes.txt"] == b"x"


def test_parts_beside_the_manifest_are_read(tmp_path: Path) -> None:
    members = vendor_archive()
    other = members["items/partxml/FES.2082444.part.xml"].replace(b"FES.2082444", b"FES.2")
    result = read_members({**members, "items/partxml/FES.2.part.xml": other}, tmp_path)
    assert "CB351" in codes(result)
    assert set(result.library.part_by_number) == {"FES.2082444", "FES.2"}


def test_archive_without_manifest_is_read(tmp_path: Path) -> None:
    members = vendor_archive()
    del members["manifest.xml"]
    result = read_members(members, tmp_path)
    assert "CB354" in codes(result)
    assert set(result.library.part_by_number) == {"FES.2082444"}
    back = write(result, tmp_path / "again.edz")
    assert set(members) < set(back)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_file_stored_twice_is_read_as_unpacking_leaves_it(tmp_path: Path) -> None:
    import io
    import zipfile

    members = vendor_archive()
    stream = io.BytesIO()
    name = "items/partxml/FES.2082444.part.xml"
    with zipfile.ZipFile(stream, "w") as writer:
        writer.writestr(name, members[name].replace(b"EMME-AS-40", b"OLD"))
        for path, content in members.items():
            writer.writestr(path, content)
    (tmp_path / "a.edz").write_bytes(stream.getvalue())
    result = read(tmp_path / "a.edz")
    assert "CB352" in codes(result)
    assert result.library.part_by_number["FES.2082444"].type_number == "EMME-AS-40"


def test_other_case_in_the_manifest_is_read(tmp_path: Path) -> None:
    members = vendor_archive()
    manifest = members["manifest.xml"].replace(b'type="partxml"', b'type="PartXML"')
    result = read_members(members | {"manifest.xml": manifest}, tmp_path)
    assert "CB353" in codes(result)
    assert set(result.library.part_by_number) == {"FES.2082444"}


def test_backslashes_in_member_names_are_read(tmp_path: Path) -> None:
    members = {name.replace("/", "\\"): content for name, content in vendor_archive().items()}
    assert read_members(members, tmp_path, by_zipfile).library.parts


@pytest.mark.parametrize("make", [own, by_py7zr, by_zipfile], ids=["own", "py7zr", "zip"])
def test_cut_record_is_named(make: Callable[..., bytes], tmp_path: Path) -> None:
    members = vendor_archive()
    name = "items/partxml/FES.2082444.part.xml"
    members[name] = members[name][:-40]
    with pytest.raises(FileError, match=r"vendor\.edz!items/partxml/FES\.2082444\.part\.xml"):
        read_members(members, tmp_path, make)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.xml", b"<manifest"),
        ("manifest.xml", b"<partsmanagement/>"),
        ("manifest.xml", b""),
        ("manifest.xml", b'<!DOCTYPE m [<!ENTITY a "a">]><manifest/>'),
    ],
)
def test_a_damaged_manifest_stops_itself_alone(name: str, content: bytes, tmp_path: Path) -> None:
    result = read_members(vendor_archive() | {name: content}, tmp_path)
    (part,) = result.library.parts
    assert part.part_number == "FES.2082444"
    (error,) = (item for item in result.findings if item.code == "CB334")
    assert error.place.file.endswith(f"vendor.edz!{name}")
    assert len(result.attachments(part)) == 3


@pytest.mark.parametrize("content", [b"no XML", b"<!DOCTYPE p><partsmanagement/>"])
def test_a_damaged_record_beside_a_part_stops_itself_alone(content: bytes, tmp_path: Path) -> None:
    name = "items/partxml/FES.manufacturer.xml"
    result = read_members(vendor_archive() | {name: content}, tmp_path)
    assert [part.part_number for part in result.library.parts] == ["FES.2082444"]
    errors = [item for item in result.findings if item.code == "CB334"]
    assert [item.place.file.endswith(f"vendor.edz!{name}") for item in errors] == [True]


def test_archive_of_another_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no parts data"):
        read_members({"scene.pvz": b"x"}, tmp_path)


def test_damage_to_any_file_is_named(tmp_path: Path) -> None:
    archive = bytearray(own(vendor_archive()))
    archive[40] ^= 0xFF  # within the macro, which comes first
    (tmp_path / "a.edz").write_bytes(archive)
    (error,) = (item for item in read(tmp_path / "a.edz").findings if item.code == "CB334")
    assert "EMME.ems" in error.message


@every_maker
def test_archive_describes_itself(make: Callable[..., bytes], tmp_path: Path) -> None:
    path = tmp_path / "vendor.edz"
    path.write_bytes(make(vendor_archive()))
    assert EDZ.describe is not None
    said = EDZ.describe(path)
    assert said["packed"] == ("as EPLAN does" if make is own else said["packed"])
    assert (said["manifest"], said["packages"], said["files"]) == ("2.0", "2", "8")


def test_convert_keeps_what_is_no_parts_data(tmp_path: Path) -> None:
    source, target = tmp_path / "vendor.edz", tmp_path / "again.edz"
    source.write_bytes(own(vendor_archive()))
    result = CliRunner().invoke(main, ["convert", str(source), str(target)])
    assert result.exit_code == 0, result.output
    with Archive(target) as archive:
        assert [member.name for member in archive.members] == list(vendor_archive())


def test_archive_may_be_converted_onto_itself(tmp_path: Path) -> None:
    path = tmp_path / "vendor.edz"
    path.write_bytes(by_zipfile(vendor_archive()))
    result = CliRunner().invoke(main, ["convert", str(path), str(path)])
    assert result.exit_code == 0, result.output
    with Archive(path) as archive:
        assert archive.is_eplans_layout
        assert [member.name for member in archive.members] == list(vendor_archive())


def test_single_archive_of_a_drive_names_cables_with_the_librarys_help(
    shipped_library: Library, tmp_path: Path
) -> None:
    drive = shipped_library.part_by_number["MPC.DUET 40"]
    options = {"sources": "yes"}
    job = WriteJob(library=shipped_library, parts=[drive], mappings=Mappings(), options=options)
    assert EDZ.write is not None
    assert EDZ.resolve is not None
    EDZ.write(job, tmp_path / "a.edz")
    alone = read(tmp_path / "a.edz")
    assert alone.library.parts[0].accessories != drive.accessories
    settled = EDZ.resolve(alone, shipped_library)
    assert settled.library.parts == (drive,)


def test_import_is_explained() -> None:
    assert EDZ.next_steps is not None
    said = EDZ.next_steps(Path("export"))
    assert "IXPartsImportExportEdz" in said
    assert str(Path("export", "eplan", "parts.edz")) in said


def test_names_in_other_case_are_written_as_the_manifest_has_them(tmp_path: Path) -> None:
    members = vendor_archive()
    macro = members.pop("items/macro/FESTO/E/EMME.ems")
    result = read_members(members | {"Items/Macro/festo/e/emme.EMS": macro}, tmp_path)
    assert "CB353" in codes(result)
    again = write(result, tmp_path / "again.edz")
    assert again["items/macro/FESTO/E/EMME.ems"] == macro
    assert set(again) == set(vendor_archive())


def test_more_than_is_known_in_the_manifest_is_told(tmp_path: Path) -> None:
    members = vendor_archive()
    members["manifest.xml"] = (
        members["manifest.xml"]
        .replace(b'<item type="macro"', b'<item size="1" type="macro"')
        .replace(b'<package type="part"', b'<package release="2" type="part"')
    )
    found = [item for item in read_members(members, tmp_path).findings if item.code == "CB360"]
    assert [item.message for item in found] == [
        "release of a package or item is left out",
        "size of a package or item is left out",
    ]
