"""What a library file with errors holds beside them.

A wrong value is left out, and so is an object that cannot be without it. What is left is good for
looking things up, so that `check` tells all that is wrong in one round; nothing else reads so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadbridge.library.paths import plain_key
from cadbridge.library.plain import from_checked, misfits
from cadbridge.model import Library
from cadbridge.model.fields import LISTS

_MOST_ROUNDS = 12
"""A value can take at most all objects around it along; the model is not nested so deep."""

_TOP = 2
"""Steps to an object of the library: list and index."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class Salvaged:
    """A file's sound objects."""

    library: Library
    positions: Mapping[str, Sequence[int]]
    """By list: where each of its objects stands in the file's list."""
    unread: frozenset[tuple[str, str]]
    """(list, key) of objects that are there and could not be read, or not with all they hold."""


def salvage(data: Any, *, filling: bool = False) -> Salvaged | None:
    """The objects of plain data without the values that do not fit the model.

    Args:
        data: of a file.
        filling: whether an object stays that cannot be without a wrong value, with another one in
            its place: good for seeing what else it names, and for nothing else.

    Returns:
        None where nothing can be told of it.
    """
    if not isinstance(data, Mapping):
        return None
    rest = _copy(data)
    positions = {name: list(range(len(_items(rest, name)))) for name in LISTS}
    unread: set[tuple[str, str]] = set()
    for _ in range(_MOST_ROUNDS):
        wrong = misfits(rest)
        if not wrong:
            return Salvaged(
                library=from_checked(rest), positions=positions, unread=frozenset(unread)
            )
        for item in wrong if filling else ():
            if item.is_needed:
                _at(rest, item.path[:-1])[item.path[-1]] = item.stand_in
        goes = [item.what_goes for item in wrong if not (filling and item.is_needed)]
        for path in _deepest_first(goes):
            unread |= _losing(rest, path)
            if _remove(rest, path) and len(path) == _TOP and path[0] in positions:
                del positions[str(path[0])][int(path[1])]
    return None


def _copy(data: Any) -> Any:
    """A copy in which nothing is shared: what a family shares may be wrong in one type only."""
    if isinstance(data, Mapping):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data


def _items(data: Any, name: str) -> list[Any]:
    found = data.get(name) if isinstance(data, Mapping) else None
    return found if isinstance(found, list) else []


def _losing(data: Any, path: Path) -> set[tuple[str, str]]:
    """The object that goes with what lies at a path, or loses an object of its own by it."""
    if len(path) < _TOP or path[0] not in LISTS or not isinstance(path[1], int):
        return set()
    name, items = str(path[0]), _items(data, str(path[0]))
    if path[1] >= len(items) or not isinstance(_at(data, path), dict | list):
        return set()
    key = plain_key(items[path[1]], LISTS[name])
    return {(name, key)} if key else set()


def _deepest_first(paths: Sequence[Path]) -> Iterator[Path]:
    """Each path once, the last items of a list before the first, so that none moves."""
    order = sorted(set(paths), key=lambda path: [(str(type(step)), step) for step in path])
    return reversed(order)


def _remove(data: Any, path: Path) -> bool:
    """Take out what lies at a path; False where the path no longer leads anywhere."""
    holder = _at(data, path[:-1])
    try:
        del holder[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _at(data: Any, path: Sequence[str | int]) -> Any:
    """What lies at a path; None where it leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
