"""An XlsxWriter workbook with the house's rules: text stays text, the same bytes every time."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from inspect import unwrap
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import atomic_file
from cadbridge.findings import Finding, Place
from cadbridge.formats.excel.file.created import CREATED
from cadbridge.formats.excel.file.escapes import marked, needs_marks, rewritten, without_marks
from cadbridge.formats.excel.rules import TOO_LONG
from cadbridge.formats.excel.tables.certainty import Commented
from cadbridge.formats.excel.write.anchors import with_sizes
from cadbridge.formats.excel.write.fit import LINE
from cadbridge.formats.excel.write.flatten import Value
from cadbridge.formats.excel.write.sheet_names import SheetNames
from cadbridge.formats.excel.write.styles import FONT, Styles
from cadbridge.words import quoted

EXACT_DIGITS = 15
"""Significant digits that a number cell keeps (Excel specifications and limits)."""
_CUT = -2
"""What XlsxWriter returns when a text was too long."""
_AROUND = 20
"""Characters told on both sides of one that cannot be written."""
_COMMENT_WIDTH = 420
_COMMENT_LINE = 16
_COMMENT_CHARACTERS = 60
"""Pixels across and a line, and what a line holds of the small type that comments are in."""
_write_string = unwrap(Worksheet.write_string)
"""Without the wrapper that asks of every cell whether it is named like ``A1``."""


def _box(comment: str) -> dict[str, int]:
    """A box for a comment as high as its text, so that nothing of it is cut off."""
    wrapped = (textwrap.wrap(line, _COMMENT_CHARACTERS) for line in comment.splitlines())
    lines = sum(max(1, len(pieces)) for pieces in wrapped)
    return {"width": _COMMENT_WIDTH, "height": (lines + 1) * _COMMENT_LINE}


class Book:
    """One workbook being written."""

    def __init__(self, workbook: Any, *, streams: bool) -> None:
        self.workbook = workbook
        self.streams = streams
        """Rows go to disk as they come: the sheets take them in order and have no table object."""
        self.styles = Styles(workbook)
        self.names = SheetNames()
        self.problems: list[Finding] = []
        self.has_marks = False
        """Whether texts carry marks that have to become escapes."""
        self.has_pictures = False

    def sheet(self, title: str) -> Any:
        """A new sheet, its name made legal and unique."""
        sheet = self.workbook.add_worksheet(self.names.take(title))
        sheet.set_default_row(LINE)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet

    def put_row(self, sheet: Any, row: int, values: Iterable[Value], styles: Sequence[Any]) -> None:
        """Write the cells of a row that hold something, each in the style of its column."""
        for column, value in enumerate(values):
            style = styles[column]
            if isinstance(value, Decimal):
                self._put_number(sheet, row, column, value, style)
            elif value and (needs_marks(value) or _write_string(sheet, row, column, value, style)):
                self._put_text(sheet, row, column, value, style)
            if value.__class__ is Commented:
                sheet.write_comment(row, column, value.comment, _box(value.comment))

    def put(self, sheet: Any, row: int, column: int, value: Value, style: Any = None) -> None:
        """Write a cell; text as text, a number as a number if the cell can hold all its digits."""
        if isinstance(value, Decimal):
            self._put_number(sheet, row, column, value, style)
        elif value:
            self._put_text(sheet, row, column, value, style)
            if isinstance(value, Commented):
                sheet.write_comment(row, column, value.comment, _box(value.comment))
        elif style is not None:
            sheet.write_blank(row, column, None, style)

    def _put_number(self, sheet: Any, row: int, column: int, value: Decimal, style: Any) -> None:
        if len(value.as_tuple().digits) <= EXACT_DIGITS and Decimal(repr(float(value))) == value:
            sheet.write_number(row, column, float(value), style)
        else:
            sheet.write_string(row, column, format(value, "f"), style)

    def _put_text(self, sheet: Any, row: int, column: int, text: str, style: Any) -> None:
        if sheet.write_string(row, column, self._for_file(text), style) == _CUT:
            message = f"{len(text)} characters, beginning {quoted(text[:40])}"
            place = Place(sheet=sheet.get_name(), cell=xl_rowcol_to_cell(row, column))
            self.problems.append(Finding(rule=TOO_LONG, message=message, place=place))

    def _for_file(self, text: str) -> str:
        content = marked(text) if needs_marks(text) else text
        self.has_marks = self.has_marks or content != text
        return content


def _finished(book: Book, content: BytesIO) -> BytesIO:
    """The workbook with what XlsxWriter does otherwise."""
    changes = [(book.has_marks, without_marks), (book.has_pictures, with_sizes)]
    for is_needed, change in changes:
        content = rewritten(content, change) if is_needed else content
    return content


@contextmanager
def new_book(path: Path, title: str, *, streams: bool = False) -> Iterator[Book]:
    """A workbook that takes its place at `path` when the block ends well.

    Raises:
        FindingsError: texts were too long; no file is written.
        FileError: the file cannot be written.
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "constant_memory": streams,
        "in_memory": not streams,
        "default_format_properties": dict(FONT),  # XlsxWriter adds to it
    }
    with atomic_file(path) as temporary:
        content = BytesIO()
        workbook = xlsxwriter.Workbook(content, options)
        workbook.set_properties({"title": title, "created": CREATED, "author": ""})
        workbook.set_size(2400, 1400)
        book = Book(workbook, streams=streams)
        try:
            yield book
            workbook.close()
            temporary.write_bytes(_finished(book, content).getbuffer())
        except UnicodeEncodeError as error:
            around = error.object[max(error.start - _AROUND, 0) : error.end + _AROUND]
            message = f"a text holds half a character that no file can hold: {quoted(around)}"
            raise FileError(message, path=path) from error
        except XlsxWriterException as error:
            raise FileError(f"cannot be written: {error}", path=path) from error
        if book.problems:
            raise FindingsError(f"{path}: texts are too long for a cell", book.problems)
