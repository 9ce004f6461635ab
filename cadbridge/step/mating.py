"""The sides of a model, and the contacts on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from cadbridge.step.blades import flat_contacts
from cadbridge.step.chief import FAR_BACK, chief_of
from cadbridge.step.contacts import Contact, Shape, alike, partial_pins, round_contacts
from cadbridge.step.enclosures import Enclosure, enclosures_of, fixing_holes, parts_of
from cadbridge.step.flanks import flanks_along
from cadbridge.step.floors import floor_of, is_shrouded
from cadbridge.step.marks import bare_tips, marks_among, stands_beside
from cadbridge.step.nesting import settled
from cadbridge.step.polygons import area, inside
from cadbridge.step.rods import (
    Frame,
    Ring,
    Rod,
    chief_directions,
    directions,
    dot,
    frame_along,
    rings_along,
    rods_along,
)
from cadbridge.step.sight import HUG, Sight
from cadbridge.step.solids import Point, Solids

_DEEPEST_KEY = 10.0
"""Millimetres below the mouths of sockets in which a key may begin."""
_MOST_AXES = 12
"""Directions that are looked along, those of most cylinders first."""
_FLAT_AXES = 3
"""Directions across most flat faces that are looked along: a model may lie askew in its file."""
_SAME_AXIS, _ALONG = 0.99996, 0.97
"""Cosine of the angle within which two directions are looked along as one, and of that by which
a model may lie askew to the axis that was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A model from one side, with the contacts that end there together, and what is around."""

    frame: Frame
    contacts: tuple[Contact, ...]
    rods: tuple[Rod, ...]
    rings: tuple[Ring, ...]
    floor: float
    """Height of the face out of which pins stand, or of the mouths of sockets."""
    shrouded: bool
    """A wall stands around the pins and rises beside them."""
    fixings: tuple[Contact, ...] = ()
    """Holes around the insert that were taken for those of screws."""
    elsewhere: tuple[Contact, ...] = ()
    """Contacts of a further connector beside this one."""
    left_out: tuple[Contact, ...] = ()
    """What else ends there and was not taken."""

    @property
    def shape(self) -> Shape:
        """Of most contacts."""
        return self.contacts[0].shape

    @property
    def free(self) -> int:
        """How many contacts have a free end."""
        return sum(contact.free for contact in self.contacts)

    @property
    def low(self) -> float:
        """Height above which a wall, a key or a further contact is at the mating plane."""
        if self.shape is Shape.SOCKET:
            return max(self.contacts[0].base, self.floor - _DEEPEST_KEY)
        return self.floor


def sides_of(solids: Solids, axis: Point | None = None) -> list[Side]:
    """All sides that show contacts.

    Args:
        solids: the model.
        axis: only sides along this direction.
    """
    axes = [one for one in _axes(solids) if axis is None or abs(dot(axis, one)) > _ALONG]
    return [
        side
        for one in axes
        for sign in (1.0, -1.0)
        if (side := _side(solids, frame_along((one[0] * sign, one[1] * sign, one[2] * sign))))
    ]


def _axes(solids: Solids) -> list[Point]:
    """The directions of cylinders; for blades those across most flat faces, and the model's."""
    found = directions(one.along for one in solids.cylinders)[:_MOST_AXES]
    flat = chief_directions((one.normal for one in solids.planes), _FLAT_AXES)
    own: list[Point] = [(0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)]
    for axis in (*flat, *own):
        if not any(abs(dot(axis, one)) > _SAME_AXIS for one in found):
            found.append(axis)
    return found


def _side(solids: Solids, frame: Frame) -> Side | None:
    rods = tuple(rods_along(solids.cylinders, frame))
    rings = tuple(rings_along(solids.planes, frame))
    flanks = flanks_along(solids.planes, frame)
    found = settled([*round_contacts(rods, rings), *flat_contacts(rings, flanks)])
    around = enclosures_of(found, rods, rings)
    shown = [one for one in found if one.sight is not Sight.BURIED]
    fixings = [one for one in fixing_holes(found, around, alike) if one in shown]
    likely = [one for one in shown if one not in fixings]
    chief = chief_of(likely)
    if not chief or (len(chief) == 1 and not _is_alone(chief[0], rods, rings)):
        return None
    parts = parts_of(chief, around)
    chief = parts[0] if parts else chief
    floor = floor_of(chief, rings)
    room = _Room(chief, rods, rings)
    near = [one for one in likely if one in chief or _ends_there(one, chief[0], floor)]
    marks = marks_among(near, chief, floor)
    beside = [
        one
        for one in near
        if one not in chief and room(one) and _is_contact_beside(one, chief[0], room)
    ]
    taken = tuple(one for one in (*chief, *beside) if one not in marks)
    elsewhere = _elsewhere(taken, likely, around)
    tips = [one for one in bare_tips(chief, found, rods, rings) if room(one)]
    odd = [*near, *partial_pins(rods, rings, likely), *tips]
    return Side(
        frame=frame,
        contacts=taken,
        rods=rods,
        rings=rings,
        floor=floor,
        shrouded=is_shrouded(chief, floor, rods, rings, flanks),
        fixings=tuple(fixings),
        elsewhere=elsewhere,
        left_out=tuple(
            one
            for one in odd
            if one not in (*taken, *elsewhere)
            and one.free
            and one.alone
            and _ends_there(one, chief[0], floor)
        ),
    )


def _is_alone(one: Contact, rods: Sequence[Rod], rings: Sequence[Ring]) -> bool:
    """Whether a contact has a round wall about it, and nothing else stands in it."""
    walled = any(
        rod.whole and 2 * rod.radius > one.size + HUG and hypot(rod.x - one.x, rod.y - one.y) < HUG
        for rod in rods
    )
    return walled and one.free and not any(stands_beside(ring, one) for ring in rings)


def _ends_there(one: Contact, chief: Contact, floor: float) -> bool:
    """Whether something ends where the contacts do; the mouth of a bore may lie in their floor."""
    low = min(floor - HUG, chief.end - FAR_BACK) if one.shape is chief.shape else floor - HUG
    return low < one.end < chief.end + FAR_BACK


def _is_contact_beside(one: Contact, chief: Contact, room: "_Room") -> bool:
    """Whether a further pin or socket is a contact: of the same sex, in the same insert or shell.

    Flat ones of another size may be anything where no edge is around.
    """
    if (one.shape is Shape.SOCKET) != (chief.shape is Shape.SOCKET):
        return False
    if one.shape is chief.shape and not one.length:
        return True
    return alike(one, chief) or (room.bounded and one.free and one.alone)


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


class _Room:
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
        if self._wall:
            return self._wall.holds(contact.x, contact.y)
        return not self._edge or inside(self._edge, contact.x, contact.y)
