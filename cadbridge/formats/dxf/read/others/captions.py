"""Which texts of a drawing belong to which of its faces, and how they call it."""

import re
from collections.abc import Iterable, Sequence
from math import hypot

from cadbridge.formats.dxf.read.drawn.shapes import Mark, Word
from cadbridge.formats.dxf.read.others.groups import Group
from cadbridge.formats.dxf.read.said.plain import plain
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary

_AS_NEAR = 0.85
"""From this share of the distance to the nearest other face a text is about both."""
_DESIGNATION = re.compile(r"[-=+]?[A-Z]{1,4}[0-9]{1,4}[A-Z]?(?:\.[0-9]+)?")
_SPLIT = re.compile(r"[\s,;:()\[\]/]+")
_SHORTEST = 2


def words_by_group(
    words: Iterable[Word], groups: Sequence[Group]
) -> tuple[list[list[Word]], list[Word]]:
    """The texts that stand by each group, the nearest first; and those about all."""
    own: list[list[tuple[float, int, Word]]] = [[] for _ in groups]
    common: list[Word] = []
    for order, word in enumerate(words):
        gaps = sorted((_gap(word, group), index) for index, group in enumerate(groups))
        if len(gaps) > 1 and gaps[0][0] >= _AS_NEAR * gaps[1][0]:
            common.append(word)
        else:
            own[gaps[0][1]].append((gaps[0][0], order, word))
    return [
        [word for *_, word in sorted(found, key=lambda item: item[:2])] for found in own
    ], common


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
        for token in _SPLIT.split(word.text):
            bare = plain(token)
            letters = bare.strip("0123456789")
            is_type = bare in known.types or letters in known.types or bare in known.before_name
            if _DESIGNATION.fullmatch(token) and not is_type:
                return token.lstrip("-=+"), word.text
    by_height = sorted(words, key=lambda word: -word.height)
    for word in by_height:
        rest = _rest(word.text, known)
        if len(rest) >= _SHORTEST and any(sign.isalpha() for sign in rest):
            return rest, word.text
    return "", ""


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
