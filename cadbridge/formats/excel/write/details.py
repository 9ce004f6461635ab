"""The sheets behind the front ones of a part's workbook: small tables, one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.fit import Head, fitted, header_height, row_height
from cadbridge.formats.excel.write.flatten import Value
from cadbridge.formats.excel.write.sheets import write_block
from cadbridge.formats.excel.write.styles import ACCENT

_TITLE_HEIGHT, _GAP_HEIGHT = 18.0, 8.0
"""Points."""


@dataclass(frozen=True, slots=True)
class Block:
    """One table: a title, the heads of its columns, and its rows."""

    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Value]]
    printed: bool = True

    def columns(self, *, hidden: bool) -> list[int]:
        """Those that people see, or the others, of which the identity comes last."""
        return [index for index, head in enumerate(self.heads) if head.is_hidden is hidden]


def write_stack(book: Book, sheet: Any, blocks: Sequence[Block]) -> None:
    """Write tables below each other in columns of the same widths; what is hidden comes last.

    The last column of each takes all that is left of the width. The print ends with the
    last that is printed.
    """
    count = max(len(block.columns(hidden=False)) for block in blocks)
    hidden = max(len(block.columns(hidden=True)) for block in blocks)
    rows = [_padded(row, count) for block in blocks for row in _visible(block)]
    widths = fitted([Head(title="")] * count, rows)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width, book.styles.text)
    sheet.set_column(count, count + hidden - 1, None, book.styles.text, {"hidden": True})
    top = printed = 0
    for block in blocks:
        _write_title(book, sheet, top, block.title)
        _write_rows(book, sheet, block, widths, top + 1)
        top += len(block.rows) + 3
        sheet.set_row(top - 1, _GAP_HEIGHT)
        printed = top if block.printed else printed
    sheet.print_area(0, 0, max(printed - 2, 0), count - 1)


def _visible(block: Block) -> Iterator[Sequence[Value]]:
    shown = block.columns(hidden=False)
    yield [block.heads[index].title for index in shown]
    yield from ([row[index] for index in shown] for row in block.rows)


def _padded(row: Sequence[Value], count: int) -> list[Value]:
    """A row as wide as the widest; the last cell of a shorter one has room anyway."""
    return [*row] if len(row) == count else [*row[:-1], *[None] * (count - len(row) + 1)]


def _write_title(book: Book, sheet: Any, row: int, title: str) -> None:
    sheet.set_row(row, _TITLE_HEIGHT)
    look = {"bold": True, "font_size": 12, "font_color": ACCENT, "num_format": "@"}
    style = book.styles.of(**look, valign="vcenter")
    sheet.write_string(row, 0, title, style)


def _write_rows(book: Book, sheet: Any, block: Block, widths: Sequence[float], top: int) -> None:
    shown, beyond = block.columns(hidden=False), len(widths)
    heads = [block.heads[index] for index in shown]
    rows = [[row[index] for index in shown] for row in block.rows]
    last = len(heads) - 1
    own = [*widths[:last], sum(widths[last:])]
    for row in range(top, top + 1 + len(block.rows)):
        if last < beyond - 1:
            style = book.styles.header if row == top else book.styles.ruled
            sheet.merge_range(row, last, row, beyond - 1, "", style)
    write_block(book, sheet, heads, rows, top, 0)
    for column, index in enumerate(block.columns(hidden=True), beyond):
        values = [[row[index]] for row in block.rows]
        write_block(book, sheet, [block.heads[index]], values, top, column)
    sheet.set_row(top, header_height(heads, own))
    for number, cells in enumerate(rows, top + 1):
        sheet.set_row(number, row_height(cells, own))
