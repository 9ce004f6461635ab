"""The cover of one part's workbook: title block, legends, open points, order codes."""

from collections.abc import Iterator

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.tables.said_texts import (
    ABOUT_REVISION,
    OPEN_POINT,
    REVISION,
    WHAT_IS_OPEN,
    open_points,
    title_of,
)
from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.fit import row_height
from cadbridge.formats.excel.write.legend import colour_legend, direction_legend, write_line
from cadbridge.formats.excel.write.styles import ACCENT, BAND, MUTED, RULE
from cadbridge.model import Part
from cadbridge.words import main_text

WIDTHS = (2, 24, 24, 26, 22, 16, 10, 9, 20, 30)
_VALUE_COLUMN, _MORE_COLUMN, _LAST_VALUE_COLUMN = 2, 3, 5
LEGEND_COLUMN = 7
LAST_COLUMN = 9


class PartCover:
    """The sheet ``Cover`` of one part."""

    def __init__(self, book: Book, layout: Layout, job: WriteJob, part: Part) -> None:
        self._book = book
        self._layout = layout
        self._library = job.library
        self._part = part
        self.sheet = book.sheet("Cover")

    def write(self, revision: str) -> int:
        """Fill the sheet.

        Returns:
            The first row below.
        """
        sheet, styles = self.sheet, self._book.styles
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, styles.text)
        sheet.set_row(1, 32)
        title = styles.of(font_size=22, bold=True, font_color=ACCENT, num_format="@")
        self._book.put(sheet, 1, 1, title_of(self._part), title)
        self._book.put(sheet, 2, 1, main_text(self._part.description), styles.of(font_color=MUTED))
        return max(self._title_block(4, revision), self._legends(4)) + 1

    def _title_block(self, top: int, revision: str) -> int:
        styles = self._book.styles
        look = {"bold": True, "valign": "vcenter", "bg_color": BAND}
        key = styles.of(**look, bottom=1, bottom_color=RULE)
        rows = list(self._lines(revision))
        for row, (title, value, more) in enumerate(rows, top):
            self.sheet.write_string(row, 1, title, key)
            first = _MORE_COLUMN if more else _VALUE_COLUMN
            self.sheet.merge_range(row, first, row, _LAST_VALUE_COLUMN, "", styles.ruled)
            self._book.put(self.sheet, row, _VALUE_COLUMN, value, styles.ruled)
            self._book.put(self.sheet, row, first, more or value, styles.ruled)
            self.sheet.set_row(
                row, row_height([value], [sum(WIDTHS[first : _LAST_VALUE_COLUMN + 1])])
            )
        return top + len(rows)

    def _lines(self, revision: str) -> Iterator[tuple[str, str, str]]:
        """Title, value, and what explains it."""
        part, columns = self._part, self._layout.tables["parts"].by_key
        maker = self._library.manufacturer_by_short_name.get(part.manufacturer)
        words = self._layout.word_of["kind"]
        yield columns["part_number"].title, part.part_number, ""
        yield columns["kind"].title, words[str(part.kind)], ""
        for key in ("description", "note"):
            for code, text in sorted(getattr(part, key).items()):
                yield columns[key].title_in(code), text, ""
        for key in ("manufacturer", "type_number", "order_number"):
            explained = maker.name if maker and key == "manufacturer" else ""
            if value := str(getattr(part, columns[key].field)):
                yield columns[key].title, value, explained
        yield REVISION, revision, ABOUT_REVISION

    def _legends(self, top: int) -> int:
        if self._part.cable is not None:
            left, codes = LEGEND_COLUMN, {row.colour for row in self._part.cable.conductors}
            lines = colour_legend(self._book.styles, self._layout, codes)
        else:
            left = LEGEND_COLUMN + 1
            directions = {str(pin.direction) for port in self._part.ports for pin in port.pins}
            lines = direction_legend(self._book.styles, self._layout, directions)
        for row, line in enumerate(lines, top):
            write_line(self._book, self.sheet, row, left, line)
        return top + len(lines)

    def write_open_points(self, top: int) -> int:
        """What the source leaves open, below the rest.

        Returns:
            The first row below.
        """
        points = list(open_points(self._library, self._part))
        if not points:
            return top
        styles = self._book.styles
        self.sheet.write_string(top, 1, OPEN_POINT, styles.header)
        self.sheet.merge_range(top, 2, top, LAST_COLUMN, WHAT_IS_OPEN, styles.header)
        for row, (place, text) in enumerate(points, top + 1):
            self._book.put(self.sheet, row, 1, place, styles.ruled)
            self.sheet.merge_range(row, 2, row, LAST_COLUMN, "", styles.ruled)
            self._book.put(self.sheet, row, 2, text, styles.ruled)
            widths = [WIDTHS[1], sum(WIDTHS[_VALUE_COLUMN : LAST_COLUMN + 1])]
            self.sheet.set_row(row, row_height([place, text], widths))
        return top + len(points) + 2
