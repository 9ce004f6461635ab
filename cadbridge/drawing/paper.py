"""A sheet A4 after ISO 5457: trimmed edge, frame, centring marks and grid references."""

from collections.abc import Iterator
from dataclasses import dataclass

from cadbridge.drawing.geometry import box
from cadbridge.drawing.items import Align, Item, Layer, Outline, Pen, Segment, Text

_WIDTH, _HEIGHT = 210.0, 297.0
_FILING, _MARGIN = 20.0, 10.0
_HEAD = 18.0
"""Between the frame and the top of the view."""
_FIELD = 50.0
_LETTER = 3.5
_BORDER = 5.0
"""Width of the strip that holds the grid references."""


@dataclass(frozen=True, slots=True)
class A4:
    """An upright sheet around a view, in model millimetres."""

    middle: float
    """X of the middle of the drawing space."""
    view_top: float
    """Y of the top of the view."""
    unit: float
    """A paper millimetre."""

    @property
    def left(self) -> float:
        """Left side of the frame."""
        return self.middle - (_WIDTH - _FILING - _MARGIN) / 2 * self.unit

    @property
    def right(self) -> float:
        """Right side of the frame."""
        return self.left + (_WIDTH - _FILING - _MARGIN) * self.unit

    @property
    def top(self) -> float:
        """Top of the frame."""
        return self.view_top + _HEAD * self.unit

    @property
    def bottom(self) -> float:
        """Bottom of the frame."""
        return self.top - (_HEIGHT - 2 * _MARGIN) * self.unit

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the trimmed sheet."""
        left = self.left - _FILING * self.unit
        top = self.top + _MARGIN * self.unit
        return left, top - _HEIGHT * self.unit, left + _WIDTH * self.unit, top

    def items(self) -> Iterator[Item]:
        """What is drawn of the sheet itself."""
        frame = (self.left, self.bottom, self.right, self.top)
        yield Outline(Layer.TITLE, box(*self.edges), (0.0,) * 4, Pen.NARROW)
        yield Outline(Layer.TITLE, box(*frame), (0.0,) * 4, Pen.WIDE)
        yield from self._centring_marks()
        yield from self._grid()

    def _centring_marks(self) -> Iterator[Item]:
        left, bottom, right, top = self.edges
        x, y, over = (left + right) / 2, (bottom + top) / 2, 5 * self.unit
        for start, end in (
            ((left, y), (self.left + over, y)),
            ((right, y), (self.right - over, y)),
            ((x, bottom), (x, self.bottom)),
            ((x, top), (x, self.top - over)),
        ):
            yield Segment(Layer.TITLE, start, end, Pen.WIDE)

    def _grid(self) -> Iterator[Item]:
        """Numbers along the top, letters down the right side; fields of 50 mm."""
        left, _, _, top = self.edges
        step, strip = _FIELD * self.unit, _BORDER * self.unit
        for number in range(4):
            x = left + (number + 0.5) * step + 5 * self.unit
            yield self._reference(str(number + 1), x, self.top + strip / 2)
            if number:
                edge = left + number * step + 5 * self.unit
                yield Segment(Layer.TITLE, (edge, self.top), (edge, self.top + strip))
        for number, letter in enumerate("ABCDEF"):
            y = top - (number + 0.5) * step + 1.5 * self.unit
            yield self._reference(letter, self.right + strip / 2, y)
            if number:
                edge = top - number * step + 1.5 * self.unit
                yield Segment(Layer.TITLE, (self.right, edge), (self.right + strip, edge))

    def _reference(self, text: str, x: float, y: float) -> Text:
        return Text(Layer.TITLE, (x, y), _LETTER * 0.7 * self.unit, text, Align.MIDDLE)
