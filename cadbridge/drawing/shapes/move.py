"""Shapes and texts moved and enlarged."""

from collections.abc import Callable, Iterable
from dataclasses import replace

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


def shifted(items: Iterable[Item], dx: float, dy: float) -> tuple[Item, ...]:
    """Items moved."""
    if not (dx or dy):
        return tuple(items)

    def move(point: Point) -> Point:
        return point[0] + dx, point[1] + dy

    return tuple(
        replace(item, position=move(item.position))
        if isinstance(item, Placed)
        else sized(item, 1.0, move)
        for item in items
    )


def sized(item: Item, scale: float, move: Callable[[Point], Point]) -> Item:  # noqa: PLR0911 - one a kind
    """A shape or text, moved and enlarged."""
    if isinstance(item, Text):
        return replace(item, position=move(item.position), height=item.height * scale)
    if isinstance(item, Segment):
        return replace(item, start=move(item.start), end=move(item.end))
    if isinstance(item, Circle | Arc | Disc):
        return replace(item, centre=move(item.centre), radius=item.radius * scale)
    if isinstance(item, Outline):
        return replace(item, points=tuple(map(move, item.points)))
    if isinstance(item, Filled):
        return replace(item, low=move(item.low), high=move(item.high))
    if isinstance(item, Arrow):
        first, second, third = map(move, item.points)
        return replace(item, points=(first, second, third))
    if isinstance(item, Dimension):
        feet = (move(item.feet[0]), move(item.feet[1]))
        return replace(
            item,
            start=move(item.start),
            end=move(item.end),
            text_height=item.text_height * scale,
            feet=feet,
        )
    return item
