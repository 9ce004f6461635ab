"""Whether the parts of a job are sound, so that nobody takes wrong ones for right."""

from collections.abc import Sequence

from cadbridge.check import check_library
from cadbridge.findings import Finding, Severity
from cadbridge.library import LoadedLibrary
from cadbridge.library.summary import named_by
from cadbridge.model import Library, Part
from cadbridge.model.library import connectors_of


def errors_of(library: Library, parts: Sequence[Part]) -> list[Finding]:
    """What `check` calls an error in some parts of a library, and in the faces of their connectors.

    Of some parts, no more of the library is looked at than they name, so that one part of many
    takes no time.
    """
    wanted = {part.part_number for part in parts}
    looked_at = library if len(parts) == len(library.parts) else _around(library, parts)
    faces = {part.connector.face for part in looked_at.parts if part.connector}
    found = check_library(LoadedLibrary(library=looked_at, origins={}))
    errors = (item for item in found if item.severity is Severity.ERROR)
    return [item for item in errors if item.place.part in wanted | faces]


def errors_alone(library: Library, parts: Sequence[Part]) -> list[Finding]:
    """What `check` calls an error in library files of some parts, and not in the library itself."""
    if len(parts) == len(library.parts):
        return []
    held = library.with_connectors(parts)
    known = {_same(item) for item in errors_of(library, held)}
    found = check_library(LoadedLibrary(library=library.alone(held), origins={}))
    errors = (item for item in found if item.severity is Severity.ERROR)
    return [item for item in errors if _same(item) not in known]


def _same(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.place.part


def _around(library: Library, parts: Sequence[Part]) -> Library:
    """The library with those of its parts alone that are named by some parts, or are these."""
    wanted = {number for part in parts for number in (part.part_number, *named_by(part))}
    near = tuple(part for part in library.parts if part.part_number in wanted)
    wanted.update(number for part in near for number in connectors_of(part))
    return library.with_parts(tuple(p for p in library.parts if p.part_number in wanted))
