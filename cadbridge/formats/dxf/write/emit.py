"""A drawing as the content of a DXF file."""

from collections.abc import Iterable

from cadbridge.drawing import Drawing
from cadbridge.drawing.dimensions import dimension_items
from cadbridge.drawing.items import (
    Arc,
    Arrow,
    Circle,
    Dimension,
    Disc,
    Item,
    Layer,
    Outline,
    Placed,
    Segment,
    Symbol,
    Text,
)
from cadbridge.formats.dxf.file.frame import Frame, frame
from cadbridge.formats.dxf.file.tags import TagWriter, point
from cadbridge.formats.dxf.file.text import block_names, encode
from cadbridge.formats.dxf.write.styles import DIMENSION_STYLE

VERSIONS = ("R2013", "R12", "R2000", "R2004", "R2007", "R2010", "R2018")
"""The first is the default: the oldest that EPLAN 2.9 names."""


def dxf_bytes(drawing: Drawing, version: str = VERSIONS[0]) -> bytes:
    """The drawing as the content of a DXF file; always the same for the same drawing."""
    return _Emitter(frame(version, drawing.scale), drawing).content()


class _Emitter:
    """Makes one file: block records, blocks and entities for its frame."""

    def __init__(self, around: Frame, drawing: Drawing) -> None:
        self._frame = around
        self._drawing = drawing
        self._names = block_names(drawing.symbols, classic=not around.block_records)
        self._writer = TagWriter(around.version, drawing.scale, around.first_handle)
        self._blocks: list[str] = []
        self._records: list[str] = []
        self._dimensions = 0

    def content(self) -> bytes:
        for symbol in self._drawing.symbols.values():
            self._define(symbol)
        self._add(self._drawing.items, self._frame.space)
        drawing, writer = self._drawing, self._writer
        return self._frame.filled(
            "".join(self._records),
            "".join(self._blocks),
            "".join(writer.tags),
            writer.seed,
            (drawing.left, drawing.bottom, drawing.right, drawing.top),
        )

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
        writer = self._writer
        if isinstance(item, Text):
            writer.text(item, owner)
        elif isinstance(item, Segment):
            writer.segment(item, owner)
        elif isinstance(item, Circle):
            writer.circle(item, owner)
        elif isinstance(item, Arc):
            writer.arc(item, owner)
        elif isinstance(item, Outline):
            writer.outline(item, owner)
        elif isinstance(item, Disc):
            writer.disc(item, owner)
        elif isinstance(item, Arrow):
            writer.arrow(item, owner)
        elif isinstance(item, Placed):
            self._place(item, owner)
        else:
            self._dimension(item, owner)

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


_BLOCK_LAYER = Layer.OUTLINE
"""Not layer 0, with which blocks end in R12: FreeCAD takes that 0 for the start of what follows."""
