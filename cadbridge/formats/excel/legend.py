"""What colour codes and direction words mean, for people who see them for the first time."""

from collections.abc import Callable
from typing import Any

from cadbridge.formats.excel.book import Book
from cadbridge.formats.excel.columns import Layout
from cadbridge.formats.excel.styles import RULE

MEANINGS = {
    "unspecified": "the source does not say",
    "in": "signal into the device",
    "out": "signal out of the device",
    "bidir": "both ways: bus, serial line",
    "supply_in": "feeds the device",
    "supply_out": "the device feeds others",
    "ground": "return of signals or supply",
    "protective_earth": "protective conductor, green-yellow",
    "shield": "cable screen",
    "nc": "nothing is connected to this contact",
}


def write_legends(
    book: Book, sheet: Any, layout: Layout, top: int, left: int
) -> list[Callable[[int], None]]:
    """Write the heads of both legends, side by side; colours take two columns, as directions do.

    Returns:
        For each row below, what writes it: rows must come in order where the book streams.
    """
    for column, title in ((0, "Shade"), (1, "Colour code"), (3, "Direction"), (4, "Meaning")):
        sheet.write_string(top, left + column, title, book.styles.header)
    colours = list(layout.colours.items())
    directions = list(layout.words["direction"].items())

    def write(row: int) -> None:
        index = row - top - 1
        if index < len(colours):
            _write_colour(book, sheet, row, left, *colours[index])
        if index < len(directions):
            value, words = directions[index]
            _write_line(book, sheet, row, left + 3, words[0] or "(empty)", MEANINGS[value])

    return [write] * max(len(colours), len(directions))


def _write_colour(book: Book, sheet: Any, row: int, left: int, code: str, words: Any) -> None:
    swatch = book.styles.of(bg_color=f"#{words[0]}", border=1, border_color="#5E6B78")
    sheet.write_blank(row, left, None, swatch)
    name = next(word for word in words[1:] if len(word) > 3 or word == "red")
    text = book.styles.of(bottom=1, bottom_color=RULE)
    sheet.write_string(row, left + 1, f"{code}  {name}", text)


def _write_line(book: Book, sheet: Any, row: int, left: int, word: str, meaning: str) -> None:
    style = book.styles.of(bottom=1, bottom_color=RULE)
    sheet.write_string(row, left, word, style)
    sheet.write_string(row, left + 1, meaning, style)
