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


def _around(library: Library, parts: Sequence[Part]) -> Library:
    """The library with those of its parts alone that are named by some parts, or are these."""
    wanted = {number for part in parts for number in (part.part_number, *named_by(part))}
    near = tuple(part for part in library.parts if part.part_number in wanted)
    wanted.update(number for part in near for number in connectors_of(part))
    return library.with_parts(tuple(p for p in library.parts if p.part_number in wanted))
