"""Which of the cylinders about one axis is the contact."""

from collections.abc import Sequence

from cadbridge.step.contacts import STEP_BACK
from cadbridge.step.rods import Rod
from cadbridge.step.sight import HUG

_THICKEST_HOLLOW_PIN = 1.5
"""Radius in mm; a thicker tube that stands free is a socket in its tower."""
_RISES = 0.3
"""Share of a bore's depth: a pin in it that rises farther is the contact, and no tail; a tube
around it that is lower is a collar."""


def contact_of(group: Sequence[Rod]) -> tuple[Rod, bool]:
    """The cylinder that is the contact, and whether it is the outside of a hollow pin.

    Args:
        group: at least one cylinder about the axis.
    """
    inner = _in_chamber(group)
    front = max(rod.end for rod in inner)
    near = [rod for rod in inner if rod.end >= front - STEP_BACK and not is_neck(rod, group)]
    thin = _thinnest(near)
    tube = _free_tube(thin, group)
    return tube or thin, tube is not None


def _in_chamber(group: Sequence[Rod]) -> Sequence[Rod]:
    """The pin or sleeve that stands deep in a bore of its own, as a touch-proof one; else all."""
    chamber = max((rod for rod in group if not rod.convex), key=lambda rod: rod.end, default=None)
    if chamber is None:
        return group
    least = chamber.base + _RISES * (chamber.end - chamber.base)
    ends = [
        rod.end
        for rod in group
        if rod.convex
        and rod.radius < chamber.radius - HUG
        and rod.base < chamber.base + HUG
        and least < rod.end < chamber.end - STEP_BACK
    ]
    front = max(ends, default=max(rod.end for rod in group))
    return [rod for rod in group if rod.end <= front]


def _thinnest(group: Sequence[Rod]) -> Rod:
    """The contact among cylinders around one axis: a tail behind a socket is not in it."""
    rod = min(group, key=lambda rod: rod.radius)
    bores = [one for one in group if not one.convex and one.end > rod.end + HUG]
    mouth = min(bores, key=lambda one: one.radius, default=None)
    if rod.convex and mouth and rod.end < mouth.base + _RISES * (mouth.end - mouth.base):
        return mouth
    return rod


def is_neck(rod: Rod, group: Sequence[Rod]) -> bool:
    """Whether a pin or insert is thicker before and behind: a groove goes around it."""
    thicker = [one for one in group if one.convex and one.radius > rod.radius]
    before = any(one.base > rod.end - HUG for one in thicker)
    return rod.convex and before and any(one.end < rod.base + HUG for one in thicker)


def _free_tube(bore: Rod, group: Sequence[Rod]) -> Rod | None:
    """The outside of a thin tube that stands free around a bore: no insert is around it."""
    tubes = [
        rod
        for rod in group
        if rod.convex and bore.radius < rod.radius and abs(rod.end - bore.end) < STEP_BACK
    ]
    tube = min(tubes, key=lambda rod: rod.radius, default=None)
    if bore.convex or tube is None or tube.radius > _THICKEST_HOLLOW_PIN:
        return None
    if tube.end - tube.base < _RISES * (bore.end - bore.base):  # a collar around the bore
        return None
    around = (rod for rod in group if not rod.convex and rod.radius > tube.radius - HUG)
    return None if any(rod.end > tube.end - HUG for rod in around) else tube
