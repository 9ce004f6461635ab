"""What is around the contacts: the insert's centre, the shell's measures, and the key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from statistics import median

from cadbridge.model.face import ShellKind
from cadbridge.step.angular import lying
from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.mating import Side
from cadbridge.step.polygons import Spot, area, box, closely, inside
from cadbridge.step.rods import Ring, Rod

_NEAR_FRONT = 15.0
"""Millimetres in front of the contacts' ends within which walls count."""
_AT_PLANE = 0.2
"""Millimetres about the floor: a bore around contacts rises above it, an insert ends there."""
_AT_FRONT = 0.5
_SAME_AXIS = 0.05
_SAME_ANGLE = 4.0
"""Degrees within which two traces are of one key."""
_MOST_KEYS, _FEWEST_GRIPS = 12, 3
"""More stretches off a circle are a knurl; so many that are evenly spaced fit more than one way."""
_FINE = 0.08
"""Millimetres along a circle that part two stretches off it."""
_MOST_OF_ROUND = 0.55
"""Share of an edge that lies on its circle; the rest may be key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a round edge leaves its circle."""

    angle: float
    """Degrees counter-clockwise from the right, as seen."""
    rib: bool
    """Material stands out of the wall; otherwise it is cut away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What was found around the contacts, as seen from the mating side."""

    kind: ShellKind
    centre: Spot
    figures: tuple[tuple[str, float], ...]
    """Name and value, in mm or degrees."""
    keys: tuple[Trace, ...]
    """All that could be the key; one is needed to know it."""
    bounded: bool = True
    """Nothing around the contacts was found where this is False: the centre is theirs."""
    unknown: tuple[str, ...] = ()
    """Measures that the mating plane does not show, in words."""
    turn: float = 0.0
    """Degrees by which the view must be turned to stand upright: key or wide side up."""


def outline_of(side: Side) -> Outline:
    """The outline of a side."""
    walls = [rod for rod in side.rods if rod.whole and _is_around(rod, side)]
    edges = [ring for ring in side.rings if _holds_all(ring, side)]
    wall = min(walls, key=lambda rod: rod.radius, default=None)
    straight = [ring for ring in edges if _circle(ring) is None]
    edge = _foremost(straight)
    if wall and (edge is None or wall.radius**2 * 3.1416 <= area(edge.points) * 1.3):
        return _round(side, wall, walls, edges)
    if edge:
        found = lying(edge.points, female=side.shape is Shape.SOCKET)
        return Outline(
            kind=found.kind,
            centre=found.centre,
            figures=found.figures,
            keys=(),
            unknown=found.unknown,
            turn=found.turn,
        )
    left, bottom, right, top = box([(contact.x, contact.y) for contact in side.contacts])
    centre = ((left + right) / 2, (bottom + top) / 2)
    return Outline(kind=ShellKind.RECTANGULAR, centre=centre, figures=(), keys=(), bounded=False)


def _foremost(edges: Sequence[Ring]) -> Ring | None:
    """The narrowest edge at the very front: the opening of a shell, or the end of an insert."""
    front = max((ring.height for ring in edges), default=0.0)
    near = [ring for ring in edges if ring.height > front - _AT_FRONT]
    return min(near, key=lambda ring: area(ring.points), default=None)


def _is_around(rod: Rod, side: Side) -> bool:
    low = side.low - _AT_PLANE if rod.convex else side.low + _AT_PLANE
    near = rod.end > low and rod.base < side.contacts[0].end + _NEAR_FRONT
    return near and all(_clears(rod, contact) for contact in side.contacts)


def _clears(rod: Rod, contact: Contact) -> bool:
    return hypot(rod.x - contact.x, rod.y - contact.y) + contact.size / 2 < rod.radius


def _holds_all(ring: Ring, side: Side) -> bool:
    near = side.low - _AT_PLANE < ring.height < side.contacts[0].end + _NEAR_FRONT
    return near and all(inside(ring.points, contact.x, contact.y) for contact in side.contacts)


def _round(side: Side, wall: Rod, walls: Sequence[Rod], edges: Sequence[Ring]) -> Outline:
    centre = (wall.x, wall.y)
    same = [rod for rod in walls if hypot(rod.x - wall.x, rod.y - wall.y) < _SAME_AXIS]
    figures = tuple(_round_figures(side, same, centre))
    keys = tuple(_distinct(_traces(edges, centre, same)))
    return Outline(
        kind=ShellKind.CIRCULAR,
        centre=centre,
        figures=figures,
        keys=keys,
        unknown=tuple(_unknown({name for name, _ in figures}, side)),
        turn=90.0 - keys[0].angle if len(keys) == 1 else 0.0,
    )


def _round_figures(side: Side, walls: Sequence[Rod], centre: Spot) -> Iterator[tuple[str, float]]:
    bores = [rod.radius for rod in walls if not rod.convex]
    inserts = [rod.radius for rod in walls if rod.convex]
    if inserts and max(inserts) >= max(bores, default=0.0):  # otherwise its outside is not round
        yield "outer_diameter_mm", 2 * max(inserts)
    if side.shape is Shape.SOCKET and inserts:
        yield "female_insert_diameter_mm", 2 * min(inserts)
    elif bores:
        yield "bore_diameter_mm", 2 * min(bores)
    far = [hypot(c.x - centre[0], c.y - centre[1]) for c in side.contacts]
    ring = [radius for radius in far if radius > 0.2]
    if ring and max(ring) - min(ring) < 0.02:
        yield "pitch_circle_mm", 2 * median(ring)


