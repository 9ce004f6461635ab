"""Blades: contacts that end in a small rectangle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cadbridge.step.contacts import HUG, STEP_BACK, Contact, Shape, bounded, is_seen
from cadbridge.step.polygons import Spot, box, rectangle
from cadbridge.step.rods import Frame, Ring, dot
from cadbridge.step.solids import Plane

_LEAST, _MOST = 0.2, 15.0
_SAME_SIZE = 0.02
_ALONG = 0.01


def blades_seen(rings: Sequence[Ring], planes: Sequence[Plane], frame: Frame) -> list[Contact]:
    """All blades that look at the viewer, as wide as they are below a bevelled tip."""
    flanks = [_flank(plane, frame) for plane in planes if _is_along(plane, frame)]
    return [_whole(blade, flanks) for blade in _tips(rings)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flank:
    """A flat face that runs along the view."""

    across: Spot
    """Its normal."""
    middle: Spot
    top: float


def _is_along(plane: Plane, frame: Frame) -> bool:
    return abs(dot(plane.normal, frame.w)) <= _ALONG and bool(plane.wires)


def _flank(plane: Plane, frame: Frame) -> _Flank:
    left, bottom, right, up = box([frame.flat(point) for point in plane.wires[0]])
    return _Flank(
        across=frame.flat(plane.normal),
        middle=((left + right) / 2, (bottom + up) / 2),
        top=max(dot(point, frame.w) for point in plane.wires[0]),
    )


def _tips(rings: Sequence[Ring]) -> Iterator[Contact]:
    """Small rectangles that look at the viewer."""
    found = [(ring, rectangle(ring.points)) for ring in rings if ring.facing and not ring.hole]
    small = [(ring, one) for ring, one in found if one and _LEAST <= one[2] <= one[1] <= _MOST]
    bounded(len(small))
    for ring, ((x, y), length, width) in small:
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


def _whole(blade: Contact, flanks: Sequence[_Flank]) -> Contact:
    """The blade as wide as the flat sides below its bevelled tip."""
    sides = [abs(off) for off in _side_offsets(blade, flanks)]
    widths = sorted({round(2 * off, 3) for off in sides if 2 * off > blade.size - _SAME_SIZE})
    if not widths:
        return blade
    width = widths[0]
    length = next((one for one in widths if one > blade.length - _SAME_SIZE), blade.length)
    return replace(blade, size=width, length=max(width, length))


def _side_offsets(blade: Contact, flanks: Sequence[_Flank]) -> Iterator[float]:
    """How far from a blade's middle the flat faces along it lie that are centred on it."""
    for flank in flanks:
        dx, dy = flank.middle[0] - blade.x, flank.middle[1] - blade.y
        off = dx * flank.across[0] + dy * flank.across[1]
        beside = abs(dx * flank.across[1] - dy * flank.across[0])
        if beside < HUG and 0 < off < _MOST / 2 and abs(blade.end - flank.top) < STEP_BACK:
            yield off
