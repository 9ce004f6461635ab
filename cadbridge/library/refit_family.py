"""A family's plain data changed to hold other parts.

What the types share stays shared while all of them agree on it. Where one type changes alone, it
gets a value of its own: a field beside its others, or a shared port written out. An item of a
shared list cannot be overruled, and neither can a shared value by none; these are handed down to
the types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from cadbridge.library.plain import to_plain
from cadbridge.library.refit import alignment, refit, renamed
from cadbridge.library.yaml_edit import Aligned
from cadbridge.model import Part
from cadbridge.model.fields import KEYS, defaults, members

_DEFAULTS = defaults(Part)
_FIELDS = tuple(member.name for member in fields(Part))


def refit_family(
    data: Mapping[str, Any], old: Sequence[Part], new: Sequence[Part | None]
) -> dict[str, Any] | None:
    """Plain data of a family with its types changed; None where no type is left.

    Args:
        data: the family as it stands in the file.
        old: the part that each type expands to.
        new: the part it shall be instead; None: the type goes.
    """
    types = [
        _Type(index=index, own=dict(own), old=before, new=after)
        for index, (own, before, after) in enumerate(zip(data["types"], old, new, strict=True))
        if after is not None
    ]
    if not types:
        return None
    family = _Family(data, types)
    for name in _FIELDS:
        if any(item.changes(name) for item in types):
            family.refit_field(name)
    result = dict(data)
    for key, value in (("shared", family.shared), ("shared_ports", family.ports.refitted())):
        if value:
            result[key] = value
        elif data.get(key):
            del result[key]
    result["types"] = Aligned([item.in_order() for item in types], [item.index for item in types])
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type:
    """One type of a family: what it has in the file, what it was and what it shall be."""

    index: int
    own: dict[str, Any]
    old: Part
    new: Part

    def changes(self, name: str) -> bool:
        """Whether a field becomes another."""
        return bool(getattr(self.old, name) != getattr(self.new, name))

    def in_order(self) -> dict[str, Any]:
        """What the type has of its own, in the order of the model's fields."""
        return {name: self.own[name] for name in _FIELDS if name in self.own}

    def alignment(self, name: str) -> list[int | None]:
        """For each item of the new list the index of the old one it continues.

        A port goes by its name: under another one it is no longer the port that types share.
        """
        old = getattr(self.old, name)
        origins = alignment(old, getattr(self.new, name))
        return origins if name == "ports" else renamed(origins, len(old))

    def came_in(self, name: str) -> list[Any]:
        """The items of the new list that continue none of the old one."""
        items = zip(getattr(self.new, name), self.alignment(name), strict=True)
        return [item for item, origin in items if origin is None]

    def survivors(self, name: str) -> list[Any]:
        """What each item of the old list becomes; None: it goes."""
        result: list[Any] = [None] * len(getattr(self.old, name))
        for item, origin in zip(getattr(self.new, name), self.alignment(name), strict=True):
            if origin is not None:
                result[origin] = item
        return result


def _is_divisible(name: str) -> bool:
    """Whether some items of a list may be shared and others not: nobody looks at their order."""
    return name != "ports" and dict(members(Part))[name] in KEYS


class _SharedPorts:
    """The ports that types take by name, and what becomes of them."""

    def __init__(self, data: Mapping[str, Any], types: Sequence[_Type]) -> None:
        self._data = data.get("shared_ports", [])
        common = data.get("shared", {}).get("ports", [])
        self._old: dict[str, Any] = {}
        self._futures: dict[str, list[Any]] = {}
        for item in types:
            references = [*common, *item.own.get("ports", [])]
            ports = zip(references, item.old.ports, item.survivors("ports"), strict=True)
            for reference, before, after in ports:
                if "shared" in reference:
                    self._old[reference["shared"]] = before
                    self._futures.setdefault(reference["shared"], []).append(after)

    def future(self, name: str) -> Any:
        """What its types agree that the port becomes, or what it was; None: nobody takes it."""
        futures = [port for port in self._futures[name] if port is not None]
        if futures and all(port == futures[0] for port in futures):
            return futures[0]
        return self._old[name] if self._old[name] in futures else None

    def refitted(self) -> Aligned:
        """The shared ports with their changes, without those that nobody takes any longer."""
        items = []
        origins: list[int | None] = []
        for index, port in enumerate(self._data):
            name = port["designation"]
            future = self.future(name) if name in self._old else None
            if future is None and name in self._old:
                continue
            item = port if future is None else self._refit(port, future)
            items.append(item)
            origins.append(index if ("like" in item) == ("like" in port) else None)
        return Aligned(items, origins)

    def _refit(self, port: Any, future: Any) -> Any:
        old = self._old[port["designation"]]
        if "like" not in port:
            return refit(port, old, future)
        own = [key for key in port if key != "like"]
        changed = {key: refit(port[key], getattr(old, key), getattr(future, key)) for key in own}
        values = {key: getattr(future, key) for key in own}
        if self._is_like(port["like"], old, future, values):
            return {"like": port["like"], **changed}
        return to_plain(future)

    def _is_like(self, name: str, old: Any, future: Any, values: Mapping[str, Any]) -> bool:
        """Whether a port is still its model with other values of its own."""
        if name not in self._old:
            return bool(replace(old, **values) == future)
        model = self.future(name)
        return model is not None and bool(replace(model, **values) == future)


