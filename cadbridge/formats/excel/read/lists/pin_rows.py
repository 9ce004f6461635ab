"""Rows of pin lists: one a contact."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.about import About
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.titles.caption_names import without_brackets
from cadbridge.formats.excel.read.lists.values.contacts import (
    Shapes,
    fits,
    is_odd,
    is_section,
    split,
)
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.words import quoted


class PinRows:
    """Reads the rows of one list of pins."""

    def __init__(self, list_: OneList, about: About) -> None:
        self._list = list_
        self._about = about
        self._port = about.port
        """Of the rows that follow, where a line among them names it."""
        self._directions = frozenset(cell.text for cell in list_.column("direction"))
        self._part = ""
        """Of the rows so far, as a column names it."""
        self._terminal = ""
        """Of a block of terminals, likewise."""

    def rows_of(self, cells: Mapping[int, Cell]) -> Iterator[Row]:
        """The pins of one line; none where it is no row."""
        cell = self._list.cell(cells, "contact")
        if cell is not None and isinstance(cell.value, bool):
            self._list.done.passed[cell.row] = "no contact"
            self._list.say(rules.NO_CONTACT, f"{str(cell.value).upper()} is no contact", cell)
            return
        contact = self._list.book.values.name(cell, self._list.sheet)
        mark = self._list.look("contact").mark
        shapes = self._list.look("contact").shapes
        port, own = "", contact
        if mark and contact:
            port, own = split(contact, mark)
            port, own = (port, own) if own else ("", contact)
        is_date = cell is not None and not isinstance(cell.value, str | int | float)
        first = self._list.book.values.text(next(iter(cells.values())), self._list.sheet)
        is_footer = self._list.is_footer(own, cells) or self._list.is_footer(first, cells)
        if self._names_port(cells, shapes):
            return
        is_line = len(cells) == 1 and is_section(own)
        is_contact = (is_date and contact) or fits(own, shapes) or self._is_odd(own, cells)
        if is_footer or is_line or not is_contact:
            self._list.leave(cells, "no contact")
            return
        device = self._list.above(cells, "device")
        part = self._list.above(cells, "part") or self._list.above(cells, "cable")
        if part != self._part:  # nothing is known of its ports
            self._list.kept.pop("port", None)
            self._part = part
        terminal = self._list.above(cells, "terminal")
        if terminal != self._terminal:  # its levels are told anew
            self._list.kept.pop("port", None)
            self._terminal = terminal
        port = self._list.above(cells, "port") or port or self._port
        if device and not part:
            part, device = (self._about.part, device) if self._about.part else (device, "")
        elif device and part:
            port = f"{device}:{port}" if port and device != port else port or device
        if device and not part:
            part = device
        elif device and self._about.part and part == self._about.part and "port" in self._list.at:
            port = port if port.startswith(f"{device}:") else f"{device}:{port}"
        if terminal:
            port = f"{terminal}:{port}" if port else terminal
        base = {
            "part_number": part or self._about.part or self._list.book.stem,
            "port": port or device or self._stand_in(part, cells),
        }
        for one in self._list.contacts(own, shapes, cell):
            row = self._list.row("pins", cells)
            row.values.update(base, contact=one)
            self._take_pin(row, cells)
            yield row

    def _stand_in(self, part: str, cells: Mapping[int, Cell]) -> str:
        """The name of the one port of a part for which the column of ports is empty: a sensor."""
        stem = self._list.book.stem if part and "port" in self._list.at else ""
        if stem:
            message = f"empty cells name no port; the file's name, {quoted(stem)}, stands for it"
            self._list.say(rules.NO_PORT_NAMED, message, next(iter(cells.values())))
        return stem

    def _is_odd(self, contact: str, cells: Mapping[int, Cell]) -> bool:
        """Whether a text of no usual form is a contact, as its row says something of it."""
        word = re.split(r"[\W\d_]", contact)[0].casefold()
        return len(cells) > 1 and is_odd(contact) and word not in self._list.book.words.footers

    def _names_port(self, cells: Mapping[int, Cell], shapes: Shapes) -> bool:
        """Whether a line between the contacts, which are numbers, names the port of the next."""
        if len(cells) != 1 or not shapes.are_numbers or "port" in self._list.at:
            return False
        named = self._list.book.namer.port_in(list(cells.values()))
        if not named.is_certain or named.name.isdigit():
            return False
        self._port = named.name
        return True

    def _take_pin(self, row: Row, cells: Mapping[int, Cell]) -> None:
        values, sheet = self._list.book.values, self._list.sheet
        row.values["signal"] = values.meant(self._list.cell(cells, "signal"), sheet)
        if "signal" not in self._list.at:
            del row.values["signal"]
        remarks = []
        for name in ("function", "voltage", "remarks", "channel"):
            if name in self._list.at:
                row.values[name] = values.meant(self._list.cell(cells, name), sheet)
        if "remarks" in row.values:
            remarks.append(row.values["remarks"])
        remarks += self._take_direction(row, cells)
        if "optional" in self._list.at:
            cell = self._list.cell(cells, "optional")
            column = self._list.table.by_key["optional"]
            title = self._list.at["optional"].title
            row.values["optional"] = (
                self._list.book.reader.value(column, cell, sheet, title) if cell else None
            )
        if "connector" in self._list.at:
            row.values["connector"] = self._list.above(cells, "connector")
        if "colour" in self._list.at:
            colour = self._list.colour(cells)
            printed = values.meant(self._list.cell(cells, "colour"), sheet)
            row.values["wire_colour"] = colour.code or colour.printed or printed
        self._list.take_size(row, cells, "wire_gauge", "wire_cross_section")
        self._list.take_extra(row, cells)
        if any(remarks) or "remarks" in self._list.at:
            row.values["remarks"] = "; ".join(dict.fromkeys(filter(None, remarks)))

    def _direction(self, text: str) -> Any:
        """The direction that a text means; None where it means none for sure."""
        is_open = self._list.book.words.is_open_letter(text, self._directions)
        return None if is_open else self._list.book.values.direction(text)

    def _take_direction(self, row: Row, cells: Mapping[int, Cell]) -> list[str]:
        cell = self._list.cell(cells, "direction")
        text = self._list.book.values.text(cell, self._list.sheet)
        signal = row.values.get("signal", "")
        known = self._list.book.reader.layout.value_of["direction"]
        found = self._direction(text) if text else None
        word, more = without_brackets(text) if text and found is None else ("", "")
        if more and (found := self._list.book.values.direction(word)) is not None:
            row.values["direction"] = found
            return [more]  # ``Input (pull-up)``
        if "direction" in self._list.at:
            row.values["direction"] = found or known.get("")
        says_none = self._list.book.values.is_not_connected
        if found in (None, known.get("")) and says_none(signal or row.values.get("function", "")):
            row.values["direction"] = known["nc"]
        if text and found is None and cell is not None:
            self._list.say(
                rules.NO_DIRECTION, f"{quoted(text)} is no direction, and kept as a remark", cell
            )
            return [text]
        return []
