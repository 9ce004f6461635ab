"""Both ends of each wire in one cell: ``X1:3 - X2:5``, ``from X1/3 to X2/5``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn
from cadbridge.formats.excel.read.lists.titles.title_text import tidy
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords
from cadbridge.formats.excel.read.lists.values.contacts import split_at_any

_ARROWS = r"\s*(?:-{0,2}>|=>|<-{0,2}>?|[→⇒⟶➔↔⇔]|~|～)\s*"
_DASHES = r"\s+(?:-{1,2}|[–—/|])\s+"
_RUN_ON = r"(?<=\w)-(?=[^\s:]+:\w+$)"
"""A dash without blanks, before an end with a colon: ``X1:3-X2:5``."""
_USUAL = 0.8
"""Share of the rows that name both ends so."""
_FAR = 0
"""Where the far end stands, which no column of the sheet holds."""

Rows = list[dict[int, Cell]]


class BothEnds:
    """Tells such cells by the words for ends of a mapping."""

    def __init__(self, words: TitleWords) -> None:
        """Of the mapping's words."""
        near, far = (_one_of(words.words_for_end(side)) for side in ("a", "b"))
        self._near = re.compile(rf"(?:{near})[\s:]+", re.IGNORECASE)
        self._between = re.compile(
            rf"{_ARROWS}|{_DASHES}|\s+(?:{far})[\s:]+|\s*[至到]\s*|{_RUN_ON}", re.IGNORECASE
        )

    def apart(
        self, rows: Rows, columns: Sequence[ListColumn]
    ) -> tuple[Rows, Sequence[ListColumn]] | None:
        """Rows and columns with a column an end; None where no column holds both."""
        if any(
            column.side or (column.field == "contact" and column.is_certain) for column in columns
        ):
            return None
        at = next((c.index for c in columns if self._holds(rows, c.index)), None)
        if at is None:
            return None
        found = [self._row(cells, at) for cells in rows]
        own = [_end(column) if column.index == at else _of_wire(column) for column in columns]
        title = next(column.title for column in columns if column.index == at)
        far = ListColumn(index=_FAR, title=title, field="port", side="b")
        return found, [*own, far]

    def _holds(self, rows: Rows, index: int) -> bool:
        cells = [cells[index] for cells in rows if index in cells and len(cells) > 1]
        return bool(cells) and sum(bool(self._ends(cell)) for cell in cells) >= _USUAL * len(cells)

    def _row(self, cells: Mapping[int, Cell], at: int) -> dict[int, Cell]:
        ends = self._ends(cells[at]) if at in cells else ()
        if not ends:
            return dict(cells)
        near, far = (replace(cells[at], value=end) for end in ends)
        return {**cells, at: near, _FAR: far}

    def _ends(self, cell: Cell) -> tuple[str, ...]:
        """The two ends of a cell, each with connector and contact; none where it is another."""
        pieces = self._between.split(self._near.sub("", tidy(cell.text), count=1))
        ends = [split_at_any(piece.strip()) for piece in pieces]
        is_pair = len(ends) == len(("near", "far")) and all(contact for _, contact in ends)
        return tuple(f"{port}:{contact}" for port, contact in ends) if is_pair else ()


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _end(column: ListColumn) -> ListColumn:
    return replace(column, field="port", side="a")


def _of_wire(column: ListColumn) -> ListColumn:
    """A column of a list that was taken for one of pins: what counts its rows are the wires."""
    return replace(column, field="wire") if column.field == "contact" else column
