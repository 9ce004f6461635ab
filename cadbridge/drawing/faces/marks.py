"""What is written beside a contact: its number, framed for the first, with the sign of earth."""

from dataclasses import dataclass

from cadbridge.drawing.shapes.items import Point
from cadbridge.drawing.shapes.lettering import text_width

FRAME = 0.3
"""Between the number of contact 1 and the frame around it, in heights of the number."""
SYMBOL = 1.4
"""Diameter of the symbol of protective earth, in heights of the number."""
Way = tuple[int, int]
"""In which direction of its number the symbol stands: to the right is (1, 0)."""
_WAYS: tuple[Way, ...] = ((1, 0), (-1, 0), (0, -1), (0, 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """A contact as it is drawn, and what is written beside it."""

    text: str
    centre: Point
    half_width: float
    half_height: float
    framed: bool = False
    earth: bool = False
    """The symbol of protective earth stands beside the number."""

    @property
    def is_round(self) -> bool:
        """Rather than a blade."""
        return self.half_width == self.half_height

    @property
    def ways(self) -> tuple[Way, ...]:
        """How its label can be set, the usual way first."""
        return _WAYS if self.earth else _WAYS[:1]


@dataclass(frozen=True, slots=True)
class Mark:
    """A label with its middle, at a height of its number."""

    spot: Spot
    middle: Point
    height: float
    way: Way

    @property
    def half(self) -> tuple[float, float]:
        """Half width and half height, with frame and symbol."""
        across, down = self._text_size
        if self.spot.earth:
            size, more = SYMBOL * self.height, (SYMBOL + FRAME) * self.height
            across = across + more if self.way[0] else max(across, size)
            down = down + more if self.way[1] else max(down, size)
        margin = FRAME * self.height if self.spot.framed else 0.0
        return across / 2 + margin, down / 2 + margin

    @property
    def text_middle(self) -> Point:
        """The middle of the number alone."""
        away = (SYMBOL + FRAME) / 2 * self.height if self.spot.earth else 0.0
        return self.middle[0] - away * self.way[0], self.middle[1] - away * self.way[1]

    @property
    def symbol_middle(self) -> Point:
        """The middle of the symbol, where there is one."""
        across, down = self._text_size
        gap = FRAME * self.height
        x, y = self.middle
        return x + (across + gap) / 2 * self.way[0], y + (down + gap) / 2 * self.way[1]

    @property
    def middles(self) -> tuple[Point, ...]:
        """Of the label, and of its number and symbol where it has both."""
        if not self.spot.earth:
            return (self.middle,)
        return self.middle, self.text_middle, self.symbol_middle

    @property
    def text_half(self) -> tuple[float, float]:
        """Half width and half height of the number alone."""
        return self._text_size[0] / 2, self._text_size[1] / 2

    @property
    def _text_size(self) -> tuple[float, float]:
        return text_width(self.spot.text, self.height), self.height
