"""What lies in front of the end of a pin, bore or blade, looking along its axis."""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from cadbridge.step.polygons import box, inside
from cadbridge.step.rods import Ring

HUG = 0.05
"""Millimetres within which faces touch, and axes are one."""


class Sight(IntEnum):
    """How the end of a contact shows to the one who looks at it."""

    BURIED = 0
    """Material is right in front of it: it is no contact of this side."""
    COVERED = 1
    """Air is in front of it, then something solid: a lid, or what it is mated with."""
    OPEN = 2
    """Nothing is in front of it."""


def sight_of(
    x: float, y: float, end: float, size: float, rings: Sequence[Ring], *, hollow: bool
) -> Sight:
    """What the nearest flat face in front of an end tells by the way it looks.

    Args:
        x: of the axis, in mm.
        y: of the axis.
        end: height of the end; what is higher is in front.
        size: of the contact in mm; smaller faces that look at the viewer are its own tip.
        rings: all edges of flat faces across the view.
        hollow: it is a bore or slot, whose end lies in the face that it opens in; a smaller face
            that looks away is its floor.
    """
    touching = end + (2 * HUG if hollow else -HUG)
    small = {ring.plane for ring in rings if not ring.hole and _is_within(ring, size)}
    edges = Counter(
        (round(ring.height, 3), not ring.facing, hollow and ring.plane in small, ring.plane)
        for ring in rings
        if ring.height > (touching if ring.facing else end - HUG)
        and inside(ring.points, x, y)
        and not (ring.facing and ring.plane in small)
    )
    nearest = min((face for face, count in edges.items() if count == 1), default=None)
    if nearest is None:
        return Sight.OPEN
    height, looks_away, is_floor, _ = nearest
    beyond_air = looks_away and not is_floor and height > end + HUG
    return Sight.COVERED if beyond_air else Sight.BURIED


def _is_within(ring: Ring, size: float) -> bool:
    left, bottom, right, top = box(ring.points)
    return max(right - left, top - bottom) < size + HUG
