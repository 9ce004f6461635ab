"""The first rows of each sheet as a person sees them, to lay over how they were read."""

from collections.abc import Sequence
from pathlib import Path

from cadbridge.formats import SheetTexts
from cadbridge.formats.excel.file.open_book import open_book

_ROWS, _COLUMNS = 60, 30
_LONGEST = 60


def sheet_texts(path: Path) -> Sequence[SheetTexts]:
    """The sheets that are not hidden.

    Raises:
        FileError: the file cannot be read.
    """
    return [
        SheetTexts(
            name=grid.name,
            rows={
                number: {
                    column: _text(cell.value)
                    for column, cell in sorted(cells.items())
                    if column <= _COLUMNS
                }
                for number, cells in sorted(grid.rows.items())
                if number <= _ROWS
            },
            count=len(grid.rows),
        )
        for grid in open_book(path)
        if not grid.is_hidden
    ]


def _text(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
