"""The picture of a part: the face of its first connector, without table and title block.

EPLAN shows it in a corner of parts management, where only shapes can be told.
"""

import re

from cadbridge.drawing import Drawing, pictures_of, png_bytes, svg_text
from cadbridge.model import Library, Part
from cadbridge.sevenzip.writer import Packed, pack

_WIDTH_PX = 200
_TITLE = re.compile("<title>.*?</title>", re.DOTALL)


class Pictures:
    """The pictures of a library's parts; parts with the same connector share one rendering."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rendered: dict[str, Packed] = {}

    def picture_of(self, part: Part) -> tuple[str, Packed] | None:
        """File name and content; None where there is no face to show."""
        for drawing in pictures_of(self._library, part).values():
            return f"{drawing.name}.png", self._picture(drawing)
        return None

    def _picture(self, drawing: Drawing) -> Packed:
        shapes = _TITLE.sub("", svg_text(drawing))
        if shapes not in self._rendered:
            self._rendered[shapes] = pack(png_bytes(drawing, _WIDTH_PX))
        return self._rendered[shapes]
