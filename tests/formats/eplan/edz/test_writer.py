"""EDZ archives of a library, judged by lxml, by 7z and against EPLAN's layout."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from cadbridge.drawing import pictures_of
from cadbridge.drawing.shapes.items import Text
from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.formats.eplan.edz.picture import side_by_side
from cadbridge.mapping import Mappings
from cadbridge.model import Kind, Library, Manufacturer, Part
from tests.formats.eplan.edz.archives import needs_7z, verdict_of_7z
from tests.goldens import assert_golden

EDZ = format_named("edz")
PNG = b"\x89PNG\r\n"


def job_of(library: Library, *numbers: str, **files: bytes) -> WriteJob:
    parts = [part for part in library.parts if part.part_number in numbers or not numbers]
    return WriteJob(
        library=library,
        parts=parts,
        mappings=Mappings(),
        attachments=lambda part: [(f"{name}.dxf", content) for name, content in files.items()],
    )


def written(job: WriteJob, path: Path) -> dict[str, bytes]:
    assert EDZ.write is not None
    EDZ.write(job, path)
    return members_of(path)


def members_of(path: Path) -> dict[str, bytes]:
    with Archive(path) as archive:
        return {member.name: archive.read(member) for member in archive.members}


def exported(job: WriteJob, folder: Path) -> list[Path]:
    assert EDZ.export is not None
    return list(EDZ.export(job, folder))


def items_of(members: Mapping[str, bytes]) -> list[str]:
    """Paths of all items, by the rule of EPLAN's archives."""
    manifest = etree.fromstring(members["manifest.xml"])
    return [
        f"items/{item.get('type')}/{item.get('locator', '')}".replace("\\", "/")
        for item in manifest.iterfind("packages/package/items/item")
    ]


def part_of(members: Mapping[str, bytes], number: str) -> etree._Element:
    return etree.fromstring(members[f"items/partxml/{number}.part.xml"])[0]


def test_whole_library_is_one_archive_and_one_an_order_code(
    shipped_library: Library, tmp_path: Path
) -> None:
    paths = exported(job_of(shipped_library), tmp_path)
    codes = [
        code.order_code
        for part in shipped_library.parts
        for code in (part.cable.lengths if part.cable else ())
    ]
    whole = [part for part in shipped_library.parts if not (part.cable and part.cable.lengths)]
    assert len(paths) == len(codes) + len(whole) + 1
    assert paths[-1] == tmp_path / "eplan" / "parts.edz"
    assert len(set(paths)) == len(paths)
    assert {f"MPC.{code}.edz" for code in codes} <= {path.name for path in paths}
    together = members_of(paths[-1])
    for path in paths[:-1]:
        single = members_of(path)
        assert etree.fromstring(single["manifest.xml"]).xpath("count(//package)") == 1
        assert {**together, **single} == together | {"manifest.xml": single["manifest.xml"]}


def test_manifest_names_every_member_and_no_other(shipped_library: Library, tmp_path: Path) -> None:
    members = written(job_of(shipped_library, X1=b"dxf"), tmp_path / "a.edz")
    assert {*items_of(members), "manifest.xml"} == set(members)


def test_files_that_attributes_name_are_in_the_archive(
    shipped_library: Library, tmp_path: Path
) -> None:
    members = written(job_of(shipped_library, X1=b"dxf"), tmp_path / "a.edz")
    pictures = 0
    for name in members:
        if name.endswith(".part.xml"):
            part = etree.fromstring(members[name])[0]
            picture = part.get("P_ARTICLE_PICTUREFILE", "")
            path = picture.replace("$(MD_IMG)", "items/picture").replace("\\", "/")
            assert not picture or members[path].startswith(PNG)
            pictures += bool(picture)
    assert pictures > 40


