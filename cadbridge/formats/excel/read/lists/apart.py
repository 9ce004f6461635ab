"""Lines around lists that are nothing that is known; each is said."""

from collections.abc import Iterable
from itertools import groupby

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.notes import Notes


def say_apart(notes: Notes, cells: Iterable[Cell], sheet: str) -> None:
    """Say that the lines of some cells were not read, those of one row together."""
    for _, line in groupby(cells, key=lambda cell: cell.row):
        first, *more = line
        shown = " | ".join(str(cell.value) for cell in (first, *more))
        message = f"{shown:.60} is neither a row nor a title that is known"
        notes.say(rules.STANDS_APART, message, sheet, first.name)
