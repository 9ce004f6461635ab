"""The picture of a part: the face of its first connector, without table and title block.

EPLAN shows it in a corner of parts management, where only shapes can be told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cadbridge.drawing import Drawing, Sheet, Side, png_bytes, svg_text
from cadbridge.drawing.items import Item, Layer, Outline, Placed, Point, Segment, Text
from cadbridge.drawing.sheet import compose
from cadbridge.drawing.subject import subjects_of
from cadbridge.formats.eplan.edz.sevenzip_writer import Packed, pack
from cadbridge.model import Library, Part

_LAYERS = frozenset((Layer.OUTLINE, Layer.KEY, Layer.CONTACT, Layer.NUMBER))
_WIDTH_PX = 200


class Pictures:
    """The pictures of a library's parts; parts with the same connector share one rendering."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rendered: dict[str, Packed] = {}

    def picture_of(self, part: Part) -> tuple[str, Packed] | None:
        """File name and content; None where there is no face to show."""
        for subject in subjects_of(self._library, part):
            if subject.face:
                face = face_alone(compose(subject, Side.MATING, Sheet.BARE))
                return f"{subject.name}.png", self._picture(face)
        return None

    def _picture(self, face: Drawing) -> Packed:
        svg = svg_text(face)
        if svg not in self._rendered:
            self._rendered[svg] = pack(png_bytes(face, _WIDTH_PX))
        return self._rendered[svg]


def face_alone(drawing: Drawing) -> Drawing:
    """The drawing cut down to its face, on a sheet around the middle of the insert.

    It says nothing of the part and its signals, so that faces that look alike are equal.
    """
    items = tuple(_wordless(item) for item in drawing.items if item.layer in _LAYERS)
    points = list(_points(items))
    width = max((abs(x) for x, _ in points), default=1.0)
    height = max((abs(y) for _, y in points), default=1.0)
    return replace(
        drawing,
        name="",
        folder="",
        title="",
        part_number="",
        items=items,
        left=-width,
        bottom=-height,
        right=width,
        top=height,
    )


def _wordless(item: Item) -> Item:
    return replace(item, attributes=()) if isinstance(item, Placed) else item


def _points(items: Iterable[Item]) -> Iterator[Point]:
    """Points that span the face: its centre lines cross the whole shell."""
    for item in items:
        if isinstance(item, Segment):
            yield from (item.start, item.end)
        elif isinstance(item, Outline):
            yield from item.points
        elif isinstance(item, Text):
            x, y = item.position
            yield from ((x, y), (x, y + item.height))
