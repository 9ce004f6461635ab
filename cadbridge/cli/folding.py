"""Lines of messages, broken between words where a terminal would break them anywhere."""

import shutil
import sys
from collections.abc import Iterator

import click

from cadbridge.cli.tables import cell_width

_STEP = "  "
"""Further in than the line that goes on."""


def tell(text: str, *, err: bool = False) -> None:
    """Print a line, or several; in a pipe they stay as they are.

    Args:
        text: may hold colours.
        err: whether it is a message, and no result.
    """
    stream = sys.stderr if err else sys.stdout
    click.echo(_folded(text) if stream.isatty() else text, err=err)


def _folded(text: str) -> str:
    width = shutil.get_terminal_size().columns
    return "\n".join(part for line in text.split("\n") for part in _broken(line, width))


def _broken(line: str, width: int) -> Iterator[str]:
    """A line in pieces; a word that is wider, as a path may be, has one of its own."""
    words = line.lstrip(" ")
    indent = line[: len(line) - len(words)]
    piece = indent + words.partition(" ")[0]
    for word in words.split(" ")[1:]:
        if cell_width(click.unstyle(f"{piece} {word}")) > width:
            yield piece.rstrip()
            piece = f"{indent}{_STEP}{word}"
        else:
            piece = f"{piece} {word}"
    yield piece.rstrip()
