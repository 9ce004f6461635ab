"""One format to another, and what is lost on the way."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import Format, WriteJob
from cadbridge.mapping import Carriage
from cadbridge.model import Library
from cadbridge.model.walk import filled, filled_paths
from cadbridge.words import counted

KIND_NOT_CARRIED = rule(
    "CB602",
    Severity.WARNING,
    "The target cannot hold a part of this kind",
    "Choose another format for these parts; `cadbridge formats` tells which.",
)
FIELD_NOT_CARRIED = rule(
    "CB603",
    Severity.WARNING,
    "The target cannot carry a field",
    "Keep the source beside the target, or choose another format.",
)
FIELD_NORMALISED = rule(
    "CB604",
    Severity.NOTE,
    "The target carries a field in a normal form",
    "Nothing needs to be done; the meaning stays the same.",
)


def carries_any(library: Library, target: Format) -> bool:
    """Whether anything at all of a library comes across; who only shows it, shows parts."""
    taken = _taken(library, target)
    if target.read is None:
        return bool(taken.parts)
    carried = target.carried_paths()
    return any(path in carried for path in filled(taken))


def losses(library: Library, target: Format) -> Iterator[Finding]:
    """What the target format will not carry of a library, one finding a kind or field."""
    kinds = Counter(part.kind for part in library.parts if not target.takes(part))
    for kind, count in sorted(kinds.items()):
        why = ": there is nothing in it that the format shows" if kind in target.kinds else ""
        message = f"{count} of kind {kind} will not be written{why}"
        yield Finding(rule=KIND_NOT_CARRIED, message=message, place=Place(field="kind"))
    for path, count in filled_paths(_taken(library, target)).items():
        capability = target.capability(path)
        if capability.carriage is Carriage.CARRIED:
            continue
        lost = capability.carriage is Carriage.NOT_CARRIED
        note = f" ({capability.note})" if capability.note else ""
        yield Finding(
            rule=FIELD_NOT_CARRIED if lost else FIELD_NORMALISED,
            message=f"{counted(count, 'value')} {capability.carriage}{note}",
            place=Place(field=path),
        )


def _taken(library: Library, target: Format) -> Library:
    """The library without the parts that the target leaves out."""
    return library.with_parts(tuple(part for part in library.parts if target.takes(part)))


def write_file(job: WriteJob, target: Format, path: Path) -> None:
    """Write all the job's parts to one file.

    Raises:
        FileError: the format is read only, or cannot hold the parts in one file.
    """
    _writer(job, target, path)(job, path)


def check_fits(job: WriteJob, target: Format, path: Path) -> None:
    """Make sure that one file can hold all the job's parts.

    Raises:
        FileError: as of `write_file`.
    """
    _writer(job, target, path)
    target.fits_one_file(job, path)


def _writer(job: WriteJob, target: Format, path: Path) -> Callable[[WriteJob, Path], None]:
    if target.write is None:
        raise FileError(f"{target.title} files are read only, not written", path=path)
    target.refuse_twins(job.parts)
    return target.write
