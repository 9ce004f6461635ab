"""The lists of a workbook: found on its sheets, read, and settled together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.about import About, about, part_row, port_row
from cadbridge.formats.excel.read.lists.apart import say_apart
from cadbridge.formats.excel.read.lists.cable_rows import CableRows, is_of_cables
from cadbridge.formats.excel.read.lists.list_book import ListBook, Understood
from cadbridge.formats.excel.read.lists.marks_of_rows import (
    say_other_comments,
    take_comments,
    without_struck,
    without_taken_back,
)
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.part_columns import rows_of_parts
from cadbridge.formats.excel.read.lists.pin_rows import PinRows
from cadbridge.formats.excel.read.lists.port_names import take_port
from cadbridge.formats.excel.read.lists.sheet_lists import ListFinder, SheetLists
from cadbridge.formats.excel.read.lists.titles.labels import data_in, without_data
from cadbridge.formats.excel.read.lists.titles.list_columns import ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords
from cadbridge.formats.excel.read.lists.titles.wishes import Wishes
from cadbridge.formats.excel.read.lists.told import field_name
from cadbridge.formats.excel.read.lists.turned import turned
from cadbridge.formats.excel.read.lists.untitled import by_letters, untitled
from cadbridge.formats.excel.read.lists.wire_ends import settle_wires
from cadbridge.formats.excel.read.lists.wire_rows import WireRows
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.columns import Layout


@dataclass(slots=True, kw_only=True)
class BookLists:
    """What the lists of a workbook held."""

    rows: list[Row] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    sheets: dict[str, SheetLists] = field(default_factory=dict)
    """By name; those on which lists were found."""

    def title_rows(self, sheet: str) -> frozenset[int]:
        """Rows of a sheet that were read as titles of lists."""
        heads = [placed.head for placed in self.sheets[sheet].lists]
        return frozenset(row for head in heads for row in (head.first_row, head.last_row))


def certain_titles(grid: Grid, layout: Layout) -> int:
    """How many columns the best list of a sheet has whose titles are certain; 0: there is none."""
    lists = ListFinder(grid, TitleWords(layout)).find().lists
    return max((placed.head.certain for placed in lists), default=0)


def read_lists(
    grids: Sequence[Grid],
    reader: CellReader,
    stem: str,
    wishes: Wishes,
    told: Mapping[str, Collection[int]],
) -> BookLists:
    """All lists of the sheets of a stranger's workbook.

    Args:
        grids: the sheets.
        reader: takes the findings, and knows our tables and the words of the mapping.
        stem: name of the file, which stands for a part that is named nowhere.
        wishes: what the user says.
        told: rows by sheet that findings speak of already.
    """
    layout = reader.layout
    words = TitleWords(layout, wishes.columns)
    notes = Notes(reader)
    book = ListBook(layout, reader, words, notes, stem, part=wishes.part, port=wishes.port)
    book.has_columns = bool(wishes.columns)
    found, others = BookLists(), []
    for grid in grids:
        sheet = _on_sheet(grid, words, book, wishes)
        if not sheet.lists:
            others.append(sheet)
        else:
            found.sheets[grid.name] = sheet
            _report_hidden(grid, notes)
    book.has_several_sheets = len(found.sheets) > 1
    labels = _book_labels(found.sheets.values()) or _book_labels(others)
    by_name = {grid.name: grid for grid in grids}
    for name, sheet in found.sheets.items():
        pins = sum(placed.head.kind is ListKind.PINS for placed in sheet.lists)
        read = [_read(OneList(book, placed, labels, pins)) for placed in sheet.lists]
        found.understood += read
        say_other_comments(by_name[name], (row for list_ in read for row in list_.rows), notes)
        refused = [cell for cell in sheet.refused if cell.row not in told.get(name, ())]
        say_apart(notes, [*sheet.texts, *refused], name)
    for list_ in found.understood:
        list_.is_one_of_several = book.has_several_sheets and not wishes.sheet
    rows = [row for list_ in found.understood for row in list_.rows]
    found.rows = [*rows, *settle_wires(rows, layout, notes)]
    notes.tell()
    return found


def _on_sheet(grid: Grid, words: TitleWords, book: ListBook, wishes: Wishes) -> SheetLists:
    """The lists of a sheet: by titles in a row, by titles in a column, by what stands in them."""
    sheet = by_titles = ListFinder(grid, words, wishes.header_row).find()
    if not sheet.lists and wishes.columns:
        sheet = by_letters(grid, words, wishes.columns, wishes.header_row)
    if not sheet.lists and not wishes.header_row:
        sheet = turned(grid, words)
    others = without_data(sheet.labels).keys() - _OF_A_LIST
    if not sheet.lists and not wishes.header_row and not others:
        sheet = untitled(grid, words, book.values)
    return sheet if sheet.lists else by_titles


_OF_A_LIST = frozenset(
    ["part_number", "cable", "cable_name", "port", "device", "connector", "end_a", "end_b"]
)


def _report_hidden(grid: Grid, notes: Notes) -> None:
    if words := grid.hidden_words:
        notes.say(rules.HIDDEN, words, grid.name)


def _read(list_: OneList) -> Understood:
    """The rows of one list."""
    found = about(list_)
    done = list_.done
    done.part, done.port = found.part, found.port
    is_pins = list_.kind is ListKind.PINS
    if list_.placed.is_turned:
        message = "the table lies on its side; its first column was read as its titles"
        list_.say(rules.TURNED, message, list_.any_cell())
    key = (found.part, found.port)
    if is_pins and all(key) and list_.rows:
        if key not in list_.book.ports:
            done.rows += [port_row(list_, found, it) for it in (found.port, *found.further_ports)]
        take_port(list_, *key)
    if found.part and found.description and found.part not in list_.book.described:
        done.rows.append(part_row(list_, found))
        list_.book.described.add(found.part)
    done.rows += _data(list_, found)
    rows: PinRows | WireRows | CableRows
    if is_pins:
        rows = PinRows(list_, found)
    else:
        rows = (CableRows if is_of_cables(list_) else WireRows)(list_, found)
    if list_.placed.is_untitled:
        _report_untitled(list_)
    made = [row for cells in without_struck(list_) for row in rows.rows_of(cells)]
    made = without_taken_back(list_, made)
    take_comments(list_, made)
    done.rows += [*rows_of_parts(list_, made), *made, *_of_further_ports(list_, found, made)]
    return done


def _data(list_: OneList, found: About) -> Iterator[Row]:
    """What stands beside labels of technical data, of a part that no column names."""
    data = data_in(list_.labels)
    if not found.part:
        say_apart(list_.book.notes, data.values(), list_.sheet)
        return
    for name, cell in data.items():
        row = list_.row("properties", {})
        value = list_.book.values.text(cell, list_.sheet)
        row.values.update(part_number=found.part, property=name, value=value)
        if found.port and list_.kind is ListKind.PINS:
            row.values["condition"] = found.port
        yield row


def _of_further_ports(list_: OneList, found: About, made: Sequence[Row]) -> Iterator[Row]:
    """The rows once more for each further port that the line above the list names."""
    own = [row for row in made if row.values.get("port") == found.port]
    for port in found.further_ports if own else ():
        message = f"the list is about {found.port} and {port}; its contacts are read for both"
        list_.say(rules.SEVERAL_CONTACTS, message, list_.any_cell())
        yield from (replace(row, values={**row.values, "port": port}) for row in own)


def _report_untitled(list_: OneList) -> None:
    if not list_.book.has_columns:
        said = [(it.title, field_name(it.field, it.side) or "?") for it in list_.columns]
        words = ", ".join(f"{title}={name}" for title, name in said)
        message = f"no titles; the columns are taken for {words}"
        list_.say(rules.NO_TITLES, message, list_.any_cell())


def _book_labels(sheets: Iterable[SheetLists]) -> Mapping[str, Cell]:
    """The part that all sheets with a name for it agree on."""
    labels = [sheet.labels for sheet in sheets]
    keys = ("part_number", "cable", "cable_name")
    named = [label[key] for label in labels for key in keys if key in label]
    if named and len({str(cell.value) for cell in named}) == 1:
        return {"part_number": named[0]}
    return {}
