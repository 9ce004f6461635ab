"""Which contacts are those of one face, where a drawing shows several."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import hypot
from statistics import median

from cadbridge.formats.dxf.read.drawn.boxes import Box
from cadbridge.formats.dxf.read.drawn.shapes import Ring, Word
from cadbridge.formats.dxf.read.own.middle import holds

Numbered = tuple[Ring, Word]
"""A contact's circle and its name, as the text beside it."""
Group = list[Numbered]
FAR = 4.0
"""Distance at which neighbours are of two faces, in distances of the usual neighbours."""
_FEW = 8
"""One in so many numbers may be there twice by mistake; with more, it is another face."""


def groups_of(contacts: Sequence[Numbered], outlines: Sequence[Ring | Box]) -> list[Group]:
    """The contacts by face, the fullest first.

    Contacts of one placed block, or within one outline, stay together. Then neighbours join;
    groups that share a name never do, but for a name that is there twice by mistake.
    """
    far = FAR * usual_distance([ring for ring, _ in contacts])
    joined = _Joined(contacts)
    for seed in (*_blocks(contacts), *_within(contacts, outlines)):
        for one, other in pairwise(seed):
            joined.join(one, other)
    pairs = sorted(_pairs(contacts, far))
    for _, one, other in pairs:
        joined.join(one, other)
    for _, one, other in pairs:
        joined.join_few(one, other)
    return sorted(joined.groups(), key=lambda group: (-len(group), group[0][0].x, -group[0][0].y))


class _Joined:
    """Groups of contacts that grow together."""

    def __init__(self, contacts: Sequence[Numbered]) -> None:
        self._contacts = contacts
        self._of = {index: [index] for index in range(len(contacts))}

    def _names(self, index: int) -> set[str]:
        return {self._contacts[item][1].text for item in self._of[index]}

    def join(self, one: int, other: int) -> None:
        """Make one group of two, unless they share a name."""
        if self._of[one] is not self._of[other] and not self._names(one) & self._names(other):
            self._join(one, other)

    def join_few(self, one: int, other: int) -> None:
        """Make one group of two that have hardly a name in common: a number is there twice."""
        names, others = self._names(one), self._names(other)
        few = max(1, len(names | others) // _FEW)
        if self._of[one] is not self._of[other] and len(names & others) <= few:
            self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        self._of[one] += self._of[other]
        self._of.update(dict.fromkeys(list(self._of[other]), self._of[one]))

    def groups(self) -> list[Group]:
        """The groups, each in the order of the drawing."""
        single = {id(group): group for group in self._of.values()}
        return [[self._contacts[item] for item in sorted(group)] for group in single.values()]


def usual_distance(rings: Sequence[Ring]) -> float:
    """From a contact to its nearest neighbour, in millimetres; 0 where there is none."""
    nearest = [
        min((apart(ring, other) for other in rings if other is not ring), default=0.0)
        for ring in rings
    ]
    return median(nearest) if nearest else 0.0


def _pairs(contacts: Sequence[Numbered], far: float) -> Iterator[tuple[float, int, int]]:
    for (one, (ring, _)), (other, (another, _)) in combinations(enumerate(contacts), 2):
        gap = apart(ring, another)
        if gap <= far:
            yield round(gap, 6), one, other


def apart(one: Ring, other: Ring) -> float:
    """Between the middles of two circles, in millimetres."""
    return hypot(one.x - other.x, one.y - other.y)


def _blocks(contacts: Sequence[Numbered]) -> Iterator[list[int]]:
    """Contacts of one placed block, which does not hold them all."""
    held: dict[int, list[int]] = {}
    for index, (ring, _) in enumerate(contacts):
        for mark in ring.within:
            held.setdefault(mark, []).append(index)
    yield from (found for found in held.values() if 1 < len(found) < len(contacts))


def _within(contacts: Sequence[Numbered], outlines: Sequence[Ring | Box]) -> Iterator[list[int]]:
    """Contacts within one outline, which does not hold them all."""
    for outline in outlines:
        found = [index for index, (ring, _) in enumerate(contacts) if is_within(outline, ring)]
        if 1 < len(found) < len(contacts):
            yield found


def is_within(outline: Ring | Box, ring: Ring) -> bool:
    """Whether an outline is around a circle."""
    if isinstance(outline, Box):
        return outline.holds((ring.x, ring.y))
    return outline is not ring and holds(outline, ring)
