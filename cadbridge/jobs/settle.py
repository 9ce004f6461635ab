"""Settling an open point: the value, its source, and the doubt goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cadbridge.doubts import OpenPoint
from cadbridge.errors import FileError, UnknownPart
from cadbridge.findings import Finding
from cadbridge.jobs.alike import is_slip, looks_alike
from cadbridge.jobs.diff import Change
from cadbridge.jobs.settled_judged import Judged, judge
from cadbridge.library import edit_library, read_library
from cadbridge.library.settings import base_of
from cadbridge.model import Library, Source

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
        raise FileError("no document is named that states it", hint="name it with `document`")
    if not place.strip():
        raise FileError("no place is named", hint="name one, or `.` for what is open of the whole")
    if not names:
        raise UnknownPart("")
    source = Source(document=document.strip(), section=section, reason=reason)
    base = base_of(path) if path.is_dir() else None
    around = read_library(base).whole if base else Library()
    judged = Judged()

    def update(library: Library) -> Library:
        nonlocal judged
        if not as_new:
            _refuse_slip(library.over(around), source.document)
        judged = judge(library, around, names, place, source, value)
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
            hint="with `as_new` it is listed as a new one",
        )
