"""Round contacts: pins and bores among the cylinders about each axis."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from math import hypot

from cadbridge.step.coaxial import contact_of
from cadbridge.step.contacts import (
    CHAMFER,
    LEAST_RADIUS,
    MOST_RADIUS,
    STEP_BACK,
    Contact,
    Shape,
    bounded,
)
from cadbridge.step.polygons import box
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG, Sight, sight_of

_WHOLE_PIN, _WHOLE_SOCKET = 0.9, 0.6
"""Share of the way around that must be there: sockets have slits, a rib is half a pin."""
_HALF_PIN = 0.6
"""Share of the way around below which a round edge is a rib of a wall."""
_A_CROWD = 2
"""Further axes within a cylinder from which it is a wall around contacts."""


def round_contacts(rods: Sequence[Rod], rings: Sequence[Ring]) -> Iterator[Contact]:
    """The foremost thin cylinder of each axis line that could be a contact.

    Behind a bore that goes through also a pin: the bore may be a hole in a lid.
    """
    lines = _lines([rod for rod in rods if _could_be_contact(rod)])
    bounded(len(lines))
    for line, rods_there in lines.items():
        group = [
            rod
            for rod in rods_there
            if sum(other != line and rod.holds(*other) for other in lines) < _A_CROWD
        ]
        if group:
            yield (foremost := _contact(group, rings))
            behind = [rod for rod in group if rod.convex and rod.end < foremost.base + HUG]
            if foremost.through and behind:
                yield _contact(behind, rings)


def _contact(group: Sequence[Rod], rings: Sequence[Ring]) -> Contact:
    rod, hollow = contact_of(group)
    return Contact(
        x=rod.x,
        y=rod.y,
        size=2 * rod.radius,
        shape=Shape.PIN if rod.convex else Shape.SOCKET,
        base=rod.base,
        end=rod.end,
        sight=_sight(rod, rings),
        hollow=hollow,
        through=not rod.convex and _is_through(rod, rings),
    )


def as_thick_as_it_is(one: Contact, rods: Sequence[Rod], floor: float) -> Contact:
    """A round pin by the longest of its parts above the floor: its tip may be an insulated one."""
    if one.shape is not Shape.PIN or one.length or one.hollow:
        return one
    parts = [
        rod
        for rod in rods
        if rod.convex
        and _could_be_contact(rod)
        and hypot(rod.x - one.x, rod.y - one.y) < HUG
        and one.end - STEP_BACK < rod.end < one.end + HUG
    ]
    longest = max(parts, key=lambda rod: rod.end - max(rod.base, floor), default=None)
    return replace(one, size=2 * longest.radius) if longest else one


def partial_pins(
    rods: Sequence[Rod], rings: Sequence[Ring], known: Sequence[Contact]
) -> list[Contact]:
    """Pins of which much of the round is missing, so that they may be none."""
    return [
        Contact(
            x=rod.x,
            y=rod.y,
            size=2 * rod.radius,
            shape=Shape.PIN,
            base=rod.base,
            end=rod.end,
            sight=_sight(rod, rings),
        )
        for rod in rods
        if rod.convex
        and LEAST_RADIUS <= rod.radius <= MOST_RADIUS
        and _HALF_PIN < rod.share < _WHOLE_PIN
        and not any(rod.holds(one.x, one.y) for one in known)
    ]


def _could_be_contact(rod: Rod) -> bool:
    least = _WHOLE_PIN if rod.convex else _WHOLE_SOCKET
    return LEAST_RADIUS <= rod.radius <= MOST_RADIUS and rod.share >= least


def _lines(rods: Sequence[Rod]) -> dict[tuple[float, float], list[Rod]]:
    """Rods by the place of their axis, within a hundredth of a millimetre."""
    lines: dict[tuple[float, float], list[Rod]] = {}
    for rod in sorted(rods, key=lambda rod: (rod.x, rod.y)):
        beside = takewhile(partial(_reaches, rod.x), reversed(lines))
        near = (at for at in beside if hypot(at[0] - rod.x, at[1] - rod.y) < HUG)
        lines.setdefault(next(near, (rod.x, rod.y)), []).append(rod)
    return lines


def _reaches(x: float, at: tuple[float, float]) -> bool:
    return at[0] > x - HUG


def _is_through(rod: Rod, rings: Sequence[Ring]) -> bool:
    mouths = [ring for ring in rings if ring.hole and _hugs(ring, rod)]
    front = any(ring.facing and abs(ring.height - rod.end) < CHAMFER for ring in mouths)
    return front and any(
        not ring.facing and abs(ring.height - rod.base) < CHAMFER for ring in mouths
    )


def _sight(rod: Rod, rings: Sequence[Ring]) -> Sight:
    """How its end shows; a pin around which a face begins there goes into the material."""
    if rod.convex and any(
        ring.hole and abs(ring.height - rod.end) < HUG and _hugs(ring, rod) for ring in rings
    ):
        return Sight.BURIED
    return sight_of(rod.x, rod.y, rod.end, 2 * rod.radius, rings, hollow=not rod.convex)


def _hugs(ring: Ring, rod: Rod) -> bool:
    """Whether an edge runs around a rod, or a little farther out."""
    left, bottom, right, top = box(ring.points)
    apart = hypot((left + right) / 2 - rod.x, (bottom + top) / 2 - rod.y)
    return apart < HUG and -HUG < (right - left) / 2 - rod.radius < CHAMFER
