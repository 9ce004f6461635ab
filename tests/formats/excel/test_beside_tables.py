"""What people write on our sheets beside tables: nothing is made of it, and it is said."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.findings import Finding
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

DRIVE = "MPC.DUET HV 80"
CABLE = "MPC.RS 232 CABLE for DUET HV 80-100-142"


def said_of(
    library: Library, number: str, folder: Path, edit: Callable[[Any], object]
) -> Sequence[Finding]:
    """What an import says is beside tables, once somebody has edited the workbook of a part."""
    excel = format_named("excel")
    assert excel.export is not None
    parts = [library.part_by_number[number]]
    job = WriteJob(library=library, parts=parts, mappings=shipped_mappings())
    (path,) = (path for path in excel.export(job, folder) if path.stem == number)
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    plan = plan_import(library, [path], shipped_mappings())
    return [finding for finding in plan.findings if finding.code == "CB486"]


def cell_of(sheet: Any, text: str) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def put(sheet: Any, text: str, right: int, value: str | int, down: int = 0) -> None:
    """Write a value beside the cell with a text."""
    at = cell_of(sheet, text)
    sheet.cell(at.row + down, at.column + right).value = value


POINT = "port CN4, contact 7, direction"


@pytest.mark.parametrize(
    ("number", "edit", "words"),
    [
        (DRIVE, lambda book: put(book["Cover"], POINT, 9, "The drive gives 5 V"), POINT),
        (DRIVE, lambda book: put(book["Cover"], POINT, 11, 5), POINT),
        (DRIVE, lambda book: put(book["Cover"], POINT, 1, "stated: it gives 5 V"), POINT),
        (DRIVE, lambda book: put(book["Cover"], POINT, 0, "See my mail", 9), "below the open"),
        (CABLE, lambda book: put(book["Cover"], "Order code", 4, "12 EUR", 1), "12 EUR"),
        (DRIVE, lambda book: put(book["Cover"], "MPC.DUET HV 80", 4, "no", 0), "'no'"),
        (DRIVE, lambda book: put(book["CN4"], "Connector", 3, "M23, 17 ways"), "M23, 19 ways"),
        (CABLE, lambda book: put(book["Wiring"], "End A", 8, "M12"), "M8, 4 ways, male"),
        (DRIVE, lambda book: put(book["CN4"], "uid", 1, "right?", 3), "'right?'"),
    ],
)
def test_a_text_beside_tables_is_named(
    shipped_library: Library,
    tmp_path: Path,
    number: str,
    edit: Callable[[Any], object],
    words: str,
) -> None:
    (finding,) = said_of(shipped_library, number, tmp_path, edit)
    assert words in finding.message
    assert finding.place.sheet and finding.place.cell


def correct_a_connector(book: Any) -> None:
    sheet = book["Details"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "HUM.M23-19P-M" and row[2].value)
    gender = next((cell for cell in row if cell.value == "male"), None)
    if gender is not None:
        gender.value = "female"


@pytest.mark.parametrize(
    "edit",
    [
        lambda book: None,
        lambda book: book.remove(book["Sources"]),
        lambda book: book.remove(book["Details"]),
        correct_a_connector,
        lambda book: put(book["Cover"], "Description en_US", 1, "Another text"),
        lambda book: put(book["CN4"], "Connector", 1, "GEN.M8-4P-F"),
    ],
)
def test_our_own_texts_are_known_also_where_values_have_changed(
    shipped_library: Library, tmp_path: Path, edit: Callable[[Any], object]
) -> None:
    assert said_of(shipped_library, DRIVE, tmp_path, edit) == []
