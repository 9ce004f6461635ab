"""From the headers of a sheet to the rows below them, and the labels around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.own.detect import Header, Titles
from cadbridge.formats.excel.tables.columns import LANGUAGE, Table, normal_title


@dataclass(frozen=True, slots=True)
class Label:
    """A value with its title beside it: ``Part number | MPC.DUET 40``."""

    key: str
    """Key of the column that has this title."""
    language: str
    cell: Cell
    is_next: bool = True
    """Whether the value stands in the next cell; else the one for it may have been emptied."""


@dataclass(slots=True, kw_only=True)
class Region:
    """One table of a sheet: header, what was said above it, and rows."""

    header: Header
    labels: Mapping[str, Label]
    rows: list[Mapping[int, Cell]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class SheetContent:
    """Everything that was understood of a sheet."""

    grid: Grid
    regions: list[Region]
    labels: list[Label]
    """All labels of the sheet."""
    apart: list[Cell]
    """First cells of lines between and below tables that are neither rows nor labels."""
    lacking: list[tuple[Table, Mapping[int, Cell]]]
    """Rows of titles without those by which their table is recognised."""


OF_A_TABLE = frozenset(["port", "purpose", "connector", "end_a", "end_b"])
"""Labels that hold for the next table only, where a line above a further one says otherwise."""

_LABEL_LINE = 3
"""Cells of a line that says one thing: title, text, and words that explain it."""
_MOST_TITLE_LINES = 5
"""Lines directly above the titles of a further table that may say what it is about."""


def read_sheet(grid: Grid, titles: Titles) -> SheetContent:
    """The tables and labels of a sheet."""
    return _SheetReader(grid, titles).read()


class _SheetReader:
    """Walks down a sheet, block by block: rows without an empty one between them."""

    def __init__(self, grid: Grid, titles: Titles) -> None:
        self._titles = titles
        self._headers: dict[int, list[Header]] = {}
        for header in titles.headers(grid):
            self._headers.setdefault(header.row, []).append(header)
        for number in [at for at in self._headers if self._is_label(at, grid.rows[at])]:
            del self._headers[number]
        self._content = SheetContent(grid=grid, regions=[], labels=[], apart=[], lacking=[])
        self._labels: dict[str, Label] = {}
        self._current: list[Region] = []
        self._closed = False

    def read(self) -> SheetContent:
        """Everything on the sheet."""
        for block in _blocks(self._content.grid.rows):
            within = not (self._has_titles(block) or self._reads_as_text(list(block.values())))
            for number, row in block.items():
                if number in self._headers:
                    self._open(number)
                    within = True
                elif within and not self._is_above_header(number, block):
                    self._take_row(row)
                elif (table := self._titles.lacking(row)) and not self._is_label(number, row):
                    self._refuse(table, row)
                    within = True
                else:
                    self._take_text(row)
        return self._content

    def _has_titles(self, block: Mapping[int, Mapping[int, Cell]]) -> bool:
        if not self._headers.keys().isdisjoint(block):
            return True
        return any(map(self._titles.lacking, block.values()))

    def _is_above_header(self, number: int, block: Mapping[int, Mapping[int, Cell]]) -> bool:
        """Whether only labels and lines of one cell stand between a row and the next titles."""
        if self._headers.keys().isdisjoint(range(number, number + _MOST_TITLE_LINES + 1)):
            return False
        for below in range(number, number + _MOST_TITLE_LINES + 1):
            if below in self._headers:
                return True
            row = block.get(below)
            if row is None or (len(row) > 1 and not self._labels_of(row)):
                return False
        return False

    def _is_label(self, number: int, row: Mapping[int, Cell]) -> bool:
        """Whether a row names the port of a table of ours below it, which a title may be, too."""
        return self._is_above_ours(number) and bool(self._labels_of(row))

    def _is_above_ours(self, number: int) -> bool:
        """Whether the titles of a table of ours stand below a line, and not in it."""
        below = range(number + 1, number + _MOST_TITLE_LINES + 1)
        return not any(header.uid for header in self._headers.get(number, ())) and any(
            header.uid for at in below for header in self._headers.get(at, ())
        )

    def _reads_as_text(self, rows: Sequence[Mapping[int, Cell]]) -> bool:
        """Whether a block without titles is no more rows of the table above it."""
        if not self._current or self._labels_of(rows[0]):
            return True
        return all(len(row) == 1 for row in rows)

    def _labels_of(self, row: Mapping[int, Cell]) -> list[Label]:
        cells = list(row.values())
        is_ours = bool(cells) and self._is_above_ours(cells[0].row)
        return list(_labels(cells, self._titles, is_ours=is_ours))

    def _take_text(self, row: Mapping[int, Cell]) -> None:
        """Take labels, and note what else stands there."""
        if self._closes(row):
            return
        found = self._labels_of(row)
        self._content.labels += found
        self._labels.update((label.key, label) for label in found if not label.language)
        if not found and self._current:
            self._stands_apart(next(iter(row.values())))

    def _stands_apart(self, first: Cell) -> None:
        if not self._titles.names_table(first):
            self._content.apart.append(first)
        for key in OF_A_TABLE:
            self._labels.pop(key, None)

    def _closes(self, row: Mapping[int, Cell]) -> bool:
        if self._titles.closes(next(iter(row.values()))):
            self._current, self._closed = [], True
        return self._closed

    def _open(self, number: int) -> None:
        headers = [self._without_labelled(header) for header in self._headers[number]]
        self._current = [Region(header=header, labels=dict(self._labels)) for header in headers]
        self._content.regions += self._current
        self._closed = False

    def _without_labelled(self, header: Header) -> Header:
        """The header; where labels say the port of a table of ours, no column of others does."""
        said = self._labels.keys() & OF_A_TABLE if header.uid else set()
        others = {at for at, column in header.columns.items() if column.key in said}
        if not others:
            return header
        columns = {at: known for at, known in header.columns.items() if at not in others}
        extra = {**header.extra, **{at: header.titles[at] for at in others}}
        return replace(header, columns=columns, extra=dict(sorted(extra.items())))

    def _refuse(self, table: Table, titles: Mapping[int, Cell]) -> None:
        """Read none of the rows below titles that lack what tells their table."""
        self._current, self._closed = [], False
        self._content.lacking.append((table, titles))

    def _take_row(self, row: Mapping[int, Cell]) -> None:
        if not self._closes(row):
            _add_row(self._current, row)


def _blocks(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[dict[int, Mapping[int, Cell]]]:
    block: dict[int, Mapping[int, Cell]] = {}
    previous = 0
    for number, row in rows.items():
        if block and number > previous + 1:
            yield block
            block = {}
        block[number] = row
        previous = number
    if block:
        yield block


def _add_row(regions: Sequence[Region], row: Mapping[int, Cell]) -> None:
    """Give each of the tables that stand side by side its share of the row."""
    if len(regions) == 1:
        regions[0].rows.append(row)
        return
    for region in regions:
        first, last = min(region.header.titles), max(region.header.titles)
        share = {column: cell for column, cell in row.items() if first <= column <= last}
        if share:
            region.rows.append(share)


def _labels(cells: Sequence[Cell], titles: Titles, *, is_ours: bool) -> Iterator[Label]:
    """Known titles each with a value to its right; none where the row does not begin with one.

    Args:
        cells: the row.
        titles: those that are known.
        is_ours: whether it stands above a table of ours, and is no row of titles.
    """
    pieces = list(_pieces_of(cells, titles, is_ours=is_ours))
    if not pieces or not pieces[0][1]:
        return
    index = 0
    while index < len(pieces):
        title, key, language = pieces[index]
        follower, is_title, _ = pieces[index + 1] if index + 1 < len(pieces) else (None, "", "")
        if key and follower is not None and not is_title:
            is_next = follower.column <= title.column + 1
            yield Label(key=key, language=language, cell=follower, is_next=is_next)
            index += 1
        index += 1


def _pieces_of(
    cells: Sequence[Cell], titles: Titles, *, is_ours: bool
) -> Iterator[tuple[Cell, str, str]]:
    """Titles and values of a row; each title with its key and its language."""
    for index, cell in enumerate(cells):
        if _is_text_beside(cells, index, titles, is_ours=is_ours):
            yield cell, "", ""
        else:
            yield from ((piece, *key_of_title(piece, titles)) for piece in _pieces(cell, titles))


def _is_text_beside(cells: Sequence[Cell], index: int, titles: Titles, *, is_ours: bool) -> bool:
    """Whether a cell beside a title is its text, whatever it reads like.

    It stands alone beside one with a language, or beside the only title of a row, where words
    may explain it: a note may say ``Art``, and a port be called ``Connector``, or ``Port`` above a
    table of ours.
    """
    cell = cells[index]
    if index == 0 or cell.column != cells[index - 1].column + 1:
        return False
    is_alone = index + 1 == len(cells) or cells[index + 1].column > cell.column + 1
    key, language = key_of_title(cells[index - 1], titles)
    is_same = key_of_title(cell, titles) == (key, language)
    if key and is_same and not is_ours:  # two titles in a row of a table
        return False
    if language:
        return is_alone and not key_of_title(cell, titles)[1]
    return (
        index == 1 and bool(key) and len(cells) <= _LABEL_LINE and not key_of_title(cell, titles)[1]
    )


def _pieces(cell: Cell, titles: Titles) -> list[Cell]:
    """Title and value of a cell that holds both: ``Connector: X1``."""
    if ":" not in cell.text:
        return [cell]
    head, _, value = (piece.strip() for piece in cell.text.partition(":"))
    title = replace(cell, value=head)
    if value and key_of_title(title, titles)[0]:
        return [title, replace(cell, value=value)]
    return [cell]


def key_of_title(cell: Cell, titles: Titles) -> tuple[str, str]:
    """The key that a cell's text is a title of, and the language at its end."""
    language = LANGUAGE.search(cell.text)
    if language:
        key = titles.labels.get(normal_title(cell.text[: language.start()]), "")
        return key, language.group(1) if key else ""
    return titles.labels.get(normal_title(cell.text), ""), ""
