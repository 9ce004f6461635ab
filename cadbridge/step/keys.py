"""The key: where a round edge leaves its circle, or a rib stands on an insert."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import atan2, cos, degrees, hypot, inf, radians, sin
from statistics import median

from cadbridge.step.contacts import Shape
from cadbridge.step.mating import Side
from cadbridge.step.polygons import Spot, box, closely
from cadbridge.step.ribs import polar, ribs_on
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG
from cadbridge.step.silhouettes import gaps_around

_SAME_ANGLE = 4.0
"""Degrees within which two traces are of one key."""
_MOST_KEYS, _FEWEST_GRIPS = 12, 3
"""More stretches off a circle are a knurl; so many that are evenly spaced fit more than one way."""
_FINE = 0.08
"""Millimetres along a circle that part two stretches off it."""
_SEAL = 2.0
"""Millimetres along the view of the longest ring around a part that is no part of its own."""
_SHALLOW = 0.5
"""Share of what is off a circle at least for a key, from which stretches count as of a knurl."""
_STEP = 1.1
"""How much wider than its narrowest part the outside of an insert is at most."""
_MOST_OF_ROUND = 0.55
"""Share of an edge that lies on its circle; the rest may be key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a round edge leaves its circle."""

    angle: float
    """Degrees counter-clockwise from the right, as seen."""
    rib: bool
    """Material stands out of the wall; otherwise it is cut away."""
    outside: float | None = None
    """Diameter, in mm, of the outside of a shell, nut or body that it is on: it may be no key."""


def keys_of(
    side: Side, wall: Rod, walls: Sequence[Rod], edges: Sequence[Ring], feet: Sequence[Ring]
) -> list[Trace]:
    """All that could be the key of a round connector.

    What is outside of the insert's edge and the shell's inside counts where these show none.

    Args:
        side: the side that mates.
        wall: the one next to the contacts.
        walls: those about its axis.
        edges: of flat faces around all contacts.
        feet: edges of the floor of a shell, below an insert's face.
    """
    own, centre = _of_one_part(walls), (wall.x, wall.y)
    beyond = min((one.radius for one in walls if one not in own), default=inf) - HUG
    near = [ring for ring in edges if (circle_of(ring) or 0.0) < beyond]
    along = _distinct(chain(_ribs_within(own, side), _traces(near, centre, own)))
    gaps = _distinct(_gaps_in(own, edges, side))
    return (
        _within(along)
        or _distinct(Trace(angle=angle, rib=True) for angle in ribs_on(wall, side) if wall.convex)
        or _within(gaps)
        or _within(_distinct(_traces(feet, centre, own)))
        or along
        or gaps
    )


def known_key(keys: Sequence[Trace]) -> Trace | None:
    """The key, where one place alone could be it and is not on an outside."""
    return keys[0] if len(keys) == 1 and keys[0].outside is None else None


def _within(traces: Sequence[Trace]) -> list[Trace]:
    return [trace for trace in traces if trace.outside is None]


def _of_one_part(walls: Sequence[Rod]) -> list[Rod]:
    """The walls of an insert and its shell; a bore around the shell is that of a coupling nut."""
    own: list[Rod] = []
    is_bored = is_closed = False
    for wall in sorted(walls, key=lambda wall: wall.radius):
        if wall.convex:
            is_closed = is_bored
        elif is_closed:
            break
        elif wall.end - wall.base > _SEAL:
            is_bored = True
        own.append(wall)
    return own


def _ribs_within(walls: Sequence[Rod], side: Side) -> Iterator[Trace]:
    """Ribs in the bore of a shell around pins."""
    if side.shape is not Shape.SOCKET:
        for wall in walls:
            if not wall.convex:
                yield from (Trace(angle=angle, rib=True) for angle in ribs_on(wall, side))


def _traces(edges: Sequence[Ring], centre: Spot, walls: Sequence[Rod]) -> Iterator[Trace]:
    """The places where round edges around the centre leave their circle."""
    for ring in edges:
        radius = circle_of(ring)
        if radius is None:
            continue
        wall = min(walls, key=lambda wall: abs(wall.radius - radius))
        on_wall = abs(wall.radius - radius) < _slack(radius)
        solid = wall.convex if on_wall else not ring.hole
        inner = abs(min(wall.radius for wall in walls) - radius) < _slack(radius)
        outside = 2 * radius if solid and radius > _widest_edge(walls) else None
        around = sorted(polar(ring.points, centre))
        shallow, off = (
            [point for point in around if abs(point[1] - radius) >= _slack(radius) * share]
            for share in (_SHALLOW, 1.0)
        )
        if not _is_knurl(_runs(shallow, degrees(_FINE / radius)), inner=inner):
            for run in _runs(off, _SAME_ANGLE):
                yield replace(_trace(run, radius, solid=solid), outside=outside)


def _widest_edge(walls: Sequence[Rod]) -> float:
    """The radius up to which an outside is that of the insert, which a seal may be on."""
    nearest = min(walls, key=lambda wall: wall.radius)
    return nearest.radius * _STEP if nearest.convex else nearest.radius + _slack(nearest.radius)


def circle_of(ring: Ring) -> float | None:
    """The radius of an edge that is mostly round about the middle of its box."""
    left, bottom, right, top = box(ring.points)
    around = polar(ring.points, _round_centre(ring.points, (left, bottom, right, top)))
    radius = median(distance for _, distance, _ in around)
    on_it = sum(d for _, distance, d in around if abs(distance - radius) < _slack(radius))
    return radius if on_it > _MOST_OF_ROUND * sum(d for _, _, d in around) else None


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


def _gaps_in(walls: Sequence[Rod], edges: Sequence[Ring], side: Side) -> Iterator[Trace]:
    """Keys in the outside of an insert that no single edge goes around."""
    followed = [radius for ring in edges if (radius := circle_of(ring))]
    for wall in walls:
        if wall.convex and all(abs(radius - wall.radius) > _slack(radius) for radius in followed):
            for gaps in gaps_around(wall, side.rings, low=side.low - _FINE, top=wall.end + _FINE):
                if len(gaps) <= _MOST_KEYS:
                    outside = 2 * wall.radius if wall.radius > _widest_edge(walls) else None
                    for one in gaps:
                        yield Trace(angle=one.angle, rib=one.outwards, outside=outside)


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


def _is_knurl(runs: Sequence[Sequence[tuple[float, float, float]]], *, inner: bool) -> bool:
    """Whether the stretches off a circle are the grips or the knurl of a nut: alike all around.

    On the wall next to the contacts a few of them are keys.
    """
    if len(runs) > _MOST_KEYS or inner:
        return len(runs) > _MOST_KEYS
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
