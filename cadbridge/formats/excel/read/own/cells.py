"""One cell to one value of the model, with everything that was odd about it as findings."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cadbridge.findings import Finding, Place, Rule
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.file.unseen import without_unseen
from cadbridge.formats.excel.read.own.numbers import (
    exact,
    field_unit,
    in_unit,
    number_text,
    parse_number,
)
from cadbridge.formats.excel.tables.colours import Colours
from cadbridge.formats.excel.tables.columns import Column, Layout, unit_of_title
from cadbridge.formats.excel.tables.texts_in_cells import decode_list
from cadbridge.model.gauges import area_of, gauge_in
from cadbridge.model.number import within_bounds
from cadbridge.words import quoted

LONGEST_TEXT = 32_767
"""UTF-16 units in a cell (Excel specifications and limits)."""
_BREAK = re.compile(r"\s*\n\s*")
_DASHES = re.compile("[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{MINUS SIGN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An identifier that a spreadsheet program has damaged, and what it may have been."""

    field: str
    """Path of the field that it stands in."""
    text: str
    """What was read."""
    readings: tuple[str, ...]
    """What it may have been; empty: any text of the same numeric value."""
    place: Place


@dataclass(slots=True)
class CellReader:
    """Decodes the cells of one workbook."""

    layout: Layout
    file: str
    findings: list[Finding] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    is_own: bool = False
    """Whether the workbook is ours: what cannot be read in it was known before."""
    colours: Colours = field(init=False)
    _said: set[Finding] = field(default_factory=set)
    _assumed: set[tuple[str, str]] = field(default_factory=set)
    """Sheets and titles of which was said that a unit is assumed."""

    def __post_init__(self) -> None:
        self.colours = Colours(self.layout.colours)

    def place(self, sheet: str, cell: str, part: str = "", field: str = "") -> Place:
        """A place in this workbook."""
        return Place(file=self.file, sheet=sheet, cell=cell, part=part, field=field)

    def report(self, rule: Rule, message: str, sheet: str, cell: str = "") -> None:
        """Note something about a cell."""
        place = self.place(sheet, cell)
        finding = Finding(rule=rule, message=message, place=place)
        if cell and finding in self._said:
            return  # a cell may be looked at more than once
        self._said.add(finding)
        self.findings.append(finding)

    def value(self, column: Column, cell: Cell, sheet: str, title: str) -> Any:
        """The value of a cell; None where it holds none that can be used."""
        if column.codec in ("text", "line") and cell.is_plain_text:
            return _on_one_line(cell.value) if column.codec == "line" else cell.value
        return self._value(column, cell, sheet, title) if self.is_usable(cell, sheet) else None

    def _value(self, column: Column, cell: Cell, sheet: str, title: str) -> Any:
        if column.is_number:
            return self._number(column, cell, sheet, title)
        if column.codec in ("yes_no", "choice"):
            return self._word(column, cell, sheet)
        text = self.text(column, cell, sheet)
        if column.codec in ("name", "code"):
            return self._identifier(text, cell, sheet)
        if column.codec == "line":
            return _on_one_line(text)
        if column.codec == "colour":
            return self._colour(text, cell, sheet)
        return decode_list(text) if column.codec == "list" else text

    def extra(self, cell: Cell | None, sheet: str) -> str:
        """The text of a cell in a column that is not known."""
        if cell is None or not self.is_usable(cell, sheet):
            return ""
        is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
        return number_text(cell.value) if is_number else str(cell.value)

    def is_usable(self, cell: Cell, sheet: str) -> bool:
        """Whether it holds a value, saying so where it is an error or a formula."""
        if cell.is_error or cell.value is None:
            shown = f"holds {cell.value}" if cell.is_error else "holds a formula without a result"
            self.report(rules.NO_VALUE, shown, sheet, cell.name)
            return False
        if cell.is_formula:
            message = f"holds a formula that last gave {cell.value!s}"
            self.report(rules.FORMULA, message, sheet, cell.name)
        return True

    def text(self, column: Column, cell: Cell, sheet: str) -> str:
        """The text of a cell, whatever a spreadsheet program has made of it."""
        value = cell.value
        if isinstance(value, str):
            if len(value) >= LONGEST_TEXT:
                self.report(rules.MAYBE_CUT, f"{len(value)} characters", sheet, cell.name)
            return value
        if isinstance(value, date | datetime | time | timedelta):
            return self._date(column, cell, sheet)
        text = str(value).upper() if isinstance(value, bool) else number_text(value)
        if column.codec == "code":
            message = f"the number {text} stands where text is expected; zeros may be lost"
            self.report(rules.NUMBER_FOR_CODE, message, sheet, cell.name)
            self._doubt(column, text, (), cell, sheet)
        else:
            message = f"{text} is a number or truth value, read as text"
            self.report(rules.NUMBER_FOR_TEXT, message, sheet, cell.name)
        return text

    def _date(self, column: Column, cell: Cell, sheet: str) -> str:
        value = cell.value
        readings = date_readings(value)
        text = value.date().isoformat() if isinstance(value, datetime) else str(value)
        shown = ", ".join(quoted(reading) for reading in readings)
        message = f"the date {text} stands here; it may have been {shown or 'another text'}"
        self.report(rules.DATE_FOR_TEXT, message, sheet, cell.name)
        self._doubt(column, text, readings, cell, sheet)
        return text

    def _doubt(
        self, column: Column, text: str, readings: tuple[str, ...], cell: Cell, sheet: str
    ) -> None:
        place = self.place(sheet, cell.name)
        self.doubts.append(Doubt(field=column.field, text=text, readings=readings, place=place))

    def _number(self, column: Column, cell: Cell, sheet: str, title: str) -> Any:
        unit = field_unit(column.field)
        value = cell.value
        try:
            if isinstance(value, int | float) and not isinstance(value, bool):
                number = in_unit(exact(value), unit_of_title(title), unit)
            elif isinstance(value, str) and (area := area_of(gauge_of(column, value))):
                number = area
                message = f"{quoted(value)} is {number} mm2 by ASTM B258"
                self.report(rules.CONVERTED, message, sheet, cell.name)
            elif isinstance(value, str):
                number = parse_number(value, unit, unit_of_title(title))
                self.report(
                    rules.NUMBER_TIDIED, f"{quoted(value)} read as {number}", sheet, cell.name
                )
            else:
                raise ValueError("is not a number")
            number = _bounded(number)
            if column.field.endswith("length_mm") and not unit_of_title(title):
                self._say_unit(cell, sheet, title)
            if column.codec == "count":
                return _whole(number)
        except ValueError as error:
            self.report(rules.NOT_A_NUMBER, f"{value!s} {error}", sheet, cell.name)
            return None
        return number

    def _say_unit(self, cell: Cell, sheet: str, title: str) -> None:
        """Say once a column that lengths have no unit: cables are measured in many."""
        has_unit = isinstance(cell.value, str) and not cell.value.strip()[-1:].isdigit()
        if has_unit or (sheet, title) in self._assumed:
            return
        self._assumed.add((sheet, title))
        message = "lengths without a unit are taken for mm"
        self.report(rules.UNIT_ASSUMED, message, sheet, cell.name)

    def _word(self, column: Column, cell: Cell, sheet: str) -> Any:
        value = cell.value
        text = str(value) if isinstance(value, str | bool) else number_text(value)
        known = self.layout.value_of[column.words]
        meant = known.get(_folded(text))
        if meant is None:
            words = ", ".join(
                quoted(words[0]) for words in self.layout.words[column.words].values()
            )
            message = f"{quoted(text)} is not one of {words}"
            is_kind_of_others = column.words == "kind" and not self.is_own
            rule = rules.KIND_UNKNOWN if is_kind_of_others else rules.UNKNOWN_WORD
            self.report(rule, message, sheet, cell.name)
            return None
        return meant == "yes" if column.codec == "yes_no" else meant

    def _identifier(self, text: str, cell: Cell, sheet: str) -> str:
        tidy = _tidied(text)
        if tidy != text:
            self.report(rules.TIDIED, f"{quoted(text)} read as {quoted(tidy)}", sheet, cell.name)
        return tidy

    def _colour(self, text: str, cell: Cell, sheet: str) -> str:
        if self.colours.is_code(text):
            return text
        code = self.colours.translate(text)
        if code:
            self.report(rules.COLOUR_ALIAS, f"{quoted(text)} read as {code}", sheet, cell.name)
            return code
        hint = "; the number of a core belongs in the column 'Core'" if text.isdigit() else ""
        self.report(
            rules.COLOUR_UNKNOWN, f"{quoted(text)} is kept as it is{hint}", sheet, cell.name
        )
        return text


