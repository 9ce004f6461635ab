"""Gauges, cross-sections and lengths of strangers' lists, in the units that people use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader
from cadbridge.model.gauges import area_of, gauge_in
from cadbridge.words import quoted

_MM2 = re.compile(r"mm\s?[2²]|mm\^2|qmm|sq\.?\s?mm|mm")
_PIECES = re.compile(r"\s*[/,;|]\s*(?!\d)|\s*[/;|]\s*|\s+")
"""Between words; a comma before a digit is of a number."""
_BARE_GAUGE = re.compile(r"#?\s*(\d{1,2}|[1-4]/0|0+)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"[+-]?\d[\d.,' ]*|[.,]\d+")
_LENGTHS: Mapping[str, Decimal] = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "dm": Decimal(100),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), Decimal(1000)),
    **dict.fromkeys(("mètre", "mètres", "metro", "metri", "metros", "mtr"), Decimal(1000)),
    "km": Decimal(1_000_000),
    **dict.fromkeys(("in", "inch", "inches", '"', "″", "''"), Decimal("25.4")),
    **dict.fromkeys(("ft", "feet", "foot", "'", "′"), Decimal("304.8")),
    **dict.fromkeys(("毫米", "ミリ"), Decimal(1)),
    "米": Decimal(1000),
}
_FRACTION = re.compile(r"(\d+) (\d{1,2})/(2|4|8|16)")
_FEET = re.compile(
    r"(\d+)\s*(?:['′’]|ft\.?|feet|foot)\s*-?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)(?![\d/]))?\s*(?:(\d{1,2})/(2|4|8|16))?\s*"
    r"(?:[\"″”]|''|in\.?|inch|inches)?"
)
"""Feet with inches: ``3' 6 1/2"``; three digits behind a mark are of thousands."""


@dataclass(frozen=True, slots=True)
class WireSize:
    """A gauge as read, and the cross-section."""

    gauge: str = ""
    area: Decimal | None = None
    colour: str = ""
    """Where it stands in the same cell."""


def size_of(values: ValueReader, cell: Cell | None, sheet: str, *, is_gauge: bool) -> WireSize:
    """Gauge and cross-section; a bare number is of the kind that the column is for."""
    text = values.meant(cell, sheet)
    if not text or cell is None:
        return WireSize()
    said = ""
    if not text.isdecimal() and _WORD.search(text):
        text, said = without_colour(text, values)
    size, rest = _gauge_and_rest(text, is_gauge=is_gauge or text.startswith("#"))
    gauge = f"{size} AWG" if size else ""
    area = None if size and not _MM2.search(rest.casefold()) else _area(values, rest, cell, sheet)
    if size and area is None:
        area = area_of(size)
        if area is not None:
            message = f"{size} AWG is {area} mm2 by ASTM B258"
            values.notes.say(rules.CONVERTED, message, sheet, cell.name)
    return WireSize(gauge or (text if area is None else ""), area, said)


@lru_cache(1_000)
def _gauge_and_rest(text: str, *, is_gauge: bool) -> tuple[str, str]:
    """The gauge that a text names, and what else it says; lists say few of them, many times."""
    size = gauge_in(text)
    if not size and is_gauge and _BARE_GAUGE.fullmatch(text):
        size = text.lstrip("# ")
    if not size:
        return "", text
    said = r"(?i)[/|,(]?\s*(awg|#)?\s*" + re.escape(size) + r"\s*(awg|ga\w*)?"
    return size, re.sub(said, "", text)


def without_colour(text: str, values: ValueReader) -> tuple[str, str]:
    """A size without the colour that stands before or behind it: ``RED / 18 AWG``; and its code."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    for count in range(len(pieces) - 1, 0, -1):  # all words of the colour
        before, behind = (pieces[:count], pieces[count:]), (pieces[-count:], pieces[:-count])
        for colour, size in (before, behind):
            word, rest = " ".join(colour), " ".join(size)
            is_size = _DIGIT.search(rest) and not _DIGIT.search(word)
            if is_size and (code := values.colours.code(word)):
                return rest, code
    return text, ""


def _area(values: ValueReader, text: str, cell: Cell, sheet: str) -> Decimal | None:
    digits = text.casefold()
    bare = _MM2.sub("", digits).strip(" /,;()[]")
    number = _number(bare)
    if (number is None and bare[-1:] in "²2³" and (number := _number(bare.rstrip("²³")))) or (
        number is not None and re.search(r"\d\s+[.,]|[.,]\s+\d", bare)
    ):
        values.notes.say(rules.NUMBER_ODD, f"{quoted(text)} read as {number}", sheet, cell.name)
    if number is None:
        message = f"{quoted(text)} is no cross-section and is kept as it is"
        values.notes.say(rules.NUMBER_ODD, message, sheet, cell.name)
    return number


def in_mm(digits: str, unit: str) -> Decimal | None:
    """A length in mm; None where the unit is not one of length."""
    number, factor = _number(digits), _LENGTHS.get(unit.casefold())
    if number is None or factor is None or factor == 1:
        return number if factor else None
    return Decimal(format((number * factor).normalize(), "f"))


def feet_in_mm(text: str) -> Decimal | None:
    """Feet and inches in mm; None where the text is not both."""
    found = _FEET.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    inches = Decimal((found[2] or "0").replace(",", "."))
    part = Decimal(found[3]) / Decimal(found[4]) if found[3] else Decimal(0)
    return in_mm(str(12 * Decimal(found[1]) + inches + part), "in")


@lru_cache(1_000)
def _number(text: str) -> Decimal | None:
    """A number with point or comma, and marks between its thousands where they are certain."""
    if fraction := _FRACTION.fullmatch(text):
        return Decimal(fraction[1]) + Decimal(fraction[2]) / Decimal(fraction[3])
    digits = text.replace(" ", "").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    marks = [mark for mark in ".," if mark in digits]
    if len(marks) == 2:
        thousands = min(marks, key=digits.rindex)
        digits = digits.replace(thousands, "")
    digits = digits.replace(",", ".")
    return Decimal(digits) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", digits) else None
