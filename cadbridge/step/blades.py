"""Flat contacts, told apart by the side their material is on: blades and slots for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cadbridge.step.contacts import CHAMFER, HUG, STEP_BACK, Contact, Shape, bounded, is_seen
from cadbridge.step.flanks import Flank
from cadbridge.step.polygons import rectangle
from cadbridge.step.rods import Ring

_LEAST, _MOST = 0.2, 15.0
_SAME_SIZE = 0.02
_CENTRED = 0.05
_LEAST_DEPTH = 0.5
"""Share of its length across that a blade or slot goes along the view at least."""


def flat_contacts(rings: Sequence[Ring], flanks: Sequence[Flank]) -> list[Contact]:
    """All blades and slots that look at the viewer, as wide as below a bevelled tip or mouth."""
    found: list[Contact] = []
    for rough, ring, sharp in _rectangles(rings):
        near = _centred(rough, flanks)
        one = _slot(rough, ring, near, sharp) or (None if ring.hole else _blade(rough, near, sharp))
        if one and _is_deep(one) and not any(_is_same(one, known) for known in found):
            free = is_seen(one.x, one.y, one.end, one.length, rings)
            found.append(replace(one, free=free))
    return found


def _rectangles(rings: Sequence[Ring]) -> Iterator[tuple[Contact, Ring, bool]]:
    """Small rectangles that look at the viewer, and whether they have sharp corners.

    They are tips of blades, floors and mouths of slots.
    """
    seen = [(ring, rectangle(ring.points)) for ring in rings if ring.facing]
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


def _centred(rough: Contact, flanks: Sequence[Flank]) -> list[tuple[float, Flank]]:
    """The flat faces along a rectangle that are centred on it, with how far off they lie."""
    near = [(flank.off(rough.x, rough.y), flank) for flank in flanks if _reaches(rough, flank)]
    return [(off, flank) for off, flank in near if 0 < abs(off) < _MOST / 2 + CHAMFER]


def _reaches(rough: Contact, flank: Flank) -> bool:
    return (
        abs(flank.middle[0] - rough.x) < _MOST
        and flank.beside(rough.x, rough.y) < _CENTRED
        and flank.low - STEP_BACK < rough.end < flank.top + STEP_BACK
    )


def _slot(
    rough: Contact, ring: Ring, near: Sequence[tuple[float, Flank]], sharp: bool
) -> Contact | None:
    """The slot of which a rectangle is the floor or the mouth: its sides look inwards."""
    sides = [(-off, flank) for off, flank in near if off < 0 and _bounds(rough, -off)]
    if ring.hole:
        sides = [(off, flank) for off, flank in sides if flank.top > ring.height - CHAMFER]
        sides = [(off, flank) for off, flank in sides if flank.top < ring.height + HUG]
    else:
        sides = [(off, flank) for off, flank in sides if flank.low < ring.height + CHAMFER]
        sides = [(off, flank) for off, flank in sides if flank.top > ring.height + HUG]
    if not _on_both_sides([flank for _, flank in sides], all_round=sharp and not ring.hole):
        return None
    sized = _sized(rough, [off for off, _ in sides], least=0.0)
    return replace(
        sized,
        shape=Shape.SOCKET,
        base=min(flank.low for _, flank in sides),
        end=max(flank.top for _, flank in sides),
    )


def _bounds(rough: Contact, off: float) -> bool:
    """Whether a side lies at an edge of the rectangle, or at its bevel."""
    halves = (rough.size / 2, rough.length / 2)
    return any(abs(off - half) < CHAMFER for half in halves)


def _on_both_sides(flanks: Sequence[Flank], *, all_round: bool) -> bool:
    """Whether one side has another across, and the ends have; round ends have no flat side."""
    ways = [flank.across for flank in flanks]
    for u, v in ways[:1]:
        wanted = [(-u, -v), (-v, u), (v, -u)][: 3 if all_round else 1]
        return all(any(a * x + b * y > 0.99 for a, b in ways) for x, y in wanted)
    return False


def _blade(rough: Contact, near: Sequence[tuple[float, Flank]], sharp: bool) -> Contact | None:
    """The blade of which a rectangle is the tip: its sides look outwards."""
    sides = [
        (off, flank)
        for off, flank in near
        if off > 0 and abs(rough.end - flank.top) < STEP_BACK and flank.low < rough.end - HUG
    ]
    if not sides:
        return None
    sized = _sized(rough, [off for off, _ in sides], least=rough.size - _SAME_SIZE)
    return replace(
        sized,
        base=min(flank.low for _, flank in sides),
        alone=_on_both_sides([flank for _, flank in sides], all_round=sharp),
    )


def _sized(rough: Contact, offs: Sequence[float], *, least: float) -> Contact:
    """The rectangle as wide as the flat sides around it."""
    widths = sorted({round(2 * off, 3) for off in offs if 2 * off > least})
    if not widths:
        return rough
    width = widths[0]
    length = next((one for one in widths if one > rough.length - _SAME_SIZE), rough.length)
    return replace(rough, size=width, length=max(width, length))


def _is_deep(one: Contact) -> bool:
    """Whether it goes so far along the view that it is no ridge, pocket or post lying across."""
    least = _LEAST_DEPTH if one.shape is Shape.BLADE else _LEAST_DEPTH / 2
    return one.end - one.base > least * one.length


def _is_same(one: Contact, other: Contact) -> bool:
    """The floor and the mouth of one slot."""
    return (
        one.shape is other.shape is Shape.SOCKET
        and abs(one.x - other.x) < HUG
        and abs(one.y - other.y) < HUG
    )
