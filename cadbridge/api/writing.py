"""Writing, what a format does not carry, and the proof of the round trip."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from cadbridge.api.sources import (
    Choice,
    MappingsLike,
    Source,
    mappings_of,
    one_of,
    processes,
    result_of,
    several,
    text,
    texts,
)
from cadbridge.check.values import refuse_wrong_values, wrong_values, wrong_values_of
from cadbridge.errors import FileError
from cadbridge.files import PathLike_, path_of
from cadbridge.findings import Finding
from cadbridge.formats import Format, WriteJob, format_named, format_of
from cadbridge.jobs import losses as lost
from cadbridge.jobs.convert import refuse_nothing, write_file
from cadbridge.jobs.export import export
from cadbridge.jobs.lengths import of_lengths
from cadbridge.jobs.options import checked_options
from cadbridge.jobs.verify import FormatReport, verify
from cadbridge.jobs.workers import Workers
from cadbridge.leftovers import working_folder
from cadbridge.library import select_parts
from cadbridge.model import Library, Part

Attachments = Callable[[Part], Sequence[tuple[str, bytes]]]


def write(
    source: Source,
    path: PathLike_,
    *,
    parts: Sequence[str] = (),
    mappings: MappingsLike | None = None,
    attachments: Attachments | None = None,
    **options: Choice,
) -> list[Finding]:
    """Write parts to one file, in the format of its suffix, whole or not at all.

    Args:
        source: the parts, with the connectors and faces that they name.
        path: the file.
        parts: part numbers or patterns; by default all. Of a cable that is named by order codes
            alone, those lengths.
        mappings: how fields meet the format; by default the shipped ones.
        attachments: what goes along with each part into an archive (name, content); by default
            the macros and pictures of the archive that the source was read from.
        options: of the format, such as ``edition="2026"``.

    Returns:
        What is written otherwise than the parts say, and parts and entries that are left out.
        Fields that the format does not carry at all are what `losses` tells.

    Raises:
        FileError: it cannot be written, or nothing of the parts fits into the format.
        FindingsError: values that do not fit the model; all of them.
        OptionError: the format has no such option, or it does not have that choice.
        UnknownPart: a pattern matches nothing.
    """
    target = format_of(path_of(path))
    wanted = _wanted(source, parts, mappings, options, [target])
    if attachments is not None:
        wanted = replace(wanted, job=replace(wanted.job, attachments=attachments))
    return _written(wanted, target, path_of(path))


def write_parts(
    parts: Iterable[Part],
    path: PathLike_,
    *,
    library: Source | None = None,
    mappings: MappingsLike | None = None,
    **options: Choice,
) -> list[Finding]:
    """Write parts to one file as they come, whole or not at all.

    EPLAN's XML and library files are written in constant memory; for the other formats, which
    tell of a part in several places, all parts are held first. What is not held is not compared:
    of parts of one number each is written there, and `check_library` of the file names them.

    Args:
        parts: such as `iterate_parts` gives; the file that they come from may be the one written.
        path: the file; its suffix tells the format.
        library: where connectors, faces and manufacturers are looked up.
        mappings: how fields meet the format; by default the shipped ones.
        options: of the format.

    Returns:
        As of `write`, where all parts are held.

    Raises:
        FileError, FindingsError, OptionError: as of `write`.
    """
    target = format_of(path_of(path))
    known = Library() if library is None else result_of(library, mappings).whole
    sound = map(_sound, several(parts, "parts"), count())
    if target.write_parts is None:
        held = tuple(sound)
        around = known.with_parts((*held, *_others(known, held)))
        wanted = _wanted(around, (), mappings, options, [target])
        job = replace(wanted.job, parts=held)
        return _written(_Wanted(job, Library(parts=held)), target, path_of(path))
    job = _wanted(known, (), mappings, options, [target]).job
    target.write_parts(sound, job, path_of(path))
    return []


def write_formats(
    source: Source,
    folder: PathLike_,
    formats: Sequence[str],
    *,
    parts: Sequence[str] = (),
    mappings: MappingsLike | None = None,
    jobs: int = 1,
    **options: Choice,
) -> list[Path]:
    """Write parts in several formats below a folder, as ``cadbridge export`` does.

    Args:
        source: as in `write`, like the other arguments.
        folder: is made where it is missing.
        formats: their names: ``["eplan", "dxf"]``.
        parts: part numbers or patterns; by default all.
        mappings: by default the shipped ones.
        jobs: how many processes may work.
        options: of the formats.

    Returns:
        The files written. What each format leaves out or writes otherwise is what `losses` tells.

    Raises:
        FileError, FindingsError, OptionError, UnknownPart: as of `write`.
    """
    chosen = [format_named(name) for name in texts(formats, "formats")]
    job = _wanted(source, parts, mappings, options, chosen).job
    with Workers(job, processes(jobs)) as workers:
        written = [item.path for item in export(job, chosen, path_of(folder), workers)]
    if chosen and job.parts and not written:
        names = " or ".join(item.name for item in chosen)
        doubts = dict.fromkeys(found.message for item in chosen for found in item.doubts(job))
        message = f"{names} shows nothing of these parts; nothing written"
        raise FileError("; ".join([message, *doubts]))
    return written


def losses(
    source: Source,
    format: str,
    *,
    parts: Sequence[str] = (),
    mappings: MappingsLike | None = None,
    **options: Choice,
) -> list[Finding]:
    """What a format would not carry, or not as it is, before it is written.

    Notes tell what takes a normal form; all else is what ``cadbridge convert --strict`` refuses.

    Args:
        source: as in `write`, like the other arguments.
        format: its name: ``"dxf"``.
        parts: part numbers or patterns; by default all.
        mappings: by default the shipped ones.
        options: of the format: with ``sources="yes"`` EPLAN carries more.

    Raises:
        FileError, FindingsError, OptionError, UnknownPart: as of `write`.
    """
    target = format_named(text(format, "format"))
    result = result_of(source, mappings)
    wanted = _wanted(result, parts, mappings, options, [target])
    found = lost.losses_of(
        replace(result, library=wanted.held), target, wanted.job.mappings, wanted.job.options
    )
    behind = () if target.container else result.left_behind
    return [*behind, *target.doubts(wanted.job), *(loss.finding() for loss in found)]


def prove_round_trip(
    source: Source,
    formats: Sequence[str],
    *,
    parts: Sequence[str] = (),
    mappings: MappingsLike | None = None,
    jobs: int = 1,
    **options: Choice,
) -> list[FormatReport]:
    """Write parts in each format, read them back and compare, as ``cadbridge verify`` does.

    Args:
        source: the parts.
        formats: their names.
        parts: part numbers or patterns; by default all.
        mappings: by default the shipped ones.
        jobs: how many processes may work, as of `write_formats`.
        options: of the formats, such as ``sources="yes"``: what then comes back is proved, too.

    Raises:
        FileError: a format is written only; or as of `write`.
        FindingsError, OptionError, UnknownPart: as of `write`.
    """
    chosen = [format_named(name) for name in texts(formats, "formats")]
    job = _wanted(source, parts, mappings, options, chosen).job
    with working_folder() as folder, Workers(job, processes(jobs)) as workers:
        return list(verify(job, chosen, folder, workers))


@dataclass(frozen=True)
class _Wanted:
    """What is to be written."""

    job: WriteJob
    held: Library
    """What files of these parts could hold."""


def _wanted(
    source: Source,
    parts: Sequence[str],
    mappings: MappingsLike | None,
    options: Mapping[str, Choice],
    targets: Sequence[Format],
) -> _Wanted:
    """The writing that was asked for.

    Raises:
        FindingsError: the source holds values that do not fit the model.
        OptionError: no target has such an option.
        UnknownPart: a pattern matches nothing.
    """
    result = result_of(source, mappings)
    refuse_wrong_values(wrong_values(result.library))
    names = texts(parts, "parts")
    job = WriteJob(
        library=result.whole,
        parts=select_parts(result.whole, names) if names else result.library.parts,
        mappings=mappings_of(mappings),
        options=checked_options(options, targets),
        attachments=result.attachments,
        own=result.library.parts,
    )
    if not names:
        return _Wanted(job, result.library)
    job = of_lengths(job, names)
    return _Wanted(job, replace(job.library.subset(tuple(job.parts)), records={}))


def _written(wanted: _Wanted, target: Format, path: Path) -> list[Finding]:
    job, held = wanted.job, wanted.held
    if held != Library():
        refuse_nothing(held, target, job.options, path)
    write_file(job, target, path)
    return [*target.doubts(job), *(loss.finding() for loss in lost.left_out_of(held, target))]


def _sound(part: Part, index: int) -> Part:
    """A part that comes in a row."""
    refuse_wrong_values(list(wrong_values_of(one_of(part, Part), index=index)))
    return part


def _others(library: Library, parts: Sequence[Part]) -> list[Part]:
    numbers = {part.part_number for part in parts}
    return [part for part in library.parts if part.part_number not in numbers]
