"""What is looked at of a model: its cylindrical and flat faces, in millimetres, as plain data."""

from dataclasses import dataclass
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cylinder:
    """One cylindrical face."""

    at: Point
    """A point of the axis."""
    along: Point
    """Direction of the axis, of length 1."""
    radius: float
    low: float
    """Where it begins, along the axis from `at`."""
    high: float
    sweep: float
    """Degrees that it goes around, 360 at most."""
    convex: bool
    """Its outside is free: a pin. Otherwise a bore."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """One flat face."""

    normal: Point
    """Points away from the material."""
    wires: tuple[tuple[Point, ...], ...]
    """Its edges as polygons: the outer one first, then its holes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solids:
    """All that was read of a model."""

    cylinders: tuple[Cylinder, ...]
    planes: tuple[Plane, ...]


def solids_from(data: dict[str, Any]) -> Solids:
    """What the reading process wrote."""
    return Solids(
        cylinders=tuple(
            Cylinder(**{**item, "at": tuple(item["at"]), "along": tuple(item["along"])})
            for item in data["cylinders"]
        ),
        planes=tuple(
            Plane(
                normal=tuple(item["normal"]),
                wires=tuple(tuple(tuple(point) for point in wire) for wire in item["wires"]),
            )
            for item in data["planes"]
        ),
    )
