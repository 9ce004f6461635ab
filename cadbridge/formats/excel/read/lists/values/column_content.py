"""What columns of a list hold by what stands in them, where their titles leave it open."""

import re
from collections.abc import Collection, Container, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.list_book import OF_PARTS
from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn
from cadbridge.formats.excel.read.lists.titles.part_titles import part_titles
from cadbridge.formats.excel.read.lists.titles.title_text import normal, unit_of
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords
from cadbridge.formats.excel.read.lists.values.contacts import apart
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader, most_are
from cadbridge.formats.excel.read.lists.values.measures import without_colour
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.model.gauges import gauge_in, is_no_area, may_be_gauge
from cadbridge.words import quoted

_ENDS = ("a", "b")
_FEWEST = 3
"""Rows from which devices that differ in each are none of the list's parts."""
_CABLE = re.compile(r"[-+=]*(?:W|WC|WH|CBL|CABLE|KABEL)[-_ ]?\d+\w*", re.IGNORECASE)
_WIRE = re.compile(r"W[-_. ]?\d+\w*", re.IGNORECASE)
_NUMBERED = re.compile(r"[^\W\d_]{0,4}[-_. ]?\d+\w{0,2}")
"""Of things that are counted, with few letters before or behind: ``101``, ``W1``, ``L2a``."""
_OF_ONE_WIRE = ("contact_a", "contact_b", "colour")
_UNIT = re.compile(r"[\[(]\S{1,8}[\])]")
_MEASURED = frozenset(["length", "area", "gauge", "voltage", "wire", ""])
"""Fields of columns that may have a unit; nothing where the title is not known."""
_LEVEL = re.compile(r"[1-9]|PE", re.IGNORECASE)
"""A level of a terminal: no voltage, that would be a number of its own or with its unit."""
_AREA = re.compile(r"\d+([.,]\d+)?\s*mm\s?[²2](\s*[,/]?\s*[^\d\s]+)?")


def units_in(cells: Mapping[int, Cell], columns: Sequence[ListColumn]) -> Mapping[int, str]:
    """The units by column that a row gives and nothing else; none where it is another row.

    Units stand below titles of measures: a signal may be called ``M`` or ``IN``.
    """
    measured = {column.index for column in columns if column.field in _MEASURED}
    units = {index: _unit(cell) if index in measured else "" for index, cell in cells.items()}
    others = (cell for index, cell in cells.items() if not units[index])
    return units if any(units.values()) and all(map(_says_nothing, others)) else {}


def _unit(cell: Cell) -> str:
    return unit_of(cell.text) or (_UNIT.fullmatch(cell.text.strip()) or [""])[0]


