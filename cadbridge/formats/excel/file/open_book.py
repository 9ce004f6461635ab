"""Any file that holds tables, as grids of cells."""

from collections.abc import Callable, Container
from pathlib import Path

from cadbridge.findings import Rule
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Grid
from cadbridge.formats.excel.file.guard import BookKind, kind_of_book
from cadbridge.formats.excel.file.other_books import read_other_book
from cadbridge.formats.excel.file.text_table import read_text_table
from cadbridge.formats.excel.file.workbook_grids import read_grids

_SHOWN = 5
"""Lines of a text file that are named."""


def open_book(
    path: Path,
    note: Callable[[Rule, str], None] = lambda rule, text: None,
    known: Container[str] = (),
) -> list[Grid]:
    """All sheets of a workbook, or the table of a text file.

    Args:
        path: the file.
        note: is told how a text file was understood, and by which rule.
        known: words by which the encoding of a text file is told.

    Raises:
        FileError: it cannot be read.
    """
    kind = kind_of_book(path)
    if kind is BookKind.OTHER:
        grids, unread = read_other_book(path)
        if unread:
            note(rules.MARKS_UNREAD, f"not read of this kind of file: {', '.join(unread)}")
        return grids
    if kind is BookKind.TEXT:
        table = read_text_table(path, known)
        note(rules.CSV_READ, table.how)
        if table.doubt:
            note(rules.ENCODING_GUESSED, f"{table.how}; {table.doubt}")
        if table.odd_lines:
            shown = ", ".join(map(str, table.odd_lines[:_SHOWN]))
            more = " and others" if len(table.odd_lines) > _SHOWN else ""
            note(rules.QUOTES_OPEN, f"quotation marks in line {shown}{more} do not close")
        return [table.grid]
    return read_grids(path)
