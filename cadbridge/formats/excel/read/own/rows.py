"""Rows of tables as typed values, with where each came from."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.own.cells import CellReader, gauge_of
from cadbridge.formats.excel.read.own.detect import Header
from cadbridge.formats.excel.read.own.merged_rows import rows_with_merged
from cadbridge.formats.excel.read.own.numbers import field_unit, is_unit
from cadbridge.formats.excel.read.own.regions import Label, Region, SheetContent
from cadbridge.formats.excel.tables.columns import PART_NUMBER, UID_TITLE, Table, nearest
from cadbridge.formats.excel.tables.identity import has_other_name, name_keys
from cadbridge.words import quoted

_AREA = "cross_section_mm2"
_FEWEST_CELLS = 2
"""Cells of a row that somebody adds to a table of ours."""
_UID = re.compile("[0-9a-f]{12}")
_FEWEST_NAMELESS = 2
"""Rows; a single one may have been renamed."""
_FEWEST_TITLES = 3
"""Cells that repeat their titles, from which a line is the titles again."""


@dataclass(slots=True, kw_only=True)
class Row:
    """One row of a table."""

    table: Table
    sheet: str
    number: int
    values: dict[str, Any]
    """By key of the column; absent where the workbook has no such column."""
    found: Mapping[int, Cell]
    """Its cells, by column of the sheet."""
    columns: Mapping[str, int]
    """Columns of the sheet by key of the column."""
    labels: Mapping[str, Cell]
    """Cells beside the table that hold for the row, by key of the column."""
    extra: dict[str, str] = field(default_factory=dict)
    """Cells of columns that are not known, by title; empty ones too."""
    uid: str = ""
    name: str | None = None
    """What identifies it, once its conductor has a name; None where a column of that is missing."""
    is_as_written: bool = False
    """Whether its identity is that of its name."""
    is_gone: bool = False
    """Whether it is struck out, or says that its object is no longer."""

    def cell(self, key: str) -> str:
        """Name of the cell that the value of a column came from; empty where there is none.

        A text in languages has a cell for each, by `of_language`.
        """
        cell = self.labels.get(key) or self.found.get(self.columns.get(key, 0))
        return cell.name if cell else ""


def of_language(key: str, language: str) -> str:
    """What tells the cell of a language from the others of its column's key."""
    return f"{key}[{language}]"


def sheet_rows(content: SheetContent, reader: CellReader, part_number: Label | None) -> list[Row]:
    """All rows of a sheet.

    Args:
        content: the sheet.
        reader: decodes cells and takes findings.
        part_number: the only part that the workbook names beside its tables, if there is one.
    """
    found: list[Row] = []
    for region in content.regions:
        _report_header(region.header, reader, content.grid.name)
        found += _RegionRows(region, content.grid, reader, part_number).rows()
    return found


def _report_header(header: Header, reader: CellReader, sheet: str) -> None:
    missing = reader.layout.title_of(
        column
        for column in header.table.columns
        if column.codec == "languages" or not header.has(column.key)
    )
    for column, title in header.extra.items():
        if title.strip().casefold() in reader.layout.fill_in:
            continue
        cell = Cell(row=header.row, column=column, value=title)
        near = nearest(title, missing)
        if near:
            message = f"column {quoted(title)} is not known; {quoted(near)} may be meant"
            reader.report(rules.NEARLY_A_COLUMN, message, sheet, cell.name)
        else:
            reader.report(
                rules.EXTRA_COLUMN, f"column {quoted(title)} is not known", sheet, cell.name
            )
    for cell in header.twice.values():
        message = f"column {quoted(cell.text)} means the same as one before it"
        reader.report(rules.COLUMN_TWICE, message, sheet, cell.name)


