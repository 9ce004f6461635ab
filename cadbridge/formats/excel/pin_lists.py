"""``pin-lists.xlsx``: the whole library, one sheet a table."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.book import Book, new_book
from cadbridge.formats.excel.columns import UID_TITLE, Column, Layout, Table
from cadbridge.formats.excel.cover import LibraryCover
from cadbridge.formats.excel.extras import ExtraCells
from cadbridge.formats.excel.fit import Head
from cadbridge.formats.excel.flatten import Value, chains, getters, language_codes
from cadbridge.formats.excel.identity import RowNames
from cadbridge.formats.excel.limits import LAST_ROW
from cadbridge.formats.excel.sheets import page_setup, write_table
from cadbridge.mapping.codecs import NO_LANGUAGE

TITLE = "Pin lists"
ALWAYS = frozenset(["pins", "conductors", "order_codes", "functions", "properties"])
"""Tables that have a sheet even when empty."""
STREAM_FROM = 20_000
"""Objects from which rows go to disk as they come."""


def write_pin_lists(job: WriteJob, path: Path) -> None:
    """Write the workbook.

    Raises:
        FindingsError: texts were too long for a cell.
        FileError: it cannot be written.
    """
    layout = Layout(job.mappings["excel"])
    with new_book(path, TITLE, streams=_is_large(job)) as book:
        cover = LibraryCover(book, layout)
        digest = blake2b(digest_size=4)
        sheets = [
            sheet
            for table in layout.tables.values()
            for sheet in _table_sheets(book, layout, table, job, cover, digest)
        ]
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
    rows = view.rows(digest)
    first = next(rows, None)
    if first is None and table.key not in ALWAYS:
        return
    while True:
        sheet = book.sheet(table.sheet)
        count = write_table(book, sheet, view.heads, _at_most(first, rows, LAST_ROW - 1))
        cover.add(sheet.get_name(), count)
        yield sheet
        first = next(rows, None)
        if first is None:
            return


def _at_most(
    first: list[Value] | None, rest: Iterator[list[Value]], most: int
) -> Iterator[list[Value]]:
    if first is None:
        return
    yield first
    for _, row in zip(range(most - 1), rest, strict=False):
        yield row


class TableView:
    """The columns and rows of one table for one job."""

    def __init__(self, table: Table, layout: Layout, job: WriteJob) -> None:
        self.table = table
        self.job = job
        self._layout = layout
        self._languages = {
            column.key: language_codes(column, job.parts)
            for column in table.columns
            if column.codec == "languages"
        }
        self._extras = ExtraCells(table.key, job.parts, layout.supplier_columns)
        self.heads: Sequence[Head] = [
            *(head for column in table.columns for head in self._column_heads(column)),
            *(Head(title=title) for title in self._extras.others),
            *(Head(title=title, is_supplier=True) for title in self._extras.supplier),
            Head(title=UID_TITLE),
        ]

    def _column_heads(self, column: Column) -> list[Head]:
        if column.codec != "languages":
            return [Head(title=column.title, is_number=column.codec in ("number", "count"))]
        return [Head(title=language_title(column, code)) for code in self._languages[column.key]]

    def rows(self, digest: Any) -> Iterator[list[Value]]:
        """Cell values row by row; the digest learns them all."""
        names = RowNames(self.table)
        texts = [column for column in self.table.columns if column.codec == "languages"]
        plain = [column for column in self.table.columns if column.codec != "languages"]
        getter_of = getters(self.table, self._layout, self.job.library)
        taken = [getter_of[self.table.columns.index(column)] for column in plain]
        for chain in chains(self.table, self.job.library, self.job.parts):
            values = [get(chain) for get in taken]
            if texts:
                values = self._with_languages(values, chain)
            name = names.name(chain)
            if self._extras.titles:
                values += self._extras.cells(chain[0], name)
            digest.update("\x1f".join(map(str, values)).encode("utf-8", "surrogatepass"))
            values.append(names.uid(name))
            yield values

    def _with_languages(self, values: list[Value], chain: tuple[Any, ...]) -> list[Value]:
        """The row with the texts of each language in the place of their column."""
        rest = iter(values)
        result: list[Value] = []
        for column in self.table.columns:
            if column.codec != "languages":
                result.append(next(rest))
                continue
            texts = getattr(chain[0], column.field)
            result += [texts.get(code, "") for code in self._languages[column.key]]
        return result


def language_title(column: Column, code: str) -> str:
    """Title of the column for one language."""
    return column.title if code == NO_LANGUAGE else f"{column.title} {code}"
