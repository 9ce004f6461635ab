"""Which values of a library say anything."""

from collections import Counter
from collections.abc import Iterator

from cadbridge.model.fields import LISTS, library_paths, path_defaults, prefix_of
from cadbridge.model.library import Library
from cadbridge.model.walk import is_filled, leaves


def filled(library: Library) -> Iterator[str]:
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


def filled_paths(library: Library) -> dict[str, int]:
    """How many filled values each path of a library has, in the order of `library_paths`."""
    counts = Counter(filled(library))
    return {path: counts[path] for path in library_paths() if counts[path]}
