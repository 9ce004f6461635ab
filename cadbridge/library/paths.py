"""Places like ``ports[X1].pins[2].signal`` in the plain data of a library file, both ways."""

from collections.abc import Mapping, Sequence
from typing import Any

from cadbridge.model.fields import KEYS, joined_key, members, numbered


def _plain_keys(items: Any, cls: type | None) -> list[str]:
    """As `cadbridge.model.fields.keyed`, from plain data; objects without key get none."""
    if cls is None or cls not in KEYS or not isinstance(items, list):
        return []
    keys = [plain_key(item, cls) for item in items]
    present = numbered(filter(None, keys))
    return [next(present) if key else "" for key in keys]


def plain_key(item: Any, cls: type) -> str:
    """The key of an object in plain data, by the fields that name objects of its class."""
    if not isinstance(item, Mapping):
        return ""
    return joined_key(str(item.get(name, "")) for name in KEYS[cls])


class Places:
    """Finds places in plain data that does not change; each list's keys are made once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[list[str], dict[str, int]]] = {}

    def path_to(self, data: Any, cls: type, place: str) -> list[str | int]:
        """Keys and indexes to a place in the data of an object of `cls`, as far as it exists."""
        path: list[str | int] = []
        rest = place
        held: type | None = cls
        while rest and isinstance(data, Mapping):
            end = min((at for mark in "[." if (at := rest.find(mark)) >= 0), default=len(rest))
            name, rest = rest[:end], rest[end:].removeprefix(".")
            held = dict(members(held)).get(name) if held else None
            data = data.get(name)
            path.append(name)
            if rest.startswith("["):
                step, rest = self._step(data, held, rest)
                if step is None:
                    break
                data = data[step]
                path.append(step)
        return path

    def place_of(self, data: Any, cls: type, path: Sequence[str | int]) -> str:
        """The place of what lies at `path` in an object of `cls`; an index where no key is."""
        place = ""
        held: type | None = cls
        for step in path:
            if isinstance(step, int):
                keys, _ = self._keys(data, held)
                known = step < len(keys) and keys[step]
                place += f"[{keys[step] if known else step}]"
                data = data[step] if isinstance(data, list) and step < len(data) else None
            else:
                place += f".{step}" if place else step
                held = dict(members(held)).get(step) if held else None
                data = data.get(step) if isinstance(data, Mapping) else None
        return place

    def _step(self, data: Any, held: type | None, rest: str) -> tuple[str | int | None, str]:
        """What ``[key]`` at the start of `rest` leads to in a list or mapping, and what follows.

        A key may hold any character, ``].`` too: the longest one that exists is meant.
        """
        steps: Mapping[str, str | int]
        if isinstance(data, Mapping):
            steps = {key: key for key in data}
        else:
            _, steps = self._keys(data, held)
        end = rest.rfind("]")
        while end > 0:
            if rest[1:end] in steps and rest[end + 1 : end + 2] in ("", "."):
                return steps[rest[1:end]], rest[end + 1 :].removeprefix(".")
            end = rest.rfind("]", 0, end)
        return None, ""

    def _keys(self, items: Any, cls: type | None) -> tuple[list[str], Mapping[str, int]]:
        """The keys of a list's objects, and their indexes by key."""
        if id(items) not in self._known:
            keys = _plain_keys(items, cls)
            self._known[id(items)] = keys, {key: index for index, key in enumerate(keys)}
        return self._known[id(items)]
