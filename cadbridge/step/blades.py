"""Blades: contacts that end in a small rectangle."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cadbridge.step.contacts import HUG, STEP_BACK, Contact, Shape, is_seen
from cadbridge.step.polygons import box, rectangle
from cadbridge.step.rods import Frame, Ring, dot
from cadbridge.step.solids import Plane

_LEAST, _MOST = 0.2, 15.0
_SAME_SIZE = 0.02
_ALONG = 0.01


def blades_seen(rings: Sequence[Ring], planes: Sequence[Plane], frame: Frame) -> list[Contact]:
    """All blades that look at the viewer, as wide as they are below a bevelled tip."""
    return [_whole(blade, planes, frame) for blade in _tips(rings)]


def _tips(rings: Sequence[Ring]) -> Iterator[Contact]:
    """Small rectangles that look at the viewer."""
    for ring in rings:
        found = rectangle(ring.points) if ring.facing and not ring.hole else None
        if found and _LEAST <= found[2] <= found[1] <= _MOST:
            (x, y), length, width = found
            yield Contact(
                x=x,
                y=y,
                size=width,
                length=length,
                shape=Shape.BLADE,
                base=ring.height,
                end=ring.height,
                free=is_seen(x, y, ring.height, length, rings),
            )


def _whole(blade: Contact, planes: Sequence[Plane], frame: Frame) -> Contact:
    """The blade as wide as the flat sides below its bevelled tip."""
    sides = [abs(off) for off in _side_offsets(blade, planes, frame)]
    widths = sorted({round(2 * off, 3) for off in sides if 2 * off > blade.size - _SAME_SIZE})
    if not widths:
        return blade
    width = widths[0]
    length = next((one for one in widths if one > blade.length - _SAME_SIZE), blade.length)
    return replace(blade, size=width, length=max(width, length))


def _side_offsets(blade: Contact, planes: Sequence[Plane], frame: Frame) -> Iterator[float]:
    """How far from a blade's middle the flat faces along it lie that are centred on it."""
    for plane in planes:
        if abs(dot(plane.normal, frame.w)) > _ALONG or not plane.wires:
            continue
        across = (dot(plane.normal, frame.u), dot(plane.normal, frame.v))
        spots = [frame.flat(point) for point in plane.wires[0]]
        top = max(dot(point, frame.w) for point in plane.wires[0])
        left, bottom, right, up = box(spots)
        dx, dy = (left + right) / 2 - blade.x, (bottom + up) / 2 - blade.y
        off = dx * across[0] + dy * across[1]
        beside = abs(dx * across[1] - dy * across[0])
        if beside < HUG and 0 < off < _MOST / 2 and abs(blade.end - top) < STEP_BACK:
            yield off
