"""The typeface of PNG and PDF: Bitstream Vera, which reportlab brings.

Texts are measured with Arial's widths (`cadbridge.drawing.shapes.lettering`), and squeezed to them.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Bitstream Vera Sans"
CAP_HEIGHT = 1493 / 2048
"""Of its capitals, in sizes of the em square."""


@cache
def font_file() -> Path:
    """The file, found without loading reportlab.

    Raises:
        ModuleNotFoundError: reportlab is not installed.
    """
    spec = find_spec("reportlab")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("reportlab is not installed")
    return Path(spec.origin).parent / "fonts" / "Vera.ttf"
