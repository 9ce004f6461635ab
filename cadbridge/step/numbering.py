"""Numbers for contacts of which a model shows none: a rule, and the rule in words."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from math import atan2, degrees, hypot

from cadbridge.step.polygons import Spot

_SAME_RING = 0.3
_SAME_ROW = 0.4
_KEY = 90.0
"""Degrees at which the key stands, or would."""


class Numbering(StrEnum):
    """How contacts are counted on the male mating face."""

    CLOCKWISE = "clockwise"
    COUNTERCLOCKWISE = "counterclockwise"
    ROWS = "rows"


def order(spots: Sequence[Spot], rule: Numbering, start: float = _KEY) -> list[int]:
    """The indices of contacts in the order of their numbers.

    Args:
        spots: places on the male mating face, from the centre.
        rule: the way to count.
        start: degrees, counter-clockwise from the right, from which a ring is counted.
    """
    if rule is Numbering.ROWS:
        return _grouped(spots, lambda spot: -spot[1], _SAME_ROW, within=lambda spot: spot[0])
    sign = -1 if rule is Numbering.CLOCKWISE else 1

    def way(spot: Spot) -> float:
        return round(sign * (degrees(atan2(spot[1], spot[0])) - start), 3) % 360

    return _grouped(spots, lambda spot: -hypot(*spot), _SAME_RING, within=way)


def _grouped(
    spots: Sequence[Spot],
    level: Callable[[Spot], float],
    same: float,
    within: Callable[[Spot], float],
) -> list[int]:
    """Indices by level, and within one level along it."""
    groups: list[list[int]] = []
    for index in sorted(range(len(spots)), key=lambda i: level(spots[i])):
        if groups and level(spots[index]) - level(spots[groups[-1][0]]) < same:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [i for group in groups for i in sorted(group, key=lambda i: within(spots[i]))]


def words(rule: Numbering, *, keyed: bool, rings: int, start: float | None) -> str:
    """The rule in a sentence, for the male mating face."""
    if rule is Numbering.ROWS:
        return "Counted row by row from the top, each from left to right, on the male mating face."
    way = "Clockwise" if rule is Numbering.CLOCKWISE else "Counter-clockwise"
    beside = "the key" if keyed else "the top"
    origin = beside if start is None else f"{start:g} degrees"
    inwards = ", ring by ring from the outside" if rings > 1 else ""
    return f"{way} from {origin} on the male mating face{inwards}."


def ring_count(spots: Sequence[Spot]) -> int:
    """How many rings the contacts lie on; one in the centre is a ring."""
    radii = sorted(hypot(*spot) for spot in spots)
    return sum(1 for i, radius in enumerate(radii) if not i or radius - radii[i - 1] > _SAME_RING)
