"""Legends of colours among the rows of a list: a code and the colour that it stands for."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader

Cells = Mapping[int, Cell]
_FEWEST = 2
"""Rows and cells of a legend."""


def legend_rows(rows: Sequence[Cells], gaps: Collection[int], values: ValueReader) -> set[int]:
    """The rows that are a legend, by their place; none where all rows are alike.

    Args:
        rows: of a list.
        gaps: rows that stand behind an empty one.
        values: knows the colours.
    """
    found: set[int] = set()
    tells = [_tells_colour(cells, values) for cells in rows]
    for told, run in groupby(range(len(rows)), key=tells.__getitem__):
        places = list(run)
        if not told or len(places) < _FEWEST or places[0] == 0:
            continue
        first = places[0]
        has_title = first - 1 in gaps and first - 1 > 0 and len(rows[first - 1]) == _FEWEST
        is_apart = first in gaps or has_title
        if is_apart or not any(len(next(iter(rows[n].values())).text) == 1 for n in places):
            found.update(places, [first - 1] if has_title else [])
    return found


def _tells_colour(cells: Cells, values: ValueReader) -> bool:
    """Whether a row holds nothing but one colour in several words: ``BK | black``."""
    texts = {cell.text.strip() for cell in cells.values()}
    if len(texts) < _FEWEST:
        return False
    first, *others = texts
    code = values.colours.code(first)
    return bool(code) and all(values.colours.code(text) == code for text in others)
