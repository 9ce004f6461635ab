"""What parts keep beside the model of objects that go: it goes with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cadbridge.formats import keeper_of
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.mapping import Mappings
from cadbridge.model import Library, Part
from cadbridge.model.fields import KEYS, keyed

_EXTRAS = "extras"


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
    for change in changes:
        if change.place and change.new is None and type(change.old) in KEYS:
            gone.setdefault(change.part, []).append(change)
    if not gone:
        return list(changes)
    parts = keyed(library.parts)
    kept = {(it.part, it.place): it for it in changes if it.path == _EXTRAS}
    for number in gone.keys() & parts.keys():
        for change in _of_part(number, parts[number], gone[number], kept, mappings):
            kept[change.part, change.place] = change
    return [*(change for change in changes if change.path != _EXTRAS), *kept.values()]


def _of_part(
    number: str,
    part: Part,
    gone: Sequence[Change],
    kept: Mapping[tuple[str, str], Change],
    mappings: Mappings,
) -> Iterator[Change]:
    alone = [replace(change, part=part.part_number) for change in gone]
    (after,) = apply(Library(parts=(part,)), alone).parts
    for key, extra in part.extras.items():
        keeper = keeper_of(key)
        place = f"{_EXTRAS}[{key}]"
        change = kept.get((number, place))
        new = extra if change is None else change.new
        if keeper is None or new is None:
            continue
        left = keeper.kept_without_gone(new, part, after, mappings) or None
        if left != new:
            yield Change(part=number, place=place, path=_EXTRAS, old=extra, new=left)
