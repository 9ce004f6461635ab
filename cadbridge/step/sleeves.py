"""Sleeves: thin tubes in the bores of a female, which are its contacts, and may be slit."""

from collections.abc import Sequence
from math import hypot

from cadbridge.step.contacts import MOST_RADIUS, Contact, Shape
from cadbridge.step.rods import Rod
from cadbridge.step.sight import HUG


def slits(seen: Sequence[Contact], rods: Sequence[Rod]) -> list[Contact]:
    """What looks like a flat socket and goes through the wall of a tube."""
    flat = [one for one in seen if one.shape is Shape.SOCKET and one.length]
    if not flat:
        return []
    outsides = [rod for rod in rods if rod.convex and rod.radius <= MOST_RADIUS]
    tubes = [
        (inside, outside)
        for outside in outsides
        for inside in rods
        if not inside.convex and _lines(inside, outside)
    ]
    return [one for one in flat if any(_parts(one, *tube) for tube in tubes)]


def _lines(inside: Rod, outside: Rod) -> bool:
    return (
        hypot(inside.x - outside.x, inside.y - outside.y) < HUG
        and inside.radius < outside.radius
        and inside.base < outside.end
        and outside.base < inside.end
    )


def _parts(one: Contact, inside: Rod, outside: Rod) -> bool:
    """Whether it lies in the wall between, and is as long or wide as that is thick."""
    from_axis = hypot(one.x - inside.x, one.y - inside.y)
    return (
        inside.radius < from_axis < outside.radius
        and one.length > outside.radius - inside.radius - HUG
        and one.base < outside.end
        and outside.base < one.end
    )
