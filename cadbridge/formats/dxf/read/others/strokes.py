"""Circles that a program has left as single straight lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cadbridge.formats.dxf.file.space import Vector
from cadbridge.formats.dxf.read.drawn.bends import circle_through
from cadbridge.formats.dxf.read.drawn.boxes import Key, place_key
from cadbridge.formats.dxf.read.drawn.shapes import Line, Ring

_CORNER = 2
"""Lines that meet where one follows the other."""


def circles_of_lines(lines: Iterable[Line]) -> Iterator[Ring]:
    """A ring for each closed chain of lines that goes around in a circle."""
    joined: defaultdict[Key, list[Line]] = defaultdict(list)
    for line in lines:
        if place_key(line.start) != place_key(line.end):
            for end in (line.start, line.end):
                joined[place_key(end, line.layer)].append(line)
    seen: set[Key] = set()
    for start in joined:
        chain = _chain(start, joined, seen)
        found = circle_through([Vector(*point) for _, point in chain])
        if found:
            first = joined[start][0]
            yield Ring(
                found[0].x,
                found[0].y,
                found[1],
                first.layer,
                shown=first.shown,
                within=first.within,
            )


def _chain(
    start: Key, joined: dict[Key, list[Line]], seen: set[Key]
) -> list[tuple[Key, tuple[float, float]]]:
    """The corners from one around to itself; nothing where the lines branch or end."""
    corners: list[tuple[Key, tuple[float, float]]] = []
    key, came = start, None
    while key not in seen and len(joined[key]) == _CORNER:
        seen.add(key)
        line = next((line for line in joined[key] if line is not came), joined[key][0])
        is_start = place_key(line.start, line.layer) == key
        corners.append((key, line.start if is_start else line.end))
        key, came = place_key(line.end if is_start else line.start, line.layer), line
    return [*corners, corners[0]] if corners and key == start else []
