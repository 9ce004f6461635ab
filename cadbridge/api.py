"""The few calls that most programs need; everything else lies one level down.

>>> import cadbridge
>>> library = cadbridge.shipped_library()
>>> library.part_by_number["MPC.DUET 40"].kind
<Kind.DRIVE: 'drive'>
>>> library
Library(46 parts, 14 faces, 4 manufacturers, 23 source documents)

Where a call takes a *source*, it is any of: the path of a file of any format or of a folder, what
`read` gave, or a library.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TypeVar

from cadbridge import formats as registry
from cadbridge.check import check_library as check_loaded
from cadbridge.doubts import Doubts, OpenPoint
from cadbridge.findings import Finding
from cadbridge.formats import Format, ReadResult, WriteJob, format_named, format_of, no_attachments
from cadbridge.jobs import reading
from cadbridge.jobs.changes import apply
from cadbridge.jobs.checking import check_path
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.diff import Change
from cadbridge.jobs.export import export
from cadbridge.jobs.lengths import of_lengths
from cadbridge.jobs.options import checked_options
from cadbridge.jobs.settle import settle as settle_in
from cadbridge.jobs.sides import Side, compare_sides, settled_sides
from cadbridge.jobs.verify import FormatReport, verify
from cadbridge.library import LoadedLibrary, select_parts, shipped
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library, Part
from cadbridge.model.merge import merge_libraries
from cadbridge.words import quoted

T = TypeVar("T")
Source = str | PathLike[str] | ReadResult | LoadedLibrary | Library
"""A file or folder, what was read of one, or a library."""


def shipped_library() -> Library:
    """The library that comes with cadbridge."""
    return read_library(shipped("library")).library


def read(
    path: str | PathLike[str], *, mappings: Mappings | None = None, **options: str
) -> ReadResult:
    """Read a file of any format, or a folder of files of one format.

    Args:
        path: the file or folder.
        mappings: how fields meet the format; by default the shipped ones.
        options: of the format's reader; `cadbridge info --help` names them.

    Returns:
        The parts, as far as the format carries them, and what was noticed on the way.

    Raises:
        FileError: it cannot be read; the format's reader has no such option.
        FindingsError: it has errors; all of them.
    """
    own = reading.fitting_options([Path(path)], options)
    return reading.read_path(Path(path), mappings or shipped_mappings(), options=own)


def read_library(path: str | PathLike[str]) -> ReadResult:
    """Read library files, a folder of them or one.

    Raises:
        FileError: there are none, or they cannot be read.
        FindingsError: they have errors; all of them.
    """
    item = _library_format()
    assert item.read is not None
    return replace(item.read(Path(path), shipped_mappings()), format=item.name)


def iterate_parts(path: str | PathLike[str], *, mappings: Mappings | None = None) -> Iterator[Part]:
    """The parts of a file one after the other.

    EPLAN's XML and archives are read in constant memory, library folders a file at a time; there
    a cable of EPLAN comes once for each of its order codes. Of the other formats, which tell of a
    part in several places, the file is read whole before its first part comes.

    Raises:
        FileError: it cannot be read; parts before the damage have come by then.
    """
    item = reading.format_at(Path(path))
    if item.iterate is None or (Path(path).is_dir() and not item.canonical):
        return iter(read(path, mappings=mappings).library.parts)
    return item.iterate(Path(path), mappings or shipped_mappings())


def write(
    library: Library,
    path: str | PathLike[str],
    *,
    parts: Sequence[str] = (),
    mappings: Mappings | None = None,
    attachments: Callable[[Part], Sequence[tuple[str, bytes]]] = no_attachments,
    **options: str,
) -> list[Finding]:
    """Write parts to one file, in the format of its suffix, whole or not at all.

    Args:
        library: the parts, with the connectors and faces that they name.
        path: the file.
        parts: part numbers or patterns; by default all. Of a cable that is named by order codes
            alone, those lengths.
        mappings: how fields meet the format; by default the shipped ones.
        attachments: of an archive's `ReadResult`, to put its macros and pictures into a new one.
        options: of the format, such as ``edition="2026"``.

    Returns:
        What is written otherwise than the parts say.

    Raises:
        FileError: it cannot be written.
        OptionError: the format has no such option, or it does not have that choice.
        UnknownPart: a pattern matches nothing.
    """
    target = format_of(Path(path))
    own = checked_options(options, _all_formats() if target.container else [target])
    job = replace(_job(library, parts, mappings, own), attachments=attachments)
    write_file(job, target, Path(path))
    return list(target.doubts(job))


def write_parts(
    parts: Iterable[Part],
    path: str | PathLike[str],
    *,
    library: Library | None = None,
    mappings: Mappings | None = None,
    **options: str,
) -> None:
    """Write parts to one file as they come, whole or not at all.

    EPLAN's XML and library files are written in constant memory; for the other formats, which
    tell of a part in several places, all parts are held first.

    Args:
        parts: such as `iterate_parts` gives; the file that they come from may be the one written.
        path: the file; its suffix tells the format.
        library: where connectors, faces and manufacturers are looked up.
        mappings: how fields meet the format; by default the shipped ones.
        options: of the format.

    Raises:
        FileError: it cannot be written.
        OptionError: as of `write`.
    """
    target, known = format_of(Path(path)), library or Library()
    own = checked_options(options, [target])
    parts = map(_part, _several(parts, "parts"))
    if target.write_parts is None:
        held = tuple(parts)
        library = known.with_parts((*held, *_others(known, held)))
        job = replace(_job(library, (), mappings, own), parts=held)
        write_file(job, target, Path(path))
        return
    target.write_parts(parts, _job(known, (), mappings, own), Path(path))


def write_formats(
    library: Library,
    folder: str | PathLike[str],
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

    Raises:
        FileError, OptionError, UnknownPart: as of `write`.
    """
    chosen = [format_named(name) for name in _texts(formats, "formats")]
    job = _job(library, parts, mappings, checked_options(options, _all_formats()))
    return [exported.path for exported in export(job, chosen, Path(folder))]


