"""Faces of ours in drawings of other people: several, in another unit, mirrored, left behind."""

from pathlib import Path

from ezdxf.addons.importer import Importer
from ezdxf.filemanagement import new, readfile
from ezdxf.math import Matrix44, Vec3

import cadbridge
from cadbridge.model import Library
from tests.formats.dxf.drawn import changes, codes, export, export_all, face_of, read

PART = "MPC.DUET HV 80"


def test_the_same_face_twice_is_said_and_read_once(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, PART, tmp_path)[-1]
    document = readfile(path)
    face = face_of(document)
    again = document.modelspace().add_blockref(face.dxf.name, (80, 0))
    for attribute in face.attribs:
        place = attribute.dxf.insert + Vec3(80, 0)
        again.add_attrib(attribute.dxf.tag, attribute.dxf.text, place).is_invisible = True
    document.saveas(path)
    result = read(path)
    assert codes(result) == ["CB531"]
    assert changes(shipped_library, result) == []
    signal = next(item for item in again.attribs if item.dxf.tag == "SIGNAL01")
    signal.dxf.text = "something else"
    document.saveas(path)
    assert "CB503" in codes(read(path))


def test_faces_copied_from_the_sheet_of_all_ports_make_no_parts(
    shipped_library: Library, tmp_path: Path
) -> None:
    files = export_all(shipped_library, PART, tmp_path)
    path = next(path for path in files if "all ports" in path.stem)
    sheet, cabinet = readfile(path), new("R2013")
    importer = Importer(sheet, cabinet)
    blocks = [block.name for block in sheet.blocks if block.name.startswith("FACE_")]
    for number, name in enumerate(blocks):
        importer.import_block(name)
        cabinet.modelspace().add_blockref(name, (150 * number, 40))
    importer.finalize()
    cabinet.saveas(path.with_name("cabinet.dxf"))
    result = read(path.with_name("cabinet.dxf"))
    assert len(blocks) > 2
    assert (result.library.parts, result.library.faces) == ((), ())
    assert "CB542" in codes(result)


def test_a_face_in_millimetres_within_a_drawing_in_inches(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, PART, tmp_path)[-1]
    document = readfile(path)
    document.units = 1
    for entity in document.modelspace():
        entity.transform(Matrix44.scale(1 / 25.4))
    document.saveas(path)
    assert changes(shipped_library, read(path)) == []


def test_numbers_tell_contacts_whose_attributes_were_left_behind(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, PART, tmp_path)[-1]
    document = readfile(path)
    for attribute in face_of(document).attribs:
        x, y, _ = attribute.dxf.insert
        attribute.dxf.insert = (-y + 1, x)
    document.saveas(path)
    result = read(path)
    assert codes(result) == ["CB534"]
    assert changes(shipped_library, result) == []


def test_a_layer_with_a_name_before_it_is_the_layer(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, PART, tmp_path)[-1]
    path.write_bytes(path.read_bytes().replace(b"\nFACE_NUMBER\n", b"\nACME-FACE_NUMBER\n"))
    result = read(path)
    assert codes(result) == []
    assert changes(shipped_library, result) == []


def test_the_options_win_over_our_own_words(shipped_library: Library, tmp_path: Path) -> None:
    path = export(shipped_library, PART, tmp_path)[-1]
    (seen,) = read(path).library.faces
    (behind,) = cadbridge.read(path, view="wiring").library.faces
    assert [item.x_mm for item in behind.contacts] == [-item.x_mm for item in seen.contacts]


def test_faces_alone_in_a_new_drawing(shipped_library: Library, tmp_path: Path) -> None:
    """Two ports' faces, copied into one drawing with what hangs on them."""
    from ezdxf.xref import load_modelspace

    target = new("R2013", units=4)
    for path in export(shipped_library, PART, tmp_path)[-2:]:
        source = readfile(path)
        face = face_of(source)
        for entity in list(source.modelspace()):
            if entity is not face:
                source.modelspace().delete_entity(entity)
        load_modelspace(source, target)
    target.saveas(tmp_path / "cabinet.dxf")
    result = read(tmp_path / "cabinet.dxf")
    (part,) = result.library.parts
    assert (part.part_number, len(part.ports)) == (PART, 2)
    assert "CB530" in codes(result) and "CB506" not in codes(result)


def test_a_title_of_the_table_that_is_not_known_is_said(
    shipped_library: Library, tmp_path: Path
) -> None:
    (path, *_) = export(shipped_library, "MPC.DUET 40", tmp_path)
    path.write_text(path.read_text("utf-8").replace("\nDirection\n", "\nDirectiyon\n"), "utf-8")
    result = read(path)
    assert [item.message for item in result.findings if item.code == "CB562"] != []
    assert changes(shipped_library, result) == []
