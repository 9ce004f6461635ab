"""Whether contacts are called what stands in or beside them, or what lines lead to."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cadbridge.formats.dxf.read.drawn.nearest import close_numbers
from cadbridge.formats.dxf.read.drawn.shapes import Ring, Word
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.rules import LINES_LEAD_AWAY
from cadbridge.words import quoted

_LIKE_A_CONTACT = re.compile(r"\d{1,3}[A-Za-z]?|[A-Za-z]\d{0,3}|P[EeA]|FE|⏚")
"""What is hardly a colour or a signal: BN, GND, +24V may be."""
_MOST_SHOWN = 5


def names_within(circles: Sequence[Ring], words: Sequence[Word]) -> dict[int, Word]:
    """Index of a circle to the text that stands in it."""
    near = close_numbers(circles, words)
    return {index: word for index, word in near.items() if circles[index].gap(word.middle) < 0}


def names_of_blocks(circles: Sequence[Ring], words: Sequence[Word]) -> dict[int, Word]:
    """Index of a circle that is the only one of its block to the only text there."""
    rings = Counter(ring.within for ring in circles)
    texts = Counter(word.within for word in words)
    of_block = {word.within: word for word in words if word.within and texts[word.within] == 1}
    return {
        index: of_block[ring.within]
        for index, ring in enumerate(circles)
        if ring.within in of_block
        and rings[ring.within] == 1
        and close_numbers([ring], [of_block[ring.within]])
    }


def led_or_own(
    led: Mapping[int, Word], within: Mapping[int, Word], beside: Mapping[int, Word], facts: Facts
) -> list[int]:
    """The indices of circles whose name is the text at the end of their line.

    Wiring pictures lead from a contact, whose name is there, to a signal, a colour or a core.

    Args:
        led: what lines lead to, by the index of a circle.
        within: what stands in circles or their blocks.
        beside: what stands beside circles, and no line leads to.
        facts: of the drawing, for the doubts.
    """
    own = {**beside, **within}
    only_led = led.keys() - own.keys()
    trusted = own if len(own) > len(only_led) else within
    other = [word for index, word in led.items() if index in trusted]
    kinds = {_kind(word) for word in trusted.values()} - {_kind(word) for word in other}
    kept = {
        index: word
        for index, word in led.items()
        if index not in trusted and (not trusted or _kind(word) in kinds)
    }
    _report(led, own, kept, facts)
    return list(kept)


def _kind(word: Word) -> str:
    """Number, letter, or a word with other signs."""
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", word.text))


def _report(
    led: Mapping[int, Word], own: Mapping[int, Word], kept: Mapping[int, Word], facts: Facts
) -> None:
    """Say where lines and places tell different names, and where lines may tell no names."""
    away = [
        word
        for index, word in led.items()
        if index not in kept and (index not in own or own[index].text != word.text)
    ]
    if away:
        facts.report(
            LINES_LEAD_AWAY,
            f"lines lead from contacts to {_listed(away)}, which were not taken for their names; "
            "what stands in or beside contacts was",
        )
    against = [index for index in kept if index in own and own[index].text != kept[index].text]
    if against:
        beside = _listed(own[index] for index in against)
        facts.report(
            LINES_LEAD_AWAY,
            f"contacts were called {_listed(kept[index] for index in against)}, to which lines "
            f"lead, and not {beside}, which are beside them",
        )
    doubted = [word for word in kept.values() if not _LIKE_A_CONTACT.fullmatch(word.text)]
    if doubted:
        facts.report(
            LINES_LEAD_AWAY,
            f"contacts were called {_listed(doubted)}, to which lines lead; these may be signals, "
            "colours or cores",
        )


def _listed(words: Iterable[Word]) -> str:
    texts = [quoted(word.text) for word in words]
    more = " and more" if len(texts) > _MOST_SHOWN else ""
    return f"{', '.join(texts[:_MOST_SHOWN])}{more}"
