"""Open points in a sentence each, as people read them in a remark."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cadbridge.doubts.harm import gravity
from cadbridge.doubts.point import ONE, OpenPoint, field_word
from cadbridge.model import Certainty, Library
from cadbridge.model.fields import members

_STEP = re.compile(r"(\w+)(?:\[(.*?)\](?=\.|$))?(?:\.|$)")
_PASSED = {"cable", "connector", "ports"}
"""Steps that need no word where another follows and no key names one of them."""
_SAID = {"contact", "designation", "order_code", "value"}
"""Fields that the object's own name says."""
_NAMED = 2
"""So many places of one doubt are named."""
_STATEMENT_END = re.compile(r"(?<=[^\s.]{3})\. (?=[A-Z])|; ")
"""A full stop that is not of an abbreviation, or a semicolon."""
_CONDITION = re.compile(r"(?<=^properties\[)([^|]*) \| ([^|]*) \| .*(?=\])")
_NO_REASON = "no reason is given."
_WHOLE = "the whole part"


Said = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """What is open for one reason."""

    certainty: Certainty
    where: str
    """The first places, and how many more."""
    why: str


def sentences(points: Iterable[OpenPoint], part_number: str) -> list[str]:
    """What is open, in one short sentence each, the most harmful first; points alike share one.

    A sentence is the first statement of the reason; the readings, the conditions of technical
    data and all places but one stand in the sources.

    Args:
        points: what is open.
        part_number: the part that is spoken of; points of others name whose they are.
    """

    def brief(point: OpenPoint) -> str:
        reason = _line(point.source.reason) or _NO_REASON
        first = _STATEMENT_END.split(reason, maxsplit=1)[0] or reason
        return first if first[-1] in ".?!" else f"{first}."

    def where(point: OpenPoint) -> str:
        return place_words(replace(point, place=_without_condition(point.place)), part_number)

    alike = _alike(points, brief, where)
    return [f"{_together(places, 1)}: {why}" for (_, why), places in alike.items()]


def sentence_form() -> str:
    """A pattern of how `sentences` begin: with a place, which ends in a field or an object."""
    fields = "|".join(sorted(map(re.escape, map(field_word, _field_names(Library)))))
    objects = "|".join(map(re.escape, ONE.values()))
    whole = rf"{re.escape(_WHOLE)}|[^,:]*[.\d][^,:]*"
    return rf"(?:{whole}|(?:.*, )?(?:{fields}|(?:{objects}) .+))(?: and \d+ more)?: "


def _field_names(cls: type) -> set[str]:
    """The names of all fields of a class and of what it holds."""
    held = dict(members(cls))
    return held.keys() | {name for it in held.values() if it for name in _field_names(it)}


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

    def reason(point: OpenPoint) -> str:
        source = point.source
        readings = f" {say('Readings')}: {' / '.join(source.readings)}." if source.readings else ""
        return _line(f"{quote(source.reason) if source.reason else say(_NO_REASON)}{readings}")

    alike = _alike(points, reason, lambda point: place_words(point, part_number, say))
    return [
        OpenLine(certainty, _together(places, _NAMED, say), why)
        for (certainty, why), places in alike.items()
    ]


def _alike(
    points: Iterable[OpenPoint],
    why: Callable[[OpenPoint], str],
    where: Callable[[OpenPoint], str],
) -> dict[tuple[Certainty, str], list[str]]:
    """The places of each reason, the most harmful first."""
    alike: dict[tuple[Certainty, str], dict[str, None]] = {}
    for point in sorted(points, key=gravity):
        alike.setdefault((point.source.certainty, why(point)), {})[where(point)] = None
    return {key: list(places) for key, places in alike.items()}


def _together(places: list[str], named: int, say: Said = str) -> str:
    """The first places; who wants to see all asks for the sources."""
    rest = len(places) - named
    more = say(" and {count} more").format(count=rest) if rest > 0 else ""
    return say(" and ").join(places[:named]) + more


def _without_condition(place: str) -> str:
    """The place, of technical data by group and name alone."""
    return _CONDITION.sub(r"\1 | \2", place)


def _line(text: str) -> str:
    return " ".join(text.split())


def place_words(point: OpenPoint, part_number: str, say: Said = str) -> str:
    """Where a point stands, as people say it: ``core 4, contact at end A``."""
    steps = list(place_steps(point.place, say))
    if point.owner != part_number:
        steps.insert(0, point.owner)
    return _line(", ".join(steps) or say(_WHOLE))


def place_steps(place: str, say: Said = str) -> Iterator[str]:
    """The steps to a place below an object in words: of ``ports[X1].pins[2]`` two."""
    found = list(_STEP.finditer(place))
    for mark in found:
        name, key = mark.groups()
        if key:
            names = filter(None, dict.fromkeys(key.split(" | ")))
            yield f"{say(ONE.get(name, name))} {', '.join(names)}"
        elif mark is found[-1] and name in _SAID and len(found) > 1:
            return
        elif mark is found[-1] or name not in _PASSED:
            yield say(field_word(name))
