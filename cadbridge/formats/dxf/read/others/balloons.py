"""Balloons of part lists: circles around a number that are no contacts."""

from collections import Counter
from collections.abc import Sequence
from math import dist

from cadbridge.formats.dxf.read.drawn.boxes import Box
from cadbridge.formats.dxf.read.drawn.shapes import Ring
from cadbridge.formats.dxf.read.others.groups import Numbered, is_within
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.rules import BALLOONS

_LARGER = 2.0
"""How much larger than contacts a balloon is at least."""
_AWAY = 1.5
"""How far from contacts it stands at least, in its own diameters."""
_CENTRED = 0.35
"""How far from its middle the number may stand, in its radii."""
_FEWEST = 2
"""Contacts of one size that make a face."""


def without_balloons(
    numbered: Sequence[Numbered], outlines: Sequence[Ring | Box], facts: Facts
) -> list[Numbered]:
    """The contacts without large circles around a number that stand away from them, in no shell."""
    sizes = Counter(round(ring.radius, 3) for ring, _ in numbered)
    contacts = [ring for ring, _ in numbered if sizes[round(ring.radius, 3)] >= _FEWEST]
    rings = [ring for ring, _ in numbered]
    shells = [  # a rectangle around all is the frame of the sheet, and no shell
        item
        for item in outlines
        if isinstance(item, Ring) or not all(is_within(item, ring) for ring in rings)
    ]
    found = [
        item
        for item in numbered
        if _is_balloon(item, contacts) and not any(is_within(shell, item[0]) for shell in shells)
    ]
    if found:
        texts = ", ".join(word.text for _, word in found)
        widths = " and ".join(
            f"{size:g}" for size in sorted({2 * ring.radius for ring, _ in found})
        )
        facts.report(BALLOONS, f"the circles of {widths} mm around {texts} were left out")
    return [item for item in numbered if item not in found]


def _is_balloon(item: Numbered, contacts: Sequence[Ring]) -> bool:
    ring, word = item
    smaller = [other for other in contacts if _LARGER * other.radius <= ring.radius]
    centred = dist(word.middle, (ring.x, ring.y)) < _CENTRED * ring.radius
    away = 2 * _AWAY * ring.radius
    return (
        centred
        and bool(smaller)
        and all(ring.gap((other.x, other.y)) - other.radius > away for other in smaller)
    )
