"""Pages as they are printed: all of it is on them, and large enough to read."""

from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from cadbridge.model import Library

from .workbooks import exported

PAGE_UNITS = 148
"""Digits of Arial 10 across A4 landscape inside the margins: (297 mm - 2 x 0.4 in) / 7 px."""
SMALLEST_SCALE = 0.75
LETTERS_PER_UNIT = 1.25
"""At most, in the texts of a language; so a text takes no fewer lines than counted with it."""
LINE_POINTS = 12.0
"""Height of a line of Arial 10."""


@pytest.fixture(scope="module")
def books(shipped_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All workbooks of the shipped library by file name."""
    files = exported(shipped_library, tmp_path_factory.mktemp("print"))
    return {path.name: openpyxl.load_workbook(path) for path in files}


def sheets(books: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, book in books.items():
        for sheet in book.worksheets:
            if is_printed(sheet):
                yield f"{name}: {sheet.title}", sheet


def is_printed(sheet: Any) -> bool:
    """Where values come from is for reading on the screen."""
    return bool(sheet.title != "Sources")


def test_sources_are_not_printed(books: dict[str, Any]) -> None:
    for book in books.values():
        for sheet in book.worksheets:
            if not is_printed(sheet):
                left, _, right, _ = printed(sheet)
                assert left == right > sheet.max_column


def test_source_documents_are_not_printed_with_the_details(books: dict[str, Any]) -> None:
    found = 0
    for book in books.values():
        titles = [row[0].value for row in book["Details"].rows] if "Details" in book else []
        if "Source documents" in titles:
            found += 1
            start = titles.index("Source documents") + 1
            *_, bottom = printed(book["Details"])
            assert start - 2 <= bottom < start
            assert not any(titles[start - 2 : start - 1])
    assert found


def test_no_cover_says_sources(books: dict[str, Any]) -> None:
    covers = [book["Cover"] for book in books.values() if "Cover" in book]
    assert covers
    for cover in covers:
        assert all(row[1].value != "Source" for row in cover.iter_rows())


def test_no_title_on_a_cover_is_broken_within_a_word(books: dict[str, Any]) -> None:
    for name, book in books.items():
        for row in book["Cover"].iter_rows():
            for cell in row:
                if cell.value in {"Status", "Certainty", "Shade", "Meaning"}:
                    room = width(book["Cover"], cell.column, cell.column)
                    assert len(cell.value) * LETTERS_PER_UNIT <= room, f"{name} {cell.coordinate}"


EMU_PER_POINT = 12700
PAGE_POINTS = 490
"""Down A4 landscape inside the margins: 210 mm - 1.4 in."""


@pytest.mark.parametrize("language", ["en", "de", "it"])
def test_no_picture_is_cut_by_the_end_of_a_page(
    shipped_library: Library, tmp_path: Path, language: str
) -> None:
    """It fits below its table, or begins a page of its own and fits there."""
    found: set[bool] = set()
    for path in exported(shipped_library, tmp_path, language=language):
        book = openpyxl.load_workbook(path)
        if "Wiring" not in book:
            continue
        sheet: Any = book["Wiring"]
        left, _, right, _ = printed(sheet)
        page = PAGE_POINTS * max(width(sheet, left, right) / PAGE_UNITS, 1)
        picture = max(sheet._images, key=lambda image: image.anchor._from.row)
        start = picture.anchor._from.row
        breaks = [item.id for item in sheet.row_breaks.brk]
        assert breaks in ([], [start]), path.name
        repeated = int(sheet.print_title_rows.rpartition("$")[2])
        above = [repeated] if breaks else range(1, start + 1)
        heights = (sheet.row_dimensions[row].height or LINE_POINTS + 3 for row in above)
        assert sum(heights) + picture.anchor.ext.height / EMU_PER_POINT <= page, path.name
        found.add(bool(breaks))
    assert found == {True, False}


def test_codes_of_the_library_are_not_printed(
    shipped_library: Library, books: dict[str, Any]
) -> None:
    """Those of faces and documents; the part books hold them hidden, or where nothing prints."""
    codes = {face.id for face in shipped_library.faces}
    codes |= {document.id for document in shipped_library.source_documents}
    for name, book in books.items():
        for sheet in book.worksheets if name != "pin-lists.xlsx" else ():
            left, top, right, bottom = printed(sheet)
            hidden = {index for index, size in widths(sheet).items() if not size}
            shown = {
                cell.value
                for row in sheet.iter_rows(top, bottom, left, right)
                for cell in row
                if cell.column not in hidden
            }
            assert not shown & codes, f"{name}: {sheet.title}"


def widths(sheet: Any) -> dict[int, float]:
    """Widths of the columns that are shown; openpyxl keeps equal neighbours as one."""
    found: dict[int, float] = {}
    for column in sheet.column_dimensions.values():
        for index in range(column.min, column.max + 1):
            found[index] = 0.0 if column.hidden else column.width
    return found


def width(sheet: Any, first: int, last: int) -> float:
    """Width of columns that are shown."""
    found = widths(sheet)
    return sum(found[index] for index in range(first, last + 1))


def printed(sheet: Any) -> tuple[int, int, int, int]:
    """First column and row, last column and row of the print area."""
    if not sheet.print_area:
        return 1, 1, sheet.max_column, sheet.max_row
    left, top, right, bottom = range_boundaries(sheet.print_area.partition("!")[2])
    return left or 1, top or 1, right or 1, bottom or 1


def test_no_page_is_made_too_small_to_read(books: dict[str, Any]) -> None:
    for name, sheet in sheets(books):
        left, _, right, _ = printed(sheet)
        assert width(sheet, left, right) <= PAGE_UNITS / SMALLEST_SCALE, name


def test_everything_that_is_shown_is_printed(books: dict[str, Any]) -> None:
    """But for source documents, which come last."""
    for name, sheet in sheets(books):
        left, top, right, bottom = printed(sheet)
        shown = widths(sheet)
        for row in sheet.iter_rows():
            if row[0].value == "Source documents":
                break
            for cell in row:
                if cell.value is not None and shown[cell.column]:
                    assert left <= cell.column <= right, f"{name} {cell.coordinate}"
                    assert top <= cell.row <= bottom, f"{name} {cell.coordinate}"


def test_rows_are_tall_enough_for_their_texts(books: dict[str, Any]) -> None:
    for name, sheet in sheets(books):
        merged = {
            (block.min_row, block.min_col): block.max_col for block in sheet.merged_cells.ranges
        }
        usual = sheet.sheet_format.defaultRowHeight
        for row in sheet.iter_rows():
            height = sheet.row_dimensions[row[0].row].height or usual
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    last = merged.get((cell.row, cell.column), cell.column)
                    room = width(sheet, cell.column, last) * LETTERS_PER_UNIT
                    if room:
                        lines = sum(ceil(len(line) / room) for line in cell.value.split("\n"))
                        assert lines * LINE_POINTS <= height, f"{name} {cell.coordinate}"


def test_a_supplier_gets_the_documents_of_the_part_and_no_others(books: dict[str, Any]) -> None:
    texts = {
        cell.value
        for sheet in books["MPC.POWER CABLE for DUET AD.xlsx"].worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
    assert "duet-wiring" in texts
    assert "3rt2026-2ek60" not in texts


def test_a_cable_prints_on_few_pages(books: dict[str, Any]) -> None:
    names = books["MPC.POWER CABLE for DUET AD.xlsx"].sheetnames
    assert names == ["Cover", "Wiring", "Details", "Sources"]
