"""Walking over the values of a part."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cadbridge.model.fields import (
    KEYS,
    LISTS,
    keyed,
    library_paths,
    members,
    path_defaults,
    prefix_of,
)
from cadbridge.model.part import Direction, EndState, Gender
from cadbridge.model.source import Source

if TYPE_CHECKING:
    from cadbridge.model.library import Library

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


def filled(library: "Library") -> Iterator[str]:
    """The path of each value of a library that says anything, one after the other.

    A value at its default does not count: nobody need have given it.
    """
    default_of = path_defaults()
    for name in LISTS:
        for item in getattr(library, name):
            for _, path, value in leaves(item, path=prefix_of(name)):
                if is_filled(value) and value != default_of[path]:
                    yield path
    yield from ("records" for _ in library.records)


def filled_paths(library: "Library") -> dict[str, int]:
    """How many filled values each path of a library has, in the order of `library_paths`."""
    counts = Counter(filled(library))
    return {path: counts[path] for path in library_paths() if counts[path]}


def is_filled(value: Any) -> bool:
    """Whether a value says anything, as a number does that is 0."""
    is_open = any(value is item for item in _OPEN)  # equal is also a text that says "unspecified"
    return value is not False and not is_open and value not in ("", None, ())