def compare(old: Source, new: Source, *, mappings: Mappings | None = None) -> list[Change]:
    """What differs, by part, place and field; the order of keyed lists carries no meaning.

    As ``cadbridge diff``: what the format of one of them cannot carry is left out, and so is what
    a file does not show; what a file leaves open is settled by the other, and by the shipped
    library.

    Raises:
        FileError: one cannot be read.
        FindingsError: it has errors; all of them.
    """
    own = mappings or shipped_mappings()
    sides = settled_sides(_side(old), _side(new), own, shipped_library)
    return compare_sides(*sides).changes


def apply_changes(library: Library, changes: Sequence[Change]) -> Library:
    """The library with the changes made: ``apply_changes(a, compare(a, b))`` is ``b``.

    What is new stands at the end of its list: order carries no meaning.

    Raises:
        FindingsError: a change does not fit the library; none was made.
    """
    return apply(library, changes)


def merge(*sources: Source, mappings: Mappings | None = None) -> Library:
    """One library of several that each hold some of the parts, or parts of them.

    Objects of the same key become one: lists are united, and of two values the first that is not
    the field's default holds. Whoever must know of disagreements calls `compare` first.
    """
    return merge_libraries([_library(source, mappings) for source in sources])


def settle(
    path: str | PathLike[str],
    part: str | Sequence[str],
    field: str,
    *,
    document: str,
    value: str | None = None,
    section: str = "",
    reason: str = "",
    as_new: bool = False,
) -> list[Path]:
    """Say in a library what an open value is, and which document states it.

    Args:
        path: library folder or file; it is written to.
        part: part number or pattern; also the id of a face, manufacturer or document; or several.
        field: the place of the value, ``connector.gender``, ``ports[X1].pins[2].signal``.
        document: id of the document that states it; a new one is listed.
        value: what it is, as library files write it; by default what the library says already; an
            empty one takes out what stands there.
        section: where in the document.
        reason: what else is to be said of it.
        as_new: whether a document whose id is hardly another than one that is known is new.

    Returns:
        The files written. What the value brings that `check_library` warns of is written too.

    Raises:
        FileError: there is no such place, nothing stands there, the document may be one that is
            known, or it cannot be written.
        FindingsError: the value does not fit the field, or the library would have errors by it.
        UnknownPart: no part is meant.
    """
    return list(
        settle_in(
            Path(path),
            [part] if isinstance(part, str) else part,
            field,
            document=document,
            value=value,
            section=section,
            reason=reason,
            as_new=as_new,
        ).files
    )


