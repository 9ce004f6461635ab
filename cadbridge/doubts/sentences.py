"""Open points in a sentence each, as people read them in a remark."""

import re
from collections.abc import Iterable, Iterator

from cadbridge.doubts.harm import gravity
from cadbridge.doubts.point import OpenPoint

_STEP = re.compile(r"(\w+)(?:\[(.*?)\](?=\.|$))?(?:\.|$)")
_ONE = {
    "ports": "port",
    "pins": "contact",
    "conductors": "core",
    "lengths": "order code",
    "properties": "property",
    "functions": "function",
    "terminals": "terminal",
    "documents": "document",
    "accessories": "accessory",
    "contacts": "contact",
}
"""What one object of a list is called."""
_ALL = {"pins": "contacts", "conductors": "cores", "lengths": "order codes"}
"""What all of a list are called, where its name is another."""
_FIELDS = {
    "end_a": "end A",
    "end_b": "end B",
    "contact_a": "contact at end A",
    "contact_b": "contact at end B",
    "cross_section_mm2": "cross-section",
    "mates_with": "what it mates with",
    "sources": "origin",
}
_UNIT = re.compile(r"_(mm2?|kg|deg)$")
_PASSED = {"cable", "connector", "ports"}
"""Steps that need no word where another follows and no key names one of them."""
_SAID = {"contact", "designation", "order_code", "value"}
"""Fields that the object's own name says."""
_NAMED = 2
"""So many places of one doubt are named."""


def sentences(points: Iterable[OpenPoint], part_number: str) -> list[str]:
    """What is open, on a line each, the most harmful first; points alike share one.

    Args:
        points: what is open.
        part_number: the part that is spoken of; points of others name whose they are.
    """
    alike: dict[str, list[str]] = {}
    for point in sorted(points, key=gravity):
        alike.setdefault(_reason(point), []).append(_where(point, part_number))
    return [f"{_together(list(dict.fromkeys(where)))}: {why}" for why, where in alike.items()]


def _together(places: list[str]) -> str:
    """The first places; who wants to see all asks for the sources."""
    rest = len(places) - _NAMED
    return " and ".join(places[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def _reason(point: OpenPoint) -> str:
    source = point.source
    readings = f" Readings: {' / '.join(source.readings)}." if source.readings else ""
    return " ".join(f"{source.reason or 'no reason is given.'}{readings}".split())


def _where(point: OpenPoint, part_number: str) -> str:
    steps = list(_steps(point.place))
    if point.owner != part_number:
        steps.insert(0, point.owner)
    return " ".join((", ".join(steps) or "the whole part").split())


def _steps(place: str) -> Iterator[str]:
    found = list(_STEP.finditer(place))
    for mark in found:
        name, key = mark.groups()
        if key:
            yield f"{_ONE.get(name, name)} {key.replace(' | ', ', ')}"
        elif mark is found[-1] and name in _SAID and len(found) > 1:
            return
        elif mark is found[-1] or name not in _PASSED:
            known = _FIELDS.get(name) or _ALL.get(name)
            yield known or _UNIT.sub("", name).replace("_", " ")
