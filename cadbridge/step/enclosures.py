"""Walls around contacts: they tell screw holes from contacts, and connectors from each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.polygons import Box, box, inside
from cadbridge.step.rods import Ring, Rod

_LEAST_WALL = 1.5
"""Radius in mm of the smallest wall around contacts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A wall, or the edge of a flat face, with the contacts in it."""

    held: frozenset[Contact]
    round: bool
    top: float
    """Height up to which it goes."""


def enclosures_of(
    contacts: Sequence[Contact], rods: Sequence[Rod], rings: Sequence[Ring]
) -> list[Enclosure]:
    """What holds two contacts or more; of those that hold the same, one."""
    found: dict[frozenset[Contact], Enclosure] = {}
    for wall in _walls(contacts, rods, rings):
        known = found.get(wall.held)
        if len(wall.held) > 1:
            top = max(wall.top, known.top if known else wall.top)
            is_round = wall.round or bool(known and known.round)
            found[wall.held] = Enclosure(held=wall.held, round=is_round, top=top)
    return list(found.values())


def _walls(
    contacts: Sequence[Contact], rods: Sequence[Rod], rings: Sequence[Ring]
) -> Iterator[Enclosure]:
    for rod in rods:
        if rod.whole and rod.radius > _LEAST_WALL:
            held = frozenset(c for c in contacts if rod.holds(c.x, c.y))
            yield Enclosure(held=held, round=True, top=rod.end)
    for ring in rings:
        bounds = box(ring.points)
        if bounds[2] - bounds[0] + bounds[3] - bounds[1] < 2 * _LEAST_WALL:
            continue
        near = [c for c in contacts if _within(bounds, c)]
        if len(near) > 1:
            held = frozenset(c for c in near if inside(ring.points, c.x, c.y))
            yield Enclosure(held=held, round=False, top=ring.height)


def fixing_holes(
    contacts: Sequence[Contact],
    around: Sequence[Enclosure],
    alike: Callable[[Contact, Contact], bool],
) -> list[Contact]:
    """Bores of one size that stand around a wall with contacts in it, as screws of a flange do.

    Where a round wall holds them too they are so only if they go through.
    """
    found: list[Contact] = []
    for bore in contacts:
        if bore.shape is Shape.SOCKET and bore not in found:
            group = [one for one in contacts if alike(bore, one)]
            if _is_around_an_insert(group, around):
                found += group
    return found


def _is_around_an_insert(group: Sequence[Contact], around: Sequence[Enclosure]) -> bool:
    members = frozenset(group)
    walled = any(wall.round and members <= wall.held for wall in around)
    if len(group) < 2 or (walled and not all(one.through for one in group)):
        return False
    reach = _grown(box([(one.x, one.y) for one in group]), max(one.size for one in group))
    return any(
        not members & wall.held and all(_within(reach, one) for one in wall.held) for wall in around
    )


def parts_of(chief: Sequence[Contact], around: Sequence[Enclosure]) -> list[list[Contact]]:
    """Contacts that stand in separate walls, the largest part first; empty where they do not."""
    all_of_them = frozenset(chief)
    shares = {wall.held & all_of_them for wall in around}
    proper = sorted((share for share in shares if 1 < len(share) < len(chief)), key=len)
    parts: list[frozenset[Contact]] = []
    for share in reversed(proper):
        if not any(share & part for part in parts):
            parts.append(share)
    if len(parts) < 2 or sum(map(len, parts)) < len(chief):
        return []
    return [
        [one for one in chief if one in part]
        for part in sorted(parts, key=lambda part: (-len(part), _place(part)))
    ]


def _place(part: frozenset[Contact]) -> tuple[float, float]:
    left, _, _, top = box([(one.x, one.y) for one in part])
    return -round(top, 2), left


def _within(bounds: Box, contact: Contact) -> bool:
    left, bottom, right, top = bounds
    return left <= contact.x <= right and bottom <= contact.y <= top


def _grown(bounds: Box, by: float) -> Box:
    left, bottom, right, top = bounds
    return left - by, bottom - by, right + by, top + by
