"""Straight lines, however a drawing makes them: as lines, short polylines or filled shapes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.file.space import Placement, Vector, plane_of
from cadbridge.formats.dxf.read.drawn.callouts import arrow_lines
from cadbridge.formats.dxf.read.drawn.rings import CLOSED, corners_of
from cadbridge.formats.dxf.read.drawn.shapes import Line, Within

_MOST_CORNERS = 5
"""Of a polyline; a rectangle, with its first corner again."""
_CORNERS = 90
"""Group code of how many a polyline has."""


def lines_of(
    entity: Entity, turn: Placement, layer: str, within: Within, *, shown: bool
) -> Iterator[Line]:
    """The straight lines that an entity is; `turn` leads to the drawing's millimetres."""
    for corners in arrow_lines(entity):
        for start, end in pairwise(map(turn.point, corners)):
            yield Line((start.x, start.y), (end.x, end.y), layer, shown, within)
    if entity.kind == "LINE":
        ends: Sequence[Vector] = (turn.point(entity.point(10)), turn.point(entity.point(11)))
    else:
        around = _corners(entity)
        plane = plane_of(entity.extrusion).within(turn) if around else turn
        ends = [plane.point(corner) for corner in around]
    for start, end in pairwise(ends):
        yield Line((start.x, start.y), (end.x, end.y), layer, shown, within)


def _corners(entity: Entity) -> Sequence[Vector]:
    """The corners of a filled shape or a short polyline, in their order around it."""
    if entity.kind in ("SOLID", "TRACE"):
        first, second, third, fourth = (entity.point(code) for code in (10, 11, 12, 13))
        return first, second, fourth, third, first
    if entity.kind not in ("LWPOLYLINE", "POLYLINE") or entity.number(_CORNERS) > _MOST_CORNERS:
        return ()
    corners = corners_of(entity)
    if len(corners) > _MOST_CORNERS or any(bulge for _, bulge in corners):
        return ()
    places = [place for place, _ in corners]
    return places + places[:1] if entity.flag(70, CLOSED) else places
