"""A drawing as the content of a DXF file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cadbridge.drawing import Drawing
from cadbridge.drawing.faces.dimensions import dimension_items
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.drawing.shapes.items import (
    Arc,
    Arrow,
    Circle,
    Dimension,
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
from cadbridge.drawing.shapes.paper import A4, Paper, Viewport
from cadbridge.formats.dxf.file.frame import Frame, frame
from cadbridge.formats.dxf.file.styles import DIMENSION_STYLE, ISO_WEIGHTS, light_weights
from cadbridge.formats.dxf.file.tags import TagWriter, point
from cadbridge.formats.dxf.file.text import block_names, encode
from cadbridge.formats.dxf.file.versions import VERSIONS


def dxf_bytes(
    drawing: Drawing,
    version: str = VERSIONS[0],
    *,
    only_viewports: bool = True,
    words: Words | None = None,
) -> bytes:
    """The drawing as the content of a DXF file; always the same for the same drawing.

    Its sheet becomes the layout; R12 has none, and shows the drawing without.

    Args:
        drawing: what to draw.
        version: of the format.
        only_viewports: the layout shows pieces of the drawing, but has no shapes of its own.
        words: the language of the layers; English by default.
    """
    said = words or words_in()
    weights = light_weights(drawing.scale) if only_viewports else ISO_WEIGHTS
    names = block_names((said(layer) for layer in Layer), classic=version == "R12")
    layers = {layer: names[said(layer)] for layer in Layer}
    around = frame(version, drawing.scale, weights[Pen.NARROW], tuple(layers.values()))
    return _Emitter(around, drawing, weights, layers, only_viewports).content()


class _Emitter:
    """Makes one file: block records, blocks and entities for its frame."""

    def __init__(
        self,
        around: Frame,
        drawing: Drawing,
        weights: Mapping[Pen, int],
        layers: Mapping[Layer, str],
        only_viewports: bool,
    ) -> None:
        self._only_viewports = only_viewports
        self._frame = around
        self._drawing = drawing
        self._names = block_names(drawing.symbols, classic=not around.block_records)
        self._writer = TagWriter(
            around.version, weights, around.first_handle, around.paper_space, layers
        )
        self._blocks: list[str] = []
        self._records: list[str] = []
        self._dimensions = 0

    def content(self) -> bytes:
        for symbol in self._drawing.symbols.values():
            self._define(symbol)
        drawing, writer = self._drawing, self._writer
        sheet: list[str] = []
        if self._frame.paper_space:
            self._add_sheet(drawing.paper)
            sheet, writer.tags = writer.tags, []
        self._add(drawing.items, self._frame.space)
        return self._frame.filled(
            "".join(self._records),
            "".join(sheet),
            "".join(self._blocks),
            "".join(writer.tags),
            writer.seed,
            (drawing.left, drawing.bottom, drawing.right, drawing.top),
            drawing.paper.size if drawing.paper else A4,
        )

    def _add_sheet(self, paper: Paper | None) -> None:
        """The layout: its own viewport, then what it shows.

        LibreCAD and others show the entities of layouts among those of the model space, but no
        viewports; unless the user wants a sheet, it holds nothing else, and the border of one
        makes the frame.
        """
        space, size = self._frame.paper_space, paper.size if paper else A4
        whole = Viewport((0.0, 0.0, size.width, size.height), (0.0, 0.0), 1.0, ())
        self._writer.viewport(whole, 1, space, handle=self._frame.viewport)
        if paper is None:
            return
        shown = list(paper.viewports)
        if self._only_viewports:
            shown.append(paper.block)
            left, bottom, right, top = size.frame
            far = (left + _NOWHERE, bottom, right + _NOWHERE, top)
            frame = Viewport(far, (left, bottom), 1.0, ())
            self._writer.viewport(frame, len(shown) + 2, space, border=True)
        else:
            self._add(paper.items, space)
        for number, viewport in enumerate(shown, 2):
            self._writer.viewport(viewport, number, space)

    def _define(self, symbol: Symbol) -> None:
        """Make a block of a symbol, with a definition of each of its attributes."""
        record = self._begin_block(self._names[symbol.name], 2 if symbol.attributes else 0)
        self._add(symbol.items, record)
        for attribute in symbol.attributes:
            self._writer.attribute_definition(symbol, attribute, record)
        self._end_block(record)

    def _begin_block(self, name: str, flags: int) -> str:
        """Begin a block; the handle of its record, the owner of what it holds."""
        writer = self._writer
        record = writer.next_handle()
        if self._frame.block_records:
            self._records.append(
                f"  0\nBLOCK_RECORD\n  5\n{record}\n330\n{self._frame.block_records}\n"
                "100\nAcDbSymbolTableRecord\n100\nAcDbBlockTableRecord\n"
                f"  2\n{name}\n340\n0\n 70\n4\n280\n1\n281\n0\n"
            )
        self._outer, writer.tags = writer.tags, []
        head = writer.head("BLOCK", _BLOCK_LAYER, record, "AcDbBlockBegin")
        origin = point(10, (0.0, 0.0))
        writer.tags.append(f"{head}  2\n{name}\n 70\n{flags}\n{origin}  3\n{name}\n  1\n\n")
        return record

    def _end_block(self, record: str) -> None:
        writer = self._writer
        writer.tags.append(writer.head("ENDBLK", _BLOCK_LAYER, record, "AcDbBlockEnd"))
        self._blocks += writer.tags
        writer.tags = self._outer

    def _add(self, items: Iterable[Item], owner: str) -> None:
        for item in items:
            self._add_item(item, owner)

    def _add_item(self, item: Item, owner: str) -> None:
        if isinstance(item, Placed):
            self._place(item, owner)
        elif isinstance(item, Dimension):
            self._dimension(item, owner)
        else:
            _WRITERS[type(item)](self._writer, item, owner)

    def _place(self, item: Placed, owner: str) -> None:
        writer, symbol = self._writer, self._drawing.symbols[item.symbol]
        insert = writer.insert(item, self._names[item.symbol], owner, more=bool(symbol.attributes))
        for attribute in symbol.attributes:
            writer.attribute(item, symbol, attribute, owner)
        if symbol.attributes:
            writer.end_of_attributes(item.layer, insert)

    def _dimension(self, item: Dimension, owner: str) -> None:
        """A DIMENSION with the block that shows it."""
        self._dimensions += 1
        name = f"*D{self._dimensions}"
        record = self._begin_block(name, 1)
        self._add(dimension_items(item), record)
        self._end_block(record)
        writer = self._writer
        (x1, y), (x2, _) = item.start, item.end
        middle = ((x1 + x2) / 2, y + 0.9 * item.text_height)
        aligned = writer.subclass("AcDbAlignedDimension")
        rotated = writer.subclass("AcDbRotatedDimension")
        text = encode(item.text, legacy=writer.legacy_text)
        writer.tags.append(
            f"{writer.head('DIMENSION', item.layer, owner, 'AcDbDimension')}"
            f"  2\n{name}\n  3\n{DIMENSION_STYLE}\n{point(10, item.end)}{point(11, middle)}"
            f" 70\n32\n  1\n{text}\n{aligned}"
            f"{point(13, item.feet[0])}{point(14, item.feet[1])} 50\n0.0\n{rotated}"
        )


_WRITERS: Mapping[type, Callable[[TagWriter, Any, str], None]] = {
    Text: TagWriter.text,
    Segment: TagWriter.segment,
    Circle: TagWriter.circle,
    Arc: TagWriter.arc,
    Outline: TagWriter.outline,
    Disc: TagWriter.disc,
    Arrow: TagWriter.arrow,
    Filled: TagWriter.filled,
}
"""How each shape is written."""
_NOWHERE = 1e6
"""Millimetres to the right, where no drawing is."""
_BLOCK_LAYER = Layer.OUTLINE
"""Not layer 0, with which blocks end in R12: FreeCAD takes that 0 for the start of what follows."""
