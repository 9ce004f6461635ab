"""A drawing as SVG: texts stay texts, layers become groups with the layer's name."""

from collections.abc import Iterable, Iterator
from math import atan, cos, radians, sin, sqrt
from xml.sax.saxutils import escape, quoteattr

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.faces.dimensions import dimension_items
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
    Point,
    Segment,
    Text,
)
from cadbridge.drawing.shapes.lettering import FONT_FAMILY, font_size, text_width

_FAMILIES = f"{FONT_FAMILY}, 'Liberation Sans', Helvetica, sans-serif"
_MARGIN = 5.0
"""Paper millimetres of white around the drawing."""
_WIDTHS = {Pen.WIDE: 0.5, Pen.MEDIUM: 0.35, Pen.NARROW: 0.25, Pen.DASHED: 0.25, Pen.CENTRE: 0.18}
"""Paper millimetres, a line group of ISO 128."""
_ANCHORS = {Align.LEFT: "start", Align.CENTRE: "middle", Align.MIDDLE: "middle", Align.RIGHT: "end"}
_COLOURS = {Layer.DIMENSION: "#1f4e8c", Layer.KEY: "#a03000"}
"""Layers that are not black."""


def svg_text(drawing: Drawing) -> str:
    """The drawing as an SVG document, its size that of the paper it was set for."""
    return "\n".join(_Svg(drawing).lines()) + "\n"


def svg_element(drawing: Drawing) -> str:
    """The drawing as an element inside a web page.

    The page brings pens and colours: lines have the classes ``w``, ``n``, ``d``, ``c`` (the
    first letter of their `Pen`), filled shapes ``f``, groups the name of their layer. Contacts
    carry their printed name as ``data-contact``.
    """
    return "\n".join(_PageSvg(drawing).lines()) + "\n"


