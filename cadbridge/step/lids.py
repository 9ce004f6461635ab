"""Lids that are open in the middle: they lie before the contacts and leave all of them free."""

from collections.abc import Callable, Iterator, Sequence

from cadbridge.step.contacts import Shape
from cadbridge.step.mating import Side
from cadbridge.step.polygons import Spot, box, closely, inside
from cadbridge.step.rods import Ring, Rod
from cadbridge.step.sight import HUG

_CLEARLY = 1.02
"""By how much an opening is drawn out, so that one of the same size counts as no narrower."""
_NARROWER = 0.2
"""Share of an opening that lies within what is behind it; less is a key."""


def open_lid(walls: Sequence[Rod], edges: Sequence[Ring], side: Side) -> float | None:
    """Height of the back of such a lid; None where there is none.

    Its opening is narrower than what is around the contacts behind it.

    Args:
        walls: the round ones around all contacts.
        edges: of flat faces around all contacts.
        side: the one that mates.
    """
    front = max(one.end for one in side.contacts) - HUG
    backs = [ring for ring in edges if ring.hole and not ring.facing and ring.height > front]
    for back in sorted(backs, key=lambda ring: ring.height):
        behind = list(_behind(back, walls, edges, is_female=side.shape is Shape.SOCKET))
        if behind and all(_is_within(back, holds) for holds in behind):
            return back.height
    return None


def _behind(
    back: Ring, walls: Sequence[Rod], edges: Sequence[Ring], *, is_female: bool
) -> Iterator[Callable[[float, float], bool]]:
    """What tells whether a place lies in the shell, or on the insert, behind a lid."""
    for wall in walls:
        if wall.base < back.height - HUG and wall.convex is is_female:
            yield wall.holds
    for edge in edges:
        if edge.facing and edge.height < back.height + HUG and edge.hole is not is_female:
            yield _holds(edge.points)


def _holds(points: Sequence[Spot]) -> Callable[[float, float], bool]:
    return lambda x, y: inside(points, x, y)


def _is_within(opening: Ring, holds: Callable[[float, float], bool]) -> bool:
    left, bottom, right, top = box(opening.points)
    x, y = (left + right) / 2, (bottom + top) / 2
    pieces = [
        (holds(x + (a - x) * _CLEARLY, y + (b - y) * _CLEARLY), length)
        for (a, b), length in closely(opening.points)
    ]
    within = sum(length for held, length in pieces if held)
    return within > _NARROWER * sum(length for _, length in pieces)
