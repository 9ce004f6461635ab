"""Crimp barrels: the tubes at the back of contacts, which stand free, each for a wire."""

from math import hypot

from cadbridge.step.contacts import STEP_BACK, Contact, Shape
from cadbridge.step.mating import Side
from cadbridge.step.polygons import box, inside
from cadbridge.step.rods import Ring
from cadbridge.step.sight import HUG

_OUT = 1.0
"""Millimetres that a barrel stands out of the housing at least."""


def ends_in_barrels(side: Side) -> bool:
    """Whether each contact of a side is the bore of a tube of its own that stands free."""
    return side.shape is Shape.SOCKET and all(_is_barrel(one, side) for one in side.contacts)


def _is_barrel(one: Contact, side: Side) -> bool:
    radii = [
        rod.radius
        for rod in side.rods
        if rod.convex
        and 2 * rod.radius > one.size
        and abs(rod.end - one.end) < STEP_BACK
        and hypot(rod.x - one.x, rod.y - one.y) < HUG
    ]
    tube = 2 * min(radii, default=0.0)
    return bool(radii) and not any(
        ring.height > one.end - _OUT
        and _breadth(ring) > tube + HUG
        and inside(ring.points, one.x, one.y)
        for ring in side.rings
    )


def _breadth(ring: Ring) -> float:
    left, bottom, right, top = box(ring.points)
    return max(right - left, top - bottom)