class _Svg:
    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._unit = 1.0 / drawing.scale

    def lines(self) -> Iterator[str]:
        drawing, unit = self._drawing, self._unit
        margin = _MARGIN * unit
        width, height = drawing.width + 2 * margin, drawing.height + 2 * margin
        left, top = drawing.left - margin, -drawing.top - margin
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width / unit)}mm"'
            f' height="{_n(height / unit)}mm"'
            f' viewBox="{_n(left)} {_n(top)} {_n(width)} {_n(height)}">'
        )
        yield f"<title>{escape(drawing.title)}</title>"
        yield (
            f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}"'
            ' fill="#ffffff" stroke="none"/>'
        )
        yield f"<style>{self._style()}</style>"
        yield from self._layers()
        yield "</svg>"

    def _layers(self) -> Iterator[str]:
        shown = tuple(self._drawing.pieces())
        for layer in Layer:
            items = [item for item in shown if item.layer is layer]
            if items:
                yield f'<g{self._layer_id(layer)} class="{layer}">'
                yield from self._all(items)
                yield "</g>"

    def _style(self) -> str:
        unit = self._unit
        rules = [
            f"svg{{color:#000;fill:none;stroke:currentColor;stroke-linecap:round;"
            f"font-family:{_FAMILIES}}}",
            "text,.f{fill:currentColor;stroke:none}",
            "text{white-space:pre}",
        ]
        for pen, width in _WIDTHS.items():
            dashes = {Pen.DASHED: (1.2, 0.8), Pen.CENTRE: (5.0, 1.0, 0.4, 1.0)}.get(pen, ())
            pattern = " ".join(_n(dash * unit) for dash in dashes)
            dashed = f";stroke-dasharray:{pattern}" if dashes else ""
            rules.append(f".{pen[0]}{{stroke-width:{_n(width * unit)}{dashed}}}")
        rules += [f".{layer}{{color:{colour}}}" for layer, colour in _COLOURS.items()]
        return "".join(rules)

    def _all(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[str]:
        if isinstance(item, Text):
            yield _text(item)
        elif isinstance(item, Segment):
            (x1, y1), (x2, y2) = item.start, item.end
            points = f'x1="{_n(x1)}" y1="{_n(-y1)}" x2="{_n(x2)}" y2="{_n(-y2)}"'
            yield f'<line class="{item.pen[0]}" {points}/>'
        elif isinstance(item, Circle | Disc):
            x, y = item.centre
            name = item.pen[0] if isinstance(item, Circle) else "f"
            yield f'<circle class="{name}" cx="{_n(x)}" cy="{_n(-y)}" r="{_n(item.radius)}"/>'
        elif isinstance(item, Arc):
            yield f'<path class="{item.pen[0]}" d="{_arc(item)}"/>'
        elif isinstance(item, Outline):
            yield f'<path class="{item.pen[0]}" d="{_outline(item)}"/>'
        elif isinstance(item, Arrow):
            points = " ".join(f"{_n(x)},{_n(-y)}" for x, y in item.points)
            yield f'<polygon class="f" points="{points}"/>'
        elif isinstance(item, Filled):
            (x, y), (right, top) = item.low, item.high
            size = f'width="{_n(right - x)}" height="{_n(top - y)}"'
            paint = f'fill="{item.colour.screen}" stroke="none"'
            yield f'<rect x="{_n(x)}" y="{_n(-top)}" {size} {paint}/>'
        elif isinstance(item, Placed):
            yield from self._placed(item)
        else:
            yield from self._all(dimension_items(item))

    def _placed(self, item: Placed) -> Iterator[str]:
        x, y = item.position
        title = f"<title>{escape(item.title)}</title>" if item.title else ""
        yield f'<g transform="translate({_n(x)} {_n(-y)})"{self._named(item)}>{title}'
        for layer in Layer:
            items = [
                part for part in self._drawing.symbols[item.symbol].items if part.layer is layer
            ]
            if items and layer is not item.layer:
                yield f'<g class="{layer}">'
                yield from self._all(items)
                yield "</g>"
            else:
                yield from self._all(items)
        yield "</g>"

    def _layer_id(self, layer: Layer) -> str:
        return f' id="{layer}"'

    def _named(self, item: Placed) -> str:
        return ""


class _PageSvg(_Svg):
    """Without ids and pens of its own, since a page holds several."""

    def lines(self) -> Iterator[str]:
        drawing = self._drawing
        box = (drawing.left, -drawing.top, drawing.width, drawing.height)
        yield f'<svg class="face" role="img" viewBox="{" ".join(map(_n, box))}">'
        yield f"<title>{escape(drawing.title)}</title>"
        yield from self._layers()
        yield "</svg>"

    def _layer_id(self, layer: Layer) -> str:
        return ""

    def _named(self, item: Placed) -> str:
        return f" data-contact={quoteattr(item.contact)}" if item.contact else ""


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(item: Text) -> str:
    x, y = item.position
    if item.align is Align.MIDDLE:
        y -= item.height / 2
    anchor = _ANCHORS[item.align]
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    width = text_width(item.text, item.height)
    length = f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return (
        f'<text x="{_n(x)}" y="{_n(-y)}" font-size="{_n(font_size(item.height))}"'
        f"{anchored}{length}>{escape(item.text)}</text>"
    )


def _arc(item: Arc) -> str:
    x, y = item.centre
    start, end = radians(item.start), radians(item.end)
    large = int((item.end - item.start) % 360.0 > 180.0)
    return (
        f"M{_n(x + item.radius * cos(start))} {_n(-y - item.radius * sin(start))}"
        f"A{_n(item.radius)} {_n(item.radius)} 0 {large} 0"
        f" {_n(x + item.radius * cos(end))} {_n(-y - item.radius * sin(end))}"
    )


def _outline(item: Outline) -> str:
    points = list(item.points)
    steps = [f"M{_n(points[0][0])} {_n(-points[0][1])}"]
    if item.closed:
        points.append(points[0])
    for start, end, bulge in zip(points, points[1:], item.bulges, strict=False):
        steps.append(_step(start, end, bulge))
    return "".join(steps) + ("Z" if item.closed else "")


def _step(start: Point, end: Point, bulge: float) -> str:
    if not bulge:
        return f"L{_n(end[0])} {_n(-end[1])}"
    half_chord = sqrt((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) / 2
    radius = half_chord / sin(2 * atan(abs(bulge)))
    sweep = int(bulge < 0)
    return f"A{_n(radius)} {_n(radius)} 0 {int(abs(bulge) > 1)} {sweep} {_n(end[0])} {_n(-end[1])}"
