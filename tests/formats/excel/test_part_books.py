"""One workbook a cable or drive, as its supplier gets it."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

import cadbridge
from cadbridge.formats import ReadResult
from cadbridge.jobs.diff import Change, compare_with_file
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import EndState, Library

from .workbooks import EXCEL, exported, read_from


def told(library: Library, result: ReadResult) -> list[Change]:
    paths = EXCEL.carried_paths()
    return compare_with_file(library, result.library, paths, result.shown).changes


@pytest.mark.parametrize("layout", ["per-port", "flat"])
def test_every_workbook_brings_its_part_back(
    shipped_library: Library, tmp_path: Path, layout: str
) -> None:
    names = [part.part_number for part in shipped_library.parts if part.cable or part.ports]
    files = exported(shipped_library, tmp_path, names, layout)
    assert len(files) == len(names) + 1
    for path, name in zip(files[1:], names, strict=True):
        result = read_from(path)
        assert name in {part.part_number for part in result.library.parts}
        assert (
            compare_with_file(
                shipped_library, result.library, EXCEL.carried_paths(), result.shown
            ).changes
            == []
        ), path.name
        assert result.findings == (), path.name


def test_names_wider_than_all_columns_come_back(shipped_library: Library, tmp_path: Path) -> None:
    drive = shipped_library.part_by_number["MPC.DUET 40"]
    wide = replace(drive, part_number="MPC." + "W" * 400, ports=drive.ports[:1])
    library = shipped_library.with_parts((*shipped_library.parts, wide))
    _, path = exported(library, tmp_path, [wide.part_number], "per-port")
    assert told(library, read_from(path)) == []


def test_a_cable_has_swatches_pictures_and_room_for_the_supplier(
    shipped_library: Library, tmp_path: Path
) -> None:
    _, path = exported(shipped_library, tmp_path, ["MPC.SIGNAL CABLE for DUET AD"], "per-port")
    sheet = openpyxl.load_workbook(path)["Wiring"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Contact A")
    titles = [cell.value for cell in header]
    assert titles[:4] == ["Contact A", "Base", "Stripe", "Colour"]
    assert titles[-4:] == ["Supplier part no.", "Supplier remark", "Status", "uid"]
    row = next(row for row in sheet.iter_rows() if row[3].value == "WHGN")
    shades = [cell.fill.fgColor.rgb for cell in row[1:3]]
    assert shades == ["FFFFFFFF", "FF2F9E44"]
    with ZipFile(path) as archive:
        assert [name for name in archive.namelist() if name.endswith(".png")] == [
            "xl/media/image1.png",
            "xl/media/image2.png",  # the same end from the wires
            "xl/media/image3.png",  # the wiring in its colours
        ]
        drawn = archive.read("xl/drawings/drawing1.xml").decode()
    assert "twoCellAnchor" not in drawn
    sizes = re.findall(r'<xdr:ext cx="(\d+)" cy="(\d+)"/><xdr:pic>', drawn)
    assert len(sizes) == 3
    assert all(width == height for width, height in sizes[:2])  # round faces, in every program


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("End A: Mating face, seen", "End A: Termination side", "Cable")),
        ("de", ("Ende A: Steckseite", "Ende A: Anschlussseite", "Kabelzeichnung")),
        ("it", ("Estremità A: Lato innesto", "femmina (boccole)", "cavo")),
    ],
)
def test_pictures_speak_the_language_that_drawings_have(
    shipped_library: Library, tmp_path: Path, language: str, said: tuple[str, ...]
) -> None:
    _, path = exported(
        shipped_library, tmp_path, ["MPC.SIGNAL CABLE for DUET AD"], "per-port", language=language
    )
    with ZipFile(path) as archive:
        drawn = archive.read("xl/drawings/drawing1.xml").decode()
    for text in said:
        assert text in drawn


def test_a_white_core_has_a_frame_and_an_uncoloured_one_none(
    shipped_library: Library, tmp_path: Path
) -> None:
    _, path = exported(shipped_library, tmp_path, ["MPC.RS 232 CABLE for DUET FLEXI"], "per-port")
    sheet = openpyxl.load_workbook(path)["Wiring"]
    rows = {row[3].value: row for row in sheet.iter_rows() if row[0].value != "Contact A"}
    white, none = rows["WH"][1], rows["WH"][2]
    assert white.fill.fgColor.rgb == "FFFFFFFF"
    assert all(getattr(white.border, side).style for side in ("left", "right", "top", "bottom"))
    assert none.border.left.style is None
    ruled = [item.sqref for item in sheet.conditional_formatting]
    assert not any(white.coordinate in place for place in ruled)


@pytest.mark.parametrize(
    ("typed", "state", "connector", "label"),
    [
        ("open", EndState.OPEN, "", ""),
        ("Offene  Enden", EndState.OPEN, "", ""),
        ("Free end", EndState.OPEN, "", "Free end"),
        ("stripped 8 mm", EndState.OPEN, "", "stripped 8 mm"),
        ("BLUNT CUT", EndState.OPEN, "", "BLUNT CUT"),
        ("Aderendhülsen, 0,75 mm²", EndState.OPEN, "", "Aderendhülsen, 0,75 mm²"),
        ("puntalini", EndState.OPEN, "", "puntalini"),
        ("GEN.SUBD-9P", EndState.CONNECTOR, "GEN.SUBD-9P", ""),
        ("FERRULE-X.1", EndState.CONNECTOR, "FERRULE-X.1", ""),
    ],
)
def test_the_end_that_was_not_stated_is_answered_above_the_wiring(
    shipped_library: Library,
    tmp_path: Path,
    typed: str,
    state: EndState,
    connector: str,
    label: str,
) -> None:
    number = "MPC.POWER CABLE for DUET AD"
    _, path = exported(shipped_library, tmp_path, [number], "per-port")
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book["Wiring"].iter_rows() for cell in row]
    title = next(cell for cell in cells if cell.value == "End B")
    title.offset(column=1).value = typed
    book.save(path)
    result = read_from(path)
    assert result.findings == ()
    cable = result.library.part_by_number[number].cable
    assert cable is not None
    assert (cable.end_b.state, cable.end_b.connector) == (state, connector)
    assert cable.end_b.label == label


def test_a_word_in_place_of_a_connectors_number_frees_the_end(
    shipped_library: Library, tmp_path: Path
) -> None:
    number = "MPC.POWER CABLE for DUET AD"
    path = tmp_path / "list.xlsx"
    cadbridge.write(shipped_library, path, parts=[number])
    book = openpyxl.load_workbook(path)
    rows: Any = book["Cable ends"].iter_rows(values_only=False)
    heads, *ends = rows
    at = {cell.value: cell.column - 1 for cell in heads}
    end = next(row for row in ends if row[at["End"]].value == "A")
    end[at["Connector"]].value = "stripped 8 mm"
    book.save(path)
    cable = read_from(path).library.part_by_number[number].cable
    assert cable is not None
    found = (cable.end_a.state, cable.end_a.connector, cable.end_a.label)
    assert found == (EndState.OPEN, "", "stripped 8 mm")


def test_an_end_that_contradicts_the_table_of_ends_is_said_once(
    shipped_library: Library, tmp_path: Path
) -> None:
    _, path = exported(shipped_library, tmp_path, ["MPC.POWER CABLE for DUET AD"], "per-port")
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book["Wiring"].iter_rows() for cell in row]
    title = next(cell for cell in cells if cell.value == "End A")
    title.offset(column=1).value = "open"
    book.save(path)
    assert [item.code for item in read_from(path).findings] == ["CB420"]


def test_a_drive_has_a_sheet_a_port(shipped_library: Library, tmp_path: Path) -> None:
    _, path = exported(shipped_library, tmp_path, ["MPC.DUET FLEXI CAN"], "per-port")
    names = openpyxl.load_workbook(path).sheetnames
    ports = shipped_library.part_by_number["MPC.DUET FLEXI CAN"].ports
    assert names[: len(ports) + 1] == ["Cover", *(port.designation for port in ports)]


def test_pages_are_ready_to_print(shipped_library: Library, tmp_path: Path) -> None:
    _, path = exported(shipped_library, tmp_path, ["MPC.DUET FLEXI CAN"], "flat")
    sheets: list[Any] = openpyxl.load_workbook(path).worksheets
    for sheet in sheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        footer = sheet.HeaderFooter.oddFooter
        assert "Page" in footer.right.text
        assert "Revision" in footer.center.text


def test_the_same_part_gives_the_same_bytes(shipped_library: Library, tmp_path: Path) -> None:
    names = ["MPC.DUET 40"]
    first = exported(shipped_library, tmp_path / "a", names, "per-port")[1].read_bytes()
    assert exported(shipped_library, tmp_path / "b", names, "per-port")[1].read_bytes() == first


@pytest.mark.parametrize("sheets", [["POWER"], ["POWER", "CAN IN"]])
def test_a_sheet_of_a_port_that_is_gone_removes_no_port(
    tmp_path: Path, shipped_library: Library, sheets: list[str]
) -> None:
    cadbridge.write_formats(shipped_library, tmp_path, ["excel"], parts=["MPC.DUET 40"])
    path = tmp_path / "excel" / "MPC.DUET 40.xlsx"
    book = openpyxl.load_workbook(path)
    for name in book.sheetnames:
        if name not in sheets:
            del book[name]
    book.save(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert plan.told(remove=True) == []
    gone = [change.place for change in plan.not_shown[path] if change.path == "ports"]
    assert gone and "ports[I/O]" in gone
