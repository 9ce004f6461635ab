"""The rows of a list, a contact or wire each, and its columns."""

from collections.abc import Sequence
from dataclasses import replace

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.both_ends import BothEnds
from cadbridge.formats.excel.read.lists.list_book import ListBook
from cadbridge.formats.excel.read.lists.nets import beside_nodes, spread
from cadbridge.formats.excel.read.lists.repeated import Repeated
from cadbridge.formats.excel.read.lists.sheet_lists import FoundList
from cadbridge.formats.excel.read.lists.titles.across import one_by_one
from cadbridge.formats.excel.read.lists.titles.far_ends import far_end_by_far_end
from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn, ListKind
from cadbridge.formats.excel.read.lists.values.column_content import units_in

Rows = list[dict[int, Cell]]


def rows_and_columns(placed: FoundList, book: ListBook) -> tuple[Rows, Sequence[ListColumn]]:
    """Rows with what merged cells stand for, without one of units; nets one contact a row."""
    rows = list(Repeated(placed, book.values, book.notes).rows())
    columns: Sequence[ListColumn] = placed.head.columns
    units = units_in(rows[0], columns) if rows else {}
    if units:
        cell = next(cell for index, cell in rows[0].items() if units[index])
        message = "a row of units below the titles holds for their columns"
        book.notes.say(rules.UNITS, message, placed.sheet, cell.name)
        rows = rows[1:]
        columns = [
            replace(column, unit=units.get(column.index, "") or column.unit) for column in columns
        ]
    if each := far_end_by_far_end(rows, columns):
        more = len(each) - len(rows)
        if more:
            cell = next(iter(rows[0].values()))
            message = f"wires with several far ends are read once for each: {more} more"
            book.notes.say(rules.SEVERAL_CONTACTS, message, placed.sheet, cell.name)
        return each, [column for column in columns if not column.stands_for]
    contacts, own = one_by_one(rows, columns)
    if contacts:
        return contacts, own
    if ends := BothEnds(book.words).apart(rows, columns):
        return ends
    own = beside_nodes(columns, book.words)
    nets = spread(rows, own) if placed.head.kind is ListKind.PINS else []
    if nets:
        message = "a row is a net; its contacts are read one by one"
        book.notes.say(
            rules.SEVERAL_CONTACTS, message, placed.sheet, next(iter(rows[0].values())).name
        )
    return (nets, own) if nets else (rows, columns)
