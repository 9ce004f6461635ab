"""Which side of a model mates, and the contacts on it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot

from cadbridge.step.polygons import area, box, inside, rectangle
from cadbridge.step.rods import (
    Frame,
    Ring,
    Rod,
    directions,
    dot,
    frame_along,
    rings_along,
    rods_along,
)
from cadbridge.step.solids import Plane, Point, Solids

LEAST_RADIUS, MOST_RADIUS = 0.15, 7.5
"""Millimetres; a contact is 0.3 to 15 mm thick."""
_LEAST_BLADE, _MOST_BLADE = 0.2, 15.0
_STEP_BACK = 3.0
"""Millimetres behind the front of a contact's parts within which the thinnest one is the contact:
a socket lies back in its hole."""
_FAR_BACK = 6.0
"""Millimetres that contacts of one face may end apart: protective earth mates first."""
_WHOLE_PIN, _WHOLE_SOCKET = 0.9, 0.6
"""Share of the way around that must be there: sockets have slits, a rib is half a pin."""
_A_CROWD = 2
"""Further axes within a cylinder from which it is a wall around contacts."""
_SAME_SIZE, _SAME_END = 0.02, 0.06
_HUG = 0.05
_ALONG = 0.01


class Shape(StrEnum):
    """What a contact is."""

    PIN = "pin"
    SOCKET = "socket"
    BLADE = "blade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact as it is seen from the mating side."""

    x: float
    y: float
    size: float
    """Diameter, or the shorter side of a blade, in mm."""
    length: float = 0.0
    """Longer side of a blade."""
    shape: Shape
    base: float
    end: float
    free: bool = True
    """Its end is not buried in the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A model from one side, with the contacts that end there together, and what is around."""

    frame: Frame
    contacts: tuple[Contact, ...]
    rods: tuple[Rod, ...]
    rings: tuple[Ring, ...]

    @property
    def shape(self) -> Shape:
        """Of the contacts."""
        return self.contacts[0].shape

    def rank(self) -> tuple[int, int, bool]:
        """How much speaks for this side: free ends, contacts, and a wall around them."""
        free = sum(contact.free for contact in self.contacts)
        return free, len(self.contacts), self._shrouded()

    def _shrouded(self) -> bool:
        one = self.contacts[0]
        level = one.base + 0.3 * (one.end - one.base)
        walls = (rod for rod in self.rods if rod.whole and rod.end > level > rod.base)
        edges = (
            ring
            for ring in self.rings
            if ring.hole and ring.facing and ring.height > one.end - _FAR_BACK
        )
        return any(all(rod.holds(c.x, c.y) for c in self.contacts) for rod in walls) or any(
            all(inside(ring.points, c.x, c.y) for c in self.contacts) for ring in edges
        )


def sides_of(solids: Solids, axis: Point | None = None) -> list[Side]:
    """All sides that show contacts, the likeliest first.

    Args:
        solids: the model.
        axis: only sides along this direction.
    """
    axes = [axis] if axis else _axes(solids)
    sides = [
        side
        for one in axes
        for sign in (1.0, -1.0)
        if (side := _side(solids, frame_along((one[0] * sign, one[1] * sign, one[2] * sign))))
    ]
    return sorted(sides, key=Side.rank, reverse=True)


def _axes(solids: Solids) -> list[Point]:
    """The directions of cylinders, and those of the model for blades."""
    own: list[Point] = [(0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)]
    known = directions(solids.cylinders)
    return known + [axis for axis in own if not any(abs(dot(axis, one)) > 0.999 for one in known)]


def _side(solids: Solids, frame: Frame) -> Side | None:
    rods = tuple(rods_along(solids.cylinders, frame))
    rings = tuple(rings_along(solids.planes, frame))
    round_ones = list(_tips(rods, rings))
    blades = [_whole_blade(blade, solids.planes, frame) for blade in _blades(rings)]
    groups = [_most_alike(round_ones), _most_alike(blades)]
    chief = max(groups, key=len)
    if len(chief) < 2:
        return None
    others = [one for one in round_ones if one.shape is chief[0].shape and one not in chief]
    room = _Room(chief, rods, rings)
    beside = [one for one in others if _belongs(one, chief[0]) and room(one)]
    return Side(frame=frame, contacts=(*chief, *beside), rods=rods, rings=rings)


def _belongs(one: Contact, chief: Contact) -> bool:
    return abs(one.end - chief.end) < _FAR_BACK


def _tips(rods: Sequence[Rod], rings: Sequence[Ring]) -> Iterator[Contact]:
    """The foremost thin cylinder of each axis line that could be a contact."""
    lines = _lines([rod for rod in rods if _could_be_contact(rod)])
    for line, rods_there in lines.items():
        group = [
            rod
            for rod in rods_there
            if sum(other != line and rod.holds(*other) for other in lines) < _A_CROWD
        ]
        if not group:
            continue
        front = max(rod.end for rod in group)
        rod = _thinnest([rod for rod in group if rod.end >= front - _STEP_BACK])
        yield Contact(
            x=rod.x,
            y=rod.y,
            size=2 * rod.radius,
            shape=Shape.PIN if rod.convex else Shape.SOCKET,
            base=rod.base,
            end=rod.end,
            free=_is_free(rod, rings) and _is_seen(rod.x, rod.y, rod.end, 2 * rod.radius, rings),
        )


def _thinnest(group: Sequence[Rod]) -> Rod:
    """The contact among cylinders around one axis: a tail behind a socket is not in it."""
    rod = min(group, key=lambda rod: rod.radius)
    bores = [one for one in group if not one.convex and one.end > rod.end + _HUG]
    mouth = min(bores, key=lambda one: one.radius, default=None)
    if rod.convex and mouth and rod.end < mouth.base + 0.3 * (mouth.end - mouth.base):
        return mouth
    return rod


