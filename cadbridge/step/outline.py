"""What is around the contacts: the insert's centre, the shell's measures, and the key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, inf, pi
from statistics import median

from cadbridge.model.face import ShellKind
from cadbridge.step.angular import lying
from cadbridge.step.coaxial import is_neck
from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.keys import Trace, circle_of, keys_of, known_key
from cadbridge.step.lids import open_lid
from cadbridge.step.mating import Side
from cadbridge.step.polygons import Spot, area, box, closely, inside
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sidelines import Standing
from cadbridge.step.sight import HUG

_NEAR_FRONT = 15.0
"""Millimetres in front of the contacts' ends within which walls count."""
_AT_PLANE = 0.2
"""Millimetres about the floor: a bore around contacts rises above it, an insert ends there."""
_AT_FRONT = 0.5
_SAME_AXIS = 0.05
_HALF = 0.5
_ABOUT_AS_WIDE, _WIDEST_SHELL = 1.3, 4.0
"""Area of a round wall, as share of that of a straight edge in it, up to which it counts."""
_LEAST_BESIDE = 0.3
"""Share of the pins beside which a shell's bore is; that of a seal is shorter."""
_OUTER = "outer_diameter_mm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What was found around the contacts, as seen from the mating side."""

    kind: ShellKind
    centre: Spot
    figures: tuple[tuple[str, float], ...]
    """Name and value, in mm or degrees."""
    keys: tuple[Trace, ...]
    """All that could be the key."""
    bounded: bool = True
    """Nothing around the contacts was found where this is False: the centre is theirs."""
    unknown: tuple[str, ...] = ()
    """Measures that the mating plane does not show, in words."""
    borrowed: tuple[str, ...] = ()
    """Those of which the middle is that of the contacts."""
    turn: float = 0.0
    """Degrees by which the view must be turned to stand upright: key or wide side up."""
    wider_up: bool = False
    """One half is wider and tells which long side is up."""

    @property
    def key(self) -> Trace | None:
        """The one place that is the key; a lone mark on an outside need not be it."""
        return known_key(self.keys)


def outline_of(side: Side) -> Outline:
    """The outline of a side."""
    walls = [
        rod
        for rod in side.rods
        if rod.whole
        and _is_around(rod, side)
        and not is_neck(rod, [one for one in side.rods if _is_about(one, rod)])
    ]
    edges = [ring for ring in side.rings if _holds_all(ring, side)]
    walls = [rod for rod in walls if not _is_seal(rod, walls, side)]
    lid = open_lid(walls, edges, side)
    if lid is not None:
        walls = [rod for rod in walls if rod.base < lid - HUG]
        edges = [ring for ring in edges if ring.height < lid + (HUG if ring.facing else -HUG)]
    wall = min(walls, key=lambda rod: rod.radius, default=None)
    straight = [ring for ring in edges if circle_of(ring) is None]
    edge = _foremost([ring for ring in straight if not (wall and _is_part(ring, wall))])
    if wall and (edge is None or _is_round(wall, edge)):
        return _round(side, wall, walls, edges, is_lidded=lid is not None)
    if edge:
        found = lying(
            edge.points,
            [(contact.x, contact.y) for contact in side.contacts],
            _standing_on(edge, side),
            female=side.shape is Shape.SOCKET,
        )
        return Outline(
            kind=found.kind,
            centre=found.centre,
            figures=found.figures,
            keys=(),
            unknown=found.unknown,
            borrowed=found.borrowed,
            turn=found.turn,
            wider_up=found.wider_up,
        )
    left, bottom, right, top = box([(contact.x, contact.y) for contact in side.contacts])
    centre = ((left + right) / 2, (bottom + top) / 2)
    return Outline(kind=ShellKind.RECTANGULAR, centre=centre, figures=(), keys=(), bounded=False)


def _is_round(wall: Rod, edge: Ring) -> bool:
    """Whether a round wall tells more than a straight edge in it.

    A shell is about the insert in it, which may be a block; only a housing is much wider.
    """
    is_insert = edge.facing and not edge.hole and not wall.convex and wall.end > edge.height + HUG
    wider = _WIDEST_SHELL if is_insert else _ABOUT_AS_WIDE
    return pi * wall.radius**2 <= area(edge.points) * wider


def _is_part(edge: Ring, wall: Rod) -> bool:
    """Whether an edge is that of a half of a round insert within a wall."""
    far = [(hypot(x - wall.x, y - wall.y), length) for (x, y), length in closely(edge.points)]
    radius = max(distance for distance, _ in far)
    on_it = sum(length for distance, length in far if distance > radius - _SAME_AXIS)
    return on_it > _HALF * sum(length for _, length in far)


