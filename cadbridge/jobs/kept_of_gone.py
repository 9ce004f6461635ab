"""What parts keep beside the model of objects that go, and what of it is gone itself.

What is kept of an object goes with it, or is left out with it. Of what is kept, that is gone of
which a file holds the rest; each is a change of its own until they are made.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cadbridge.formats import keeper_of
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.mapping import Mappings
from cadbridge.model import Library, Part
from cadbridge.model.fields import KEYS, keyed

_EXTRAS = "extras"
_GONE = "extras.gone"
"""Path of what is gone of that which is kept of a part."""


def gone_of_kept(kept: Mapping[str, Mapping[str, str]], key: str) -> list[Change]:
    """A removal for each of what is gone.

    Args:
        kept: places and what stood there, by part (`ReadResult.kept_gone`).
        key: under which it is kept.
    """
    return [
        Change(part=number, place=f"{_prefix(key)}{place}", path=_GONE, old=text, new=None)
        for number, gone in kept.items()
        for place, text in gone.items()
    ]


def without_kept_of(
    changes: Sequence[Change], left_out: Sequence[Change], file: Library, mappings: Mappings
) -> list[Change]:
    """The changes without the cells and attributes that are kept of what is left out of a file.

    Args:
        changes: those that are made.
        left_out: new objects of the file that are not taken.
        file: what it holds.
        mappings: how fields meet each format.
    """
    parts = keyed(file.parts)
    rest = []
    for change in changes:
        own = [replace(it, old=it.new, new=None) for it in left_out if it.part == change.part]
        if change.path != _EXTRAS or change.new is None or change.part not in parts or not own:
            rest.append(change)
            continue
        keeper = keeper_of(change.place.removeprefix(f"{_EXTRAS}[").removesuffix("]"))
        before = parts[change.part]
        (after,) = apply(Library(parts=(before,)), own).parts
        new = keeper.kept_without_gone(change.new, before, after, mappings) if keeper else {}
        if new and new != change.old:
            rest.append(replace(change, new=new))
    return rest


def _prefix(key: str) -> str:
    return f"{_EXTRAS}[{key}]."


def with_kept_of_gone(
    library: Library, changes: Sequence[Change], mappings: Mappings
) -> list[Change]:
    """The changes, and those by which cells and attributes go that are kept of what goes.

    Args:
        library: what would be changed.
        changes: all changes.
        mappings: how fields meet each format.
    """
    gone: dict[str, list[Change]] = {}
    places: dict[str, set[str]] = {}
    for change in changes:
        if change.path == _GONE:
            places.setdefault(change.part, set()).add(change.place)
        elif change.place and change.new is None and type(change.old) in KEYS:
            gone.setdefault(change.part, []).append(change)
    if not gone and not places:
        return list(changes)
    parts = keyed(library.parts)
    kept = {(it.part, it.place): it for it in changes if it.path == _EXTRAS}
    for number in (gone.keys() | places.keys()) & parts.keys():
        own = _Going(gone.get(number, []), places.get(number, set()))
        for change in _of_part(number, parts[number], own, kept, mappings):
            kept[change.part, change.place] = change
    rest = (change for change in changes if change.path not in (_EXTRAS, _GONE))
    return [*rest, *kept.values()]


class _Going(NamedTuple):
    """What goes of a part."""

    objects: Sequence[Change]
    places: Collection[str]
    """Of what is kept."""


def _of_part(
    number: str,
    part: Part,
    gone: _Going,
    kept: Mapping[tuple[str, str], Change],
    mappings: Mappings,
) -> Iterator[Change]:
    alone = [replace(change, part=part.part_number) for change in gone.objects]
    (after,) = apply(Library(parts=(part,)), alone).parts
    for key, extra in part.extras.items():
        keeper = keeper_of(key)
        place = f"{_EXTRAS}[{key}]"
        change = kept.get((number, place))
        new = extra if change is None else change.new
        if keeper is None or new is None:
            continue
        prefix = _prefix(key)
        below = {it.removeprefix(prefix) for it in gone.places if it.startswith(prefix)}
        of_objects = keeper.kept_without_gone(new, part, after, mappings)
        left = keeper.kept_without(of_objects, below) or None
        if left != new:
            yield Change(part=number, place=place, path=_EXTRAS, old=extra, new=left)
