"""The sides of a model, and the contacts on each."""

from dataclasses import dataclass

from cadbridge.step.beside import Room, elsewhere, ends_there, is_alone, is_contact_beside
from cadbridge.step.blades import flat_contacts
from cadbridge.step.chief import chief_of
from cadbridge.step.contacts import Contact, Shape, alike
from cadbridge.step.covers import holes_in_lids, under_labels
from cadbridge.step.enclosures import enclosures_of, fixing_holes, parts_of
from cadbridge.step.flanks import Flank, flanks_along
from cadbridge.step.floors import floor_of, is_shrouded
from cadbridge.step.frames import Frame, chief_directions, directions, dot, frame_along
from cadbridge.step.marks import bare_tips, marks_among
from cadbridge.step.nesting import settled
from cadbridge.step.rods import Ring, Rod, rings_along, rods_along
from cadbridge.step.rounds import as_thick_as_it_is, partial_pins, round_contacts
from cadbridge.step.sight import Sight
from cadbridge.step.sleeves import slits
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
    flanks: tuple[Flank, ...]
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
    frames = _frames(solids, axis)
    return [side for frame in frames if (side := _side(solids, frame))]


def _frames(solids: Solids, axis: Point | None) -> list[Frame]:
    axes = [one for one in _axes(solids) if axis is None or abs(dot(axis, one)) > _ALONG]
    return [frame_along((x * sign, y * sign, z * sign)) for x, y, z in axes for sign in (1.0, -1.0)]


def _axes(solids: Solids) -> list[Point]:
    """The directions of cylinders; for blades those across most flat faces, and the model's."""
    found = directions(one.along for one in solids.cylinders)[:_MOST_AXES]
    flat = chief_directions((one.normal for one in solids.planes), _FLAT_AXES)
    own: list[Point] = [(0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)]
    for axis in (*flat, *own):
        if not any(abs(dot(axis, one)) > _SAME_AXIS for one in found):
            found.append(axis)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """A model as it looks along a direction."""

    rods: tuple[Rod, ...]
    rings: tuple[Ring, ...]
    flanks: tuple[Flank, ...]
    found: list[Contact]


def _view(solids: Solids, frame: Frame) -> _View:
    rods = tuple(rods_along(solids.cylinders, frame))
    rings = tuple(rings_along(solids.planes, frame))
    flanks = tuple(flanks_along(solids.planes, frame))
    seen = [*round_contacts(rods, rings), *flat_contacts(rings, flanks)]
    none = [*holes_in_lids(seen), *slits(seen, rods)]
    found = under_labels(settled([one for one in seen if one not in none]))
    return _View(rods=rods, rings=rings, flanks=flanks, found=found)


def closed_bores(solids: Solids, axis: Point | None = None) -> list[Contact]:
    """The most bores of one size with material right before their mouths; for `sides_of`."""
    views = (_view(solids, frame).found for frame in _frames(solids, axis))
    groups = (
        chief_of([one for one in found if one.shape is Shape.SOCKET and one.sight is Sight.BURIED])
        for found in views
    )
    return max(groups, key=len, default=[])


def _side(solids: Solids, frame: Frame) -> Side | None:
    view = _view(solids, frame)
    rods, rings, flanks, found = view.rods, view.rings, view.flanks, view.found
    around = enclosures_of(found, rods, rings)
    shown = [one for one in found if one.sight is not Sight.BURIED]
    fixings = [one for one in fixing_holes(found, around, alike) if one in shown]
    likely = [one for one in shown if one not in fixings]
    chief = chief_of(likely)
    if not chief or (len(chief) == 1 and not is_alone(chief[0], rods, rings)):
        return None
    parts = parts_of(chief, [wall for wall in around if wall.top > min(one.base for one in chief)])
    chief = parts[0] if parts else chief
    floor = floor_of(chief, rings)
    room = Room(chief, rods, rings)
    near = [one for one in likely if one in chief or ends_there(one, chief[0], floor)]
    marks = marks_among(near, chief, floor)
    beside = [
        one
        for one in near
        if one not in chief and room(one) and is_contact_beside(one, chief[0], room)
    ]
    taken = tuple(one for one in (*chief, *beside) if one not in marks)
    thick = tuple(as_thick_as_it_is(one, rods, floor) for one in taken)
    further = elsewhere(taken, likely, around)
    tips = [one for one in bare_tips(chief, found, rods, rings) if room(one)]
    odd = [*near, *partial_pins(rods, rings, likely), *tips]
    return Side(
        frame=frame,
        contacts=thick,
        rods=rods,
        rings=rings,
        flanks=flanks,
        floor=floor,
        shrouded=is_shrouded(chief, floor, rods, rings, flanks),
        fixings=tuple(fixings),
        elsewhere=further,
        left_out=tuple(
            one
            for one in odd
            if one not in (*taken, *further)
            and one.free
            and one.alone
            and ends_there(one, chief[0], floor)
            and not (one.shape is Shape.SOCKET and any(one.holds(c.x, c.y) for c in taken))
        ),
    )
