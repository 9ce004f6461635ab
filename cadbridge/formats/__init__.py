"""The formats, and the registry that finds them.

A format is one object of class `Format`. A third party announces its own in the entry-point group
``cadbridge.formats``, without touching this package. The module that
holds it must import nothing heavy: it names its functions by `Reference`, and they are imported
when first called.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from cadbridge.errors import FileError, UnsupportedFormat
from cadbridge.findings import Finding
from cadbridge.formats.announced import announces
from cadbridge.library import LoadedLibrary
from cadbridge.mapping import NOT_CARRIED, Capability, Carriage, Mappings
from cadbridge.model import Extra, Kind, Library, Part
from cadbridge.model.naming import numbers_of_lengths
from cadbridge.model.shown import FILLED, Sight
from cadbridge.words import counted, quoted, shown_as

GROUP = "cadbridge.formats"
_LOST = (Carriage.NOT_CARRIED, Carriage.SHOWN)
"""What does not come back."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A function named by its place, imported when it is called.

    >>> Reference("math:floor")(2.5)
    2
    """

    target: str
    """``module:function``."""

    def resolve(self) -> Callable[..., Any]:
        """The function itself.

        Raises:
            ImportError, AttributeError: there is none of that name.
        """
        module, _, name = self.target.partition(":")
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function."""
        return self.resolve()(*args, **kwargs)


def no_attachments(part: Part) -> Sequence[tuple[str, bytes]]:
    """The files beside a part, where there are none."""
    return ()


def _any_file(path: Path) -> bool:
    return True


def _bends_all(part: Part, path: str) -> bool:
    return True


def _no_doubts(job: "WriteJob") -> Sequence[Finding]:
    return ()


def _no_names(mappings: Mappings) -> Mapping[str, str]:
    return {}


def _all_kept(extra: Extra, before: Part, after: Part, mappings: Mappings) -> Extra:
    return extra


def texts_changed(old: Extra, new: Extra) -> Iterator[tuple[str, str, str]]:
    """Every text that differs, by the names that lead to it."""
    before, after = dict(_texts(old)), dict(_texts(new))
    for place in {**before, **after}:
        values = before.get(place, ""), after.get(place, "")
        if values[0] != values[1]:
            yield ", ".join(filter(None, place)), *values


