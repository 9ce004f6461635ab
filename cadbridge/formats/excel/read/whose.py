"""Whether a workbook or a sheet of it is one of ours, or holds lists that others have made."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from cadbridge.formats.excel.file.grid import Grid
from cadbridge.formats.excel.read.lists.list_reader import certain_titles
from cadbridge.formats.excel.read.own.detect import Header, Titles
from cadbridge.formats.excel.read.own.regions import SheetContent, read_sheet
from cadbridge.formats.excel.tables.certainty import CERTAINTY
from cadbridge.formats.excel.tables.columns import UID_TITLE, Layout
from cadbridge.formats.excel.tables.said_texts import CONTENTS

LIST_TABLES = ("pins", "conductors")
"""Tables of which others have lists of their own making."""
TITLES_OF_OURS = 6
"""Columns of a table of ours at least."""
_ROWS_OF_A_COVER = 500
"""At most."""
_PARTS_OF_COVER = re.compile(r"(\d+) parts?\s+\N{MIDDLE DOT}")
_FIRST_CELLS = 10
"""Of a cover, among which it says how many parts there are."""
_SHEETS_OF_OURS = 2
"""Fewest of our sheets that these name."""


def is_ours(contents: Sequence[SheetContent], layout: Layout) -> bool:
    """Whether rows carry our identities, or the workbook is one of our templates.

    Or sheets of ours that somebody copied without the identities: nobody else says in each row how
    certain it is.
    """
    headers = [region.header for content in contents for region in content.regions]
    has_cover = any(content.grid.name.casefold() in layout.other_sheets for content in contents)
    return any(
        header.uid
        or (
            (has_cover or _tells_certainty(header))
            and not header.twice
            and len(header.columns) >= TITLES_OF_OURS
        )
        for header in headers
    )


def _tells_certainty(header: Header) -> bool:
    return any(column.shown == CERTAINTY for column in header.columns.values())


def has_others(content: SheetContent, layout: Layout) -> bool:
    """Whether a sheet holds tables of which others make no lists, and says so by its titles."""
    headers = [region.header for region in content.regions]
    others = [header for header in headers if header.table.key not in LIST_TABLES]
    known = max((len(header.columns) for header in others), default=0)
    return known > 0 and known >= certain_titles(content.grid, layout)


def is_cover(grid: Grid, titles: Titles, layout: Layout) -> bool:
    """Whether a sheet is the cover of a workbook of ours, which stands alone in a CSV file.

    It tells number and kind of a part below each other, and has no list, or it has our sheets for
    its contents.
    """
    if len(grid.rows) > _ROWS_OF_A_COVER:
        return False
    cells = [{cell.text for cell in row.values()} for row in grid.rows.values()]
    if any({*CONTENTS} <= texts for texts in cells):
        sheets = {table.sheet for table in layout.tables.values()}
        return sum(not sheets.isdisjoint(texts) for texts in cells) >= _SHEETS_OF_OURS
    said = {label.key: label.cell for label in read_sheet(grid, titles).labels if label.is_next}
    number, kind = said.get("part_number"), said.get("kind")
    if number is None or kind is None:
        return False
    is_below = (number.column, number.row + 1) == (kind.column, kind.row)
    is_known = kind.text.strip().casefold() in layout.value_of["kind"]
    return is_below and is_known and not certain_titles(grid, layout)


def parts_on_cover(grids: Sequence[Grid]) -> int:
    """How many parts the cover of lists of ours says that these have; 0 where it says nothing."""
    for grid in grids:
        texts = [cell.text for row in grid.rows.values() for cell in row.values()]
        if set(CONTENTS) <= set(texts):
            found = (_PARTS_OF_COVER.match(text) for text in texts[:_FIRST_CELLS])
            return next((int(match[1]) for match in found if match), 0)
    return 0


def has_identities(grid: Grid) -> bool:
    """Whether its rows carry our hidden identities."""
    rows = islice(grid.rows.values(), _TITLES_BY)
    return any(it.text.strip().casefold() == UID_TITLE for row in rows for it in row.values())


_TITLES_BY = 1_000
"""Rows by which the titles of the first of our tables on a sheet have come."""
_LOOKED_THROUGH = 5_000
"""Rows of a stranger's sheet by which it is told whether lists stand there or tables like ours."""


def beginning(grid: Grid) -> Grid:
    """A sheet, or the beginning of a long one that we have not written."""
    if len(grid.rows) <= _LOOKED_THROUGH or has_identities(grid):
        return grid
    return replace(grid, rows=dict(islice(grid.rows.items(), _LOOKED_THROUGH)))
