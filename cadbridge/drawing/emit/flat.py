"""A drawing on its sheet as one plane: everything in millimetres of the paper."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.shapes.items import Item, Placed, Point, Symbol
from cadbridge.drawing.shapes.move import sized
from cadbridge.drawing.shapes.paper import Viewport


def flat(drawing: Drawing, *, whole_blocks: bool = False) -> Drawing:
    """The drawing as it is seen on its sheet; one without a sheet as it is.

    Args:
        drawing: with or without a sheet.
        whole_blocks: place the symbols enlarged, as CAD programs do, instead of enlarging what
            they are made of.
    """
    paper = drawing.paper
    if paper is None:
        return drawing
    items: list[Item] = list(paper.items)
    symbols: dict[str, Symbol] = dict(drawing.symbols) if whole_blocks else {}
    for number, viewport in enumerate(paper.viewports):
        enlarged = _Enlarged(drawing.symbols, viewport, "" if whole_blocks else f" {number}")
        items += map(enlarged.item, viewport.items)
        if not whole_blocks:
            symbols |= enlarged.symbols
    return replace(
        drawing,
        scale=1,
        items=tuple(items),
        symbols=symbols,
        paper=None,
        left=0.0,
        bottom=0.0,
        right=paper.size.width,
        top=paper.size.height,
    )


class _Enlarged:
    """Takes items of one viewport to the paper."""

    def __init__(self, symbols: Mapping[str, Symbol], viewport: Viewport, mark: str) -> None:
        left, bottom, _, _ = viewport.window
        self._known = symbols
        self._mark = mark
        self._scale = viewport.scale
        self._dx = viewport.at[0] - left * viewport.scale
        self._dy = viewport.at[1] - bottom * viewport.scale
        self.symbols: dict[str, Symbol] = {}
        """Those that are used, enlarged, by their new names."""

    def item(self, item: Item) -> Item:
        """One item on the paper."""
        if isinstance(item, Placed):
            return self._placed(item, self._point)
        return sized(item, self._scale, self._point)

    def _point(self, point: Point) -> Point:
        return point[0] * self._scale + self._dx, point[1] * self._scale + self._dy

    def _placed(self, item: Placed, move: Callable[[Point], Point]) -> Placed:
        if not self._mark:
            return replace(item, position=move(item.position), size=item.size * self._scale)
        name = f"{item.symbol}{self._mark}"
        if name not in self.symbols:
            symbol = self._known[item.symbol]
            items = tuple(self._inside(inner) for inner in symbol.items)
            self.symbols[name] = replace(symbol, name=name, items=items)
        return replace(item, position=move(item.position), symbol=name)

    def _inside(self, item: Item) -> Item:
        """An item of a symbol, around the symbol's own origin."""
        if isinstance(item, Placed):
            return self._placed(item, self._about_origin)
        return sized(item, self._scale, self._about_origin)

    def _about_origin(self, point: Point) -> Point:
        return point[0] * self._scale, point[1] * self._scale
