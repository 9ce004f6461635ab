"""The edges of a filled shape as entities of their own, in its plane."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from cadbridge.formats.dxf.file.entity import Entity, Tag
from cadbridge.formats.dxf.read.drawn.rings import ROUND

_COMMON = frozenset((5, 6, 8, 210, 220, 230))
"""Group codes of what edges have of their hatch: handle, line type, layer, plane."""
_PATH, _EDGE, _STYLE = 92, 72, 75
"""Group codes that begin a path, an edge, and what follows all paths."""
_POLYLINE = 2
"""Flag of a path."""
_MOST_EDGES = 100
"""Of a path; what has more is no contact."""
_LINE, _ARC, _ELLIPSE = "1", "2", "3"
"""Kinds of edges."""


def edges_of(hatch: Entity) -> Iterator[Entity]:
    """The straight and round edges; neither splines nor true ellipses.

    Raises:
        ValueError: a value that should be a number is none.
    """
    common = [tag for tag in hatch.tags if tag[0] in _COMMON]
    tags = list(takewhile(lambda tag: tag[0] != _STYLE, hatch.tags))
    for path in _split(tags, _PATH):
        if int(path[0][1]) & _POLYLINE:
            corners = [tag for tag in path if tag[0] in (10, 20, 42)]
            yield Entity("LWPOLYLINE", (*common, (70, "1"), *corners))
        else:
            for edge in islice(_split(path, _EDGE), _MOST_EDGES):
                yield from _edge(edge, common)


def _split(tags: Sequence[Tag], code: int) -> Iterator[Sequence[Tag]]:
    starts = [index for index, (found, _) in enumerate(tags) if found == code]
    for start, end in pairwise((*starts, len(tags))):
        yield tags[start:end]


def _edge(tags: Sequence[Tag], common: Sequence[Tag]) -> Iterator[Entity]:
    kind, edge = tags[0][1].strip(), Entity("edge", tags[1:])
    if kind == _LINE:
        ends = [(axis, str(edge.number(axis + end))) for end in (0, 1) for axis in (10, 20)]
        yield Entity("LWPOLYLINE", (*common, *ends))
    elif kind == _ARC:
        yield Entity("ARC", (*common, *edge.tags))
    elif kind == _ELLIPSE and edge.number(40) >= ROUND:
        yield Entity("ARC", (*common, (40, str(edge.point(11).length)), *edge.tags))
