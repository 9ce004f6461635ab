"""What colour codes and direction words mean, for people who see them for the first time."""

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from cadbridge.formats.excel.tables.colours import Colours
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.tables.said_texts import (
    COLOUR_HEADS,
    DIRECTION_HEADS,
    colour_texts,
    direction_texts,
)
from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.styles import RULE, Styles

Line: TypeAlias = Sequence[tuple[str, Any]]
"""Texts of one row, each with its style."""


def colour_legend(styles: Styles, layout: Layout, used: Collection[str]) -> list[Line]:
    """A head, and the colours that are used, one a line."""
    shades = Colours(layout.colours).shades
    text = styles.of(bottom=1, bottom_color=RULE, indent=1, valign="vcenter")
    lines: list[Line] = [_heads(styles, *COLOUR_HEADS)]
    for code, name in colour_texts(layout, used):
        lines.append([("", styles.swatch(shades[code])), (name, text)])
    return lines


def direction_legend(styles: Styles, layout: Layout, used: Collection[str]) -> list[Line]:
    """A head, and the directions that are used, one a line."""
    style = styles.ruled
    texts = direction_texts(layout, used)
    heads: Line = _heads(styles, *DIRECTION_HEADS)
    return [heads, *([(word, style), (meaning, style)] for word, meaning in texts)]


def _heads(styles: Styles, *titles: str) -> Line:
    return [(title, styles.header) for title in titles]


def write_line(book: Book, sheet: Any, row: int, left: int, line: Line) -> None:
    """Write one line of a legend; lines come in order where the book streams."""
    for column, (text, style) in enumerate(line, left):
        book.put(sheet, row, column, text, style)
