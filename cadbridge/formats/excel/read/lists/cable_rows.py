"""Rows of cable lists: one a cable, with what is at its ends and no conductors."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.about import About
from cadbridge.formats.excel.read.lists.list_book import ENDS
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.values.list_values import most_are
from cadbridge.formats.excel.read.lists.wire_ends import row_of_end
from cadbridge.formats.excel.read.own.rows import Row

_OF_ENDS = frozenset(["cable", "part", "sequence"])
_OF_WIRES = frozenset(["contact_a", "contact_b", "colour", "core", "wire", "pair"])


def is_of_cables(list_: OneList) -> bool:
    """Whether each row of a list of ends is a cable of its own."""
    if "cable" not in list_.at or _OF_WIRES & list_.at.keys():
        return False
    if any(list_.look(name).mark for name in ("port_a", "port_b") if name in list_.at):
        return False
    column = list_.at["cable"].index
    names = [cells[column].value for cells in list_.rows if column in cells]
    return len(names) > 0 and len(set(names)) == len(names)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


class CableRows:
    """Reads the rows of one list of cables."""

    def __init__(self, list_: OneList, about: About) -> None:
        self._list = list_
        self._about = about
        named = ((self._name(cells), cells) for cells in list_.rows)
        names = [name for name, _ in takewhile(lambda it: not list_.is_footer(*it), named)]
        self._have_digits = most_are(names, _has_digit)

    def rows_of(self, cells: Mapping[int, Cell]) -> Iterator[Row]:
        """The cable of one line; none where it is no row."""
        values, sheet = self._list.book.values, self._list.sheet
        name = self._name(cells)
        ends = [self._end(cells, side) for side in ENDS]
        is_like_others = _has_digit(name) or not self._have_digits
        if not (name and is_like_others and any(ends)) or self._list.is_footer(name, cells):
            self._list.leave(cells, "no cable with an end", may_be_row=False)
            return
        for side, text in zip(ENDS, ends, strict=True):
            if text:
                wire = self._list.row("conductors", cells)
                yield row_of_end(name, side, text, wire, self._list.book.layout)
        for column in self._list.columns:
            text = values.meant(cells.get(column.index), sheet)
            if text and column.field not in _OF_ENDS and not column.side:
                row = self._list.row("properties", cells)
                title = " ".join(column.title.split())
                row.values.update(part_number=name, property=title, value=text)
                yield row

    def _name(self, cells: Mapping[int, Cell]) -> str:
        return self._list.book.values.name(self._list.cell(cells, "cable"), self._list.sheet)

    def _end(self, cells: Mapping[int, Cell], side: str) -> str:
        names = [
            self._list.book.values.name(self._list.cell(cells, f"{field}_{side}"), self._list.sheet)
            for field in ("device", "port")
        ]
        return ":".join(filter(None, names))
