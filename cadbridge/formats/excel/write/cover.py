"""The first sheet of the whole library's workbook: what is in it and what its words mean."""

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.tables.said_texts import ALL_PARTS, CONTENTS, about_parts
from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.legend import colour_legend, direction_legend, write_line
from cadbridge.formats.excel.write.sheets import page_setup
from cadbridge.formats.excel.write.styles import ACCENT, MUTED, RULE


class LibraryCover:
    """The sheet ``Cover``: made first, filled last."""

    def __init__(self, book: Book, layout: Layout) -> None:
        self._book = book
        self._layout = layout
        self._sheet = book.sheet("Cover")
        self._contents: list[tuple[str, int]] = []

    def add(self, sheet_name: str, rows: int) -> None:
        """Note a sheet for the contents."""
        self._contents.append((sheet_name, rows))

    def write(self, job: WriteJob, revision: str) -> None:
        """Fill the sheet."""
        sheet, styles = self._sheet, self._book.styles
        page_setup(sheet, ALL_PARTS, revision)
        for column, width in enumerate((2, 26, 14, 3, 10, 24, 3, 20, 44)):
            sheet.set_column(column, column, width)
        sheet.set_row(1, 34)
        sheet.write_string(1, 1, ALL_PARTS, styles.of(font_size=24, bold=True, font_color=ACCENT))
        about = about_parts(len(job.parts), revision)
        sheet.write_string(2, 1, about, styles.of(font_color=MUTED))
        self._write_contents(4)

    def _write_contents(self, top: int) -> None:
        """Contents and legends side by side, row by row: the sheet may take them in order only."""
        sheet, styles, layout = self._sheet, self._book.styles, self._layout
        for column, title in enumerate(CONTENTS, 1):
            sheet.write_string(top, column, title, styles.header)
        legends = (
            (4, colour_legend(styles, layout, layout.colours)),
            (7, direction_legend(styles, layout, layout.words["direction"])),
        )
        link = styles.of(font_color=ACCENT, underline=1, bottom=1, bottom_color=RULE)
        number = styles.of(bottom=1, bottom_color=RULE, align="right", num_format="#,##0")
        for index in range(max(len(self._contents) + 1, *(len(lines) for _, lines in legends))):
            if 0 < index <= len(self._contents):
                name, count = self._contents[index - 1]
                quoted = name.replace("'", "''")
                sheet.write_url(top + index, 1, f"internal:'{quoted}'!A1", link, name)
                sheet.write_number(top + index, 2, count, number)
            for left, lines in legends:
                if index < len(lines):
                    write_line(self._book, sheet, top + index, left, lines[index])
