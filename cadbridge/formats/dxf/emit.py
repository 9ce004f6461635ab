"""A drawing as a DXF document."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from ezdxf._options import options
from ezdxf.document import Drawing as Document
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.base import BaseLayout
from ezdxf.lldxf.const import acad_release_to_dxf_version

from cadbridge.drawing import Drawing
from cadbridge.drawing.items import (
    Align,
    Arc,
    Arrow,
    Circle,
    Dimension,
    Disc,
    Item,
    Outline,
    Pen,
    Placed,
    Segment,
    Symbol,
    Text,
)
from cadbridge.formats.dxf.styles import DIMENSION_STYLE, LINE_TYPES, TEXT_STYLE, WEIGHTS, set_up
from cadbridge.formats.dxf.text import encode

VERSIONS = ("R2013", "R12", "R2000", "R2004", "R2007", "R2010", "R2018")
"""The first is the default: the oldest that EPLAN 2.9 names."""
_DISC_STRIPS = 6
_PLACEMENTS = {
    Align.RIGHT: TextEntityAlignment.RIGHT,
    Align.CENTRE: TextEntityAlignment.CENTER,
    Align.MIDDLE: TextEntityAlignment.MIDDLE_CENTER,
}


def dxf_bytes(drawing: Drawing, version: str = VERSIONS[0]) -> bytes:
    """The drawing as the content of a DXF file; always the same for the same drawing."""
    with _fixed_meta_data():
        document = Document.new(acad_release_to_dxf_version[version])
        set_up(document, drawing.scale)
        emitter = _Emitter(document)
        for symbol in drawing.symbols.values():
            emitter.define(symbol)
        space = document.modelspace()
        emitter.add(space, drawing.items)
        space.reset_extents((drawing.left, drawing.bottom, 0.0), (drawing.right, drawing.top, 0.0))
        space.reset_limits((drawing.left, drawing.bottom), (drawing.right, drawing.top))
        _sort_classes(document)
        stream = io.StringIO()
        document.write(stream)
    return document.encode(stream.getvalue())


def _sort_classes(document: Document) -> None:
    """Declare the classes in use by name; ezdxf takes them from a set, whose order is random."""
    for name in sorted(document.entitydb.dxf_types_in_use()):
        document.classes.add_class(name)


@contextmanager
def _fixed_meta_data() -> Iterator[None]:
    """Dates and identities of the file that do not change from run to run."""
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before


def _attributes(layer: str, pen: Pen) -> dict[str, Any]:
    attributes: dict[str, Any] = {"layer": layer}
    if pen is not Pen.NARROW:
        attributes["lineweight"] = WEIGHTS[pen]
    if pen in LINE_TYPES:
        attributes["linetype"] = LINE_TYPES[pen]
    return attributes


class _Emitter:
    """Adds items to the layouts and blocks of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._legacy = document.dxfversion < "AC1021"

    def define(self, symbol: Symbol) -> None:
        """Make a block of a symbol, with a definition of each of its attributes."""
        block = self._document.blocks.new(symbol.name)
        self.add(block, symbol.items)
        for tag in symbol.tags:
            block.add_attdef(
                tag,
                (0.0, 0.0),
                dxfattribs={
                    "layer": symbol.layer,
                    "style": TEXT_STYLE,
                    "height": symbol.text_height,
                    "prompt": tag.capitalize(),
                    "flags": 1,
                },
            )

    def add(self, layout: BaseLayout, items: Iterable[Item]) -> None:
        """Add items to a layout."""
        for item in items:
            self._add(layout, item)

    def _add(self, layout: BaseLayout, item: Item) -> None:
        if isinstance(item, Text):
            self._add_text(layout, item)
        elif isinstance(item, Segment):
            layout.add_line(item.start, item.end, _attributes(item.layer, item.pen))
        elif isinstance(item, Circle):
            layout.add_circle(item.centre, item.radius, _attributes(item.layer, item.pen))
        elif isinstance(item, Arc):
            layout.add_arc(
                item.centre,
                item.radius,
                item.start,
                item.end,
                dxfattribs=_attributes(item.layer, item.pen),
            )
        elif isinstance(item, Outline):
            self._add_outline(layout, item)
        elif isinstance(item, Disc):
            _add_disc(layout, item)
        elif isinstance(item, Arrow):
            layout.add_solid(item.points, {"layer": item.layer})
        elif isinstance(item, Placed):
            self._add_placed(layout, item)
        else:
            _add_dimension(layout, item)

    def _add_outline(self, layout: BaseLayout, item: Outline) -> None:
        points = [(x, y, bulge) for (x, y), bulge in zip(item.points, item.bulges, strict=True)]
        attributes = _attributes(item.layer, item.pen)
        if self._document.dxfversion > "AC1009":
            layout.add_lwpolyline(points, "xyb", close=item.closed, dxfattribs=attributes)
        else:
            layout.add_polyline2d(points, "xyb", close=item.closed, dxfattribs=attributes)

    def _add_placed(self, layout: BaseLayout, item: Placed) -> None:
        insert = layout.add_blockref(item.symbol, item.position, {"layer": item.layer})
        height = item.text_height
        for tag, value in item.attributes:
            insert.add_attrib(
                tag,
                encode(value, legacy=self._legacy),
                item.position,
                {"layer": item.layer, "style": TEXT_STYLE, "height": height, "flags": 1},
            )

    def _add_text(self, layout: BaseLayout, item: Text) -> None:
        text = layout.add_text(
            encode(item.text, legacy=self._legacy),
            height=item.height,
            dxfattribs={"layer": item.layer, "style": TEXT_STYLE, "insert": item.position},
        )
        if item.align is not Align.LEFT:
            text.set_placement(item.position, align=_PLACEMENTS[item.align])


def _add_disc(layout: BaseLayout, item: Disc) -> None:
    """A filled circle of strips: the one filled shape that R12 and every CAD program has."""
    x, y = item.centre
    angles = [pi / 2 - index * pi / _DISC_STRIPS for index in range(_DISC_STRIPS + 1)]
    rims = [(item.radius * cos(angle), item.radius * sin(angle)) for angle in angles]
    for (upper_x, upper_y), (lower_x, lower_y) in pairwise(rims):
        corners = (
            (x - upper_x, y + upper_y),
            (x + upper_x, y + upper_y),
            (x - lower_x, y + lower_y),
            (x + lower_x, y + lower_y),
        )
        layout.add_solid(corners, {"layer": item.layer})


def _add_dimension(layout: BaseLayout, item: Dimension) -> None:
    left, right = item.feet
    layout.add_linear_dim(
        base=item.start,
        p1=left,
        p2=right,
        text=item.text,
        dimstyle=DIMENSION_STYLE,
        dxfattribs={"layer": item.layer},
    ).render()
