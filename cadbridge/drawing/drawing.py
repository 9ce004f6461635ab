"""A drawing: its shapes and texts, its symbols, its size, and the facts it was made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cadbridge.drawing.shapes.items import Item, Placed, Symbol
from cadbridge.drawing.shapes.move import shifted
from cadbridge.drawing.shapes.paper import Paper
from cadbridge.drawing.shapes.view import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One drawing, in millimetres at 1:1, the middle of the insert at the origin, y up."""

    name: str
    """A file stem of its own: the part number, and the port or the cable's end."""
    folder: str
    """A folder of the part's own, or ``faces`` for bare connectors."""
    title: str
    part_number: str
    side: Side
    scale: int
    """Paper millimetres a model millimetre that the texts are sized for."""
    items: tuple[Item, ...]
    symbols: Mapping[str, Symbol] = field(default_factory=dict)
    """Symbols that items place, by name."""
    paper: Paper | None = None
    """The sheet that shows it enlarged; none for pictures."""
    sheet_only: bool = False
    """It makes sense on its sheet alone: several faces, a cable."""
    is_cable: bool = False
    """It shows a whole cable."""
    left: float
    bottom: float
    right: float
    top: float

    def pieces(self) -> Iterator[Item]:
        """The items, with those of the face in the place of its block."""
        for item in self.items:
            if isinstance(item, Placed) and not item.contact:
                yield from shifted(self.symbols[item.symbol].items, *item.position)
            else:
                yield item

    @property
    def is_as_set(self) -> bool:
        """Whether its sheet shows all texts as large as they are read at arm's length."""
        return self.paper is None or self.paper.smaller == 1.0

    @property
    def width(self) -> float:
        """Width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.top - self.bottom
