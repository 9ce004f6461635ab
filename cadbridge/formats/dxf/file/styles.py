"""Layers, line types, text style and dimension style of our drawings."""

from cadbridge.drawing.shapes.items import Layer, Pen

TEXT_STYLE = "CADBRIDGE"
DIMENSION_STYLE = "CADBRIDGE"
VIEWPORTS = "VIEWPORTS"
"""Layer of the borders of viewports, which are not plotted."""

COLOURS = {
    Layer.OUTLINE: 7,
    Layer.KEY: 12,
    Layer.CONTACT: 7,
    Layer.NUMBER: 7,
    Layer.TABLE: 7,
    Layer.WIRE: 7,
    Layer.DIMENSION: 5,
    Layer.TITLE: 7,
}
"""AutoCAD colour index; 7 is black on white and white on black."""
ISO_WEIGHTS = {Pen.WIDE: 50, Pen.MEDIUM: 35, Pen.NARROW: 25}
"""Hundredths of a millimetre on paper, a line group of ISO 128; other pens are narrow."""
_LIGHT = {
    **dict.fromkeys((1, 2, 3, 4), (50, 35, 25)),
    5: (25, 18, 13),
    10: (13, 9, 5),
    20: (9, 5, 5),
}


def light_weights(scale: int) -> dict[Pen, int]:
    """Lighter as the scale grows that texts are set for.

    LibreCAD and others print lines enlarged with the drawing, and many print a connector of 12 mm
    at 1:1, where lines of ISO 128 would run into each other.
    """
    return dict(zip(ISO_WEIGHTS, _LIGHT[scale], strict=True))


LINE_TYPES = {Pen.DASHED: "DASHED", Pen.CENTRE: "CENTER"}
