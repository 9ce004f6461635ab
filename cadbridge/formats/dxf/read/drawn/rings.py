"""Circles, however a drawing makes them: as circles, arcs, ellipses, polylines or splines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan, degrees, tau

from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.file.space import UP, Placement, Vector, plane_of
from cadbridge.formats.dxf.read.drawn.bends import circle_through, spline_points

ROUND = 0.98
"""Ratio of an ellipse's axes from which it counts as a circle."""
_WHOLE = 359.0
"""Degrees of arcs that make a circle."""
_WHOLE_LINES = frozenset({"BYLAYER", "BYBLOCK", "CONTINUOUS"})
CLOSED = 1
_WIDTHS = (40, 41, 43)
"""Group codes of a polyline's width: where a piece begins, where it ends, of all."""
_IN_SPACE = 8 | 16 | 64
"""Flags of a polyline: one in space, a mesh of one kind or the other."""
_SAME = 1e-12
_DIGITS = 4
"""Digits behind the point, in millimetres, to which arcs of one circle agree."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A circle, or an arc of one."""

    x: float
    y: float
    radius: float
    span: float
    """Degrees."""
    layer: str
    handle: str
    shown: bool = True
    broken: bool = False
    within: tuple[int, ...] = ()
    normal: Vector = UP


def pieces_of(entity: Entity, turn: Placement) -> Iterator[Piece]:
    """The circle or arcs that an entity is; `turn` leads to the drawing's millimetres."""
    if entity.kind in ("CIRCLE", "ARC"):
        span = (entity.number(51, 360.0) - entity.number(50)) % 360 if entity.kind == "ARC" else 0
        plane = plane_of(entity.extrusion).within(turn)
        yield from _round(entity, plane, entity.point(10), entity.number(40, 1.0), span or 360.0)
    elif entity.kind == "ELLIPSE":
        along = entity.point(11)
        across = entity.extrusion.cross(along).unit().times(along.length * entity.number(40, 1.0))
        span = degrees((entity.number(42, tau) - entity.number(41)) % tau)
        place = Placement(along, across, origin=entity.point(10)).within(turn)
        yield from _piece(entity, place, span or 360.0)
    elif entity.kind in ("LWPOLYLINE", "POLYLINE"):
        yield from _of_polyline(entity, turn)
    elif entity.kind == "SPLINE":
        found = circle_through(spline_points(entity))
        if found:
            yield from _round(entity, turn, *found, 360.0)


def _of_polyline(entity: Entity, turn: Placement) -> Iterator[Piece]:
    """Its arcs; or, where straight pieces go around in a circle, that."""
    corners, half = corners_of(entity), _width(entity) / 2
    if any(bulge for _, bulge in corners):
        yield from _bent(entity, turn, corners, half)
        return
    in_space = bool(entity.kind == "POLYLINE" and entity.flag(70, _IN_SPACE))
    places = [item.point(10) for item in entity.children] if in_space else [at for at, _ in corners]
    found = circle_through(places + places[:1] if entity.flag(70, CLOSED) else places)
    if found:
        plane = turn if in_space else plane_of(entity.extrusion).within(turn)
        yield from _round(entity, plane, found[0], found[1] + half, 360.0)


def _width(entity: Entity) -> float:
    """Of the line that a polyline is drawn with; a donut's is as wide as its ring."""
    if entity.kind == "POLYLINE":
        drawn = (entity, *entity.children)
        return max(item.number(code) for item in drawn for code in _WIDTHS)
    return max((float(value) for code, value in entity.tags if code in _WIDTHS), default=0.0)


def corners_of(entity: Entity) -> list[tuple[Vector, float]]:
    """The corners of a flat polyline, each with the bulge of the piece after it."""
    if entity.kind == "POLYLINE":
        flat = not entity.flag(70, _IN_SPACE)
        return [(item.point(10), item.number(42)) for item in entity.children] if flat else []
    points: list[tuple[Vector, float]] = []
    for (code, value), (following, other) in pairwise((*entity.tags, (0, ""))):
        if code == 10 and following == 20:
            points.append((Vector(float(value), float(other)), 0.0))
        elif code == 42 and points:
            points[-1] = (points[-1][0], float(value))
    return points


def _bent(
    entity: Entity, turn: Placement, points: list[tuple[Vector, float]], half_width: float
) -> Iterator[Piece]:
    """The arcs of a polyline; a wide one, as a filled dot is drawn, reaches to its outer edge."""
    plane = plane_of(entity.extrusion).within(turn)
    pairs = list(zip(points, points[1:] + points[:1], strict=True))
    for (start, bulge), (end, _) in pairs if entity.flag(70, CLOSED) else pairs[:-1]:
        chord = end.plus(start.times(-1))
        if bulge and chord.length > _SAME:
            rise = (1 - bulge**2) / (4 * bulge)
            middle = start.plus(chord.times(0.5)).plus(Vector(-chord.y, chord.x).times(rise))
            radius = chord.length * (1 + bulge**2) / (4 * abs(bulge))
            span = degrees(4 * atan(abs(bulge)))
            yield from _round(entity, plane, middle, radius + half_width, span)


def _round(
    entity: Entity, plane: Placement, middle: Vector, radius: float, span: float
) -> Iterator[Piece]:
    axes = Placement(Vector(radius, 0.0), Vector(0.0, radius), origin=middle)
    yield from _piece(entity, axes.within(plane), span)


def _piece(entity: Entity, place: Placement, span: float) -> Iterator[Piece]:
    """Nothing where what blocks do to it leaves no circle."""
    along, across, _, middle = place
    small, large = sorted((along.length, across.length))
    if large <= 0 or small < ROUND * large or abs(along.dot(across)) > (1 - ROUND) * large**2:
        return
    broken = entity.text(6, "BYLAYER").upper() not in _WHOLE_LINES
    yield Piece(
        middle.x,
        middle.y,
        along.length,
        span,
        entity.layer,
        entity.handle,
        broken=broken,
        normal=along.cross(across).unit(),
    )


def full_circles(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The whole circles, and one for each set of arcs that make a whole one."""
    arcs: defaultdict[tuple[float, float, float], list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.span >= _WHOLE:
            yield piece
        else:
            key = (piece.x, piece.y, piece.radius)
            arcs[tuple(round(value, _DIGITS) for value in key)].append(piece)  # type: ignore[index]
    for found in arcs.values():
        if sum(piece.span for piece in found) >= _WHOLE:
            yield found[0]
