"""A drawing: its shapes and texts, its symbols, its size, and the facts it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cadbridge.drawing.items import Item, Symbol
from cadbridge.drawing.view import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One drawing, in millimetres at 1:1, the middle of the insert at the origin, y up."""

    name: str
    """A file stem of its own in the folder: the port's, ``end-a``, or the connector's."""
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
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.top - self.bottom
