"""The lists of parts of a workbook as rows of our own tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from cadbridge.formats import TableRead
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.apart import numbers_rows, say_apart, untitled_column
from cadbridge.formats.excel.read.lists.list_reader import certain_titles
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.titles.part_titles import PartTitles, part_titles
from cadbridge.formats.excel.read.lists.titles.wishes import Wishes
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.detect import titles_of
from cadbridge.formats.excel.read.own.marks import is_struck
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.read.parts_list import part_rules as rules
from cadbridge.formats.excel.read.parts_list.amounts import decimal_mark, unit_and_type
from cadbridge.formats.excel.read.parts_list.cable_lengths import lengths_of
from cadbridge.formats.excel.read.parts_list.find_parts import (
    BELOW,
    TITLES_AGAIN,
    Line,
    PartsHead,
    heads_behind_gaps,
    lists_on,
    parts_of,
)
from cadbridge.formats.excel.read.parts_list.part_lines import LineReader, PartLine
from cadbridge.formats.excel.read.parts_list.part_notes import PartNotes
from cadbridge.formats.excel.read.parts_list.part_numbers import Firms, number_part
from cadbridge.formats.excel.read.parts_list.told_parts import PartsRead, told_parts
from cadbridge.formats.excel.rules import (
    COMMENT_LEFT,
    STRUCK_OUT,
    STRUCK_TEXT,
    UNTITLED_COLUMN,
)
from cadbridge.formats.excel.tables.columns import PART_NUMBER, Layout
from cadbridge.mapping.product_groups import Groups
from cadbridge.words import counted, quoted


@dataclass(slots=True, kw_only=True)
class PartsLists:
    """What the lists of parts of a workbook held."""

    rows: list[Row] = field(default_factory=list)
    rest: list[Grid] = field(default_factory=list)
    """Sheets without any; of one with other lists above, what stands there."""
    tables: list[TableRead] = field(default_factory=list)
    """How each was understood."""


def read_parts_lists(
    grids: Sequence[Grid], reader: CellReader, groups: Groups, wishes: Wishes
) -> PartsLists:
    """All lists of parts that others have made.

    Args:
        grids: the sheets.
        reader: takes the findings, and knows our tables and the words of the mapping.
        groups: EPLAN's product groups, by which kinds are told.
        wishes: what the user says.
    """
    layout, found = reader.layout, PartsLists()
    if wishes.columns and not wishes.part_columns:
        found.rest.extend(grids)  # the user says that they are lists of pins or wires
        return found
    titles = PartTitles(layout, wishes.part_columns) if wishes.part_columns else part_titles(layout)
    makers = {name.casefold(): short for name, short in layout.parts_lists["makers"].items()}
    book = _Book(reader, titles, groups, Firms(makers))
    for sheet in grids:
        grid, beside = _without_beside(sheet, titles, layout)
        read = [book.read(head, sheet) for head in beside]
        found.tables += [told_parts(one, grid.name, reader.file) for one in read]
        heads = lists_on(grid, titles, titles_of(layout), wishes.header_row)
        known = max((len(head.fields) for head in heads), default=0)
        if not (heads and (wishes.part_columns or known >= certain_titles(grid, layout))):
            above, heads = _below_others(grid, titles, reader)
            found.rest.append(above)
        if heads and not any(grid.name == it.name for it in found.rest):
            _say_above(grid, heads[0], reader)
        read = [book.read(head, sheet) for head in heads]
        found.tables += [told_parts(one, grid.name, reader.file) for one in read]
    found.rows = list(book.rows())
    return found


def _say_above(grid: Grid, head: PartsHead, reader: CellReader) -> None:
    """Say the lines above a list, which name no part of it."""
    notes = Notes(reader)
    above = [row for number, row in grid.rows.items() if number < head.row]
    say_apart(notes, [cell for row in above for cell in row.values()], grid.name)
    notes.tell()


def _without_beside(grid: Grid, titles: PartTitles, layout: Layout) -> tuple[Grid, list[PartsHead]]:
    """A sheet with lists of pins or wires, without the lists of parts beside them; and these."""
    blocks = grid.blocks()
    apart = [grid.within(block) for block in blocks] if len(blocks) > 1 else []
    certain = [certain_titles(it, layout) for it in apart]
    if max(certain, default=0) < _CERTAIN:
        return grid, []
    lists = [lists_on(it, titles, None) for it in apart]
    are_parts = [
        max((len(head.fields) for head in heads), default=0) > known
        for heads, known in zip(lists, certain, strict=True)
    ]
    others = [
        at for block, parts in zip(blocks, are_parts, strict=True) if not parts for at in block
    ]
    found = [head for heads, parts in zip(lists, are_parts, strict=True) if parts for head in heads]
    return (grid.within(frozenset(others)), found) if found and others else (grid, [])


_CERTAIN = 2
"""Titles by which a list is surely one of pins or wires."""


def _below_others(
    grid: Grid, titles: PartTitles, reader: CellReader
) -> tuple[Grid, list[PartsHead]]:
    """The lists of parts below other lists, and the sheet without them; none, and all of it."""
    layout = reader.layout
    for first, number in heads_behind_gaps(grid, titles):
        above, below = grid.split(first)
        heads = lists_on(below, titles, titles_of(layout))
        if heads and heads[0].row == number and certain_titles(above, layout):
            if first < number:
                notes = Notes(reader)
                say_apart(notes, grid.row(first).values(), grid.name)
                notes.tell()
            return above, heads
    return grid, []


@dataclass(slots=True)
class _Named:
    """A line with its number, and where it stood."""

    sheet: str
    line: PartLine
    notes: PartNotes


class _Book:
    """Gathers the parts of all lists of a workbook."""

    def __init__(
        self, reader: CellReader, titles: PartTitles, groups: Groups, firms: Firms
    ) -> None:
        self._reader = reader
        self._titles = titles
        self._groups = groups
        self._firms = firms
        self._lines: dict[str, list[_Named]] = {}
        self._notes: list[PartNotes] = []

    def read(self, head: PartsHead, grid: Grid) -> PartsRead:
        """Take in the lines of a list on a sheet."""
        sheet = grid.name
        notes, read = PartNotes(self._reader, sheet), PartsRead(head)
        self._notes.append(notes)
        _say_columns(head, self._titles, notes)
        _say_untitled(head, notes)
        lines = LineReader(
            head=head,
            reader=self._reader,
            notes=notes,
            titles=self._titles,
            groups=self._groups,
            mark=_mark(head),
        )
        for line, why in parts_of(head, self._titles):
            row = next(iter(line.values()))
            if why:
                shown = _shown(line) if why == BELOW else why
                notes.say(
                    rules.NOT_A_PART, "lines that are no part are passed over", shown, row.name
                )
                read.passed[row.row] = why if why in (TITLES_AGAIN, BELOW) else "a heading or a sum"
                continue
            if is_struck(line.values(), grid):
                notes.say(STRUCK_OUT, "lines that are struck out are left out", "", row.name)
                read.passed[row.row] = "struck out"
                continue
            _say_marks(line, grid, notes)
            part = lines.read(line)
            number = number_part(part.values, self._firms, notes)
            _keep_reference(part, number, head)
            if number:
                part.values[PART_NUMBER] = number
                self._lines.setdefault(number, []).append(_Named(sheet, part, notes))
                read.lines.append(part)
            else:
                notes.say(
                    rules.NO_IDENTITY,
                    "lines that name no part are not read",
                    _shown(line),
                    row.name,
                )
                read.passed[row.row] = "no part number, and none can be made"
                read.lack_identity = True
        return read

    def rows(self) -> Iterator[Row]:
        """Rows of the tables of makers, parts, technical data and order codes."""
        layout = self._reader.layout
        for short, name in self._firms.names.items():
            yield _row(layout, "manufacturers", "", 0, {"short_name": short, "maker_name": name})
        for number, lines in self._lines.items():
            if len(lines) > 1:
                yield from self._merged(number, lines)
            line, sheet = lines[0].line, lines[0].sheet
            row = _row(layout, "parts", sheet, line.row, line.values)
            row.found, row.columns = line.found, line.columns
            yield row
            for name, (value, typed) in line.properties.items():
                unit, condition = unit_and_type(typed)
                said = {PART_NUMBER: number, "property": name, "value": value, "unit": unit}
                said |= {"condition": condition} if condition else {}
                yield _row(layout, "properties", sheet, line.row, said)
        for notes in self._notes:
            notes.tell()

    def _merged(self, number: str, lines: Sequence[_Named]) -> Iterator[Row]:
        """Add to the first line of a part what only later ones say; rows for its lengths."""
        layout = self._reader.layout
        lengths = lengths_of([it.line for it in lines], layout.tables["parts"])
        if lengths:
            said_of = f"{number} ({counted(len(lengths), 'length')})"
            lines[0].notes.say(
                rules.LENGTHS, "lines of one cable are its lengths", said_of, _place(lines[0])
            )
        for it, one in zip(lines, lengths, strict=False):
            said = {"cable": number, "length": one.length_mm, "order_code": one.order_code}
            row = _row(layout, "order_codes", it.sheet, it.line.row, said)
            row.extra = one.own
            yield row
        for later in lines[1:]:
            differing = _add(lines[0].line, later.line)
            if not lengths:
                said_of = f"{number} (otherwise in {', '.join(differing)})" if differing else number
                later.notes.say(
                    rules.PART_TWICE,
                    "a part that stands several times is read once",
                    said_of,
                    _place(later),
                )


def _place(named: _Named) -> str:
    return f"{named.line.row}:{named.line.row}"


def _add(first: PartLine, later: PartLine) -> list[str]:
    """Add what only a later line says; names of what it says otherwise."""
    return [
        name
        for ours, theirs in ((first.values, later.values), (first.properties, later.properties))
        for name, value in theirs.items()
        if ours.setdefault(name, value) != value
    ]


def _row(layout: Layout, table: str, sheet: str, number: int, values: Mapping[str, Any]) -> Row:
    return Row(
        table=layout.tables[table],
        sheet=sheet,
        number=number,
        values=dict(values),
        found={},
        columns={},
        labels={},
    )


def _shown(line: Line) -> str:
    """How a line begins."""
    return " | ".join(f"{cell.value!s:.30}" for cell in islice(line.values(), 3))


def _keep_reference(part: PartLine, number: str, head: PartsHead) -> None:
    """A number that is neither the part's nor its maker's stays as a property by its title."""
    reference = part.values.pop("reference", None)
    if reference and number and str(reference) != number:
        title = head.columns[head.fields["reference"]]
        part.properties.setdefault(title.name, (str(reference), ""))


def _say_columns(head: PartsHead, titles: PartTitles, notes: PartNotes) -> None:
    """What each column was taken for."""
    counts = [title for title in head.columns.values() if title.field == "sequence"]
    ignored = [title for title in counts if titles.is_said(title.text)]
    known = [
        f"{title.text} is {'ignored' if title in ignored else title.field}"
        for title in head.columns.values()
        if title.field
    ]
    others = [title.text for title in head.columns.values() if not title.field]
    kept = f"; kept as properties: {', '.join(others)}" if others else ""
    cell = f"{head.row}:{head.row}"
    notes.say(rules.LIST_READ, f"row {head.row}: {', '.join(known)}{kept}", "", cell)
    for title in counts:
        if title not in ignored:
            notes.say(
                rules.COUNTED_LINES, f"column {quoted(title.text)} counts the lines", "", cell
            )


def _say_untitled(head: PartsHead, notes: PartNotes) -> None:
    """Name the columns that hold values and have no title."""
    beside: dict[int, list[Cell]] = {}
    for line in head.lines:
        for at in line.keys() - head.columns.keys() if len(line) > 1 else ():
            beside.setdefault(at, []).append(line[at])
    for at in sorted(beside):
        first, *_ = cells = beside[at]
        if not numbers_rows(cells):
            message = untitled_column(str(first.value), first, len(cells))
            notes.say(UNTITLED_COLUMN, message, "", first.name)


def _say_marks(line: Line, grid: Grid, notes: PartNotes) -> None:
    """Name what is struck out in a line that stays, and the comments beside its cells."""
    for cell in line.values() if grid.struck or grid.struck_parts else ():
        if text := grid.struck_in(cell):
            notes.say(STRUCK_TEXT, "what is struck out was read", quoted(text), cell.name)
    for cell in line.values() if grid.comments else ():
        if comment := grid.comments.get((cell.row, cell.column)):
            notes.say(COMMENT_LEFT, f"comment: {comment}", "", cell.name)


def _mark(head: PartsHead) -> str:
    """The decimal mark of a list, by all its prices and measures."""
    columns = [at for at, title in head.columns.items() if title.field in _NUMBERS]
    texts = (line[at].text for line in head.lines for at in columns if at in line)
    return decimal_mark(filter(None, texts))


_NUMBERS = ("price", "sales_price", "weight", "width", "height", "depth")