def _foremost(edges: Sequence[Ring]) -> Ring | None:
    """The narrowest edge at the very front: the opening of a shell, or the end of an insert."""
    front = max((ring.height for ring in edges), default=0.0)
    near = [ring for ring in edges if ring.height > front - _AT_FRONT]
    return min(near, key=lambda ring: area(ring.points), default=None)


def _standing_on(edge: Ring, side: Side) -> Standing:
    """Tells the walls that rise from a floor; the edge of a mouth or of an insert has none."""
    rising = [
        flank
        for flank in side.flanks
        if edge.facing and not edge.hole and flank.low < edge.height + HUG < flank.top
    ]

    def is_walled(spot: Spot, way: Spot) -> bool:
        return any(flank.looks((-way[0], -way[1])) and flank.meets(*spot) for flank in rising)

    return is_walled


def _is_around(rod: Rod, side: Side) -> bool:
    low = side.low - _AT_PLANE if rod.convex else side.low + _AT_PLANE
    near = rod.end > low and rod.base < side.contacts[0].end + _NEAR_FRONT
    own = len(side.contacts) == 1 and rod.convex and rod.radius < side.contacts[0].size
    return near and not own and all(_clears(rod, contact) for contact in side.contacts)


def _is_seal(rod: Rod, walls: Sequence[Rod], side: Side) -> bool:
    """Whether a bore is beside a short part of the pins, and another beside most of them."""
    if rod.convex or side.shape is Shape.SOCKET:
        return False
    beside = max(_beside(wall, side) for wall in walls if not wall.convex)
    return _beside(rod, side) < _LEAST_BESIDE < beside


def _beside(rod: Rod, side: Side) -> float:
    """Share of the pins that a wall is beside."""
    tip = side.contacts[0].end
    return (min(rod.end, tip) - max(rod.base, side.floor)) / (tip - side.floor)


def _is_about(one: Rod, other: Rod) -> bool:
    """Whether two are about one axis."""
    return hypot(one.x - other.x, one.y - other.y) < _SAME_AXIS


def _clears(rod: Rod, contact: Contact) -> bool:
    return hypot(rod.x - contact.x, rod.y - contact.y) + contact.size / 2 < rod.radius


def _holds_all(ring: Ring, side: Side) -> bool:
    near = side.low - _AT_PLANE < ring.height < side.contacts[0].end + _NEAR_FRONT
    return near and all(inside(ring.points, contact.x, contact.y) for contact in side.contacts)


def _round(
    side: Side, wall: Rod, walls: Sequence[Rod], edges: Sequence[Ring], *, is_lidded: bool
) -> Outline:
    centre = (wall.x, wall.y)
    same = [rod for rod in walls if _is_about(rod, wall)]
    figures = tuple(
        (name, value)
        for name, value in _round_figures(side, same, centre)
        if not (is_lidded and name == _OUTER)  # it may be that of the lid
    )
    feet = [ring for ring in side.rings if any(_is_at_foot(ring, one, side) for one in same)]
    keys = tuple(keys_of(side, wall, same, edges, feet))
    key = known_key(keys)
    return Outline(
        kind=ShellKind.CIRCULAR,
        centre=centre,
        figures=figures,
        keys=keys,
        unknown=tuple(_unknown({name for name, _ in figures}, side)),
        turn=90.0 - key.angle if key else 0.0,
    )


def _is_at_foot(ring: Ring, wall: Rod, side: Side) -> bool:
    """Whether an edge is that of a shell's floor, which lies below the insert's face."""
    return (
        ring.facing
        and not wall.convex
        and abs(ring.height - wall.base) < HUG
        and all(inside(ring.points, contact.x, contact.y) for contact in side.contacts)
    )


def _round_figures(side: Side, walls: Sequence[Rod], centre: Spot) -> Iterator[tuple[str, float]]:
    bores = [rod.radius for rod in walls if not rod.convex]
    inserts = [rod.radius for rod in walls if rod.convex]
    if inserts and max(inserts) >= max(bores, default=0.0):  # otherwise its outside is not round
        yield _OUTER, 2 * max(inserts)
    before = [rod.radius for rod in walls if not rod.convex and rod.end > side.floor + HUG]
    if side.shape is Shape.SOCKET and inserts and min(inserts) < min(before, default=inf):
        yield "female_insert_diameter_mm", 2 * min(inserts)
    elif bores:
        yield "bore_diameter_mm", 2 * min(bores)
    far = [hypot(c.x - centre[0], c.y - centre[1]) for c in side.contacts]
    ring = [radius for radius in far if radius > 0.2]
    if ring and max(ring) - min(ring) < 0.02:
        yield "pitch_circle_mm", 2 * median(ring)


def _unknown(known: set[str], side: Side) -> Iterator[str]:
    if _OUTER not in known:
        yield "outer diameter"
    if side.shape is not Shape.SOCKET and side.shrouded and "bore_diameter_mm" not in known:
        yield "bore of the shell"
