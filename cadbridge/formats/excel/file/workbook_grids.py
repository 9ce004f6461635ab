"""A workbook's sheets as plain grids of cells: its own XML, read by the parser of openpyxl."""

import warnings
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import WorkSheetParser

from cadbridge.errors import FileError
from cadbridge.formats.excel.file.advice import SAVE_AS
from cadbridge.formats.excel.file.escapes import unescaped, with_escapes
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.file.guard import check_workbook
from cadbridge.formats.excel.file.quick_cells import read_quickly
from cadbridge.formats.excel.file.remarks_of_cells import comments_of
from cadbridge.words import quoted


def read_grids(path: Path) -> list[Grid]:
    """All sheets of a workbook, hidden ones too.

    Raises:
        FileError: the file cannot be read.
    """
    check_workbook(path)
    if (quick := read_quickly(path)) is not None:
        return quick
    grids = _load(path, values=False)
    if any(cell.is_formula for grid in grids for cell in _cells(grid)):
        for grid, values in zip(grids, _load(path, values=True), strict=True):
            _take_results(grid, values)
    return grids


def _load(path: Path, *, values: bool) -> list[Grid]:
    """The sheets, with formulas or with the values that they last gave."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of Excel that no pin list needs
            shown = with_escapes(path)
            with path.open("rb") if isinstance(shown, Path) else shown as stream:
                reader = ExcelReader(stream, read_only=True, data_only=values, rich_text=True)
                reader.read()
                return _grids(reader)
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        hint = f"ask for the file again, or {SAVE_AS}"
        why = f": {error}" if isinstance(error, _Incomplete) else ""
        raise FileError(f"is a damaged workbook{why}", path=path, hint=hint) from error


def _grids(reader: ExcelReader) -> list[Grid]:
    with closing(reader.wb) as book:
        _check_whole(reader)
        struck = _struck_styles(book)
        grids = [_grid(sheet, book, struck) for sheet in book.worksheets]
        sheets: Sequence[Any] = book.worksheets
        for grid, sheet in zip(grids, sheets, strict=True):
            grid.comments = comments_of(reader.archive, sheet._worksheet_path)
        return grids


class _Incomplete(Exception):
    """A sheet that the workbook lists is not in the file; its message is for people."""


def _check_whole(reader: ExcelReader) -> None:
    """Refuse a file without one of its sheets; openpyxl would pass over it in silence."""
    for sheet, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files:
            raise _Incomplete(f"the sheet {quoted(sheet.name)} is missing")


def _cells(grid: Grid) -> Iterator[Cell]:
    for row in grid.rows.values():
        yield from row.values()


def _struck_styles(book: Any) -> frozenset[int]:
    """Cell styles whose text is struck through."""
    fonts = [bool(font.strike) for font in book._fonts]
    return frozenset(n for n, style in enumerate(book._cell_styles) if fonts[style.fontId])


def _grid(sheet: Any, book: Any, struck: Container[int]) -> Grid:
    """A sheet as its XML has it.

    openpyxl's own sheets make an object for every blank cell up to the last one and within merged
    blocks: billions, in bad files.
    """
    grid = Grid(name=sheet.title, is_hidden=sheet.sheet_state != "visible")
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=book.data_only,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            rich_text=True,
        )
        for number, row in parser.parse():
            for cell in row:
                if cell["value"] is not None:
                    _take_struck(grid, number, cell, is_struck=cell["style_id"] in struck)
                    _put(grid, number if cell["row"] == number else cell["row"], cell)
    for number, how in parser.row_dimensions.items():
        if how.get("hidden") in ("1", "true") and int(number) in grid.rows:
            grid.hidden_rows.append(int(number))
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        _merge(grid, merged.bounds)
    grid.rows = {number: dict(sorted(row.items())) for number, row in sorted(grid.rows.items())}
    return grid


def _take_struck(grid: Grid, row: int, cell: dict[str, Any], *, is_struck: bool) -> None:
    """Note what of a cell is struck through, and leave its text without how that looks."""
    text = cell["value"]
    if isinstance(text, CellRichText):
        cell["value"] = str(text)
        runs = [run for run in text if isinstance(run, TextBlock) and run.font.strike]
        is_struck = is_struck or "".join(run.text for run in runs).strip() == str(text).strip()
        if runs and not is_struck:
            grid.struck_parts[row, cell["column"]] = "".join(run.text for run in runs).strip()
    if is_struck:
        grid.struck.add((row, cell["column"]))


def _merge(grid: Grid, bounds: tuple[int, int, int, int]) -> None:
    """Drop what a merged block hides, and note it if it has several rows."""
    left, top, right, bottom = bounds
    if bottom > top:
        grid.merged.append((top, left, bottom, right))
    numbers: Sequence[int] = range(top, bottom + 1)
    if len(numbers) > len(grid.rows):
        numbers = [number for number in grid.rows if number in numbers]
    for number in numbers:
        row = grid.rows.get(number, {})
        for column in [column for column in row if left <= column <= right]:
            if (number, column) != (top, left):
                del row[column]
        if not row:
            grid.rows.pop(number, None)


def _put(grid: Grid, row: int, cell: Mapping[str, Any]) -> None:
    """Add a cell; the cells of a row have one number in common, not each its own."""
    is_formula, is_error = cell["data_type"] == "f", cell["data_type"] == "e"
    value = cell["value"]
    if isinstance(value, str) and not is_formula:
        value = unescaped(value)
        if not value.strip():
            return
    if is_formula:
        value = None
    grid.put(
        Cell(
            row=row,
            column=cell["column"],
            value=value,
            is_formula=is_formula,
            is_error=is_error,
        )
    )


def _take_results(grid: Grid, values: Grid) -> None:
    """Give formulas the values that the program that saved the file has worked out."""
    for cell in list(_cells(grid)):
        if cell.is_formula:
            result = values.row(cell.row).get(cell.column)
            if result is not None:
                grid.put(replace(result, is_formula=True))
