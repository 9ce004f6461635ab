"""What differs between two libraries, by part, place and field.

Parts are matched by part number, ports by designation, pins by contact, conductors by id,
properties by group, name and condition (`cadbridge.model.fields.KEYS`); the order of such lists
is no difference. An object that only one side has is one change, not one a field; where it stands
among those that both have goes with it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from cadbridge.model import Library, Part
from cadbridge.model.fields import KEYS, LISTS, keyed, members, prefix_of
from cadbridge.model.shown import FILLED, WHOLE, Sight
from cadbridge.model.walk import is_filled
from cadbridge.words import in_words, quoted, shown_as


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
    is_blank: bool = False
    """Whether the new value is the usual one, as nothing stands there."""
    before: str = field(default="", compare=False)
    """Of an object that is added: the key of the next one behind it that the old side has too."""

    def __repr__(self) -> str:
        """As its text: an object that was added may hold hundreds of values."""
        return shown_as(self, self)

    def __str__(self) -> str:
        """On one line: ``ACME.AX1 ports[X1].pins[2].signal: 'EN' -> 'RUN'``."""
        where = f"{self.part} {self.place}".strip()
        if self.kind == "changed":
            return f"{where}: {_said(self.old)} -> {_said(self.new)}"
        item = self.new if self.kind == "added" else self.old
        return f"{where}: {self.kind}" + ("" if is_dataclass(item) else f": {_said(item)}")

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        if self.old is None and self.new is not None:
            return "added"
        if self.new is None and self.old is not None:
            return "removed"
        return "changed"

    @property
    def is_removal(self) -> bool:
        """Whether an object or a value goes and nothing takes its place."""
        if self.new is None:
            return self.old is not None
        is_said = is_filled(self.new) or self.new is False
        return is_filled(self.old) and (self.is_blank or not is_said)

    @property
    def is_whole(self) -> bool:
        """Whether it is about an object of the library as a whole."""
        return self.place in ("", *LISTS)


def _said(value: Any) -> str:
    """A value in few words; what holds others only by how many."""
    if isinstance(value, tuple) and any(map(is_dataclass, value)):
        return f"({len(value)})"
    return quoted(value) if isinstance(value, str) or is_dataclass(value) else in_words(value)


class _Everything:
    """Contains every path."""

    def __contains__(self, path: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


@dataclass(slots=True)
class Comparison:
    """What differs, and what could not be compared."""

    changes: list[Change] = field(default_factory=list)
    not_shown: list[Change] = field(default_factory=list)
    """What only one side shows, as if the other said nothing there: no difference."""


class Differences(list[Change]):
    """Changes, with what was not compared beside them: an empty list of them is not all."""

    def __init__(
        self,
        changes: Iterable[Change] = (),
        *,
        not_shown: Iterable[Change] = (),
        fields_left_out: Iterable[str] = (),
    ) -> None:
        """Of a comparison.

        Args:
            changes: the differences.
            not_shown: what only one side shows, as if the other said nothing there.
            fields_left_out: paths of the fields that one of the formats cannot carry.
        """
        super().__init__(changes)
        self.not_shown = list(not_shown)
        self.fields_left_out = list(fields_left_out)


def diff(old: Library, new: Library, paths: Container[str] = EVERYTHING) -> list[Change]:
    """Differences of two whole libraries in the given paths.

    Args:
        old: what was.
        new: what is.
        paths: the paths to look at, by default all. A format's carried paths leave out the rest.
    """
    return compare(old, new, paths).changes


def compare(
    old: Library,
    new: Library,
    paths: Container[str] = EVERYTHING,
    old_shown: Sight = WHOLE,
    new_shown: Sight = WHOLE,
) -> Comparison:
    """Differences of two libraries in what both show.

    Args:
        old: what was.
        new: what is.
        paths: the paths to look at.
        old_shown: what the first shows of its objects; of its lists of parts, faces, ... all.
        new_shown: as of the second.
    """
    walk = _Walk(paths)
    for name in LISTS:
        walk.library_list(name, getattr(old, name), getattr(new, name), (old_shown, new_shown))
    if "records" in paths and old.records != new.records:
        walk.found.changes.append(
            Change(part="", place="records", path="records", old=old.records, new=new.records)
        )
    return walk.found


def compare_with_file(
    library: Library, found: Library, paths: Container[str], shown: Sight = FILLED
) -> Comparison:
    """Differences from a library to a file that holds some of its parts, or parts of them.

    Looks at no more of the library than the file holds, so that many files of one part each
    take no longer than one of all. Of several parts of one number, of which a file holds fewer,
    those are meant that it differs from the least.

    Args:
        library: what was.
        found: what the file holds.
        paths: the paths to look at.
        shown: what the file shows of that.
    """
    counterpart = library.counterpart(found)
    if len(counterpart.parts) > len(found.parts):
        counterpart = counterpart.with_parts(_nearest(counterpart.parts, found.parts, paths))
    return compare(counterpart, found, paths, new_shown=shown)


def removals_of(library: Library, gone: Iterable[tuple[str, str]]) -> Iterator[Change]:
    """A change for each object of a library that a file says is gone.

    Args:
        library: what was.
        gone: list and key of each.
    """
    for name, key in dict.fromkeys(gone):
        known = keyed(getattr(library, name)).get(key)
        if known is not None:
            place = prefix_of(name).rstrip(".")
            yield Change(part=key, place=place, path=place, old=known, new=None)


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
    walk = _Walk(paths)
    walk.object("", "", "", one, other, (WHOLE, WHOLE))
    return len(walk.found.changes)


_Sights = tuple[Sight, Sight]


class _Walk:
    """Walks two libraries side by side."""

    def __init__(self, paths: Container[str]) -> None:
        self._paths = paths
        self.found = Comparison()

    def library_list(
        self, name: str, old: Sequence[Any], new: Sequence[Any], sights: _Sights
    ) -> None:
        """A library's list, each of its objects under its own key."""
        prefix = prefix_of(name)
        olds, news = keyed(old), keyed(new)
        for key in {**olds, **news}:
            before, after = olds.get(key), news.get(key)
            if before == after:
                continue
            cls = type(before if before is not None else after)
            if not _any_path(prefix, cls, self._paths):
                continue
            if before is None or after is None:
                place = prefix.rstrip(".")
                self._take(True, key, place, place, before, after)
            else:
                self.object(key, prefix, prefix, before, after, _below(sights, name, key))

    def object(self, part: str, place: str, path: str, old: Any, new: Any, sights: _Sights) -> None:
        """Two objects with the same key."""
        cls: type = type(old)
        for name, held in members(cls):
            before, after = getattr(old, name), getattr(new, name)
            if before == after:
                continue
            here, there = place + name, path + name
            if held is not None:
                if _any_path(f"{there}.", held, self._paths):
                    self._held(part, here, there, held, before, after, sights)
            elif there in self._paths:
                self._values(part, here, there, before, after, sights)

    def _held(
        self,
        part: str,
        place: str,
        path: str,
        held: type,
        old: Any,
        new: Any,
        sights: _Sights,
    ) -> None:
        """A field that holds an object or a list of objects."""
        name = path.rpartition(".")[2]
        if held not in KEYS or not isinstance(old, tuple):
            if old is None or new is None:
                self._take(_both_show(sights, name, old, new), part, place, path, old, new)
            else:
                self.object(part, f"{place}.", f"{path}.", old, new, _below(sights, name))
            return
        olds, news = keyed(old), keyed(new)
        following = _following(news, olds)
        for key in {**olds, **news}:
            before, after = olds.get(key), news.get(key)
            here = f"{place}[{key}]"
            if before is None:
                is_shown, behind = sights[0].shows(name, old), following[key]
                self._take(is_shown, part, here, path, before, after, behind=behind)
            elif after is None:
                is_shown = sights[1].shows(name, new) or sights[1].removes(name, key)
                self._take(is_shown, part, here, path, before, after)
            elif before != after:
                inner = _below(sights, name, key)
                self.object(part, f"{here}.", f"{path}.", before, after, inner)

    def _values(
        self, part: str, place: str, path: str, old: Any, new: Any, sights: _Sights
    ) -> None:
        name = path.rpartition(".")[2]
        if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
            is_shown, is_blank = _both_show(sights, name, old, new), sights[1].is_blank(name)
            self._take(is_shown, part, place, path, old, new, is_blank=is_blank)
            return
        for key in {**old, **new}:
            before, after = old.get(key), new.get(key)
            if before != after:
                is_shown = _both_show(sights, f"{name}[{key}]", before, after)
                self._take(is_shown, part, f"{place}[{key}]", path, before, after)

    def _take(
        self,
        is_shown: bool,
        part: str,
        place: str,
        path: str,
        old: Any,
        new: Any,
        *,
        is_blank: bool = False,
        behind: str = "",
    ) -> None:
        if is_shown or is_filled(old) or is_filled(new):
            to = self.found.changes if is_shown else self.found.not_shown
            values: dict[str, Any] = {"old": old, "new": new, "is_blank": is_blank}
            to.append(Change(part=part, place=place, path=path, before=behind, **values))


def _following(keys: Iterable[str], known: Container[str]) -> dict[str, str]:
    """For each key that is not known the next one behind it that is; empty: none is."""
    found: dict[str, str] = {}
    behind = ""
    for key in reversed(list(keys)):
        if key in known:
            behind = key
        else:
            found[key] = behind
    return found


def _both_show(sights: _Sights, name: str, old: Any, new: Any) -> bool:
    return sights[0].shows(name, old) and sights[1].shows(name, new)


def _below(sights: _Sights, name: str, key: str = "") -> _Sights:
    return sights[0].below(name, key), sights[1].below(name, key)


def _any_path(prefix: str, cls: type, paths: Container[str]) -> bool:
    """Whether any value below an object of this class is looked at."""
    return any(
        prefix + name in paths if held is None else _any_path(f"{prefix}{name}.", held, paths)
        for name, held in members(cls)
    )
