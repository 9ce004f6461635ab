"""Parts of a housing that look like blades from a side, since bores of another side are in them."""

from collections.abc import Sequence

from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.frames import Frame, dot
from cadbridge.step.mating import Side
from cadbridge.step.solids import Point

_ACROSS = 0.5
"""Cosine of the angle between two directions below which they are across each other."""
_BELOW = 0.5
"""Millimetres below the mouth of a bore at which its axis is looked for."""


def are_housings(side: Side, sides: Sequence[Side]) -> bool:
    """Whether each blade of a side holds a socket that looks another way."""
    if side.shape is not Shape.BLADE:
        return False
    mouths = [
        _point(other.frame, one)
        for other in sides
        if other.shape is Shape.SOCKET and abs(dot(other.frame.w, side.frame.w)) < _ACROSS
        for one in other.contacts
    ]
    return all(any(_holds(side.frame, one, mouth) for mouth in mouths) for one in side.contacts)


def _point(frame: Frame, bore: Contact) -> Point:
    x, y, h = bore.x, bore.y, bore.end - _BELOW
    ux, uy, uz = frame.u
    vx, vy, vz = frame.v
    wx, wy, wz = frame.w
    return x * ux + y * vx + h * wx, x * uy + y * vy + h * wy, x * uz + y * vz + h * wz


def _holds(frame: Frame, blade: Contact, point: Point) -> bool:
    return blade.holds(*frame.flat(point)) and blade.base < dot(frame.w, point) < blade.end
