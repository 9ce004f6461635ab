"""A face of ours whose blocks were taken apart: circles, or blades, on the contacts' layer."""

from collections.abc import Iterator, Sequence
from math import hypot
from operator import itemgetter

from cadbridge.drawing.faces.contacts import ROLE_RING
from cadbridge.drawing.shapes.items import Layer, Point
from cadbridge.formats.dxf.file.space import Placement, Vector, moved
from cadbridge.formats.dxf.read.drawn.boxes import boxes_of
from cadbridge.formats.dxf.read.drawn.labels import is_layer
from cadbridge.formats.dxf.read.drawn.shapes import Line, Mark, Ring, Shapes
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.middle import middle
from cadbridge.formats.dxf.rules import TAKEN_APART
from cadbridge.model import ContactRole

_SAME_MM = 1e-4


def contacts_apart(shapes: Shapes) -> list[Mark]:
    """The shapes of each contact as the block that they were."""
    earths = [ring for ring in shapes.rings if is_layer(ring.layer, Layer.NUMBER)]
    groups = list(_concentric(shapes.rings))
    ringed = [group for group in groups if _role_ring(group)]
    earthed = [min(ringed, key=lambda group: _apart(group[0], earth)) for earth in earths if ringed]
    return [_mark(group, _role(group, earthed)) for group in groups] or _blades(shapes)


def _blades(shapes: Shapes) -> list[Mark]:
    lines = (line for line in shapes.lines if is_layer(line.layer, Layer.CONTACT))
    return [
        Mark(
            "PIN_SIGNAL_0",
            box.x,
            box.y,
            "",
            Placement(
                Vector(box.along[1], -box.along[0]),
                Vector(*box.along),
                origin=Vector(box.x, box.y),
            ),
            {},
            {},
            width=box.width,
        )
        for box in boxes_of(lines)
    ]


def _concentric(rings: Sequence[Ring]) -> Iterator[list[Ring]]:
    """Circles of contacts by their middle, small to large."""
    groups: list[list[Ring]] = []
    for ring in sorted(rings, key=lambda ring: ring.radius):
        if is_layer(ring.layer, Layer.CONTACT):
            around = (group for group in groups if _apart(group[0], ring) < _SAME_MM)
            group = next(around, None)
            if group is None:
                groups.append([ring])
            else:
                group.append(ring)
    yield from groups


def _apart(one: Ring, other: Ring) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def _role_ring(group: Sequence[Ring]) -> Ring | None:
    found = (ring for ring in group if abs(ring.radius / group[0].radius - ROLE_RING) < _SAME_MM)
    return next(found, None)


def _role(group: list[Ring], earthed: Sequence[list[Ring]]) -> ContactRole:
    ring = _role_ring(group)
    if ring is None:
        return ContactRole.SIGNAL
    if ring.broken:
        return ContactRole.SHIELD
    return ContactRole.PROTECTIVE_EARTH if group in earthed else ContactRole.POWER


def _mark(group: Sequence[Ring], role: ContactRole) -> Mark:
    first = group[0]
    return Mark(
        f"PIN_{role.upper()}_0",
        first.x,
        first.y,
        first.handle,
        moved(first.x, first.y),
        {},
        {},
        tuple(ring.radius for ring in group),
    )


def origin(shapes: Shapes, marks: Sequence[Mark], facts: Facts) -> tuple[float, float]:
    """The middle of a face that is no block any more."""
    if not marks and "Housing" not in facts:  # the library knew no face to draw
        return 0.0, 0.0
    if not marks:
        facts.report(TAKEN_APART, "no contacts are left on it; only the table was read")
        return 0.0, 0.0
    outlines = [ring for ring in shapes.rings if is_layer(ring.layer, Layer.OUTLINE)]
    x, y = _crossing(shapes.lines) or middle(marks, outlines)
    facts.report(TAKEN_APART, f"positions are counted from its middle, ({x:g}, {y:g})")
    return x, y


def _crossing(lines: Sequence[Line]) -> Point | None:
    """Where the centre lines cross: of all lines of the outline they reach out farthest."""
    outline = (line for line in lines if is_layer(line.layer, Layer.OUTLINE))
    ends = [end for line in outline for end in (line.start, line.end)]
    if not ends:
        return None
    (left, right), (bottom, top) = (
        (min(ends, key=itemgetter(axis)), max(ends, key=itemgetter(axis))) for axis in (0, 1)
    )
    if abs(left[1] - right[1]) > _SAME_MM or abs(bottom[0] - top[0]) > _SAME_MM:
        return None
    return bottom[0], left[1]
