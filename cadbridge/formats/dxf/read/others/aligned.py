"""Captions that all stand on the same side of their faces, though others may be nearer."""

from collections.abc import Callable, Iterator, Sequence
from math import dist, hypot

from cadbridge.drawing.shapes.items import Point
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.formats.dxf.read.drawn.shapes import Word
from cadbridge.formats.dxf.read.others.groups import Group

_SAME = 1.0
"""By how much the ways from faces to their captions may differ, in heights of the text."""
_PLACES: tuple[Callable[[Word], Point], ...] = (
    lambda word: word.middle,
    lambda word: (word.x, word.y),
    lambda word: (word.x + text_width(word.text, word.height), word.y),
)
"""Captions are set by their middles, or by either end of their base lines."""


def aligned(captions: Sequence[Word], groups: Sequence[Group]) -> dict[int, int]:
    """Index of a caption to that of its face, where each face has one as far away; or nothing.

    Args:
        captions: texts that call connectors, each otherwise.
        groups: the faces.
    """
    if len(groups) < 2 or len(captions) != len(groups):
        return {}
    middles = [_middle(group) for group in groups]
    found = list(_on_each_side(captions, middles))
    return min(found, key=lambda side: side[0])[1] if found else {}


def _on_each_side(
    captions: Sequence[Word], middles: Sequence[Point]
) -> Iterator[tuple[float, dict[int, int]]]:
    (x, y), *_ = middles
    for place in _PLACES:
        for word in captions:
            at = place(word)
            away = at[0] - x, at[1] - y
            pairs = {
                index: face
                for face, (across, up) in enumerate(middles)
                for index, caption in enumerate(captions)
                if dist(place(caption), (across + away[0], up + away[1])) < _SAME * caption.height
            }
            if len(pairs) == len(set(pairs.values())) == len(middles):
                yield hypot(*away), pairs


def _middle(group: Group) -> Point:
    xs, ys = [ring.x for ring, _ in group], [ring.y for ring, _ in group]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