def gauge_of(column: Column, text: str) -> str:
    """The size that stands in a column of cross-sections in place of one: ``20`` of ``AWG20``."""
    is_area = field_unit(column.field) == "mm2" and "mm" not in text.casefold()
    size = gauge_in(text) if is_area else ""
    return size if area_of(size) else ""


@lru_cache(10_000)
def _tidied(text: str) -> str:
    """An identifier without what nobody sees and with plain dashes; most stand in many rows."""
    return _DASHES.sub("-", _on_one_line(without_unseen(text)))


@lru_cache(10_000)
def _folded(text: str) -> str:
    """A word as words are compared; a column holds a few, many times."""
    return _DASHES.sub("-", " ".join(text.split())).casefold()


def _on_one_line(text: str) -> str:
    """A text that somebody has broken so that it fits its column."""
    return _BREAK.sub(" ", text) if "\n" in text else text


def _bounded(number: Decimal) -> Decimal:
    try:
        return within_bounds(number)
    except ValueError:
        raise ValueError("is no number that can be written out in digits") from None


def _whole(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise ValueError("is not a whole number")
    return int(number)


def date_readings(value: Any) -> tuple[str, ...]:
    """Texts that spreadsheet programs turn into this date: ``3-4`` and ``4/3`` for 3 April."""
    if not isinstance(value, date):
        return ()
    day, month, year = value.day, value.month, value.year
    pairs = [(day, month), (month, day), (month, year % 100)]
    readings = [f"{a}{mark}{b}" for a, b in pairs for mark in ("-", "/", ".")]
    return tuple(dict.fromkeys(readings))
