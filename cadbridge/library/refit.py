"""The plain data of a library file changed to hold other objects.

What the objects do not change keeps the data it has in the file, with its spelling: ``1.10``, a
default written out, a key where it is. Lists come back as `Aligned`, so that
`cadbridge.library.yaml_edit` knows which item became which.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from cadbridge.library.plain import to_plain
from cadbridge.library.yaml_edit import Aligned
from cadbridge.model.fields import KEYS, defaults, keyed


def refit(data: Any, old: Any, new: Any) -> Any:
    """Plain data of the new value, taken from that of the old one wherever they agree."""
    if old == new:
        return data
    if is_dataclass(old) and type(old) is type(new) and isinstance(data, Mapping):
        return _refit_object(data, old, new)
    if isinstance(new, Mapping) and isinstance(old, Mapping) and isinstance(data, Mapping):
        return _refit_mapping(data, old, new)
    if isinstance(new, tuple | list) and isinstance(data, list):
        return refit_list(data, old, new)
    return to_plain(new)


def refit_list(data: Sequence[Any], old: Sequence[Any], new: Sequence[Any]) -> Aligned:
    """As `refit`; each of the old items stands at the same index of the data."""
    origins = renamed(alignment(old, new), len(old))
    items = [
        to_plain(item) if origin is None else refit(data[origin], old[origin], item)
        for item, origin in zip(new, origins, strict=True)
    ]
    return Aligned(items, origins)


def alignment(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new item the index of the old one it continues; None: it has come in.

    Items with a key are matched by it. Of others, equal ones are matched, and what is
    between them one by one.
    """
    if any(type(item) in KEYS for item in (*old, *new)):
        index_of = {key: index for index, key in enumerate(keyed(old))}
        return [index_of.get(key) for key in keyed(new)]
    found: list[int | None] = [None] * len(new)
    free = 0
    for at, item in enumerate(new):  # equal ones first, in their order
        same = next((index for index in range(free, len(old)) if old[index] == item), None)
        if same is not None:
            found[at], free = same, same + 1
    return _filled_in(found, len(old))


def _filled_in(found: list[int | None], count: int) -> list[int | None]:
    """Origins of which those unknown between two known ones are taken one by one."""
    result: list[int | None] = []
    last = -1
    for known, following in zip(found, _next_known(found, count), strict=True):
        origin = last + 1 if known is None and last + 1 < following else known
        last = last if origin is None else origin
        result.append(origin)
    return result


def _next_known(found: list[int | None], count: int) -> list[int]:
    """For each place the origin that is known there, or the first behind it; at the end `count`."""
    behind = count
    result = []
    for origin in reversed(found):
        behind = behind if origin is None else origin
        result.append(behind)
    return result[::-1]


def renamed(found: list[int | None], count: int) -> list[int | None]:
    """Origins by key; of as many items as there were, the unknown ones go on in their places."""
    if len(found) != count:
        return found
    taken = {*found}
    return [
        index if origin is None and index not in taken else origin
        for index, origin in enumerate(found)
    ]


def _refit_object(data: Mapping[str, Any], old: Any, new: Any) -> dict[str, Any]:
    result: dict[str, Any] = {}
    cls: Any = type(new)
    for member in fields(cls):
        name = member.name
        before, after = getattr(old, name), getattr(new, name)
        if name in data and (before == after or after != defaults(cls)[name]):
            result[name] = refit(data[name], before, after)
        elif before != after and after != defaults(cls)[name]:
            result[name] = to_plain(after)
    return result


def _refit_mapping(
    data: Mapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        key: refit(data[key], old[key], value) if key in data else to_plain(value)
        for key, value in new.items()
    }
