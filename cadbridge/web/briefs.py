"""What is new or goes, in lines: of a part what it is and what it has, of the rest its values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from enum import StrEnum
from typing import Any

from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.library.plain import to_plain
from cadbridge.model import Face, Part, Port
from cadbridge.model.fields import KEYS, defaults
from cadbridge.web.part_words import holds_words, model_word, place_words
from cadbridge.web.visit import Visit
from cadbridge.words import in_words, main_text, printable

_MOST_NAMED = 12
"""Ports and functions that are named; the rest is counted."""
_OF_PARTS = ("kind", "manufacturer", "type_number", "order_number", "description")
_CONTACTS = ("pins", "contacts")
"""Fields whose items are counted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A value, or something by its name with what it holds."""

    text: str
    is_word: bool = False
    """Whether it is a word of the model, which has another in the visitor's language."""
    holds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A field with its value, or all that stands under one."""

    place: str
    """The field's name in the model."""
    items: tuple[Named, ...]
    more: int = 0
    """How many are not named."""


def brief_of(item: object) -> tuple[BriefLine, ...]:
    """What an object of a library says of itself; nothing of a plain value."""
    if type(item) not in KEYS:
        return ()
    return tuple(_of_part(item) if isinstance(item, Part) else _of_other(item))


def _of_part(part: Part) -> Iterator[BriefLine]:
    for name in _OF_PARTS:
        yield from _value(name, getattr(part, name))
    if part.ports:
        yield _listed("ports", [_with_contacts(port.designation, port) for port in part.ports])
    if part.functions:
        yield _listed("functions", [Named(function.name) for function in part.functions])
    counts = {
        "conductors": len(part.cable.conductors) if part.cable else 0,
        "properties": len(part.properties),
    }
    yield from (BriefLine(name, (Named(str(count)),)) for name, count in counts.items() if count)


def _of_other(item: Any) -> Iterator[BriefLine]:
    cls: type = type(item)
    for name, default in defaults(cls).items():
        value = getattr(item, name)
        if name in _CONTACTS:
            yield BriefLine(name, (_with_contacts("", item),))
        elif value != default and name not in (*KEYS[cls], "sources", "unit"):
            yield from _value(name, value, getattr(item, "unit", ""))


def _with_contacts(name: str, item: Port | Face) -> Named:
    count = len(item.pins if isinstance(item, Port) else item.contacts)
    return Named(name, holds={"contact": count} if count else {})


def _listed(name: str, items: Sequence[Named]) -> BriefLine:
    return BriefLine(name, tuple(items[:_MOST_NAMED]), max(0, len(items) - _MOST_NAMED))


def _value(name: str, value: Any, unit: str = "") -> Iterator[BriefLine]:
    if name == "description" and isinstance(value, Mapping):
        value = main_text(value)
    if not value or is_dataclass(value):  # the tables below say what has further fields
        return
    if isinstance(value, StrEnum):
        yield BriefLine(name, (Named(model_word(value), is_word=True),))
        return
    words = "yes" if value is True else in_words(to_plain(value))
    if unit and name in ("value", "minimum", "maximum"):
        words = f"{words} {unit}"
    yield BriefLine(name, (Named(words, is_word=value is True),))


def brief_words(visit: Visit, lines: Sequence[BriefLine]) -> Content:
    """The lines, each with what it is about."""
    return element("dl", [_line(visit, line) for line in lines], class_="brief")


def _line(visit: Visit, line: BriefLine) -> Markup:
    words = ", ".join(_named(visit, item) for item in line.items)
    if line.more:
        words += f" {visit.say('and {count} more', count=line.more)}"
    return element("div", element("dt", place_words(visit, line.place)), element("dd", words))


def _named(visit: Visit, item: Named) -> str:
    name = visit.say(item.text) if item.is_word else printable(item.text)
    held = holds_words(visit, item.holds)
    return f"{name} ({held})" if name and held else name or held
