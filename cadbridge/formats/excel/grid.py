"""A workbook as plain grids of cells: values, formulas with what they last gave, merged blocks."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from cadbridge.errors import FileError
from cadbridge.formats.excel import SAVE_AS
from cadbridge.formats.excel.escapes import unescaped, with_escapes
from cadbridge.formats.excel.guard import check_workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One filled cell."""

    row: int
    """1-based."""
    column: int
    """1-based."""
    value: Any
    """Text, number, truth value or date; None where a formula gave none."""
    is_formula: bool = False
    is_error: bool = False
    is_filled_down: bool = False
    """It is part of a merged block, and the value is that of the block's first cell."""

    @property
    def name(self) -> str:
        """As people call it: ``B7``."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """Its text, or nothing where it holds something else."""
        return self.value if isinstance(self.value, str) else ""


@dataclass(slots=True, kw_only=True)
class Grid:
    """One sheet."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """Filled cells by row and column."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Blocks over several rows: first row, first column, last row, last column."""

    def put(self, cell: Cell) -> None:
        """Add a cell."""
        self.rows.setdefault(cell.row, {})[cell.column] = cell

    def row(self, number: int) -> Mapping[int, Cell]:
        """Filled cells of a row by column."""
        return self.rows.get(number, {})


def read_grids(path: Path) -> list[Grid]:
    """All sheets of a workbook, hidden ones too.

    Raises:
        FileError: the file cannot be read.
    """
    check_workbook(path)
    sheets = _load(path, values=False)
    grids = [_grid(sheet) for sheet in sheets]
    if any(cell.is_formula for grid in grids for cell in _cells(grid)):
        for grid, values in zip(grids, _load(path, values=True), strict=True):
            _take_results(grid, values)
    return grids


def _load(path: Path, *, values: bool) -> list[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of Excel that no pin list needs
            book = openpyxl.load_workbook(with_escapes(path), data_only=values)
            return list(book.worksheets)
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        hint = f"ask for the file again, or {SAVE_AS}"
        raise FileError("is a damaged workbook", path=path, hint=hint) from error


def _cells(grid: Grid) -> Iterator[Cell]:
    for row in grid.rows.values():
        yield from row.values()


def _grid(sheet: Any) -> Grid:
    grid = Grid(name=sheet.title)
    # iter_rows would make a cell for every blank up to the last one: billions, in bad files
    for cell in sheet._cells.values():
        if cell.value is not None:
            _put(grid, cell)
    for block in sheet.merged_cells.ranges:
        if block.max_row > block.min_row:
            grid.merged.append((block.min_row, block.min_col, block.max_row, block.max_col))
    grid.rows = {number: dict(sorted(row.items())) for number, row in sorted(grid.rows.items())}
    return grid


def _put(grid: Grid, cell: Any) -> None:
    is_formula, is_error = cell.data_type == "f", cell.data_type == "e"
    value = cell.value
    if isinstance(value, str) and not is_formula:
        value = unescaped(value)
        if not value.strip():
            return
    if is_formula or is_error:
        value = str(value) if is_error else None
    grid.put(
        Cell(
            row=cell.row,
            column=cell.column,
            value=value,
            is_formula=is_formula,
            is_error=is_error,
        )
    )


def _take_results(grid: Grid, values: Any) -> None:
    """Give formulas the values that the program that saved the file has worked out."""
    for cell in list(_cells(grid)):
        if cell.is_formula:
            result = values.cell(cell.row, cell.column)
            is_error = result.data_type == "e"
            value = unescaped(result.value) if isinstance(result.value, str) else result.value
            grid.put(
                Cell(
                    row=cell.row,
                    column=cell.column,
                    value=value,
                    is_formula=True,
                    is_error=is_error,
                )
            )
