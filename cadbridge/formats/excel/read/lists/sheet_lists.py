"""Where the lists of a sheet stand, and what is said above and around each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.titles.heads import heads_in
from cadbridge.formats.excel.read.lists.titles.labels import (
    beside_labels,
    connector_in,
    data_in,
    device_in,
    labels_in,
    without_data,
)
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListKind
from cadbridge.formats.excel.read.lists.titles.stacked_heads import stacked_heads
from cadbridge.formats.excel.read.lists.titles.title_text import normal
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords

Cells = Mapping[int, Cell]
_CAPTION_ROWS = 3
"""Rows above a table's titles, blank ones not counted, in which its caption is looked for."""
_SEARCHED = 60
"""Rows from the top in which every row may be one of titles."""


@dataclass(slots=True, kw_only=True)
class FoundList:
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

    lists: list[FoundList]
    labels: dict[str, Cell]
    """Of the whole sheet, the first of each."""
    texts: list[Cell]
    """First cells of lines that are no row, no title and no caption."""
    of_part: list[Cell] = field(default_factory=list)
    """Lines with what stands beside tables of the part: ``Manufacturer | X``."""
    refused: list[Cell] = field(default_factory=list)
    """First cells of titles that are of no list; the rows below them are not read."""


class ListFinder:
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
        self._labelled: set[str] = set()
        """Keys of these that stand below the last titles, so they are of the next list."""
        self._captions: list[Cell] = []
        self._current: list[FoundList] = []
        self._own: set[int] = set()
        """Columns of these."""
        self._is_refused = False
        """The rows below titles of something else are passed over."""
        self._labels_at = 0
        """The last row of labels; the next one may be another."""
        self._notes_at = 0
        """The row that begins notes, whose lines are passed over and said."""

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
            if number <= skip or (self._header_row and number != self._header_row):
                continue
            if not (is_searched or self._begins_like_titles(cells)):
                continue
            heads = self._stacked(number) or heads_in(cells, number, self._words)
            if heads:
                found[number], skip = heads, heads[0].last_row
        return {
            number: heads for number, heads in found.items() if not self._is_caption(heads, found)
        }

    def _is_caption(self, heads: Sequence[Head], others: Mapping[int, list[Head]]) -> bool:
        """Whether more titles follow at once, of two lists below ``Connector A | Connector B``."""
        below = others.get(heads[0].last_row + 1, ())
        return sum(head.known for head in below) > sum(head.known for head in heads)

    def _stacked(self, first: int) -> list[Head]:
        """The list whose titles stand in this row and one or two below."""
        for count in (3, 2):
            rows = [self._grid.rows.get(first + step, {}) for step in range(count)]
            if all(rows) and (heads := stacked_heads(rows, first, self._words)):
                return heads
        return []

    def _begins_like_titles(self, cells: Cells) -> bool:
        first = next(iter(cells.values()))
        return bool(first.text) and self._words.is_title(first.text)

    def _open(self, heads: Sequence[Head]) -> None:
        if self._repeats(heads):
            return
        near = sorted(self._captions, key=lambda cell: (-cell.row, cell.column))
        # one line above a list that was folded, or drawn as on the board, is of all its pieces
        is_shared = len(near) < 2 or len(heads) == 1
        ends = list(self._lines_of_ends())
        tables = []
        for head in heads:
            left, right = head.span
            captions = [c for c in near if is_shared or left - 1 <= c.column <= right]
            captions += ends if head.kind is ListKind.PINS else []
            names = self._grid.rows[head.last_row]
            own = {key: replace(names[at], value=name) for key, (at, name) in head.named.items()}
            labels = {**self._labels, **own}
            table = FoundList(grid=self._grid, head=head, labels=labels, captions=captions)
            tables.append(table)
        self._own = {column.index for head in heads for column in head.columns}
        beside = self._beside(self._grid.rows[heads[0].last_row], tables)
        self._found.texts += list(beside.values())[:1]
        used = {id(cell) for table in tables for cell in table.captions}
        self._found.texts += [cell for cell in self._captions if id(cell) not in used]
        self._captions, self._current = [], tables
        self._labelled.clear()
        self._labels = without_data(self._labels)
        self._found.lists += tables

    def _lines_of_ends(self) -> Iterator[Cell]:
        """The lines that name an end, whole: of pins, ``Connector A: DB9 male`` is the port."""
        for key in ("end_a", "end_b"):
            if key in self._labelled and (cell := self._labels.get(key)):
                own = self._grid.rows[cell.row]
                before = [own[at].text for at in own if at < cell.column][-1:]
                whole = own[cell.column].text
                text = ": ".join([*before, whole]) if whole == cell.text else whole
                yield replace(cell, value=text)

    def _repeats(self, heads: Sequence[Head]) -> bool:
        """Whether these are the titles of the lists above once more, with no caption between."""
        same = [table.head.titles for table in self._current] == [head.titles for head in heads]
        return same and not self._captions and without_data(self._current[0].labels) == self._labels

    def _take(self, number: int, cells: Cells, *, is_gap: bool) -> None:
        if is_gap and self._current and self._are_other_titles(cells):
            self._current, self._is_refused = [], True
            self._found.refused.append(next(iter(cells.values())))
            return
        if is_gap and self._current and self._begins_notes(cells):
            self._current, self._is_refused = [], True
            self._notes_at = number
        if self._is_refused and (not is_gap or number == self._notes_at):
            if self._notes_at:
                self._found.texts += cells.values()
            return
        self._notes_at = 0
        self._is_refused = False
        is_row = self._current and not self._is_above_titles(number, cells)
        may_be_labels = is_gap or self._labels_at == number - 1
        if is_row and not (may_be_labels and labels_in(cells, self._words)):
            self._add_row(cells, is_gap=is_gap)
            return
        labels = labels_in(cells, self._words)
        beside = beside_labels(cells, self._words) if labels else ()
        labels = labels or connector_in(cells, self._words)
        if not labels and not self._current:
            labels = device_in(cells, self._words)
        if labels:
            self._found.texts += beside
            self._take_labels(number, cells, labels)
            return
        if self._current:
            for key in ("port", "connector", "device", "end_a", "end_b"):
                if key not in self._labelled:
                    self._labels.pop(key, None)
        row = [cell for cell in cells.values() if cell.value is not None]
        if len(row) > 1 and self._words.labels.is_label(row[0].text):
            self._found.of_part += row  # as our own sheets have it above their tables
            return
        self._captions += row[:4]

    def _take_labels(self, number: int, cells: Cells, labels: dict[str, Cell]) -> None:
        """Take what stands beside titles in a line that is no row."""
        self._labels_at = number
        if {"port", "connector", "part_number"} & labels.keys():
            plain = self._words.labels.is_plain
            self._found.texts += [it for it in self._captions if not plain(it.text)]
            self._captions = []
        if self._current and not self._is_above_titles(number, cells):
            self._tell_data(labels, self._current)
            labels = without_data(labels)
        self._labels.update(labels)
        self._labelled.update(labels)
        for key, cell in labels.items():
            self._found.labels.setdefault(key, cell)

    def _are_other_titles(self, cells: Cells) -> bool:
        """Whether a row is of titles that no list here begins with: ``Rev``, ``Date``, ``Name``."""
        texts = [cell.text for cell in cells.values() if cell.text]
        meant = sum(self._words.is_title(text) for text in texts)
        closing = sum(normal(text) in self._words.footers for text in texts)
        return max(meant, closing) >= 2 and 2 * max(meant, closing) >= len(cells) > 2

    def _begins_notes(self, cells: Cells) -> bool:
        """Whether a line alone says that notes or a legend follow, which are no rows."""
        text = next(iter(cells.values())).text
        return len(cells) == 1 and self._words.begins_notes(text)

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
        if labels_in(cells, self._words) or connector_in(cells, self._words):
            return False
        columns = [column.index for table in self._current for column in table.head.columns]
        return len(cells) > 1 and len(self._current) == 1 and set(columns[:2]) <= cells.keys()

    def _beside(self, cells: Cells, tables: Sequence[FoundList]) -> Cells:
        """What of a row stands beside the lists, without the technical data that it tells."""
        beside = {index: cell for index, cell in cells.items() if index not in self._own}
        labels = labels_in(beside, self._words) if beside else {}
        if not data_in(labels):
            return beside
        self._tell_data(labels, tables)
        read = {cell.column for cell in labels.values()}
        labelled = (index for index in beside if index + 1 in read)
        return {at: it for at, it in beside.items() if at not in {*read, *labelled}}

    def _tell_data(self, labels: Mapping[str, Cell], tables: Sequence[FoundList]) -> None:
        data = {key: cell for key, cell in labels.items() if key not in without_data(labels)}
        for table in tables:
            table.labels.update(data)

    def _add_row(self, cells: Cells, *, is_gap: bool) -> None:
        if not cells.keys() <= self._own:
            beside = self._beside(cells, self._current)
            cells = {at: it for at, it in cells.items() if at in self._own or at in beside}
        for table in self._current:
            share = table.head.share(cells) if len(self._current) > 1 else cells
            if share:
                if is_gap:
                    table.gaps.add(len(table.rows))
                table.rows.append(share)


def _rows_of(heads: Sequence[Head]) -> Iterator[int]:
    for head in heads:
        yield from range(head.first_row, head.last_row + 1)
