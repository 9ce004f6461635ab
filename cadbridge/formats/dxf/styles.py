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
WEIGHTS = {Pen.WIDE: 50, Pen.NARROW: 25, Pen.DASHED: 25, Pen.CENTRE: 18}
"""Hundredths of a millimetre, a line group of ISO 128."""
LINE_TYPES = {Pen.DASHED: "DASHED", Pen.CENTRE: "CENTER"}
