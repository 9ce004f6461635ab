"""Empty lists to fill in: parts, pins, cables. Each is one table with the titles of the mapping."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cadbridge.formats.excel.tables.columns import Column, Layout, layout_of
from cadbridge.formats.excel.write.book import Book, new_book
from cadbridge.formats.excel.write.fit import Head
from cadbridge.formats.excel.write.sheets import page_setup, write_table
from cadbridge.formats.excel.write.template import hint
from cadbridge.mapping import Mappings, shipped_mappings

LISTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "parts": {
        "parts": (
            *("part_number", "manufacturer", "order_number", "type_number", "description", "kind"),
            *("product_group", "erp_number", "gtin", "supplier", "supplier_order_number", "price"),
            *("currency", "price_unit", "quantity_unit", "width", "height", "depth", "weight"),
            "note",
        ),
    },
    "pins": {
        "pins": (
            *("part_number", "port", "connector", "contact", "signal", "function", "direction"),
            *("voltage", "remarks"),
        ),
    },
    "cables": {
        "conductors": (
            *("part_number", "end_a", "contact_a", "colour", "core", "cross_section", "end_b"),
            *("contact_b", "signal", "shield", "pair", "remarks"),
        ),
        "order_codes": ("cable", "length", "order_code"),
    },
}
"""Columns by table of each list."""
EMPTY_ROWS = 300
_LONGEST_CHOICE = 255
"""Characters of a list of choices (Excel specifications and limits)."""


def write_list_template(kind: str, path: Path, mappings: Mappings | None = None) -> None:
    """Write an empty list, to be filled in and converted or imported.

    Args:
        kind: one of `LISTS`.
        path: the workbook.
        mappings: give titles and words; the shipped ones for None.

    Raises:
        FileError: it cannot be written.
    """
    layout = layout_of(mappings or shipped_mappings())
    with new_book(path, f"New {kind}") as book:
        for table, keys in LISTS[kind].items():
            _write_list(book, layout, table, keys)


def _write_list(book: Book, layout: Layout, table: str, keys: tuple[str, ...]) -> None:
    columns = [layout.tables[table].by_key[key] for key in keys]
    sheet = book.sheet(layout.tables[table].sheet)
    heads = [
        Head(title=column.title, is_number=column.is_number, width=_width(column))
        for column in columns
    ]
    write_table(book, sheet, heads, [[""] * len(heads)] * EMPTY_ROWS)
    for index, column in enumerate(columns):
        words = list(layout.word_of[column.words].values()) if column.codec == "choice" else []
        if words and len(",".join(words)) <= _LONGEST_CHOICE:
            _choose(sheet, index, [word for word in words if word])
        else:
            hint(sheet, 1, index, EMPTY_ROWS, column.key, column.title)
    page_setup(sheet, layout.tables[table].sheet, "-")


def _width(column: Column) -> float:
    return 30 if column.codec in ("languages", "text", "line") else 16


def _choose(sheet: Any, column: int, words: list[str]) -> None:
    """A list to choose from; other words may be typed, a reader knows many."""
    choice = {"validate": "list", "source": words, "error_type": "information"}
    sheet.data_validation(1, column, EMPTY_ROWS, column, choice)
