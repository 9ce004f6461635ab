"""What a workbook leaves open, settled with the library."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.formats import ReadResult
from cadbridge.jobs.diff import compare_with_file
from cadbridge.model import Library, Manufacturer

from .workbooks import EXCEL, LIBRARY, Edit, Read, Write, codes, edited, exported, put, stranger


def resolved(result: ReadResult, library: Library = LIBRARY) -> ReadResult:
    assert EXCEL.resolve is not None
    return EXCEL.resolve(result, library)


def places(result: ReadResult, library: Library = LIBRARY) -> list[str]:
    paths = EXCEL.carried_paths() - {"extras"}
    found = compare_with_file(library, result.library, paths, result.shown).changes
    return [f"{change.part}: {change.place} = {change.new}" for change in found]


def test_a_lost_zero_is_found_where_one_order_code_fits(write: Write, read: Read) -> None:
    result = resolved(read(edited(write, put("Order codes", "D2", 3108020082))))
    assert places(result) == []
    found = next(finding for finding in result.findings if finding.code == "CB423")
    assert "'003108020082'" in found.message
    assert found.place.cell == "D2"


def test_a_number_that_fits_nothing_stays(write: Write, read: Read) -> None:
    result = resolved(read(edited(write, put("Order codes", "D2", 3108020099))))
    assert "CB424" in codes(result)
    assert any("3108020099" in place for place in places(result))


def test_a_number_that_fits_two_stays(write: Write, read: Read, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Order codes"]["D2"], book["Order codes"]["D3"] = "07", "007"

    library = read(edited(write, edit)).library
    path = stranger(
        tmp_path / "numbers.xlsx", ["Cable", "Length mm", "Order code"], ["GEN.C1", 1000, 7]
    )
    result = resolved(read(path), library)
    assert "CB424" in codes(result)
    assert [finding for finding in result.findings if "007, 07" in finding.message]


def test_a_date_is_put_right_where_one_reading_is_known(write: Write, read: Read) -> None:
    edit: Edit = put("Pins", "E4", "3-4")
    library = read(edited(write, edit)).library
    result = resolved(read(edited(write, put("Pins", "E4", datetime(2026, 4, 3)))), library)
    assert places(result, library) == []
    assert "CB423" in codes(result)


def test_a_maker_is_known_by_its_damaged_short_name(
    write: Write, read: Read, tmp_path: Path
) -> None:
    library = replace(LIBRARY, manufacturers=(Manufacturer(short_name="03", name="Three"),))
    path = write(library)
    book = openpyxl.load_workbook(path)
    book["Manufacturers"]["A2"] = 3
    book.save(path)
    result = resolved(read(path), library)
    assert result.library.manufacturers == library.manufacturers
    assert "CB423" in codes(result)


@pytest.mark.parametrize("value", [datetime(2020, 5, 1), 7, True])
def test_a_program_that_took_a_whole_row_for_something_else_is_answered(
    shipped_library: Library, write: Write, read: Read, value: Any
) -> None:
    path = write(shipped_library)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:]:
        for cell in sheet[2]:
            cell.value = value
    book.save(path)
    result = resolved(read(path), shipped_library)
    assert codes(result).keys() & {"CB406", "CB407"}
    assert len(result.library.manufacturers) == len(shipped_library.manufacturers)


def test_silence_is_no_change(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "short.xlsx",
        ["Part number", "Port", "Pin", "Signal"],
        ["GEN.D1", "X1", "1", "+24 Vdc"],
        ["GEN.D1", "X1", "2", "0 V"],
        ["GEN.D1", "X1", "3", "DIN 1"],
    )
    result = resolved(read(path))
    assert places(result) == ["GEN.D1: ports[X1].pins[2].signal = 0 V"]


def test_conductors_are_found_by_their_contacts(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "wires.xlsx",
        ["Cable", "GEN.C1"],
        [],
        ["Pin A", "Farbe", "Pin B"],
        ["2", "GN", "3"],
        ["1", "WH", "1"],
    )
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "Part number"
    book.save(path)
    result = resolved(read(path))
    assert places(result) == ["GEN.C1: cable.conductors[2].colour = GN"]


def test_supplier_columns_come_back_beside_what_is_known(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "offer.xlsx",
        ["Cable", "Length mm", "Order code", "Supplier part no.", "Status"],
        ["GEN.C1", 1000, "003108020082", "ACME-1", "offered"],
        ["GEN.C1", 5000, "003108020546", None, None],
    )
    result = resolved(read(path))
    assert codes(result) == {}
    assert places(result) == []
    assert result.library.part_by_number["GEN.C1"].extras == {
        "excel": {
            "order_codes": {"003108020082": {"Supplier part no.": "ACME-1", "Status": "offered"}}
        }
    }


CELLS: dict[str, Any] = {
    "order_codes": {"003108020082": {"Supplier part no.": "ACME-1", "Status": "offered"}},
    "conductors": {"1": {"Supplier remark": "crimped", "Torque": "0.4 Nm"}},
}


def with_cells() -> Library:
    parts = tuple(
        replace(part, extras={"excel": CELLS}) if part.part_number == "GEN.C1" else part
        for part in LIBRARY.parts
    )
    return LIBRARY.with_parts(parts)


def cells_of(result: ReadResult) -> Any:
    return result.library.part_by_number["GEN.C1"].extras.get("excel")


def test_what_a_supplier_filled_in_stands_in_the_next_workbook(read: Read, tmp_path: Path) -> None:
    library = with_cells()
    result = resolved(read(exported(library, tmp_path, ["GEN.C1"])[1]), library)
    assert cells_of(result) == CELLS
    assert places(result, library) == []


def test_what_a_supplier_empties_is_removed(read: Read, tmp_path: Path) -> None:
    library = with_cells()
    path = exported(library, tmp_path, ["GEN.C1"])[1]
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in ("ACME-1", "crimped"):
                    cell.value = None
    book.save(path)
    assert cells_of(resolved(read(path), library)) == {
        "order_codes": {"003108020082": {"Status": "offered"}},
        "conductors": {"1": {"Torque": "0.4 Nm"}},
    }


def test_columns_that_a_workbook_does_not_have_lose_nothing(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "status.xlsx",
        ["Cable", "Length mm", "Order code", "STATUS"],
        ["GEN.C1", 1000, "003108020082", "ordered"],
        ["GEN.C1", 5000, "003108020546", None],
    )
    assert cells_of(resolved(read(path), with_cells())) == {
        "order_codes": {"003108020082": {"Supplier part no.": "ACME-1", "Status": "ordered"}},
        "conductors": CELLS["conductors"],
    }
