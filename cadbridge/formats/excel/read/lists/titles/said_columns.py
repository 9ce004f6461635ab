"""Titles of `columns` that no table of the file has."""

from collections.abc import Iterable

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.titles.title_text import normal
from cadbridge.formats.excel.read.lists.titles.wishes import Wishes
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.words import quoted

_SHOWN = 12


def report_missing_titles(
    wishes: Wishes, titles: Iterable[str], grids: Iterable[Grid], reader: CellReader
) -> None:
    """Say which titles the user names that are none.

    Args:
        wishes: what the user says.
        titles: of the tables as they were read.
        grids: of the file, in which a title may stand above no table that is known.
        reader: takes the findings.
    """
    there = {normal(title): " ".join(title.split()) for title in titles}
    shown = ", ".join(quoted(title) for title in list(there.values())[:_SHOWN])
    missing = [title for title in wishes.asked if normal(title) not in there]
    for title in missing:
        hint = f"titles are {shown}" if there else "no titles were found"
        if found := _standing(title, grids):
            sheet, cell = found
            message = f"`columns` names {quoted(title)}, which stands above no table that is known"
            reader.report(rules.NO_SUCH_TITLE, f"{message}; {hint}", sheet, cell.name)
            continue
        message = f"`columns` names {quoted(title)}, which is no title here; {hint}"
        reader.report(rules.NO_SUCH_TITLE, message, "")


def _standing(title: str, grids: Iterable[Grid]) -> tuple[str, Cell] | None:
    """The first cell that says it, with its sheet."""
    for grid in grids:
        for cells in grid.rows.values():
            for cell in cells.values():
                if normal(cell.text) == normal(title):
                    return grid.name, cell
    return None
