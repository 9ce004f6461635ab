"""Layers, line types, text style and dimension style of our drawings."""

from typing import TYPE_CHECKING

from ezdxf import units

from cadbridge.drawing.items import Layer, Pen
from cadbridge.drawing.lettering import FONT_FAMILY

if TYPE_CHECKING:
    from ezdxf.document import Drawing as Document

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
_PATTERNS = {
    "DASHED": ("Dashed __ __ __", (2.0, 1.2, -0.8)),
    "CENTER": ("Center ____ _ ____", (7.5, 5.0, -1.0, 0.5, -1.0)),
}
"""Total length and pieces in paper millimetres; the header's scale brings them to size."""


def set_up(document: "Document", scale: int) -> None:
    """Units, layers, line types and styles for texts that are set for a scale."""
    unit = 1.0 / scale
    if document.dxfversion > "AC1009":
        document.units = units.MM
    document.header["$MEASUREMENT"] = 1
    document.header["$LTSCALE"] = unit
    document.header["$TEXTSTYLE"] = TEXT_STYLE
    document.header["$TEXTSIZE"] = 2.5 * unit
    for name, (description, pattern) in _PATTERNS.items():
        document.linetypes.add(name, pattern, description=description)
    for layer in Layer:
        document.layers.add(layer, color=COLOURS[layer], lineweight=WEIGHTS[Pen.NARROW])
    document.styles.add(TEXT_STYLE, font=f"{FONT_FAMILY.lower()}.ttf")
    _add_dimension_style(document, unit)


def _add_dimension_style(document: "Document", unit: float) -> None:
    """Figures in millimetres as they are; LibreCAD takes them from the header, so both agree."""
    style = document.dimstyles.add(DIMENSION_STYLE)
    style.update_dxf_attribs(
        {
            "dimtxsty": TEXT_STYLE,
            "dimtxt": 2.5 * unit,
            "dimasz": 2.5 * unit,
            "dimexo": 1.0 * unit,
            "dimexe": 1.25 * unit,
            "dimgap": 0.8 * unit,
            "dimtad": 1,
            "dimtih": 0,
            "dimtoh": 0,
            "dimlfac": 1.0,
            "dimscale": 1.0,
            "dimdec": 2,
            "dimzin": 8,
            "dimdsep": ord("."),
            "dimlwd": WEIGHTS[Pen.NARROW],
            "dimlwe": WEIGHTS[Pen.NARROW],
        }
    )
    style.copy_to_header(document)
    document.header["$DIMSTYLE"] = DIMENSION_STYLE
