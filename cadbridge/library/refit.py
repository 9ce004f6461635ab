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
    origins = alignment(old, new)
    items = [
        to_plain(item) if origin is None else refit(data[origin], old[origin], item)
        for item, origin in zip(new, origins, strict=True)
    ]
    return Aligned(items, origins)


def alignment(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new item the index of the old one it continues; None: it has come in.

    Items with a key are matched by it. Of others, equal ones at both ends are matched, and what
    is between them one by one.
    """
    if any(type(item) in KEYS for item in (*old, *new)):
        index_of = {key: index for index, key in enumerate(keyed(old))}
        return [index_of.get(key) for key in keyed(new)]
    head = _equal_count(old, new)
    tail = _equal_count(old[head:][::-1], new[head:][::-1])
    between = len(old) - head - tail
    return [
        index
        if index < head + min(between, len(new) - head - tail)
        else index - len(new) + len(old)
        if index >= len(new) - tail
        else None
        for index in range(len(new))
    ]


def _equal_count(first: Sequence[Any], second: Sequence[Any]) -> int:
    """How many items from the beginning on are equal."""
    count = 0
    for ours, theirs in zip(first, second, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


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
