"""Texts of our own workbooks, in which people and programs leave what nobody sees."""

from dataclasses import replace

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Grid
from cadbridge.formats.excel.file.unseen import without_unseen
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.words import is_clean, quoted

_TYPED = " \t\r\n"
"""What people type around a text without meaning to."""


def tidy_cells(grid: Grid, reader: CellReader) -> None:
    """Take what nobody sees out of all texts of a sheet, and say so of what nobody typed."""
    for number, row in list(grid.rows.items()):
        odd = [it for it in row.values() if type(it.value) is str and not is_clean(it.value)]
        for cell in odd:
            text = without_unseen(cell.value)
            if text != cell.value.replace("\r\n", "\n").strip(_TYPED):
                message = f"{quoted(cell.value)} read as {quoted(text)}"
                reader.report(rules.TIDIED, message, grid.name, cell.name)
            if text:
                row[cell.column] = replace(cell, value=text)
            else:
                del row[cell.column]
        if not row:
            del grid.rows[number]