def _texts(value: Extra, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of what is kept, by the names that lead to it."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, (*place, str(name)))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _texts(item, (*place, "") if len(value) == 1 else (*place, f"no. {number}"))
    elif value is not None:
        yield place, str(value)


def _whole(extra: Extra, places: Collection[str]) -> Extra:
    return extra


def _no_faults(extra: Extra) -> Iterable[str]:
    return ()


def last_keys(extra: Extra, name: str = "value") -> Iterator[str]:
    """The key of each text in what is kept of a file, for want of a better name."""
    if isinstance(extra, str):
        yield name
    elif isinstance(extra, dict):
        for key, value in extra.items():
            yield from last_keys(value, key)
    else:
        for value in extra:
            yield from last_keys(value, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """A value of a part that a file shows in two places, and not as the same."""

    part: str
    place: str
    path: str
    taken: Any
    """What the reader took."""
    other: Any
    finding: Finding
    """Among the result's findings; a note takes its place where a library knows one of the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """How a table of others was understood."""

    place: str
    """Where it begins: ``Sheet1!A4``."""
    kind: str
    """What its rows are: ``pins``, ``wires``."""
    columns: tuple[tuple[str, str], ...]
    """Titles with the fields that they became, ``ignore`` for none; nothing for one that is not
    known, whose cells are kept by its title."""
    rows: int
    left: int
    """Lines that are no row."""
    samples: tuple[str, ...]
    """The first rows as read."""
    better: str = ""
    """The command that would read it better; nothing where nothing is open."""
    sheet: str = ""
    """Its sheet; nothing where the rows below do not stand there as columns and rows."""
    title_rows: tuple[int, int] = (0, 0)
    """The first and last row of its titles, from 1."""
    at: tuple[int, ...] = ()
    """The columns of the sheet, from 1, in the order of `columns`."""
    last_row: int = 0
    passed: Mapping[int, str] = field(default_factory=dict)
    """Rows of the sheet below the titles that were left out, each with why."""
    about: tuple[str, ...] = ()
    """The parts that the rows are of, each with its port or ends: ``ACME.K4 X4``."""

    def __repr__(self) -> str:
        """Where it is, and how much of what."""
        return shown_as(self, self.place, self.kind, counted(self.rows, "row"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTexts:
    """What a person sees of a sheet: the first rows."""

    name: str
    rows: Mapping[int, Mapping[int, str]]
    """Filled cells by row and column, from 1."""
    count: int
    """How many rows the sheet has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What a file held, as far as the format carries it, and what was noticed on the way."""

    library: Library
    shown: Sight = FILLED
    """What the file shows of the library's objects."""
    findings: tuple[Finding, ...] = ()
    format: str = field(default="", compare=False)
    """Name of the format that it was read from."""
    loaded: LoadedLibrary | None = field(default=None, compare=False, repr=False)
    """Of library files: where each object stands in them."""
    twice: tuple[Twice, ...] = ()
    hidden: tuple[Finding, ...] = ()
    """Those of the findings that tell what is read though nobody sees it."""
    written_of: Mapping[str, str] = field(default_factory=dict)
    """By number of a part, that of a part of the library of which its rows were written."""
    ports_written_of: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By part and port, the port of that part of which the rows were written."""
    facts: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What the file says of itself, where the reader had it at hand."""
    tables: tuple[TableRead, ...] = ()
    """How tables of others were understood, where the format reads such."""
    left_behind: tuple[Finding, ...] = ()
    """What to say where the attachments are not handed on."""
    other_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By part, places of objects whose name is made of what the file changes in them, each with the
    name that it makes now; what was read goes by the old names."""
    gone: tuple[tuple[str, str], ...] = ()
    """List and key of objects of a library that the file says are gone; it does not hold them."""
    kept_gone: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By part, of what the library keeps of it beside the model (`Format.keeps`) what is gone in
    the file while the rest is there: its places there, each with what it said."""
    attachments: Callable[[Part], Sequence[tuple[str, bytes]]] = field(
        default=no_attachments, compare=False
    )
    """Files that a container holds beside a part (name, content); read when asked for, to be
    handed on as those of a `WriteJob`."""

    def __repr__(self) -> str:
        """How much of what: whole, it would fill books."""
        said = [self.format] if self.format else []
        return shown_as(self, *said, self.library, counted(len(self.findings), "finding"))

    @property
    def asks_all(self) -> bool:
        """Whether settling it takes the names of all parts, not only of those that it is about."""
        return False

    @property
    def whole(self) -> Library:
        """The library with what it stands on, for looking things up."""
        return self.loaded.whole if self.loaded else self.library


class Told(NamedTuple):
    """A table of what a format keeps of a part beside the model, for people."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]


def _no_tables(extra: Extra, mappings: Mappings) -> Sequence[Told]:
    return ()


def told_of(part: Part, mappings: Mappings) -> Iterator[Told]:
    """What the formats that a part came from keep of it beside the model."""
    seen = set()
    for item in formats().values():
        if item.keeps and item.keeps not in seen and item.keeps in part.extras:
            seen.add(item.keeps)
            yield from item.told(part.extras[item.keeps], mappings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice that a format's writer, or its reader, offers on the command line."""

    flag: str
    """``eplan-edition``: the option is ``--eplan-edition``."""
    key: str = ""
    """Its key in `WriteJob.options`, or in what `Format.read` is given; the flag's words unless it
    is another."""
    choices: tuple[str, ...] = ()
    """The first is a writer's default; a reader goes by the file where none is given. Empty: any
    text."""
    help: str
    metavar: str = ""
    """How a text is called in ``--help``."""
    values: tuple[str, ...] = ()
    """The words that its text says of each title, where it does."""
    known: Callable[[Mappings], Iterable[str]] | None = None
    """What a text may be, as the mappings say: names to choose among. Where it says something of
    titles, further words for that."""
    switch: bool = False
    """It is given or not, and has no value; given it is ``yes``."""
    decides_fields: bool = False
    """Which fields come back depends on it (`Carriage.ON_REQUEST`)."""

    def __post_init__(self) -> None:
        """Makes the key of the flag: ``face_only`` of ``face-only``."""
        object.__setattr__(self, "key", self.key or self.flag.replace("-", "_"))


def said_of_titles(text: str) -> Iterator[tuple[str, str]]:
    """What an option says of each title: of ``Name=signal,#=contact`` two pairs.

    A title may hold commas; what says nothing of any comes as a title alone.
    """
    title = ""
    for piece in text.split(","):
        title += piece
        if "=" not in piece:
            title += ","
            continue
        title, _, said = title.rpartition("=")
        yield title.strip(" ,"), said.strip()
        title = ""
    if title.strip(" ,"):
        yield title.strip(" ,"), ""


ReadOptions = Mapping[str, str]
"""Options of a format's reader, as the user gave them: ``{"view": "wiring"}``."""
AS_THE_FILE_SAYS: ReadOptions = MappingProxyType({})


class Reader(Protocol):
    """Reads one file."""

    def __call__(
        self, path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS, /
    ) -> ReadResult:
        """Read a file; `options` are some of the format's `read_options`.

        Raises:
            FileError: the file cannot be read as a whole, or an option's value is no such.
        """


@dataclass(frozen=True, kw_only=True)
class WriteJob:
    """What a writer needs to know."""

    library: Library
    """Everything, for looking up connectors, faces and manufacturers."""
    parts: Sequence[Part]
    """The parts to write."""
    mappings: Mappings
    options: Mapping[str, str] = field(default_factory=dict)
    """Options of the format, as the user gave them: ``{"edition": "2026"}``."""
    attachments: Callable[[Part], Sequence[tuple[str, bytes]]] = no_attachments
    """Files of other formats to put beside a part (name, content), for formats that are
    containers."""
    own: Sequence[Part] | None = None
    """The parts of the library itself, where others of `library` are those of its base."""

    def __repr__(self) -> str:
        """How many parts."""
        return shown_as(self, counted(len(self.parts), "part"))

    @property
    def is_whole(self) -> bool:
        """Whether all parts are written, and with them what the library keeps beside parts."""
        return len(self.parts) == len(self.library.parts if self.own is None else self.own)

    def of(self, parts: Sequence[Part]) -> "WriteJob":
        """The job of some of its parts."""
        return replace(self, parts=parts)


@dataclass(frozen=True, kw_only=True, repr=False)
class Format:
    """One file format: what it is called, what it can carry, and the functions that it has.

    Required are name, suffixes, kinds, capabilities and the three functions that may be None.
    """

    name: str
    """As in ``--format``."""
    title: str
    """For people: ``EPLAN parts data (XML)``."""
    suffixes: tuple[str, ...]
    """Lower case, with the dot."""
    read_suffixes: tuple[str, ...] = ()
    """Further ones, of files that it reads and does not write."""
    named_suffixes: tuple[str, ...] = ()
    """The same, of files that hold anything, so that none is looked for in folders: ``.txt``."""
    kinds: frozenset[Kind]
    """Kinds of part that the format carries at all."""
    capabilities: Callable[[], Mapping[str, Capability]]
    """By field path; a path left out is not carried."""
    read: Reader | None
    """Reads one file. Raises FileError where it cannot be read as a whole."""
    write: Callable[[WriteJob, Path], None] | None
    """Writes one file of all the job's parts, atomically."""
    export: Callable[[WriteJob, Path], Iterator[Path]] | None
    """Writes the format's part of ``cadbridge export`` below the folder; yields what it wrote."""
    export_part: Callable[[WriteJob, Path], Iterator[Path]] | None = None
    """Writes those of the files of `export` that are of the job's one part by itself; several
    processes may share the parts."""
    export_all: Callable[[WriteJob, Path], Iterator[Path]] | None = None
    """Beside it: writes those that are of all the job's parts."""
    finish: Callable[[WriteJob, Path, Mapping[str, Sequence[Path]]], Iterator[Path]] | None = None
    """Beside them: writes those that speak of the others, which were written just before; it is
    told them by part number, those of all parts under the empty one."""
    takes_folder: Callable[[Path], bool] = lambda path: False
    """Whether a folder is one of its files, unpacked."""
    recognises: Callable[[Path], bool] = _any_file
    """Looks into a file with a fitting suffix where several formats share it."""
    keeps: str = ""
    """Key in `extras` and `records` of what it keeps of its files and writes back; formats that
    are made of one another share it."""
    of_makers: bool = False
    """Whether makers tell of their parts in its files: what it keeps there shows that a part is
    one of theirs, which may name parts that did not come along."""
    bends: Callable[[Part, str], bool] = _bends_all
    """Whether a part's value of a path that is carried in a normal form reads back otherwise."""
    kept_names: Callable[[Extra], Iterable[str]] = last_keys
    """The names by which people know the values that it keeps there, one a value."""
    told: Callable[[Extra, Mappings], Iterable[Told]] = _no_tables
    """Tables of what it keeps there of a part, for people."""
    kept_without_gone: Callable[[Extra, Part, Part, Mappings], Extra] = _all_kept
    """What it keeps there, without what is about objects that the part had before and has no
    longer after."""
    kept_changes: Callable[[Extra, Extra], Iterable[tuple[str, str, str]]] = texts_changed
    """What differs between two states of what it keeps, in people's words: where something stands,
    what was there, and what is; empty for nothing."""
    kept_without: Callable[[Extra, Collection[str]], Extra] = _whole
    """What it keeps there, without what stands at some places of `ReadResult.kept_gone`."""
    kept_faults: Callable[[Extra], Iterable[str]] = _no_faults
    """What of it no file could hold: someone wrote it by hand."""
    field_names: Callable[[Mappings], Mapping[str, str]] = _no_names
    """What its files call the model's fields, by path."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Related suffixes that it does not take, each with what to do instead."""
    check: Callable[[Path, Mappings], Iterator[Finding]] | None = None
    """Holds a file against the format's own rules."""
    doubts: Callable[[WriteJob], Sequence[Finding]] = _no_doubts
    """What of a job's parts will be written otherwise than they say."""
    resolve: Callable[[ReadResult, Library], ReadResult] | None = None
    """Settles with a library's help what the file alone leaves open, and says so in findings."""
    home: Callable[[ReadResult, Library, Mappings, Sequence[Path]], ReadResult] | None = None
    """What files say that come back to a library which knows their parts; goes before `resolve`."""
    describe: Callable[[Path], Mapping[str, str]] | None = None
    """What the file says of itself: edition, maker, units, ..."""
    holds: Callable[[Part], bool] = lambda part: True
    """Whether there is anything of a part of its kinds that it can write: something to draw."""
    picture: Callable[[Path], bytes] | None = None
    """A file as it stands, whoever made it, as SVG to look at."""
    sheets: Callable[[Path], Sequence[SheetTexts]] | None = None
    """The first rows of a file's sheets, to look at."""
    iterate: "Callable[[Path, Mappings], Iterator[Part]] | None" = None
    """The parts of a file one after the other, in constant memory; a cable may come once for each
    of its order codes."""
    write_parts: "Callable[[Iterable[Part], WriteJob, Path], None] | None" = None
    """Writes parts as they come, in constant memory, with the job's library and options; as
    atomically as `write`."""
    read_as_one: "Callable[[Sequence[Path], Mappings, ReadOptions], ReadResult] | None" = None
    """Reads the files of a folder together, where those of single parts name one another."""
    canonical: bool = False
    """It is how a library is kept: a folder of its files is one library, read at once."""
    keeps_nameless: frozenset[type] = frozenset()
    """Classes of which an object comes back whose name, title or designation is empty."""
    keeps_twins: frozenset[type] = frozenset()
    """Classes of which objects that have one key by mistake, as parts one number, come back as
    several."""
    order_codes_are_parts: bool = False
    """Each order code of a cable is written as a part of its own."""
    fits_one_file: Callable[[WriteJob, Path], None] = lambda job, path: None
    """Raises FileError where `write` cannot hold the job's parts in one file."""
    options: tuple[Option, ...] = ()
    """Of its writer."""
    read_options: tuple[Option, ...] = ()
    """Of its reader: what settles how a stranger's file is meant, and wins over what it says."""
    next_steps: Callable[[Path], str] | None = None
    """What to do with the files exported below a folder, in words."""
    attachable: bool = False
    """Its exports go along with their part into container formats."""
    container: bool = False
    """It takes such attachments."""

    def __repr__(self) -> str:
        """By its name: whole, it would fill a screen."""
        return f"Format({quoted(self.name)}, {quoted(self.title)})"

    def __reduce__(self) -> tuple[Callable[[str], "Format"], tuple[str]]:
        """A format goes to another process by its name; what it holds need not travel."""
        return format_named, (self.name,)

    @property
    def suffixes_not_written(self) -> tuple[str, ...]:
        """Those of all files that it reads and does not write."""
        return (*self.read_suffixes, *self.named_suffixes)

    def takes(self, part: Part) -> bool:
        """Whether it writes a part at all."""
        return part.kind in self.kinds and self.holds(part)

    def refuse_twins(self, parts: Sequence[Part]) -> None:
        """Make sure that no part would take another's place in its files.

        Raises:
            FileError: parts have the same number, and the format would keep one of them.
        """
        taken = [part for part in parts if self.takes(part)]
        by_code = [
            part for part in taken if self.order_codes_are_parts and numbers_of_lengths(part)
        ]
        codes = [code for part in by_code for code in numbers_of_lengths(part)]
        numbers = {part.part_number for part in taken} - {part.part_number for part in by_code}
        if shared := _twice((*codes, *numbers.intersection(codes))):
            raise FileError(
                f"{', '.join(shared)}: an order code gives this number to several parts, and "
                f"{self.name} files would hold it twice; nothing was written",
                hint="give each its own code; `cadbridge check` names both places",
            )
        twins = _twice(part.part_number for part in taken)
        if twins and Part not in self.keeps_twins:
            raise FileError(
                f"{', '.join(twins)}: several parts have this number, and {self.name} files "
                "would keep one; nothing was written",
                hint="give each its own number; `cadbridge check` names both places",
            )

    def share(self, library: Library) -> Library:
        """The library without what other formats keep for themselves, which no file of this has."""
        parts = tuple(map(self.own, library.parts))
        return replace(library, parts=parts, records=self._kept(library.records))

    def own(self, part: Part) -> Part:
        """The part without what other formats keep of it for themselves."""
        kept = self._kept(part.extras)
        return part if len(kept) == len(part.extras) else replace(part, extras=kept)

    def _kept(self, extras: Mapping[str, Extra]) -> Mapping[str, Extra]:
        return {name: kept for name, kept in extras.items() if self.canonical or name == self.keeps}

    def carried_paths(self, options: Mapping[str, str] | None = None) -> frozenset[str]:
        """Paths that come back, as they were or normalised.

        Args:
            options: of the writer; by default all paths that some options bring back.
        """
        return frozenset(
            path
            for path in self.capabilities()
            if self.capability(path, options).carriage not in _LOST
        )

    def capability(self, path: str, options: Mapping[str, str] | None = None) -> Capability:
        """What becomes of one path, with options of the writer as of `carried_paths`."""
        found = self.capabilities().get(path, NOT_CARRIED)
        return found if options is None else found.under(options)


_OWN = (
    *("dxf:FORMAT", "eplan:FORMAT", "eplan.edz:EDZ_FORMAT", "excel:FORMAT"),
    *("html:FORMAT", "library:FORMAT", "pdf:FORMAT", "svg:FORMAT"),
)
"""Those of cadbridge itself."""
_registered: dict[str, Format] = {}


def register(item: Format) -> None:
    """Make a format known in this process alone; a package announces its own for all.

    Raises:
        TypeError: it is no format, or its suffixes are one text.
        ValueError: an installed format has that name; or another one's files have its suffix, of
            which it would never be asked to write or read any.
    """
    if not isinstance(item, Format):
        raise TypeError(f"a Format is expected, not {quoted(item)}")
    if isinstance(item.suffixes, str):
        raise TypeError(f"suffixes is a tuple of texts, not one text: {quoted(item.suffixes)}")
    if item.name in formats() and item.name not in _registered:
        raise ValueError(f"there is a format {quoted(item.name)} already")
    for other in formats().values():
        shared = sorted(set(item.suffixes) & set(other.suffixes))
        if shared and other.name != item.name and (item.write or item.recognises is _any_file):
            raise ValueError(f"{', '.join(shared)} files are of the format {quoted(other.name)}")
    _registered[item.name] = item
    formats.cache_clear()


def own_formats() -> list[Format]:
    """Those of cadbridge itself, sorted by name, whatever else is installed."""
    own: list[Any] = [Reference(f"cadbridge.formats.{place}").resolve() for place in _OWN]
    return sorted(own, key=lambda item: str(item.name))


@cache
def formats() -> Mapping[str, Format]:
    """All installed and registered formats by name, sorted.

    Raises:
        FileError: an installed one cannot be loaded, or is none.
    """
    found = [*own_formats(), *_of_others()]
    return {item.name: item for item in sorted(found, key=lambda item: item.name)}


def _of_others() -> "Iterator[Format]":
    if announces(GROUP):
        from importlib.metadata import entry_points  # noqa: PLC0415 - few have any

        from cadbridge.formats.guarded import loaded  # noqa: PLC0415 - few have any

        yield from map(loaded, entry_points(group=GROUP))
    if _registered:
        from cadbridge.formats.guarded import guarded  # noqa: PLC0415 - few have any

        yield from map(guarded, _registered.values())


def keeper_of(key: str) -> Format | None:
    """The format that keeps what stands under a key of `extras`; none of an unknown one."""
    return next((item for item in formats().values() if item.keeps == key), None)


def is_of_a_maker(part: Part) -> bool:
    """Whether a part came from its maker's file, as what is kept of the file shows."""
    return any(keeper.of_makers for keeper in map(keeper_of, part.extras) if keeper)


def format_named(name: str) -> Format:
    """The format of that name, or of the suffix that files of it have: ``xlsx``; case is nothing.

    Raises:
        UnsupportedFormat: there is none.
    """
    wanted = name.lower()
    named = (item for item in formats().values() if item.name.lower() == wanted)
    by_suffix = (item for item in formats().values() if f".{wanted}" in item.suffixes)
    try:
        return next(chain(named, by_suffix))
    except StopIteration:
        close = get_close_matches(wanted, formats(), n=1)
        meant = f"; did you mean {quoted(close[0])}?" if close else ""
        raise UnsupportedFormat(
            f"there is no format {quoted(name)}{meant}",
            hint=f"known formats: {', '.join(formats())}",
        ) from None


def format_of(path: Path) -> Format:
    """The format that a file is in, by its suffix and, where needed, its content.

    Raises:
        UnsupportedFormat: none takes it.
    """
    suffix = path.suffix.lower()
    by_suffix = [item for item in formats().values() if suffix in item.suffixes]
    by_suffix += [item for item in formats().values() if suffix in item.suffixes_not_written]
    for item in by_suffix:
        if len(by_suffix) == 1 or not path.is_file() or item.recognises(path):
            return item  # the only one: its reader says what is wrong with the file
    if by_suffix:
        titles = " or ".join(item.title for item in by_suffix)
        raise UnsupportedFormat(
            f"is not {titles}", path=path, hint="choose another file, or correct its suffix"
        )
    for item in formats().values():
        if suffix in item.refused:
            hint = item.refused[suffix]
            what = f"{suffix} files are neither read nor written one by one"
            raise UnsupportedFormat(what, path=path, hint=hint)
    known = ", ".join(sorted({end for item in formats().values() for end in item.suffixes}))
    not_written = {end for item in formats().values() for end in item.suffixes_not_written}
    read = ", ".join(sorted(not_written))
    folder = "" if suffix else "; a folder needs the name of a `format`"
    raise UnsupportedFormat(
        f"no format reads or writes {suffix or 'files without a suffix'}",
        path=path,
        hint=f"known: {known}; read only: {read}{folder}",
    )


def _twice(numbers: Iterable[str]) -> list[str]:
    """Those that stand more than once."""
    return [number for number, count in Counter(numbers).items() if count > 1]
