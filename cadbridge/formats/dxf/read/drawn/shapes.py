"""What a reader looks at of a document, in millimetres: texts, circles and placed blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from cadbridge.drawing.shapes.items import Point
from cadbridge.formats.dxf.file.space import UP, Placement, Vector

MOST_ENTITIES = 100_000


Within = tuple[int, ...]
"""The placed blocks that hold something, as indices of `Shapes.marks`, from the outside in."""


@dataclass(frozen=True, slots=True)
class Word:
    """A visible text."""

    text: str
    x: float
    y: float
    """Left end of the base line."""
    height: float
    layer: str
    middle: Point
    """The middle of its box."""
    handle: str = ""
    angle: float = 0.0
    """Of its base line, in degrees from 0 to 360."""
    mirrored: bool = False
    shown: bool = True
    """False: it, its layer or its block is off or frozen."""
    within: Within = ()
    normal: Vector = UP
    """The direction from which it is read."""
    english: str = ""
    """What it says, in English where it is one of the words of our drawings."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle."""

    x: float
    y: float
    radius: float
    layer: str = ""
    handle: str = ""
    shown: bool = True
    broken: bool = False
    """Drawn with a line of dashes."""
    within: Within = ()

    def gap(self, point: Point) -> float:
        """How far outside a point is."""
        return hypot(point[0] - self.x, point[1] - self.y) - self.radius


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    layer: str
    shown: bool = True
    within: Within = ()

    @property
    def middle(self) -> Point:
        """The point halfway."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2

    @property
    def length(self) -> float:
        """In millimetres."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])


@dataclass(frozen=True, slots=True)
class Mark:
    """A placed block."""

    block: str
    x: float
    y: float
    handle: str
    frame: Placement
    """From the block's own millimetres to those of the drawing."""
    attributes: Mapping[str, str]
    places: Mapping[str, Point]
    """Where its attributes stand."""
    rings: tuple[float, ...] = ()
    """Radii of the circles around its origin, small to large."""
    width: float = 0.0
    """Width of its lines, 0 if it has none."""
    within: Within = ()

    @property
    def size(self) -> float:
        """How much larger it is placed than it was drawn."""
        return self.frame.x.length

    @property
    def is_mirrored(self) -> bool:
        """Whether it is placed as its mirror image."""
        return self.frame.x.cross(self.frame.y).z < 0

    def inside(self, x: float, y: float) -> tuple[float, float]:
        """A point of the drawing in the block's own millimetres."""
        place = self.frame.inside(Vector(x, y))
        return place.x, place.y


@dataclass(frozen=True, slots=True)
class Shapes:
    """Everything that is drawn, blocks taken apart."""

    words: tuple[Word, ...]
    rings: tuple[Ring, ...]
    lines: tuple[Line, ...]
    """Without those of long polylines."""
    marks: tuple[Mark, ...]
    unit_known: bool
    unit_mm: float = 1.0
    """Millimetres of the drawing's unit, as they were taken."""
    lengths: tuple[tuple[str, float], ...] = ()
    """What dimensions say that is not the drawn length, and how many times that it is."""
    repairs: tuple[str, ...] = ()
    changed: str = ""
    """What was done to a drawing of ours as a whole, and undone here."""
