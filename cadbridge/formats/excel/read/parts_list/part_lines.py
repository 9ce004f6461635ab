"""One line of a list of parts to the values of a part, and what stays its own property."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from cadbridge.findings import Rule
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.part_titles import PRICES, PartTitle, PartTitles
from cadbridge.formats.excel.read.lists.values.article_codes import (
    PLACEHOLDERS,
    code_of,
    gtin_of,
    tidy,
)
from cadbridge.formats.excel.read.lists.values.measures import in_mm
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.numbers import field_unit, in_unit
from cadbridge.formats.excel.read.parts_list import part_rules as rules
from cadbridge.formats.excel.read.parts_list.amounts import (
    Amount,
    measure_of,
    price_of,
    shown_number,
)
from cadbridge.formats.excel.read.parts_list.find_parts import Line, PartsHead
from cadbridge.formats.excel.read.parts_list.part_notes import PartNotes
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.mapping.codecs import NO_LANGUAGE, decode_quantity
from cadbridge.mapping.product_groups import Groups, named_group, triple_of
from cadbridge.model import Kind
from cadbridge.model.number import within_bounds
from cadbridge.words import quoted

_CODES = (
    *("part_number", "type_number", "order_number", "erp_number", "reference"),
    "supplier_order_number",
)
_FIRMS = ("manufacturer", "supplier")
_SEVERAL = re.compile(r"(1|10|100|1000)\s*([^\W\d_].*)")
_GROUPS = ("kind", "product_group", "material_group")


@dataclass(slots=True, kw_only=True)
class PartLine:
    """What a line says."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    """By key of the column of the table of parts, and ``reference``."""
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Value and unit by name."""
    length_mm: Decimal | None = None
    """Of its column of lengths, which is a property too."""
    length_title: str = ""
    columns: Mapping[str, int] = field(default_factory=dict)
    found: Line = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class LineReader:
    """Reads the lines of one list."""

    head: PartsHead
    reader: CellReader
    notes: PartNotes
    titles: PartTitles
    groups: Groups
    mark: str
    """Decimal mark of the list; empty where none could be told."""

    @property
    def layout(self) -> Layout:
        """Tables and words."""
        return self.reader.layout

    def read(self, line: Line) -> PartLine:
        """The values of a line."""
        row = next(iter(line.values())).row
        part = PartLine(row=row, columns=self.head.fields, found=line)
        for at, title in self.head.columns.items():
            cell = line.get(at)
            if cell is None or title.field == "sequence":
                continue
            if self.reader.is_usable(cell, self.notes.sheet):
                self._take(part, title, cell)
        self._settle_prices(part)
        return part

    def _say(self, rule: Rule, title: PartTitle, example: str, cell: Cell) -> None:
        self.notes.say(rule, f"column {quoted(title.text)}", example, cell.name)

    def _take(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        if isinstance(cell.value, str) and tidy(cell.value).casefold() in PLACEHOLDERS:
            return
        name = title.field
        if not name:
            self._keep(part, title, cell)
        elif name == "length":
            part.length_title = self._keep(part, title, cell)
            amount = measure_of(_text(cell), self.mark)
            unit = (amount.unit if amount else "") or title.unit
            part.length_mm = in_mm(str(amount.number), unit) if amount else None
        elif name in _CODES or name == "gtin":
            self._take_code(part, title, cell)
        elif name in PRICES:
            self._take_price(part, title, cell)
        elif name in _GROUPS:
            self._take_group(part, title, cell)
        elif name == "price_unit":
            self._take_price_unit(part, title, cell)
        elif name == "currency":
            text = _text(cell)
            part.values[name] = self.titles.currencies.get(text.casefold(), text)
        elif name == "quantity_unit":
            self._take_quantity_unit(part, title, cell)
        elif name in _FIRMS:
            part.values[name] = " ".join(_text(cell).split())
        elif self.layout.tables["parts"].by_key[name].is_number:
            self._take_measure(part, title, cell)
        else:
            texts = part.values.setdefault(name, {})
            texts[title.language or NO_LANGUAGE] = _text(cell)

    def _keep(self, part: PartLine, title: PartTitle, cell: Cell) -> str:
        """What no field is for, as a property of its own; a name that repeats gets a number."""
        name, number = title.name, 2
        while name in part.properties:
            name, number = f"{title.name} ({number})", number + 1
        part.properties[name] = self._value_and_unit(_text(cell), title)
        return name

    def _value_and_unit(self, text: str, title: PartTitle) -> tuple[str, str]:
        """A value with the unit behind it, if that is one; else with that of the title."""
        value, unit = decode_quantity(text)
        return (value, unit) if self.titles.is_unit(unit) else (text, title.unit)

    def _take_code(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        if isinstance(cell.value, date | time):
            column = self.layout.tables["parts"].by_key.get(title.field)
            column = column or self.layout.tables["parts"].by_key["order_number"]
            part.values[title.field] = self.reader.text(column, cell, self.notes.sheet)
            return
        code = gtin_of(cell.value) if title.field == "gtin" else code_of(cell.value)
        if code.is_damaged:
            self._say(rules.CODE_DAMAGED, title, f"{code.text} has lost digits", cell)
            self._keep(part, title, cell)
            return
        if code.repair and (title.field != "gtin" or "read as" in code.repair):
            self._say(rules.CODE_REPAIRED, title, code.repair, cell)
        if code.text:
            part.values[title.field] = code.text

    def _take_price(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        amount = self._amount(title, cell)
        if amount is None:
            self._keep(part, title, cell)
            return
        part.values[title.field] = amount.number
        extra = {
            "currency": amount.currency or title.currency,
            "price_unit": amount.per or title.per,
        }
        for name, value in extra.items():
            if value:
                part.values.setdefault(name, value)
        if amount.unit:
            part.values.setdefault("quantity_unit", {NO_LANGUAGE: amount.unit})

    def _amount(self, title: PartTitle, cell: Cell) -> Amount | None:
        value = cell.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            amount: Amount | None = Amount(shown_number(value))
        elif title.field in PRICES:
            amount = price_of(_text(cell), self.mark, self.titles.currencies)
        else:
            amount = measure_of(_text(cell), self.mark)
        if amount is None or not _is_bounded(amount.number):
            self._say(rules.NO_AMOUNT, title, _text(cell), cell)
            return None
        if amount.is_doubted:
            self._say(rules.AMOUNT_DOUBTED, title, f"{_text(cell)} read as {amount.number}", cell)
        return amount

    def _take_measure(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        column = self.layout.tables["parts"].by_key[title.field]
        amount = self._amount(title, cell)
        unit = field_unit(column.field)
        try:
            typed = (amount.unit if amount else "") or title.unit
            if amount is not None:
                number = in_unit(amount.number, typed.casefold(), unit)
                if number > 0:
                    part.values[title.field] = number
                return
        except ValueError as error:
            self._say(rules.NO_AMOUNT, title, f"{_text(cell)} {error}", cell)
        self._keep(part, title, cell)

    def _take_price_unit(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        amount = self._amount(title, cell)
        if amount is None or amount.number != amount.number.to_integral_value():
            self._keep(part, title, cell)
        elif amount.number > 0:
            part.values["price_unit"] = int(amount.number)
            if amount.unit:
                part.values.setdefault("quantity_unit", {NO_LANGUAGE: amount.unit})

    def _take_quantity_unit(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        """A unit, before which a price may say for how many it is: ``100 St``."""
        text = _text(cell)
        has_prices = any(name in self.head.fields for name in PRICES)
        if has_prices and (match := _SEVERAL.fullmatch(text)):
            part.values.setdefault("price_unit", int(match.group(1)))
            text = match.group(2)
        part.values.setdefault("quantity_unit", {})[title.language or NO_LANGUAGE] = text

    def _take_group(self, part: PartLine, title: PartTitle, cell: Cell) -> None:
        """A kind by its word, or a group of EPLAN's by numbers or names; else a property."""
        text = _text(cell)
        kind = self.layout.value_of["kind"].get(" ".join(text.split()).casefold())
        if kind is not None:
            part.values["kind"] = kind
            return
        triple = triple_of(named_group(text)) if named_group(text) else None
        if triple is None:
            if title.field != "material_group":
                said = f"EPLAN has no product group {text}" if triple_of(text) else text
                self._say(rules.UNKNOWN_KIND, title, said, cell)
            self._keep(part, title, cell)
            return
        part.values["product_group"] = self.groups.own(triple)
        part.values.setdefault("kind", self.groups.kind(triple))

    def _settle_prices(self, part: PartLine) -> None:
        """A column for the currency or the price unit says more than a price does by the way."""
        values = part.values
        if not any(name in values for name in PRICES):
            has_prices = any(name in self.head.fields for name in PRICES)
            for name in ("price_unit", "currency"):
                value = values.pop(name, None)
                if value is not None and not has_prices and name in self.head.fields:
                    title = self.head.columns[self.head.fields[name]]
                    part.properties.setdefault(title.name, (str(value), ""))
        if values.get("kind") is Kind.OTHER:
            del values["kind"]


def _is_bounded(number: Decimal) -> bool:
    try:
        within_bounds(number)
    except ValueError:
        return False
    return True


def _text(cell: Cell) -> str:
    """A cell as text: numbers with the digits that are shown."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(shown_number(value), "f")
    return tidy(value) if isinstance(value, str) else str(value)
