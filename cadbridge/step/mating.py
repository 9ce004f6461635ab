"""Which side of a model mates, and the contacts on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.step.blades import blades_seen
from cadbridge.step.contacts import Contact, Shape, round_contacts
from cadbridge.step.enclosures import Enclosure, enclosures_of, fixing_holes, parts_of
from cadbridge.step.polygons import area, inside
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
from cadbridge.step.solids import Point, Solids

_FAR_BACK = 6.0
"""Millimetres that contacts of one face may end apart: protective earth mates first."""
_MOST_AXES = 12
"""Directions that are looked along, those of most cylinders first."""
_SAME_SIZE, _SAME_END = 0.02, 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A model from one side, with the contacts that end there together, and what is around."""

    frame: Frame
    contacts: tuple[Contact, ...]
    rods: tuple[Rod, ...]
    rings: tuple[Ring, ...]
    fixings: tuple[Contact, ...] = ()
    """Holes around the insert that were taken for those of screws."""
    elsewhere: tuple[Contact, ...] = ()
    """Contacts of a further connector beside this one."""

    @property
    def shape(self) -> Shape:
        """Of the contacts."""
        return self.contacts[0].shape

    def rank(self) -> tuple[int, int, bool]:
        """How much speaks for this side: free ends, contacts, and a wall around them."""
        free = sum(contact.free for contact in self.contacts)
        return free, len(self.contacts), self.shape is Shape.SOCKET or self._shrouded()

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
    known = directions(solids.cylinders)[:_MOST_AXES]
    return known + [axis for axis in own if not any(abs(dot(axis, one)) > 0.999 for one in known)]


def _side(solids: Solids, frame: Frame) -> Side | None:
    rods = tuple(rods_along(solids.cylinders, frame))
    rings = tuple(rings_along(solids.planes, frame))
    round_ones = list(round_contacts(rods, rings))
    around = enclosures_of(round_ones, rods, rings)
    fixings = fixing_holes(round_ones, around, alike)
    likely = [one for one in round_ones if one not in fixings]
    chief = max(_most_alike(likely), _most_alike(blades_seen(rings, solids.planes, frame)), key=len)
    if len(chief) < 2:
        return None
    parts = parts_of(chief, around)
    chief = parts[0] if parts else chief
    others = [one for one in likely if one.shape is chief[0].shape and one not in chief]
    room = _Room(chief, rods, rings)
    beside = [one for one in others if _belongs(one, chief[0]) and room(one)]
    return Side(
        frame=frame,
        contacts=(*chief, *beside),
        rods=rods,
        rings=rings,
        fixings=tuple(fixings),
        elsewhere=_elsewhere((*chief, *beside), likely, around),
    )


def _belongs(one: Contact, chief: Contact) -> bool:
    return abs(one.end - chief.end) < _FAR_BACK


def _elsewhere(
    taken: Sequence[Contact], likely: Sequence[Contact], around: Sequence[Enclosure]
) -> tuple[Contact, ...]:
    """Contacts that stand within walls of their own, beside the taken ones."""
    apart = [wall for wall in around if not any(one in wall.held for one in taken)]
    return tuple(
        one
        for one in likely
        if one.free
        and any(
            sum(alike(one, other) and other.free for other in wall.held) > 1
            for wall in apart
            if one in wall.held
        )
    )


def _most_alike(contacts: Sequence[Contact]) -> list[Contact]:
    """The largest group of one shape and size that ends together; or, where no two do, nearly."""
    exact = _largest(contacts, _SAME_END)
    return exact if len(exact) > 1 else _largest(contacts, _FAR_BACK)


def _largest(contacts: Sequence[Contact], apart: float) -> list[Contact]:
    best: list[Contact] = []
    for one in contacts:
        group = [
            other for other in contacts if alike(one, other) and abs(other.end - one.end) < apart
        ]
        if (len(group), one.end) > (len(best), best[0].end if best else 0.0):
            best = group
    return best


def alike(one: Contact, other: Contact) -> bool:
    """Whether two contacts are of one shape and size."""
    return (
        one.shape is other.shape
        and abs(other.size - one.size) < _SAME_SIZE
        and abs(other.length - one.length) < _SAME_SIZE
    )


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
