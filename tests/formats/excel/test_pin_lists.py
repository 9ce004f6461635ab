"""The whole library's workbook, as openpyxl sees it."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import cadbridge
from cadbridge.doubts import Doubts
from cadbridge.errors import FindingsError
from cadbridge.formats.excel.tables import certainty
from cadbridge.mapping import Mappings
from cadbridge.model import (
    CableLength,
    CableSpec,
    Conductor,
    Direction,
    Kind,
    Library,
    Part,
    Pin,
    Port,
)

from .workbooks import write_to

TRAPS = ("003108020082", "=1+1", "#N/A", "+24 Vdc", "13-14", "3E8", "<r>x</r>", "_x0041_", "a\rb")


def library(*parts: Part) -> Library:
    return Library(parts=parts)


def written(folder: Path, content: Library, mappings: Mappings | None = None) -> Path:
    return write_to(folder / "pin-lists.xlsx", content, mappings)


def titles(path: Path, sheet: str) -> list[Any]:
    return [cell.value for cell in openpyxl.load_workbook(path)[sheet][1]]


def drive(*pins: Pin) -> Part:
    port = Port(designation="X1", pins=pins)
    return Part(part_number="GEN.D1", kind=Kind.DRIVE, manufacturer="GEN", ports=(port,))


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            "Pins",
            "Part number,Port,Connector,Gender,Contact,Signal,Function,Direction,Voltage,Remarks",
        ),
        (
            "Conductors",
            "Part number (cable),End A,Contact A,Colour,Colour as printed,Core,"
            "Cross-section mm2,End B,Contact B,Signal,Remarks",
        ),
        ("Order codes", "Part number,Cable,Length mm,Order code"),
        ("Terminals", "Part number,Function,Terminals"),
        ("Technical data", "Part number,Property,Condition,Value,Unit"),
    ],
)
def test_sheets_begin_with_the_agreed_titles(tmp_path: Path, sheet: str, expected: str) -> None:
    found = titles(written(tmp_path, library(drive())), sheet)
    wanted = expected.split(",")
    assert found[: len(wanted)] == wanted
    assert found[-1] == "uid"


def test_text_stays_text(tmp_path: Path) -> None:
    pins = tuple(Pin(contact=str(index), signal=text) for index, text in enumerate(TRAPS))
    sheet = openpyxl.load_workbook(written(tmp_path, library(drive(*pins))))["Pins"]
    cells = [row[5] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.number_format for cell in cells] == ["@"] * len(TRAPS)
    plain = [cell.value for cell, text in zip(cells, TRAPS, strict=True) if "_x" not in text]
    assert plain[:7] == list(TRAPS[:7])


def test_numbers_are_numbers_unless_a_cell_would_round_them(tmp_path: Path) -> None:
    sections = [Decimal("0.25"), Decimal("0.12345678901234567890")]
    rows = tuple(
        Conductor(id=str(index), cross_section_mm2=value) for index, value in enumerate(sections)
    )
    lengths = (CableLength(length_mm=Decimal("3000"), order_code="003"),)
    cable = Part(
        part_number="GEN.C1", kind=Kind.CABLE, cable=CableSpec(conductors=rows, lengths=lengths)
    )
    book = openpyxl.load_workbook(written(tmp_path, library(cable)))
    assert [row[6].value for row in book["Conductors"].iter_rows(min_row=2)] == [
        0.25,
        "0.12345678901234567890",
    ]
    assert [cell.value for cell in book["Order codes"][2]][1:4] == ["GEN.C1", 3000, "003"]


def test_the_same_library_gives_the_same_bytes(tmp_path: Path) -> None:
    content = library(drive(Pin(contact="1", direction=Direction.NC)))
    first = written(tmp_path / "a", content).read_bytes()
    assert written(tmp_path / "b", content).read_bytes() == first


def test_the_first_workbook_of_a_process_is_like_those_after_it(tmp_path: Path) -> None:
    content = library(drive(Pin(contact="1")))
    here = [written(tmp_path / name, content).read_bytes() for name in "ab"][1]
    cadbridge.write(content, tmp_path / "one.yaml")
    code = (
        "import sys, cadbridge; cadbridge.write(cadbridge.read(sys.argv[1]).library, sys.argv[2])"
    )
    target = tmp_path / "c" / "pin-lists.xlsx"
    line = [sys.executable, "-c", code, str(tmp_path / "one.yaml"), str(target)]
    subprocess.run(line, check=True)
    assert target.read_bytes() == here


def test_a_text_too_long_for_a_cell_is_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as error:
        written(tmp_path, library(drive(Pin(contact="1", remarks="x" * 32_768))))
    assert [(item.code, item.place.sheet, item.place.cell) for item in error.value.findings] == [
        ("CB401", "Pins", "J2")
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_company_renames_a_column(tmp_path: Path) -> None:
    own = tmp_path / "mappings"
    own.mkdir()
    (own / "excel.yaml").write_text(
        "settings: {tables: {pins: {columns: {contact: {title: Kontaktnr.}}}}}\n"
    )
    path = written(tmp_path, library(drive()), Mappings(own))
    assert titles(path, "Pins")[4] == "Kontaktnr."


def test_our_reasons_of_doubt_are_no_comments_of_people() -> None:
    own = certainty.comment_of(Doubts(cadbridge.shipped_library()).everything())
    assert certainty.is_own_comment(own)
    assert certainty.is_own_comment(" ".join(own.split()))
    assert not certainty.is_own_comment(f"{own}\nis it? Anna")
    assert not certainty.is_own_comment("Open: which one?")


def test_a_function_definition_stands_with_its_name_in_eplan(tmp_path: Path) -> None:
    pins = (Pin(contact="1", definition="300.1.2"), Pin(contact="2", definition="9.9.9"))
    content = library(drive(*pins))
    path = written(tmp_path, content)
    assert titles(path, "Pins")[-3:-1] == ["Function definition", "Name in EPLAN"]
    rows = openpyxl.load_workbook(path)["Pins"].iter_rows(min_row=2, values_only=True)
    assert [row[-3:-1] for row in rows] == [
        ("300.1.2", "PLC connection point, DI"),
        ("9.9.9", None),
    ]
    assert cadbridge.read(path).library.parts[0].ports == content.parts[0].ports
