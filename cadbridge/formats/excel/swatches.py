"""Colour swatches beside colour codes: never the colour alone, never the only place it stands."""

from typing import Any

from cadbridge.formats.excel.book import Book
from cadbridge.formats.excel.colours import Colours

TITLES = ("Base", "Stripe")
"""Heads of the two narrow columns: the first colour of a core, and the second if it has two."""


def write_swatches(
    book: Book, sheet: Any, row: int, column: int, colours: Colours, code: str
) -> None:
    """Fill one or two cells with the shades of a code; none where it is not of IEC 60757."""
    for index, colour in enumerate(colours.parts(code)[: len(TITLES)]):
        shade = colours.shades[colour]
        style = book.styles.of(bg_color=shade, border=1, border_color="#5E6B78")
        sheet.write_blank(row, column + index, None, style)
