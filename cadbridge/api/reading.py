"""Reading, and looking at what was read."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cadbridge.api.sources import (
    Choice,
    MappingsLike,
    Source,
    canonical,
    mappings_of,
    read_of,
    result_of,
    several,
    text,
    texts,
)
from cadbridge.check import check_library as check_loaded
from cadbridge.check.values import wrong_values
from cadbridge.doubts import Doubts, OpenPoint
from cadbridge.errors import OptionError
from cadbridge.files import PathLike_, path_of
from cadbridge.findings import Finding, Rule
from cadbridge.formats import ReadResult
from cadbridge.formats.html.words import kinds_said
from cadbridge.jobs import reading
from cadbridge.jobs.checking import check_path
from cadbridge.jobs.describe import Description
from cadbridge.jobs.describe import describe as describe_path
from cadbridge.jobs.explain import known_rule
from cadbridge.jobs.merging import merge as merge_results
from cadbridge.library import LoadedLibrary, shipped
from cadbridge.library.find import Wanted
from cadbridge.library.find import find_parts as find_in
from cadbridge.model import Kind, Library, Part
from cadbridge.words import quoted


def shipped_library() -> Library:
    """The library that comes with cadbridge."""
    return read_library(shipped("library")).library


def read(path: PathLike_, *, mappings: MappingsLike | None = None, **options: Choice) -> ReadResult:
    """Read a file of any format, or a folder of files of one format.

    Args:
        path: the file or folder.
        mappings: how fields meet the format; by default the shipped ones.
        options: of the format's reader, as ``view="wiring"`` of drawings; the guide lists them.

    Returns:
        The parts, as far as the format carries them, and what was noticed on the way.

    Raises:
        FileError: it cannot be read.
        FindingsError: it has errors; all of them.
        OptionError: the format's reader has no such option, or not that choice.
    """
    return read_of(path, mappings, options)


def read_library(path: PathLike_) -> ReadResult:
    """Read library files, a folder of them or one.

    Raises:
        FileError: there are none, or they cannot be read.
        FindingsError: they have errors; all of them.
    """
    item = canonical()
    assert item.read is not None
    return replace(item.read(path_of(path), mappings_of(None)), format=item.name)


def iterate_parts(
    path: PathLike_, *, mappings: MappingsLike | None = None, **options: Choice
) -> Iterator[Part]:
    """The parts of a file one after the other.

    EPLAN's XML and archives are read in constant memory, library folders a file at a time; there
    a cable of EPLAN comes once for each of its order codes. Of the other formats, which tell of a
    part in several places, the file is read whole before its first part comes, with options as
    of `read`; so is one library file.

    Raises:
        FileError: it cannot be read; parts before the damage have come by then.
        OptionError: as of `read`.
    """
    place = path_of(path)
    item = reading.format_at(place)
    if options or item.iterate is None or (place.is_dir() and not item.canonical):
        return iter(read(place, mappings=mappings, **options).library.parts)
    return item.iterate(place, mappings_of(mappings))


def describe(
    path: PathLike_, *, mappings: MappingsLike | None = None, **options: Choice
) -> Description:
    """What a file is and what it holds, in numbers and names, as ``cadbridge info`` says it.

    Raises:
        FileError: it cannot be read as a whole.
        OptionError: as of `read`.
    """
    return describe_path(path_of(path), mappings_of(mappings), options)


def merge(*sources: Source, mappings: MappingsLike | None = None) -> Library:
    """One library of several that each hold some of the parts, or parts of them.

    Objects of the same key become one: lists are united, and of two values the first that is not
    the field's default holds. Whoever must know of disagreements calls `compare` first. What a
    file leaves open is settled by the libraries among the sources.
    """
    return merge_results([result_of(source, mappings) for source in sources])


def find_parts(
    source: Source,
    *words: str,
    kinds: Iterable[Kind] = (),
    maker: str = "",
    port: str = "",
    connector: str = "",
    signal: str = "",
    mappings: MappingsLike | None = None,
) -> tuple[Part, ...]:
    """The parts that somebody may mean, as ``cadbridge list`` finds them.

    Args:
        source: where to look; of a library that stands on another, there as well.
        words: numbers of parts, where ``*`` and ``?`` stand for any text, or words that all occur
            somewhere in a part.
        kinds: only these.
        maker: only of this manufacturer.
        port: only with such a port: its designation or purpose.
        connector: only with such a connector: its number, series or coding.
        signal: only with such a signal.
        mappings: how kinds are called, and how fields meet the format of a path.

    Returns:
        First those that have all words in their name; none where nothing fits.
    """
    wanted = Wanted(
        texts=texts(words, "words"),
        kinds=tuple(map(_kind, several(kinds, "kinds", "kinds"))),
        maker=text(maker, "maker"),
        port=text(port, "port"),
        connector=text(connector, "connector"),
        signal=text(signal, "signal"),
    )
    known = result_of(source, mappings)
    library = known.library if wanted == Wanted() else known.whole
    return find_in(library, wanted, kinds_said(mappings_of(mappings)))


def _kind(word: str) -> Kind:
    if word not in set(Kind):
        raise OptionError(f"there is no kind {quoted(word)}", hint=f"kinds: {', '.join(Kind)}")
    return Kind(word)


def open_points(source: Source, *, wording: bool = False) -> list[OpenPoint]:
    """What no source of a library plainly states, in the order of its objects.

    Args:
        source: the library.
        wording: whether doubts of wording count as well as those of fact.
    """
    return list(Doubts(result_of(source).library, wording=wording).everything())


def check_library(
    source: Source,
    *,
    mappings: MappingsLike | None = None,
    library: PathLike_ | None = None,
    **options: Choice,
) -> list[Finding]:
    """What is wrong or open, as ``cadbridge check`` says it.

    Args:
        source: a library, or what was read: it is held against the rules of a library. A path of
            any format: library files are, mappings and the files of others against their own.
        mappings: how fields meet the format of a path; by default the shipped ones.
        library: the library that the path is a part of, and is checked with.
        options: of the reader of a path, as of `read`.

    Raises:
        FileError: it cannot be read at all.
        OptionError: as of `read`; or the source was read already.
    """
    if not isinstance(source, ReadResult | LoadedLibrary | Library):
        whole = None if library is None else path_of(library)
        files, own = reading.files_at(path_of(source)), mappings_of(mappings)
        given = reading.fitting_options(files, options)
        return [found for file in files for found in check_path(file, own, whole, given)]
    reading.fitting_options([], options)
    if isinstance(source, LoadedLibrary):
        return check_loaded(source)
    if isinstance(source, ReadResult):
        whole_ = source.loaded
        if whole_ is not None and whole_.library is source.library:
            return check_loaded(whole_)
        return [*source.findings, *check_library(source.library)]
    wrong = wrong_values(source)  # the rules stand on values of the right type
    return wrong or check_loaded(LoadedLibrary(library=source, origins={}))


def explain(code: str) -> Rule:
    """What a code of findings means, and what to do: ``explain("CB221").advice``.

    Raises:
        FileError: there is no such code.
    """
    return known_rule(text(code, "code"))
