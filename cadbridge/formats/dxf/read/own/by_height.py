"""Texts by how high they stand, so that those of one line are found without a look at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from cadbridge.formats.dxf.read.drawn.shapes import Word


class ByHeight:
    """Texts of a drawing."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = sorted(enumerate(words), key=lambda numbered: numbered[1].y)
        self._heights = [word.y for _, word in self._words]

    def near(self, y: float, off: float) -> list[Word]:
        """Those less than `off` drawing units above or below a height, as the drawing has them."""
        first, end = bisect_right(self._heights, y - off), bisect_left(self._heights, y + off)
        return [word for _, word in sorted(self._words[first:end], key=lambda item: item[0])]
