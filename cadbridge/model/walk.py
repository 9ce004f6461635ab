"""Walking over the values of a part."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from cadbridge.model.fields import KEYS, keyed, members
from cadbridge.model.part import Direction, EndState, Gender
from cadbridge.model.source import Source

_NOTHING: tuple[Any, ...] = ("", None, (), {})
_OPEN = (Direction.UNSPECIFIED, EndState.NOT_STATED, Gender.UNSPECIFIED)


def leaves(item: Any, place: str = "", path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every value below an object as (place, path, value).

    A mapping gives one value an entry; lists of `Source` and of plain values count as one value.
    """
    cls: type = type(item)
    for name, held in members(cls):
        value = getattr(item, name)
        here, there = place + name, path + name
        if held is None and isinstance(value, Mapping):
            yield from ((f"{here}[{key}]", there, entry) for key, entry in value.items())
        elif held is None:
            yield here, there, value
        elif held in KEYS and isinstance(value, tuple):
            for key, entry in keyed(value).items():
                yield from leaves(entry, f"{here}[{key}].", f"{there}.")
        elif value is not None:
            yield from leaves(value, f"{here}.", f"{there}.")


def texts(item: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """All texts of an object with their places, those of extras too."""
    if isinstance(item, str):
        yield place, item
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield f"{place}[{key}]", str(key)
            yield from texts(value, f"{place}[{key}]")
    elif isinstance(item, tuple | list):
        keys = list(keyed(item)) if item and type(item[0]) in KEYS else range(len(item))
        for key, value in zip(keys, item, strict=True):
            yield from texts(value, f"{place}[{key}]")
    elif is_dataclass(item):
        for member in fields(item):
            below = f"{place}.{member.name}" if place else member.name
            yield from texts(getattr(item, member.name), below)


def sources_of(item: Any, place: str = "") -> Iterator[tuple[str, Source]]:
    """Every source below an object, with the place of what it is about."""
    cls: type = type(item)
    for name, held in members(cls):
        value = getattr(item, name)
        if name == "sources":
            for source in value:
                yield (place + source.field).rstrip("."), source
        elif held in KEYS and isinstance(value, tuple):
            for key, entry in keyed(value).items() if value else ():
                yield from sources_of(entry, f"{place}{name}[{key}].")
        elif held is not None and value is not None:
            yield from sources_of(value, f"{place}{name}.")


def is_filled(value: Any) -> bool:
    """Whether a value says anything, as a number does that is 0."""
    is_open = any(value is item for item in _OPEN)  # equal is also a text that says "unspecified"
    return value is not False and not is_open and value not in _NOTHING
