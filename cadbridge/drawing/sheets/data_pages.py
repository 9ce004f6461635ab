"""Pages of tables about a part, on sheets A4: technical data, pins, functions, open points."""

from collections.abc import Iterable, Sequence

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.said.facts import part_rows
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Item, Layer, Pen, Segment, Text
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.drawing.shapes.paper import A4, Paper, Viewport
from cadbridge.drawing.shapes.titleblock import ON_PAPER, block_height, block_items
from cadbridge.drawing.shapes.view import Side
from cadbridge.drawing.sheets.data_sections import Section, sections_of
from cadbridge.model import Library, Part

_TEXT, _HEAD = 2.5, 3.5
_ROW, _PAD, _GAP = 4.6, 1.5, 8.0
"""Height of a line, room beside cells, and room above a heading, in millimetres."""
_INSET, _UNDER_MARK = 4.0, 8.0
"""Beside and above the foot; below the top, where the centring mark reaches in."""
_LEAST = 12.0
"""Millimetres that a column has at least."""
_SHORT = 36.0
"""Millimetres of a text that is not broken where there is room."""


def data_pages(
    library: Library, part: Part, words: Words, further: Iterable[Section] = ()
) -> tuple[Drawing, ...]:
    """What is known of a part besides its drawings, and further sections behind that."""
    known = (*sections_of(library, part, words), *further)
    sections = [section for section in known if section.rows]
    return _Pages(library, part, words).drawings(sections)


class _Pages:
    """Sets sections one below the other, and begins a page where one is full."""

    def __init__(self, library: Library, part: Part, words: Words) -> None:
        self._part = part
        self._file = library.file_name(part.part_number)
        self._words = words
        self._rows = part_rows(library, part, words("Data sheet"), words)
        left, bottom, right, top = A4.frame
        self._left, self._right = left + _INSET, right - _INSET
        self._top = top - _UNDER_MARK
        self._foot = bottom + block_height(self._rows) * ON_PAPER
        self._floor = self._foot + _INSET
        self._y = self._top
        self._items: list[Item] = []
        self._pages: list[tuple[Item, ...]] = []

    def drawings(self, sections: Iterable[Section]) -> tuple[Drawing, ...]:
        for section in sections:
            self._section(section)
        if self._items:
            self._turn()
        return tuple(self._drawing(number, items) for number, items in enumerate(self._pages, 1))

    def _turn(self) -> None:
        self._pages.append(tuple(self._items))
        self._items, self._y = [], self._top

    def _section(self, section: Section) -> None:
        widths = self._widths(section)
        if self._y - _GAP - 4 * _ROW < self._floor:
            self._turn()
        if section.heading:
            self._heading(section.heading)
        if section.certainty:
            self._lines(section.certainty)
        if any(section.titles):
            self._row(section.titles, widths, Pen.MEDIUM)
        for row in section.rows:
            cells = [_broken(cell, width) for cell, width in zip(row, widths, strict=True)]
            if self._y - _ROW * max(map(len, cells)) < self._floor:
                self._turn()
                if section.heading:
                    self._heading(f"{section.heading}, {self._words('continued')}")
                if any(section.titles):
                    self._row(section.titles, widths, Pen.MEDIUM)
            self._row(row, widths, Pen.NARROW)

    def _heading(self, text: str) -> None:
        self._y -= _GAP
        self._items.append(Text(Layer.TABLE, (self._left, self._y), _HEAD, text))
        self._y -= 2.5

    def _lines(self, text: str) -> None:
        """A text across the page."""
        for line in _broken(text, self._right - self._left):
            self._items.append(Text(Layer.TABLE, (self._left, self._y - _TEXT), _TEXT, line))
            self._y -= _ROW

    def _row(self, row: Sequence[str], widths: Sequence[float], pen: Pen) -> None:
        cells = [_broken(cell, width) for cell, width in zip(row, widths, strict=True)]
        x = self._left
        for lines, width in zip(cells, widths, strict=True):
            for number, line in enumerate(lines):
                base = self._y - _ROW * number - _ROW / 2 - _TEXT / 2
                self._items.append(Text(Layer.TABLE, (x + _PAD / 2, base), _TEXT, line))
            x += width
        self._y -= _ROW * max(map(len, cells))
        edge = Segment(Layer.TABLE, (self._left, self._y), (self._right, self._y), pen)
        self._items.append(edge)

    def _widths(self, section: Section) -> list[float]:
        """No word is broken where there is room, and no short text; most text has the rest."""
        room = self._right - self._left
        columns = list(zip(*filter(any, (section.titles, *section.rows)), strict=True))
        least = [max(_LEAST, _widest_word(cells) + 2 * _PAD) for cells in columns]
        if sum(least) > room:
            return [width * room / sum(least) for width in least]
        texts = [min(_SHORT, max(text_width(cell, _TEXT) for cell in cells)) for cells in columns]
        short = [max(width, text + 2 * _PAD) for width, text in zip(least, texts, strict=True)]
        least = short if sum(short) <= room else least
        wanted = [sum(text_width(cell, _TEXT) for cell in cells) for cells in columns]
        spare = room - sum(least)
        return [
            width + spare * text / sum(wanted) for width, text in zip(least, wanted, strict=True)
        ]

    def _drawing(self, number: int, items: tuple[Item, ...]) -> Drawing:
        left, _, right, _ = A4.frame
        block = block_items(self._rows, left, self._foot, right - left, ON_PAPER)
        window = (0.0, 0.0, A4.width, A4.height)
        whole = Viewport(window, (0.0, 0.0), 1.0, items)
        said = self._words("Data sheet")
        taken = self._left, self._foot, self._right, self._top
        return Drawing(
            name=f"{self._file} data {number}",
            folder=self._file,
            title=f"{self._part.part_number}: {said} {number}/{len(self._pages)}",
            part_number=self._part.part_number,
            side=Side.MATING,
            scale=1,
            items=items,
            paper=Paper(A4, (*A4.items([taken]), *block), (whole,), whole),
            sheet_only=True,
            left=0.0,
            bottom=0.0,
            right=A4.width,
            top=A4.height,
        )


def _widest_word(cells: Iterable[str]) -> float:
    return max(text_width(word, _TEXT) for cell in cells for word in cell.split() or ("",))


def _broken(text: str, width: float) -> list[str]:
    """A cell's lines; a word that is wider than the cell is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if text_width(longer, _TEXT) <= width - _PAD or not line:
            line = longer
        else:
            lines.append(line)
            line = word
        while text_width(line, _TEXT) > width - _PAD and len(line) > 1:
            count = len(line)
            while text_width(line[:count], _TEXT) > width - _PAD and count > 1:
                count -= 1
            lines.append(line[:count])
            line = line[count:]
    return [*lines, line]
