"""The picture of a part: the faces of all its connectors, without tables and title block.

EPLAN shows it in a corner of parts management, where only shapes can be told. Several faces stand
side by side, true to scale among each other, each under the name of its port.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from math import ceil, sqrt

from cadbridge.drawing import Drawing, pictures_of, png_bytes, svg_text
from cadbridge.drawing.shapes.items import Align, Item, Layer, Text
from cadbridge.drawing.shapes.move import shifted
from cadbridge.files import safe_file_name
from cadbridge.model import Library, Part
from cadbridge.sevenzip.writer import Packed, pack

_WIDTH_PX = 200
_WIDTH_OF_SEVERAL_PX = 300
_LETTERS = 0.1
"""Height of a port's name, in heights of the highest face."""
_SUFFIXES = {"png": ".png", "jpeg": ".jpg"}
_JPEG_QUALITY = 90
_TITLE = re.compile("<title>.*?</title>", re.DOTALL)


class Pictures:
    """The pictures of a library's parts; parts with the same connector share one rendering."""

    def __init__(self, library: Library, kind: str = "png") -> None:
        """The kind is png or jpeg."""
        self._library = library
        self._suffix = _SUFFIXES[kind]
        self._rendered: dict[str, Packed] = {}

    def picture_of(self, part: Part) -> tuple[str, Packed] | None:
        """File name and content; None where there is no face to show."""
        faces = pictures_of(self._library, part)
        if not faces:
            return None
        first = next(iter(faces.values()))
        if len(faces) == 1:
            return f"{first.name}{self._suffix}", self._picture(first, _WIDTH_PX)
        what = "both ends" if part.cable else "all ports"
        name = f"{safe_file_name(f'{part.part_number} {what}')}{self._suffix}"
        return name, self._picture(side_by_side(faces), _WIDTH_OF_SEVERAL_PX)

    def _picture(self, drawing: Drawing, width_px: int) -> Packed:
        shapes = _TITLE.sub("", svg_text(drawing))
        if shapes not in self._rendered:
            png = png_bytes(drawing, width_px)
            is_png = self._suffix == _SUFFIXES["png"]
            self._rendered[shapes] = pack(png if is_png else _jpeg(png))
        return self._rendered[shapes]


def _jpeg(png: bytes) -> bytes:
    """A picture as JPEG, on white."""
    from PIL import Image  # noqa: PLC0415 - seldom asked for

    with Image.open(BytesIO(png)) as image:
        page = Image.new("RGBA", image.size, "white")
        page.alpha_composite(image.convert("RGBA"))
    stream = BytesIO()
    page.convert("RGB").save(stream, "JPEG", quality=_JPEG_QUALITY)
    return stream.getvalue()


def side_by_side(faces: Mapping[str, Drawing]) -> Drawing:
    """Faces in rows, each in the middle of its place, with the port below."""
    drawings = list(faces.values())
    wide, high = max(d.width for d in drawings), max(d.height for d in drawings)
    letters = _LETTERS * high
    across, down = wide, high + 2 * letters
    columns = ceil(sqrt(len(faces)))
    items: list[Item] = []
    for index, (port, drawing) in enumerate(faces.items()):
        row, column = divmod(index, columns)
        x, y = column * across, -row * down
        middle = (drawing.left + drawing.right) / 2, (drawing.bottom + drawing.top) / 2
        items += shifted(drawing.pieces(), x - middle[0], y - middle[1])
        place = (x, y - high / 2 - letters)
        items.append(Text(Layer.TITLE, place, letters, port, Align.CENTRE))
    rows = ceil(len(faces) / columns)
    return replace(
        drawings[0],
        items=tuple(items),
        symbols={name: symbol for d in drawings for name, symbol in d.symbols.items()},
        left=-across / 2,
        right=(columns - 0.5) * across,
        top=high / 2,
        bottom=high / 2 - rows * down,
    )
