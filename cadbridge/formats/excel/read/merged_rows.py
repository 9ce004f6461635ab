"""Rows of a table of ours with what its merged cells stand for."""

from collections.abc import Iterator, Mapping

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.cells import CellReader
from cadbridge.formats.excel.read.grid import Cell, Grid
from cadbridge.formats.excel.read.regions import Region

Cells = Mapping[int, Cell]


def rows_with_merged(
    region: Region, grid: Grid, columns: Mapping[int, str], reader: CellReader
) -> Iterator[Cells]:
    """The rows, with the cells of merged blocks that may be filled down.

    Args:
        region: the table.
        grid: its sheet.
        columns: keys of its columns.
        reader: takes what is said of merged cells.
    """
    blocks = _blocks(region, grid)
    if not blocks:
        yield from region.rows
        return
    by_number = {next(iter(cells.values())).row: dict(cells) for cells in region.rows}
    for first, column, last in blocks:
        cell = by_number.get(first, {}).get(column)
        if cell is None:
            continue
        block = f"rows {first} to {last}"
        if columns.get(column, "") in reader.layout.fill_down:
            for number in range(first + 1, last + 1):
                if number in by_number:
                    by_number[number][column] = Cell(row=number, column=column, value=cell.value)
            message = f"{cell.value!s:.40} was taken for {block}"
            reader.report(rules.MERGED, message, grid.name, cell.name)
        else:
            message = f"{block} are merged here; only the first has the value"
            reader.report(rules.MERGED_LOST, message, grid.name, cell.name)
    yield from by_number.values()


def _blocks(region: Region, grid: Grid) -> list[tuple[int, int, int]]:
    numbers = {next(iter(cells.values())).row for cells in region.rows}
    return [
        (first, column, last)
        for first, column, last, _ in grid.merged
        if first in numbers and column in region.header.titles
    ]
