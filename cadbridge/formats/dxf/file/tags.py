"""Entities as DXF tags.

ezdxf needs about 0.1 ms an entity to make and write it, and a drawing has two hundred; writing
the tags of the few kinds that a drawing has directly takes a twentieth of that. What surrounds
them is a frame (`cadbridge.formats.dxf.file.frame`); tests have ezdxf hold the result to be sound.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import cos, pi, sin

from cadbridge.drawing.shapes.geometry import bulged_arc
from cadbridge.drawing.shapes.items import (
    Align,
    Arc,
    Arrow,
    Attribute,
    Circle,
    Disc,
    Filled,
    Layer,
    Outline,
    Pen,
    Placed,
    Point,
    Segment,
    Symbol,
    Text,
)
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.drawing.shapes.paper import Viewport
from cadbridge.formats.dxf.file.styles import ISO_WEIGHTS, LINE_TYPES, TEXT_STYLE, VIEWPORTS
from cadbridge.formats.dxf.file.text import encode

_HEAVIER = (Pen.WIDE, Pen.MEDIUM)
"""Pens that are not their layer's."""
_DISC_STRIPS = 6
_INVISIBLE, _PRESET = 1, 8
"""Flags of an attribute."""
_BEFORE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0, Align.MIDDLE: 0.5}
"""Share of a text's width that lies before its position."""


_VIEW_ALONG_Z = (
    " 13\n0.0\n 23\n0.0\n 14\n10.0\n 24\n10.0\n 15\n10.0\n 25\n10.0\n"
    " 16\n0.0\n 26\n0.0\n 36\n1.0\n 17\n0.0\n 27\n0.0\n 37\n0.0\n"
    " 42\n50.0\n 43\n0.0\n 44\n0.0\n"
)
_VIEW_FLAGS = tuple(
    f" 50\n0.0\n 51\n0.0\n 72\n100\n 90\n{flags}\n  1\n\n281\n0\n 71\n0\n 74\n0\n"
    "110\n0.0\n120\n0.0\n130\n0.0\n111\n1.0\n121\n0.0\n131\n0.0\n112\n0.0\n122\n1.0\n132\n0.0\n"
    " 79\n0\n146\n0.0\n"
    for flags in (557088, 540672 | 16384)
)
"""Of the sheet's own viewport and of the others, whose scale is locked (bit 16384)."""


def real(value: float) -> str:
    """A number with a decimal point, to a hundred-millionth."""
    digits = f"{value:.8f}".rstrip("0")
    if digits.endswith("."):
        digits += "0"
    return "0.0" if digits == "-0.0" else digits


def point(code: int, place: Point) -> str:
    """The three tags of a point."""
    return f" {code}\n{real(place[0])}\n {code + 10}\n{real(place[1])}\n {code + 20}\n0.0\n"


