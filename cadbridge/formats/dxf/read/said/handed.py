"""From where a connector is seen and which gender it has, as the words of a drawing say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from cadbridge.drawing.shapes.view import Side
from cadbridge.formats.dxf.read.said.plain import BREAK, holds_phrase, plain, position
from cadbridge.formats.dxf.read.said.vocabulary import Phrases, Vocabulary
from cadbridge.model import Gender

T = TypeVar("T")
_SHORT = 6
"""Letters of a word that says something else beside others: front panel."""


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """Something that a drawing says, and the words that say it."""

    value: T
    words: str


def sides_in(text: str, known: Vocabulary) -> list[Said[Side]]:
    """The sides that a text names, each once."""
    found: dict[Side, Said[Side]] = {}
    for clause in _clauses(text, known):
        tokens = [token for token in clause if token not in known.between]
        for side in _sides(clause, tokens, known):
            found.setdefault(side, Said(side, text.strip()))
    return list(found.values())


def _sides(clause: Sequence[str], tokens: Sequence[str], known: Vocabulary) -> Iterator[Side]:
    for side, phrases in known.alone.items():
        if any(_says(clause, phrase) for phrase in phrases):
            yield side
    if not known.seen.isdisjoint(clause):
        for side, phrases in known.places.items():
            if any(holds_phrase(clause, phrase) for phrase in phrases):
                yield side
    yield from (known.joined[token] for token in tokens if token in known.joined)
    for one, other in pairwise(tokens):
        for what, view in ((one, other), (other, one)):
            if view in known.seen:
                yield from (side for side, whats in known.sides.items() if what in whats)


def _says(clause: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a phrase is all there is, or stands there and cannot be part of another."""
    whole = tuple(clause) == tuple(phrase)
    return whole or (len("".join(phrase)) > _SHORT and holds_phrase(clause, phrase))


def genders_in(texts: Iterable[str], known: Vocabulary) -> list[Said[Gender]]:
    """The genders that texts name; words that are not sure count where no others are there."""
    texts = list(texts)
    return _genders(texts, known.genders, known) or _genders(texts, known.genders_perhaps, known)


def _genders(
    texts: Iterable[str], words: Mapping[Gender, Phrases], known: Vocabulary
) -> list[Said[Gender]]:
    found: dict[Gender, Said[Gender]] = {}
    for text in texts:
        for clause in _clauses(text, known):
            for gender, phrases in words.items():
                if any(holds_phrase(clause, phrase) for phrase in phrases):
                    found.setdefault(gender, Said(gender, text.strip()))
    return list(found.values())


def _clauses(text: str, known: Vocabulary) -> Iterator[list[str]]:
    """The clauses of a text, without what they say of something else."""
    for line in text.splitlines():
        if any(holds_phrase(plain(line).split(), phrase) for phrase in known.other_things):
            continue
        for clause in plain(line).split(BREAK):
            tokens = _without(clause.split(), known.no_gender)
            starts = (position(tokens, phrase) for phrase in known.silent)
            end = min((start for start in starts if start is not None), default=len(tokens))
            yield tokens[:end]


def _without(tokens: list[str], phrases: Phrases) -> list[str]:
    for phrase in phrases:
        at = position(tokens, phrase)
        while at is not None:
            tokens = [*tokens[:at], "-", *tokens[at + len(phrase) :]]
            at = position(tokens, phrase)
    return tokens
