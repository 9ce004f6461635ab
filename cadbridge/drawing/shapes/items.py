"""What a drawing consists of: shapes and texts on layers, in millimetres, y up.

Emitters turn these few shapes into DXF and SVG; nothing else is ever drawn.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Layer(StrEnum):
    """Layers of a drawing, by the names they have in CAD."""

    OUTLINE = "FACE_OUTLINE"
    KEY = "FACE_KEY"
    CONTACT = "FACE_CONTACT"
    NUMBER = "FACE_NUMBER"
    TABLE = "PIN_TABLE"
    WIRE = "WIRE"
    DIMENSION = "DIMENSION"
    TITLE = "TITLE"


class Pen(StrEnum):
    """Line types after ISO 128."""

    WIDE = "wide"
    MEDIUM = "medium"
    """Outlines of tables and title blocks."""
    NARROW = "narrow"
    DASHED = "dashed"
    """Narrow; symbols, not shapes."""
    CENTRE = "centre"
    """Narrow, long dash and dot."""


class Align(StrEnum):
    """Which point of a text its position is."""

    LEFT = "left"
    """Left end of the base line."""
    RIGHT = "right"
    """Right end of the base line."""
    CENTRE = "centre"
    """Middle of the base line."""
    MIDDLE = "middle"
    """Middle of the capitals' box."""


Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line."""

    layer: Layer
    start: Point
    end: Point
    pen: Pen = Pen.NARROW


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    layer: Layer
    centre: Point
    radius: float
    pen: Pen = Pen.NARROW


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc, counter-clockwise from start to end, in degrees."""

    layer: Layer
    centre: Point
    radius: float
    start: float
    end: float
    pen: Pen = Pen.NARROW


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of straight pieces and arcs; ``bulges[i]`` bends the piece after point i.

    A bulge is the tangent of a quarter of the arc's angle, positive counter-clockwise, as in DXF.
    """

    layer: Layer
    points: tuple[Point, ...]
    bulges: tuple[float, ...]
    pen: Pen = Pen.WIDE
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    layer: Layer
    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A filled triangle."""

    layer: Layer
    points: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text."""

    layer: Layer
    position: Point
    height: float
    """Of capitals."""
    text: str
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Placed:
    """A symbol of the drawing at a point."""

    layer: Layer
    symbol: str
    position: Point
    contact: str = ""
    """The printed name of the contact that it is."""
    title: str = ""
    """What a pointer on it is told."""
    size: float = 1.0
    """How much larger than it was drawn it is placed."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A horizontal distance between two points, its dimension line from `start` to `end`."""

    layer: Layer
    start: Point
    end: Point
    text: str
    text_height: float
    feet: tuple[Point, Point]
    """The points that are measured, from left to right."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of a core."""

    screen: str
    """As screens show it, ``#2f9e44``."""
    index: int
    """AutoCAD's colour index."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A rectangle in a colour, from its lower left to its upper right corner."""

    layer: Layer
    low: Point
    high: Point
    colour: Colour


Item: TypeAlias = (
    Filled | Segment | Circle | Arc | Outline | Disc | Arrow | Text | Placed | Dimension
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is said about a symbol: an attribute of its block in CAD, not drawn."""

    tag: str
    value: str
    position: Point = (0.0, 0.0)
    """What it is about; in the symbol's own coordinates."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Shapes that are drawn once and placed as one, around their own origin."""

    name: str
    items: tuple[Item, ...]
    layer: Layer
    attributes: tuple[Attribute, ...] = ()
    text_height: float = 1.0
    """Of the attributes, should someone make them visible."""
