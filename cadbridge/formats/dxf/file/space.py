"""Points and placements in space, as blocks in blocks and entities on tilted planes need them."""

from math import cos, hypot, radians, sin
from typing import NamedTuple

_NEAR_Z = 1 / 64
"""Of the arbitrary axis algorithm (DXF reference, "Object coordinate systems")."""


class Vector(NamedTuple):
    """A point, or a direction."""

    x: float
    y: float
    z: float = 0.0

    def plus(self, other: "Vector") -> "Vector":
        """Their sum."""
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def times(self, factor: float) -> "Vector":
        """A multiple."""
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: "Vector") -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: "Vector") -> "Vector":
        """The vector product."""
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """Its length."""
        return hypot(self.x, self.y, self.z)

    def unit(self) -> "Vector":
        """The same direction, of length 1; a vector without length points along the z axis."""
        length = self.length
        return self.times(1 / length) if length else UP


ORIGIN = Vector(0.0, 0.0)
_X, _Y, UP = Vector(1.0, 0.0), Vector(0.0, 1.0), Vector(0.0, 0.0, 1.0)


class Placement(NamedTuple):
    """Where the axes and the origin of a system of coordinates lie in the one around it."""

    x: Vector = _X
    y: Vector = _Y
    z: Vector = UP
    origin: Vector = ORIGIN

    def direction(self, inner: Vector) -> Vector:
        """A direction, as the system around sees it."""
        along, across, up = inner
        x, y, z = self.x, self.y, self.z
        return Vector(
            along * x.x + across * y.x + up * z.x,
            along * x.y + across * y.y + up * z.y,
            along * x.z + across * y.z + up * z.z,
        )

    def point(self, inner: Vector) -> Vector:
        """A point, as the system around sees it."""
        if self is UNMOVED:
            return inner
        return self.direction(inner).plus(self.origin)

    def inside(self, outer: Vector) -> Vector:
        """A point of the system around in the coordinates of this one."""
        place = outer.plus(self.origin.times(-1))
        x, y, z = self.x, self.y, self.z
        planes = (y.cross(z), z.cross(x), x.cross(y))
        return Vector(*(place.dot(plane) for plane in planes)).times(1 / self.volume)

    def within(self, outer: "Placement") -> "Placement":
        """The same in the system around the outer one."""
        if outer is UNMOVED:
            return self
        if self is UNMOVED:
            return outer
        direction = outer.direction
        return Placement(
            direction(self.x), direction(self.y), direction(self.z), outer.point(self.origin)
        )

    @property
    def volume(self) -> float:
        """Of the cube that its axes span: 0 where it leaves nothing of what it holds."""
        return self.x.dot(self.y.cross(self.z))


UNMOVED = Placement()


def moved(x: float, y: float) -> Placement:
    """Moved within the plane."""
    return Placement(origin=Vector(x, y))


def scaled(x: float, y: float, z: float) -> Placement:
    """Scaled, or mirrored, along its axes."""
    if x == y == z == 1:
        return UNMOVED
    return Placement(_X.times(x), _Y.times(y), UP.times(z))


def turned(degrees: float) -> Placement:
    """Turned around the z axis, counterclockwise."""
    if not degrees:
        return UNMOVED
    angle = radians(degrees)
    return Placement(Vector(cos(angle), sin(angle)), Vector(-sin(angle), cos(angle)))


def plane_of(extrusion: Vector) -> Placement:
    """The plane that an entity is drawn in, by the direction that it is extruded to."""
    if extrusion == UP:
        return UNMOVED
    up = extrusion.unit()
    near = abs(up.x) < _NEAR_Z and abs(up.y) < _NEAR_Z
    along = (_Y if near else UP).cross(up).unit()
    return Placement(along, up.cross(along).unit(), up)
