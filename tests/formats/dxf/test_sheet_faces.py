"""The faces on a sheet of all ports or of a whole cable: nothing is taken, what differs is said."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ezdxf.addons.importer import Importer
from ezdxf.document import Drawing as Document
from ezdxf.entities.insert import Insert
from ezdxf.entities.text import Text
from ezdxf.filemanagement import new, readfile
from ezdxf.layouts.blocklayout import BlockLayout

from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.dxf.drawn import WHOLE, codes, export, export_all, face_of, read

DRIVE, CABLE = "MPC.DUET HV 80", "MPC.RS 232 CABLE for DUET FLEXI"
OPTIONS: tuple[dict[str, str], ...] = ({}, {"space": "model"}, {"dxf_version": "R12"})


def sheet_of(library: Library, part: str, folder: Path, **options: str) -> Path:
    files = export_all(library, part, folder, **options)
    return next(path for path in files if WHOLE.search(path.stem))


def faces(document: Document) -> list[BlockLayout]:
    return [block for block in document.blocks if block.name.upper().startswith("FACE_")]


def numbers(block: BlockLayout) -> list[Text]:
    return [item for item in block if isinstance(item, Text)]


def exchange(document: Document) -> None:
    for text in (text for block in faces(document) for text in numbers(block)):
        text.dxf.text = {"1": "3", "3": "1"}.get(text.dxf.text, text.dxf.text)


def rename(document: Document) -> None:
    for text in (text for block in faces(document) for text in numbers(block)):
        text.dxf.text = {"3": "30"}.get(text.dxf.text, text.dxf.text)


def rename_in_one_view(document: Document) -> None:
    next(it for it in numbers(faces(document)[0]) if it.dxf.text == "3").dxf.text = "30"


def move(document: Document) -> None:
    contact = next(item for item in faces(document)[0] if isinstance(item, Insert))
    contact.translate(0.3, 0, 0)


def other_gender(document: Document) -> None:
    for item in document.modelspace():
        if isinstance(item, Text) and "female" in item.dxf.text:
            item.dxf.text = "male (pins)"


EDITS: dict[str, tuple[Callable[[Document], None], set[str]]] = {
    "exchanged": (exchange, {"CB563"}),
    "renamed": (rename, {"CB513", "CB563"}),
    "renamed in one view": (rename_in_one_view, {"CB503", "CB513", "CB563"}),
    "moved": (move, {"CB503", "CB563"}),
    "gender": (other_gender, {"CB563"}),
}


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("part", [DRIVE, CABLE])
@pytest.mark.parametrize("edit", EDITS)
def test_a_face_that_was_changed_is_said(
    shipped_library: Library, edit: str, part: str, options: dict[str, str], tmp_path: Path
) -> None:
    path = sheet_of(shipped_library, part, tmp_path, **options)
    document = readfile(path)
    change, expected = EDITS[edit]
    change(document)
    document.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    told = {finding.code for finding in plan.findings if finding.severity != "note"}
    assert (told, plan.changes.get(path, [])) == (expected, [])


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_sheets_as_they_were_written_say_nothing(
    shipped_library: Library, options: dict[str, str], tmp_path: Path
) -> None:
    for part in ("MPC.I/O CABLE for DUET HV 80-100-142", "MPC.DUET AD EtherCAT"):
        path = sheet_of(shipped_library, part, tmp_path, **options)
        assert plan_import(shipped_library, [path], shipped_mappings()).findings == ()


def in_a_cabinet(source: Document, names: list[str], path: Path) -> Path:
    cabinet = new("R2013", units=4)
    importer = Importer(source, cabinet)
    for number, name in enumerate(names):
        importer.import_block(name)
        cabinet.modelspace().add_blockref(name, (150 * number, 40))
    importer.finalize()
    cabinet.modelspace().add_text("Cabinet +A1", height=4).set_placement((0, 190))
    cabinet.saveas(path)
    return path


@pytest.mark.parametrize("part", [DRIVE, CABLE])
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_one_copied_face_is_known_by_its_block(
    shipped_library: Library, part: str, options: dict[str, str], tmp_path: Path
) -> None:
    source = readfile(sheet_of(shipped_library, part, tmp_path, **options))
    for block in faces(source):
        result = read(in_a_cabinet(source, [block.name], tmp_path / "cabinet.dxf"))
        assert (result.library.parts, result.library.faces) == ((), ())
        assert "CB542" in codes(result)


def test_a_copied_face_that_lost_its_attributes_is_no_stranger_s(
    shipped_library: Library, tmp_path: Path
) -> None:
    source = readfile(export(shipped_library, DRIVE, tmp_path)[1])
    result = read(in_a_cabinet(source, [face_of(source).dxf.name], tmp_path / "cabinet.dxf"))
    assert (result.library.parts, result.library.faces) == ((), ())
    assert "CB542" in codes(result)


def test_a_vendor_s_block_that_is_called_like_ours_is_read(tmp_path: Path) -> None:
    document = new("R2013", units=4)
    block = document.blocks.new("FACE_M12_MATING")
    for number, place in enumerate([(-2, 2), (2, 2), (2, -2), (-2, -2)], 1):
        block.add_circle(place, 0.5)
        block.add_text(str(number), height=0.8).set_placement((place[0] + 0.7, place[1]))
    document.modelspace().add_blockref("FACE_M12_MATING", (20, 20))
    document.saveas(tmp_path / "vendor.dxf")
    (face,) = read(tmp_path / "vendor.dxf").library.faces
    assert len(face.contacts) == 4


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_port_or_signal_that_is_called_as_a_caption_says_no_gender(
    shipped_library: Library, options: dict[str, str], tmp_path: Path
) -> None:
    drive = shipped_library.part_by_number[DRIVE]
    first, *others = drive.ports
    pins = (replace(first.pins[0], signal="male (pins)"), *first.pins[1:])
    first = replace(first, designation="male (pins)", purpose="male (pins)", pins=pins)
    called = replace(drive, ports=(*others, first, replace(others[0], designation="X9")))
    rest = (part for part in shipped_library.parts if part is not drive)
    library = replace(shipped_library, parts=(called, *rest))
    files = export_all(library, DRIVE, tmp_path, **options)
    for path in (path for path in files if WHOLE.search(path.stem)):
        plan = plan_import(library, [path], shipped_mappings())
        assert "CB563" not in {finding.code for finding in plan.findings}
