"""What ``cadbridge check`` says of archives."""

from pathlib import Path

import pytest

from cadbridge.findings import Finding
from cadbridge.formats import WriteJob, format_named
from cadbridge.mapping import Mappings
from cadbridge.model import Library
from tests.formats.eplan.edz.archives import by_py7zr, by_zipfile, own
from tests.formats.eplan.edz.vendor import vendor_archive

EDZ = format_named("edz")
PARTS_DATA = {"CB303", "CB304", "CB307"}
"""An unknown attribute, a decimal comma, a blank before a language: the vendor's way."""
PART = "items/partxml/FES.2082444.part.xml"


def check(path: Path) -> list[Finding]:
    assert EDZ.check is not None
    return list(EDZ.check(path, Mappings()))


def checked(folder: Path, members: dict[str, bytes]) -> dict[str, Finding]:
    """Findings by code, without those of the vendor's parts data."""
    path = folder / "vendor.edz"
    path.write_bytes(own(members))
    return {finding.code: finding for finding in check(path) if finding.code not in PARTS_DATA}


def edited(name: str, old: str, new: str) -> dict[str, bytes]:
    members = vendor_archive()
    assert old.encode() in members[name]
    return members | {name: members[name].replace(old.encode(), new.encode())}


@pytest.mark.parametrize("edition", ["2.9", "2026"])
def test_own_export_has_no_findings(shipped_library: Library, edition: str, tmp_path: Path) -> None:
    job = WriteJob(
        library=shipped_library,
        parts=shipped_library.parts,
        mappings=Mappings(),
        options={"edition": edition},
        attachments=lambda part: [("face.dxf", b"dxf")],
    )
    assert EDZ.write is not None
    EDZ.write(job, tmp_path / "a.edz")
    assert check(tmp_path / "a.edz") == []


def test_vendors_archive_has_findings_in_its_parts_data_only(tmp_path: Path) -> None:
    assert checked(tmp_path, vendor_archive()) == {}
    found = check(tmp_path / "vendor.edz")
    assert {finding.code for finding in found} == PARTS_DATA
    for finding in found:
        assert finding.place.file.endswith(f"vendor.edz!{PART}")
        assert finding.place.part == "FES.2082444"
        assert finding.place.line


@pytest.mark.parametrize("make", [by_py7zr, by_zipfile], ids=["solid", "zip"])
def test_archives_packed_otherwise(make: type, tmp_path: Path) -> None:
    (tmp_path / "a.edz").write_bytes(make(vendor_archive()))
    codes = {finding.code for finding in check(tmp_path / "a.edz")}
    assert codes == PARTS_DATA | {"CB355"}


def test_other_version_of_the_manifest(tmp_path: Path) -> None:
    found = checked(tmp_path, edited("manifest.xml", 'version="2.0"', 'version="9"'))
    assert found["CB356"].place.file.endswith("vendor.edz!manifest.xml")


def test_package_of_another_part_number(tmp_path: Path) -> None:
    found = checked(tmp_path, edited("manifest.xml", 'key="FES.2082444"', 'key="FES.9"'))
    assert found.keys() == {"CB357"}
    assert found["CB357"].place.part == "FES.2082444"
    assert found["CB357"].place.file.endswith(f"vendor.edz!{PART}")
    assert "FES.9" in found["CB357"].message


def test_several_records_in_a_file(tmp_path: Path) -> None:
    address = '<address class="12" P_PART_ADDRESS_SHORTNAME="X"/></partsmanagement>'
    found = checked(tmp_path, edited(PART, "</partsmanagement>", address))
    assert found.keys() == {"CB358"}


def test_a_comment_in_a_record(tmp_path: Path) -> None:
    found = checked(tmp_path, edited(PART, "</part>", "<!-- x --></part>"))
    assert found.keys() == {"CB330"}
    assert found["CB330"].place.file.endswith(f"vendor.edz!{PART}")


