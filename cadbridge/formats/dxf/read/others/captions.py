"""Which texts of a drawing belong to which of its faces, and how they call it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from cadbridge.formats.dxf.read.drawn.shapes import Mark, Word
from cadbridge.formats.dxf.read.others.aligned import aligned
from cadbridge.formats.dxf.read.others.groups import Group
from cadbridge.formats.dxf.read.said.handed import genders_in, sides_in
from cadbridge.formats.dxf.read.said.plain import plain
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary

_AS_NEAR = 0.85
"""From this share of the distance to the nearest other face a text is about both."""
_FARTHER, _LINES_FARTHER = 1.5, 3.0
"""A text that is so much farther than a face's captions, and by so many of its heights, is none of
them."""
_DESIGNATION = re.compile(r"[-=+]?[A-Z]{1,4}[0-9]{1,4}[A-Z]?(?:\.[0-9]+)?")
_SPLIT = re.compile(r"[\s,;:()\[\]/]+")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Stands:
    """Where a text stands: how far from each face."""

    word: Word
    gaps: Sequence[float]
    called: int | None = None
    """The index of the face that it calls, wherever it stands."""

    @property
    def nearest(self) -> int:
        """The index of the face that it calls, or else of the nearest."""
        return (
            self.called
            if self.called is not None
            else min(range(len(self.gaps)), key=self.gaps.__getitem__)
        )

    @property
    def gap(self) -> float:
        """From the nearest face."""
        return min(self.gaps)

    @property
    def is_between(self) -> bool:
        """Whether another face is about as near."""
        first, *others = sorted(self.gaps)
        return bool(others) and self.called is None and first >= _AS_NEAR * others[0]


def words_by_group(
    words: Iterable[Word], groups: Sequence[Group], known: Vocabulary
) -> tuple[list[list[Word]], list[Word]]:
    """The texts that stand by each group, the nearest first; and those about all."""
    words = list(words)
    calling = [
        word for word in words if designation_of(word.text, known) and tells_view(word.text, known)
    ]
    called = aligned(calling, groups)
    sides = {id(calling[index]): face for index, face in called.items()}
    stand = [
        _Stands(word, [_gap(word, group) for group in groups], sides.get(id(word)))
        for word in words
    ]
    own: list[list[_Stands]] = [[] for _ in groups]
    common: list[Word] = []
    for text in stand:
        if text.is_between or (len(groups) > 1 and _is_about_all(text.word, known)):
            common.append(text.word)
        else:
            own[text.nearest].append(text)
    headings = _headings(own, known)
    common += [text.word for text in headings]
    return [
        [text.word for text in sorted(found, key=lambda text: text.gap) if text not in headings]
        for found in own
    ], common


def tells_view(text: str, known: Vocabulary) -> bool:
    """Whether a text tells side or gender."""
    return bool(sides_in(text, known) or genders_in([text], known))


def _is_about_all(word: Word, known: Vocabulary) -> bool:
    """Whether a text says of all views from which side they are."""
    is_of_all = not known.every.isdisjoint(plain(word.text).split())
    return is_of_all and bool(sides_in(word.text, known))


def _headings(own: Sequence[Sequence[_Stands]], known: Vocabulary) -> list[_Stands]:
    """Texts about how faces are seen that stand beyond the captions that every face has.

    Where more than one face has such a text, each is about the face that it is nearest to.
    """
    found = [
        text
        for index, texts in enumerate(own)
        for text in texts
        if text.called is None
        and tells_view(text.word.text, known)
        and _is_beyond(text, texts)
        and all(
            any(caption.gap < text.gaps[other] for caption in captions)
            for other, captions in enumerate(own)
            if other != index
        )
    ]
    return found if len({text.nearest for text in found}) == 1 and len(own) > 1 else []


def _is_beyond(text: _Stands, captions: Sequence[_Stands]) -> bool:
    """Whether a text is no line of the captions that are nearer to the face."""
    nearer = max((other.gap for other in captions if other.gap < text.gap), default=None)
    return (
        nearer is not None
        and text.gap >= _FARTHER * nearer
        and text.gap - nearer > _LINES_FARTHER * text.word.height
    )


def _gap(word: Word, group: Group) -> float:
    """How far a text is from the box of a group; less than any other in a block of its own."""
    rings = [ring for ring, _ in group]
    if word.within and all(word.within[0] in ring.within for ring in rings):
        return -1.0
    left, right = min(ring.x for ring in rings), max(ring.x for ring in rings)
    low, high = min(ring.y for ring in rings), max(ring.y for ring in rings)
    x, y = word.middle
    return hypot(max(left - x, x - right, 0.0), max(low - y, y - high, 0.0))


def name_of(words: Sequence[Word], known: Vocabulary) -> tuple[str, str]:
    """How texts call a connector, and the text that does; a designation before other words."""
    for word in words:
        designation = designation_of(word.text, known)
        if designation:
            return designation, word.text
    by_height = sorted(words, key=lambda word: -word.height)
    for word in by_height:
        rest = _rest(word.text, known)
        if len(rest) >= _SHORTEST and any(sign.isalpha() for sign in rest):
            return rest, word.text
    return "", ""


def designation_of(text: str, known: Vocabulary) -> str:
    """The first designation in a text, such as X1; types of connectors are none."""
    for token in _SPLIT.split(text):
        bare = plain(token)
        letters = bare.strip("0123456789")
        is_type = bare in known.types or letters in known.types or bare in known.before_name
        if _DESIGNATION.fullmatch(token) and not is_type:
            return token.lstrip("-=+")
    return ""


def _rest(text: str, known: Vocabulary) -> str:
    """A text without what it says of side, gender, scale and the like."""
    if any(sign.isdigit() for sign in text) and ":" in text:
        return ""
    said = known.seen | known.between | known.no_caption | known.scale | known.before_name
    said |= frozenset().union(*known.sides.values())
    phrases = (*known.genders.values(), *known.genders_perhaps.values(), *known.alone.values())
    said |= {token for phrase in phrases for words in phrase for token in words}
    kept = (
        token
        for token in _SPLIT.split(text)
        if not all(word in said or word in known.joined for word in plain(token).split())
    )
    return " ".join(kept)


def block_of(group: Group, marks: Sequence[Mark]) -> str:
    """The name of the block that holds a whole group, if it has one that people gave."""
    paths = [set(ring.within) for ring, _ in group]
    for mark in sorted(set.intersection(*paths)):
        if not marks[mark].block.startswith("*"):
            return marks[mark].block
    return ""
