"""What colour codes and direction words mean, for people who see them for the first time."""

from collections.abc import Callable, Collection
from typing import Any

from cadbridge.formats.excel.book import Book
from cadbridge.formats.excel.colours import Colours
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
_SHORTEST_NAME = 3
"""Letters from which a word of a colour is a name, not a code."""


def write_legends(
    book: Book, sheet: Any, layout: Layout, top: int, left: int
) -> list[Callable[[int], None]]:
    """Write the heads of both legends, side by side, for all colours and directions.

    Returns:
        For each row below, what writes it: rows must come in order where the book streams.
    """
    _write_heads(book, sheet, top, left, "Shade", "Colour code")
    _write_heads(book, sheet, top, left + 3, "Direction", "Meaning")
    colours, directions = list(layout.colours), list(layout.words["direction"])

    def write(row: int) -> None:
        index = row - top - 1
        if index < len(colours):
            _write_colour(book, sheet, row, left, layout, colours[index])
        if index < len(directions):
            _write_direction(book, sheet, row, left + 3, layout, directions[index])

    return [write] * max(len(colours), len(directions))


def write_colour_legend(
    book: Book, sheet: Any, layout: Layout, top: int, left: int, used: Collection[str]
) -> int:
    """The colours that are used, one a row.

    Returns:
        The first row below.
    """
    colours = Colours(layout.colours)
    single = {part for code in used for piece in code.split("+") for part in colours.parts(piece)}
    _write_heads(book, sheet, top, left, "Shade", "Colour code")
    shown = [code for code in layout.colours if code in single]
    for row, code in enumerate(shown, top + 1):
        _write_colour(book, sheet, row, left, layout, code)
    return top + 1 + len(shown)


def write_direction_legend(
    book: Book, sheet: Any, layout: Layout, top: int, left: int, used: Collection[str]
) -> int:
    """The directions that are used, one a row.

    Returns:
        The first row below.
    """
    _write_heads(book, sheet, top, left, "Direction", "Meaning")
    shown = [value for value in layout.words["direction"] if value in used]
    for row, value in enumerate(shown, top + 1):
        _write_direction(book, sheet, row, left, layout, value)
    return top + 1 + len(shown)


def _write_heads(book: Book, sheet: Any, row: int, left: int, *titles: str) -> None:
    for column, title in enumerate(titles, left):
        sheet.write_string(row, column, title, book.styles.header)


def _write_colour(book: Book, sheet: Any, row: int, left: int, layout: Layout, code: str) -> None:
    shade, *words = layout.colours[code]
    swatch = book.styles.of(bg_color=f"#{shade}", border=1, border_color="#5E6B78")
    sheet.write_blank(row, left, None, swatch)
    name = next(word for word in words if len(word) >= _SHORTEST_NAME and word.islower())
    text = book.styles.of(bottom=1, bottom_color=RULE, indent=1, valign="vcenter")
    sheet.write_string(row, left + 1, f"{code}  {name}", text)


def _write_direction(
    book: Book, sheet: Any, row: int, left: int, layout: Layout, value: str
) -> None:
    style = book.styles.ruled
    sheet.write_string(row, left, layout.word_of["direction"][value] or "(empty)", style)
    sheet.write_string(row, left + 1, MEANINGS[value], style)
