"""``pin-lists.xlsx``: the whole library, one sheet a table."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Any

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.tables.columns import Layout, Table, layout_of
from cadbridge.formats.excel.write.book import Book, new_book
from cadbridge.formats.excel.write.cover import LibraryCover
from cadbridge.formats.excel.write.kept_sheet import write_kept
from cadbridge.formats.excel.write.order_list import is_order_list, write_order_list
from cadbridge.formats.excel.write.sheets import not_printed, page_setup, write_table
from cadbridge.formats.excel.write.table_view import TableView, noted
from cadbridge.progress import steps

TITLE = "Pin lists"
ALWAYS = frozenset(["pins", "conductors", "order_codes", "functions", "properties"])
"""Tables that have a sheet even when empty."""
LAST_ROW = 1_048_576
"""Of a sheet (Excel specifications and limits)."""
STREAM_FROM = 20_000
"""Objects from which rows go to disk as they come."""


def write_pin_lists(job: WriteJob, path: Path) -> None:
    """Write the workbook.

    Raises:
        FindingsError: texts were too long for a cell.
        FileError: it cannot be written.
    """
    if is_order_list(job):
        write_order_list(job, path)
        return
    layout = layout_of(job.mappings)
    own = job.library.alone(job.parts)
    library = replace(own, parts=job.library.parts, faces=job.library.faces)
    job = replace(job, library=library)
    with new_book(path, TITLE, streams=_is_large(job)) as book:
        cover = LibraryCover(book, layout)
        digest = blake2b(digest_size=4)
        sheets = [
            sheet
            for table in steps(tuple(layout.tables.values()), "sheet", "written")
            for sheet in _table_sheets(book, layout, table, job, cover, digest)
        ]
        if kept := write_kept(book, job):
            sheets.append(kept[0])
            cover.add(kept[0].get_name(), kept[1])
        revision = digest.hexdigest()
        for sheet in sheets:
            page_setup(sheet, TITLE, revision)
        cover.write(job, revision)


def _is_large(job: WriteJob) -> bool:
    count = 0
    for part in job.parts:
        count += 1 + sum(len(port.pins) for port in part.ports)
        count += len(part.cable.conductors) if part.cable else 0
        if count > STREAM_FROM:
            return True
    return False


def _table_sheets(
    book: Book, layout: Layout, table: Table, job: WriteJob, cover: LibraryCover, digest: Any
) -> Iterator[Any]:
    """The sheet of a table; further ones where it has more rows than a sheet takes."""
    view = TableView(table, layout, job)
    rows = noted(view.rows(), digest)
    first = list(islice(rows, 1))
    is_wanted = table.key in ALWAYS
    while first or is_wanted:
        sheet = book.sheet(table.sheet)
        count = write_table(book, sheet, view.heads, chain(first, islice(rows, LAST_ROW - 2)))
        if table.key == "sources":
            not_printed(sheet, len(view.heads))
        cover.add(sheet.get_name(), count)
        yield sheet
        first, is_wanted = list(islice(rows, 1)), False
