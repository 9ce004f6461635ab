"""The whole drawing: view, caption, table, legend, notes and title block on their places."""

from collections.abc import Iterator
from dataclasses import dataclass

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.face import FaceView, face_scale, face_view
from cadbridge.drawing.items import Align, Item, Layer, Text
from cadbridge.drawing.lettering import text_width, widest
from cadbridge.drawing.notes import legend, note_items, notes, sign_items
from cadbridge.drawing.subject import Subject
from cadbridge.drawing.table import Table
from cadbridge.drawing.titleblock import Field, block_height, block_items, block_width
from cadbridge.drawing.view import GENDER_WORDS, SIDE_WORDS, Side, View

_TABLE_TEXT = 3.5
_CAPTION = 3.5
_NOTE = 2.5
_GAP = 12.0
"""Paper millimetres between view, table and title block."""
_NO_FACE = FaceView((), {}, (-1.0, -1.0, 1.0, 1.0))


def compose(subject: Subject, side: Side) -> Drawing:
    """The bare drawing of a subject: view on the left, table on the right, title block below."""
    view = View(side, subject.gender)
    scale = face_scale(subject.face, view) if subject.face else 10
    unit = 1.0 / scale
    face = face_view(subject, subject.face, view, unit) if subject.face else _NO_FACE
    board = _Board(subject, view, unit)
    caption = board.caption(face.bounds)
    table = board.table(max(face.bounds[2], caption.right) + _GAP * unit, face.bounds[3])
    left, top = min(face.bounds[0], caption.left), max(face.bounds[3], table.top)
    low = min(caption.bottom, table.bottom) - _GAP / 2 * unit
    block = board.title_block(left, low, table.right - left)
    return Drawing(
        name=subject.name,
        title=_title(subject, view),
        part_number=subject.part.part_number,
        side=side,
        scale=scale,
        items=(*face.items, *caption.items, *table.items, *block.items),
        symbols=face.symbols,
        left=left,
        bottom=block.bottom,
        right=block.right,
        top=top + 3 * unit,
    )


def _title(subject: Subject, view: View) -> str:
    port = f", {subject.port}" if subject.port else ""
    return f"{subject.part.part_number}{port}: {view.words}"


@dataclass(frozen=True, slots=True)
class _Area:
    """Items and the box that they take."""

    items: tuple[Item, ...]
    left: float
    bottom: float
    right: float
    top: float


class _Board:
    """Sets the pieces of one drawing; all sizes in model millimetres."""

    def __init__(self, subject: Subject, view: View, unit: float) -> None:
        self._subject = subject
        self._view = view
        self._unit = unit

    def caption(self, bounds: tuple[float, float, float, float]) -> _Area:
        """Which side is seen and the gender, centred below the view."""
        left, bottom, right, _ = bounds
        unit, size = self._unit, _CAPTION * self._unit
        texts = (SIDE_WORDS[self._view.side], GENDER_WORDS[self._view.gender])
        middle = (left + right) / 2
        base = bottom - 10 * unit
        items = tuple(
            Text(Layer.TITLE, (middle, base - number * 1.8 * size), size, text, Align.CENTRE)
            for number, text in enumerate(texts)
        )
        half = max(text_width(text, size) for text in texts) / 2
        return _Area(items, middle - half, base - 2.2 * size, middle + half, bottom)

    def table(self, left: float, top: float) -> _Area:
        """Table, legend and notes, downwards from a point."""
        unit = self._unit
        table = Table(self._subject.columns, self._subject.rows)
        size = _TABLE_TEXT * unit
        width, height = table.size(size)
        items = table.items(left, top, size)
        bottom = top - height
        signs = legend(self._subject, self._view)
        if signs:
            bottom -= 8 * unit
            legend_items, reach = self._legend(signs, left, bottom)
            items += legend_items
            width = max(width, reach - left)
        words = notes(self._subject, self._view)
        if words:
            note = _NOTE * unit
            items += note_items(words, left, bottom - 4 * unit, note)
            bottom -= 4 * unit + 1.7 * note * len(words)
            width = max(width, widest(words, note))
        return _Area(tuple(items), left, bottom, left + width, top)

    def _legend(
        self, signs: list[tuple[str, str]], left: float, middle: float
    ) -> tuple[list[Item], float]:
        size = _NOTE * self._unit
        items: list[Item] = []
        x = left + size
        for sign, words in signs:
            items += sign_items(sign, x, middle, 1.6 * size, self._view)
            items.append(Text(Layer.TITLE, (x + 1.5 * size, middle - size / 2), size, words))
            x += 1.5 * size + text_width(words, size) + 2.5 * size
        return items, x - 2 * size

    def title_block(self, left: float, top: float, width: float) -> _Area:
        """The title block at a point, at least `width` wide."""
        rows = tuple(self._rows())
        wide = max(width, block_width(rows) * self._unit)
        items = block_items(rows, left, top, wide, self._unit)
        bottom = top - block_height(rows) * self._unit
        return _Area(tuple(items), left, bottom, left + wide, top)

    def _rows(self) -> Iterator[tuple[Field, ...]]:
        subject = self._subject
        face = subject.face
        identity = [Field("Part number", subject.part.part_number, strong=True)]
        if subject.port:
            identity.append(Field("Port", subject.port, strong=True))
        identity.append(Field("Connector", subject.connector_number, strong=True))
        yield tuple(identity)
        yield (
            Field("Title", "Connector face" if not subject.purpose else subject.purpose),
            Field("Insert", f"{face.title} ({face.id})" if face else "not known"),
            Field("Standard", (face.standard if face else "") or "none stated"),
        )
        yield (
            Field("View", str(self._view.side)),
            Field("Projection", "first angle, ISO 5456-2"),
            Field("Scale", f"1:1 (texts set for {round(1 / self._unit)}:1)"),
            Field("Revision", "-"),
            Field("Sheet", "1/1"),
        )
        yield (Field("Source", _source(subject)),)


def _source(subject: Subject) -> str:
    documents = [source.document for source in subject.part.sources if source.document]
    sections = [source.section for source in subject.part.sources if source.section]
    return ", ".join([*dict.fromkeys(documents[:1]), *dict.fromkeys(sections[:1])]) or "not stated"
