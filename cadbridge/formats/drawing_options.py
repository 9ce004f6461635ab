"""The choices that every format of drawings offers."""

from cadbridge.drawing.choices import ENGLISH, SIDES, Sheet
from cadbridge.formats import Option

LANGUAGE = Option(
    flag="language",
    choices=(ENGLISH, "de", "it"),
    help="Language of captions, titles and notes on drawings.",
)
DRAWING_OPTIONS = (
    Option(flag="side", choices=tuple(SIDES), help="Side of the connector that is shown."),
    Option(
        flag="sheet",
        choices=tuple(Sheet),
        help="Sheet around the drawing; auto takes the smallest that holds it.",
    ),
    LANGUAGE,
    Option(
        flag="port",
        metavar="NAME",
        help="Only the drawing of this port, or of `end A` or `end B` of a cable.",
    ),
    Option(
        flag="face-only",
        switch=True,
        help="The faces alone, without tables, dimensions and title blocks.",
    ),
)
