"""Lines around lists that are nothing that is known; each is said."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.words import counted, quoted


def say_apart(notes: Notes, cells: Iterable[Cell], sheet: str) -> None:
    """Say that the lines of some cells were not read, those of one row together."""
    for _, line in groupby(cells, key=lambda cell: cell.row):
        first, *more = line
        shown = " | ".join(str(cell.value) for cell in (first, *more))
        message = f"{shown:.60} is neither a row nor a title that is known"
        notes.say(rules.STANDS_APART, message, sheet, first.name)


def untitled_column(text: str, cell: Cell, count: int) -> str:
    """What is said of a column that has no title.

    Args:
        text: of its first cell.
        cell: this cell.
        count: how many cells it has in rows of the table.
    """
    column = cell.name.rstrip("0123456789")
    more = f" and {counted(count - 1, 'more cell')}" if count > 1 else ""
    return f"column {column} has no title; not read: {quoted(f'{text:.60}')}{more}"


def numbers_rows(cells: Sequence[Cell]) -> bool:
    """Whether a column counts its rows from 0 or 1."""
    texts = [str(cell.value) for cell in cells]
    return any(texts == [str(n + first) for n in range(len(texts))] for first in (0, 1))
