"""Layers, line types, text style and dimension style of our drawings."""

from cadbridge.drawing.items import Layer, Pen

TEXT_STYLE = "CADBRIDGE"
DIMENSION_STYLE = "CADBRIDGE"

COLOURS = {
    Layer.OUTLINE: 7,
    Layer.KEY: 12,
    Layer.CONTACT: 7,
    Layer.NUMBER: 7,
    Layer.TABLE: 7,
    Layer.DIMENSION: 5,
    Layer.TITLE: 7,
}
"""AutoCAD colour index; 7 is black on white and white on black."""
_WEIGHTS = {1: (50, 25), 2: (50, 25), 5: (25, 13), 10: (13, 5), 20: (9, 5)}
"""Scale that texts are set for, to a wide and a narrow line in hundredths of a millimetre.

The line group of ISO 128 gets lighter as the scale grows: LibreCAD prints lines enlarged with
the drawing, and many print a connector of 12 mm at 1:1.
"""
LINE_TYPES = {Pen.DASHED: "DASHED", Pen.CENTRE: "CENTER"}


def line_weight(pen: Pen, scale: int) -> int:
    """Hundredths of a millimetre."""
    wide, narrow = _WEIGHTS[scale]
    return wide if pen is Pen.WIDE else narrow
