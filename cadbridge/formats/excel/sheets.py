"""One table on one sheet, ready to print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from cadbridge.formats.excel.book import Book
from cadbridge.formats.excel.columns import UID_TITLE
from cadbridge.formats.excel.flatten import Value
from cadbridge.formats.excel.styles import RULE

A4 = 9
_NARROWEST, _WIDEST, _WRAPS_FROM = 7, 52, 34
_SAMPLE = 400
"""Rows that the widths are taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one printed column."""

    title: str
    is_number: bool = False
    is_supplier: bool = False
    is_swatch: bool = False
    width: float = 0
    """Characters; 0: as wide as the texts."""

    @property
    def is_hidden(self) -> bool:
        """Whether people see it."""
        return self.title == UID_TITLE


@dataclass(slots=True)
class Widths:
    """Widths of columns from the texts of the first rows."""

    heads: Sequence[Head]
    longest: list[int] = field(init=False)
    seen: int = 0

    def __post_init__(self) -> None:
        self.longest = [max(map(len, head.title.split(" "))) + 3 for head in self.heads]

    def see(self, row: Sequence[Value]) -> None:
        """Take one row into account."""
        self.seen += 1
        for index, value in enumerate(row):
            if value is not None and value != "":
                text = value if isinstance(value, str) else format(value, "f")
                length = max(map(len, text.split("\n")))
                self.longest[index] = max(self.longest[index], length)

    def of(self, index: int) -> float:
        """Width of a column in characters."""
        fixed = self.heads[index].width
        return fixed or max(_NARROWEST, min(self.longest[index] * 1.08 + 1.5, _WIDEST))

    def wraps(self, index: int) -> bool:
        """Whether the column's texts may take several lines."""
        return not self.heads[index].width and self.longest[index] > _WRAPS_FROM


def page_setup(sheet: Any, title: str, revision: str, *, landscape: bool = True) -> None:
    """A4, fitted to the page's width; header with the title, footer with page and revision."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    sheet.set_header(f"&L&8{_literal(title)}&R&8&A", {"margin": 0.35})
    footer = f"&L&8&F&C&8Revision {revision}&R&8Page &P of &N"
    sheet.set_footer(footer, {"margin": 0.3})
    sheet.hide_gridlines(2)


_HEADER_TEXT = 150
"""Characters of a title in a page header; with the codes it stays below Excel's 255."""


def _literal(text: str) -> str:
    """Text for a page header, where ``&`` starts a code."""
    return text[:_HEADER_TEXT].replace("&", "&&")


def write_table(
    book: Book, sheet: Any, heads: Sequence[Head], rows: Iterable[Sequence[Value]], *, top: int = 0
) -> int:
    """Write a table that fills the sheet's columns, with its header in row `top` (0-based).

    Returns:
        The number of rows.
    """
    widths = Widths(heads)
    format_columns(book, sheet, heads)
    write_header(book, sheet, heads, top)
    count = 0
    put, suppliers = book.put, [index for index, head in enumerate(heads) if head.is_supplier]
    for count, values in enumerate(rows, 1):
        row = top + count
        if count <= _SAMPLE:
            widths.see(values)
        for column, value in enumerate(values):
            if value is not None and value != "":
                put(sheet, row, column, value)
        for column in suppliers:
            put(sheet, row, column, values[column], book.styles.supplier)
    format_columns(book, sheet, heads, widths)
    finish_table(book, sheet, heads, top, count)
    return count


def format_columns(
    book: Book, sheet: Any, heads: Sequence[Head], widths: Widths | None = None
) -> None:
    """Give whole columns their cell format, so that what is typed below stays text too."""
    for index, head in enumerate(heads):
        style = book.styles.number if head.is_number else book.styles.text
        if widths is not None and widths.wraps(index) and not head.is_number:
            style = book.styles.wrapped
        width = widths.of(index) if widths is not None else None
        sheet.set_column(index, index, width, style, {"hidden": True} if head.is_hidden else {})


def write_header(book: Book, sheet: Any, heads: Sequence[Head], top: int) -> None:
    """The row of titles."""
    styles = book.styles
    sheet.set_row(top, 30)
    for column, head in enumerate(heads):
        style = styles.supplier_header if head.is_supplier else styles.header
        sheet.write_string(top, column, head.title, style)


def finish_table(book: Book, sheet: Any, heads: Sequence[Head], top: int, count: int) -> None:
    """Filter, banding, frozen and repeated header."""
    last, right = top + max(count, 1), len(heads) - 1
    if book.streams:
        sheet.autofilter(top, 0, last, right)
    else:
        options = {"style": None, "name": _table_name(book, sheet)}
        columns = [{"header": head.title, "header_format": None} for head in heads]
        for column, head in zip(columns, heads, strict=True):
            styles = book.styles
            column["header_format"] = styles.supplier_header if head.is_supplier else styles.header
        sheet.add_table(top, 0, last, right, {**options, "columns": columns})
    visible = right - 1 if heads[-1].is_hidden else right
    for first, final in _plain_runs(heads[: visible + 1]):
        for formula, style in (("=MOD(ROW(),2)=0", book.styles.band), ("=TRUE", book.styles.line)):
            rule = {"type": "formula", "criteria": formula, "format": style, "stop_if_true": True}
            sheet.conditional_format(top + 1, first, last, final, rule)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, last, visible)


def _plain_runs(heads: Sequence[Head]) -> Iterator[tuple[int, int]]:
    """Runs of columns that take banding: not swatches, not what the supplier fills in."""
    plain = [index for index, head in enumerate(heads) if not (head.is_supplier or head.is_swatch)]
    for _, run in groupby(enumerate(plain), key=lambda item: item[1] - item[0]):
        indices = [index for _, index in run]
        yield indices[0], indices[-1]


def _table_name(book: Book, sheet: Any) -> str:
    return f"Table_{book.workbook.worksheets().index(sheet) + 1}"


def write_block(
    book: Book,
    sheet: Any,
    heads: Sequence[Head],
    rows: Sequence[Sequence[Value]],
    top: int,
    left: int,
) -> None:
    """Write a small table among other things on a sheet: neither filter nor column formats."""
    styles = book.styles
    line = styles.of(num_format="@", bottom=1, bottom_color=RULE)
    number = styles.of(bottom=1, bottom_color=RULE, align="left")
    for offset, head in enumerate(heads):
        style = styles.supplier_header if head.is_supplier else styles.header
        sheet.write_string(top, left + offset, head.title, style)
        plain = styles.supplier if head.is_supplier else number if head.is_number else line
        for row, values in enumerate(rows, top + 1):
            book.put(sheet, row, left + offset, values[offset], plain)
