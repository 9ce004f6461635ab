"""Which values of a library say anything."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cadbridge.model.fields import KEYS, LISTS, library_paths, members, path_defaults, prefix_of
from cadbridge.model.library import Library
from cadbridge.model.walk import is_filled


def filled(library: Library) -> Iterator[str]:
    """The path of each value of a library that says anything, one after the other.

    A value at its default does not count: nobody need have given it.
    """
    for name in LISTS:
        for item in getattr(library, name):
            yield from _filled_below(item, prefix_of(name))
    yield from ("records" for _ in library.records)


def _filled_below(item: Any, path: str) -> Iterator[str]:
    """As `leaves` walks, without the names of places: a library may hold a million values."""
    cls: type = type(item)
    for name, held, there, usual in _steps(cls, path):
        value = getattr(item, name)
        if value is usual:
            continue
        if held is None and isinstance(value, Mapping):
            yield from (there for entry in value.values() if is_filled(entry))
        elif held is None:
            if value != usual and is_filled(value):
                yield there
        elif held in KEYS and isinstance(value, tuple):
            for entry in value:
                yield from _filled_below(entry, f"{there}.")
        elif value is not None:
            yield from _filled_below(value, f"{there}.")


@cache
def _steps(cls: type, path: str) -> tuple[tuple[str, Any, str, Any], ...]:
    """The fields of a class with what they hold, their paths and their defaults."""
    usual = path_defaults()
    return tuple((name, held, path + name, usual.get(path + name)) for name, held in members(cls))


def filled_paths(library: Library) -> dict[str, int]:
    """How many filled values each path of a library has, in the order of `library_paths`."""
    counts = Counter(filled(library))
    return {path: counts[path] for path in library_paths() if counts[path]}
