"""Cells of strangers' lists to texts, numbers and colours, with what was odd about them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.gauges import area_of, gauge_in
from cadbridge.formats.excel.read.cells import CellReader, date_readings
from cadbridge.formats.excel.read.grid import Cell
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.title_words import TitleWords, normal, tidy
from cadbridge.formats.excel.read.numbers import number_text
from cadbridge.words import quoted

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_MM2 = re.compile(r"mm\s?[2²]|mm\^2|qmm|sq\.?\s?mm|mm")
_DIGITS = re.compile(r"[+-]?\d[\d.,' ]*|[.,]\d+")
_NUMBERED = re.compile(r"(.*?[^\d\s])\s*[#-]?\s*(\d{1,2})")
_LENGTHS: Mapping[str, Decimal] = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "dm": Decimal(100),
    "m": Decimal(1000),
    "km": Decimal(1_000_000),
    **dict.fromkeys(("in", "inch", "inches", '"', "″", "''"), Decimal("25.4")),
    **dict.fromkeys(("ft", "feet", "foot", "'", "′"), Decimal("304.8")),
    **dict.fromkeys(("毫米", "ミリ"), Decimal(1)),
    "米": Decimal(1000),
}
_FIRST_IDEOGRAPH = "\u4e00"
_LENGTH = re.compile(r"([\d.,'\s]*\d)\s*([^\d\s.,]*)\.?")


@dataclass(frozen=True, slots=True)
class WireSize:
    """A gauge as read, and the cross-section."""

    gauge: str = ""
    area: Decimal | None = None
    colour: str = ""
    """Where it stands in the same cell."""


@dataclass(frozen=True, slots=True)
class WireColour:
    """A code of IEC 60757, or what is printed where there is none."""

    code: str = ""
    printed: str = ""
    core: str = ""
    is_shield: bool = False


@dataclass(slots=True)
class ValueReader:
    """Reads the cells of one workbook's lists."""

    reader: CellReader
    notes: Notes
    words: TitleWords
    _placeholders: frozenset[str] = field(init=False)
    _not_connected: frozenset[str] = field(init=False)
    _colour_words: frozenset[str] = field(init=False)
    ditto: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        lists = self.reader.layout.lists
        self._placeholders = frozenset(map(_plain, lists["placeholders"]))
        self._not_connected = frozenset(map(normal, lists["not_connected"]))
        self._colour_words = frozenset(map(normal, lists["colour_words"]))
        self.ditto = frozenset(map(_plain, lists["ditto"]))

    def is_ditto(self, cell: Cell) -> bool:
        """Whether a cell stands for the one above."""
        return isinstance(cell.value, str) and _plain(cell.value) in self.ditto

    def text(self, cell: Cell | None, sheet: str) -> str:
        """The text of a cell, tidied."""
        if cell is None:
            return ""
        if cell.is_error or cell.value is None:
            shown = f"holds {cell.value}" if cell.is_error else "holds a formula without a result"
            self.notes.say(rules.NO_VALUE, shown, sheet, cell.name)
            return ""
        if cell.is_formula:
            message = "a formula; the value that was last calculated is read"
            self.notes.say(rules.FORMULA, message, sheet, cell.name)
        value = cell.value
        if isinstance(value, str):
            return _tidied(value)
        if isinstance(value, date | datetime | time | timedelta):
            return self._date(value, cell, sheet)
        return str(value).upper() if isinstance(value, bool) else number_text(value)

    def name(self, cell: Cell | None, sheet: str) -> str:
        """A designation: without what nobody sees, full-width digits as digits."""
        text = self.text(cell, sheet).translate(_FULL_WIDTH)
        text = " ".join(text.split())
        if len(text) > 1 and text.startswith(("'", "\N{RIGHT SINGLE QUOTATION MARK}")):
            text = text[1:].strip()
        if cell is not None and isinstance(cell.value, str) and text != cell.value.strip():
            self.notes.say(
                rules.TIDIED, f"{quoted(cell.value)} read as {quoted(text)}", sheet, cell.name
            )
        return text

    def meant(self, cell: Cell | None, sheet: str) -> str:
        """A text, or nothing for a placeholder."""
        text = self.text(cell, sheet)
        if text and cell is not None and _plain(text) in self._placeholders:
            self.notes.say(rules.PLACEHOLDER, f"{quoted(text)} says nothing", sheet, cell.name)
            return ""
        return text

    def is_not_connected(self, text: str) -> bool:
        """Whether a text says that nothing is connected."""
        return normal(text) in self._not_connected

    def _date(self, value: Any, cell: Cell, sheet: str) -> str:
        readings = date_readings(value)
        text = value.date().isoformat() if isinstance(value, datetime) else str(value)
        shown = " or ".join(quoted(reading) for reading in readings[:2]) or "another text"
        message = f"the date {text} stands here; it may have been {shown}"
        self.notes.say(rules.DATE_FOR_TEXT, message, sheet, cell.name)
        return text

    def direction(self, text: str) -> Any:
        """The direction that a text means; None where it is not known."""
        known = self.reader.layout.value_of["direction"]
        key = " ".join(text.split()).casefold()
        for word in (key, key.strip(" .()[]"), key.replace(" ", ""), key.replace("-", " ")):
            if word in known:
                return known[word]
        return known.get("") if key in self._placeholders else None

    def size(self, cell: Cell | None, sheet: str, *, is_gauge: bool) -> WireSize:
        """Gauge and cross-section; a bare number is of the kind that the column is for."""
        text = self.meant(cell, sheet)
        if not text or cell is None:
            return WireSize()
        size, rest = gauge_in(text), text
        if not size and is_gauge and re.fullmatch(r"#?\s*(\d{1,2}|[1-4]/0|0+)", text):
            size = text.lstrip("# ")
        gauge = f"{size} AWG" if size else ""
        if size:
            rest = re.sub(
                r"(?i)[/|,(]?\s*(awg|#)?\s*" + re.escape(size) + r"\s*(awg|ga\w*)?", "", text
            )
        area = None if size and not _MM2.search(rest.casefold()) else self._area(rest, cell, sheet)
        if size and area is None:
            area = area_of(size)
            if area is not None:
                message = f"{size} AWG is {area} mm2 by ASTM B258"
                self.notes.say(rules.CONVERTED, message, sheet, cell.name)
        colour = self._code(rest.strip(" ,;/")) if size and rest.strip(" ,;/") else ""
        return WireSize(gauge or (text if area is None else ""), area, colour)

    def _area(self, text: str, cell: Cell, sheet: str) -> Decimal | None:
        digits = text.casefold()
        bare = _MM2.sub("", digits).strip(" /,;()[]")
        number = _number(bare)
        if (number is None and bare[-1:] in "²2³" and (number := _number(bare.rstrip("²³")))) or (
            number is not None and re.search(r"\d\s+[.,]|[.,]\s+\d", bare)
        ):
            self.notes.say(rules.NUMBER_ODD, f"{quoted(text)} read as {number}", sheet, cell.name)
        if number is None:
            message = f"{quoted(text)} is no cross-section and is kept as it is"
            self.notes.say(rules.NUMBER_ODD, message, sheet, cell.name)
        return number

    def length(self, cell: Cell | None, sheet: str, unit: str) -> Decimal | None:
        """A length in mm; the unit of the title holds for numbers without one."""
        text = self.meant(cell, sheet)
        found = _LENGTH.fullmatch(text.casefold()) if text else None
        if not text or cell is None:
            return None
        number = _number(found.group(1)) if found else None
        typed = found.group(2) if found else ""
        factor = _LENGTHS.get(typed or unit or "mm")
        if number is None or factor is None:
            self.notes.say(rules.NUMBER_ODD, f"{quoted(text)} is no length", sheet, cell.name)
            return None
        if not typed and not unit:
            message = "lengths without a unit are taken for mm"
            self.notes.say(rules.UNIT_ASSUMED, message, sheet, cell.name)
        if factor == 1:
            return number
        return Decimal(format((number * factor).normalize(), "f"))

    def colour(self, cell: Cell | None, sheet: str) -> WireColour:
        """A colour; one that has no code is kept as printed, and said."""
        text = self.meant(cell, sheet)
        if not text or cell is None:
            return WireColour()
        if self.words.meaning(text).fields[:1] == ("shield",):
            return WireColour(is_shield=True)
        code = self._code(text)
        if code:
            if code != text:
                self.notes.say(
                    rules.COLOUR_ALIAS, f"{quoted(text)} read as {code}", sheet, cell.name
                )
            return WireColour(code)
        numbered = _NUMBERED.fullmatch(text)
        if numbered and (code := self._code(numbered.group(1))):
            message = f"{quoted(text)} read as {code}, core {numbered.group(2)}"
            self.notes.say(rules.COLOUR_ALIAS, message, sheet, cell.name)
            return WireColour(code, text, numbered.group(2))
        self.notes.say(rules.COLOUR_UNKNOWN, f"{quoted(text)} is kept as printed", sheet, cell.name)
        return WireColour(printed=text)

    def is_colour(self, text: str) -> bool:
        """Whether a text is a colour that has a code."""
        return bool(text) and bool(self._code(text))

    def _code(self, text: str) -> str:
        colours = self.reader.colours
        plain = text.strip().rstrip("*").rstrip()
        if plain.isupper() and colours.is_code(plain):
            return plain
        inside = re.fullmatch(
            r"(.+?)\s*[(\[]\s*([A-Za-z]{2}(?:[/-]?[A-Za-z]{2}){0,2})\s*[)\]]", plain
        )
        if inside and (code := colours.translate(inside.group(2))):
            return code
        pieces = re.split(r"[\s/\-+,;&.|]+", plain.casefold())
        kept = [piece.removesuffix("色") or piece for piece in pieces if piece]
        kept = [piece for piece in kept if normal(piece) not in self._colour_words]
        if len(kept) == 1 and kept[0] > _FIRST_IDEOGRAPH:  # a sign a colour
            kept = kept if colours.translate(kept[0]) else list(kept[0])
        return colours.translate(" ".join(kept)) if kept else ""


def most_are(texts: Sequence[str], test: Any) -> bool:
    """Whether a test holds for most of some texts, of which there are any."""
    filled = [text for text in texts[:50] if text]
    return bool(filled) and sum(bool(test(text)) for text in filled) >= 0.6 * len(filled)


@lru_cache(50_000)
def _plain(text: str) -> str:
    return tidy(text).casefold()


@lru_cache(50_000)
def _tidied(text: str) -> str:
    """A text line by line, without empty lines."""
    lines = [tidy(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _number(text: str) -> Decimal | None:
    """A number with point or comma, and marks between its thousands where they are certain."""
    digits = text.replace(" ", "").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    marks = [mark for mark in ".," if mark in digits]
    if len(marks) == 2:
        thousands = min(marks, key=digits.rindex)
        digits = digits.replace(thousands, "")
    digits = digits.replace(",", ".")
    return Decimal(digits) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", digits) else None
