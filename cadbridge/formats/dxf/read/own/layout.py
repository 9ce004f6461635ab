"""Title block and table, found by their words and where these stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from cadbridge.drawing.said.labels import (
    BLADE_COLUMNS,
    CABLE_COLUMNS,
    FACE_COLUMNS,
    LABELS,
    PORT_COLUMNS,
)
from cadbridge.drawing.shapes.titleblock import BASE_STEP, LABEL
from cadbridge.drawing.sheets.table import ROW
from cadbridge.formats.dxf.read.drawn.labels import labels_in
from cadbridge.formats.dxf.read.drawn.shapes import Word
from cadbridge.formats.dxf.read.own.by_height import ByHeight

_TITLES = frozenset((*PORT_COLUMNS, *CABLE_COLUMNS, *FACE_COLUMNS, *BLADE_COLUMNS))
_KEYS = ("Conductor", "Contact", "Length mm")
"""Titles of what a row is known by; the first that a table has."""
_ALIGNED = 0.4
"""Heights of the text by which texts of one column or row may be out of line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, by the titles of its columns."""

    cells: Mapping[str, Word]

    def get(self, title: str) -> str:
        """What stands in a column; nothing for an empty cell."""
        word = self.cells.get(title)
        return word.text if word else ""

    def handle(self, title: str) -> str:
        """Handle of the text in a column."""
        word = self.cells.get(title)
        return word.handle if word else ""

    def with_text(self, title: str, text: str) -> "Row":
        """The row with another text in a column that is filled."""
        return Row({**self.cells, title: replace(self.cells[title], text=text)})


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    heading: Mapping[str, Word]
    """The titles of its columns that are known."""
    rows: tuple[Row, ...]
    unknown: tuple[Word, ...] = ()
    """Titles that are not."""

    @property
    def titles(self) -> frozenset[str]:
        """The known titles."""
        return frozenset(self.heading)

    @property
    def key(self) -> str:
        """The title of what a row is known by."""
        return _key_of(self.heading)

    def holds(self, word: Word) -> bool:
        """Whether a text stands in one of its columns, from the titles down to the last row."""
        first = next(iter(self.heading.values()))
        last = min((cell.y for row in self.rows for cell in row.cells.values()), default=first.y)
        is_beside = any(_in_line(word.x, title.x, title.height) for title in self.heading.values())
        return is_beside and last - first.height < word.y < first.y + first.height


def title_fields(words: Iterable[Word]) -> dict[str, Word | None]:
    """The title block's fields: label to value, None for an empty one."""
    words = tuple(words)
    labels, texts = labels_in(words), ByHeight(words)
    size = min((word.height for word in labels), default=0.0) * 1.05
    return {word.english: value_below(word, texts) for word in labels if word.height <= size}


def value_below(label: Word, texts: ByHeight) -> Word | None:
    """The text at the place of the value, no other label; of several that on the label's layer."""
    off, drop = _ALIGNED * label.height, BASE_STEP * label.height / LABEL
    below = (
        word
        for word in texts.near(label.y - drop, off)
        if abs(word.x - label.x) < off
        and not (word.english in LABELS and word.height < 1.1 * label.height)
    )
    return min(below, key=lambda word: word.layer != label.layer, default=None)


def find_table(words: Iterable[Word]) -> Table | None:
    """The table of contacts, its rows from the top; None where there is no such table."""
    return table_below(words, PORT_COLUMNS[0], _TITLES)


def table_below(words: Iterable[Word], corner: str, titles: Collection[str]) -> Table | None:
    """A table that is known by its titles, its rows from the top; None where there is none.

    Args:
        words: of the drawing.
        corner: the title that it must have.
        titles: those that it may have.
    """
    words = tuple(words)
    texts = ByHeight(words)
    values = {value_below(label, texts) for label in labels_in(words)}
    words = tuple(word for word in words if word not in values)
    heading = _heading(words, corner, titles)
    if not heading:
        return None
    rows = tuple(_rows(words, heading, heading[corner]))
    return Table(heading, rows, tuple(_unknown(words, heading, titles)))


def _key_of(heading: Mapping[str, Word]) -> str:
    return next(title for title in _KEYS if title in heading)


def _unknown(
    words: Iterable[Word], heading: Mapping[str, Word], titles: Collection[str]
) -> Iterator[Word]:
    """What stands in line with the titles, as large and on their layer, and is none."""
    first = next(iter(heading.values()))
    for word in words:
        alike = word.layer == first.layer and abs(word.height / first.height - 1) < _ALIGNED
        in_line = alike and _in_line(word.y, first.y, first.height)
        if in_line and word.english not in titles:
            yield word


def _heading(words: Sequence[Word], corner: str, known: Collection[str]) -> dict[str, Word]:
    """The titles in one line with a certain one: of several lines the fullest, then the topmost.

    Values may be words of ours as well, as a signal "Contact" is.
    """
    titles = ByHeight(word for word in words if word.english in known)
    corners = dict.fromkeys((word.y, word.height) for word in words if word.english == corner)
    lines = [titles.near(y, _ALIGNED * height) for y, height in corners]
    named = [{word.english: word for word in line} for line in lines]
    full = [line for line in named if len(line) > 1 and any(key in line for key in _KEYS)]
    best = max(full, key=lambda line: (len(line), line[corner].y), default={})
    return dict(sorted(best.items(), key=lambda item: item[1].x))


def _in_line(one: float, other: float, height: float) -> bool:
    return abs(one - other) < _ALIGNED * height


def _rows(words: Sequence[Word], heading: Mapping[str, Word], corner: Word) -> Iterator[Row]:
    """Rows stand at the table's step; behind a gap only what has its key and more is one.

    A cell may be wrapped: its lines stand between those of the others.
    """
    height = median(word.height for word in heading.values())
    step, key = ROW * height, _key_of(heading)
    lines: defaultdict[int, defaultdict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        title = next((t for t, top in heading.items() if _in_line(word.x, top.x, height)), None)
        if title and word.y < corner.y - height and word.layer == corner.layer:
            lines[round((corner.y - word.y) / step)][title].append(word)
    last = 0
    for number in sorted(lines):
        y, cells = corner.y - number * step, lines[number]
        on_line = {title for title, found in cells.items() if _any_in_line(found, y, height)}
        is_row = on_line if number == last + 1 else len(on_line) > 1 and key in on_line
        if is_row:
            last = number
            yield Row({title: _joined(found) for title, found in cells.items()})


def _any_in_line(words: Iterable[Word], y: float, height: float) -> bool:
    return any(_in_line(word.y, y, height) for word in words)


def _joined(words: Sequence[Word]) -> Word:
    """The lines of a cell as one text."""
    first, *others = sorted(words, key=lambda word: -word.y)
    text = " ".join(part for word in (first, *others) for part in word.text.split("\n"))
    return replace(first, text=text)
