"""The four ways out of a rectangle, and the flat sides that are met on them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import cos, radians, sin
from typing import TypeAlias

from cadbridge.step.contacts import Contact
from cadbridge.step.flanks import Flank
from cadbridge.step.polygons import Spot

Met: TypeAlias = tuple[float, Flank]
"""How far ahead a flat side is met, and the side."""


def ways_out(rough: Contact) -> dict[Spot, float]:
    """The four ways out of a rectangle, and how far its edge is: along it, then across."""
    c, s = cos(radians(rough.angle)), sin(radians(rough.angle))
    along, across = rough.length / 2, rough.size / 2
    return {(c, s): along, (-c, -s): along, (-s, c): across, (s, -c): across}


def met_on(
    rough: Contact, way: Spot, flanks: Sequence[Flank], *, least: float, most: float
) -> list[Met]:
    """The flat sides that are met on a way out of a rectangle, the nearest first."""
    met = [(flank.ahead(rough.x, rough.y, way), flank) for flank in flanks]
    near = [(far, flank) for far, flank in met if far is not None and least < far < most]
    return sorted(near, key=lambda one: one[0])


def is_between(sides: Mapping[Spot, Met], *, all_round: bool) -> bool:
    """Whether one side has another across, and the ends have; round ends have no flat side."""
    pairs = [(-x, -y) in sides for x, y in sides]
    return len(sides) == 4 if all_round else any(pairs)


def sized(rough: Contact, sides: Mapping[Spot, Met]) -> Contact:
    """The rectangle between the flat sides around it; its own edge where there is none."""
    ways = ways_out(rough)
    along, back, left, right = (
        sides[way][0] if way in sides else half for way, half in ways.items()
    )
    (ux, uy), _, (vx, vy), _ = ways
    shift, aside = (along - back) / 2, (left - right) / 2
    length, size = along + back, left + right
    return replace(
        rough,
        x=rough.x + ux * shift + vx * aside,
        y=rough.y + uy * shift + vy * aside,
        size=min(length, size),
        length=max(length, size),
        angle=rough.angle if length >= size else (rough.angle + 90) % 180,
    )
