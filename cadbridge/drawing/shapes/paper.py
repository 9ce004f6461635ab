"""Sheets of paper after ISO 5457: sizes, frame, centring marks and grid references."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cadbridge.drawing.shapes.geometry import box
from cadbridge.drawing.shapes.items import Align, Item, Layer, Outline, Pen, Point, Segment, Text

Box = tuple[float, float, float, float]
FILING, MARGIN = 20.0, 10.0
"""Millimetres between the trimmed edge and the frame: on the left, and elsewhere."""
_FIELD = 50.0
_STRIP = 5.0
"""Width of the strip that holds the grid references."""
_REFERENCE = 2.5
_OVER = 5.0
"""How far centring marks reach beyond the frame."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O."""


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A size of paper; the origin is the lower left corner of the trimmed sheet."""

    name: str
    width: float
    height: float

    @property
    def frame(self) -> Box:
        """Left, bottom, right and top of the frame."""
        return FILING, MARGIN, self.width - MARGIN, self.height - MARGIN

    def items(self, taken: Sequence[Box]) -> Iterator[Item]:
        """What is drawn of the sheet itself; centring marks end where something is shown."""
        left, bottom, right, top = self.frame
        yield Outline(Layer.TITLE, box(0.0, 0.0, self.width, self.height), (0.0,) * 4, Pen.NARROW)
        yield Outline(Layer.TITLE, box(left, bottom, right, top), (0.0,) * 4, Pen.WIDE)
        x, y = self.width / 2, self.height / 2
        for start, at_frame, end in (
            ((left - _STRIP - 5.0, y), (left, y), (left + _OVER, y)),
            ((right + _STRIP + 5.0, y), (right, y), (right - _OVER, y)),
            ((x, 0.0), (x, bottom), (x, bottom)),
            ((x, self.height), (x, top), (x, top - _OVER)),
        ):
            is_free = not any(_comes_near(end, box) for box in taken)
            yield Segment(Layer.TITLE, start, end if is_free else at_frame, Pen.WIDE)
        yield from self._numbers()
        yield from self._letters()

    def _numbers(self) -> Iterator[Item]:
        """Along the top."""
        left, _, right, top = self.frame
        for number, (start, end) in enumerate(_fields(left, right, self.width / 2), 1):
            yield _reference(str(number), ((start + end) / 2, top + _STRIP / 2))
            if end < right:
                yield Segment(Layer.TITLE, (end, top), (end, top + _STRIP))

    def _letters(self) -> Iterator[Item]:
        """Down the right side."""
        _, bottom, right, top = self.frame
        rows = list(_fields(bottom, top, self.height / 2))
        for letter, (start, end) in zip(_LETTERS, reversed(rows), strict=False):
            yield _reference(letter, (right + _STRIP / 2, (start + end) / 2))
            if start > bottom:
                yield Segment(Layer.TITLE, (right, start), (right + _STRIP, start))


def _comes_near(point: Point, box: Box) -> bool:
    """Whether a point lies in a box, or a millimetre beside it."""
    left, bottom, right, top = box
    return left - 1 < point[0] < right + 1 and bottom - 1 < point[1] < top + 1


def _fields(start: float, end: float, middle: float) -> Iterator[tuple[float, float]]:
    """Fields of 50 mm from the middle outwards; the outermost take what is left."""
    count = int((end - middle) // _FIELD)
    inner = [middle + number * _FIELD for number in range(-count, count + 1)]
    edges = [start, *(edge for edge in inner if start + 20 < edge < end - 20), end]
    yield from pairwise(edges)


def _reference(text: str, place: Point) -> Text:
    return Text(Layer.TITLE, place, _REFERENCE, text, Align.MIDDLE)


A4 = PaperSize("A4", 210.0, 297.0)
A3 = PaperSize("A3", 420.0, 297.0)
A2 = PaperSize("A2", 594.0, 420.0)
A1 = PaperSize("A1", 841.0, 594.0)
SIZES = (A4, A3, A2, A1)
"""From small to large; A4 is upright, the others lie."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A piece of the drawing as it is shown on paper."""

    window: Box
    """The piece, in the drawing's millimetres."""
    at: Point
    """Its lower left corner on the paper."""
    scale: float
    items: tuple[Item, ...]
    """What lies in the window."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on the paper."""
        left, bottom, right, top = self.window
        return (right - left) * self.scale, (top - bottom) * self.scale


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet on which a drawing is shown enlarged."""

    size: PaperSize
    items: tuple[Item, ...]
    """Frame and title block, in millimetres of the paper."""
    viewports: tuple[Viewport, ...]
    block: Viewport
    """The drawing's own title block, for sheets that hold nothing but viewports."""
    smaller: float = 1.0
    """What all is smaller by than it was set, on a sheet that is too small."""
