"""Open points in a sentence each, as people read them in a remark."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cadbridge.doubts.harm import gravity
from cadbridge.doubts.point import ONE, OpenPoint, field_word
from cadbridge.model import Certainty

_STEP = re.compile(r"(\w+)(?:\[(.*?)\](?=\.|$))?(?:\.|$)")
_PASSED = {"cable", "connector", "ports"}
"""Steps that need no word where another follows and no key names one of them."""
_SAID = {"contact", "designation", "order_code", "value"}
"""Fields that the object's own name says."""
_NAMED = 2
"""So many places of one doubt are named."""


Said = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """What is open for one reason."""

    certainty: Certainty
    where: str
    """The first places, and how many more."""
    why: str


def sentences(points: Iterable[OpenPoint], part_number: str) -> list[str]:
    """What is open, on a line each, the most harmful first; points alike share one.

    Args:
        points: what is open.
        part_number: the part that is spoken of; points of others name whose they are.
    """
    return [f"{line.where}: {line.why}" for line in open_lines(points, part_number)]


def open_lines(
    points: Iterable[OpenPoint], part_number: str, say: Said = str, quote: Said = str
) -> list[OpenLine]:
    """What is open, by its reason, the most harmful first.

    Args:
        points: what is open.
        part_number: the part that is spoken of; points of others name whose they are.
        say: words of this module in another language.
        quote: marks reasons, which stay in the words of the sources, as not of that language.
    """
    alike: dict[tuple[Certainty, str], list[str]] = {}
    for point in sorted(points, key=gravity):
        key = point.source.certainty, _reason(point, say, quote)
        alike.setdefault(key, []).append(place_words(point, part_number, say))
    return [
        OpenLine(certainty, _together(list(dict.fromkeys(where)), say), why)
        for (certainty, why), where in alike.items()
    ]


def _together(places: list[str], say: Said) -> str:
    """The first places; who wants to see all asks for the sources."""
    rest = len(places) - _NAMED
    more = say(" and {count} more").format(count=rest) if rest > 0 else ""
    return say(" and ").join(places[:_NAMED]) + more


def _reason(point: OpenPoint, say: Said, quote: Said) -> str:
    source = point.source
    readings = f" {say('Readings')}: {' / '.join(source.readings)}." if source.readings else ""
    reason = quote(source.reason) if source.reason else say("no reason is given.")
    return " ".join(f"{reason}{readings}".split())


def place_words(point: OpenPoint, part_number: str, say: Said = str) -> str:
    """Where a point stands, as people say it: ``core 4, contact at end A``."""
    steps = list(_steps(point.place, say))
    if point.owner != part_number:
        steps.insert(0, point.owner)
    return " ".join((", ".join(steps) or say("the whole part")).split())


def _steps(place: str, say: Said) -> Iterator[str]:
    found = list(_STEP.finditer(place))
    for mark in found:
        name, key = mark.groups()
        if key:
            yield f"{say(ONE.get(name, name))} {', '.join(dict.fromkeys(key.split(' | ')))}"
        elif mark is found[-1] and name in _SAID and len(found) > 1:
            return
        elif mark is found[-1] or name not in _PASSED:
            yield say(field_word(name))
