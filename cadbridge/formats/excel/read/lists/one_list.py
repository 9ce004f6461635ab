"""One list as it stands on its sheet, and what reading its rows needs to know of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from cadbridge.findings import Rule
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.apart import numbers_rows, untitled_column
from cadbridge.formats.excel.read.lists.legends import legend_rows
from cadbridge.formats.excel.read.lists.list_book import (
    ENDS,
    IN_PLACE,
    OF_PINS,
    OF_WIRES,
    ListBook,
    Understood,
)
from cadbridge.formats.excel.read.lists.list_rows import rows_and_columns
from cadbridge.formats.excel.read.lists.sheet_lists import FoundList
from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_text import normal, tidy
from cadbridge.formats.excel.read.lists.values.colour_words import WireColour
from cadbridge.formats.excel.read.lists.values.column_content import ColumnContent
from cadbridge.formats.excel.read.lists.values.column_look import ColumnLook
from cadbridge.formats.excel.read.lists.values.contacts import (
    WORDS_FOR_CONTACTS,
    Shapes,
    is_shaped,
    several,
)
from cadbridge.formats.excel.read.lists.values.measures import size_of
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.words import counted, quoted

_FULL = 3
"""Cells below titles that are known, from which a line that is left may have been a row."""
_OF_EACH_WIRE = tuple(
    (field,) for field in ("contact", "port", "length", "colour", "area", "gauge")
)
"""Fields of columns without which a wire or pin is not whole."""
_CONTACTS = ("contact", "contact_a", "contact_b")


class OneList:
    """One list."""

    def __init__(
        self, book: ListBook, placed: FoundList, labels: Mapping[str, Cell], neighbours: int
    ) -> None:
        """Of a workbook.

        Args:
            book: the workbook.
            placed: the list.
            labels: what the workbook names once for all its sheets.
            neighbours: how many lists of pins stand on its sheet.
        """
        self.book = book
        self.placed = placed
        self.sheet = placed.sheet
        self.labels = {**labels, **placed.labels}
        self.neighbours = neighbours
        legend = legend_rows(placed.rows, placed.gaps, book.values)
        apart = [cells for n, cells in enumerate(placed.rows) if n in legend]
        placed.rows = [cells for n, cells in enumerate(placed.rows) if n not in legend]
        self.rows, columns = rows_and_columns(placed, book)
        has_ends = {"port_a", "port_b"} <= {column.name for column in columns}
        self.kind = ListKind.WIRES if has_ends else placed.head.kind
        content = ColumnContent(book.layout, book.words, book.values, self.rows, self.sheet)
        self.columns: Sequence[ListColumn] = content.with_parts(content.by_content(columns))
        if self.kind is ListKind.WIRES:
            self.columns = content.of_wires(self.columns)
        self.at = {column.name: column for column in self.columns if column.field}
        self.kept: dict[str, str] = {}
        """Names that hold for the rows below which leave them out."""
        self._looks: dict[str, ColumnLook] = {}
        further = [column for column in placed.head.columns if column.stands_for]
        self.done = Understood(placed, [*self.columns, *further])
        if self.kind is ListKind.PINS and self._is_of_cores():
            self.kind = ListKind.WIRES
            self.at["contact_a"] = self.at.pop("contact")
        if self.kind is ListKind.WIRES:
            self._take_ends_for_contacts()
        self.known = OF_PINS if self.kind is ListKind.PINS else OF_WIRES
        self.table = book.layout.tables["pins" if self.kind is ListKind.PINS else "conductors"]
        self._by_key = {self.known.get(c.field, c.name): c.index for c in self.columns if c.field}
        placed_here = self.known.keys() | IN_PLACE
        self._extra = _titled_apart(c for c in self.columns if c.field not in placed_here)
        self.done.kind, self.done.known = self.kind, self.known
        self._report_columns()
        self._report_untitled()
        for cells in apart:
            self.leave(cells, "it tells what a colour's code means", may_be_row=False)

    def _take_ends_for_contacts(self) -> None:
        """Ends without contacts that count, ``A1`` to ``A4``, are contacts themselves."""
        alone = not {"contact_a", "contact_b", "cable", "device_a", "device_b"} & self.at.keys()
        if alone and all(self.look(f"port_{side}").counts for side in ENDS):
            for side in ENDS:
                self.at[f"contact_{side}"] = self.at.pop(f"port_{side}")

    def _is_of_cores(self) -> bool:
        """Whether a list with contacts at one end is of a cable's cores, not of a port's pins."""
        names = self.at.keys()
        is_cable = "cable" in names or "cable" in self.labels
        is_cable = is_cable or bool(self.book.namer.cable_in(self.placed.captions).name)
        return bool({"core", "wire", "pair"} & names) and is_cable and "port" not in names

    def _report_columns(self) -> None:
        supplier = {title.casefold() for title in self.book.layout.supplier_columns}
        for column in self.columns:
            if column.field in IN_PLACE or column.field in self.known:
                continue
            if column.title.strip().casefold() not in supplier:
                cell = Cell(row=self.placed.head.last_row, column=column.index, value="")
                self._report_column(column, cell)

    def _report_column(self, column: ListColumn, cell: Cell) -> None:
        """Say that a column is kept as it stands, aloud where wires or pins lack it."""
        meaning = self.book.words.meaning(column.title)
        is_of_wires = meaning.side or meaning.fields[:1] in _OF_EACH_WIRE
        is_filled = any(column.index in cells for cells in self.rows)
        if is_of_wires and is_filled and not meaning.is_weak:
            message = f"column {quoted(column.title)} is not read as its title says"
            self.book.reader.report(rules.COLUMN_LEFT, message, self.sheet, cell.name)
            return
        message = f"column {quoted(column.title)} is not known"
        self.book.reader.report(rules.EXTRA_COLUMN, message, self.sheet, cell.name)

    def _report_untitled(self) -> None:
        """Say what stands beside the list in columns that have no title, but row numbers."""
        known = {column.index for column in self.columns}
        found: dict[int, list[Cell]] = {}
        for cells in self.rows:
            if len(cells.keys() & known) > 1:
                for index in cells.keys() - known:
                    found.setdefault(index, []).append(cells[index])
        for column in found.values():
            cell = column[0]
            if numbers_rows(column):
                continue
            if text := self.book.values.text(cell, self.sheet):
                self.say(rules.UNTITLED_COLUMN, untitled_column(text, cell, len(column)), cell)

    def label(self, key: str) -> str:
        """What stands beside a title above the list."""
        cell = self.labels.get(key)
        return self.book.values.name(cell, self.sheet) if cell else ""

    def cell(self, cells: Mapping[int, Cell], name: str) -> Cell | None:
        """The cell of a row in the column of a field."""
        column = self.at.get(name)
        return cells.get(column.index) if column else None

    def column(self, name: str) -> list[Cell]:
        """The cells in the column of a field."""
        found = (self.cell(cells, name) for cells in self.rows)
        return [cell for cell in found if cell is not None]

    def above(self, cells: Mapping[int, Cell], name: str) -> str:
        """A name, or the one above where the cell is empty."""
        if name not in self.at:
            return ""
        cell = self.cell(cells, name)
        text = self.book.values.name(cell, self.sheet)
        if not text and name in self.kept:
            column = self.at[name]
            self.say(
                rules.AS_ABOVE,
                f"empty cells below {quoted(column.title)} stand for the one above",
                Cell(row=next(iter(cells.values())).row, column=column.index, value=None),
            )
            return self.kept[name]
        if text:
            self.kept[name] = text
        return text

    def look(self, name: str) -> ColumnLook:
        """How what stands in the column of a field looks."""
        if name not in self._looks:
            found = ((self.cell(cells, name), len(cells)) for cells in self._body)
            filled = [(cell, width) for cell, width in found if cell]
            self._looks[name] = ColumnLook(filled, self.book.values.is_splice, name == "contact")
        return self._looks[name]

    @cached_property
    def _body(self) -> Sequence[Mapping[int, Cell]]:
        """The rows down to the lines that close the table, which look like none of them."""
        closing = takewhile(self._is_closing, reversed(self.rows))
        return self.rows[: len(self.rows) - sum(1 for _ in closing)]

    def _is_closing(self, cells: Mapping[int, Cell]) -> bool:
        first = next(iter(cells.values()), None)
        return first is not None and self.is_footer(tidy(first.text or str(first.value)), cells)

    def contacts(self, text: str, shapes: Shapes, cell: Cell | None) -> list[str]:
        """The contacts that one cell names."""
        if text.endswith(".0") and text[:-2].isdigit() and not shapes.has_decimals:
            if cell is not None:
                self.say(rules.TIDIED, f"{quoted(text)} read as {quoted(text[:-2])}", cell)
            return [text[:-2]]
        words = text.split()
        if len(words) == 2 and words[0].casefold() in WORDS_FOR_CONTACTS - {"shell"}:
            text = words[1]
        many = several(text) if shapes.may_be_ranges else []
        if many and cell is not None:
            contacts = counted(len(many), "contact")
            message = f"{quoted(text)} is read as {contacts}, {many[0]} to {many[-1]}"
            self.say(rules.SEVERAL_CONTACTS, message, cell)
        return many or [text]

    def is_footer(self, text: str, cells: Mapping[int, Cell]) -> bool:
        """Whether a line that begins so is no row."""
        if text.isdecimal():
            return False
        words = [word.rstrip(":") for word in normal(text).split()]
        is_short = len(cells) < len(self.columns) and len(words) > 1
        if text.endswith(":"):
            return True
        begins = bool(words) and normal(text) in self.book.words.footers
        if begins and self._names_contact(cells):
            return False
        return begins or (is_short and words[0] in self.book.words.footers)

    def _names_contact(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a contact stands behind the first cell of a line: ``DATA`` may be a signal."""
        _, *behind = cells.values()
        columns = [self.at[name].index for name in _CONTACTS if name in self.at]
        return any(
            is_shaped(cell.text or str(cell.value)) for cell in behind if cell.column in columns
        )

    def leave(self, cells: Mapping[int, Cell], lacking: str, *, may_be_row: bool = True) -> None:
        """Pass over a line that is no row, for want of something if it is no footer."""
        first = next(iter(cells.values()))
        text = self.book.values.text(first, self.sheet)
        if text:
            why = "a line that closes the table" if self.is_footer(text, cells) else lacking
            self.done.passed[first.row] = why
            named = [c.index for c in self.columns if c.field and c.index in cells]
            is_full = why == lacking and may_be_row and len(named) >= _FULL
            self.say(
                rules.ROW_LEFT if is_full else rules.NOT_A_ROW,
                f"{quoted(f'{text:.60}')} is no row of the table: {why}",
                first,
            )

    def colour(self, cells: Mapping[int, Cell], name: str = "colour") -> WireColour:
        """The colour of a row, with that of its stripe where it stands in a column of its own."""
        values, cell = self.book.values, self.cell(cells, name)
        stripe = values.meant(self.cell(cells, "stripe"), self.sheet)
        if cell and stripe:
            cell = replace(cell, value=f"{cell.text.strip()}/{stripe}")
        return values.colour(cell, self.sheet, self.at[name].title)

    def take_size(self, row: Row, cells: Mapping[int, Cell], gauge: str, area: str) -> None:
        """Set gauge and cross-section, under the keys of the table's columns."""
        if not {"gauge", "area"} & self.at.keys():
            return
        sizes = [
            size_of(self.book.values, self.cell(cells, name), self.sheet, is_gauge=name == "gauge")
            for name in ("area", "gauge")
            if name in self.at
        ]
        row.values[gauge] = next((size.gauge for size in sizes if size.gauge), "")
        colour = next((size.colour for size in sizes if size.colour), "")
        if colour and "colour" not in self.at:
            row.values[self.known["colour"]] = colour
        areas = [size.area for size in sizes if size.area is not None]
        row.values[area] = areas[0] if areas else None

    def take_extra(self, row: Row, cells: Mapping[int, Cell]) -> None:
        """Keep the cells of columns that the table has no field for."""
        for column in self._extra:
            row.extra[column.title] = self.book.values.text(cells.get(column.index), self.sheet)

    def row(self, table: str, cells: Mapping[int, Cell]) -> Row:
        """An empty row of one of our tables."""
        first = next(iter(cells.values()), None)
        return Row(
            table=self.book.layout.tables[table],
            sheet=self.sheet,
            number=first.row if first else self.placed.head.last_row,
            values={},
            found=cells,
            columns=self._by_key,
            labels={},
        )

    def any_cell(self) -> Cell:
        """Where the list begins."""
        column = self.placed.head.columns[0].index
        return Cell(row=self.placed.head.first_row, column=column, value=None)

    def say(self, rule: Rule, message: str, cell: Cell) -> None:
        """Note something about a cell."""
        self.book.notes.say(rule, message, self.sheet, cell.name)


def _titled_apart(columns: Iterable[ListColumn]) -> list[ListColumn]:
    """Columns of which no two have one title: ``Remark``, ``Remark (2)``."""
    counts: Counter[str] = Counter()
    found = []
    for column in columns:
        counts[column.title] += 1
        count = counts[column.title]
        title = f"{column.title} ({count})" if count > 1 else column.title
        found.append(replace(column, title=title))
    return found
