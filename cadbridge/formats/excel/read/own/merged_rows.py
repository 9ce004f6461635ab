"""Rows of a table of ours with what its merged cells stand for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.regions import Region
from cadbridge.formats.excel.tables.identity import names_in_part
from cadbridge.words import counted, quoted

Cells = Mapping[int, Cell]
_SHOWN = 3
"""Blocks of a column that are named."""


@dataclass(frozen=True, slots=True)
class Block:
    """Merged cells of one column."""

    column: int
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


def rows_with_merged(
    region: Region, grid: Grid, columns: Mapping[int, str], reader: CellReader
) -> Iterator[tuple[Cells, Collection[int]]]:
    """The rows, with the cells of merged blocks that may be filled down.

    Beside each stand the columns of which a merged block has left it no cell of its own: nobody
    has emptied that.

    Args:
        region: the table.
        grid: its sheet.
        columns: keys of its columns.
        reader: takes what is said of merged cells.
    """
    blocks = _blocks(region, grid)
    if not blocks:
        yield from ((cells, ()) for cells in region.rows)
        return
    by_number = {next(iter(cells.values())).row: dict(cells) for cells in region.rows}
    lost: dict[int, set[int]] = {}
    of_column: dict[int, list[Block]] = {}
    for block in blocks:
        cell = by_number.get(block.first, {}).get(block.column)
        if cell is None:
            continue
        of_column.setdefault(block.column, []).append(block)
        for number in range(block.first + 1, block.last + 1):
            if number not in by_number:
                continue
            if _may_repeat(block, region, columns, reader):
                by_number[number][block.column] = replace(cell, row=number)
            else:
                lost.setdefault(number, set()).add(block.column)
    for found in of_column.values():
        is_filled = _may_repeat(found[0], region, columns, reader)
        _report(found, region, grid, reader, is_filled=is_filled)
    for number, cells in by_number.items():
        yield cells, lost.get(number, ())


def _may_repeat(
    block: Block, region: Region, columns: Mapping[int, str], reader: CellReader
) -> bool:
    """Whether a column is one of several that name a row, or the mapping says so."""
    key = columns.get(block.column, "")
    return key in reader.layout.fill_down or key in names_in_part(region.header.table)


def _report(
    blocks: Sequence[Block], region: Region, grid: Grid, reader: CellReader, *, is_filled: bool
) -> None:
    """One finding a column."""
    first = blocks[0]
    rows = ", ".join(map(str, blocks[:_SHOWN]))
    if len(blocks) > _SHOWN:
        rows += f" and {counted(len(blocks) - _SHOWN, 'more block')}"
    rows = f"column {quoted(region.header.titles[first.column])}, rows {rows}"
    name = Cell(row=first.first, column=first.column, value="").name
    if is_filled:
        message = f"{rows}: what stands in the first was taken for all of each block"
        reader.report(rules.MERGED, message, grid.name, name)
    else:
        message = f"{rows}: only the first of each block has the value, the others stay as they are"
        reader.report(rules.MERGED_LOST, message, grid.name, name)


def _blocks(region: Region, grid: Grid) -> list[Block]:
    numbers = {next(iter(cells.values())).row for cells in region.rows}
    return sorted(
        (
            Block(column, first, last)
            for first, column, last, _ in grid.merged
            if first in numbers and column in region.header.titles
        ),
        key=lambda block: (block.column, block.first),
    )
