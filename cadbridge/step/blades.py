"""Flat contacts, told apart by the side their material is on: blades and slots for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot

from cadbridge.step.contacts import CHAMFER, STEP_BACK, Contact, Shape, bounded
from cadbridge.step.flanks import Flank
from cadbridge.step.polygons import Spot, box, rectangle
from cadbridge.step.rods import Ring
from cadbridge.step.sight import HUG, sight_of
from cadbridge.step.ways import Met, is_between, met_on, sized, ways_out

_LEAST, _MOST = 0.2, 15.0
_SAME_SIZE = 0.02
_LEAST_DEPTH = 0.5
"""Share of its length across that a blade or slot goes along the view at least."""


def flat_contacts(rings: Sequence[Ring], flanks: Sequence[Flank]) -> list[Contact]:
    """All blades and slots that look at the viewer, as wide as below a bevelled tip or mouth."""
    blades: list[Contact] = []
    mouths: list[Contact] = []
    floors: list[Contact] = []
    for rough, ring, sharp in _rectangles(rings):
        near = [one for one in flanks if _is_near(one, rough)]
        slot = _slot(rough, ring, near, sharp)
        one = slot or (None if ring.hole else _blade(rough, near, sharp))
        if one and _is_deep(one):
            kind = (mouths if ring.hole else floors) if slot else blades
            reach = hypot(one.length, one.size)
            sight = sight_of(one.x, one.y, one.end, reach, rings, hollow=slot is not None)
            kind.append(replace(one, sight=sight))
    return [*blades, *_slots(mouths, floors)]


def _rectangles(rings: Sequence[Ring]) -> Iterator[tuple[Contact, Ring, bool]]:
    """Small rectangles that look at the viewer, and whether they have sharp corners.

    They are tips of blades, floors and mouths of slots.
    """
    seen = [(ring, rectangle(ring.points)) for ring in rings if ring.facing and _is_small(ring)]
    small = [
        (ring, one) for ring, one in seen if one and _LEAST <= one.width <= one.length <= _MOST
    ]
    bounded(len(small))
    for ring, one in small:
        rough = Contact(
            x=one.middle[0],
            y=one.middle[1],
            size=one.width,
            length=one.length,
            angle=one.angle,
            shape=Shape.BLADE,
            base=ring.height,
            end=ring.height,
        )
        yield rough, ring, one.sharp


def _is_small(ring: Ring) -> bool:
    left, bottom, right, top = box(ring.points)
    return hypot(right - left, top - bottom) < 2 * _MOST


def _is_near(flank: Flank, rough: Contact) -> bool:
    x, y = flank.middle
    return max(abs(x - rough.x), abs(y - rough.y)) < _MOST + flank.reach


def _slot(rough: Contact, ring: Ring, flanks: Sequence[Flank], sharp: bool) -> Contact | None:
    """The slot of which a rectangle is the floor or the mouth: its sides look inwards."""
    if not ring.hole and _is_tip(rough, flanks):
        return None
    sides = {
        way: found
        for way, half in ways_out(rough).items()
        if (found := _wall(rough, way, half, [one for one in flanks if _is_along(one, ring)]))
    }
    if not is_between(sides, all_round=sharp and not ring.hole):
        return None
    return replace(
        sized(rough, sides),
        shape=Shape.SOCKET,
        base=min(flank.low for _, flank in sides.values()),
        end=max(flank.top for _, flank in sides.values()),
    )


def _is_along(flank: Flank, ring: Ring) -> bool:
    """Whether a side begins at a floor, or ends at a mouth."""
    if ring.hole:
        return ring.height - CHAMFER < flank.top < ring.height + HUG
    return flank.low < ring.height + CHAMFER and flank.top > ring.height + HUG


def _wall(rough: Contact, way: Spot, half: float, flanks: Sequence[Flank]) -> Met | None:
    """The nearest side of a slot along a way; not that of a spring in it, which has a back."""
    ahead = met_on(rough, way, flanks, least=0.0, most=half + CHAMFER)
    backs = [(far, flank) for far, flank in ahead if flank.looks(way) and far < half + HUG]
    return next(
        (
            (far, flank)
            for far, flank in ahead
            if not flank.looks(way)
            and not any(
                far < behind and flank.low < back.top and back.low < flank.top
                for behind, back in backs
            )
        ),
        None,
    )


def _blade(rough: Contact, flanks: Sequence[Flank], sharp: bool) -> Contact | None:
    """The blade of which a rectangle is the tip: the next sides about it look outwards.

    Its tip may be bevelled, on one side only, too.
    """
    beside = [
        one for one in flanks if one.low < rough.end - HUG and one.top > rough.end - STEP_BACK
    ]
    sides: dict[Spot, Met] = {}
    for way, half in ways_out(rough).items():
        ahead = met_on(rough, way, beside, least=half - _SAME_SIZE, most=half + STEP_BACK)
        if ahead and ahead[0][1].looks(way) and _belongs(ahead[0], half, rough.end):
            sides[way] = ahead[0]
    if not sides:
        return None
    return replace(
        sized(rough, sides),
        base=min(flank.low for _, flank in sides.values()),
        alone=is_between(sides, all_round=sharp),
    )


def _belongs(side: Met, half: float, end: float) -> bool:
    """Whether a side ends at the edge of a tip, or below it at a bevel of 45 degrees or less."""
    far, down = side[0], end - side[1].top
    return abs(down) < HUG if far - half < _SAME_SIZE else far - half < down + _SAME_SIZE


def _is_tip(rough: Contact, flanks: Sequence[Flank]) -> bool:
    """Whether sides go down from opposite edges of a rectangle: it is no floor."""
    edges = {
        way
        for way, half in ways_out(rough).items()
        for far, flank in met_on(
            rough, way, flanks, least=half - _SAME_SIZE, most=half + _SAME_SIZE
        )
        if flank.looks(way) and abs(flank.top - rough.end) < _SAME_SIZE
    }
    return any((-x, -y) in edges for x, y in edges)


def _is_deep(one: Contact) -> bool:
    """Whether it goes so far along the view that it is no ridge, pocket or post lying across."""
    least = _LEAST_DEPTH if one.shape is Shape.BLADE else _LEAST_DEPTH / 2
    return one.end - one.base > least * one.length


def _slots(mouths: Sequence[Contact], floors: Sequence[Contact]) -> list[Contact]:
    """Each slot once: by its narrowest mouth, or by its floor where its mouth is no rectangle."""
    found: list[Contact] = []
    for one in sorted(mouths, key=lambda one: one.size):
        if not any(_is_same(one, known) for known in found):
            found.append(one)
    for one in floors:
        if not any(_is_same(one, known) or _is_floor_in(one, known) for known in found):
            found.append(one)
    return found


def _is_same(one: Contact, other: Contact) -> bool:
    return abs(one.x - other.x) < HUG and abs(one.y - other.y) < HUG


def _is_floor_in(floor: Contact, slot: Contact) -> bool:
    """Whether a floor is a part of the one of a slot: springs stand between the parts."""
    return slot.holds(floor.x, floor.y) and floor.base > slot.base - HUG
