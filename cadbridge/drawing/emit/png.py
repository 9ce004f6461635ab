"""A drawing as PNG, from its SVG, in the one typeface that the PDF has too.

No font of the machine is used, so that the same drawing gives the same bytes everywhere.
"""

import resvg_py

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.emit.svg import svg_text
from cadbridge.drawing.emit.typeface import FAMILY, font_file


def png_bytes(drawing: Drawing, width_px: int = 600) -> bytes:
    """The drawing as a PNG image of a width in pixels."""
    shown = flat(drawing) if drawing.sheet_only else drawing
    return png_of_svg(svg_text(shown), width_px)


def png_of_svg(svg: str, width_px: int) -> bytes:
    """Any SVG as a PNG image of a width in pixels, its texts in the typeface of drawings."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width_px,
        dpi=96.0,
        skip_system_fonts=True,
        font_files=[str(font_file())],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
