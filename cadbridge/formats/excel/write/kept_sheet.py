"""What the formats that parts came from keep of them, on a sheet for reading alone."""

from collections.abc import Iterator, Sequence
from typing import Any

from cadbridge.formats import WriteJob, told_of
from cadbridge.formats.excel.tables.columns import KEPT_SHEET
from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.fit import Head
from cadbridge.formats.excel.write.sheets import write_table

_HEADS = [Head(title=text) for text in ("Part", "Table", "Entry", "Says (for reading only)")]
_MOST = 100_000
"""Rows: who has more looks a part up by `cadbridge show`."""


def write_kept(book: Book, job: WriteJob) -> tuple[Any, int] | None:
    """The sheet and how many rows it has; None where nothing is kept."""
    rows = [row for row, _ in zip(_rows(job), range(_MOST), strict=False)]
    if not rows:
        return None
    sheet = book.sheet(KEPT_SHEET)
    return sheet, write_table(book, sheet, _HEADS, rows)


def _rows(job: WriteJob) -> Iterator[Sequence[str]]:
    for part in job.parts:
        for title, columns, rows in told_of(part, job.mappings) if part.extras else ():
            for entry, *others in rows:
                yield part.part_number, title, entry, _said(columns[1:], others)


def _said(columns: Sequence[str], texts: Sequence[str]) -> str:
    """One text alone, several with the titles of their columns."""
    if len(texts) == 1:
        return texts[0]
    filled = ((title, text) for title, text in zip(columns, texts, strict=True) if text)
    return "; ".join(f"{title}: {text}" for title, text in filled)
