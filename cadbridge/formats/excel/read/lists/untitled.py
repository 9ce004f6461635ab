"""Lists without titles: their columns are told by what stands in them, where that is certain."""

import re
from collections.abc import Mapping, Sequence

from openpyxl.utils import column_index_from_string, get_column_letter

from cadbridge.errors import OptionError
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.nets import untitled_nets
from cadbridge.formats.excel.read.lists.sheet_lists import FoundList, ListFinder, SheetLists
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_text import tidy
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader, most_are
from cadbridge.words import quoted

_FEWEST = 3
"""Rows from which numbers in a column are certainly contacts."""
_END = re.compile(r"[-+=]?[A-Za-z][\w+=\-]*:\w{1,5}")
_SIDES = ("a", "b")
_LETTERS = re.compile(r"[A-Z]{1,2}")

Cells = Mapping[int, Cell]


def by_letters(
    grid: Grid, words: TitleWords, said: Mapping[str, str], header_row: int
) -> SheetLists:
    """The list of a sheet whose columns the user names by their letters: ``A=contact``."""
    fields = {
        column_index_from_string(title): field
        for title, field in said.items()
        if _LETTERS.fullmatch(title)
    }
    found = SheetLists(lists=[], labels={}, texts=[])
    if not fields:
        return found
    columns = [
        ListColumn(index=i, title=get_column_letter(i), field=field, side=side)
        for i, (field, _, side) in sorted((i, f.partition("/")) for i, f in fields.items())
    ]
    kind = ListKind.WIRES if any(column.side for column in columns) else ListKind.PINS
    for block in _side_by_side(columns):
        own = {column.index for column in block}
        others = fields.keys() - own
        rows = {
            number: {index: cell for index, cell in cells.items() if index not in others}
            for number, cells in grid.rows.items()
            if number > header_row and len(own & cells.keys()) > 1
        }
        if rows:
            placed = _placed(grid, words, kind, block, rows)
            found.lists += placed.lists
            found.labels.update(placed.labels)
    return found


def _side_by_side(columns: Sequence[ListColumn]) -> list[list[ListColumn]]:
    """The columns by list; a field that is named again begins the next: mirrored pins.

    Raises:
        OptionError: a field is named again, and no contact beside it.
    """
    blocks: list[list[ListColumn]] = [[]]
    for column in columns:
        if any(other.name == column.name for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(column)
    for block in blocks[1:]:
        if not any(column.field == "contact" for column in block):
            twice = block[0]
            raise OptionError(
                f"option 'columns': {quoted(twice.title)} is {quoted(twice.field)} as another "
                "column is, and no contact stands beside it",
                hint="name each field once, or once beside each contact",
            )
    return blocks


def untitled(grid: Grid, words: TitleWords, values: ValueReader) -> SheetLists:
    """The pins of a sheet without titles: one column counts, beside it stand texts."""
    rows = _longest_block(grid)
    if ends := [index for index in _columns(rows) if _are_ends(rows, index)]:
        return _wires(grid, words, values, ends, rows)
    if rows and untitled_nets(list(rows.values())):
        columns = [
            ListColumn(index=index, title=get_column_letter(index), field=field)
            for index, field in enumerate(("signal", "contact"), min(_columns(rows)))
        ]
        return _placed(grid, words, ListKind.PINS, columns, rows)
    counted = next((index for index in _columns(rows) if _counts(rows, index)), 0)
    others = [index for index in _columns(rows) if index != counted]
    if not counted or not others or len(rows) < _FEWEST:
        return SheetLists(lists=[], labels={}, texts=[])
    columns = [ListColumn(index=counted, title=get_column_letter(counted), field="contact")]
    free = ["signal", "function", "remarks"]
    for index in others:
        texts = [tidy(cell.text) for cells in rows.values() if (cell := cells.get(index))]
        field = "colour" if most_are(texts, values.is_colour) else ""
        if field and any(column.field == field for column in columns):
            field = ""
        if not field and free and any(texts):
            field = free.pop(0)
        columns.append(ListColumn(index=index, title=get_column_letter(index), field=field))
    in_order = sorted(columns, key=lambda column: column.index)
    return _placed(grid, words, ListKind.PINS, in_order, rows)


def _are_ends(rows: Mapping[int, Cells], index: int) -> bool:
    """Whether a column holds a connector and a contact in each row: ``X1:1``."""
    texts = [tidy(cells[index].text) for cells in rows.values() if index in cells]
    return len(texts) == len(rows) > 1 and all(map(_END.fullmatch, texts))


def _wires(
    grid: Grid,
    words: TitleWords,
    values: ValueReader,
    ends: Sequence[int],
    rows: Mapping[int, Cells],
) -> SheetLists:
    """Wires between two columns of ends, with their colours where there is a column of such."""
    if len(ends) != len(_SIDES):
        return SheetLists(lists=[], labels={}, texts=[])
    sides = dict(zip(ends, _SIDES, strict=True))
    columns: list[ListColumn] = []
    for index in _columns(rows):
        texts = [tidy(cell.text) for cells in rows.values() if (cell := cells.get(index))]
        field = "port" if index in sides else ""
        if most_are(texts, values.is_colour) and not any(it.field == "colour" for it in columns):
            field = "colour"
        title, side = get_column_letter(index), sides.get(index, "")
        columns.append(ListColumn(index=index, title=title, field=field, side=side))
    return _placed(grid, words, ListKind.WIRES, columns, rows)


def _placed(
    grid: Grid,
    words: TitleWords,
    kind: ListKind,
    columns: Sequence[ListColumn],
    rows: Mapping[int, Cells],
) -> SheetLists:
    first = min(rows)
    head = Head(kind=kind, first_row=first, last_row=first, columns=tuple(columns))
    above = Grid(name=grid.name, rows={n: dict(r) for n, r in grid.rows.items() if n < first})
    around = ListFinder(above, words).find()
    placed = FoundList(
        grid=grid,
        head=head,
        labels=dict(around.labels),
        captions=around.texts[::-1][:3],
        rows=list(rows.values()),
        is_untitled=True,
    )
    return SheetLists(lists=[placed], labels=around.labels, texts=[])


def _longest_block(grid: Grid) -> dict[int, Cells]:
    blocks: list[dict[int, Cells]] = []
    previous = -1
    for number, cells in grid.rows.items():
        if len(cells) < 2:
            continue
        if number != previous + 1:
            blocks.append({})
        blocks[-1][number] = cells
        previous = number
    return max(blocks, key=len, default={})


def _columns(rows: Mapping[int, Cells]) -> list[int]:
    return sorted({index for cells in rows.values() for index in cells})


def _counts(rows: Mapping[int, Cells], index: int) -> bool:
    """Whether a column counts from 0 or 1, one number a row."""
    texts = [tidy(str(cells[index].value)) for cells in rows.values() if index in cells]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 4]
    start = numbers[0] if numbers else -1
    return start in (0, 1) and numbers == list(range(start, start + len(rows)))
