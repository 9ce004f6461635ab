"""Comments and struck-out texts of workbooks of Excel 97 to 2003: python-calamine reads values."""

import sys
from collections.abc import Iterator
from typing import IO, Any

import xlrd

from cadbridge.formats.excel.file.marks_of_cells import CellMarks, Place


def xls_marks(stream: IO[bytes]) -> dict[str, CellMarks]:
    """The marks of each sheet by its name.

    Raises:
        Exception: of whatever kind, where the workbook is not as its format asks.
    """
    book = xlrd.open_workbook(file_contents=stream.read(), formatting_info=True, logfile=sys.stderr)
    struck_fonts = {number for number, font in enumerate(book.font_list) if font.struck_out}
    return {sheet.name: _of_sheet(sheet, book, struck_fonts) for sheet in book.sheets()}


def _of_sheet(sheet: Any, book: Any, struck_fonts: set[int]) -> CellMarks:
    hidden = (row + 1 for row, look in sorted(sheet.rowinfo_map.items()) if look.hidden)
    marks = CellMarks(hidden_rows=list(hidden))
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        if text := " ".join(note.text.split()):
            marks.comments.append(((row + 1, column + 1), text))
    for place, text, runs in _struck(sheet, book, struck_fonts) if struck_fonts else ():
        struck = "".join(run for run, is_struck in runs if is_struck).strip()
        if struck and struck == text.strip():
            marks.struck.append(place)
        elif struck:
            marks.struck_parts.append((place, struck))
    return marks


def _struck(
    sheet: Any, book: Any, struck_fonts: set[int]
) -> Iterator[tuple[Place, str, list[tuple[str, bool]]]]:
    """Cells with their text and the pieces of it, each with whether it is struck out."""
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            text = str(cell.value)
            begins = [(0, book.xf_list[cell.xf_index].font_index)]
            begins += sheet.rich_text_runlist_map.get((row, column), [])
            if text and any(font in struck_fonts for _, font in begins):
                ends = [at for at, _ in begins[1:]] + [len(text)]
                runs = [
                    (text[at:end], font in struck_fonts)
                    for (at, font), end in zip(begins, ends, strict=True)
                ]
                yield (row + 1, column + 1), text, runs
