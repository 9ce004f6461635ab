"""What colour codes and direction words mean, for people who see them for the first time."""

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from cadbridge.formats.excel.tables.colours import Colours, names
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.styles import RULE, Styles

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


Line: TypeAlias = Sequence[tuple[str, Any]]
"""Texts of one row, each with its style."""


def colour_legend(styles: Styles, layout: Layout, used: Collection[str]) -> list[Line]:
    """A head, and the colours that are used, one a line."""
    colours = Colours(layout.colours)
    single = {part for code in used for piece in code.split("+") for part in colours.parts(piece)}
    text = styles.of(bottom=1, bottom_color=RULE, indent=1, valign="vcenter")
    lines: list[Line] = [_heads(styles, "Shade", "Colour code")]
    for code, texts in layout.colours.items():
        if code in single:
            words = names(texts)
            long = (word for word in words if len(word) >= _SHORTEST_NAME and word.islower())
            name = next(long, words[0])
            shade = styles.swatch(colours.shades[code])
            lines.append([("", shade), (f"{code}  {name}", text)])
    return lines


def direction_legend(styles: Styles, layout: Layout, used: Collection[str]) -> list[Line]:
    """A head, and the directions that are used, one a line."""
    style = styles.ruled
    lines: list[Line] = [_heads(styles, "Direction", "Meaning")]
    for value, word in layout.word_of["direction"].items():
        if value in used:
            lines.append([(word or "(empty)", style), (MEANINGS[value], style)])
    return lines


def _heads(styles: Styles, *titles: str) -> Line:
    return [(title, styles.header) for title in titles]


def write_line(book: Book, sheet: Any, row: int, left: int, line: Line) -> None:
    """Write one line of a legend; lines come in order where the book streams."""
    for column, (text, style) in enumerate(line, left):
        book.put(sheet, row, column, text, style)
