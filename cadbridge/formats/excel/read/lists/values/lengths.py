"""Lengths of wires: their units, and what point and comma mean in their column."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader
from cadbridge.formats.excel.read.lists.values.measures import feet_in_mm, in_mm
from cadbridge.words import quoted

_LENGTH = re.compile(r"(\d+ \d/\d{1,2}|[\d.,'\s]*\d)\s*([^\d\s.,/]*)\.?")
_ABOUT = re.compile(
    r"(?:(?:approx|appr|ca|circa|about|etwa|env|environ|aprox|ung|około|ok|cca|约|約)\b\.?|[~≈±约約])\s*"
)
"""Words before a length that is not exact."""
_TOLERANCE = re.compile(
    r"(.*\d\s*(?:[^\W\d_]{1,3})?)\s*(?:±|\+/-|\+-)\s*[\d.,]+\s*([^\W\d_]{0,3}|%)"
)
"""Behind a length: ``300 ±5 mm``."""
_OPEN = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""Thousands, or a number with three decimals."""
_NUMBER = re.compile(r"\d[\d.,]*[.,][\d.,]*\d|[.,]\d+")
_SMALL = frozenset(["mm", "cm", "毫米", "ミリ"])
"""Units of which no wire is cut to the thousandth."""


class LengthReader:
    """Reads the lengths of one list of wires."""

    def __init__(
        self, values: ValueReader, unit: str, cells: Sequence[Cell], others: Iterable[str]
    ) -> None:
        """Of a list.

        Args:
            values: reads cells.
            unit: of the title; it holds for numbers without one.
            cells: the column.
            others: further numbers of the list.
        """
        self._values = values
        self._unit = unit
        self._own = _decimal_mark(cell.text for cell in cells)
        self._others = _decimal_mark(others)
        self._guessed = ""

    def read(self, cell: Cell | None, sheet: str) -> Decimal | None:
        """A length in mm; None where the cell holds none, which is said."""
        text = self._values.meant(cell, sheet)
        if not text or cell is None:
            return None
        if (length := feet_in_mm(text.casefold())) is not None:
            return length
        exact = self._without_tolerance(text.casefold())
        found = _LENGTH.fullmatch(exact)
        typed = found.group(2) if found else ""
        unit = typed or self._unit or "mm"
        digits = found.group(1) if found else ""
        is_open = bool(cell.text and _OPEN.fullmatch(digits))
        plain = self._plain(digits, unit) if is_open else digits
        length = in_mm(plain, unit)
        if length is None:
            message = f"{quoted(text)} is no length, and is kept in the remarks"
            self._values.notes.say(rules.NUMBER_ODD, message, sheet, cell.name)
            return None
        if exact != text.casefold():
            message = f"{quoted(text)} is read as {exact}"
            self._values.notes.say(rules.NUMBER_ODD, message, sheet, cell.name)
        if is_open and not self._own:
            self._guessed = (
                self._guessed or f"lengths like {quoted(text)} are read as {plain} {unit}"
            )
            self._values.notes.say(rules.NUMBER_ODD, self._guessed, sheet, cell.name)
        if not typed and not self._unit:
            message = "lengths without a unit are taken for mm"
            self._values.notes.say(rules.UNIT_ASSUMED, message, sheet, cell.name)
        return length

    def _without_tolerance(self, text: str) -> str:
        """A length without what says how exact it is."""
        plain = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
        if found := _TOLERANCE.fullmatch(plain):
            has_unit = not found[1].rstrip()[-1:].isdigit()
            unit = "" if has_unit or found[2] == "%" else found[2]
            plain = f"{found[1].strip()} {unit}".strip()
        return plain

    def _plain(self, digits: str, unit: str) -> str:
        """Digits that may be thousands, with a point for decimals and no other mark."""
        mark = "." if "." in digits else ","
        decimal = self._own or ("" if unit in _SMALL else self._others or mark)
        return digits.replace(mark, "." if decimal == mark else "")


def _decimal_mark(texts: Iterable[str]) -> str:
    """The mark before decimals, by the numbers that leave no doubt; nothing where none does."""
    found = {mark for text in texts for number in _NUMBER.findall(text) if (mark := _mark(number))}
    return found.pop() if len(found) == 1 else ""


def _mark(number: str) -> str:
    marks = [mark for mark in number if mark in ".,"]
    if len(set(marks)) > 1:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    return "" if _OPEN.fullmatch(number) else marks[0]
