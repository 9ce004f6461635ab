"""The open points of a library in the order in which people settle them."""

from collections.abc import Iterable, Iterator

from cadbridge.doubts.harm import gravity
from cadbridge.doubts.point import OpenPoint, shared_as
from cadbridge.doubts.service import Doubts


def worst_first(doubts: Doubts) -> Iterator[tuple[OpenPoint, list[str]]]:
    """Each open point with the further parts that it stands for, ordered by owner and harm."""
    alike: dict[object, list[OpenPoint]] = {}
    for point in doubts.everything():
        alike.setdefault(shared_as(point.place, point.source), []).append(point)
    by_owner: dict[str, list[list[OpenPoint]]] = {}
    for group in alike.values():
        by_owner.setdefault(group[0].owner, []).append(_each_owner(group))
    for own in sorted(by_owner.values(), key=_worst):
        for group in sorted(own, key=lambda group: gravity(group[0])):
            yield group[0], [point.owner for point in group[1:]]


def _each_owner(group: list[OpenPoint]) -> list[OpenPoint]:
    """Points alike, each owner once."""
    return list({point.owner: point for point in group}.values())


def _worst(own: Iterable[list[OpenPoint]]) -> tuple[object, ...]:
    return min(gravity(group[0]) for group in own)