class TagWriter:
    """Collects the tags of one file's entities, and gives them their handles."""

    def __init__(
        self,
        version: str,
        weights: Mapping[Pen, int],
        first_handle: int,
        paper_space: str,
        layers: Mapping[Layer, str],
    ) -> None:
        """Begin.

        Args:
            version: ``AC1009`` or later.
            weights: of lines, in hundredths of a millimetre.
            first_handle: the first handle that the frame has not taken.
            paper_space: handle of the layout's space.
            layers: how they are called.
        """
        self.legacy_text = version < "AC1021"
        self.paper_space = paper_space
        self._version = version
        self._weights = weights
        self._layers = layers
        self._classic = version == "AC1009"
        self._handle = first_handle
        self.tags: list[str] = []

    def next_handle(self) -> str:
        """A handle that nobody has."""
        self._handle += 1
        return f"{self._handle - 1:X}"

    @property
    def seed(self) -> str:
        """The first handle that is still free."""
        return f"{self._handle:X}"

    def subclass(self, name: str) -> str:
        """The mark of a subclass; R12 has none."""
        return "" if self._classic else f"100\n{name}\n"

    def head(
        self, kind: str, layer: Layer, owner: str, subclass: str, pen: Pen = Pen.NARROW
    ) -> str:
        """What every entity begins with."""
        on_layer = f"  8\n{self._layers[layer]}\n"
        line_type = f"  6\n{LINE_TYPES[pen]}\n" if pen in LINE_TYPES else ""
        if self._classic:
            return f"  0\n{kind}\n  5\n{self.next_handle()}\n{on_layer}{line_type}"
        weight = f"370\n{self._weights[pen]}\n" if pen in _HEAVIER else ""
        space = " 67\n1\n" if owner == self.paper_space else ""
        return (
            f"  0\n{kind}\n  5\n{self.next_handle()}\n330\n{owner}\n100\nAcDbEntity\n{space}"
            f"{on_layer}{line_type}{weight}100\n{subclass}\n"
        )

    def segment(self, item: Segment, owner: str) -> None:
        """A LINE."""
        head = self.head("LINE", item.layer, owner, "AcDbLine", item.pen)
        self.tags.append(head + point(10, item.start) + point(11, item.end))

    def circle(self, item: Circle, owner: str) -> None:
        """A CIRCLE."""
        head = self.head("CIRCLE", item.layer, owner, "AcDbCircle", item.pen)
        self.tags.append(f"{head}{point(10, item.centre)} 40\n{real(item.radius)}\n")

    def arc(self, item: Arc, owner: str) -> None:
        """An ARC."""
        head = self.head("ARC", item.layer, owner, "AcDbCircle", item.pen)
        self.tags.append(
            f"{head}{point(10, item.centre)} 40\n{real(item.radius)}\n"
            f"{self.subclass('AcDbArc')} 50\n{real(item.start)}\n 51\n{real(item.end)}\n"
        )

    def outline(self, item: Outline, owner: str) -> None:
        """Lines and arcs: LibreOffice and others draw the arcs of polylines as straight lines."""
        following = (*item.points[1:], item.points[0])
        pieces = list(zip(item.points, following, item.bulges, strict=True))
        for start, end, bulge in pieces if item.closed else pieces[:-1]:
            if bulge:
                self.arc(bulged_arc(item, start, end, bulge), owner)
            else:
                self.segment(Segment(item.layer, start, end, item.pen), owner)

    def solid(self, layer: Layer, corners: tuple[Point, Point, Point, Point], owner: str) -> None:
        """A SOLID; its corners run in a zigzag."""
        places = "".join(point(10 + index, corner) for index, corner in enumerate(corners))
        self.tags.append(self.head("SOLID", layer, owner, "AcDbTrace") + places)

    def filled(self, item: Filled, owner: str) -> None:
        """A SOLID in a colour of its own: its index, and true colour where the version has it."""
        (left, low), (right, high) = item.low, item.high
        colour = f" 62\n{item.colour.index}\n"
        if self._version >= "AC1018":
            colour += f"420\n{int(item.colour.screen.removeprefix('#'), 16)}\n"
        head = self.head("SOLID", item.layer, owner, "AcDbTrace")
        on_layer = f"  8\n{self._layers[item.layer]}\n"
        corners = ((left, low), (right, low), (left, high), (right, high))
        places = "".join(point(10 + index, corner) for index, corner in enumerate(corners))
        self.tags.append(head.replace(on_layer, on_layer + colour, 1) + places)

    def arrow(self, item: Arrow, owner: str) -> None:
        """A filled triangle."""
        first, second, third = item.points
        self.solid(item.layer, (first, second, third, third), owner)

    def disc(self, item: Disc, owner: str) -> None:
        """A filled circle of strips: the one filled shape that R12 and every program has."""
        x, y = item.centre
        angles = [pi / 2 - index * pi / _DISC_STRIPS for index in range(_DISC_STRIPS + 1)]
        rims = [(item.radius * cos(angle), item.radius * sin(angle)) for angle in angles]
        for (upper_x, upper_y), (lower_x, lower_y) in pairwise(rims):
            corners = (
                (x - upper_x, y + upper_y),
                (x + upper_x, y + upper_y),
                (x - lower_x, y + lower_y),
                (x + lower_x, y + lower_y),
            )
            self.solid(item.layer, corners, owner)

    def text(self, item: Text, owner: str) -> None:
        """A TEXT, always placed by its left end: LibreOffice knows no other alignment."""
        x, y = item.position
        x -= _BEFORE[item.align] * text_width(item.text, item.height)
        if item.align is Align.MIDDLE:
            y -= item.height / 2
        head = self.head("TEXT", item.layer, owner, "AcDbText")
        body = self.text_body((x, y), item.height, item.text)
        self.tags.append(f"{head}{body}{self.subclass('AcDbText')}")

    def text_body(self, position: Point, height: float, text: str) -> str:
        """Place, height, text and style of a TEXT, ATTRIB or ATTDEF."""
        content = encode(text, legacy=self.legacy_text)
        return f"{point(10, position)} 40\n{real(height)}\n  1\n{content}\n  7\n{TEXT_STYLE}\n"

    def insert(self, item: Placed, block: str, owner: str, *, more: bool) -> str:
        """An INSERT; `more` if attributes follow. Its handle, for `end_of_attributes`."""
        handle = f"{self._handle:X}"
        head = self.head("INSERT", item.layer, owner, "AcDbBlockReference")
        follow = " 66\n1\n" if more else ""
        size = real(item.size)
        sized = f" 41\n{size}\n 42\n{size}\n 43\n{size}\n" if item.size != 1.0 else ""
        self.tags.append(f"{head}{follow}  2\n{block}\n{point(10, item.position)}{sized}")
        return handle

    def viewport(
        self,
        item: Viewport,
        number: int,
        owner: str,
        handle: str = "",
        *,
        border: bool = False,
    ) -> None:
        """A VIEWPORT on paper, its border plotted or not."""
        layer = (
            f"{self._layers[Layer.TITLE]}\n370\n{ISO_WEIGHTS[Pen.WIDE]}" if border else VIEWPORTS
        )
        (left, bottom, right, top), (width, height) = item.window, item.size
        centre = (item.at[0] + width / 2, item.at[1] + height / 2)
        middle = ((left + right) / 2, (bottom + top) / 2)
        head = (
            f"  0\nVIEWPORT\n  5\n{handle or self.next_handle()}\n330\n{owner}\n100\nAcDbEntity\n"
            f" 67\n1\n  8\n{layer}\n100\nAcDbViewport\n"
        )
        self.tags.append(
            f"{head}{point(10, centre)} 40\n{real(width)}\n 41\n{real(height)}\n"
            f" 68\n{number}\n 69\n{number}\n"
            f" 12\n{real(middle[0])}\n 22\n{real(middle[1])}\n{_VIEW_ALONG_Z}"
            f" 45\n{real(top - bottom)}\n{_VIEW_FLAGS[number > 1]}"
        )

    def attribute(self, item: Placed, symbol: Symbol, said: Attribute, owner: str) -> None:
        """An invisible ATTRIB of a placed symbol."""
        head = self.head("ATTRIB", symbol.layer, owner, "AcDbText")
        (x, y), (dx, dy), size = item.position, said.position, item.size
        body = self.text_body((x + dx * size, y + dy * size), symbol.text_height * size, said.value)
        mark = self.subclass("AcDbAttribute")
        flags = f" 70\n{_INVISIBLE}\n{self._single_line()}"
        self.tags.append(f"{head}{body}{mark}  2\n{said.tag}\n{flags}")

    def attribute_definition(self, symbol: Symbol, said: Attribute, owner: str) -> None:
        """An ATTDEF without a value; whoever inserts the block again is not asked for one."""
        head = self.head("ATTDEF", symbol.layer, owner, "AcDbText")
        body = self.text_body(said.position, symbol.text_height, "")
        mark = self.subclass("AcDbAttributeDefinition")
        flags = f" 70\n{_INVISIBLE | _PRESET}\n{self._single_line()}"
        self.tags.append(
            f"{head}{body}{mark}  3\n{said.tag.capitalize()}\n  2\n{said.tag}\n{flags}"
        )

    def _single_line(self) -> str:
        """R2018 states that an attribute holds no text of several lines."""
        return " 71\n1\n 72\n0\n" if self._version >= "AC1032" else ""

    def end_of_attributes(self, layer: Layer, insert: str) -> None:
        """The SEQEND after the attributes of an insert."""
        head = f"  0\nSEQEND\n  5\n{self.next_handle()}\n"
        owned = "" if self._classic else f"330\n{insert}\n100\nAcDbEntity\n"
        self.tags.append(f"{head}{owned}  8\n{self._layers[layer]}\n")
