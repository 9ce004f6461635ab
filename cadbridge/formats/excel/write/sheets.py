"""One table on one sheet, ready to print."""

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, islice
from typing import Any

from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.fit import LINE, Head, RowHeights, fitted, header_height
from cadbridge.formats.excel.write.flatten import Value
from cadbridge.formats.excel.write.styles import RULE

A4 = 9
_SAMPLE = 400
"""Rows that the widths are taken from."""


def page_setup(sheet: Any, title: str, revision: str) -> None:
    """A4 across, fitted to the page's width; header with the title, footer with the revision."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    sheet.set_header(f"&L&8{_literal(title)}&R&8&A", {"margin": 0.35})
    footer = f"&L&8&F&C&8Revision {revision}&R&8Page &P of &N"
    sheet.set_footer(footer, {"margin": 0.3})
    sheet.hide_gridlines(2)


def not_printed(sheet: Any, column: int) -> None:
    """Leave a sheet out of what is printed: its print area is an empty cell.

    Args:
        sheet: any sheet.
        column: one behind its last.
    """
    sheet.print_area(0, column + 1, 0, column + 1)


_HEADER_TEXT = 150
"""Characters of a title in a page header; with the codes it stays below Excel's 255."""


def _literal(text: str) -> str:
    """Text for a page header, where ``&`` starts a code."""
    return text[:_HEADER_TEXT].replace("&", "&&")


def write_table(
    book: Book,
    sheet: Any,
    heads: Sequence[Head],
    rows: Iterable[Sequence[Value]],
    *,
    top: int = 0,
    least_height: float = LINE,
) -> int:
    """Write a table that fills the sheet's columns, with its header in row `top` (0-based).

    Returns:
        The number of rows.
    """
    rest = iter(rows)
    sample = list(islice(rest, _SAMPLE))
    widths = fitted(heads, sample)
    styles = [book.styles.number if head.is_number else book.styles.text for head in heads]
    _format_columns(sheet, heads, widths, styles)
    # the second line has room for the buttons of the filter
    sheet.set_row(top, header_height(heads, widths, least_lines=2))
    _write_header(book, sheet, heads, top)
    heights = RowHeights(w for head, w in zip(heads, widths, strict=True) if not head.is_hidden)
    suppliers = [index for index, head in enumerate(heads) if head.is_supplier]
    count = 0
    for count, values in enumerate(chain(sample, rest), 1):
        row = top + count
        height = max(heights.of(values), least_height)
        if height > LINE:
            sheet.set_row(row, height)
        book.put_row(sheet, row, values, styles)
        for column in suppliers:
            book.put(sheet, row, column, values[column], book.styles.supplier)
    _finish_table(book, sheet, heads, top, count)
    return count


def _format_columns(
    sheet: Any, heads: Sequence[Head], widths: Sequence[float], styles: Sequence[Any]
) -> None:
    """Give whole columns their cell format, so that what is typed below stays text too."""
    for index, (head, width, style) in enumerate(zip(heads, widths, styles, strict=True)):
        sheet.set_column(index, index, width, style, {"hidden": True} if head.is_hidden else {})


def _write_header(book: Book, sheet: Any, heads: Sequence[Head], top: int) -> None:
    """The row of titles."""
    for column, head in enumerate(heads):
        sheet.write_string(top, column, head.title, _title_style(book, head))


def _title_style(book: Book, head: Head) -> Any:
    return book.styles.supplier_header if head.is_supplier else book.styles.header


def _finish_table(book: Book, sheet: Any, heads: Sequence[Head], top: int, count: int) -> None:
    """Filter, banding, frozen and repeated header."""
    last, right = top + max(count, 1), len(heads) - 1
    if book.streams:
        sheet.autofilter(top, 0, last, right)
    else:
        columns = [
            {"header": head.title, "header_format": _title_style(book, head)} for head in heads
        ]
        name = f"Table_{book.workbook.worksheets().index(sheet) + 1}"
        sheet.add_table(top, 0, last, right, {"style": None, "name": name, "columns": columns})
    visible = right - 1 if heads[-1].is_hidden else right
    _draw_lines(book, sheet, heads[: visible + 1], top + 1, last)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, last, visible)


def _draw_lines(book: Book, sheet: Any, heads: Sequence[Head], first: int, last: int) -> None:
    """Lines and bands, except where the supplier writes and where colours are shown.

    LibreOffice takes the frame from a cell that gets a line by a condition, and a white core would
    look like none.
    """
    line = ("=TRUE", book.styles.line)
    band = ("=MOD(ROW(),2)=0", book.styles.band)
    for kind, run in groupby(enumerate(heads), key=lambda item: _kind(item[1])):
        columns = [index for index, _ in run]
        for formula, style in [band, line] if kind == "plain" else []:
            rule = {"type": "formula", "criteria": formula, "format": style, "stop_if_true": True}
            sheet.conditional_format(first, columns[0], last, columns[-1], rule)


def _kind(head: Head) -> str:
    if head.is_supplier:
        return "supplier"
    return "swatch" if head.is_swatch else "plain"


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
    number = styles.of(bottom=1, bottom_color=RULE, align="left", valign="vcenter")
    for offset, head in enumerate(heads):
        sheet.write_string(top, left + offset, head.title, _title_style(book, head))
        plain = styles.supplier if head.is_supplier else number if head.is_number else styles.ruled
        for row, values in enumerate(rows, top + 1):
            book.put(sheet, row, left + offset, values[offset], plain)
