"""What people mark in tables of ours: rows and texts struck out, words that take back, comments."""

from collections.abc import Iterable, Iterator, Sequence

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.nodes import can_go
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.words import quoted

REMARKS = "remarks"
_ABOUT = ("sources", "contact_names")
"""Tables whose rows speak about what stands elsewhere."""
_STAYS = "stays, for it is not one of several"


def take_marks(rows: Sequence[Row], grid: Grid, reader: CellReader, *, with_comments: bool) -> None:
    """Mark the rows that are taken back, and say what else is struck out or commented.

    Args:
        rows: those of one sheet.
        grid: the sheet.
        reader: takes the findings.
        with_comments: whether comments are added to the remarks of their rows.
    """
    for row in rows:
        _take_back(row, grid, reader)
    _report_struck(rows, grid, reader)
    by_number = {row.number: row for row in rows}
    for (number, column), text in grid.comments.items():
        cell = Cell(row=number, column=column, value=text)
        about = by_number.get(number)
        if with_comments and about is not None and REMARKS in about.table.by_key:
            add_remark(about, text)
            message = f"the comment {quoted(text)} was added to the remarks"
            reader.report(rules.COMMENT, message, grid.name, cell.name)
        else:
            reader.report(rules.COMMENT_LEFT, f"comment: {text}", grid.name, cell.name)


def status_that_removes(row: Row, layout: Layout) -> str:
    """The word in a row's status that takes it back; nothing where none does."""
    for title, text in row.extra.items():
        is_status = title.strip().casefold() in layout.status_columns
        if is_status and text.strip().strip(".!").casefold() in layout.removed_words:
            return text
    return ""


def add_remark(row: Row, text: str) -> None:
    """Add a text to the remarks of a row that do not hold it."""
    known = row.values.get(REMARKS) or ""
    if text not in known:
        row.values[REMARKS] = "; ".join(filter(None, (known, text)))


def is_struck(cells: Iterable[Cell], grid: Grid) -> bool:
    """Whether all of some cells are struck out, but for those that a merged block fills."""
    own = [cell for cell in cells if cell.column in grid.row(cell.row)]
    return bool(own) and all((cell.row, cell.column) in grid.struck for cell in own)


def _take_back(row: Row, grid: Grid, reader: CellReader) -> None:
    how = ""
    if grid.struck and is_struck(_own_cells(row), grid):
        rule, how = rules.STRUCK_OUT, "is struck out"
    elif status := status_that_removes(row, reader.layout):
        rule, how = rules.TAKEN_BACK, f"has the status {quoted(status)}"
    if not how:
        return
    row.is_gone = can_go(row.table)
    stays = "goes only with what it is about" if row.table.key in _ABOUT else _STAYS
    follows = "" if row.is_gone else f"; it {stays}"
    first = next(iter(row.found.values()))
    reader.report(rule, f"row {row.number} {how}{follows}", row.sheet, first.name)


def _own_cells(row: Row) -> Iterator[Cell]:
    own = set(row.columns.values())
    return (cell for column, cell in row.found.items() if column in own)


def _report_struck(rows: Iterable[Row], grid: Grid, reader: CellReader) -> None:
    """Say what is struck out of rows that stay; the text below may be right or wrong."""
    gone = {row.number for row in rows if row.is_gone}
    for number, column in sorted(grid.struck):
        cell = grid.row(number).get(column)
        if cell is not None and number not in gone:
            message = f"{cell.value!s:.60} is struck out, and was read as it stands"
            reader.report(rules.STRUCK_TEXT, message, grid.name, cell.name)
    for (number, column), part in sorted(grid.struck_parts.items()):
        cell = grid.row(number).get(column)
        if cell is not None and number not in gone:
            message = (
                f"{quoted(part)} of {cell.value!s:.60} is struck out, and was read as it stands"
            )
            reader.report(rules.STRUCK_TEXT, message, grid.name, cell.name)
