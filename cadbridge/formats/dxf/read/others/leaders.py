"""Texts that a line leads to from their contact."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import hypot

from cadbridge.drawing.shapes.items import Point
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.formats.dxf.read.drawn.boxes import Key, place_key
from cadbridge.formats.dxf.read.drawn.shapes import Line, Ring, Word

_MOST_BENDS = 3
_MOST_LINES = 4000
_AT_TEXT = 1.2
"""How far from the box of its text a leader may end, in heights of the text."""
_AT_EDGE = 0.15
"""How far outside a contact it may end and is at it, in radii."""


def led_names(
    circles: Sequence[Ring], words: Sequence[Word], lines: Sequence[Line]
) -> dict[int, Word]:
    """Index of a circle to the text at the far end of the one line that begins in it."""
    if len(lines) > _MOST_LINES:
        return {}
    nexts = _joined(lines)
    found: dict[int, Word] = {}
    taken: set[int] = set()
    for index, start in _starts(circles, nexts):
        for end in reversed(list(_far_ends(start, nexts))):
            free = [word for word in words if id(word) not in taken]
            word = min(free, key=lambda word: _away(word, end), default=None)
            outside = all(ring.gap(end) > _AT_EDGE * ring.radius for ring in circles)
            if word and outside and index not in found and _away(word, end) < _AT_TEXT:
                found[index] = word
                taken.add(id(word))
    return found


def _joined(lines: Sequence[Line]) -> dict[Key, list[tuple[Key, Point]]]:
    """By the place of an end: the other ends of the lines there."""
    nexts: defaultdict[Key, list[tuple[Key, Point]]] = defaultdict(list)
    for line in lines:
        start, end = place_key(line.start, line.layer), place_key(line.end, line.layer)
        nexts[start].append((end, line.end))
        nexts[end].append((start, line.start))
    return nexts


def _starts(
    circles: Sequence[Ring], nexts: dict[Key, list[tuple[Key, Point]]]
) -> Iterator[tuple[int, Key]]:
    """Ends of lines in a contact, or at its edge."""
    places = {key: point for ends in nexts.values() for key, point in ends}
    for key, point in places.items():
        within = (
            (ring.gap(point), index)
            for index, ring in enumerate(circles)
            if ring.gap(point) < _AT_EDGE * ring.radius
        )
        nearest = min(within, default=None)
        if nearest:
            yield nearest[1], key


def _far_ends(start: Key, nexts: dict[Key, list[tuple[Key, Point]]]) -> Iterator[Point]:
    """Where the lines from an end lead to, around a few corners; the last is the farthest."""
    for first in nexts[start]:
        seen, (key, point) = {start}, first
        yield point
        for _ in range(_MOST_BENDS):
            seen.add(key)
            further = [end for end in nexts[key] if end[0] not in seen]
            if len(further) != 1:
                break
            key, point = further[0]
            yield point


def _away(word: Word, point: Point) -> float:
    """How far a point is from the box of a text, in its heights."""
    half = text_width(word.text, word.height) / 2
    across = max(abs(point[0] - word.middle[0]) - half, 0.0)
    up = max(abs(point[1] - word.middle[1]) - word.height / 2, 0.0)
    return hypot(across, up) / (word.height or 1.0)
