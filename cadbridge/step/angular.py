"""Rectangular and D-shaped edges: how they lie, and their measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, dist

from cadbridge.model.face import ShellKind
from cadbridge.step.polygons import Spot, box, corners, turned_spot, width_at

_LEANS = 0.03
"""Share by which a D-shape is narrower at its foot."""
_MOST_LEAN = 20.0
"""Degrees; the sides of a D-sub lean by 10."""
_SAME = 0.05
"""Degrees within which edges lie one way."""
_NEARLY = 0.9
"""Share of the way with most edges from which edges along the view tell how a shape lies."""
_STRAIGHT = 0.3
"""Share of the way around that edges of one way must have to tell how a shape lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A shape with straight edges."""

    kind: ShellKind
    centre: Spot
    figures: tuple[tuple[str, float], ...]
    """Name and value, in mm or degrees."""
    turn: float
    """Degrees counter-clockwise by which it must be turned to lie with its wide side up."""
    unknown: tuple[str, ...] = ()
    """Measures that it does not show, in words."""


def lying(points: Sequence[Spot], *, female: bool) -> Lying:
    """How an edge around contacts lies; it may stand askew.

    Args:
        points: the edge.
        female: sockets are in it.
    """
    askew = _askew(points)
    level = [turned_spot(x, y, -(askew or 0.0)) for x, y in points]
    left, bottom, right, top = box(level)
    middle = ((left + right) / 2, (bottom + top) / 2)
    upright, quarters = _upright(level, middle)
    turn = 180 - (180 - quarters + (askew or 0.0)) % 360
    kind, figures = _measured(upright, "female" if female else "male")
    return Lying(
        kind=kind,
        centre=turned_spot(*middle, askew or 0.0),
        figures=() if askew is None else figures,
        turn=turn,
        unknown=("width", "height") if askew is None else (),
    )


def _askew(points: Sequence[Spot]) -> float | None:
    """Degrees, -45 to 45, by which a shape is turned from the view; None where no edge tells."""
    at = corners(points)
    edges = sorted(pairwise([*at, *at[:1]]), key=lambda edge: -dist(*edge))
    ways: dict[float, float] = {}
    for a, b in edges:
        angle = _from_level(a, b)
        way = next((known for known in ways if abs(known - angle) < _SAME), angle)
        ways[way] = ways.get(way, 0.0) + dist(a, b)
    chief = max(ways, key=lambda way: ways[way])
    if ways[chief] < _STRAIGHT * sum(ways.values()):
        return None
    level = min(ways, key=abs)
    is_level = abs(level) < _SAME and ways[level] > _NEARLY * ways[chief]
    return round(level if is_level else chief, 4)


def _from_level(a: Spot, b: Spot) -> float:
    return (degrees(atan2(b[1] - a[1], b[0] - a[0])) + 45) % 90 - 45


def _measured(upright: Sequence[Spot], sex: str) -> tuple[ShellKind, tuple[tuple[str, float], ...]]:
    left, bottom, right, top = box(upright)
    width, height = right - left, top - bottom
    wide, narrow = (width_at(upright, bottom + height * share) for share in (0.8, 0.2))
    middle = width_at(upright, (bottom + top) / 2)
    lean = degrees(atan2((wide - narrow) / 2, height * 0.6))
    is_straight = abs(middle - (wide + narrow) / 2) < _LEANS * width
    if wide > narrow * (1 + _LEANS) and is_straight and lean < _MOST_LEAN:
        return ShellKind.D_SUB, (
            (f"{sex}_d_width_mm", middle),
            (f"{sex}_d_height_mm", height),
            ("side_angle_deg", lean),
        )
    return ShellKind.RECTANGULAR, (("width_mm", width), ("height_mm", height))


def _upright(points: Sequence[Spot], centre: Spot) -> tuple[list[Spot], float]:
    """The polygon turned by quarters until it lies, its wider half up; and the degrees."""
    best: tuple[float, list[Spot], float] | None = None
    for turn in (0.0, 90.0, 180.0, 270.0):
        turned = [turned_spot(x - centre[0], y - centre[1], turn) for x, y in points]
        left, bottom, right, top = box(turned)
        height = top - bottom
        lies = (right - left) >= height
        more = width_at(turned, bottom + 0.8 * height) - width_at(turned, bottom + 0.2 * height)
        worth = (10_000.0 if lies else 0.0) + (more if abs(more) > _LEANS * height else 0.0)
        if best is None or worth > best[0] + 1e-6:
            best = worth, turned, turn
    assert best is not None
    return best[1], best[2]
