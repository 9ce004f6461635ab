"""Large workbooks of plain cells, read by python-calamine in a tenth of the time.

It knows values alone. A workbook with formulas, merged or struck-out cells, comments, hidden rows,
errors or escapes is none of this module's, and neither is one with a cell far out: calamine asks
for the room of the whole rectangle, and where there is none the process ends.
"""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from cadbridge.formats.excel.file.grid import Cell, Grid

SMALLEST_BYTES = 256 * 1024
"""Of all sheets; below, there is nothing to win."""
_MOST_CELLS = 8_000_000
"""Of the rectangle around all cells of a sheet."""
_LARGEST_NUMBER = 1e15
"""From which a float does not hold every digit."""
_SHEETS = "xl/worksheets/"
_SPECIAL = (b"<f>", b"<f ", b"<f/", b"<mergeCell", b't="e"', b"<rPh", b"<r>")
_HIDDEN = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
_ESCAPE = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_STRINGS = re.compile(rb"<rPh|<r>|_x[0-9A-Fa-f]{4}_")
_COLUMN = re.compile(rb' r="([A-Z]{1,3})[0-9]')
_ROW = re.compile(rb'<row r="([0-9]+)"')


def read_quickly(path: Path) -> list[Grid] | None:
    """The sheets of a checked workbook; None where openpyxl must look."""
    try:
        with zipfile.ZipFile(path) as archive:
            if not _is_plain(archive):
                return None
        with CalamineWorkbook.from_path(path) as book:
            return [
                _grid(book, item)
                for item in book.sheets_metadata
                if item.typ == SheetTypeEnum.WorkSheet
            ]
    except (CalamineError, OSError, ValueError):
        return None


def _is_plain(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    sheets = [name for name in names if name.startswith(_SHEETS) and name.endswith(".xml")]
    if sum(archive.getinfo(name).file_size for name in sheets) < SMALLEST_BYTES:
        return False
    if any("omments" in name for name in names):
        return False
    book, styles = (_content(archive, name) for name in ("xl/workbook.xml", "xl/styles.xml"))
    if b"date1904" in book or b"<strike" in styles:
        return False
    if _STRINGS.search(_content(archive, "xl/sharedStrings.xml")):
        return False
    return all(_is_plain_sheet(archive.read(name)) for name in sheets)


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def _is_plain_sheet(data: bytes) -> bool:
    if any(mark in data for mark in _SPECIAL):
        return False
    if _ESCAPE.search(data) or (b"hidden" in data and _HIDDEN.search(data)):
        return False
    last = data.rfind(b"<row ")
    row = _ROW.match(data, last) if last >= 0 else None
    if last >= 0 and row is None:
        return False
    widest = max((_number(letters) for letters in set(_COLUMN.findall(data))), default=0)
    return int(row.group(1) if row else 0) * widest <= _MOST_CELLS


def _number(letters: Iterable[int]) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _grid(book: CalamineWorkbook, item: SheetMetadata) -> Grid:
    grid = Grid(name=item.name, is_hidden=item.visible != SheetVisibleEnum.Visible)
    sheet = book.get_sheet_by_name(item.name)
    rows = grid.rows
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        row = {}
        for column, value in enumerate(values, 1):
            if type(value) is str:
                if value and not value.isspace():
                    row[column] = Cell(row=number, column=column, value=value)
            else:
                row[column] = Cell(row=number, column=column, value=_exact(value))
        if row:
            rows[number] = row
    return grid


def _exact(value: object) -> object:
    if isinstance(value, float):
        if abs(value) >= _LARGEST_NUMBER:
            raise ValueError("a number of more digits than a float has")
        return int(value) if value.is_integer() else value
    return value