def _says_nothing(cell: Cell) -> bool:
    return isinstance(cell.value, str) and normal(cell.text) in ("", "-")


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """Looks into the columns of one list."""

    _layout: Layout
    _words: TitleWords
    _values: ValueReader
    _rows: Sequence[Mapping[int, Cell]]
    _sheet: str = ""

    def of_wires(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns of a list of wires, without those that are not about their ends."""
        columns = self._without_material(self._without_strip(columns))
        return self._with_cables(self._with_numbers(columns))

    def with_parts(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns, of which those of open titles that are about parts tell it of each part.

        What a row says otherwise than one above it of the same part is about pins.
        """
        names = {column.name for column in columns}
        parts = next((it.index for it in columns if it.name in ("part", "device")), 0)
        is_of_pins = "contact" in names and "connector" not in names
        free = set(OF_PARTS - names) if is_of_pins else set[str]()
        found = []
        for column in columns:
            found.append(self._about_part(column, parts, free))
            free.discard(found[-1].field)
        return found

    def _about_part(self, column: ListColumn, parts: int, free: Set[str]) -> ListColumn:
        if column.field:
            return column
        if normal(column.title) in self._kind_titles:
            is_kind = self._are_same(column, parts, self._layout.value_of["kind"])
            return replace(column, field="kind") if is_kind else column
        field = part_titles(self._layout).read(column.title).field
        is_of_part = field in free and self._are_same(column, parts)
        return replace(column, field=field) if is_of_part else column

    @property
    def _kind_titles(self) -> Container[str]:
        return self._layout.titles(self._layout.tables["parts"].by_key["kind"])

    def _are_same(
        self, column: ListColumn, parts: int, words: Container[str] | None = None
    ) -> bool:
        """Whether a column says one thing of each part, and nothing but such words."""
        part, said = "", dict[str, str]()
        for cells in self._rows:
            part = cells[parts].text if parts in cells else part
            cell = cells.get(column.index)
            text = str(cell.text or cell.value).strip().casefold() if cell else ""
            if not text:
                continue
            if (words is not None and text not in words) or said.setdefault(part, text) != text:
                return False
        return bool(said)

    def by_content(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns, of which what stands in them tells what an open title means."""
        found = self._with_signals(columns)
        taken = {column.name for column in found}
        for n, column in enumerate(found):
            if self._are_levels(column, taken):
                found[n] = replace(column, field="port")
                taken.add("port")
                continue
            texts = [cell.text for cells in self._rows[:40] if (cell := cells.get(column.index))]
            if self._may_be_gauges(column, taken):
                found[n] = self._told_gauge(column)
                taken.add(found[n].field)
                continue
            if self._are_directions(column, taken):
                found[n] = replace(column, field="direction")
                taken.add("direction")
                continue
            has_no_size = taken.isdisjoint(("area", "gauge"))
            if column.field == "colour" and has_no_size and most_are(texts, self._has_size):
                found[n] = replace(column, field="gauge", side="")
                taken.add("gauge")
                continue
            is_open = column.field in ("wire", "core", "") and "area" not in taken
            if is_open and most_are(texts, _AREA.fullmatch):
                found[n] = replace(column, field="area", side="")
                taken.add("area")
                continue
            has_gauge = column.field in ("wire", "core", "") and "gauge" not in taken
            if has_gauge and most_are(texts, gauge_in):
                found[n] = replace(column, field="gauge", side="")
                taken.add("gauge")
                continue
            is_open = column.field in ("wire", "core", "") and "colour" not in taken
            said = [it for it in self._all(column) if not self._values.is_placeholder(it)]
            if is_open and most_are(said, self._values.is_colour):
                found[n] = replace(column, field="colour", side="")
                taken.add("colour")
        if "port" not in taken:  # ``Level`` is of voltages: the terminals have no levels
            found = [replace(it, field="port") if it.field == "terminal" else it for it in found]
        return found

    def _may_be_gauges(self, column: ListColumn, taken: Collection[str]) -> bool:
        """Whether numbers without a unit below ``Size`` may be of the American gauge."""
        is_open = column.field == "area" and not column.unit and "gauge" not in taken
        if not is_open or not self._words.is_open_size(column.title):
            return False
        said = [it for it in self._all(column) if not self._values.is_placeholder(it)]
        return bool(said) and all(map(may_be_gauge, said))

    def _told_gauge(self, column: ListColumn) -> ListColumn:
        """The column, of the gauge where a number of it is no cross-section; both are said."""
        said = [it for it in self._all(column) if not self._values.is_placeholder(it)]
        cell = next(cells[column.index] for cells in self._rows if column.index in cells)
        is_gauge = any(map(is_no_area, said))
        taken, other = ("AWG", "cross_section") if is_gauge else ("mm2", "gauge")
        way = f"`columns` {quoted(f'{column.title}={other}')}"
        numbers = f"the numbers below {quoted(column.title)} have no unit and are taken for {taken}"
        self._values.notes.say(
            rules.UNIT_ASSUMED, f"{numbers}; else say {way}", self._sheet, cell.name
        )
        return replace(column, field="gauge") if is_gauge else column

    def _are_levels(self, column: ListColumn, taken: set[str]) -> bool:
        """Whether a column of voltages by its title counts levels of terminals: ``1``, ``PE``."""
        has_places = not {"port", "end_a", "end_b"}.isdisjoint(taken)
        if column.name != "voltage" or has_places or unit_of(column.title):
            return False
        texts = self._all(column)
        return (
            not taken.isdisjoint(("part", "terminal"))
            and bool(texts)
            and all(map(_LEVEL.fullmatch, texts))
        )

    def _has_size(self, text: str) -> bool:
        """Whether a text holds a colour and a size: ``RED / 18 AWG``."""
        size, colour = without_colour(text, self._values)
        return bool(colour and (gauge_in(size) or _AREA.fullmatch(size)))

    def _with_signals(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns; devices of which each has one contact are what these are wired to."""
        columns = [
            replace(column, field="sequence") if self._counts_rows(column) else column
            for column in columns
        ]
        names = {column.name for column in columns}
        free = next((it for it in ("signal", "function", "remarks") if it not in names), "")
        return [
            replace(column, field=free)
            if column.name == "device" and ("address" in names or self._say_once(column))
            else column
            for column in columns
        ]

    def _counts_rows(self, column: ListColumn) -> bool:
        """Whether ``Item`` counts the rows, and is no device."""
        counted = [str(n) for n in range(1, len(self._rows[:40]) + 1)]
        return column.name == "device" and self._all(column) == counted

    def _say_once(self, column: ListColumn) -> bool:
        texts = self._all(column)
        return len(self._rows) >= _FEWEST and len(set(texts)) == len(texts) == len(self._rows)

    def _without_strip(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns; between ends that name their contacts stands a terminal of a strip."""
        by_name = {column.name: column for column in columns}
        ends = [by_name.get(f"port_{side}") for side in _ENDS]
        alone = ("contact_a" in by_name) != ("contact_b" in by_name)
        if not alone or not all(end and apart(self._texts(end)) == ":" for end in ends):
            return list(columns)
        return [
            replace(column, field="", side="") if column.field == "contact" else column
            for column in columns
        ]

    def _with_numbers(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns; ``#`` and ``Name`` are of wires or of what is on them, by what stands there.

        ``W1`` is the number of a wire and no contact, ``GND`` a signal and no number.
        """
        names = {column.name for column in columns}
        named = [it for it in columns if it.field == "wire" and self._is_open(it, "signal")]
        are_numbers = any(most_are(self._all(it), _NUMBERED.fullmatch) for it in named)
        if "signal" not in names and not are_numbers:
            columns = [replace(it, field="signal") if it in named else it for it in columns]
        names = {column.name for column in columns}
        return [
            replace(it, field="wire", side="")
            if it.field == "contact" and "wire" not in names and self._are_wires(it)
            else it
            for it in columns
        ]

    def _is_open(self, column: ListColumn, field: str) -> bool:
        """Whether a title that means nothing for sure may mean a field."""
        return not column.is_certain and field in self._words.meaning(column.title).fields

    def _are_wires(self, column: ListColumn) -> bool:
        texts = self._all(column) if self._is_open(column, "wire") else []
        return bool(texts) and all(map(_WIRE.fullmatch, texts))

    def _without_material(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns; a part number beside the number of each wire is of what it is made of."""
        names = {column.name for column in columns}
        if "part" not in names or not {"wire", "cable"} & names:
            return list(columns)
        own = normal(self._layout.tables["conductors"].by_key["part_number"].title)
        return [
            replace(column, field="")
            if column.field == "part" and normal(column.title) != own
            else column
            for column in columns
        ]

    def _with_cables(self, columns: Sequence[ListColumn]) -> list[ListColumn]:
        """The columns; a group without a number is no cable, a number for each wire is its own."""
        found = list(columns)
        names = {column.name for column in columns}
        for n, column in enumerate(columns):
            texts = self._all(column)
            if "cable" not in names and self._names_cables(column, texts):
                found[n] = replace(column, field="cable")
            if column.field != "cable":
                continue
            if not column.is_certain and not any(re.search(r"\d", text) for text in texts):
                found[n] = replace(column, field="")
            is_free = "wire" not in names and not names.isdisjoint(_OF_ONE_WIRE)
            if is_free and self._say_once(column) and all(map(str.isdigit, texts)):
                found[n] = replace(column, field="wire")
        return found

    def _names_cables(self, column: ListColumn, texts: Sequence[str]) -> bool:
        """Whether cables stand below a title for anything that is connected: ``Designator``."""
        is_open = not column.field and self._words.meaning(column.title).fields[:1] == ("port",)
        return is_open and bool(texts) and all(map(_CABLE.fullmatch, texts))

    def _are_directions(self, column: ListColumn, taken: Collection[str]) -> bool:
        """Whether directions stand in a column whose title says something else: ``Type``."""
        is_open = not column.field or self._words.meaning(column.title).is_weak
        may_be_signals = column.field == "signal" or not (column.field or "signal" in taken)
        if not is_open or may_be_signals or "direction" in taken:
            return False
        texts = [cell.text for cells in self._rows[:40] if (cell := cells.get(column.index))]
        known = self._values.direction
        return len(set(texts)) > 1 and most_are(texts, lambda text: known(text) is not None)

    def _all(self, column: ListColumn) -> list[str]:
        """The texts of a column, those of numbers too."""
        found = (cells.get(column.index) for cells in self._rows[:40])
        return [cell.text or str(cell.value) for cell in found if cell and cell.value is not None]

    def _texts(self, column: ListColumn) -> list[str]:
        return [cell.text for cells in self._rows if (cell := cells.get(column.index))]
