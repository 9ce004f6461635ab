"""What a settled value changes, and what `cadbridge check` says of the library then."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cadbridge.check.open_points import OPEN_POINTS, WORDING
from cadbridge.check.problem import EXCUSED
from cadbridge.doubts import Doubts, OpenPoint
from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Severity, rules
from cadbridge.jobs.diff import Change, diff
from cadbridge.jobs.outcome import brought_findings, findings_around
from cadbridge.jobs.settled_library import chosen, settled
from cadbridge.model import Library, Source
from cadbridge.model.fields import LISTS, key_of
from cadbridge.model.walk import sources_of
from cadbridge.words import counted

_OF_SOURCES = {WORDING.code, *(rule.code for rule in OPEN_POINTS.values())}
"""Notes of what is open, and not of what a value is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A library with a value settled, what it changes, and what `check` says of it."""

    library: Library = field(default_factory=Library)
    warnings: Sequence[Finding] = ()
    notes: Sequence[Finding] = ()
    new_notes: Sequence[Finding] = ()
    changes: Sequence[Change] = ()
    closed: Sequence[OpenPoint] = ()


def judge(
    library: Library,
    around: Library,
    names: Sequence[str],
    place: str,
    source: Source,
    value: str | None,
) -> Judged:
    """The library with a value settled, where no error comes by it.

    What `check` noted of the open value, and no oftener, is no reason to refuse the settled one:
    its source then names the readings among which it decides.

    Raises:
        FindingsError: errors come by it.
    """
    touched, old = _touched(library, names), library.over(around)
    changed = settled(library, names, place, source, value)
    found = brought_findings(old, changed.over(around), touched)
    told = _notes(old, touched)
    noted = Counter(map(_spot, told)) if found else Counter()
    brought = Counter(map(_spot, found))
    readings = _readings(library, touched, place)
    known = [item for item in found if brought[_spot(item)] <= noted[_spot(item)]]
    if not _is_a_reading(library, changed, touched, value, readings):
        known = []
    if known:
        said = readings or [item.message for item in known]
        deciding = replace(source, readings=tuple(dict.fromkeys(said)))
        changed = settled(library, names, place, deciding, value)
        found = brought_findings(old, changed.over(around), touched)
    new = _new_notes(told, _notes(changed.over(around), touched), known)
    excused = [item for item in new if EXCUSED in item.message]
    errors = [*filter(_is_error, found), *map(_as_declared, excused)]
    if errors:
        message = f"nothing was written: {counted(len(errors), 'error')} would come by it"
        raise FindingsError(message, errors)
    left = {_spot(item) for item in found}
    before, after = _only(library, touched), _only(changed, touched)
    return Judged(
        library=changed,
        warnings=found,
        notes=[item for item in known if _spot(item) not in left],
        new_notes=new,
        changes=[item for item in diff(before, after) if _is_of_value(item)],
        closed=_closed(before, after),
    )


def _closed(before: Library, after: Library) -> list[OpenPoint]:
    """What is open no longer, whatever the objects go by now that hold it."""
    old, new = [*Doubts(before).everything()], [*Doubts(after).everything()]
    moved = Counter(map(_unkeyed, set(new) - set(old)))
    closed = []
    for point in old:
        if point not in new:
            moved[_unkeyed(point)] -= 1
            if moved[_unkeyed(point)] < 0:
                closed.append(point)
    return closed


def _unkeyed(point: OpenPoint) -> tuple[str, str, Source]:
    return point.owner, point.path, replace(point.source, field="")


def _notes(library: Library, touched: set[str]) -> list[Finding]:
    found = findings_around(library, touched)
    return [item for item in found if item.severity is Severity.NOTE]


def _new_notes(
    old: Sequence[Finding], new: Sequence[Finding], known: Sequence[Finding]
) -> list[Finding]:
    """What a value brings that `check` only notes, since something else is open or decided."""
    before = {(_spot(item), item.message) for item in old}
    spots = set(map(_spot, known))
    return [
        item
        for item in new
        if item.code not in _OF_SOURCES
        and _spot(item) not in spots
        and (_spot(item), item.message) not in before
    ]


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _as_declared(note: Finding) -> Finding:
    """A finding as grave as its rule has it, and without the excuse."""
    message = note.message.partition(EXCUSED)[0].rpartition("; ")[0]
    return replace(note, rule=rules()[note.code], message=message)


def _is_a_reading(
    old: Library, new: Library, names: set[str], value: str | None, readings: Sequence[str]
) -> bool:
    """Whether a value is what the library held, or one of the readings: ``DOUT 0 (cable)``."""
    printed = {reading.partition(" (")[0] for reading in readings}
    if value is None or value.strip() in printed:
        return True
    return not any(_is_of_value(item) for item in diff(_only(old, names), _only(new, names)))


def _only(library: Library, names: set[str]) -> Library:
    """The objects of these names, alone."""
    lists: dict[str, Any] = {
        key: tuple(item for item in getattr(library, key) if key_of(item) in names) for key in LISTS
    }
    return Library(**lists)


def _is_of_value(change: Change) -> bool:
    """Whether a value changes, and not only what is said of it."""
    return change.path.rpartition(".")[2] != "sources"


def _spot(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.part, finding.place.field


def _readings(library: Library, names: set[str], place: str) -> list[str]:
    """The readings of what is open at a place of objects."""
    items = [item for key in LISTS for item in getattr(library, key) if key_of(item) in names]
    said = (source for item in items for at, source in sources_of(item) if at == place)
    return [reading for source in said for reading in source.readings]


def _touched(library: Library, names: Sequence[str]) -> set[str]:
    return {key_of(item) for items in chosen(library, names).values() for item in items}