def _unknown(known: set[str], side: Side) -> Iterator[str]:
    if "outer_diameter_mm" not in known:
        yield "outer diameter"
    if side.shape is not Shape.SOCKET and side.shrouded and "bore_diameter_mm" not in known:
        yield "bore of the shell"


def _traces(edges: Sequence[Ring], centre: Spot, walls: Sequence[Rod]) -> Iterator[Trace]:
    """The places where round edges around the centre leave their circle."""
    for ring in edges:
        radius = _circle(ring)
        if radius is None:
            continue
        bores = [wall for wall in walls if abs(wall.radius - radius) < _slack(radius)]
        solid = bores[0].convex if bores else not ring.hole
        yield from _gaps(sorted(_polar(ring.points, centre)), radius, solid=solid)


def _circle(ring: Ring) -> float | None:
    """The radius of an edge that is mostly round about the middle of its box."""
    left, bottom, right, top = box(ring.points)
    polar = _polar(ring.points, _round_centre(ring.points, (left, bottom, right, top)))
    radius = median(distance for _, distance, _ in polar)
    on_it = sum(d for _, distance, d in polar if abs(distance - radius) < _slack(radius))
    return radius if on_it > _MOST_OF_ROUND * sum(d for _, _, d in polar) else None


def _round_centre(points: Sequence[Spot], bounds: tuple[float, float, float, float]) -> Spot:
    """The centre of the circle that most points lie on: fitted, then fitted to those on it."""
    centre = ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    close = [spot for spot, _ in closely(points)]
    for _ in range(8):
        radii = [hypot(x - centre[0], y - centre[1]) for x, y in close]
        radius = median(radii)
        order = sorted(range(len(close)), key=lambda i: abs(radii[i] - radius))
        kept = [close[i] for i in order[: max(8, int(len(order) * _MOST_OF_ROUND))]]
        fitted = _fitted(kept)
        if fitted is None:
            return centre
        centre = fitted
    return centre


def _fitted(points: Sequence[Spot]) -> Spot | None:
    """The centre of the circle through points, by least squares (Kasa)."""
    count = len(points)
    mx, my = sum(p[0] for p in points) / count, sum(p[1] for p in points) / count
    moved = [(x - mx, y - my) for x, y in points]
    sxx, syy = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    sxy = sum(x * y for x, y in moved)
    sxz = sum(x * (x * x + y * y) for x, y in moved) / 2
    syz = sum(y * (x * x + y * y) for x, y in moved) / 2
    root = sxx * syy - sxy * sxy
    if abs(root) < 1e-9:
        return None
    return mx + (sxz * syy - syz * sxy) / root, my + (syz * sxx - sxz * sxy) / root


def _slack(radius: float) -> float:
    return max(0.1, 0.02 * radius)


def _polar(points: Sequence[Spot], centre: Spot) -> list[tuple[float, float, float]]:
    """Angle and distance of the points of an edge, followed closely, and the length each is for."""
    return [
        (degrees(atan2(y - centre[1], x - centre[0])) % 360, hypot(x - centre[0], y - centre[1]), d)
        for (x, y), d in closely(points)
    ]


def _gaps(
    polar: Sequence[tuple[float, float, float]], radius: float, *, solid: bool
) -> Iterator[Trace]:
    """The stretches off the circle; a rib with an undercut comes in several pieces."""
    off = [point for point in polar if abs(point[1] - radius) >= _slack(radius)]
    if _is_regular(_runs(off, degrees(_FINE / radius))):
        return
    for run in _runs(off, _SAME_ANGLE):
        yield _trace(run, radius, solid=solid)


def _trace(points: Sequence[tuple[float, float, float]], radius: float, *, solid: bool) -> Trace:
    """Its middle, on a wall whose inside is solid or a bore.

    Points weigh by how far they are off, so that where it begins matters little.
    """
    x = y = 0.0
    for angle, distance, length in points:
        weight = (abs(distance - radius) - _slack(radius)) * length
        x += weight * cos(radians(angle))
        y += weight * sin(radians(angle))
    middle = median(point[1] for point in points)
    return Trace(angle=degrees(atan2(y, x)) % 360, rib=(middle < radius) != solid)


def _is_regular(runs: Sequence[Sequence[tuple[float, float, float]]]) -> bool:
    """Whether the stretches off a circle are the grips or the knurl of a nut: alike all around."""
    if len(runs) > _MOST_KEYS:
        return True
    middles = sorted((run[0][0] + (run[-1][0] - run[0][0]) % 360 / 2) % 360 for run in runs)
    steps = [(b - a) % 360 for a, b in pairwise([*middles, *middles[:1]])]
    return len(runs) >= _FEWEST_GRIPS and max(steps) - min(steps) < _SAME_ANGLE / 2


def _runs(
    off: Sequence[tuple[float, float, float]], apart: float
) -> list[list[tuple[float, float, float]]]:
    """Points by angle, in stretches without a gap."""
    runs: list[list[tuple[float, float, float]]] = []
    for point in off:
        if runs and point[0] - runs[-1][-1][0] < apart:
            runs[-1].append(point)
        else:
            runs.append([point])
    if len(runs) > 1 and runs[0][0][0] + 360 - runs[-1][-1][0] < apart:
        runs[0] = runs.pop() + runs[0]
    return runs


def _distinct(traces: Iterator[Trace]) -> list[Trace]:
    found: list[Trace] = []
    for trace in traces:
        if not any(abs((trace.angle - one.angle + 180) % 360 - 180) < _SAME_ANGLE for one in found):
            found.append(trace)
    return found
