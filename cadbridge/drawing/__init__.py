"""Drawings of connector faces, described once for every format that shows them.

for drawing in drawings_of(library, part):
    svg = svg_text(drawing)
    png = png_bytes(drawing, width_px=800)

The names are imported when first used: who lists the formats need not wait for what draws.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cadbridge.words import quoted

if TYPE_CHECKING:
    from cadbridge.drawing.choices import Sheet, Side
    from cadbridge.drawing.drawing import Drawing
    from cadbridge.drawing.emit.svg import svg_element, svg_text
    from cadbridge.drawing.files import drawing_file, only_drawing
    from cadbridge.drawing.of_part import drawings_of, png_bytes, sheets_of
    from cadbridge.drawing.picture import pictures_of
    from cadbridge.drawing.said.subject import is_drawn

__all__ = [
    "Drawing",
    "Sheet",
    "Side",
    "drawing_file",
    "drawings_of",
    "is_drawn",
    "only_drawing",
    "pictures_of",
    "png_bytes",
    "sheets_of",
    "svg_element",
    "svg_text",
]

_HOMES = {
    **dict.fromkeys(("Sheet", "Side"), "cadbridge.drawing.choices"),
    "Drawing": "cadbridge.drawing.drawing",
    **dict.fromkeys(("drawing_file", "only_drawing"), "cadbridge.drawing.files"),
    "pictures_of": "cadbridge.drawing.picture",
    "is_drawn": "cadbridge.drawing.said.subject",
    **dict.fromkeys(("svg_element", "svg_text"), "cadbridge.drawing.emit.svg"),
    **dict.fromkeys(("drawings_of", "png_bytes", "sheets_of"), "cadbridge.drawing.of_part"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'cadbridge.drawing' has no attribute {quoted(name)}")
    return getattr(import_module(_HOMES[name]), name)
