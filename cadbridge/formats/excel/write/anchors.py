"""Pictures that keep their shape, whatever the columns below them measure.

XlsxWriter ends a picture in a cell. LibreOffice has columns of another width than Excel, and drew
it up to there: circles became ovals. A picture with a size of its own has the same everywhere.
"""

import re

_DRAWINGS = "xl/drawings/drawing"
_TWO_CELLS = re.compile(
    rb'<xdr:twoCellAnchor editAs="absolute">(<xdr:from>.*?</xdr:from>)<xdr:to>.*?</xdr:to>'
    rb'(.*?<a:ext cx="(\d+)" cy="(\d+)"/>.*?)</xdr:twoCellAnchor>',
    re.DOTALL,
)
_ONE_CELL = rb'<xdr:oneCellAnchor>\1<xdr:ext cx="\3" cy="\4"/>\2</xdr:oneCellAnchor>'


def with_sizes(name: str, data: bytes) -> bytes:
    """An entry of the finished workbook, its pictures with a size in place of a last cell."""
    return _TWO_CELLS.sub(_ONE_CELL, data) if name.startswith(_DRAWINGS) else data