class _Family:
    """Takes changes field by field into what is shared and what the types have of their own."""

    def __init__(self, data: Mapping[str, Any], types: Sequence[_Type]) -> None:
        self.shared: dict[str, Any] = dict(data.get("shared", {}))
        self.ports = _SharedPorts(data, types)
        self._types = types

    def refit_field(self, name: str) -> None:
        """Take in the changes of one field of all types."""
        if isinstance(_DEFAULTS[name], tuple):
            self._refit_list(name)
        else:
            self._refit_value(name)

    def _refit_value(self, name: str) -> None:
        heirs = [item for item in self._types if name in self.shared and name not in item.own]
        news = [getattr(item.new, name) for item in heirs]
        agreed = bool(heirs) and all(new == news[0] for new in news)
        if agreed:
            self._refit_shared(name, getattr(heirs[0].old, name), news[0])
        leaving = [item for item in self._types if not (agreed and item in heirs)]
        if self._is_new_to_all(name):
            self.shared[name] = to_plain(getattr(self._types[0].new, name))
            return
        if name in self.shared and any(getattr(item.new, name) is None for item in leaving):
            del self.shared[name]
            for item in heirs:
                item.own[name] = to_plain(getattr(item.new if agreed else item.old, name))
        for item in leaving:
            if item.changes(name):
                self._refit_own(name, item)

    def _is_new_to_all(self, name: str) -> bool:
        """Whether all types, of which none had one, get the same value."""
        news = [getattr(item.new, name) for item in self._types]
        had = name in self.shared or any(name in item.own for item in self._types)
        has_one = news[0] != _DEFAULTS[name]
        return len(news) > 1 and has_one and not had and all(new == news[0] for new in news)

    def _refit_shared(self, name: str, old: Any, new: Any) -> None:
        self.shared[name] = refit(self.shared[name], old, new)
        if old != new == _DEFAULTS[name]:
            del self.shared[name]

    def _refit_own(self, name: str, item: _Type) -> None:
        old, new = getattr(item.old, name), getattr(item.new, name)
        item.own[name] = refit(item.own.get(name), old, new)
        if new == _DEFAULTS[name] and name not in self.shared:
            del item.own[name]

    def _refit_list(self, name: str) -> None:
        """Change a list whose first items are shared and whose others are each type's own."""
        shared = self.shared.pop(name, [])
        staying = self._staying(name, len(shared))
        old, futures = getattr(self._types[0].old, name), self._types[0].survivors(name)
        kept = [index for index in staying if futures[index] is not None]
        common = self._common(name)
        if kept or common:
            items = [self._item(name, shared[i], old[i], futures[i]) for i in kept]
            new = [to_plain(item) for item in common]
            self.shared[name] = Aligned([*items, *new], [*kept, *([None] * len(new))])
        for item in self._types:
            own = self._own_list(name, item, shared, staying, common)
            item.own.pop(name, None)
            if own:
                item.own[name] = own

    def _staying(self, name: str, count: int) -> list[int]:
        """Indexes of the shared items that the types go on sharing: what they agree on.

        Where the order of a list has a meaning, or a look that people know as that of ports,
        it stays shared as a whole or not at all; so do sources of one field, the first of which
        speaks.
        """
        futures = [item.survivors(name)[:count] for item in self._types]
        agreed = [
            index
            for index in range(count)
            if all(future[index] == futures[0][index] for future in futures)
        ]
        if name == "sources":
            sources = self._types[0].old.sources[:count]
            differing = {one.field for at, one in enumerate(sources) if at not in agreed}
            return [index for index in agreed if sources[index].field not in differing]
        return agreed if _is_divisible(name) or len(agreed) == count else []

    def _common(self, name: str) -> list[Any]:
        """What has come in for every type, where it may stand anywhere in the list."""
        first, *others = (item.came_in(name) for item in self._types)
        if not others or not (_is_divisible(name) or name == "sources"):
            return []
        return [new for new in first if all(new in came for came in others)]

    def _own_list(
        self,
        name: str,
        item: _Type,
        shared: Sequence[Any],
        staying: Sequence[int],
        common: Sequence[Any],
    ) -> Aligned:
        old, own = getattr(item.old, name), item.own.get(name, [])
        result = []
        origins: list[int | None] = []
        for new, origin in zip(getattr(item.new, name), item.alignment(name), strict=True):
            if origin is None and new in common:
                continue
            if origin is None:
                result.append(to_plain(new))
                origins.append(None)
            elif origin >= len(shared):
                at = origin - len(shared)
                result.append(self._item(name, own[at], old[origin], new))
                origins.append(at)
            elif origin not in staying:
                result.append(self._item(name, shared[origin], None, new))
                origins.append(None)
        return Aligned(result, origins)

    def _item(self, name: str, data: Any, old: Any, new: Any) -> Any:
        """Data of a list's item: a shared port by name while that fits; old None: it moves."""
        if name == "ports" and "shared" in data:
            return data if self.ports.future(data["shared"]) == new else to_plain(new)
        return refit(data, old, new)
