"""Two files, folders or git revisions of any formats, compared: what ``cadbridge diff`` does."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadbridge.errors import CadbridgeError, FileError, FindingsError
from cadbridge.files import missing
from cadbridge.findings import Finding
from cadbridge.formats import AS_THE_FILE_SAYS
from cadbridge.jobs.diff import Comparison
from cadbridge.jobs.revisions import at_revision, by_revision, finding_by_revision
from cadbridge.jobs.sides import Side, compare_sides, fields_left_out, settled_sides
from cadbridge.mapping import Mappings
from cadbridge.model import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What differs, and what was noticed on the way."""

    comparison: Comparison
    findings: Sequence[Sequence[Finding]]
    """Of the readers, by side."""
    formats: Sequence[str]
    """Names of the formats of both."""
    fields_left_out: Sequence[str]
    """Paths of the fields that one of the formats cannot carry."""


def compare_sources(
    old: Path | Side,
    new: Path | Side,
    mappings: Mappings,
    library: Callable[[], Library],
    options: Mapping[str, object] = AS_THE_FILE_SAYS,
) -> Compared:
    """Compare two sources, as `cadbridge.jobs.sides.settled_sides` takes them.

    A path that is not there may be a git revision, of what the other one names.

    Raises:
        FileError: one cannot be read, or git knows no such revision.
        FindingsError: one has errors; all of them.
        OptionError: no reader has such an option.
    """
    with tempfile.TemporaryDirectory(prefix="cadbridge-") as folder:
        named = {Path(folder) / "old": str(old), Path(folder) / "new": str(new)}
        before, after = named
        try:
            found = _found(old, new, before), _found(new, old, after)
            sides = settled_sides(*found, mappings, library, options)
        except (FileError, FindingsError) as error:
            said: CadbridgeError = error
            for into, name in named.items():
                said = by_revision(said, name, into)
            raise said from error
        return Compared(
            comparison=compare_sides(*sides),
            findings=[
                [finding_by_revision(item, name, into) for item in side.result.findings]
                for side, (into, name) in zip(sides, named.items(), strict=True)
            ],
            formats=[side.format.name for side in sides],
            fields_left_out=fields_left_out(*sides),
        )


def _found(source: Path | Side, other: Path | Side, folder: Path) -> Path | Side:
    """A source that is there, or what the other one was at the revision of that name."""
    if isinstance(source, Side) or source.exists():
        return source
    if isinstance(other, Side):
        raise missing(source)
    folder.mkdir()
    beside = other if other.exists() else Path()
    found = at_revision(str(source), beside, folder)
    if found is None:
        message = "there is no such file or folder, and no such revision of git"
        raise FileError(message, path=source)
    return found