def test_drawings_become_documents_beside_those_of_the_part(
    shipped_library: Library, tmp_path: Path
) -> None:
    members = written(
        job_of(shipped_library, "SIE.3RT2026-2EK60", X1=b"a", X2=b"b"), tmp_path / "a.edz"
    )
    part = part_of(members, "SIE.3RT2026-2EK60")
    own = [value for value in map(str, part.attrib.values()) if "cadbridge" in value]
    folder = "$(MD_DOCUMENTS)\\cadbridge\\SIE.3RT2026-2EK60"
    assert own == [f"{folder}\\X1.dxf\n??_??@X1.dxf;", f"{folder}\\X2.dxf\n??_??@X2.dxf;"]
    assert members["items/document/cadbridge/SIE.3RT2026-2EK60/X2.dxf"] == b"b"
    assert part.get("P_ARTICLE_EXTERNAL_DOCUMENT_1", "").startswith("https://")


def test_listing_and_manifest_of_one_drive(shipped_library: Library, tmp_path: Path) -> None:
    members = written(job_of(shipped_library, "MPC.DUET 40"), tmp_path / "a.edz")
    dump = "\n".join([*members, "", members["manifest.xml"].decode().replace("\r\n", "\n")])
    assert_golden("edz", "duet-40", dump)


def test_each_record_is_a_whole_document(shipped_library: Library, tmp_path: Path) -> None:
    members = written(job_of(shipped_library), tmp_path / "a.edz")
    records = [content for name, content in members.items() if name.startswith("items/partxml/")]
    for content in records:
        root = etree.fromstring(content)
        assert (root.tag, root.get("count"), len(root)) == ("partsmanagement", "1", 1)
        assert content.endswith(b"</partsmanagement>\r\n")


def test_makers_are_stored_once(shipped_library: Library, tmp_path: Path) -> None:
    members = written(job_of(shipped_library, "MPC.DUET 40", "MPC.DUET 60"), tmp_path / "a.edz")
    assert [name for name in members if "manufacturer" in name] == [
        "items/partxml/MPC.manufacturer.xml"
    ]
    assert items_of(members).count("items/partxml/MPC.manufacturer.xml") == 2


def test_makers_of_no_part_stay_in_the_archive_of_the_library(tmp_path: Path) -> None:
    library = Library(manufacturers=(Manufacturer(short_name="X", name="X Ltd"),))
    members = written(job_of(library), tmp_path / "a.edz")
    assert items_of(members) == ["items/partxml/X.manufacturer.xml"]


def test_part_numbers_with_the_same_safe_name_keep_their_own_files(tmp_path: Path) -> None:
    parts = tuple(Part(part_number=number) for number in ("A.I/O", "A.I_O", "a.i_o", "parts"))
    paths = exported(job_of(Library(parts=parts), X1=b"x"), tmp_path)
    assert len({path.name.casefold() for path in paths}) == 5
    members = members_of(paths[-1])
    numbers = [
        etree.fromstring(content)[0].get("P_ARTICLE_PARTNR")
        for name, content in members.items()
        if name.endswith(".part.xml")
    ]
    assert sorted(map(str, numbers)) == ["A.I/O", "A.I_O", "a.i_o", "parts"]
    assert len([name for name in members if name.endswith("X1.dxf")]) == 4


def test_same_library_gives_the_same_bytes(shipped_library: Library, tmp_path: Path) -> None:
    for name in ("a.edz", "b.edz"):
        written(job_of(shipped_library, "MPC.DUET 40", X1=b"dxf"), tmp_path / name)
    assert (tmp_path / "a.edz").read_bytes() == (tmp_path / "b.edz").read_bytes()


@needs_7z
def test_7z_finds_nothing_wrong(shipped_library: Library, tmp_path: Path) -> None:
    written(job_of(shipped_library), tmp_path / "a.edz")
    assert "Everything is Ok" in verdict_of_7z(tmp_path / "a.edz")


