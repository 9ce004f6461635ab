"""An empty workbook in which a new cable is entered."""

from pathlib import Path
from typing import Any

from cadbridge.formats.excel.tables.columns import Column, Layout, layout_of
from cadbridge.formats.excel.tables.said_texts import HOW_TO_FILL_IN, NEW_CABLE, WIRING
from cadbridge.formats.excel.write.book import Book, new_book
from cadbridge.formats.excel.write.fit import Head
from cadbridge.formats.excel.write.sheets import page_setup, write_block, write_table
from cadbridge.formats.excel.write.styles import ACCENT, MUTED, RULE, SUPPLIER
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.mapping.codecs import NO_LANGUAGE
from cadbridge.model.colours import GREEN_YELLOW, SHADES

EMPTY_ROWS = 40
_LENGTHS = 8
_TITLE_BLOCK = ("part_number", "kind", "manufacturer", "type_number", "description")
_WIRING = (
    "contact_a colour core cross_section contact_b signal function shield pair remarks conductor"
)
_HINTS = {
    "part_number": "Maker's short name, a point, and the order or type number: ACME.0071",
    "manufacturer": "Short name of the maker",
    "end_a": "Part number of the connector at the drive; 'open' for free ends; or 'not stated'",
    "end_b": "Part number of the connector at the far end; 'open' for free ends; or 'not stated'",
    "colour": f"IEC 60757: {' '.join(SHADES)} {GREEN_YELLOW}; of two colours the base first",
    "cross_section": "In mm2: 0.25",
    "conductor": "A name of its own for each core; empty: it is named after core or contact",
    "shield": "yes, where the row is the shield",
    "product_group": "EPLAN's three numbers, 1/9/1, or a name; empty: the usual one of the kind",
    "gtin": "8, 12, 13 or 14 digits, as below the bar code",
    "price_unit": "Pieces that the price is for: 1, 100",
    "currency": "Three letters: EUR",
    "port": "As printed at the connector: X1",
    "contact": "As printed beside the contact; a range of contacts in rows of their own",
}


def write_cable_template(path: Path, mappings: Mappings | None = None) -> None:
    """Write an empty workbook for one new cable, to be filled in and imported.

    Raises:
        FileError: it cannot be written.
    """
    layout = layout_of(mappings or shipped_mappings())
    with new_book(path, NEW_CABLE) as book:
        _write_cover(book, layout)
        _write_wiring(book, layout)


def _write_cover(book: Book, layout: Layout) -> None:
    sheet, styles = book.sheet("Cover"), book.styles
    page_setup(sheet, NEW_CABLE, "-")
    for column, width in enumerate((2, 24, 44, 24, 24, 16)):
        sheet.set_column(column, column, width, styles.text)
    sheet.set_row(1, 32)
    sheet.write_string(1, 1, NEW_CABLE, styles.of(font_size=22, bold=True, font_color=ACCENT))
    sheet.write_string(2, 1, HOW_TO_FILL_IN, styles.of(font_color=MUTED))
    columns = layout.tables["parts"].by_key
    for row, key in enumerate(_TITLE_BLOCK, 4):
        title = columns[key].title_in("en_US" if key == "description" else NO_LANGUAGE)
        preset = layout.word_of["kind"]["cable"] if key == "kind" else ""
        _write_field(book, sheet, row, 1, title, key, preset)
    order_codes = layout.tables["order_codes"].by_key
    heads = [
        Head(title=order_codes["length"].title),
        Head(title=order_codes["order_code"].title),
    ]
    top = 5 + len(_TITLE_BLOCK)
    write_block(book, sheet, heads, [["", ""]] * _LENGTHS, top, 1)
    for row in range(top + 1, top + 1 + _LENGTHS):
        sheet.write_blank(row, 1, None, styles.of(bg_color=SUPPLIER, bottom=1, bottom_color=RULE))
        sheet.write_blank(row, 2, None, styles.supplier)


def _write_field(
    book: Book, sheet: Any, row: int, column: int, title: str, key: str, preset: str = ""
) -> None:
    """A title and the cell to fill in beside it."""
    sheet.write_string(row, column, title, book.styles.of(bold=True, num_format="@"))
    book.put(sheet, row, column + 1, preset, book.styles.supplier)
    hint(sheet, row, column + 1, row, key, title)


def _write_wiring(book: Book, layout: Layout) -> None:
    sheet = book.sheet(WIRING)
    table = layout.tables["conductors"]
    sheet.set_row(0, 26)
    title = book.styles.of(font_size=16, bold=True, font_color=ACCENT)
    sheet.write_string(0, 0, WIRING, title)
    for row, key in enumerate(("end_a", "end_b"), 1):
        _write_field(book, sheet, row, 0, table.by_key[key].title, key)
    columns = [table.by_key[key] for key in _WIRING.split()]
    heads = [_head(column) for column in columns]
    write_table(book, sheet, heads, [[""] * len(heads)] * EMPTY_ROWS, top=4)
    for index, column in enumerate(columns):
        hint(sheet, 5, index, 4 + EMPTY_ROWS, column.key, column.title)
    page_setup(sheet, NEW_CABLE, "-")


def _head(column: Column) -> Head:
    return Head(title=column.title, is_number=column.is_number, width=16)


def hint(sheet: Any, row: int, column: int, last_row: int, key: str, title: str) -> None:
    """What to write into the cells of a column, shown when one is chosen."""
    if key in _HINTS:
        message = {"validate": "any", "input_title": title[:32], "input_message": _HINTS[key]}
        sheet.data_validation(row, column, last_row, column, message)
