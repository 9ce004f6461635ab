"""Tables for people: coloured on a terminal, plain and never cut in a pipe."""

import os
import sys
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cadbridge.words import printable

_PIPE_WIDTH = 500
"""Columns that a pipe is taken to have; nothing is wrapped there."""


def console(pipe_width: int = _PIPE_WIDTH) -> Console:
    """The console on stdout, so wide where it is a pipe; NO_COLOR is honoured."""
    is_terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        width=None if is_terminal else pipe_width,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
    )


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", target: Console
) -> None:
    """A table; columns without any value are left out."""
    kept = [i for i, _ in enumerate(columns) if any(row[i] for row in rows)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for i in kept:
        table.add_column(columns[i], overflow="fold")
    for row in rows:
        table.add_row(*(printable(row[i]) for i in kept))
    if title:
        target.print()
        target.print(printable(title), style="bold")
    for line in target.render_lines(table, pad=False):
        text = Text.assemble(*((segment.text, segment.style or "") for segment in line))
        text.rstrip()
        if text:
            target.print(text)
