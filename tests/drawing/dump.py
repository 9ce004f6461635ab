"""A drawing as text, one line an item: what golden files hold."""

from collections.abc import Iterable, Iterator

from cadbridge.drawing import Drawing
from cadbridge.drawing.shapes.items import (
    Arc,
    Arrow,
    Circle,
    Dimension,
    Disc,
    Filled,
    Item,
    Outline,
    Placed,
    Point,
    Segment,
    Text,
)


def dump(drawing: Drawing) -> str:
    """The whole drawing; positions to a hundredth of a millimetre."""
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    yield f"{drawing.title} 1:{drawing.scale}"
    yield f"{_n(drawing.left, drawing.bottom)} to {_n(drawing.right, drawing.top)}"
    for symbol in drawing.symbols.values():
        yield f"symbol {symbol.name}"
        yield from _items(symbol.items, "  ")
        for said in symbol.attributes:
            yield f"  {said.tag} {_n(*said.position)} {said.value}".rstrip()
    yield from _items(drawing.items, "")


def _items(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{item.layer} {_words(item)}"


def _words(item: Item) -> str:  # noqa: PLR0911 - one line a kind
    if isinstance(item, Text):
        return f"text {_n(*item.position)} h{_n(item.height)} {item.align} {item.text}"
    if isinstance(item, Segment):
        return f"line {_n(*item.start)} to {_n(*item.end)} {item.pen}"
    if isinstance(item, Circle):
        return f"circle {_n(*item.centre)} r{_n(item.radius)} {item.pen}"
    if isinstance(item, Arc):
        angles = f"{_n(item.start)} to {_n(item.end)}"
        return f"arc {_n(*item.centre)} r{_n(item.radius)} {angles} {item.pen}"
    if isinstance(item, Outline):
        shape = "closed" if item.closed else "open"
        return f"outline {shape} {_places(item.points)} bulges {_n(*item.bulges)} {item.pen}"
    if isinstance(item, Disc):
        return f"disc {_n(*item.centre)} r{_n(item.radius)}"
    if isinstance(item, Arrow):
        return f"arrow {_places(item.points)}"
    if isinstance(item, Filled):
        return f"filled {_places((item.low, item.high))} {item.colour.screen}"
    if isinstance(item, Placed):
        return f"place {item.symbol} {_n(*item.position)} {item.title}".rstrip()
    return _dimension(item)


def _dimension(item: Dimension) -> str:
    return f"dimension {_n(*item.start)} to {_n(*item.end)} feet {_places(item.feet)} {item.text}"


def _places(points: Iterable[Point]) -> str:
    return " ".join(f"({_n(*point)})" for point in points)


def _n(*values: float) -> str:
    return " ".join(f"{value + 0.0:.2f}".replace("-0.00", "0.00") for value in values)
