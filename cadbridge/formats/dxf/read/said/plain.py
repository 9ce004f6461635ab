"""Words as they are compared: without accents, capitals, doubled letters and what joins them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

BREAK = "|"
"""Stands between the clauses of a text."""
_CLAUSE = re.compile(r"[,;.()\[\]/\n\r\\+&]+")
_JOIN = re.compile(r"[^0-9a-z|]+")
_DOUBLED = re.compile(r"([a-z])\1+")
_SPELT_OUT = re.compile(r"([aou])e")
"""Of ä, ö, ü where a keyboard has none."""


def plain(text: str) -> str:
    """The words of a text, with one blank between them and `BREAK` between its clauses."""
    text = unicodedata.normalize("NFKD", _CLAUSE.sub(BREAK, text)).casefold()
    bare = "".join(sign for sign in text if not unicodedata.combining(sign))
    words = _JOIN.sub(" ", bare.replace(BREAK, f" {BREAK} "))
    return _DOUBLED.sub(r"\1", _SPELT_OUT.sub(r"\1", words)).strip()


def plain_all(words: Iterable[str]) -> frozenset[str]:
    """Words of a list, each as it is compared."""
    return frozenset(filter(None, map(plain, words)))


def holds_phrase(tokens: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether words stand in others, side by side."""
    return position(tokens, phrase) is not None


def position(tokens: Sequence[str], phrase: Sequence[str]) -> int | None:
    """Where words stand in others, side by side."""
    size = len(phrase)
    starts = range(len(tokens) - size + 1)
    return next((at for at in starts if list(tokens[at : at + size]) == list(phrase)), None)