@pytest.mark.parametrize(
    "part",
    [
        Part(part_number="A.1", type_number="\x00"),
        Part(part_number="A.\x01", kind=Kind.OTHER),
    ],
)
def test_what_xml_cannot_hold_is_refused_and_nothing_written(part: Part, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="XML cannot hold"):
        written(job_of(Library(parts=(part,))), tmp_path / "a.edz")
    assert not list(tmp_path.iterdir())


def test_folder_that_cannot_be_written_is_named(shipped_library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="cannot be written"):
        written(job_of(shipped_library, "MPC.DUET 40"), tmp_path / "file" / "a.edz")


def test_parts_share_the_packed_picture_of_their_connector(
    shipped_library: Library, tmp_path: Path
) -> None:
    members = written(job_of(shipped_library, "MPC.DUET 40", "MPC.DUET 60"), tmp_path / "a.edz")
    pictures = {content for name, content in members.items() if name.endswith(".png")}
    assert len(pictures) <= 2  # of all ports, which differ in one


def test_more_drawings_than_places_are_stored_and_not_named(tmp_path: Path) -> None:
    drawings = {f"X{number:02}": b"x" for number in range(25)}
    library = Library(parts=(Part(part_number="A.1"),))
    members = written(job_of(library, **drawings), tmp_path / "a.edz")
    attributes = part_of(members, "A.1").attrib
    assert len([name for name in attributes if "EXTERNAL_DOCUMENT_" in str(name)]) == 20
    assert len([name for name in members if name.endswith(".dxf")]) == 25


def test_no_face_no_picture(shipped_library: Library, tmp_path: Path) -> None:
    bare = replace(shipped_library, faces=())
    members = written(job_of(bare, "MPC.DUET 40"), tmp_path / "a.edz")
    assert not [name for name in members if name.startswith("items/picture")]
    assert part_of(members, "MPC.DUET 40").get("P_ARTICLE_PICTUREFILE") is None


def test_the_picture_of_a_drive_shows_all_its_ports(shipped_library: Library) -> None:
    faces = pictures_of(shipped_library, shipped_library.part_by_number["MPC.DUET HV 80"])
    drawing = side_by_side(faces)
    named = [item.text for item in drawing.items if isinstance(item, Text) and item.text in faces]
    assert sorted(named) == sorted(faces)
    assert len(faces) > 3
    for item in drawing.items:
        if isinstance(item, Text):
            assert drawing.left <= item.position[0] <= drawing.right
            assert drawing.bottom <= item.position[1] <= drawing.top


def test_pictures_are_jpeg_where_the_mapping_says_so(
    shipped_library: Library, tmp_path: Path
) -> None:
    (tmp_path / "eplan.yaml").write_text("settings: {pictures: jpeg}", "utf-8")
    job = replace(job_of(shipped_library, "MPC.DUET 40"), mappings=Mappings(tmp_path))
    members = written(job, tmp_path / "a.edz")
    (name,) = [name for name in members if name.startswith("items/picture")]
    assert name.endswith("all ports.jpg")
    assert members[name].startswith(b"\xff\xd8\xff")
    assert "all ports.jpg" in str(part_of(members, "MPC.DUET 40").get("P_ARTICLE_PICTUREFILE"))
    assert EDZ.read is not None
    kept = EDZ.read(tmp_path / "a.edz", Mappings()).library.parts[0].extras
    assert "PICTURE" not in str(kept)


def test_the_picture_of_a_cable_lies_in_one_folder_and_shows_both_ends(
    shipped_library: Library, tmp_path: Path
) -> None:
    number = next(
        part.part_number
        for part in shipped_library.parts
        if "M12/M12" in part.part_number and part.cable
    )
    members = written(job_of(shipped_library, number), tmp_path / "parts.edz")
    pictures = [name for name in members if name.startswith("items/picture/")]
    assert pictures
    assert all(name.count("/") == 4 for name in pictures)
    assert all(name.endswith(" both ends.png") for name in pictures)
