"""Tables in text files: separator, quotes and encoding are found by what the file holds."""

import csv
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import open_file
from cadbridge.formats.excel.file.drawn_tables import (
    apart_by_blanks,
    without_emphasis,
    without_headings,
)
from cadbridge.formats.excel.file.encodings import decoded
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.words import quoted

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of a file."""
_SEPARATORS = ";,\t|^~"
_SEP_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
"""By which Excel is told the separator."""
_SAMPLE = 40
_RULE = re.compile(r"\s*(?::?-{2,}:?|:-:?|-:)?\s*")
"""A cell of the line below the titles of a table in Markdown, which is drawn and says nothing."""
_NAMES = {
    ";": "semicolons",
    ",": "commas",
    "\t": "tabs",
    "|": "bars",
    "^": "signs ^",
    "~": "signs ~",
}
_MOST_CELLS = 2_000_000
LONGEST_LINE = 131_072
"""Characters; Python's own reader takes no longer cells."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """The one grid of a text file, and how it was read."""

    grid: Grid
    how: str
    odd_lines: Sequence[int]
    """Lines whose quotation marks do not close, and are read as signs of their cells."""
    doubt: str
    """Of the encoding, with a word and its other readings; mostly nothing."""


def read_text_table(path: Path, known: Container[str] = ()) -> TextTable:
    """A text file as a grid; every cell is text, so that zeros in front stay.

    Args:
        path: the file.
        known: words without case by which old encodings of one byte a letter are told apart.

    Raises:
        FileError: it is no text, or too large.
    """
    with open_file(path) as stream:
        data = stream.read(LARGEST_TEXT + 1)
    if not data.strip():
        raise FileError("is empty", path=path, hint="ask for the file again")
    if len(data) > LARGEST_TEXT:
        raise FileError("is larger than a pin list can be", path=path)
    read = decoded(data, path, known)
    text = read.text
    if max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
        raise FileError("holds a line that is longer than a pin list can have", path=path)
    separator, text = _separator(without_headings(text))
    named = _NAMES.get(separator, quoted(separator))
    if not separator:
        separator, text, named = "\t", apart_by_blanks(text), "blanks"
    rows, odd = _rows(text, separator, path)
    grid = Grid(name=path.stem)
    rules = {n for n, row in enumerate(rows) if separator == "|" and all(map(_RULE.fullmatch, row))}
    is_drawn = any(len(rows[number]) > 1 for number in rules)
    for number, row in enumerate(rows):
        for column, value in enumerate(() if number in rules else row, 1):
            shown = without_emphasis(value) if is_drawn else value
            if shown.strip():
                grid.put(Cell(row=number + 1, column=column, value=shown))
    return TextTable(grid, f"read as {read.how}, cells between {named}", odd, read.doubt)


def _separator(text: str) -> tuple[str, str]:
    """The sign between cells, and the text without a line that only names it.

    Empty where blanks stand between them.
    """
    first, _, rest = text.partition("\n")
    if match := _SEP_LINE.fullmatch(first.strip()):
        return match[1], f"\n{rest}"  # the lines keep their numbers
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]

    def score(separator: str) -> tuple[int, int]:
        rows = (_quoted_row(line, separator) or line.split(separator) for line in lines)
        counts = [len(row) for row in rows]
        several = [count for count in counts if count > 1]
        most = max(several, key=several.count, default=0)
        return several.count(most) if most else 0, most

    best = max(_SEPARATORS, key=score)
    if score(best)[0] < len(lines) / 2 and apart_by_blanks(text):
        return "", text
    return (best if score(best)[1] else ","), text


def _rows(text: str, separator: str, path: Path) -> tuple[Sequence[Sequence[str]], Sequence[int]]:
    """Rows of cells, and the lines whose quotation marks do not close.

    Where some do not, lines are read one by one, lest a mark swallows all lines below it.
    """
    lines = text.splitlines(keepends=True)
    odd: list[int] = []
    try:
        rows = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        rows = []
        for number, line in enumerate(lines, 1):
            row = _quoted_row(line, separator)
            if row is None:
                odd.append(number)
                row = line.rstrip("\r\n").split(separator)
            rows.append(row)
    if sum(map(len, rows)) > _MOST_CELLS:
        raise FileError("holds more cells than a pin list can", path=path)
    return rows, odd


def _quoted_row(line: str, separator: str) -> list[str] | None:
    """The cells of a line; None where its quotation marks do not close."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return None
