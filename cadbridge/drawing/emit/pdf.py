"""Drawings as a PDF document: vectors, texts that can be searched, a bookmark a page.

The third emitter of the one description. reportlab takes a quarter of a second to load; nothing
but a PDF waits for it.
"""

import io
from collections.abc import Iterable, Mapping
from math import cos, radians, sin

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.emit.typeface import CAP_HEIGHT, font_file
from cadbridge.drawing.faces.dimensions import dimension_items
from cadbridge.drawing.shapes.geometry import bulged_arc
from cadbridge.drawing.shapes.items import (
    Align,
    Arc,
    Arrow,
    Circle,
    Disc,
    Filled,
    Item,
    Layer,
    Outline,
    Pen,
    Placed,
    Segment,
    Symbol,
    Text,
)
from cadbridge.drawing.shapes.lettering import text_width

_MM = 72 / 25.4
"""Points a millimetre."""
_FONT = "Vera"
_WIDTHS = {Pen.WIDE: 0.5, Pen.MEDIUM: 0.35, Pen.NARROW: 0.25, Pen.DASHED: 0.25, Pen.CENTRE: 0.18}
_DASHES = {Pen.DASHED: (1.2, 0.8), Pen.CENTRE: (5.0, 1.0, 0.4, 1.0)}
"""Millimetres."""
_COLOURS = {Layer.DIMENSION: "#1f4e8c", Layer.KEY: "#a03000"}
_MOST_STRETCHED = 1.1
"""Its J is half as wide as that which the room was planned for."""
_BEFORE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0, Align.MIDDLE: 0.5}


def pdf_bytes(
    drawings: Iterable[Drawing],
    title: str,
    author: str = "",
    subject: str = "",
    language: str = "en",
) -> bytes:
    """A document with one page a drawing, each on its sheet; the same bytes always.

    Args:
        drawings: each on its sheet; those without one enlarged by their scale.
        title: of the document.
        author: the maker of what is drawn.
        subject: what it is about.
        language: of its texts, as screen readers want it.
    """
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(font_file())))
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=1, lang=language)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("cadbridge")
    for number, drawing in enumerate(drawings):
        _page(canvas, flat(drawing), f"page-{number}")
    canvas.showOutline()
    canvas.save()
    return stream.getvalue()


def _page(canvas: Canvas, drawing: Drawing, key: str) -> None:
    scale = drawing.scale * _MM
    canvas.setPageSize((drawing.width * scale, drawing.height * scale))
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(drawing.title, key, level=0)
    canvas.scale(scale, scale)
    canvas.translate(-drawing.left, -drawing.bottom)
    canvas.setLineCap(1)
    _Painter(canvas, drawing.symbols, drawing.scale).paint(drawing.items)
    canvas.showPage()


class _Painter:
    """Paints items on one page."""

    def __init__(self, canvas: Canvas, symbols: Mapping[str, Symbol], scale: float) -> None:
        self._canvas = canvas
        self._symbols = symbols
        self._paper_mm = 1 / scale

    def paint(self, items: Iterable[Item]) -> None:
        """All of them."""
        for item in items:
            self._item(item)

    def _item(self, item: Item) -> None:
        canvas = self._canvas
        if isinstance(item, Placed):
            canvas.saveState()
            canvas.translate(*item.position)
            self.paint(self._symbols[item.symbol].items)
            canvas.restoreState()
            return
        colour = _COLOURS.get(item.layer, "#000000")
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        if isinstance(item, Text):
            self._text(item)
        elif isinstance(item, Filled):
            canvas.setFillColor(item.colour.screen)
            (left, low), (right, high) = item.low, item.high
            canvas.rect(left, low, right - left, high - low, stroke=0, fill=1)
        elif isinstance(item, Disc):
            canvas.circle(*item.centre, item.radius, stroke=0, fill=1)
        elif isinstance(item, Arrow):
            self._polygon(item)
        elif isinstance(item, Segment | Circle | Arc | Outline):
            self._pen(item.pen)
            self._line(item)
        else:
            self.paint(dimension_items(item))

    def _pen(self, pen: Pen) -> None:
        self._canvas.setLineWidth(_WIDTHS[pen] * self._paper_mm)
        self._canvas.setDash([length * self._paper_mm for length in _DASHES.get(pen, ())])

    def _line(self, item: Segment | Circle | Arc | Outline) -> None:
        canvas = self._canvas
        if isinstance(item, Segment):
            canvas.line(*item.start, *item.end)
        elif isinstance(item, Circle):
            canvas.circle(*item.centre, item.radius, stroke=1, fill=0)
        elif isinstance(item, Arc):
            path = canvas.beginPath()
            x, y = item.centre
            first = radians(item.start)
            path.moveTo(x + item.radius * cos(first), y + item.radius * sin(first))
            _curve(path, item, backwards=False)
            canvas.drawPath(path, stroke=1, fill=0)
        else:
            self._outline(item)

    def _outline(self, item: Outline) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*item.points[0])
        following = (*item.points[1:], item.points[0])
        pieces = list(zip(item.points, following, item.bulges, strict=True))
        for start, end, bulge in pieces if item.closed else pieces[:-1]:
            if bulge:
                _curve(path, bulged_arc(item, start, end, bulge), backwards=bulge < 0)
            else:
                path.lineTo(*end)
        if item.closed:
            path.close()
        self._canvas.drawPath(path, stroke=1, fill=0)

    def _polygon(self, item: Arrow) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*item.points[0])
        for point in item.points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _text(self, item: Text) -> None:
        """Squeezed, or a little stretched, to the width that was planned for it."""
        if not item.text:
            return
        width = text_width(item.text, item.height)
        size = item.height / CAP_HEIGHT
        natural = pdfmetrics.stringWidth(item.text, _FONT, size)
        x, y = item.position
        width = min(width, _MOST_STRETCHED * natural)
        x -= _BEFORE[item.align] * width
        if item.align is Align.MIDDLE:
            y -= item.height / 2
        text = self._canvas.beginText(x, y)
        text.setFont(_FONT, size)
        if natural:
            text.setHorizScale(100 * width / natural)
        text.textOut(item.text)
        self._canvas.drawText(text)


def _curve(path: PDFPathObject, arc: Arc, *, backwards: bool) -> None:
    """Go on along an arc."""
    x, y = arc.centre
    extent = (arc.end - arc.start) % 360.0
    start, turn = (arc.end, -extent) if backwards else (arc.start, extent)
    path.arcTo(x - arc.radius, y - arc.radius, x + arc.radius, y + arc.radius, start, turn)
