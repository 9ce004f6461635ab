"""The colours of cores as CAD programs and screens show them."""

from cadbridge.drawing.shapes.items import Colour
from cadbridge.model import colours

_INDEX = {
    "BK": 250,
    "BN": 34,
    "RD": 1,
    "OG": 30,
    "YE": 2,
    "GN": 94,
    "BU": 5,
    "VT": 200,
    "GY": 8,
    "WH": 254,
    "PK": 231,
    "GD": 42,
    "TQ": 132,
    "SR": 9,
}
"""AutoCAD's index of each colour's code."""
_ON_PAPER = {"WH": "#FAFAFA"}
"""Programs print what is wholly white in black, as if it were lines on a dark screen."""
COLOURS = {
    code: Colour(_ON_PAPER.get(code, colours.SHADES[code]), index) for code, index in _INDEX.items()
}
"""By their codes, IEC 60757."""


def colours_of(code: str) -> tuple[Colour, ...]:
    """The colours of a core, ``GNYE``; nothing where a code is not known."""
    return tuple(COLOURS[item] for item in colours.colours_of(code))
