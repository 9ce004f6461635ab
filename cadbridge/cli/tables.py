"""Tables for people: as wide as the terminal, never cut; plain and hardly wrapped in a pipe."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import click

from cadbridge.words import printable

_STANDARD_ERROR = 2
_PIPE_WIDTH = 500
"""Columns that a pipe is taken to have."""
_LEAST = 4
"""Columns that a cell keeps where a terminal is narrow."""
_BETWEEN = "   "


@dataclass(frozen=True, kw_only=True)
class Console:
    """Where tables are printed, and how wide they may be."""

    width: int
    file: TextIO | None = None
    """By default stdout."""

    def print(self, text: str = "", **style: Any) -> None:
        """A line, in a style of `click.style`."""
        words = click.style(text, **style) if style else text
        click.echo(words, file=self.file or sys.stdout)  # as it was told to encode

    def labelled(self, label: str, value: str) -> None:
        """A value behind what it is."""
        head = f"{label:<15}"
        lines = wrapped(value, max(self.width - len(head), _LEAST))
        for line in lines:
            self.print(f"{click.style(head, dim=True)}{line}")
            head = " " * len(head)


def console(pipe_width: int = _PIPE_WIDTH) -> Console:
    """The one on stdout, so wide where it is a pipe; one that ends on a terminal is no wider.

    Whoever sets ``COLUMNS`` has said how wide it is.
    """
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return Console(width=shutil.get_terminal_size().columns)
    try:
        return Console(width=min(pipe_width, os.get_terminal_size(_STANDARD_ERROR).columns))
    except OSError:  # messages go nowhere that has a width
        return Console(width=pipe_width)


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", target: Console
) -> None:
    """A table; columns without any value are left out."""
    kept = [i for i, _ in enumerate(columns) if any(row[i] for row in rows)]
    cells = [[printable(row[i]) for i in kept] for row in rows]
    head = [columns[i] for i in kept]
    widths = _fitted([_widest(column) for column in zip(head, *cells, strict=True)], target.width)
    if title:
        target.print()
        target.print(printable(title), bold=True)
    for line in _lines(head, widths):
        target.print(line, bold=True)
    if kept:
        target.print(" " + "─" * (sum(widths) + len(_BETWEEN) * (len(widths) - 1)))
    below = [line for row in cells for line in _lines(row, widths)]
    if below:
        target.print("\n".join(below))


def _widest(column: Sequence[str]) -> int:
    return max(cell_width(line) for cell in column for line in cell.split("\n"))


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """The widths of columns, the widest of them narrowed until all fit."""
    fitted = list(widths)
    excess = sum(fitted) + len(_BETWEEN) * (len(fitted) - 1) + 2 - room
    while excess > 0 and max(fitted) > _LEAST:
        widest = max(fitted)
        those = [i for i, width in enumerate(fitted) if width == widest]
        next_width = max([width for width in fitted if width < widest], default=_LEAST)
        less = min(widest - max(next_width, _LEAST), max(1, excess // len(those)))
        for i in those[: max(1, excess)]:
            fitted[i] -= less
            excess -= less
    return fitted


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """A row of cells, as high as the highest."""
    cells = [
        [cell] if "\n" not in cell and cell_width(cell) <= width else wrapped(cell, width)
        for cell, width in zip(row, widths, strict=True)
    ]
    for at in range(max(map(len, cells), default=0)):
        texts = (
            _padded(lines[at] if at < len(lines) else "", width)
            for lines, width in zip(cells, widths, strict=True)
        )
        line = f" {_BETWEEN.join(texts)}".rstrip()
        if line:
            yield line


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_width(text))


def cell_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines no wider than that, broken between words, and in words that are wider."""
    return [line for paragraph in text.split("\n") for line in _broken(paragraph, width)] or [""]


def _broken(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_width(joined) <= width:
            line = joined
            continue
        if line:
            yield line.rstrip()
        *pieces, line = _pieces(word, width)
        yield from pieces
    yield line.rstrip()


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if cell_width(pieces[-1] + sign) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += sign
    return pieces
