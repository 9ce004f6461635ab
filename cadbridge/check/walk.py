"""Walking over all objects of a library."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from cadbridge.check.problem import Root, Steps, Value
from cadbridge.model import Library, Source
from cadbridge.model.fields import KEYS, LISTS, key_of, members


@cache
def _holders(cls: type) -> tuple[str, ...]:
    """Fields of a class that hold objects."""
    return tuple(name for name, held in members(cls) if held is not None)


def roots(library: Library) -> Iterator[Root]:
    """All objects that a library lists itself."""
    for name in LISTS:
        yield from getattr(library, name)


def objects(root: Root) -> Iterator[tuple[Steps, Any]]:
    """The root and all objects below it, level by level, each with the steps to it."""
    found: list[tuple[Steps, Any]] = [((), root)]
    for steps, owner in found:  # which grows on the way
        cls: type = type(owner)
        for name in _holders(cls):
            held = getattr(owner, name)
            if isinstance(held, tuple):
                found += [((*steps, (name, item)), item) for item in held]
            elif held is not None:
                found.append(((*steps, (name, held)), held))
    return iter(found)


def twins(root: Root) -> Iterator[tuple[Steps, Any]]:
    """Objects below the root whose key an earlier one of their list has."""
    seen: set[tuple[int, str, str]] = set()
    for steps, item in objects(root):
        if steps and type(item) in KEYS:
            owner = steps[-2][1] if len(steps) > 1 else root
            found = (id(owner), steps[-1][0], key_of(item))
            if found in seen:
                yield steps, item
            seen.add(found)


def all_sources(library: Library) -> Iterator[tuple[Value, Source]]:
    """All sources, each with the object that it stands on."""
    for root in roots(library):
        for steps, item in objects(root):
            for source in getattr(item, "sources", ()):
                yield Value(root, steps, ""), source