def open_points(source: Source, *, wording: bool = False) -> list[OpenPoint]:
    """What no source of a library plainly states, in the order of its objects.

    Args:
        source: the library.
        wording: whether doubts of wording count as well as those of fact.
    """
    return list(Doubts(_library(source, None), wording=wording).everything())


def check_library(source: Source, *, mappings: Mappings | None = None) -> list[Finding]:
    """What is wrong or open, as ``cadbridge check`` says it.

    Args:
        source: a library, or what was read: it is held against the rules of a library. A path of
            any format: library files are, mappings and the files of others against their own.
        mappings: how fields meet the format of a path; by default the shipped ones.

    Raises:
        FileError: it cannot be read at all.
    """
    if isinstance(source, str | PathLike):
        files = reading.files_at(Path(source))
        own = mappings or shipped_mappings()
        return [finding for file in files for finding in check_path(file, own)]
    if isinstance(source, LoadedLibrary):
        return check_loaded(source)
    if isinstance(source, ReadResult):
        whole = source.loaded
        if whole is not None and whole.library is source.library:
            return check_loaded(whole)
        return [*source.findings, *check_library(source.library)]
    return check_loaded(LoadedLibrary(library=_library(source, None), origins={}))


def prove_round_trip(
    library: Library, formats: Sequence[str], *, mappings: Mappings | None = None, **options: str
) -> list[FormatReport]:
    """Write all parts in each format, read them back and compare, as ``cadbridge verify`` does.

    Args:
        library: the parts.
        formats: their names.
        mappings: by default the shipped ones.
        options: of the formats, such as ``sources="yes"``: what then comes back is proved, too.

    Raises:
        FileError, OptionError: as of `write`.
    """
    chosen = [format_named(name) for name in _texts(formats, "formats")]
    job = _job(library, (), mappings, checked_options(options, chosen))
    with tempfile.TemporaryDirectory(prefix="cadbridge-") as folder:
        return list(verify(job, chosen, Path(folder)))


def _library(source: Source, mappings: Mappings | None) -> Library:
    if isinstance(source, Library):
        return source
    if isinstance(source, ReadResult | LoadedLibrary):
        return source.library
    if isinstance(source, str | PathLike):
        return read(source, mappings=mappings).library
    raise TypeError(f"a path, a library or what `read` gave is expected, not {quoted(source)}")


def _all_formats() -> list[Format]:
    return list(registry.formats().values())


def _side(source: Source) -> Path | Side:
    if isinstance(source, str | PathLike):
        return Path(source)
    if isinstance(source, ReadResult) and source.format:
        return Side(format_named(source.format), source)
    return Side(_library_format(), ReadResult(library=_library(source, None)))


def _library_format() -> Format:
    return next(item for item in _all_formats() if item.canonical)


def _several(items: T, name: str, of: str = "parts") -> T:
    """What is a sequence; a lone text would be taken for its letters."""
    if isinstance(items, str | bytes):
        raise TypeError(f"{name} is a sequence of {of}, not one text: {quoted(items)}")
    return items


def _texts(items: Sequence[str], name: str) -> Sequence[str]:
    """A sequence of texts."""
    for item in _several(items, name, "texts"):
        if not isinstance(item, str):
            raise TypeError(f"{name} is a sequence of texts; {quoted(item)} is none")
    return items


def _part(item: Part) -> Part:
    if not isinstance(item, Part):
        raise TypeError(f"a Part is expected, not {quoted(item)}")
    return item


def _others(library: Library, parts: Sequence[Part]) -> list[Part]:
    numbers = {part.part_number for part in parts}
    return [part for part in library.parts if part.part_number not in numbers]


def _job(
    library: Library, parts: Sequence[str], mappings: Mappings | None, options: dict[str, str]
) -> WriteJob:
    if not isinstance(library, Library):
        raise TypeError(f"a Library is expected, not {type(library).__name__}; `read` gives one")
    job = WriteJob(
        library=library,
        parts=select_parts(library, _texts(parts, "parts")),
        mappings=mappings or shipped_mappings(),
        options=options,
    )
    return of_lengths(job, parts)
