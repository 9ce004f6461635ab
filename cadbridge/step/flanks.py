"""Flat faces that run along the view: the sides of blades, of slots and of housings."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from cadbridge.step.frames import Frame, dot
from cadbridge.step.polygons import Spot, box
from cadbridge.step.sight import HUG
from cadbridge.step.solids import Plane

_ALONG = 0.01
_PARALLEL = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Flank:
    """A flat face that runs along the view."""

    across: Spot
    """Its normal, away from the material."""
    middle: Spot
    reach: float
    """Half of its length across the view."""
    low: float
    top: float

    def off(self, x: float, y: float) -> float:
        """How far the face lies from a place: above 0, material is between; below 0, a cavity."""
        return (self.middle[0] - x) * self.across[0] + (self.middle[1] - y) * self.across[1]

    def along(self, x: float, y: float) -> float:
        """How far its middle lies beside a place, along it."""
        return (self.middle[0] - x) * self.across[1] - (self.middle[1] - y) * self.across[0]

    def beside(self, x: float, y: float) -> float:
        """How far its middle lies beside a place, either way."""
        return abs(self.along(x, y))

    def goes_on_in(self, other: "Flank") -> bool:
        """Whether another is a piece of the same wall, parted from it by a slot."""
        facing = self.across[0] * other.across[0] + self.across[1] * other.across[1]
        return facing > _PARALLEL and abs(self.off(*other.middle)) < HUG

    def meets(self, x: float, y: float) -> bool:
        """Whether a place lies at it."""
        return abs(self.off(x, y)) < HUG and self.beside(x, y) < self.reach + HUG

    def ahead(self, x: float, y: float, way: Spot) -> float | None:
        """How far in front of a place it lies, seen along a direction; None where it does not."""
        facing = self.across[0] * way[0] + self.across[1] * way[1]
        if abs(facing) < _PARALLEL or self.beside(x, y) > self.reach:
            return None
        far = self.off(x, y) if facing > 0 else -self.off(x, y)
        return far if far > 0 else None

    def looks(self, way: Spot) -> bool:
        """Whether its outside is on the far side: material is before it."""
        return self.across[0] * way[0] + self.across[1] * way[1] > 0


def flanks_along(planes: Iterable[Plane], frame: Frame) -> list[Flank]:
    """The flat faces that run along a direction."""
    return [
        _flank(plane, frame)
        for plane in planes
        if abs(dot(plane.normal, frame.w)) <= _ALONG and plane.wires
    ]


def _flank(plane: Plane, frame: Frame) -> Flank:
    left, bottom, right, up = box([frame.flat(point) for point in plane.wires[0]])
    heights = [dot(point, frame.w) for point in plane.wires[0]]
    return Flank(
        across=frame.flat(plane.normal),
        middle=((left + right) / 2, (bottom + up) / 2),
        reach=hypot(right - left, up - bottom) / 2,
        low=min(heights),
        top=max(heights),
    )
