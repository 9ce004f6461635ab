"""What is about as wide as a contact and none, and what may be one and is not read as such."""

from collections.abc import Sequence
from math import hypot
from statistics import median

from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.polygons import Spot, box
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG

_MARK = 0.25
"""Share of what contacts are deep or stand out, below which a dot or dimple is no contact."""
_LEVEL = 1.0
"""Millimetres above the ends of pins up to which a tip belongs to a pin beside them."""
_NARROWEST, _WIDEST = 0.4, 1.5
"""Size of such a tip, as share of the pins' size."""


def marks_among(near: Sequence[Contact], chief: Sequence[Contact], floor: float) -> list[Contact]:
    """Dots and dimples: much less deep or high than the contacts.

    Args:
        near: all that may be contacts.
        chief: those that tell the side.
        floor: height of the face out of which pins stand.
    """
    least = _MARK * median(_extent(one, floor) for one in chief)
    return [one for one in near if _extent(one, floor) < least]


def _extent(one: Contact, floor: float) -> float:
    """How deep a bore goes, or how far a pin stands out."""
    return one.end - (one.base if one.shape is Shape.SOCKET else max(one.base, floor))


def bare_tips(
    chief: Sequence[Contact], found: Sequence[Contact], rods: Sequence[Rod], rings: Sequence[Ring]
) -> list[Contact]:
    """Flat ends level with those of pins, of what is not read as a contact: tapered, six-sided.

    What touches a round wall is a rib of it.
    """
    if chief[0].shape is Shape.SOCKET:
        return []
    end, size = max(one.end for one in chief), max(one.size for one in chief)
    walls = [rod for rod in rods if rod.whole and not rod.convex and rod.end > end]
    tips = [
        (ring, _middle(ring))
        for ring in rings
        if ring.facing
        and not ring.hole
        and end - HUG < ring.height < end + _LEVEL
        and _NARROWEST * size < _breadth(ring) < _WIDEST * size
        and not any(_touches(ring, wall) for wall in walls)
    ]
    return [
        Contact(x=x, y=y, size=_breadth(ring), shape=Shape.PIN, base=ring.height, end=ring.height)
        for ring, (x, y) in tips
        if not any(one.holds(x, y) for one in found)
    ]


def _touches(ring: Ring, wall: Rod) -> bool:
    far = max(hypot(x - wall.x, y - wall.y) for x, y in ring.points)
    return abs(far - wall.radius) < HUG


def stands_beside(ring: Ring, bore: Contact) -> bool:
    """Whether a flat end stands in a bore, beside its middle: the bore is a room of contacts."""
    x, y = _middle(ring)
    return (
        bore.shape is Shape.SOCKET
        and ring.facing
        and not ring.hole
        and bore.base + HUG < ring.height < bore.end + HUG
        and bore.holds(x, y)
        and hypot(x - bore.x, y - bore.y) > HUG
    )


def _middle(ring: Ring) -> Spot:
    left, bottom, right, top = box(ring.points)
    return (left + right) / 2, (bottom + top) / 2


def _breadth(ring: Ring) -> float:
    left, bottom, right, top = box(ring.points)
    return max(right - left, top - bottom)
