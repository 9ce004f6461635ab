"""Differences put to use: applied to a library, merged, set against each other.

`apply` is the counterpart of `cadbridge.jobs.diff.diff`: ``apply(a, diff(a, b)) == b``, but for the
order of what both have. `cadbridge.library.edit_library` takes it into files:
``edit_library(path, lambda library: apply(library, changes))``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from textwrap import shorten
from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.jobs.diff import Change
from cadbridge.library.plain import to_plain
from cadbridge.model import Conductor, FaceContact, Library, Pin
from cadbridge.model.fields import KEYS, LISTS, key_of, keyed, members, natural_key, prefix_of
from cadbridge.model.merge import disagreements, merged
from cadbridge.words import counted, in_words, quoted

CONFLICT = rule(
    "CB610",
    Severity.ERROR,
    "Two sources change the same thing differently",
    "Decide which one is right, correct the other file or leave it out, and import again.",
)
UNFIT_CHANGE = rule(
    "CB611",
    Severity.ERROR,
    "A change does not fit the library",
    "The library has changed since the comparison, or never held this; compare again.",
)

_LAST_CHARACTER = "\U0010ffff"


def apply(library: Library, changes: Sequence[Change]) -> Library:
    """The library with the changes made.

    Objects that are new to a list stand in their own order: before the one that stands behind
    them where they come from, else at the end. Among contacts and conductors that are counted,
    such as 1 to 12, they stand where they belong.

    Raises:
        FindingsError: the library does not hold the old value or the place of some changes; all
            of them are in the findings, and none was made.
    """
    applier = _Applier(changes)
    lists = {name: applier.keyed_list(name, getattr(library, name)) for name in LISTS}
    records = applier.value(("records", ""), "records", library.records)
    findings = applier.problems()
    if findings:
        raise FindingsError(f"{counted(len(findings), 'change')} cannot be made", findings)
    return replace(library, **lists, records=records)


def merge(change_lists: Mapping[str, Sequence[Change]]) -> list[Change]:
    """The changes of several sources, each of them once; look for `conflicts` before.

    A part that several of them add is one, which has what each says of it.
    """
    once: dict[tuple[str, str, str], Change] = {}
    for changes in change_lists.values():
        for change in changes:
            known = once.setdefault((change.path, change.part, change.place), change)
            if _both_add(known, change):
                at = (change.path, change.part, change.place)
                once[at] = replace(known, new=merged(known.new, change.new))
    return list(once.values())


def _both_add(change: Change, other: Change) -> bool:
    """Whether two changes add the same part, or the same face, each with what it says of it."""
    are_whole = change.is_whole and other.is_whole and change.kind == other.kind == "added"
    return are_whole and type(change.new) is type(other.new) and type(change.new) in KEYS


def conflicts(change_lists: Mapping[str, Sequence[Change]]) -> list[Finding]:
    """Where two sources change the same place to different values.

    One source that removes an object and another that changes something in it are in conflict
    too.

    Args:
        change_lists: name of the source, such as its file, to its changes from the same library.
    """
    findings: list[Finding] = []
    for (first, ours), (second, theirs) in combinations(change_lists.items(), 2):
        by_place = {address_of(change): change for change in ours}
        for other in theirs:
            change = by_place.get(address_of(other))
            if change is not None and _both_add(change, other):
                findings += _conflicts_within(first, change, second, other)
            elif change is not None and change.new != other.new:
                findings.append(_conflict(first, change, second, other))
        findings += _conflicts_with_removals(first, ours, second, theirs)
        findings += _conflicts_with_removals(second, theirs, first, ours)
    return findings


def _conflicts_within(first: str, change: Change, second: str, other: Change) -> Iterator[Finding]:
    """Where objects that two sources add say different things."""
    for place, ours, theirs in disagreements(change.new, other.new):
        message = f"{first} says {_words(ours)}, {second} says {_words(theirs)}"
        yield Finding(rule=CONFLICT, message=message, place=Place(part=other.part, field=place))


def _conflicts_with_removals(
    first: str, ours: Sequence[Change], second: str, theirs: Sequence[Change]
) -> Iterator[Finding]:
    """Objects that the first source removes and the second changes inside."""
    removals: dict[tuple[str, str], list[Change]] = {}
    for change in ours:
        if change.kind == "removed":
            removals.setdefault(address_of(change)[:2], []).append(change)
    for other in theirs:
        for removal in removals.get(address_of(other)[:2], ()):
            if other.place != removal.place and _is_below(other, removal.place):
                yield _conflict(first, removal, second, other)


def _is_below(change: Change, place: str) -> bool:
    return change.place.startswith(f"{place}." if place else "")


def _conflict(first: str, change: Change, second: str, other: Change) -> Finding:
    message = f"{first} {_deed(change)}, {second} {_deed(other)}"
    return Finding(rule=CONFLICT, message=message, place=Place(part=other.part, field=other.place))


def _deed(change: Change) -> str:
    if change.new is None:
        return f"removes {change.place or change.part}"
    if type(change.new) in KEYS:
        return f"adds {change.place or change.part}"
    return f"says {_words(change.new)}"


def _words(value: Any) -> str:
    """A value for a message, short if it is an object."""
    if value is None:
        return "nothing"
    plain = to_plain(value)
    if isinstance(plain, str):
        return quoted(plain)
    return shorten(in_words(plain), 80, placeholder=" ...") or "nothing"


def address_of(change: Change) -> tuple[str, str, str]:
    """List of the library, key of the object in it, and place in the object."""
    head = change.path.partition(".")[0]
    return (head if head in (*LISTS, "records") else "parts", change.part, change.place)


_COUNTED = (Conductor, FaceContact, Pin)
"""What people count: in a list of such that is in order, new ones are put in their places."""


def _with_added(
    items: Mapping[str, Any], added: Sequence[Change], news: Sequence[Any]
) -> tuple[Any, ...]:
    """The items by key, without those that are gone, and the new ones where they belong."""
    held = [item for item in items.values() if item is not None]
    both = [held, list(news)]
    if _are_counted(held) and all(own == sorted(own, key=natural_key) for own in both):
        return tuple(sorted([*held, *news], key=natural_key))
    before: dict[str, list[Any]] = {}
    for change, new in zip(added, news, strict=True):
        before.setdefault(change.before if change.before in items else "", []).append(new)
    placed = [one for key, item in items.items() for one in (*before.pop(key, ()), item)]
    return tuple(one for one in (*placed, *before.pop("", ())) if one is not None)


def _are_counted(items: Sequence[Any]) -> bool:
    """Whether some of them have numbers; names such as ``+`` and ``-`` have no order."""
    return all(isinstance(item, _COUNTED) for item in items) and any(
        re.search("[0-9]", key_of(item)) for item in items
    )


def _additions(places: Mapping[str, Change]) -> list[tuple[str, int, Change]]:
    """Place, turn and change of all that is added, those below one place side by side."""
    return sorted(
        (place, turn, change)
        for turn, (place, change) in enumerate(places.items())
        if change.kind == "added"
    )


class _Applier:
    """Walks a library as `diff` does and takes the change of each place."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._open: dict[tuple[str, str], dict[str, Change]] = {}
        self._problems: list[Finding] = []
        for change in changes:
            name, key, place = address_of(change)
            places = self._open.setdefault((name, key), {})
            if places.setdefault(place, change) != change:
                self._refuse(change, "another change says something else")
        self._additions = {at: _additions(places) for at, places in self._open.items()}

    def problems(self) -> list[Finding]:
        """What did not fit, and the changes whose place was never met.

        Sources go along with values; they are named where no value is.
        """
        for places in self._open.values():
            for change in places.values():
                self._refuse(change, "the library has no such place")
        ends = [item.place.field.rpartition(".")[2] for item in self._problems]
        values = [it for it, end in zip(self._problems, ends, strict=True) if end != "sources"]
        return values or self._problems

    def keyed_list(self, name: str, items: Sequence[Any]) -> tuple[Any, ...]:
        """One of the library's lists with its changes made."""
        prefix = prefix_of(name)
        whole = prefix.rstrip(".")
        result = []
        for key, item in keyed(items).items():
            at = (name, key)
            kept = self.value(at, whole, item)
            if kept is item and at in self._open:
                kept = self._object(at, prefix, prefix, item)
            result.append(kept)
        for at, places in self._open.items():
            change = places.get(whole)
            if at[0] == name and change is not None and change.kind == "added":
                result.append(self.value(at, whole, None))
        return tuple(item for item in result if item is not None)

    def value(self, at: tuple[str, str], place: str, old: Any) -> Any:
        """The value at a place: the new one if there is a change, otherwise the old one."""
        change = self._open.get(at, {}).get(place)
        if change is None:
            return old
        if change.old != old:
            self._refuse(change, f"expected {_words(change.old)}; the library has {_words(old)}")
        del self._open[at][place]
        return change.new

    def _object(self, at: tuple[str, str], place: str, path: str, item: Any) -> Any:
        cls: type = type(item)
        new = {
            name: self._field(at, place + name, path + name, held, getattr(item, name))
            for name, held in members(cls)
        }
        return replace(item, **new)

    def _field(
        self, at: tuple[str, str], place: str, path: str, held: type | None, old: Any
    ) -> Any:
        if held in KEYS and isinstance(old, tuple):
            return self._items(at, place, path, old)
        if isinstance(old, Mapping):
            return self._mapping(at, place, path, old)
        value = self.value(at, place, old)
        if value is old and held is not None and old is not None:
            return self._object(at, f"{place}.", f"{path}.", old)
        return value

    def _items(
        self, at: tuple[str, str], place: str, path: str, items: Sequence[Any]
    ) -> tuple[Any, ...]:
        result = {}
        for key, item in keyed(items).items():
            here = f"{place}[{key}]"
            kept = self.value(at, here, item)
            if kept is item:
                kept = self._object(at, f"{here}.", f"{path}.", item)
            result[key] = kept
        added = [
            change
            for change in self._added(at, place, path)
            if change.place.startswith(f"{place}[{key_of(change.new)}")
        ]
        return _with_added(result, added, [self.value(at, one.place, None) for one in added])

    def _mapping(
        self, at: tuple[str, str], place: str, path: str, old: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        new = {key: self.value(at, f"{place}[{key}]", value) for key, value in old.items()}
        for change in self._added(at, place, path):
            key = change.place.removeprefix(f"{place}[").removesuffix("]")
            new[key] = self.value(at, change.place, None)
        return {key: value for key, value in new.items() if value is not None}

    def _added(self, at: tuple[str, str], place: str, path: str) -> list[Change]:
        """Changes that add something to the list or mapping at a place, in their order."""
        additions = self._additions.get(at, [])
        first = bisect_left(additions, (f"{place}[",))
        end = bisect_left(additions, (f"{place}[{_LAST_CHARACTER}",))
        return [
            change
            for _, change in sorted(item[1:] for item in additions[first:end])
            if change.path == path and change.place in self._open[at]
        ]

    def _refuse(self, change: Change, why: str) -> None:
        place = Place(part=change.part, field=change.place)
        self._problems.append(Finding(rule=UNFIT_CHANGE, message=why, place=place))
