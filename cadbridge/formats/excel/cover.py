"""The first sheet of the whole library's workbook: what is in it and what its words mean."""

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.book import Book
from cadbridge.formats.excel.columns import Layout
from cadbridge.formats.excel.legend import write_legends
from cadbridge.formats.excel.sheets import page_setup
from cadbridge.formats.excel.styles import ACCENT, MUTED, RULE


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
        page_setup(sheet, "Pin lists", revision)
        for column, width in enumerate((2, 26, 14, 3, 10, 24, 3, 20, 44)):
            sheet.set_column(column, column, width)
        sheet.set_row(1, 34)
        sheet.write_string(1, 1, "Pin lists", styles.of(font_size=24, bold=True, font_color=ACCENT))
        about = f"{len(job.parts)} parts  ·  revision {revision}"
        sheet.write_string(2, 1, about, styles.of(font_color=MUTED))
        self._write_contents(4)

    def _write_contents(self, top: int) -> None:
        sheet, styles = self._sheet, self._book.styles
        sheet.write_string(top, 1, "Sheet", styles.header)
        sheet.write_string(top, 2, "Rows", styles.header)
        legends = write_legends(self._book, sheet, self._layout, top, 4)
        link = styles.of(font_color=ACCENT, underline=1, bottom=1, bottom_color=RULE)
        number = styles.of(bottom=1, bottom_color=RULE, align="right", num_format="#,##0")
        for row in range(top + 1, top + 1 + max(len(self._contents), len(legends))):
            index = row - top - 1
            if index < len(self._contents):
                name, count = self._contents[index]
                quoted = name.replace("'", "''")
                sheet.write_url(row, 1, f"internal:'{quoted}'!A1", link, name)
                sheet.write_number(row, 2, count, number)
            if index < len(legends):
                legends[index](row)
