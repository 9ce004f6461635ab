"""Texts with an arrow: LEADER, and MULTILEADER with its text (DXF reference, by these names)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cadbridge.formats.dxf.file.entity import Entity, Tag
from cadbridge.formats.dxf.file.space import Vector

MULTILEADERS = ("MULTILEADER", "MLEADER")
_LEADER, _LINE, _ENDS = "LEADER{", "LEADER_LINE{", "}"
_MOST_POINTS = 1000
_TEXT, _LINE_BEGINS, _LEADER_BEGINS = 304, 304, 302


def arrow_lines(entity: Entity) -> list[list[Vector]]:
    """The corners of each line from what it is about to its text, where that is one with it."""
    if entity.kind == "LEADER":
        return [list(_points(entity.tags))[:_MOST_POINTS]]
    if entity.kind in MULTILEADERS:
        lines = (line for leader in _leaders(entity.tags) for line in _lines(leader))
        return [[*line, entity.point(12)] for line in lines]
    return []


def callout_text(entity: Entity) -> str:
    """What a MULTILEADER says, with its codes."""
    return next((text for text in entity.each(_TEXT) if text != _LINE), "")


def _leaders(tags: Sequence[Tag]) -> Iterator[Sequence[Tag]]:
    """The tags of each leader; it ends where the next begins, or with the content."""
    starts = [at for at, tag in enumerate(tags) if tag == (_LEADER_BEGINS, _LEADER)]
    ends = [at for at, tag in enumerate(tags) if tag == (_LEADER_BEGINS + 1, _ENDS)]
    yield from (tags[start:end] for start, end in zip(starts, ends, strict=False))


def _lines(leader: Sequence[Tag]) -> Iterator[list[Vector]]:
    """Each line from its arrow to the landing before the text."""
    starts = [at for at, tag in enumerate(leader) if tag == (_LINE_BEGINS, _LINE)]
    head = Entity("LEADER", leader[: starts[0]] if starts else leader)
    last = head.point(10)
    landing = last.plus(head.point(11).times(_dogleg(leader)))
    for start, end in pairwise((*starts, len(leader))):
        yield [*list(_points(leader[start:end]))[:_MOST_POINTS], last, landing]


def _dogleg(leader: Sequence[Tag]) -> float:
    return next((float(value) for code, value in leader if code == 40), 0.0)


def _points(tags: Sequence[Tag]) -> Iterator[Vector]:
    """All points of group code 10, one after the other."""
    for (code, x), (following, y) in pairwise(tags):
        if code == 10 and following == 20:
            yield Vector(float(x), float(y))
