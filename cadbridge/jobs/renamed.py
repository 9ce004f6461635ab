"""Conductors that have another id in a file: renamed, and not gone and new.

A conductor is known by its contacts at both ends. What the library knows of it stays with it:
where its values come from, and what the file does not show.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cadbridge.jobs.diff import Change, Comparison
from cadbridge.model import Conductor
from cadbridge.model.fields import members
from cadbridge.model.walk import is_filled

_Wire = tuple[str, ...]
"""Part, and the contacts at both ends with their connectors."""


def with_renamed(compared: Comparison) -> Comparison:
    """The comparison, where a conductor that is gone and a new one of its contacts are the same."""
    gone = _by_wire(compared.changes, "old")
    new = _by_wire(compared.changes, "new")
    pairs = [(gone[wire], new[wire]) for wire in gone.keys() & new.keys()]
    if not pairs:
        return compared
    paired = {id(change) for pair in pairs for change in pair}
    kept = [change for change in compared.changes if id(change) not in paired]
    told = [change for pair in pairs for change in _of_fields(*pair)]
    return replace(compared, changes=[*kept, *sorted(told, key=lambda change: change.place)])


def _by_wire(changes: Iterable[Change], side: str) -> dict[_Wire, Change]:
    """Conductors that only one side has; not those of which several have the same contacts."""
    found: dict[_Wire, list[Change]] = {}
    for change in changes:
        item = getattr(change, side)
        if type(item) is Conductor and change.kind in ("added", "removed"):
            ends = (item.contact_a, item.contact_b)
            if any(ends):
                wire = (change.part, item.connector_a, *ends, item.connector_b)
                found.setdefault(wire, []).append(change)
    return {wire: items[0] for wire, items in found.items() if len(items) == 1}


def _of_fields(gone: Change, new: Change) -> Iterator[Change]:
    """The name, and what else the file says otherwise."""
    for name, _ in members(Conductor):
        before, after = getattr(gone.old, name), getattr(new.new, name)
        if before != after and is_filled(after):
            place, path = f"{gone.place}.{name}", f"{gone.path}.{name}"
            yield Change(part=gone.part, place=place, path=path, old=before, new=after)
