"""What differs between two libraries, by part, place and field.

Parts are matched by part number, ports by designation, pins by contact, conductors by id,
properties by group, name and condition (`cadbridge.model.fields.KEYS`); the order of such lists
carries no meaning. An object that only one side has is one change, not one a field.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadbridge.model import Library, Part
from cadbridge.model.fields import KEYS, LISTS, keyed, members, prefix_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `old` or `new` is None where that side does not have the object."""

    part: str
    """Part number, or the key of a face, manufacturer or source document."""
    place: str
    """``ports[X1].pins[2].signal``; empty: the whole part."""
    path: str
    """``ports.pins.signal``."""
    old: Any
    new: Any

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        if self.old is None and self.new is not None:
            return "added"
        if self.new is None and self.old is not None:
            return "removed"
        return "changed"

    @property
    def is_whole(self) -> bool:
        """Whether it is about an object of the library as a whole."""
        return self.place in ("", *LISTS)


class _Everything:
    """Contains every path."""

    def __contains__(self, path: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


def diff(old: Library, new: Library, paths: Container[str] = EVERYTHING) -> list[Change]:
    """Differences of two libraries in the given paths.

    Args:
        old: what was.
        new: what is.
        paths: the paths to look at, by default all. A format's carried paths leave out the rest.
    """
    changes: list[Change] = []
    for name in LISTS:
        changes += _list_changes(prefix_of(name), getattr(old, name), getattr(new, name), paths)
    if "records" in paths and old.records != new.records:
        changes.append(
            Change(part="", place="records", path="records", old=old.records, new=new.records)
        )
    return changes


def _list_changes(
    prefix: str, old: Sequence[Any], new: Sequence[Any], paths: Container[str]
) -> Iterator[Change]:
    """Changes of a library's list, each of its objects under its own key."""
    olds, news = keyed(old), keyed(new)
    for key in {**olds, **news}:
        before, after = olds.get(key), news.get(key)
        if before == after:
            continue
        cls = type(before if before is not None else after)
        if not _any_path(prefix, cls, paths):
            continue
        if before is None or after is None:
            place = path = prefix.rstrip(".")
            yield Change(part=key, place=place, path=path, old=before, new=after)
        else:
            yield from _object_changes(key, prefix, prefix, before, after, paths)


def _object_changes(
    part: str, place: str, path: str, old: Any, new: Any, paths: Container[str]
) -> Iterator[Change]:
    cls: type = type(old)
    for name, held in members(cls):
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if held is None:
            if path + name in paths:
                yield from _value_changes(part, place + name, path + name, before, after)
        elif _any_path(f"{path}{name}.", held, paths):
            yield from _held_changes(part, place + name, path + name, held, before, after, paths)


def _held_changes(
    part: str,
    place: str,
    path: str,
    held: type,
    old: Any,
    new: Any,
    paths: Container[str],
) -> Iterator[Change]:
    """Changes of a field that holds an object or a list of objects."""
    if held not in KEYS or not isinstance(old, tuple):
        if old is None or new is None:
            yield Change(part=part, place=place, path=path, old=old, new=new)
        else:
            yield from _object_changes(part, f"{place}.", f"{path}.", old, new, paths)
        return
    olds, news = keyed(old), keyed(new)
    for key in {**olds, **news}:
        before, after = olds.get(key), news.get(key)
        here = f"{place}[{key}]"
        if before is None or after is None:
            yield Change(part=part, place=here, path=path, old=before, new=after)
        elif before != after:
            yield from _object_changes(part, f"{here}.", f"{path}.", before, after, paths)


def _value_changes(part: str, place: str, path: str, old: Any, new: Any) -> Iterator[Change]:
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        yield Change(part=part, place=place, path=path, old=old, new=new)
        return
    for key in {**old, **new}:
        before, after = old.get(key), new.get(key)
        if before != after:
            yield Change(part=part, place=f"{place}[{key}]", path=path, old=before, new=after)


def _any_path(prefix: str, cls: type, paths: Container[str]) -> bool:
    """Whether any value below an object of this class is looked at."""
    return any(
        prefix + name in paths if held is None else _any_path(f"{prefix}{name}.", held, paths)
        for name, held in members(cls)
    )


def diff_with_file(
    library: Library, found: Library, paths: Container[str], partial_paths: Container[str] = ()
) -> list[Change]:
    """Differences from a library to a file that holds some of its parts, or parts of them.

    Looks at no more of the library than the file holds, so that many files of one part each
    take no longer than one of all. Of several parts of one number, of which a file holds fewer,
    those are meant that it differs from the least.

    Args:
        library: what was.
        found: what the file holds.
        paths: the paths to look at.
        partial_paths: as of `in_part`.
    """
    counterpart = library.counterpart(found)
    if len(counterpart.parts) > len(found.parts):
        counterpart = counterpart.with_parts(_nearest(counterpart.parts, found.parts, paths))
    return in_part(diff(counterpart, found, paths), partial_paths)


def _nearest(
    known: Sequence[Part], found: Sequence[Part], paths: Container[str]
) -> tuple[Part, ...]:
    """For each part that was found the one of its number that it differs from the least."""
    left: dict[str, list[Part]] = {}
    for part in known:
        left.setdefault(part.part_number, []).append(part)
    nearest = []
    for part in found:
        twins = left.get(part.part_number)
        if twins:
            distances = [_distance(twin, part, paths) for twin in twins]
            nearest.append(twins.pop(distances.index(min(distances))))
    return tuple(nearest)


def _distance(one: Part, other: Part, paths: Container[str]) -> int:
    return sum(1 for _ in _object_changes("", "", "", one, other, paths))


def in_part(changes: Iterable[Change], partial_paths: Container[str] = ()) -> list[Change]:
    """The changes without removals that only mean that a file holds a part of the library.

    Args:
        changes: from a library to what a file holds.
        partial_paths: lists of a part, such as ``ports``, of which a file may hold some objects.
    """
    return [
        change
        for change in changes
        if change.kind != "removed"
        or not (change.is_whole or change.path == "records" or change.path in partial_paths)
    ]
