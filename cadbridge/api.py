"""The few calls that most programs need; everything else lies one level down.

>>> import cadbridge
>>> library = cadbridge.shipped_library()
>>> drive = library.part_by_number["MPC.DUET 40"]
>>> [port.designation for port in drive.ports]
['POWER', 'CAN IN', 'I/O', 'CAN OUT']
"""

from collections.abc import Sequence
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import ReadResult, WriteJob, format_named, format_of
from cadbridge.jobs import reading
from cadbridge.jobs.changes import apply
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.diff import Change, diff
from cadbridge.jobs.export import export
from cadbridge.jobs.verify import FormatReport, verify
from cadbridge.leftovers import working_folder
from cadbridge.library import read_library, select_parts, shipped
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library


def shipped_library() -> Library:
    """The library that comes with cadbridge."""
    return read_library(shipped("library")).library


def read(path: str | Path, *, mappings: Mappings | None = None, **options: str) -> ReadResult:
    """Read a file of any format, or a folder of files of one format.

    Args:
        path: the file or folder.
        mappings: how fields meet the format; by default the shipped ones.
        options: of the format's reader, such as ``view="wiring"``; they win over the file.

    Returns:
        The parts, as far as the format carries them, and what was noticed on the way.

    Raises:
        FileError: it cannot be read; its format has no such option.
        FindingsError: it has errors; all of them.
    """
    chosen = reading.fitting_options([Path(path)], options)
    return reading.read_path(Path(path), mappings or shipped_mappings(), options=chosen)


def write(
    library: Library,
    path: str | Path,
    *,
    parts: Sequence[str] = (),
    mappings: Mappings | None = None,
    **options: str,
) -> list[Finding]:
    """Write parts to one file, in the format of its suffix, whole or not at all.

    Args:
        library: the parts, with the connectors and faces that they name.
        path: the file.
        parts: part numbers or patterns; by default all.
        mappings: how fields meet the format; by default the shipped ones.
        options: of the format, such as ``edition="2026"``.

    Returns:
        What is written otherwise than the parts say.

    Raises:
        FileError: it cannot be written.
        UnknownPart: a pattern matches nothing.
    """
    job = _job(library, parts, mappings, options)
    target = format_of(Path(path))
    write_file(job, target, Path(path))
    return list(target.doubts(job))


def write_formats(
    library: Library,
    folder: str | Path,
    formats: Sequence[str],
    *,
    parts: Sequence[str] = (),
    mappings: Mappings | None = None,
    **options: str,
) -> list[Path]:
    """Write parts in several formats below a folder, as ``cadbridge export`` does.

    Args:
        library: as in `write`, like the other arguments.
        folder: is made where it is missing.
        formats: their names: ``["eplan", "dxf"]``.
        parts: part numbers or patterns; by default all.
        mappings: by default the shipped ones.
        options: of the formats.

    Returns:
        The files written.
    """
    job = _job(library, parts, mappings, options)
    chosen = [format_named(name) for name in formats]
    return [exported.path for exported in export(job, chosen, Path(folder))]


def compare(old: Library, new: Library) -> list[Change]:
    """What differs, by part, place and field; the order of keyed lists carries no meaning."""
    return diff(old, new)


def apply_changes(library: Library, changes: Sequence[Change]) -> Library:
    """The library with the changes made: ``apply_changes(a, compare(a, b)) == b``.

    Raises:
        FindingsError: a change does not fit the library; none was made.
    """
    return apply(library, changes)


def prove_round_trip(
    library: Library, formats: Sequence[str], *, mappings: Mappings | None = None
) -> list[FormatReport]:
    """Write all parts in each format, read them back and compare, as ``cadbridge verify`` does."""
    job = _job(library, (), mappings, {})
    with working_folder() as folder:
        return list(verify(job, [format_named(name) for name in formats], folder))


def _job(
    library: Library, parts: Sequence[str], mappings: Mappings | None, options: dict[str, str]
) -> WriteJob:
    return WriteJob(
        library=library,
        parts=select_parts(library, parts),
        mappings=mappings or shipped_mappings(),
        options=options,
    )
