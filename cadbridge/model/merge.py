"""Partial libraries, such as the files of one part's ports, to one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from cadbridge.model.fields import KEYS, LISTS, defaults, keyed, members
from cadbridge.model.library import Library
from cadbridge.model.part import Extra


def merge_libraries(libraries: Sequence[Library]) -> Library:
    """One library of several that each hold some of the parts, or parts of them.

    Objects with the same key become one: lists are united, and of two values the first that is
    not the field's default holds. Whoever must know of disagreements compares with
    `cadbridge.jobs.diff.diff` first.
    """
    if len(libraries) == 1:
        return libraries[0]
    lists = {name: _united([getattr(library, name) for library in libraries]) for name in LISTS}
    records: Any = _joined([dict(library.records) for library in libraries])
    return Library(**lists, records=records)


def _joined(values: Sequence[Extra]) -> Extra:
    """Records united; of those that only stand in different places, the first."""
    mappings = [value for value in values if isinstance(value, dict)]
    lists = [value for value in values if isinstance(value, list)]
    if len(mappings) == len(values):
        names = dict.fromkeys(name for value in mappings for name in value)
        return {
            name: _joined([value[name] for value in mappings if name in value]) for name in names
        }
    if len(lists) == len(values):
        items: dict[str, Extra] = {}
        for item in chain.from_iterable(lists):
            items.setdefault(repr(_without_place(item)), item)
        return list(items.values())
    return values[0]


def _without_place(item: Extra) -> Extra:
    if not isinstance(item, dict):
        return item
    return {name: value for name, value in item.items() if name != "after"}


def _united(lists: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """Objects of the same key merged; the order is that of their first appearance."""
    result: dict[str, Any] = {}
    for items in lists:
        for key, item in keyed(items).items():
            result[key] = merged(result[key], item) if key in result else item
    return tuple(result.values())


def disagreements(first: Any, second: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Places below two objects of one key where both say something, and not the same.

    Where they come from is no value; `merged` is one object of two that do not disagree.
    """
    cls: type = type(first)
    for name, held in members(cls):
        ours, theirs, at = getattr(first, name), getattr(second, name), f"{place}{name}"
        if ours == theirs or name == "sources":
            continue
        if held in KEYS and isinstance(ours, tuple):
            known = keyed(theirs)
            for key, item in keyed(ours).items():
                if key in known:
                    yield from disagreements(item, known[key], f"{at}[{key}].")
        elif held is not None and ours is not None and theirs is not None:
            yield from disagreements(ours, theirs, f"{at}.")
        elif isinstance(ours, Mapping):
            both = ours.keys() & theirs.keys()
            yield from ((at, ours[key], theirs[key]) for key in both if ours[key] != theirs[key])
        elif defaults(cls)[name] not in (ours, theirs):
            yield at, ours, theirs


def merged(first: Any, second: Any) -> Any:
    """Two objects of the same key as one; of two values the first that is not the usual one."""
    if first == second:
        return first
    cls: type = type(first)
    return replace(
        first, **{name: _merged_value(name, held, first, second) for name, held in members(cls)}
    )


def _merged_value(name: str, held: type | None, first: Any, second: Any) -> Any:
    ours, theirs = getattr(first, name), getattr(second, name)
    if ours == theirs:
        return ours
    if held in KEYS and isinstance(ours, tuple):
        return _united([ours, theirs])
    if held is not None and ours is not None and theirs is not None:
        return merged(ours, theirs)
    if isinstance(ours, Mapping):
        return {**theirs, **ours}
    cls: type = type(first)
    return theirs if ours == defaults(cls)[name] else ours
