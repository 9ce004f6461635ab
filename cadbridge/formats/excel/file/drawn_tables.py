"""Tables drawn with signs in text files: Markdown, grids of ``+--+``, columns apart by blanks."""

import re
from collections.abc import Sequence

_GRID = re.compile(r"\s*\+[-=+:]+\+?\s*")
"""A line of a grid between its rows."""
_HEADING = re.compile(r"\s*(?:#{1,6}|//+|%+)\s+(?=\S)")
"""Before a heading of Markdown, or a remark of a program that wrote the file."""
_EMPHASIS = re.compile(r"(\*\*|__|``|`)(\S|\S.*?\S)\1")
_ALL_EMPHASIS = re.compile(r"([*_])([^\s*_]|[^\s*_].*[^\s*_])\1")
_BREAK = re.compile(r"\s*(?:<br\s*/?>|&nbsp;)\s*", re.IGNORECASE)
_GAP = re.compile(r"\S( {2,}|\t+)(?=\S)")
_FEWEST = 3
"""Lines with gaps, from which columns are apart by blanks."""
_MOSTLY = 0.7
"""Share of the lines that have gaps."""


def without_headings(text: str) -> str:
    """A text without lines of grids, and without the signs before its headings and remarks."""
    lines = text.splitlines(keepends=True)
    return "".join(_without_signs(line) for line in lines)


def _without_signs(line: str) -> str:
    if _GRID.fullmatch(line):
        return "\n"
    found = _HEADING.match(line)
    return line[found.end() :] if found else line


def without_emphasis(value: str) -> str:
    """A cell of Markdown without marks for bold letters, code and line breaks."""
    value = _BREAK.sub(" ", value).strip()
    value = _EMPHASIS.sub(r"\2", value)
    found = _ALL_EMPHASIS.fullmatch(value)
    return found[2] if found else value


def apart_by_blanks(text: str) -> str:
    """A text with a tab between columns that stand apart by blanks; empty where none do.

    Columns begin where a blank stands in each of the lines, so that empty cells stay in theirs.
    """
    lines = [line.expandtabs().rstrip() for line in text.splitlines()]
    filled = [line for line in lines if line.strip()]
    wide = [line for line in filled if _GAP.search(line)]
    if len(wide) < _FEWEST or len(wide) < _MOSTLY * len(filled):
        return ""
    starts = _starts(wide)
    return "\n".join(_cut(line, starts) if _GAP.search(line) else line for line in lines)


def _starts(lines: Sequence[str]) -> list[int]:
    """Where columns begin: behind two places, or more, that are blank in all lines."""
    width = max(map(len, lines))
    blank = [all(line[at : at + 1].strip() == "" for line in lines) for at in range(width)]
    edges = [at for at in range(2, width) if blank[at - 2] and blank[at - 1] and not blank[at]]
    return [0, *edges]


def _cut(line: str, starts: Sequence[int]) -> str:
    ends = [*starts[1:], len(line)]
    cells = (line[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return "\t".join(cells)
