"""Contacts that are drawn again, enlarged, to show more of them: no connector of their own."""

from collections.abc import Mapping, Sequence
from math import dist

from cadbridge.formats.dxf.read.drawn.boxes import Box
from cadbridge.formats.dxf.read.drawn.shapes import Ring, Word
from cadbridge.formats.dxf.read.others.captions import designation_of
from cadbridge.formats.dxf.read.others.groups import Group, Numbered, groups_of
from cadbridge.formats.dxf.read.others.size import scales
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.said.plain import plain
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary
from cadbridge.formats.dxf.rules import DETAILS
from cadbridge.words import quoted

_LARGER = 1.4
"""How much larger than the contact itself that of a detail is at least."""


def details_in(
    numbered: Sequence[Numbered],
    texts: Sequence[Word],
    outlines: Sequence[Ring | Box],
    known: Vocabulary,
    facts: Facts,
) -> tuple[list[Numbered], list[Word]]:
    """The contacts of details, and their captions.

    A caption that says a detail, or a scale and no connector, stands by them, and each has a
    smaller contact of its name in one other face.
    """
    groups = groups_of(numbered, outlines)
    said = [(word, _nearest(word, groups)) for word in texts if _is_caption(word, known)]
    captions: dict[int, list[Word]] = {}
    for word, at in said if len(groups) > 1 else ():
        captions.setdefault(at, []).append(word)
    faces = [group for index, group in enumerate(groups) if index not in captions]
    found = {
        index: words
        for index, words in captions.items()
        if any(_enlarges(groups[index], face) for face in faces)
    }
    for index, words in found.items():
        names = ", ".join(word.text for _, word in groups[index])
        facts.report(DETAILS, f"contact {names} beside {quoted(words[0].text)} was left out")
    contacts = [item for index in found for item in groups[index]]
    return contacts, [word for words in found.values() for word in words]


def _is_caption(word: Word, known: Vocabulary) -> bool:
    is_detail = not known.detail.isdisjoint(plain(word.text).split())
    return is_detail or (not designation_of(word.text, known) and any(scales([word], known)))


def _nearest(word: Word, groups: Sequence[Group]) -> int:
    return min(
        range(len(groups)),
        key=lambda index: min(dist(word.middle, (ring.x, ring.y)) for ring, _ in groups[index]),
    )


def _enlarges(group: Group, face: Group) -> bool:
    """Whether all contacts are those of a face, and larger."""
    sizes: Mapping[str, float] = {word.text: ring.radius for ring, word in face}
    return all(
        word.text in sizes and ring.radius >= _LARGER * sizes[word.text] for ring, word in group
    )
