"""Settling an open point: the value, its source, and the doubt goes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cadbridge.check.open_points import OPEN_POINTS, WORDING
from cadbridge.check.problem import EXCUSED
from cadbridge.doubts import Doubts, OpenPoint
from cadbridge.errors import FileError, FindingsError, UnknownPart
from cadbridge.findings import Finding, Severity, rules
from cadbridge.jobs.alike import is_slip, looks_alike
from cadbridge.jobs.diff import Change, diff
from cadbridge.jobs.outcome import brought_findings, findings_around
from cadbridge.jobs.settled_library import chosen, settled
from cadbridge.library import edit_library, read_library
from cadbridge.library.settings import base_of
from cadbridge.model import Library, Source
from cadbridge.model.fields import LISTS, key_of
from cadbridge.model.walk import sources_of
from cadbridge.words import counted

_OF_SOURCES = {WORDING.code, *(rule.code for rule in OPEN_POINTS.values())}
"""Notes of what is open, and not of what a value is."""
_NO_WORD = 4
"""Letters from which on an id may be a slip in another; shorter ones all are near."""


class NewDocument(FileError):
    """A document is not known, but one that may be meant is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What settling did."""

    files: Sequence[Path]
    """Those written."""
    warnings: Sequence[Finding] = ()
    """What `cadbridge check` warns of from now on, and did not before."""
    notes: Sequence[Finding] = ()
    """What it noted of the open value already, and goes on to note of the settled one."""
    new_notes: Sequence[Finding] = ()
    """What it notes from now on, since something else is open."""
    changes: Sequence[Change] = ()
    """What became of the values; none where they stay."""
    closed: Sequence[OpenPoint] = ()
    """What is open no longer."""

    def note_lines(self) -> list[str]:
        """What stays a note and what becomes one, a line each."""
        return [
            f"{note.place.text()}: {note.code} {how} a note of cadbridge check: {note.message}"
            for how, notes in (("stays", self.notes), ("is now", self.new_notes))
            for note in notes
        ]


def settle(
    path: Path,
    names: Sequence[str],
    place: str,
    *,
    document: str,
    value: str | None = None,
    section: str = "",
    reason: str = "",
    as_new: bool = False,
) -> Settled:
    """Say in a library what an open value is, and where that is printed.

    Args:
        path: library folder or file.
        names: part numbers or patterns; also ids of faces, manufacturers or documents.
        place: of the value, ``connector.gender``, ``ports[X1].pins[2].signal``; without keys,
            ``ports.pins.direction``, what one source says of all.
        document: id of the document that states it; a new one is listed.
        value: what it is, as library files write it; by default what it is already. An empty one
            takes out what stands there.
        section: where in the document.
        reason: what else is to be said of it.
        as_new: whether a document whose id is hardly another than one that is known is new.

    Raises:
        FileError: there is no such place, nothing stands there, the value answers nothing, the
            document may be one that is known, or the library cannot be written.
        FindingsError: the value does not fit the field, or the library would have errors by it.
        UnknownPart: a name matches nothing, or there is no name.
    """
    if not document.strip():
        raise FileError("no document is named that states it", hint="name it with --document")
    if not names:
        raise UnknownPart("")
    source = Source(document=document.strip(), section=section, reason=reason)
    base = base_of(path) if path.is_dir() else None
    around = read_library(base).whole if base else Library()
    judged = _Judged()

    def update(library: Library) -> Library:
        nonlocal judged
        if not as_new:
            _refuse_slip(library.over(around), source.document)
        judged = _judged(library, around, names, place, source, value)
        return judged.library

    files = edit_library(path, update)
    return Settled(
        files=files,
        warnings=judged.warnings,
        notes=judged.notes,
        new_notes=judged.new_notes,
        changes=judged.changes,
        closed=judged.closed,
    )


def _refuse_slip(library: Library, document: str) -> None:
    """Raises FileError where the id of a document may be a slip in that of another."""
    known = {item.id for item in library.source_documents}
    near = (one for one in known if is_slip(one, document) or looks_alike(one, document))
    meant = min(near, default="")
    if meant and document not in known and len(document) >= _NO_WORD:
        raise NewDocument(
            f"no document is called {document}; is {meant} meant?",
            hint="with --as-new it is listed as a new one",
        )


@dataclass(frozen=True, slots=True)
class _Judged:
    """A library with a value settled, what it changes, and what `check` says of it."""

    library: Library = field(default_factory=Library)
    warnings: Sequence[Finding] = ()
    notes: Sequence[Finding] = ()
    new_notes: Sequence[Finding] = ()
    changes: Sequence[Change] = ()
    closed: Sequence[OpenPoint] = ()


def _judged(
    library: Library,
    around: Library,
    names: Sequence[str],
    place: str,
    source: Source,
    value: str | None,
) -> _Judged:
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
    return _Judged(
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
