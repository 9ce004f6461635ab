"""Widths of columns that fit a page, and heights of rows that show their texts whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import getitem

from cadbridge.formats.excel.tables.columns import UID_TITLE
from cadbridge.formats.excel.write.flatten import Value

LINE = 15.0
"""Height in points of a row of one line."""
_FURTHER_LINE = 12.75
_FILLED_PAGE = 163.0
"""Units across A4 landscape without the margins, at nine tenths of the size."""
_PAGE = 185.0
"""The same at four fifths, the smallest that reads well on paper."""
_FULL_SIZE = 146.0
"""Units across a page at full size."""
_PAGE_HEIGHT = 480.0
"""Points down A4 landscape at full size, inside the margins and with a little to spare."""
_NARROWEST, _WIDEST = 6.5, 64.0
_LONGEST_WORD = 11.0
"""Units up to which no column is narrower than a word in it."""
_PADDING = 1.1
_MARGIN = 5 / 7
"""Units that a column is wider than it says (5 pixels; ECMA-376 part 1, 18.3.1.13)."""
_BOLD = 1.08
_STEP = 3.0
_ROUNDING = 0.01
_LETTER, _CAPITAL, _FULL_WIDTH = 1.06, 1.4, 2.0
"""Units that letters of Arial 10 take; a unit is the width of a digit, as in column widths."""
_CELLS = 4096
"""Cells of a column whose lines are remembered."""
_FIRST_FULL_WIDTH = "\u2e80"


class _Widths(dict[str, float]):
    """Units that each letter takes; what is usual is added when a letter is first met."""

    def __missing__(self, letter: str) -> float:
        if letter >= _FIRST_FULL_WIDTH:
            width = _FULL_WIDTH
        else:
            width = _CAPITAL if letter.isupper() else _LETTER
        self[letter] = width
        return width


_WIDTHS = _Widths(
    {
        **dict.fromkeys("ijl'|", 0.45),
        **dict.fromkeys(" ftI.,:;!/\\[]", 0.55),
        **dict.fromkeys('r-()*"', 0.65),
        **dict.fromkeys("mMW%@", 1.65),
    }
)
_BLANK = _WIDTHS[" "]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one printed column."""

    title: str
    is_number: bool = False
    is_supplier: bool = False
    is_swatch: bool = False
    is_coded: bool = False
    """For programs, as the identity is."""
    width: float = 0
    """Units; 0: as wide as the texts."""

    @property
    def is_hidden(self) -> bool:
        """Whether people do not see it."""
        return self.is_coded or self.title == UID_TITLE


def text_of(value: Value) -> str:
    """A cell's value as it is shown."""
    if value is None:
        return ""
    return value if isinstance(value, str) else format(value, "f")


@lru_cache(maxsize=16_384)
def units(text: str) -> float:
    """About how wide a text is; fitting a sheet asks for its words again and again."""
    return sum(map(_WIDTHS.__getitem__, text))


def line_count(text: str, width: float) -> int:
    """Lines that a text takes in a column, broken between words where that is possible."""
    if "\n" not in text and units(text) <= width - _PADDING:
        return 1
    room = max(width - _PADDING, 1.0) + _ROUNDING
    return sum(_paragraph_lines(paragraph, room) for paragraph in text.split("\n"))


def _paragraph_lines(paragraph: str, room: float) -> int:
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        wide = units(word)
        if used and used + _BLANK + wide > room:
            count, used = count + 1, 0.0
        used += wide + (_BLANK if used else 0)
        while used > room:
            count, used = count + 1, used - room
    return count


class _Lines(dict[Value, int]):
    """Lines that cells take in a column of one width; most cells stand there again and again."""

    def __init__(self, width: float) -> None:
        self._width = width

    def __missing__(self, value: Value) -> int:
        if len(self) >= _CELLS:
            self.clear()
        count = self[value] = line_count(value, self._width) if isinstance(value, str) else 1
        return count


