"""The model's fields as data: their paths, and what identifies an object in a list.

A **path** names a field without keys, ``ports.pins.signal``; capability tables and mappings use
paths. A **place** names one value in one part, ``ports[X1].pins[2].signal``. Fields of a part
have no prefix; those of a library's other objects start with ``faces.``, ``manufacturers.`` or
``source_documents.``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cadbridge.model.face import Face, FaceContact, Figure
from cadbridge.model.part import (
    Accessory,
    CableLength,
    Classification,
    Conductor,
    Document,
    Function,
    Part,
    Pin,
    Port,
    PortReference,
    Property,
    Terminal,
)
from cadbridge.model.source import Manufacturer, Source, SourceDocument

KEYS: Mapping[type, tuple[str, ...]] = {
    Accessory: ("part_number",),
    CableLength: ("order_code",),
    Classification: ("system", "release"),
    Conductor: ("id",),
    Document: ("title", "number"),
    Face: ("id",),
    FaceContact: ("id",),
    Figure: ("name",),
    Function: ("name",),
    Manufacturer: ("short_name",),
    Part: ("part_number",),
    Pin: ("contact",),
    Port: ("designation",),
    PortReference: ("part_number", "port"),
    Property: ("group", "name", "condition"),
    SourceDocument: ("id",),
    Terminal: ("designation",),
}
"""What identifies an object among its neighbours. Another order of the same is no change; what is
new stands in the order of its file, and writers keep the order."""

LISTS: Mapping[str, type] = {
    "parts": Part,
    "faces": Face,
    "manufacturers": Manufacturer,
    "source_documents": SourceDocument,
}
"""The lists of a library, with the class of what they hold."""

LIBRARY_LISTS = tuple(name for name in LISTS if name != "parts")
"""Those beside its parts; their paths carry the list's name as prefix."""


def prefix_of(name: str) -> str:
    """What paths and places begin with in objects of a library's list; nothing in parts."""
    return f"{name}." if name in LIBRARY_LISTS else ""


@cache
def members(cls: type) -> tuple[tuple[str, type | None], ...]:
    """Names of a dataclass's fields, each with the dataclass that it holds, if it holds one.

    Lists of `Source` count as plain values: they are compared as a whole.
    """
    hints = get_type_hints(cls)
    return tuple((item.name, _held_class(hints[item.name])) for item in fields(cls))


def _held_class(hint: Any) -> type | None:
    candidates = get_args(hint) if get_origin(hint) in (tuple, Union, UnionType) else (hint,)
    for candidate in candidates:
        if isinstance(candidate, type) and is_dataclass(candidate) and candidate is not Source:
            return candidate
    return None


@cache
def figures(cls: type) -> tuple[str, ...]:
    """Names of a dataclass's fields that hold plain text or a whole number, in their order."""
    hints = get_type_hints(cls)
    return tuple(item.name for item in fields(cls) if hints[item.name] in (str, int))


@cache
def defaults(cls: type) -> dict[str, Any]:
    """Defaults of a class's fields; `dataclasses.MISSING` where a field has none."""
    return {
        member.name: member.default_factory()
        if member.default_factory is not MISSING
        else member.default
        for member in fields(cls)
    }


@cache
def paths(cls: type = Part) -> tuple[str, ...]:
    """Paths of all values below a class, in the order of its fields."""
    return tuple(path for path, _ in _paths(cls))


def _paths(cls: type) -> Iterator[tuple[str, Any]]:
    """Each path with the field's default."""
    for name, held in members(cls):
        if held is None:
            yield name, defaults(cls)[name]
        else:
            yield from ((f"{name}.{path}", default) for path, default in _paths(held))


@cache
def library_paths() -> tuple[str, ...]:
    """Paths of all values of a library: those of a part first, then the prefixed ones."""
    lists = [prefix_of(name) + path for name, cls in LISTS.items() for path in paths(cls)]
    return (*lists, "records")


@cache
def path_defaults() -> Mapping[str, Any]:
    """Defaults of the fields of a library's objects, by path."""
    return {
        prefix_of(name) + path: default
        for name, cls in LISTS.items()
        for path, default in _paths(cls)
    }


@cache
def required_keys(cls: type) -> tuple[str, ...]:
    """Of what identifies objects of a class in a list, the fields that none can be without."""
    return tuple(name for name in KEYS.get(cls, ()) if defaults(cls)[name] is MISSING)


def nameless_by(item: object) -> tuple[str, ...]:
    """Which of the fields that identify an object say nothing, though they have to."""
    cls: type = type(item)
    return tuple(name for name in required_keys(cls) if not str(getattr(item, name)).strip())


def key_of(item: object) -> str:
    """The key of an object of a keyed list, as places print it."""
    return joined_key(str(getattr(item, name)) for name in KEYS[type(item)])


def natural_key(item: object) -> list[str]:
    """Sorts objects of a keyed list as people count: contact ``2`` before ``10``."""
    pieces = re.split(r"([0-9]+)", key_of(item))
    return [piece.zfill(20) if index % 2 else piece for index, piece in enumerate(pieces)]


def joined_key(values: Iterable[str]) -> str:
    """One key of the values of several fields, joined by `` | ``; empty ones at the end go."""
    parts = list(values)
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def keyed(items: Sequence[Any]) -> dict[str, Any]:
    """Objects by key, numbered so that none is lost."""
    return dict(zip(numbered(map(key_of, items)), items, strict=True))


def numbered(keys: Iterable[str], mark: str = "#") -> Iterator[str]:
    """The keys, of which a repeated one gets the mark and a number: ``#2``, ``#3``."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for base in keys:
        key = base
        while key in taken:
            counts[base] = counts.get(base, 1) + 1
            key = f"{base}{mark}{counts[base]}"
        taken.add(key)
        yield key


def in_key_order(item: Any) -> Any:
    """An object with all lists below it sorted in which another order is no change.

    Sources of one field keep theirs: the first speaks.
    """
    if isinstance(item, tuple) and any(type(entry) in KEYS for entry in item):
        return tuple(sorted(map(in_key_order, item), key=key_of))
    if isinstance(item, tuple) and any(type(entry) is Source for entry in item):
        return tuple(sorted(item, key=lambda source: source.field))
    if not is_dataclass(item) or isinstance(item, type):
        return item
    cls: type = type(item)
    held = [name for name, inner in members(cls) if inner is not None or name == "sources"]
    return replace(item, **{name: in_key_order(getattr(item, name)) for name in held})
