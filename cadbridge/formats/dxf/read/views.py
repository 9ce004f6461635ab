"""Several views of a face on one sheet, told apart by names that come again."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import hypot

from cadbridge.formats.dxf.read.shapes import Ring, Word

Numbered = tuple[Ring, Word]
"""A contact's circle and the text beside it."""


def views_of(contacts: Sequence[Numbered]) -> list[list[Numbered]]:
    """The contacts by view, the fullest first; a single view where few names come again.

    Neighbours join first, and groups that share a name never do: so views part where the sheet
    parts them, without a measure of how far apart views must be.
    """
    names = {word.text for _, word in contacts}
    if len(contacts) - len(names) < len(names) / 2:
        return [list(contacts)]
    groups = {index: [index] for index in range(len(contacts))}
    for one, other in _closest_pairs(contacts):
        if groups[one] is not groups[other] and not _share_name(
            contacts, groups[one], groups[other]
        ):
            groups[one] += groups[other]
            groups.update(dict.fromkeys(groups[other], groups[one]))
    single = {id(group): group for group in groups.values()}
    views = [[contacts[index] for index in sorted(group)] for group in single.values()]
    return sorted(views, key=lambda view: (-len(view), view[0][0].x, -view[0][0].y))


def _closest_pairs(contacts: Sequence[Numbered]) -> Iterator[tuple[int, int]]:
    def apart(pair: tuple[int, int]) -> float:
        one, other = contacts[pair[0]][0], contacts[pair[1]][0]
        return hypot(one.x - other.x, one.y - other.y)

    yield from sorted(combinations(range(len(contacts)), 2), key=apart)


def _share_name(contacts: Sequence[Numbered], one: list[int], other: list[int]) -> bool:
    names = {contacts[index][1].text for index in one}
    return any(contacts[index][1].text in names for index in other)
