"""Rectangular and D-shaped edges: how they lie, and their measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, dist

from cadbridge.model.face import ShellKind
from cadbridge.step.polygons import Spot, box, corners, turned_spot, width_at
from cadbridge.step.sidelines import Range, Standing, sidelines

_LEANS = 0.03
"""Share by which a D-shape is narrower at its foot."""
_LEAST_LEAN, _MOST_LEAN = 3.0, 20.0
"""Degrees; the sides of a D-sub lean by 10."""
_LOW, _HIGH = 0.45, 0.55
"""Shares of its height between which its sides are straight, whatever its corners are."""
_SAME = 0.05
"""Degrees within which edges lie one way."""
_NEARLY = 0.9
"""Share of the way with most edges from which edges along the view tell how a shape lies."""
_STRAIGHT = 0.3
"""Share of the way around that edges of one way must have to tell how a shape lies."""

_MEASURES = ("width", "height")


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
    borrowed: tuple[str, ...] = ()
    """Those of which the middle is that of the contacts."""
    wider_up: bool = False
    """One half is wider and tells which long side is up."""


def lying(
    points: Sequence[Spot], contacts: Sequence[Spot], standing: Standing, *, female: bool
) -> Lying:
    """How an edge around contacts lies; it may stand askew, and slots and ridges may break it.

    Args:
        points: the edge.
        contacts: their places, which give the middle where a side is not sure.
        standing: tells the walls on the edge.
        female: sockets are in it.
    """
    askew = _askew(points)
    turn = askew or 0.0
    level = [turned_spot(x, y, -turn) for x, y in points]
    across, upwards = sidelines(
        level, lambda spot, way: standing(turned_spot(*spot, turn), turned_spot(*way, turn))
    )
    left, bottom, right, top = box([turned_spot(x, y, -turn) for x, y in contacts])
    wide, high = across or (left, right), upwards or (bottom, top)
    middle = (sum(wide) / 2, sum(high) / 2)
    whole = [(_within(x, across), _within(y, upwards)) for x, y in level]
    upright, quarters, wider_up = _upright(whole, middle)
    known = (across, upwards) if quarters % 180 == 0 else (upwards, across)
    unknown = tuple(
        name for name, one in zip(_MEASURES, known, strict=True) if one is None or askew is None
    )
    kind, figures = (
        (ShellKind.RECTANGULAR, _box_measures(upright))
        if unknown
        else _measured(upright, "female" if female else "male")
    )
    return Lying(
        kind=kind,
        centre=turned_spot(*middle, turn),
        figures=tuple((name, value) for name, value in figures if name[:-3] not in unknown),
        turn=180 - (180 - quarters + turn) % 360,
        unknown=unknown,
        borrowed=tuple(name for name, one in zip(_MEASURES, known, strict=True) if one is None),
        wider_up=wider_up,
    )


def _within(value: float, bounds: Range | None) -> float:
    return value if bounds is None else min(max(value, bounds[0]), bounds[1])


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
    _, bottom, _, top = box(upright)
    height = top - bottom
    wide, narrow = (width_at(upright, bottom + height * share) for share in (_HIGH, _LOW))
    middle = width_at(upright, (bottom + top) / 2)
    lean = degrees(atan2((wide - narrow) / 2, height * (_HIGH - _LOW)))
    if _LEAST_LEAN < lean < _MOST_LEAN:
        return ShellKind.D_SUB, (
            (f"{sex}_d_width_mm", middle),
            (f"{sex}_d_height_mm", height),
            ("side_angle_deg", lean),
        )
    return ShellKind.RECTANGULAR, _box_measures(upright)


def _box_measures(upright: Sequence[Spot]) -> tuple[tuple[str, float], ...]:
    left, bottom, right, top = box(upright)
    return ("width_mm", right - left), ("height_mm", top - bottom)


def _upright(points: Sequence[Spot], centre: Spot) -> tuple[list[Spot], float, bool]:
    """The polygon turned by quarters until it lies, its wider half up; the degrees; if one is."""
    best: tuple[float, list[Spot], float, bool] | None = None
    for turn in (0.0, 90.0, 180.0, 270.0):
        turned = [turned_spot(x - centre[0], y - centre[1], turn) for x, y in points]
        left, bottom, right, top = box(turned)
        height = top - bottom
        lies = (right - left) >= height
        more = width_at(turned, bottom + 0.8 * height) - width_at(turned, bottom + 0.2 * height)
        leans = abs(more) > _LEANS * height
        worth = (10_000.0 if lies else 0.0) + (more if leans else 0.0)
        if best is None or worth > best[0] + 1e-6:
            best = worth, turned, turn, leans
    assert best is not None
    return best[1:]
