"""Partial libraries, such as the files of one part's ports, to one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cadbridge.model.fields import KEYS, LIBRARY_LISTS, defaults, keyed, members
from cadbridge.model.library import Library


def merge_libraries(libraries: Sequence[Library]) -> Library:
    """One library of several that each hold some of the parts, or parts of them.

    Objects with the same key become one: lists are united, and of two values the first that is
    not the field's default holds. Whoever must know of disagreements compares with
    `cadbridge.diff.diff` first.
    """
    if len(libraries) == 1:
        return libraries[0]
    lists = {
        name: _united([getattr(library, name) for library in libraries])
        for name in ("parts", *LIBRARY_LISTS)
    }
    records = {name: value for library in libraries for name, value in library.records.items()}
    return Library(**lists, records=records)


def _united(lists: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """Objects of the same key merged; the order is that of their first appearance."""
    result: dict[str, Any] = {}
    for items in lists:
        for key, item in keyed(items).items():
            result[key] = _merged(result[key], item) if key in result else item
    return tuple(result.values())


def _merged(first: Any, second: Any) -> Any:
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
        return _merged(ours, theirs)
    if isinstance(ours, Mapping):
        return {**theirs, **ours}
    cls: type = type(first)
    return theirs if ours == defaults(cls)[name] else ours
