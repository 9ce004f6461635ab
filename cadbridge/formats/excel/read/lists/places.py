"""Where the lists of a sheet stand, and what is said above and around each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cadbridge.formats.excel.read.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.heads import Head, ListKind, heads_in, two_rows
from cadbridge.formats.excel.read.lists.title_words import TitleWords

Cells = Mapping[int, Cell]
_CAPTION_ROWS = 3
"""Rows above a table's titles, blank ones not counted, in which its caption is looked for."""
_SEARCHED = 60
"""Rows from the top in which every row may be one of titles."""
LABELS: Mapping[str, str] = {
    "part": "part_number",
    "cable": "cable",
    "port": "port",
    "device": "device",
}
"""Fields of which a value may stand beside its title above a list, with the names of the labels."""


@dataclass(slots=True, kw_only=True)
class PlacedList:
    """One list of a sheet as it stands there."""

    grid: Grid
    head: Head
    labels: dict[str, Cell]
    captions: list[Cell]
    """Lines above it, the nearest first."""
    rows: list[Cells] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)
    """Rows, by their place in `rows`, that stand behind an empty one."""
    is_turned: bool = False
    """Its titles stood in a column."""
    is_untitled: bool = False
    """Its columns were told by what stands in them, or by the user."""

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.grid.name


@dataclass(slots=True, kw_only=True)
class SheetLists:
    """All lists of a sheet, and the lines that belong to none."""

    lists: list[PlacedList]
    labels: dict[str, Cell]
    """Of the whole sheet, the first of each."""
    texts: list[Cell]
    """First cells of lines that are no row, no title and no caption."""
    refused: list[Cell] = field(default_factory=list)
    """First cells of titles that are of no list; the rows below them are not read."""


class PlaceFinder:
    """Walks down a sheet."""

    def __init__(self, grid: Grid, words: TitleWords, header_row: int = 0) -> None:
        self._grid = grid
        self._words = words
        self._header_row = header_row
        self._numbers = list(grid.rows)
        self._heads = self._find_heads()
        self._under = {row for heads in self._heads.values() for row in _rows_of(heads)}
        self._found = SheetLists(lists=[], labels={}, texts=[])
        self._labels: dict[str, Cell] = {}
        self._captions: list[Cell] = []
        self._current: list[PlacedList] = []
        self._is_refused = False
        """The rows below titles of something else are passed over."""

    def find(self) -> SheetLists:
        """Everything on the sheet."""
        previous = 0
        for number in self._numbers:
            cells = self._grid.rows[number]
            heads = self._heads.get(number)
            if heads:
                self._is_refused = False
                self._open(heads)
            elif number not in self._under:
                self._take(number, cells, is_gap=number > previous + 1)
            previous = number
        self._found.texts += self._captions
        return self._found

    def _find_heads(self) -> Mapping[int, list[Head]]:
        found: dict[int, list[Head]] = {}
        skip, previous, texts = 0, 0, 1
        for place, number in enumerate(self._numbers):
            cells = self._grid.rows[number]
            is_searched = place < _SEARCHED or number > previous + 1 or texts == 1
            previous, texts = number, len(cells)
            if number == skip or (self._header_row and number != self._header_row):
                continue
            if not (is_searched or self._begins_like_titles(cells)):
                continue
            heads = heads_in(cells, number, self._words)
            below = self._grid.rows.get(number + 1)
            pair = two_rows(cells, below, number, number + 1, self._words) if below else []
            if pair:
                found[number], skip = pair, number + 1
            elif heads:
                found[number] = heads
        return found

    def _begins_like_titles(self, cells: Cells) -> bool:
        first = next(iter(cells.values()))
        return bool(first.text) and self._words.is_title(first.text)

    def _open(self, heads: Sequence[Head]) -> None:
        if self._repeats(heads):
            return
        near = sorted(self._captions, key=lambda cell: (-cell.row, cell.column))
        # one line above a list that was folded, or drawn as on the board, is of all its pieces
        is_shared = len(near) < 2 or len(heads) == 1
        tables = []
        for head in heads:
            left, right = head.span
            captions = [c for c in near if is_shared or left - 1 <= c.column <= right]
            table = PlacedList(
                grid=self._grid, head=head, labels=dict(self._labels), captions=captions
            )
            tables.append(table)
        used = {id(cell) for table in tables for cell in table.captions}
        self._found.texts += [cell for cell in self._captions if id(cell) not in used]
        self._captions, self._current = [], tables
        self._found.lists += tables

    def _repeats(self, heads: Sequence[Head]) -> bool:
        """Whether these are the titles of the lists above once more, with no caption between."""
        same = [table.head.titles for table in self._current] == [head.titles for head in heads]
        return same and not self._captions and self._current[0].labels == self._labels

    def _take(self, number: int, cells: Cells, *, is_gap: bool) -> None:
        if is_gap and self._current and self._are_other_titles(cells):
            self._current, self._is_refused = [], True
            self._found.refused.append(next(iter(cells.values())))
            return
        if self._is_refused and not is_gap:
            return
        self._is_refused = False
        is_row = self._current and not self._is_above_titles(number, cells)
        if is_row and not (is_gap and self._labels_in(cells)):
            self._add_row(cells, is_gap=is_gap)
            return
        if labels := self._labels_in(cells):
            self._captions = (
                [] if {"port", "connector", "part_number"} & labels.keys() else self._captions
            )
            self._labels.update(labels)
            for key, cell in labels.items():
                self._found.labels.setdefault(key, cell)
            return
        if self._current:
            for key in ("port", "connector", "device", "end_a", "end_b"):
                self._labels.pop(key, None)
        row = [cell for cell in cells.values() if cell.value is not None]
        if len(row) > 1 and self._words.is_label(row[0].text):
            return  # of the part, as our own sheets have it above their tables
        self._captions += row[:4]

    def _are_other_titles(self, cells: Cells) -> bool:
        """Whether a row is of titles that no list here begins with."""
        meant = sum(self._words.is_title(cell.text) for cell in cells.values() if cell.text)
        return meant >= 2 and 2 * meant >= len(cells) > 2

    def _is_above_titles(self, number: int, cells: Cells) -> bool:
        """Whether titles follow below a line that is too short for a row."""
        for below in range(number + 1, number + _CAPTION_ROWS + 1):
            heads = self._heads.get(below)
            if heads:
                only = next(iter(cells.values()))
                if len(cells) == 1 and only.text.strip().isdigit():
                    return False
                return len(cells) <= max(2, len(heads)) and not self._is_full(cells)
            if below in self._grid.rows and len(self._grid.rows[below]) > 3:
                return False
        return False

    def _is_full(self, cells: Cells) -> bool:
        """Whether it fills the first columns of the list above, as its rows do."""
        if self._labels_in(cells):
            return False
        columns = [column.index for table in self._current for column in table.head.columns]
        return len(cells) > 1 and len(self._current) == 1 and set(columns[:2]) <= cells.keys()

    def _add_row(self, cells: Cells, *, is_gap: bool) -> None:
        for table in self._current:
            left, right = table.head.span
            share = cells
            if len(self._current) > 1:
                share = {index: cell for index, cell in cells.items() if left <= index <= right}
            if share:
                if is_gap:
                    table.gaps.add(len(table.rows))
                table.rows.append(share)

    def _labels_in(self, cells: Cells) -> dict[str, Cell]:
        """Values with their titles before them: ``Part number | X``, ``Connector: X1``."""
        pieces = [piece for cell in cells.values() for piece in _pieces(cell, self._words)]
        found: dict[str, Cell] = {}
        if not pieces or not _label_of(pieces[0], self._words):
            return found
        index = 0
        while index + 1 < len(pieces):
            label = _label_of(pieces[index], self._words)
            if label and not _label_of(pieces[index + 1], self._words):
                if label == "port" and self._words.is_connector(pieces[index].text):
                    label = "connector"
                found.setdefault(label, pieces[index + 1])
                index += 1
            index += 1
        return found


