"""What public calls are given, made into what the jobs take: one way for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from cadbridge.errors import OptionError
from cadbridge.files import PathLike_, path_of
from cadbridge.formats import Format, ReadResult, format_named, formats
from cadbridge.jobs import reading
from cadbridge.jobs.sides import Side
from cadbridge.library import LoadedLibrary
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library
from cadbridge.words import quoted

T = TypeVar("T")
Source: TypeAlias = str | PathLike[str] | ReadResult | LoadedLibrary | Library
"""A file or folder, what was read of one, or a library."""
MappingsLike: TypeAlias = Mappings | str | PathLike[str]
"""Mappings, or the folder of one's own."""
Choice: TypeAlias = str | int | bool | PathLike[str]
"""The value of an option."""


def mappings_of(given: MappingsLike | None) -> Mappings:
    """The mappings, by default the shipped ones."""
    if given is None:
        return shipped_mappings()
    return given if isinstance(given, Mappings) else Mappings(path_of(given))


def read_of(
    path: PathLike_, mappings: MappingsLike | None, options: Mapping[str, Choice] | None = None
) -> ReadResult:
    """What a file or folder holds."""
    place = path_of(path)
    own = reading.fitting_options([place], options or {})
    return reading.read_path(place, mappings_of(mappings), options=own)


def result_of(source: Source, mappings: MappingsLike | None = None) -> ReadResult:
    """A source as reading gives it."""
    if isinstance(source, ReadResult):
        return source
    if isinstance(source, LoadedLibrary):
        return ReadResult(library=source.library, loaded=source, format=canonical().name)
    if isinstance(source, Library):
        return ReadResult(library=source)
    if isinstance(source, str | PathLike):
        return read_of(source, mappings)
    raise TypeError(f"a path, a library or what `read` gave is expected, not {quoted(source)}")


def side_of(source: Source) -> Path | Side:
    """A source as one side of a comparison; what is no file is as library files are."""
    if isinstance(source, str | PathLike):
        return path_of(source)
    result = result_of(source)
    return Side(format_named(result.format) if result.format else canonical(), result)


def canonical() -> Format:
    """The format of library files."""
    return next(item for item in formats().values() if item.canonical)


def several(items: T, name: str, of: str = "parts") -> T:
    """What is a sequence; a lone text would be taken for its letters."""
    if isinstance(items, str | bytes) or not isinstance(items, Iterable):
        raise TypeError(f"{name} is a sequence of {of}, not {_one(items)}")
    return items


def texts(items: Sequence[str], name: str) -> Sequence[str]:
    """A sequence of texts."""
    for item in several(items, name, "texts"):
        text(item, f"an item of {name}")
    return items


def text(item: Any, name: str) -> str:
    """A text."""
    if not isinstance(item, str):
        raise TypeError(f"a text is expected for {name}, not {quoted(item)}")
    return item


def one_of(item: Any, cls: type[T]) -> T:
    """An object of a class."""
    if not isinstance(item, cls):
        raise TypeError(f"a {cls.__name__} is expected, not {quoted(item)}")
    return item


def switch(item: Any, name: str) -> bool:
    """Yes or no; a text would always be yes."""
    if not isinstance(item, bool):
        raise TypeError(f"{name} is True or False, not {quoted(item)}")
    return item


def processes(jobs: Any) -> int:
    """How many processes may work.

    Raises:
        OptionError: none.
    """
    if not isinstance(jobs, int) or jobs < 1:
        raise OptionError(f"jobs is a whole number from 1, not {quoted(jobs)}")
    return jobs


def _one(item: object) -> str:
    return f"one text: {quoted(item)}" if isinstance(item, str | bytes) else quoted(item)