class _RegionRows:
    """Reads the rows of one region."""

    def __init__(
        self, region: Region, grid: Grid, reader: CellReader, part_number: Label | None
    ) -> None:
        self._header = region.header
        self._table = region.header.table
        self._titles = dict(region.header.titles)
        self._region = region
        self._grid = grid
        self._reader = reader
        self._columns = _effective_columns(region.header, region.labels)
        self._read_as = {at: self._table.by_key[key] for at, key in self._columns.items()}
        self._column_of = {key: index for index, key in self._columns.items()}
        for index, language in self._header.languages.items():
            self._column_of[of_language(self._columns[index], language)] = index
        self._labels = dict(self._labels_for(part_number))
        self._context = {key: self._value(key, cell, "") for key, cell in self._labels.items()}
        self._extra = dict(_extra_titles(region.header, reader.layout.fill_in))
        self._gauges = dict(_gauges(self._table, self._columns))

    def rows(self) -> Iterator[Row]:
        """The rows; none where a column that named them is gone, which is said."""
        lacking_keys = [
            key
            for key in name_keys(self._table)
            if not self._header.has(key) and key not in self._region.labels
        ]
        lacking = [self._table.by_key[key].title for key in lacking_keys]
        if not (lacking and self._header.uid):
            yield from self._read()
            return
        rows = list(self._read())
        if _are_nameless(rows, lacking_keys):
            message = f"no column {', '.join(map(quoted, lacking))}: nobody knows its rows"
            cell = Cell(row=self._header.row, column=self._header.uid, value="")
            self._reader.report(rules.NAME_COLUMN_GONE, message, self._grid.name, cell.name)
        else:
            yield from rows

    def _read(self) -> Iterator[Row]:
        """The rows, those filled down from merged cells included."""
        within = {*self._columns, *self._extra}
        for index, (cells, lost) in enumerate(
            rows_with_merged(self._region, self._grid, self._columns, self._reader)
        ):
            if index == 0 and self._takes_units(cells):
                continue
            if self._begins_another(cells):
                return
            if within.isdisjoint(cells) or self._is_no_row(cells):  # or it stands beside the table
                continue
            yield self._row(cells, lost)

    def _begins_another(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a line has the title of our identities: of a table that is not known any more."""
        uid = cells.get(self._header.uid)
        if uid is None or uid.value != UID_TITLE:
            return False
        if self._titles_in(cells) >= min(_FEWEST_TITLES, len(self._titles)):
            return False
        first = next(iter(cells.values()))
        message = "the titles from here on are those of no table"
        self._reader.report(rules.NAME_COLUMN_GONE, message, self._grid.name, first.name)
        return True

    def _titles_in(self, cells: Mapping[int, Cell]) -> int:
        """How many cells of a line repeat the titles of their columns."""
        title_of = self._titles.get
        return sum([title_of(column) == cell.value for column, cell in cells.items()])

    def _is_no_row(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a line is the titles again, or a footer in a table of ours; which is said."""
        uid = cells.get(self._header.uid)
        if uid is not None and uid.value != UID_TITLE:  # a row of ours, whatever it says
            return False
        if self._titles_in(cells) < _FEWEST_TITLES and not self._is_footer(cells):
            return False
        first = next(iter(cells.values()))
        message = f"{first.value!s:.60} is taken for no row"
        self._reader.report(rules.NO_ROW, message, self._grid.name, first.name)
        return True

    def _is_footer(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a line without our identity, among lines that have it, holds next to nothing."""
        if not self._header.uid or self._header.uid in cells:
            return False
        own = [cell for column, cell in cells.items() if column in self._columns]
        first = str(next(iter(cells.values())).value).casefold()
        words = self._reader.layout.footers
        is_word = first.strip(" :") in words or re.split(r"[:\s]", first)[0] in words
        return is_word or len(own) < _FEWEST_CELLS

    def _takes_units(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row gives the units of the columns; they are added to the titles."""
        units = {
            index: cells[index].text
            for index, key in self._columns.items()
            if index in cells and self._is_unit(key, cells[index])
        }
        for index, text in units.items():
            self._titles[index] = f"{self._header.titles[index]} {text.strip(' []()')}"
            how = "is read as the unit of the column, and the row as no more than that"
            message = f"{quoted(text)} {how}"
            self._reader.report(rules.UNITS, message, self._grid.name, cells[index].name)
        return bool(units)

    def _is_unit(self, key: str, cell: Cell) -> bool:
        column = self._table.by_key[key]
        return column.codec == "number" and is_unit(cell.text, field_unit(column.field))

    def _labels_for(self, part_number: Label | None) -> Iterator[tuple[str, Cell]]:
        """Cells that hold for every row because they stand above the table."""
        labels = dict(self._region.labels)
        if part_number is not None:
            labels.setdefault(PART_NUMBER, part_number)
        for key, column in self._table.by_key.items():
            if key in self._columns.values():
                continue
            label = labels.get(key) or (labels.get(PART_NUMBER) if column.is_part else None)
            if label is not None:
                yield key, label.cell

    def _value(self, key: str, cell: Cell, title: str) -> Any:
        return self._reader.value(self._table.by_key[key], cell, self._grid.name, title)

    def _row(self, cells: Mapping[int, Cell], lost: Collection[int]) -> Row:
        row = Row(
            table=self._table,
            sheet=self._grid.name,
            number=next(iter(cells.values())).row,
            values=dict(self._context),
            found=cells,
            columns=self._column_of,
            labels=self._labels,
        )
        value_of, values, sheet = self._reader.value, row.values, self._grid.name
        for index, column in self._read_as.items():
            cell, value = cells.get(index), None
            if cell is not None:
                value = value_of(column, cell, sheet, self._titles[index])
                if value is None:
                    continue  # what cannot be read, which was said, is not empty
            if index in lost:
                continue  # nor is what a merged block has left no cell
            if column.codec == "languages":
                values.setdefault(column.key, {})[self._header.languages[index]] = value
            else:
                values[column.key] = value
        for index, key in self._gauges.items():
            if index in cells and not values.get(key):
                self._take_gauge(row, index, key)
        for index, title in self._extra.items():
            row.extra[title] = self._reader.extra(cells.get(index), row.sheet)
        uid = cells.get(self._header.uid)
        row.uid = uid.text if uid else ""
        return row

    def _take_gauge(self, row: Row, index: int, key: str) -> None:
        """Keep a gauge that stands in place of a cross-section as it was read."""
        if size := gauge_of(self._table.by_key[self._columns[index]], row.found[index].text):
            row.values[key] = f"{size} AWG"


def _gauges(table: Table, columns: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The columns of cross-sections, each with the key of that for the gauge of the same wire."""
    for index, key in columns.items():
        field = table.by_key[key].field
        if field.endswith(_AREA):
            yield index, table.by_field[field.replace(_AREA, "gauge")].key


def _extra_titles(header: Header, known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Further columns with titles that differ, those to fill in as the mapping has them."""
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}
    twice = {column: cell.text for column, cell in header.twice.items()}
    for column, text in {**header.extra, **twice}.items():
        title = name = known.get(text.strip().casefold(), text)
        while name in taken:
            name = f"{title} ({next(numbers.setdefault(title, count(2)))})"
        taken.add(name)
        yield column, name


def _effective_columns(header: Header, labels: Mapping[str, Label]) -> dict[int, str]:
    """Columns by their place; one that stands for another that is not there takes its key."""
    columns = {index: column.key for index, column in header.columns.items()}
    for column in header.table.columns:
        if column.otherwise and not header.has(column.key) and column.key not in labels:
            columns = {
                index: column.key if key == column.otherwise else key
                for index, key in columns.items()
            }
    return columns


def _are_nameless(rows: Sequence[Row], lacking: Sequence[str]) -> bool:
    """Whether most rows were written under names that columns hold which are no longer there.

    A column in which nothing stood may have been left out by us, and a single row renamed.
    """
    own = [row for row in rows if _UID.fullmatch(row.uid)]
    empty: dict[str, Any] = dict.fromkeys(lacking)
    unknown = [
        row
        for row in own
        if has_other_name(row.table, row.values, row.uid)
        and has_other_name(row.table, {**row.values, **empty}, row.uid)
    ]
    return len(unknown) >= _FEWEST_NAMELESS and 2 * len(unknown) > len(own)
