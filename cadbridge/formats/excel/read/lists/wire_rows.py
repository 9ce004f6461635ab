"""Rows of wire lists: one a wire, with both its ends."""

from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.about import About
from cadbridge.formats.excel.read.lists.list_book import ENDS, OF_WIRES
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.values.column_look import ColumnLook
from cadbridge.formats.excel.read.lists.values.contacts import fits, split, split_at_any
from cadbridge.formats.excel.read.lists.values.lengths import LengthReader
from cadbridge.formats.excel.read.own.rows import Row

_DASHES = ("-", "--", "—", "–")


class WireRows:
    """Reads the rows of one list of wires."""

    def __init__(self, list_: OneList, about: About) -> None:
        self._list = list_
        self._about = about
        self._has_first_of_pairs = self._are_first_of_pairs()
        column = list_.at.get("length")
        self._lengths = LengthReader(
            list_.book.values,
            column.unit if column else "",
            list_.column("length"),
            [cell.text for name in ("area", "gauge") for cell in list_.column(name)],
        )

    def _are_first_of_pairs(self) -> bool:
        """Whether the pairs stand in the first of their rows alone."""
        column = self._list.at.get("pair")
        rows = self._list.rows
        filled = [n for n, cells in enumerate(rows) if column and column.index in cells]
        return bool(filled) and filled == list(range(0, len(rows), 2))

    def rows_of(self, cells: Mapping[int, Cell]) -> Iterator[Row]:
        """The wires of one line; none where it is no row."""
        ends, contacts = [], []
        for n, side in enumerate(ENDS):
            end, contact = self._end(cells, side, self._about.ends[n])
            ends.append(end)
            contacts.append(contact)
        if not self._is_wire(cells, ends, contacts):
            self._list.leave(cells, "no wire with an end")
            return
        part = self._list.above(cells, "cable") or self._list.above(cells, "part")
        part = self._list.book.part or part or self._about.part or self._list.book.stem
        for pair in self._paired(contacts, cells):
            row = self._list.row("conductors", cells)
            row.values.update(part_number=part)
            for n, side in enumerate(ENDS):
                row.values[f"contact_{side}"] = pair[n]
                row.values[f"connector_{side}"] = ends[n]
            self._take_wire(row, cells)
            yield row

    def _end(self, cells: Mapping[int, Cell], side: str, usual: str) -> tuple[str, str]:
        """Connector and contact of a row at one end."""
        contact = self._list.book.values.name(
            self._list.cell(cells, f"contact_{side}"), self._list.sheet
        )
        if self._is_none(contact):
            contact = ""
        has_contact = f"contact_{side}" in self._list.at
        names = []
        for field_ in ("device", "port"):
            name = f"{field_}_{side}"
            if name not in self._list.at:
                continue
            own = self._list.book.values.name(self._list.cell(cells, name), self._list.sheet)
            if own or contact or not (has_contact or self._stands_alone(name)):
                names.append(own if own else self._list.above(cells, name))
                if own:
                    self._list.kept[name] = own
        end = ":".join(dict.fromkeys(filter(None, names)))
        if end in ("-", "--", "—", "–"):
            end = ""
        if end and not contact:
            end, contact = self._split_end(side, end)
        elif contact and not end and (mark := self._list.look(f"contact_{side}").mark):
            port, own = split(contact, mark)
            end, contact = (port, own) if own else ("", contact)
        elif contact and end and self._list.look(f"contact_{side}").mark == ":":
            port, own = split(contact, ":")
            end, contact = (f"{end}:{port}", own) if own else (end, contact)
        return end or usual, contact

    def _is_none(self, contact: str) -> bool:
        """Whether a cell says that there is none; ``NC`` may be one that is normally closed."""
        says_none = self._list.book.values.is_not_connected
        return contact in _DASHES or (contact.casefold() != "nc" and says_none(contact))

    def _split_end(self, side: str, end: str) -> tuple[str, str]:
        """Connector and contact of an end that may hold both."""
        mark = self._mark_of_ends(side, end)
        if mark and (both := split(end, mark))[1]:
            return both
        is_open = f"contact_{side}" not in self._list.at
        is_open = is_open and not self._list.book.values.is_splice(end)
        has_own = is_open and self._look_of_ends(side).has_own_marks
        return split_at_any(end) if has_own else (end, "")

    def _stands_alone(self, name: str) -> bool:
        """Whether a column has an end of its own for each wire, none if empty."""
        return bool(self._list.look(name).mark) or self._list.look(name).says_once

    def _mark_of_ends(self, side: str, end: str) -> str:
        """The sign at which an end is split; the same for an end that stands at both sides."""
        if self._list.book.values.is_splice(end):
            return ""
        marks = {it: self._look_of_ends(it).mark for it in ENDS if self._has_ends(it)}
        mark = marks.get(side, "")
        if f"contact_{side}" in self._list.at and mark != ":":
            return ""
        stands_at_both = all(end in self._look_of_ends(it).texts for it in marks)
        return "" if stands_at_both and len(set(marks.values())) > 1 else mark

    def _has_ends(self, side: str) -> bool:
        return bool({f"port_{side}", f"device_{side}"} & self._list.at.keys())

    def _look_of_ends(self, side: str) -> ColumnLook:
        port = f"port_{side}"
        return self._list.look(port if port in self._list.at else f"device_{side}")

    def _is_wire(
        self, cells: Mapping[int, Cell], ends: Sequence[str], contacts: Sequence[str]
    ) -> bool:
        first = next(iter(cells.values()))
        if self._list.is_footer(self._list.book.values.name(first, self._list.sheet), cells):
            return False
        filled = [cells[c.index] for c in self._list.columns if c.field and c.index in cells]
        if len(filled) < 2:
            return False
        sides = [side for side, contact in zip(ENDS, contacts, strict=True) if contact]
        if any(
            fits(contact, self._list.look(f"contact_{side}").shapes)
            for side, contact in zip(ENDS, contacts, strict=True)
            if contact
        ):
            return True
        has_ends = any(f"contact_{side}" in self._list.at for side in ENDS) or all(ends)
        if not has_ends:
            return bool(
                {"core", "wire", "colour"}
                & {c.field for c in self._list.columns if c.index in cells}
            )
        return bool(all(ends) and not sides) or (bool(sides) and len(filled) > 2)

    def _paired(
        self, contacts: Sequence[str], cells: Mapping[int, Cell]
    ) -> Iterator[tuple[str, str]]:
        """The contacts that one row joins: ranges of equal length one by one."""
        found = []
        for side, text in zip(ENDS, contacts, strict=True):
            cell = self._list.cell(cells, f"contact_{side}")
            found.append(self._list.contacts(text, self._list.look(f"contact_{side}").shapes, cell))
        first, second = found
        if len(first) == len(second):
            yield from zip(first, second, strict=True)
        elif len(first) == 1:
            yield from ((first[0], other) for other in second)
        elif len(second) == 1:
            yield from ((one, second[0]) for one in first)
        else:
            yield contacts[0], contacts[1]

    def _take_wire(self, row: Row, cells: Mapping[int, Cell]) -> None:
        values, sheet = self._list.book.values, self._list.sheet
        for name in ("signal", "function", "remarks", "pair", "colour_printed"):
            if name in self._list.at:
                row.values[OF_WIRES[name]] = values.meant(self._list.cell(cells, name), sheet)
        if "pair" in self._list.at and self._has_first_of_pairs:
            row.values["pair"] = self._list.above(cells, "pair")
        for name in ("core", "wire"):
            if name in self._list.at:
                row.values[OF_WIRES[name]] = values.name(self._list.cell(cells, name), sheet)
        self._take_shield(row)
        self._take_sided(row, cells)
        is_in_core = "colour" not in self._list.at and values.is_colour(row.values.get("core", ""))
        if "colour" in self._list.at or is_in_core:
            colour = self._list.colour(cells, "core" if is_in_core else "colour")
            row.values.update({"core": ""} if is_in_core else {})
            row.values["colour"] = colour.code
            if colour.printed and not row.values.get("colour_printed"):
                row.values["colour_printed"] = colour.printed
            if colour.core and not row.values.get("core"):
                row.values["core"] = colour.core
            if colour.is_shield:
                row.values["shield"] = True
        if "shield" in self._list.at:
            text = values.meant(self._list.cell(cells, "shield"), sheet)
            known = self._list.book.reader.layout.value_of["yes_no"].get(text.casefold())
            row.values["shield"] = (bool(text) and known != "no") or row.values.get("shield", False)
        self._list.take_size(row, cells, "gauge", "cross_section")
        if "length" in self._list.at:
            cell = self._list.cell(cells, "length")
            length = row.values["conductor_length"] = self._lengths.read(cell, sheet)
            if length is None and (text := values.meant(cell, sheet)):
                said = f"{self._list.at['length'].title}: {text}"
                row.values["remarks"] = "; ".join(filter(None, (row.values.get("remarks"), said)))
        self._list.take_extra(row, cells)

    def _take_shield(self, row: Row) -> None:
        """A core, wire or pair that is called shield is one."""
        for name in ("core", "conductor", "pair"):
            if self._list.book.words.meaning(row.values.get(name) or "").fields[:1] == ("shield",):
                row.values["shield"] = True
                row.values.update({"pair": ""} if name == "pair" else {})

    def _take_sided(self, row: Row, cells: Mapping[int, Cell]) -> None:
        """Signals and texts that stand at each end: once where both say the same."""
        for name in ("signal", "function", "remarks"):
            texts = [
                self._list.book.values.meant(
                    self._list.cell(cells, f"{name}_{side}"), self._list.sheet
                )
                for side in ENDS
                if f"{name}_{side}" in self._list.at
            ]
            if texts:
                joined = " / ".join(dict.fromkeys(filter(None, texts)))
                row.values[name] = row.values.get(name) or joined
