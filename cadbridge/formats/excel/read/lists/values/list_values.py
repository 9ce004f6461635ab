"""Cells of strangers' lists to texts, numbers and colours, with what was odd about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.titles.title_text import normal, tidy
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords
from cadbridge.formats.excel.read.lists.values.colour_words import ColourWords, WireColour
from cadbridge.formats.excel.read.own.cells import CellReader, date_readings
from cadbridge.formats.excel.read.own.numbers import number_text
from cadbridge.words import quoted

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_LONG = 40
_QUOTED = re.compile(
    r"""["'\u201c\u201d\u201e\u2018\u2019\u00ab]([^"'\u201c\u201d\u2018\u2019\u00bb]+)["'\u201c\u201d\u2018\u2019\u00bb]"""
)
"""Characters from which no text is a word that stands for another, or for nothing."""
_REMEMBERED = 20_000
"""Texts: lists say the same signals, colours and sizes over and over."""
_NUMBERED = re.compile(r"(.*?[^\d\s])\s*[#-]?\s*(\d{1,2})")


@dataclass(slots=True)
class ValueReader:
    """Reads the cells of one workbook's lists."""

    reader: CellReader
    notes: Notes
    words: TitleWords
    _placeholders: frozenset[str] = field(init=False)
    _not_connected: frozenset[str] = field(init=False)
    _splice: re.Pattern[str] = field(init=False)
    colours: ColourWords = field(init=False)
    ditto: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        lists = self.reader.layout.lists
        self._placeholders = frozenset(map(_plain, lists["placeholders"]))
        self._not_connected = frozenset(map(normal, lists["not_connected"]))
        splices = "|".join(map(re.escape, sorted(lists["splices"], key=len, reverse=True)))
        self._splice = re.compile(rf"(?:{splices})[-_ .#:]*(?:no\.?|nr\.?)?\s*\w{{0,4}}", re.I)
        self.colours = ColourWords(self.reader.colours, lists)
        self.ditto = frozenset(map(_plain, lists["ditto"]))

    def is_ditto(self, cell: Cell) -> bool:
        """Whether a cell stands for the one above."""
        value = cell.value
        return isinstance(value, str) and len(value) < _LONG and _plain(value) in self.ditto

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
        text = self.text(cell, sheet)
        is_as_typed = cell is None or not isinstance(cell.value, str) or cell.value == text
        if is_as_typed and text.isascii() and text.isalnum():
            return text
        text = " ".join(text.translate(_FULL_WIDTH).split())
        if quote := _QUOTED.fullmatch(text):
            text = quote.group(1).strip()
        elif len(text) > 1 and text.startswith(("'", "\N{RIGHT SINGLE QUOTATION MARK}")):
            text = text[1:].strip()
        if cell is not None and isinstance(cell.value, str) and text != cell.value.strip():
            self.notes.say(
                rules.TIDIED, f"{quoted(cell.value)} read as {quoted(text)}", sheet, cell.name
            )
        return text

    def is_placeholder(self, text: str) -> bool:
        """Whether a text says nothing: ``n/a``."""
        return _plain(text) in self._placeholders

    def meant(self, cell: Cell | None, sheet: str) -> str:
        """A text, or nothing for a placeholder."""
        text = self.text(cell, sheet)
        is_short = 0 < len(text) < _LONG
        if is_short and cell is not None and self.is_placeholder(text):
            self.notes.say(rules.PLACEHOLDER, f"{quoted(text)} says nothing", sheet, cell.name)
            return ""
        return text

    def is_not_connected(self, text: str) -> bool:
        """Whether a text says that nothing is connected."""
        return normal(text) in self._not_connected

    def is_splice(self, text: str) -> bool:
        """Whether a text names a splice, which has no contacts: ``Splice 4``, ``SP1``."""
        return self._splice.fullmatch(text) is not None

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

    def colour(self, cell: Cell | None, sheet: str, title: str = "") -> WireColour:
        """A colour; one that has no code is kept as printed, and said.

        Args:
            cell: holds it.
            sheet: of the cell.
            title: of its column, by whose language letters are read: ``Colore | g/v``.
        """
        text = self.meant(cell, sheet)
        if not text or cell is None:
            return WireColour()
        if self.words.meaning(text).fields[:1] == ("shield",):
            return WireColour(is_shield=True)
        code = self.colours.code(text.translate(_FULL_WIDTH), title)
        if code:
            if code != text:
                self.notes.say(
                    rules.COLOUR_ALIAS, f"{quoted(text)} read as {code}", sheet, cell.name
                )
            return WireColour(code)
        numbered = _NUMBERED.fullmatch(text)
        if numbered and (code := self.colours.code(numbered.group(1))):
            message = f"{quoted(text)} read as {code}, core {numbered.group(2)}"
            self.notes.say(rules.COLOUR_ALIAS, message, sheet, cell.name)
            return WireColour(code, text, numbered.group(2))
        tint = self.colours.code_of_tint(text)
        why = f"is {tint} with a tint that has no code, and" if tint else "is"
        message = f"{quoted(text)} {why} kept as printed"
        self.notes.say(rules.COLOUR_UNKNOWN, message, sheet, cell.name)
        return WireColour(printed=text)

    def is_colour(self, text: str) -> bool:
        """Whether a text is a colour that has a code, or a tint of one."""
        return bool(text) and bool(self.colours.code(text) or self.colours.code_of_tint(text))


def most_are(texts: Sequence[str], test: Any) -> bool:
    """Whether a test holds for most of some texts, of which there are any."""
    filled = [text for text in texts[:50] if text]
    return bool(filled) and sum(bool(test(text)) for text in filled) >= 0.6 * len(filled)


@lru_cache(_REMEMBERED)
def _plain(text: str) -> str:
    return tidy(text).casefold()


@lru_cache(_REMEMBERED)
def _tidied(text: str) -> str:
    """A text line by line, without empty lines."""
    if "\n" not in text:
        return tidy(text)
    lines = [tidy(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
