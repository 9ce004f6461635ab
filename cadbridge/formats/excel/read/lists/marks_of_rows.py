"""Rows of others' lists that people struck out or took back, and what they noted beside cells."""

from collections.abc import Iterable, Mapping, Sequence

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.own.marks import add_remark, is_struck, status_that_removes
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.words import quoted


def without_struck(list_: OneList) -> list[Mapping[int, Cell]]:
    """The rows of a list but those that are struck out, which is said; as are struck texts."""
    grid = list_.placed.grid
    if not (grid.struck or grid.struck_parts):
        return list(list_.rows)
    return [cells for cells in list_.rows if not _is_struck(list_, cells, grid)]


def _is_struck(list_: OneList, cells: Mapping[int, Cell], grid: Grid) -> bool:
    first = next(iter(cells.values()))
    if is_struck(cells.values(), grid):
        list_.done.passed[first.row] = "struck out"
        list_.say(rules.STRUCK_OUT, f"row {first.row} is struck out, and left out", first)
        return True
    for cell in cells.values():
        if text := grid.struck_in(cell):
            list_.say(rules.STRUCK_TEXT, f"{quoted(text)} is struck out, and was read", cell)
    return False


def without_taken_back(list_: OneList, rows: Iterable[Row]) -> list[Row]:
    """The rows but those that their status takes back, which is said."""
    return [row for row in rows if not _is_taken_back(list_, row)]


def _is_taken_back(list_: OneList, row: Row) -> bool:
    status = status_that_removes(row, list_.book.layout)
    if status:
        first = next(iter(row.found.values()))
        message = f"row {row.number} has the status {quoted(status)}, and is left out"
        list_.done.passed[first.row] = f"status {quoted(status)}"
        list_.say(rules.TAKEN_BACK, message, first)
    return bool(status)


def take_comments(list_: OneList, rows: Sequence[Row]) -> None:
    """Add what is attached to cells to the remarks of their rows."""
    comments = list_.placed.grid.comments
    for row in rows if comments else ():
        for cell in row.found.values():
            text = comments.get((cell.row, cell.column), "")
            if text:
                message = f"the comment {quoted(text[:60])} was added to the remarks"
                list_.say(rules.COMMENT, message, cell)
                add_remark(row, text)


def say_other_comments(grid: Grid, rows: Iterable[Row], notes: Notes) -> None:
    """Say the comments at cells of a sheet that none of the rows made of it is about."""
    taken = {(cell.row, cell.column) for row in rows for cell in row.found.values()}
    for (number, column), text in grid.comments.items():
        cell = grid.row(number).get(column)
        if cell is not None and (number, column) not in taken:
            notes.say(rules.COMMENT_LEFT, f"comment: {text}", grid.name, cell.name)