class RowHeights:
    """Heights of the rows of one table."""

    def __init__(self, widths: Iterable[float]) -> None:
        """From the widths of the columns; texts in further ones make no row taller."""
        self._columns = [_Lines(width) for width in widths]

    def of(self, values: Iterable[Value]) -> float:
        """Height in points at which every text of a row is seen whole."""
        return _height(max(map(getitem, self._columns, values), default=1))


def row_height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Height in points of a row that stands alone."""
    return RowHeights(widths).of(values)


def _height(lines: int) -> float:
    return LINE + _FURTHER_LINE * (lines - 1)


def header_height(heads: Sequence[Head], widths: Sequence[float], *, least_lines: int = 1) -> float:
    """Height in points of a row of titles."""
    pairs = zip(heads, widths, strict=True)
    rooms = [(h.title, (w - _PADDING) / _BOLD + _PADDING) for h, w in pairs if not h.is_hidden]
    return _height(max(least_lines, *(line_count(title, room) for title, room in rooms)))


def fitted(heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> list[float]:
    """Widths of columns: as wide as titles and texts, or so that a page takes all.

    What is left of a page goes to the columns that are filled in by hand.

    Args:
        heads: the columns.
        rows: the rows, or as many of them as say how wide the texts are.
    """
    needs = [[_need(value) for value in row] for row in rows]
    widths = [_natural(head, [row[index] for row in needs]) for index, head in enumerate(heads)]
    shown = [index for index, head in enumerate(heads) if not head.is_hidden]
    if _across(widths[index] for index in shown) > _PAGE:
        least = {index: _least(heads[index], [row[index] for row in rows]) for index in shown}
        for index, width in _shared(least, widths, needs).items():
            widths[index] = width
    by_hand = [index for index in shown if heads[index].is_supplier]
    spare = _FILLED_PAGE - _across(widths[index] for index in shown)
    for index in by_hand:
        widths[index] += max(spare, 0.0) / len(by_hand)
    return widths


def page_height(heads: Sequence[Head], widths: Sequence[float]) -> float:
    """Points of a sheet's rows that a page takes when all its columns are fitted to the width."""
    shown = (width for head, width in zip(heads, widths, strict=True) if not head.is_hidden)
    return _PAGE_HEIGHT * max(_across(shown) / _FULL_SIZE, 1.0)


def _across(widths: Iterable[float]) -> float:
    return sum(width + _MARGIN for width in widths)


def _natural(head: Head, needs: Sequence[float]) -> float:
    """The width at which no text is broken, within reason."""
    widest = max([_title_width(head.title.split(" ")), *needs])
    return head.width or (widest if head.is_number else min(widest, _WIDEST))


def _title_width(words: Iterable[str]) -> float:
    return max(_NARROWEST, max(map(units, words)) * _BOLD + _PADDING)


def _least(head: Head, values: Sequence[Value]) -> float:
    """The width below which words would be broken."""
    title = _title_width(head.title.replace("-", "- ").split(" "))
    longest = max((units(word) for value in values for word in text_of(value).split()), default=0.0)
    most = longest if head.is_number else _LONGEST_WORD
    return head.width or max(title, min(longest + _PADDING, most + _PADDING))


def _need(value: Value) -> float:
    """The width at which a cell needs no more lines than it has itself."""
    if value is None or value == "":
        return 0.0
    return max(map(units, text_of(value).split("\n"))) + _PADDING


def _shared(
    least: Mapping[int, float], most: Sequence[float], needs: Sequence[Sequence[float]]
) -> dict[int, float]:
    """The page shared out in steps, each to the column that keeps the most rows tall."""
    widths = dict(least)
    room = _PAGE - _across(widths.values())
    while room > 0:
        gains = dict.fromkeys(widths, 0.0)
        for row in needs:
            tall = [
                (row[index] / width, index) for index, width in widths.items() if row[index] > width
            ]
            if tall:
                first, tallest = max(tall)
                second = max((lines for lines, index in tall if index != tallest), default=1.0)
                gains[tallest] += first - second + 0.01
        open_ones = [index for index in widths if widths[index] < most[index] and gains[index]]
        if not open_ones:
            break
        widest = max(open_ones, key=lambda index: gains[index])
        widths[widest] += _STEP
        room -= _STEP
    return widths
