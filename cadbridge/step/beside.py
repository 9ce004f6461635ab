"""What counts beside the contacts that tell a side: further contacts, and further connectors."""

from collections.abc import Sequence
from math import hypot

from cadbridge.step.chief import FAR_BACK
from cadbridge.step.contacts import Contact, Shape, alike
from cadbridge.step.enclosures import Enclosure
from cadbridge.step.marks import stands_beside
from cadbridge.step.polygons import area, inside
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG


def is_alone(one: Contact, rods: Sequence[Rod], rings: Sequence[Ring]) -> bool:
    """Whether a contact has a round wall about it, and nothing else stands in it."""
    walled = any(
        rod.whole and 2 * rod.radius > one.size + HUG and hypot(rod.x - one.x, rod.y - one.y) < HUG
        for rod in rods
    )
    return walled and one.free and not any(stands_beside(ring, one) for ring in rings)


def ends_there(one: Contact, chief: Contact, floor: float) -> bool:
    """Whether something ends where the contacts do; the mouth of a bore may lie in their floor."""
    low = min(floor - HUG, chief.end - FAR_BACK) if one.shape is chief.shape else floor - HUG
    return low < one.end < chief.end + FAR_BACK


def is_contact_beside(one: Contact, chief: Contact, room: "Room") -> bool:
    """Whether a further pin or socket is a contact: of the same sex, in the same insert or shell.

    Flat ones of another size may be anything where no edge is around.
    """
    if (one.shape is Shape.SOCKET) != (chief.shape is Shape.SOCKET):
        return False
    if one.shape is chief.shape and not one.length:
        return True
    return alike(one, chief) or (room.bounded and one.free and one.alone)


def elsewhere(
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


class Room:
    """Whether a further contact lies within the outline that is around the chief ones."""

    def __init__(
        self, chief: Sequence[Contact], rods: Sequence[Rod], rings: Sequence[Ring]
    ) -> None:
        walls = [rod for rod in rods if rod.whole and all(rod.holds(c.x, c.y) for c in chief)]
        edges = [ring.points for ring in rings if all(inside(ring.points, c.x, c.y) for c in chief)]
        self._wall = max(walls, key=lambda rod: rod.radius, default=None)
        self._edge = min(edges, key=area, default=())
        self.bounded = bool(self._wall or self._edge)

    def __call__(self, contact: Contact) -> bool:
        """Whether a contact does."""
        if self._wall:
            return self._wall.holds(contact.x, contact.y)
        return not self._edge or inside(self._edge, contact.x, contact.y)
