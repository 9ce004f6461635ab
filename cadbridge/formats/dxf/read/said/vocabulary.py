"""The words of `mappings/dxf.yaml`, ready to be looked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cadbridge.drawing.shapes.view import Side
from cadbridge.formats.dxf.read.said.plain import plain, plain_all
from cadbridge.mapping import Mappings
from cadbridge.model import Gender

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words as they are compared (`plain`); phrases as their words, long ones first."""

    seen: frozenset[str]
    sides: Mapping[Side, frozenset[str]]
    """What makes a side of a word for a view."""
    joined: Mapping[str, Side]
    """The same in one word."""
    alone: Mapping[Side, Phrases]
    places: Mapping[Side, Phrases]
    """From where something is seen, wherever in a clause they stand."""
    between: frozenset[str]
    every: frozenset[str]
    """What says that a text is about all views."""
    genders: Mapping[Gender, Phrases]
    genders_perhaps: Mapping[Gender, Phrases]
    silent: Phrases
    other_things: Phrases
    no_gender: Phrases
    before_name: frozenset[str]
    types: frozenset[str]
    """Of connectors, which are no designations."""
    no_caption: frozenset[str]
    scale: frozenset[str]
    detail: frozenset[str]
    """What says that a contact is shown again, enlarged."""
    of_contact: frozenset[str]
    """Titles of the contact in pin tables."""
    of_pin: frozenset[str]
    """Titles of what pin tables say of it."""


@lru_cache(maxsize=4)
def vocabulary_of(mappings: Mappings) -> Vocabulary:
    """The words of mappings.

    Raises:
        FindingsError: the mapping is wrong.
    """
    settings = mappings["dxf"].settings
    views, genders = _part(settings, "views"), _part(settings, "genders")
    names, tables = _part(settings, "names"), _part(settings, "tables")
    seen = plain_all(_words(views.get("seen")))
    sides = {
        Side.MATING: plain_all(_words(views.get("mating"))),
        Side.TERMINATION: plain_all(_words(views.get("wiring"))),
    }
    return Vocabulary(
        seen=seen,
        sides=sides,
        joined={
            plain(one + other): side
            for side, whats in sides.items()
            for what in whats
            for view in seen
            for one, other in ((what, view), (view, what))
        },
        alone={
            Side.MATING: _phrases(views.get("mating_alone")),
            Side.TERMINATION: _phrases(views.get("wiring_alone")),
        },
        places={
            Side.MATING: _phrases(views.get("mating_from")),
            Side.TERMINATION: _phrases(views.get("wiring_from")),
        },
        between=plain_all(_words(views.get("between"))),
        every=plain_all(_words(views.get("every"))),
        genders={gender: _phrases(genders.get(gender)) for gender in _GENDERS},
        genders_perhaps={gender: _phrases(genders.get(f"{gender}_perhaps")) for gender in _GENDERS},
        silent=_phrases(settings.get("silent")),
        other_things=_phrases(settings.get("other_things")),
        no_gender=_phrases(settings.get("no_gender")),
        before_name=plain_all(_words(names.get("before"))) | {"#"},
        types=plain_all(_words(names.get("types"))),
        no_caption=plain_all(_words(names.get("no_caption"))),
        scale=plain_all(_words(names.get("scale"))),
        detail=plain_all(_words(names.get("detail"))),
        of_contact=plain_all(_words(tables.get("contact"))),
        of_pin=plain_all(_words(tables.get("said"))),
    )


_GENDERS = (Gender.MALE, Gender.FEMALE)


def _part(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = settings.get(name)
    return part if isinstance(part, dict) else {}


def _words(held: object) -> Iterable[str]:
    """All words below a setting, whatever language they are sorted under."""
    if isinstance(held, dict):
        for item in held.values():
            yield from _words(item)
    elif isinstance(held, list):
        yield from map(str, held)
    elif held is not None:
        yield str(held)


def _phrases(held: object) -> Phrases:
    phrases = {tuple(plain(words).split()) for words in _words(held)} - {()}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
