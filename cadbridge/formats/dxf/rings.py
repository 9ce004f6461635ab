"""Circles, however a drawing makes them: as circles, arcs, ellipses, or polylines with bulges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import degrees, tau

from ezdxf.entities.arc import Arc
from ezdxf.entities.circle import Circle
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.ellipse import Ellipse
from ezdxf.entities.lwpolyline import LWPolyline
from ezdxf.entities.polyline import Polyline
from ezdxf.math import Matrix44, Vec3, bulge_to_arc

_ROUND = 0.98
"""Ratio of an ellipse's axes from which it counts as a circle."""
_WHOLE = 359.0
"""Degrees of arcs that make a circle."""
_WHOLE_LINES = frozenset({"BYLAYER", "BYBLOCK", "CONTINUOUS"})
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


def pieces_of(entity: DXFEntity, turn: Matrix44) -> Iterator[Piece]:
    """The circle or arcs that an entity is; `turn` leads to the drawing's millimetres."""
    if isinstance(entity, Circle):
        ocs = entity.ocs()
        centre = ocs.to_wcs(Vec3(entity.dxf.center))
        axes = (Vec3(entity.dxf.radius, 0), Vec3(0, entity.dxf.radius))
        span = (
            (entity.dxf.end_angle - entity.dxf.start_angle) % 360 if isinstance(entity, Arc) else 0
        )
        yield from _piece(entity, turn, centre, axes, span or 360.0)
    elif isinstance(entity, Ellipse):
        axes = (entity.dxf.major_axis, entity.minor_axis)
        span = degrees((entity.dxf.end_param - entity.dxf.start_param) % tau)
        yield from _piece(entity, turn, entity.dxf.center, axes, span or 360.0)
    elif isinstance(entity, LWPolyline):
        points = [(Vec3(x, y), bulge) for x, y, bulge in entity.get_points("xyb")]
        wide = entity.dxf.get("const_width", 0.0)
        yield from _bent(entity, turn, points, wide, closed=entity.closed)
    elif isinstance(entity, Polyline) and entity.is_2d_polyline:
        points = [(item.dxf.location, item.dxf.bulge) for item in entity.vertices]
        wide = entity.dxf.get("default_start_width", 0.0)
        yield from _bent(entity, turn, points, wide, closed=entity.is_closed)


def _bent(
    entity: LWPolyline | Polyline,
    turn: Matrix44,
    points: list[tuple[Vec3, float]],
    wide: float,
    *,
    closed: bool,
) -> Iterator[Piece]:
    """The arcs of a polyline; a wide one, as a filled dot is drawn, reaches to its outer edge."""
    following = points[1:] + points[:1]
    pairs = list(zip(points, following, strict=True))
    ocs = entity.ocs()
    for (start, bulge), (end, _) in pairs if closed else pairs[:-1]:
        if bulge and not start.isclose(end):
            middle, first, last, radius = bulge_to_arc(start, end, bulge)
            outer = radius + wide / 2
            centre = ocs.to_wcs(Vec3(middle.x, middle.y))
            span = degrees((last - first) % tau)
            yield from _piece(entity, turn, centre, (Vec3(outer, 0), Vec3(0, outer)), span)


def _piece(
    entity: DXFEntity, turn: Matrix44, centre: Vec3, axes: tuple[Vec3, Vec3], span: float
) -> Iterator[Piece]:
    """Nothing where what blocks do to it leaves no circle."""
    along, across = (turn.transform_direction(axis) for axis in axes)
    small, large = sorted((along.magnitude, across.magnitude))
    if large <= 0 or small < _ROUND * large or abs(along.dot(across)) > (1 - _ROUND) * large**2:
        return
    place = turn.transform(centre)
    handle = entity.dxf.handle or ""
    broken = entity.dxf.get("linetype", "BYLAYER").upper() not in _WHOLE_LINES
    yield Piece(place.x, place.y, along.magnitude, span, entity.dxf.layer, handle, broken=broken)


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