def _rows_of(heads: Sequence[Head]) -> Iterator[int]:
    for head in heads:
        yield from range(head.first_row, head.last_row + 1)


def _label_of(cell: Cell, words: TitleWords) -> str:
    """What a title before a value is called; nothing where it is none."""
    if not cell.text or len(cell.text) > 40:
        return ""
    meaning = words.meaning(cell.text)
    if meaning.side and not meaning.fields and not meaning.is_weak:
        return f"end_{meaning.side}"
    if meaning.is_weak or meaning.side:
        return ""
    return next((LABELS[item] for item in meaning.fields if item in LABELS), "")


def _pieces(cell: Cell, words: TitleWords) -> list[Cell]:
    """Title and value of a cell that holds both."""
    for mark in (":", "：", "="):
        head, found, value = cell.text.partition(mark)
        title = replace(cell, value=head.strip())
        if found and value.strip() and _label_of(title, words):
            return [title, replace(cell, value=value.strip())]
    return [cell]


def turned(grid: Grid, words: TitleWords) -> SheetLists:
    """The lists of a sheet whose titles stand in a column, each pin or wire in one of its own."""
    found = SheetLists(lists=[], labels={}, texts=[])
    labels: dict[str, Cell] = {}
    run: list[Cells] = []
    finder = PlaceFinder(Grid(name=grid.name), words)
    numbers = [*grid.rows, max(grid.rows, default=0) + 2]
    captions: list[Cell] = []
    previous = 0
    for number in numbers:
        cells = grid.rows.get(number, {})
        first = next(iter(cells.values()), None)
        is_line = first is not None and len(cells) > 2 and bool(words.meaning(first.text))
        if (not is_line or number > previous + 1) and run:
            if placed := _turned_list(grid, run, labels, captions, words):
                found.lists.append(placed)
                captions = []
            run = []
        if is_line:
            run.append(cells)
        elif cells:
            more = finder._labels_in(cells)
            labels.update(more)
            captions = [*([] if more else list(cells.values())[:2]), *captions]
            found.labels = {**more, **found.labels}
        previous = number
    return found


def _turned_list(
    grid: Grid,
    lines: Sequence[Cells],
    labels: Mapping[str, Cell],
    captions: Sequence[Cell],
    words: TitleWords,
) -> PlacedList | None:
    left = min(lines[0])
    titles = {n: cells[left] for n, cells in enumerate(lines, 1) if left in cells}
    heads = heads_in(titles, titles[1].row, words) if 1 in titles else []
    if len(heads) != 1 or len(titles) != len(lines):
        return None
    columns = sorted({index for cells in lines for index in cells} - {left})
    rows = [
        {n: cells[index] for n, cells in enumerate(lines, 1) if index in cells} for index in columns
    ]
    return PlacedList(
        grid=grid,
        head=heads[0],
        labels=dict(labels),
        captions=list(captions),
        rows=list(rows),
        is_turned=True,
    )


__all__ = ["Head", "ListKind", "PlaceFinder", "PlacedList", "SheetLists", "turned"]
