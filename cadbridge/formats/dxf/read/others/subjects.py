"""The connectors that a drawing of others shows, each with its name, its side and its gender."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf

from cadbridge.drawing.shapes.items import Point
from cadbridge.drawing.shapes.view import Side
from cadbridge.formats.dxf.read.chosen import Chosen
from cadbridge.formats.dxf.read.drawn.boxes import Box
from cadbridge.formats.dxf.read.drawn.shapes import Ring, Shapes, Word
from cadbridge.formats.dxf.read.others.captions import (
    block_of,
    designation_of,
    name_of,
    tells_view,
    words_by_group,
)
from cadbridge.formats.dxf.read.others.groups import Group, Numbered, groups_of
from cadbridge.formats.dxf.read.others.mirrored import Places, are_mirrored, are_same
from cadbridge.formats.dxf.read.others.viewed import Texts, Viewed, viewed
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.middle import holds, holds_all, middle
from cadbridge.formats.dxf.read.own.sheet_faces import is_face_of_ours
from cadbridge.formats.dxf.read.said.handed import Said
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary
from cadbridge.formats.dxf.rules import (
    FACES_WITHOUT_DATA,
    MIRRORED_TWINS,
    SAME_FACE_AGAIN,
    SEVERAL_VIEWS,
)
from cadbridge.words import counted

_RANKS = {Side.MATING: 0, Side.TERMINATION: 1, None: 2}


@dataclass(frozen=True, slots=True)
class Subject:
    """One face as it is drawn."""

    contacts: Group
    rings: Sequence[Ring]
    """Circles around it, not around others."""
    name: str
    caption: str
    """The text that names it."""
    seen: Viewed
    block: str = ""
    """That holds all of it."""
    mirrored: bool = False
    """Its block is placed as its mirror image."""

    @property
    def names(self) -> frozenset[str]:
        """Of its contacts."""
        return frozenset(word.text for _, word in self.contacts)

    @property
    def outer(self) -> Ring | None:
        """The largest circle around all its contacts."""
        around = (ring for ring in self.rings if holds_all(ring, [one for one, _ in self.contacts]))
        return max(around, key=lambda ring: ring.radius, default=None)

    @property
    def middle(self) -> Point:
        """Of its insert."""
        return middle([ring for ring, _ in self.contacts], self.rings)

    def places(self) -> Iterator[tuple[Numbered, Point]]:
        """Each contact with its place on the mating face of the male part."""
        x, y = self.middle
        for ring, word in self.contacts:
            yield (ring, word), (self.seen.view.x(ring.x - x), ring.y - y)

    def by_name(self) -> Places:
        """The places by the names of the contacts."""
        return {word.text: at for (_, word), at in self.places()}


def subjects_of(
    shapes: Shapes,
    numbered: Sequence[Numbered],
    texts: Sequence[Word],
    outlines: Sequence[Ring | Box],
    reading: "Reading",
) -> list[Subject]:
    """The connectors; of several views of one the one that is easiest to be sure of."""
    groups = groups_of(numbered, outlines)
    own, common = words_by_group(texts, groups, reading.known)
    drawn = [
        _subject(group, words, common, shapes, groups, reading)
        for group, words in zip(groups, own, strict=True)
    ]
    drawn = _without_copies(drawn, shapes, reading.facts)
    connectors = _by_connector(_with_sides_of_others(drawn))
    captions = [word.text for words in (*own, common) for word in words]
    _doubt_views(connectors, captions, reading)
    single = [_one_of(views, reading.facts) for views in connectors]
    _report_mirrored(single, reading.facts)
    return sorted(single, key=_by_name) if all(one.name for one in single) else _by_place(single)


def _by_name(subject: Subject) -> list[tuple[int, str]]:
    """As people count: J2 before J10."""
    pieces = re.split(r"([0-9]+)", subject.name)
    return [(int(piece) if piece.isdecimal() else 0, piece) for piece in pieces]


def _by_place(subjects: Sequence[Subject]) -> list[Subject]:
    """As people read: row below row, and each from the left."""
    rows: list[list[Subject]] = []
    for subject in sorted(subjects, key=lambda one: -one.middle[1]):
        low = min(ring.y for ring, _ in rows[-1][0].contacts) if rows else inf
        if rows and subject.middle[1] >= low:
            rows[-1].append(subject)
        else:
            rows.append([subject])
    return [one for row in rows for one in sorted(row, key=lambda one: one.middle[0])]


def _without_copies(drawn: Sequence[Subject], shapes: Shapes, facts: Facts) -> list[Subject]:
    """Those that are no faces of ours without their data: from a sheet, or lost on the way."""
    copies = [one for one in drawn if one.block and _is_ours(one, shapes)]
    if not copies:
        return list(drawn)
    names = ", ".join(dict.fromkeys(one.block for one in copies))
    facts.report(FACES_WITHOUT_DATA, f"{counted(len(copies), 'face')} of ours: {names}")
    return [one for one in drawn if not any(one is copy for copy in copies)]


def _is_ours(subject: Subject, shapes: Shapes) -> bool:
    ring = subject.contacts[0][0]
    return any(is_face_of_ours(mark, shapes.marks[mark], shapes) for mark in ring.within)


@dataclass(frozen=True, slots=True)
class Reading:
    """What all steps of reading a drawing go by."""

    known: Vocabulary
    chosen: Chosen
    facts: Facts
    file: str
    """The name of the file, without its suffix."""


def _subject(
    group: Group,
    words: Sequence[Word],
    common: Sequence[Word],
    shapes: Shapes,
    groups: Sequence[Group],
    reading: Reading,
) -> Subject:
    block = block_of(group, shapes.marks)
    texts = Texts(
        [word.text for word in words], block, [word.text for word in common], reading.file
    )
    seen = viewed(texts, reading.known, reading.chosen)
    name, caption = name_of(words, reading.known) if len(groups) > 1 else ("", "")
    others = [ring for other in groups if other is not group for ring, _ in other]
    rings = [ring for ring in shapes.rings if not any(holds(ring, other) for other in others)]
    own_name = name or (block if len(groups) > 1 else "")
    mirrored = any(shapes.marks[mark].is_mirrored for mark in group[0][0].within)
    return Subject(group, rings, own_name, caption, seen, block, mirrored)


def _with_sides_of_others(drawn: Sequence[Subject]) -> list[Subject]:
    """Faces of which nothing tells the side, with what is said of others.

    A block that is placed twice shows one side; of other faces it is a doubt which are meant.
    """
    told = [subject for subject in drawn if subject.seen.side]
    return [subject if subject.seen.side else _seen_as(subject, told) for subject in drawn]


def _seen_as(subject: Subject, told: Sequence[Subject]) -> Subject:
    seen = subject.seen
    for other in told:
        side, gender = other.seen.side, other.seen.gender
        is_same = not seen.gender or not gender or seen.gender.value == gender.value
        is_same &= (subject.block, subject.mirrored) == (other.block, other.mirrored)
        if side and subject.block and is_same:
            words = f"{side.words} beside the same block"
            return replace(subject, seen=replace(seen, side=Said(side.value, words)))
    if told and told[0].seen.side and not seen.side_doubt:
        words = told[0].seen.side.words
        where = f"stands nearer to {told[0].name or 'another face'}"
        doubt = f"no word beside it tells the side that is seen, and {words} {where}"
        return replace(subject, seen=replace(seen, side_doubt=doubt))
    return subject


def _by_connector(drawn: Sequence[Subject]) -> list[list[Subject]]:
    """The faces by connector: the same names of contacts, no other name and no other gender."""
    found: list[list[Subject]] = []
    for subject in drawn:
        same = (
            views
            for views in found
            if views[0].names == subject.names and all(_may_be_one(subject, view) for view in views)
        )
        views = next(same, None)
        if views is None:
            found.append([subject])
        else:
            views.append(subject)
    return found


def _doubt_views(
    connectors: Sequence[Sequence[Subject]], captions: Sequence[str], reading: Reading
) -> None:
    """Say where views may be those of another connector, which the drawing names."""
    named = {view.name for views in connectors for view in views}
    called = [
        designation_of(text, reading.known) for text in captions if tells_view(text, reading.known)
    ]
    for views in connectors:
        bare = next((view for view in views if not view.name), None)
        taken = next((view.name for view in views if view.name), "")
        fits = [one[0].name for one in connectors if one[0].names == views[0].names]
        names = [*fits, *(name for name in called if name not in named)]
        others = [name for name in dict.fromkeys(names) if name not in ("", taken)]
        if bare and len(views) > 1 and len(others) + bool(taken) > 1:
            ring, word = bare.contacts[0]
            reading.facts.report(
                SEVERAL_VIEWS,
                f"the face with contact {word.text} at ({ring.x:g}, {ring.y:g}) was taken for a "
                f"view of {taken or 'another'}, and may be one of {' or '.join(others)}",
            )


def _may_be_one(one: Subject, other: Subject) -> bool:
    """Whether neither names nor genders tell two faces apart."""
    genders = {view.seen.gender.value for view in (one, other) if view.seen.gender}
    return len({one.name, other.name} - {""}) < 2 and len(genders) < 2


def _one_of(views: list[Subject], facts: Facts) -> Subject:
    """The view whose side is said, the mating face first; and whether the others agree."""
    gender = next((view.seen.gender for view in views if view.seen.gender), None)
    views = [
        replace(view, seen=replace(view.seen, gender=view.seen.gender or gender)) for view in views
    ]
    taken, *others = sorted(views, key=_rank)
    ring, word = taken.contacts[0]
    if others:
        where = f"the one with contact {word.text} at ({ring.x:g}, {ring.y:g}) was taken"
        count = f"{len(views)} views of one face"
        name = f"{taken.name}: " if taken.name else ""
        agree = all(_agree(taken, other) for other in others)
        said = "agree" if agree else f"do not agree{_how(taken, others)}"
        facts.report(SAME_FACE_AGAIN if agree else SEVERAL_VIEWS, f"{name}{count} {said}; {where}")
    name = taken.name or next((view.name for view in others if view.name), "")
    return replace(taken, name=name)


def _rank(view: Subject) -> int:
    return _RANKS[view.seen.side.value if view.seen.side else None]


def _how(taken: Subject, others: Sequence[Subject]) -> str:
    """What is known of views that differ."""
    as_drawn, *rest = [replace(view, seen=view.seen.as_drawn) for view in (taken, *others)]
    if all(_agree(as_drawn, other) for other in rest):
        sides = dict.fromkeys(view.seen.side.words for view in (as_drawn, *rest) if view.seen.side)
        return f" as `view` says, but do by the words {' and '.join(sides)}"
    alike = [
        _agree(taken, other) or are_mirrored(taken.by_name(), other.by_name()) for other in others
    ]
    return ", since one is the mirror image of another" if all(alike) else ""


def _agree(one: Subject, other: Subject) -> bool:
    return are_same(one.by_name(), other.by_name())


def _report_mirrored(subjects: Sequence[Subject], facts: Facts) -> None:
    """Say where connectors are each other's mirror image once side and gender are reckoned in."""
    for one, other in combinations(subjects, 2):
        if one.name and other.name and are_mirrored(one.by_name(), other.by_name()):
            facts.report(
                MIRRORED_TWINS,
                f"{one.name} and {other.name} have the same contacts, each where the mirror image "
                "of the other has it",
            )
