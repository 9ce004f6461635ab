"""The whole drawing: view, caption, table, legend, notes and title block on their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.faces.face import (
    SHEET_SCALES,
    FaceView,
    face_scale,
    face_view,
    readable_scale,
)
from cadbridge.drawing.said.facts import TEXTS_SET_FOR, sheet_scale, title_rows
from cadbridge.drawing.said.subject import Subject
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Align, Item, Layer, Text
from cadbridge.drawing.shapes.lettering import text_room, text_width, widest, wrapped
from cadbridge.drawing.shapes.paper import A3, A4, SIZES, Box, Paper, PaperSize
from cadbridge.drawing.shapes.titleblock import WIDTH, Row, block_height, block_items, block_width
from cadbridge.drawing.shapes.view import GENDER_WORDS, SIDE_WORDS, Sheet, Side, View
from cadbridge.drawing.sheets.arrange import Piece, on_paper
from cadbridge.drawing.sheets.notes import legend, note_items, notes, sign_items
from cadbridge.drawing.sheets.table import contact_table

_TABLE_TEXT = 3.5
"""Paper millimetres, of ISO 3098."""
_SHEET_TABLE_TEXT = 2.5
_SHEET_ROOM, _LEAST_VIEW = 145.0, 60.0
"""Heights that view and table may take on a sheet, and that a view takes at least."""
_SCALE_WITHOUT_FACE = 5
_LEAST_SCALE = 3
"""To which a view shrinks for the sake of A4."""
_CAPTION = 3.5
_NOTE = 3.5
"""As large as the table, with which they shrink on a small sheet."""
_NOTE_WIDTH = 120.0
"""Paper millimetres that notes take where the table is narrower."""
_GAP = 12.0
"""Paper millimetres between view, table and title block."""
_NO_FACE = FaceView((), {}, (-1.0, -1.0, 1.0, 1.0))
_NO_FACE_WORDS = ("No face of this connector is known", "only its contacts are listed")


def compose(subject: Subject, side: Side, sheet: Sheet, words: Words) -> Drawing:
    """The drawing of a subject; on A4, which everyone prints, if a somewhat smaller scale fits."""
    view = View(side, subject.gender)
    scale = _scale(subject, view, sheet, words)
    drawing = _at_scale(subject, view, sheet, words, scale)
    is_larger = sheet is Sheet.AUTO and drawing.paper is not None and drawing.paper.size is not A4
    if is_larger and subject.face:
        least = max(readable_scale(subject), _LEAST_SCALE)
        for smaller in (item for item in SHEET_SCALES if least <= item < scale):
            on_a4 = _at_scale(subject, view, sheet, words, smaller)
            if on_a4.paper and on_a4.paper.size is A4:
                return on_a4
    return drawing


def _at_scale(subject: Subject, view: View, sheet: Sheet, words: Words, scale: int) -> Drawing:
    unit = 1.0 / scale
    face = face_view(subject, subject.face, view, unit, words) if subject.face else _NO_FACE
    board = _Board(subject, view, unit, words)
    caption = board.caption(face.bounds)
    shown = _around(_Area(face.items, *face.bounds), caption)
    table = board.table(shown.right + _GAP * unit, face.bounds[3], _TABLE_TEXT)
    low = min(caption.bottom, table.bottom) - _GAP / 2 * unit
    block = board.title_block(shown.left, low)
    bounds = _around(shown, table, block).bounds
    return Drawing(
        name=subject.name,
        folder=subject.folder,
        title=_title(subject, view, words),
        part_number=subject.part.part_number,
        side=view.side,
        scale=scale,
        items=(*shown.items, *table.items, *block.items),
        symbols=face.symbols,
        paper=None if sheet is Sheet.BARE else board.paper(shown, table, block, sheet),
        left=bounds[0],
        bottom=bounds[1],
        right=bounds[2],
        top=bounds[3],
    )


def paper_sizes(sheet: Sheet) -> tuple[PaperSize, ...]:
    """The sizes that may be taken, from small to large."""
    return {Sheet.A4: (A4,), Sheet.A3: (A3,)}.get(sheet, SIZES)


def _scale(subject: Subject, view: View, sheet: Sheet, words: Words) -> int:
    """The scale that texts are set for; on an A4 sheet the table must find its place too."""
    if subject.face is None:
        return _SCALE_WITHOUT_FACE
    if sheet is not Sheet.A4:
        return face_scale(subject.face, view)
    table = contact_table(subject, words).size(_SHEET_TABLE_TEXT)[1]
    return face_scale(subject.face, view, max(_SHEET_ROOM - table, _LEAST_VIEW))


def _around(*areas: "_Area") -> "_Area":
    """All areas as one."""
    return _Area(
        tuple(item for area in areas for item in area.items),
        min(area.left for area in areas),
        min(area.bottom for area in areas),
        max(area.right for area in areas),
        max(area.top for area in areas),
    )


def _title(subject: Subject, view: View, words: Words) -> str:
    port = f", {subject.called(words)}" if subject.port else ""
    return f"{subject.part.part_number}{port}: {'; '.join(_caption(subject, view, words))}"


def _caption(subject: Subject, view: View, words: Words) -> tuple[str, ...]:
    """Which side is seen and the gender, where there is a face to see."""
    if subject.face is None:
        said = _NO_FACE_WORDS if subject.rows else _NO_FACE_WORDS[:1]
        return tuple(map(words, said))
    return words(SIDE_WORDS[view.side]), words(GENDER_WORDS[view.gender])


@dataclass(frozen=True, slots=True)
class _Area:
    """Items and the box that they take."""

    items: tuple[Item, ...]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def bounds(self) -> Box:
        return self.left, self.bottom, self.right, self.top


def _grown(bounds: Box, margin: float) -> Box:
    """A window a little larger than what it shows, so that no line is cut."""
    left, bottom, right, top = bounds
    return left - margin, bottom - margin, right + margin, top + margin


class _Board:
    """Sets the pieces of one drawing; all sizes in model millimetres."""

    def __init__(self, subject: Subject, view: View, unit: float, words: Words) -> None:
        self._subject = subject
        self._view = view
        self._unit = unit
        self._words = words
        self._table = contact_table(subject, words)

    @property
    def _scale(self) -> str:
        return self._words(TEXTS_SET_FOR, scale=str(round(1 / self._unit)))

    def caption(self, bounds: Box) -> _Area:
        """What is seen, centred below the view."""
        left, bottom, right, _ = bounds
        unit, size = self._unit, _CAPTION * self._unit
        texts = _caption(self._subject, self._view, self._words)
        middle = (left + right) / 2
        base = bottom - 10 * unit
        items = tuple(
            Text(Layer.TITLE, (middle, base - number * 1.8 * size), size, text, Align.CENTRE)
            for number, text in enumerate(texts)
        )
        half = max(text_width(text, size) for text in texts) / 2
        return _Area(items, middle - half, base - 2.2 * size, middle + half, bottom)

    def paper(self, view: _Area, table: _Area, block: _Area, sheet: Sheet) -> Paper:
        """The sheet: view and table on it, and the title block at its foot."""
        scale = 1 / self._unit
        pieces = (
            Piece(view.items, _grown(view.bounds, self._unit), scale, scale),
            Piece(
                table.items,
                _grown(table.bounds, self._unit),
                scale,
                scale * _SHEET_TABLE_TEXT / _TABLE_TEXT,
            ),
        )
        own = Piece(block.items, block.bounds, scale, scale)
        return on_paper(pieces, own, self._rows_at, paper_sizes(sheet))

    def _rows_at(self, smaller: float) -> Sequence[Row]:
        said = sheet_scale([round(1 / self._unit)], smaller, self._words)
        return title_rows(self._subject, self._view, said, self._words)

    def table(self, left: float, top: float, text: float) -> _Area:
        """Table, legend and notes, downwards from a point."""
        unit = self._unit
        size = text * unit
        width, height = self._table.size(size)
        items = self._table.items(left, top, size)
        bottom = top - height
        signs = legend(self._subject)
        if signs:
            bottom -= 8 * unit
            legend_items, reach = self._legend(signs, left, bottom)
            items += legend_items
            width = max(width, reach - left)
        note = _NOTE * unit
        texts = notes(self._subject, self._view, self._words)
        said = wrapped(texts, note, max(width, _NOTE_WIDTH * unit))
        if said:
            items += note_items(said, left, bottom - 4 * unit, note)
            bottom -= 4 * unit + 1.7 * note * len(said)
            width = max(width, widest(said, note))
        return _Area(tuple(items), left, bottom, left + width, top)

    def _legend(
        self, signs: list[tuple[str, str]], left: float, middle: float
    ) -> tuple[list[Item], float]:
        size = _NOTE * self._unit
        items: list[Item] = []
        x = left + size
        for sign, meaning in signs:
            said = self._words(meaning)
            items += sign_items(sign, x, middle, 1.6 * size, self._view)
            items.append(Text(Layer.TITLE, (x + 1.5 * size, middle - size / 2), size, said))
            x += 1.5 * size + text_room(said, size) + 2.5 * size
        return items, x - 2 * size

    def title_block(self, left: float, top: float) -> _Area:
        """The title block at a point, as wide as it needs to be."""
        rows = title_rows(self._subject, self._view, self._scale, self._words)
        wide = max(WIDTH, block_width(rows)) * self._unit
        items = block_items(rows, left, top, wide, self._unit)
        bottom = top - block_height(rows) * self._unit
        return _Area(tuple(items), left, bottom, left + wide, top)
