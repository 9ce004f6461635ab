"""The whole drawing: view, caption, table, legend, notes and title block on their places."""

from dataclasses import dataclass

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.face import FaceView, face_scale, face_view
from cadbridge.drawing.facts import TEXTS_SET_FOR, title_rows
from cadbridge.drawing.items import Align, Item, Layer, Text
from cadbridge.drawing.lettering import text_room, text_width, widest
from cadbridge.drawing.notes import legend, note_items, notes, sign_items
from cadbridge.drawing.paper import A4
from cadbridge.drawing.subject import Subject
from cadbridge.drawing.table import contact_table
from cadbridge.drawing.titleblock import block_height, block_items, block_width
from cadbridge.drawing.view import GENDER_WORDS, SIDE_WORDS, Sheet, Side, View
from cadbridge.drawing.words import Words

_TABLE_TEXT = 3.5
_TABLE_TEXTS = (3.5, 2.5, 1.8)
"""Paper millimetres, of ISO 3098."""
_SHEET_TABLE_TEXT = 2.5
_SHEET_ROOM, _LEAST_VIEW = 145.0, 60.0
"""Heights that view and table may take on a sheet, and that a view takes at least."""
_SCALE_WITHOUT_FACE = 5
_CAPTION = 3.5
_NOTE = 2.5
_GAP = 12.0
"""Paper millimetres between view, table and title block."""
_NO_FACE = FaceView((), {}, (-1.0, -1.0, 1.0, 1.0))
_NO_FACE_WORDS = ("No face of this connector is known", "only its contacts are listed")


def compose(subject: Subject, side: Side, sheet: Sheet, words: Words) -> Drawing:
    """The drawing of a subject."""
    view = View(side, subject.gender)
    scale = _scale(subject, view, sheet, words)
    unit = 1.0 / scale
    face = face_view(subject, subject.face, view, unit) if subject.face else _NO_FACE
    board = _Board(subject, view, unit, words)
    areas = _bare(board, face, unit) if sheet is Sheet.BARE else _a4(board, face, unit)
    bounds = [area.bounds for area in areas]
    return Drawing(
        name=subject.name,
        folder=subject.folder,
        title=_title(subject, view, words),
        part_number=subject.part.part_number,
        side=side,
        scale=scale,
        items=(*face.items, *(item for area in areas for item in area.items)),
        symbols=face.symbols,
        left=min(bound[0] for bound in bounds),
        bottom=min(bound[1] for bound in bounds),
        right=max(bound[2] for bound in bounds),
        top=max(bound[3] for bound in bounds),
    )


def _scale(subject: Subject, view: View, sheet: Sheet, words: Words) -> int:
    """The scale that texts are set for; on a sheet the table must find its place too."""
    if subject.face is None:
        return _SCALE_WITHOUT_FACE
    if sheet is Sheet.BARE:
        return face_scale(subject.face, view)
    table = contact_table(subject, words).size(_SHEET_TABLE_TEXT)[1]
    return face_scale(subject.face, view, max(_SHEET_ROOM - table, _LEAST_VIEW))


def _bare(board: "_Board", face: FaceView, unit: float) -> "list[_Area]":
    """View on the left, table on the right, title block below."""
    outline = _Area((), *face.bounds)
    caption = board.caption(face.bounds)
    left = min(outline.left, caption.left)
    table = board.table(max(outline.right, caption.right) + _GAP * unit, outline.top, _TABLE_TEXT)
    low = min(caption.bottom, table.bottom) - _GAP / 2 * unit
    block = board.title_block(left, low, table.right - left)
    return [outline, caption, table, block]


def _a4(board: "_Board", face: FaceView, unit: float) -> "list[_Area]":
    """View, caption and table below each other on an upright sheet, title block at its foot."""
    left, _, right, top = face.bounds
    sheet = A4(middle=(left + right) / 2, view_top=top, unit=unit)
    caption = board.caption(face.bounds)
    room = sheet.right - sheet.left
    block = board.title_block(sheet.left, 0.0, room)
    foot = board.title_block(sheet.left, sheet.bottom - block.bottom, room)
    high = caption.bottom - _GAP / 2 * unit
    size = board.table_text(room, high - foot.top - _GAP / 2 * unit)
    width = board.table(0.0, 0.0, size).right
    table = board.table(max((left + right - width) / 2, sheet.left), high, size)
    frame = _Area(tuple(sheet.items()), *sheet.edges)
    return [frame, caption, table, foot]


def _title(subject: Subject, view: View, words: Words) -> str:
    port = f", {subject.port}" if subject.port else ""
    return f"{subject.part.part_number}{port}: {'; '.join(_caption(subject, view, words))}"


def _caption(subject: Subject, view: View, words: Words) -> tuple[str, str]:
    """Which side is seen and the gender, where there is a face to see."""
    if subject.face is None:
        return words(_NO_FACE_WORDS[0]), words(_NO_FACE_WORDS[1])
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
    def bounds(self) -> tuple[float, float, float, float]:
        return self.left, self.bottom, self.right, self.top


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

    def caption(self, bounds: tuple[float, float, float, float]) -> _Area:
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

    def table_text(self, width: float, height: float) -> float:
        """The largest usual text height at which table, legend and notes fit a box."""
        for text in _TABLE_TEXTS:
            area = self.table(0.0, 0.0, text)
            if area.right - area.left <= width and area.top - area.bottom <= height:
                return text
        area = self.table(0.0, 0.0, _TABLE_TEXTS[-1])
        return _TABLE_TEXTS[-1] * min(
            width / (area.right - area.left), height / (area.top - area.bottom)
        )

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
        said = notes(self._subject, self._view, self._words)
        if said:
            note = _NOTE * unit
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

    def title_block(self, left: float, top: float, width: float) -> _Area:
        """The title block at a point, at least `width` wide."""
        rows = title_rows(self._subject, self._view, self._scale, self._words)
        wide = max(width, block_width(rows) * self._unit)
        items = block_items(rows, left, top, wide, self._unit)
        bottom = top - block_height(rows) * self._unit
        return _Area(tuple(items), left, bottom, left + wide, top)