def _could_be_contact(rod: Rod) -> bool:
    least = _WHOLE_PIN if rod.convex else _WHOLE_SOCKET
    return LEAST_RADIUS <= rod.radius <= MOST_RADIUS and rod.share >= least


def _lines(rods: Sequence[Rod]) -> dict[tuple[float, float], list[Rod]]:
    """Rods by the place of their axis, within a hundredth of a millimetre."""
    lines: dict[tuple[float, float], list[Rod]] = {}
    for rod in sorted(rods, key=lambda rod: (rod.x, rod.y)):
        near = (at for at in reversed(lines) if hypot(at[0] - rod.x, at[1] - rod.y) < _HUG)
        lines.setdefault(next(near, (rod.x, rod.y)), []).append(rod)
    return lines


def _is_free(rod: Rod, rings: Sequence[Ring]) -> bool:
    """Whether the front end is open: around a pin is nothing, a bore has its mouth there."""
    mouths = [
        ring
        for ring in rings
        if ring.hole and abs(ring.height - rod.end) < 0.6 and _hugs(ring, rod)
    ]
    if rod.convex:
        return not any(abs(ring.height - rod.end) < _HUG for ring in mouths)
    return any(ring.facing for ring in mouths)


def _is_seen(x: float, y: float, height: float, size: float, rings: Sequence[Ring]) -> bool:
    """Whether no flat face lies in front of a contact but its own tip."""
    edges = Counter(
        ring.plane
        for ring in rings
        if ring.facing
        and ring.height > height + 0.1
        and inside(ring.points, x, y)
        and not _is_within(ring, size)
    )
    return all(count > 1 for count in edges.values())


def _is_within(ring: Ring, size: float) -> bool:
    left, bottom, right, top = box(ring.points)
    return max(right - left, top - bottom) < size + _HUG


def _hugs(ring: Ring, rod: Rod) -> bool:
    """Whether an edge runs around a rod, or a little farther out."""
    left, bottom, right, top = box(ring.points)
    apart = hypot((left + right) / 2 - rod.x, (bottom + top) / 2 - rod.y)
    return apart < _HUG and -_HUG < (right - left) / 2 - rod.radius < 0.6


def _blades(rings: Sequence[Ring]) -> Iterator[Contact]:
    """Small rectangles that look at the viewer."""
    for ring in rings:
        found = rectangle(ring.points) if ring.facing and not ring.hole else None
        if found and _LEAST_BLADE <= found[2] <= found[1] <= _MOST_BLADE:
            (x, y), length, width = found
            yield Contact(
                x=x,
                y=y,
                size=width,
                length=length,
                shape=Shape.BLADE,
                base=ring.height,
                end=ring.height,
                free=_is_seen(x, y, ring.height, length, rings),
            )


def _whole_blade(blade: Contact, planes: Sequence[Plane], frame: Frame) -> Contact:
    """The blade as wide as the flat sides below its bevelled tip."""
    sides = [abs(off) for off in _side_offsets(blade, planes, frame)]
    widths = sorted({round(2 * off, 3) for off in sides if 2 * off > blade.size - _SAME_SIZE})
    if not widths:
        return blade
    width = widths[0]
    length = next((one for one in widths if one > blade.length - _SAME_SIZE), blade.length)
    return replace(blade, size=width, length=max(width, length))


def _side_offsets(blade: Contact, planes: Sequence[Plane], frame: Frame) -> Iterator[float]:
    """How far from a blade's middle the flat faces along it lie that are centred on it."""
    for plane in planes:
        if abs(dot(plane.normal, frame.w)) > _ALONG or not plane.wires:
            continue
        across = (dot(plane.normal, frame.u), dot(plane.normal, frame.v))
        spots = [frame.flat(point) for point in plane.wires[0]]
        top = max(dot(point, frame.w) for point in plane.wires[0])
        left, bottom, right, up = box(spots)
        dx, dy = (left + right) / 2 - blade.x, (bottom + up) / 2 - blade.y
        off = dx * across[0] + dy * across[1]
        beside = abs(dx * across[1] - dy * across[0])
        if beside < _HUG and 0 < off < _MOST_BLADE / 2 and abs(blade.end - top) < _STEP_BACK:
            yield off


def _most_alike(contacts: Sequence[Contact]) -> list[Contact]:
    """The largest group of one shape and size that ends together."""
    best: list[Contact] = []
    for one in contacts:
        group = [
            other
            for other in contacts
            if other.shape is one.shape
            and abs(other.size - one.size) < _SAME_SIZE
            and abs(other.length - one.length) < _SAME_SIZE
            and abs(other.end - one.end) < _SAME_END
        ]
        if (len(group), one.end) > (len(best), best[0].end if best else 0.0):
            best = group
    return best


class _Room:
    """Whether a further contact lies within the outline that is around the chief ones."""

    def __init__(
        self, chief: Sequence[Contact], rods: Sequence[Rod], rings: Sequence[Ring]
    ) -> None:
        walls = [rod for rod in rods if rod.whole and all(rod.holds(c.x, c.y) for c in chief)]
        edges = [ring.points for ring in rings if all(inside(ring.points, c.x, c.y) for c in chief)]
        self._wall = max(walls, key=lambda rod: rod.radius, default=None)
        self._edge = min(edges, key=area, default=())

    def __call__(self, contact: Contact) -> bool:
        if self._wall:
            return self._wall.holds(contact.x, contact.y)
        return not self._edge or inside(self._edge, contact.x, contact.y)