@pytest.mark.parametrize(
    ("code", "old", "new", "attribute"),
    [
        ("P502001", "EMME.ems", "OTHER.ems", "P_ARTICLE_GROUPSYMBOLMACRO"),
        ("P502002", "17602u_7.jpg", "other.jpg", "P_ARTICLE_PICTUREFILE"),
        (
            "P502003",
            "https://example.com/1",
            "$(MD_DOCUMENTS)\\a.pdf",
            "P_ARTICLE_EXTERNAL_DOCUMENT_1",
        ),
        ("P502043", "17602u_7.jpg", "17602U_7.JPG", "P_ARTICLE_PICTUREFILE"),
    ],
)
def test_files_that_a_part_names(
    code: str, old: str, new: str, attribute: str, tmp_path: Path
) -> None:
    found = checked(tmp_path, edited(PART, old, new))
    assert found.keys() == {code}
    assert found[code].place.part == "FES.2082444"
    assert found[code].place.field == f"part.{attribute}"
    assert found[code].place.line == 3


def test_names_that_differ_in_case_only(tmp_path: Path) -> None:
    members = vendor_archive() | {"items/picture/festo/17602U_7.jpg": b""}
    assert "P502043" in checked(tmp_path, members)


def test_missing_and_unnamed_files_and_manifest(tmp_path: Path) -> None:
    members = vendor_archive()
    del members["items/macro/FESTO/E/EMME.ems"]
    assert checked(tmp_path, members).keys() == {"CB350", "P502001"}
    assert checked(tmp_path, vendor_archive() | {"x.txt": b""}).keys() == {"CB351"}
    del members["manifest.xml"]
    assert checked(tmp_path, members).keys() == {"CB354", "P502001"}


def test_damage_to_a_picture_is_found(tmp_path: Path) -> None:
    archive = bytearray(own(vendor_archive()))
    archive[40] ^= 0xFF
    (tmp_path / "a.edz").write_bytes(archive)
    (error,) = (item for item in check(tmp_path / "a.edz") if item.code == "CB334")
    assert "EMME.ems" in error.message


def test_a_damaged_record_is_found_and_the_others_are_checked(tmp_path: Path) -> None:
    members = vendor_archive()
    whole = checked(tmp_path, members | {"items/model/FESTO/x.stp": b"x"}).keys()
    damaged = members | {"items/partxml/FES.Pattern.connectionpoints.xml": b"<partsmanagement a="}
    assert checked(tmp_path, damaged).keys() >= whole | {"CB334"}


def test_letters_of_another_encoding_are_called_that(tmp_path: Path) -> None:
    members = vendor_archive()
    name = "items/partxml/FES.2082444.part.xml"
    members[name] = members[name].replace(b"Servomotor", "Kühler".encode("cp1252"))
    (tmp_path / "a.edz").write_bytes(own(members))
    (error,) = (item for item in check(tmp_path / "a.edz") if item.code == "CB334")
    assert "saved as ANSI?" in error.message


def test_archives_inside_of_a_container_are_checked(tmp_path: Path) -> None:
    inner = own(vendor_archive() | {"items/picture/FESTO/17602u_7.jpg": b"x"})
    path = tmp_path / "a.aasx"
    path.write_bytes(by_zipfile({"[Content_Types].xml": b"<Types/>", "files/a.edz": inner}))
    places = {item.place.file for item in check(path)}
    assert places == {f"{path}!files/a.edz!items/partxml/FES.2082444.part.xml"}
    damaged = own(vendor_archive() | {"items/partxml/FES.2082444.part.xml": b"<p"})
    path.write_bytes(by_zipfile({"files/a.edz": inner, "files/b.edz": damaged}))
    (error,) = (item for item in check(path) if item.code == "CB334")
    assert "a.aasx!files/b.edz!items/partxml/FES.2082444.part.xml" in error.place.file
