"""A new cable, entered in the empty workbook."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from cadbridge.formats.excel.write.template import write_cable_template
from cadbridge.model import EndState, Kind

from .workbooks import Read


def cell_beside(sheet: Any, title: str) -> Any:
    found = next(cell for row in sheet.iter_rows() for cell in row if cell.value == title)
    return sheet.cell(found.row, found.column + 1)


def test_an_empty_template_holds_nothing(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "cable.xlsx"
    write_cable_template(path)
    result = read(path)
    assert result.library.parts == ()
    assert result.findings == ()


def test_a_filled_template_is_a_cable(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "cable.xlsx"
    write_cable_template(path)
    book = openpyxl.load_workbook(path)
    cover, wiring = book["Cover"], book["Wiring"]
    cell_beside(cover, "Part number").value = "GEN.NEW"
    cell_beside(cover, "Manufacturer").value = "GEN"
    cell_beside(cover, "Description en_US").value = "New cable"
    row = next(cell.row for cell in cover["B"] if cell.value == "Length mm")
    cover.cell(row + 1, 2, 3000)
    cover.cell(row + 1, 3, "0012")
    cell_beside(wiring, "End A").value = "GEN.M8-4P-F"
    cell_beside(wiring, "End B").value = "open"
    titles = {cell.value: int(cell.column or 0) for cell in wiring[5]}
    wiring.cell(6, titles["Contact A"], "1")
    wiring.cell(6, titles["Colour"], "BN")
    wiring.cell(7, titles["Contact A"], "3")
    wiring.cell(7, titles["Colour"], "BU")
    book.save(path)
    result = read(path)
    assert {finding.code for finding in result.findings} == {"CB425"}
    (part,) = result.library.parts
    assert (part.part_number, part.kind, part.manufacturer) == ("GEN.NEW", Kind.CABLE, "GEN")
    assert part.description == {"en_US": "New cable"}
    assert part.cable is not None
    assert part.cable.end_a.connector == "GEN.M8-4P-F"
    assert part.cable.end_b.state is EndState.OPEN
    assert [(row.id, row.contact_a, row.colour) for row in part.cable.conductors] == [
        ("1", "1", "BN"),
        ("3", "3", "BU"),
    ]
    assert [(item.length_mm, item.order_code) for item in part.cable.lengths] == [
        (Decimal(3000), "0012")
    ]
