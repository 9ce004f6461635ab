"""A library of files, kept by a program: written back, and parts in it renamed or taken out."""

from collections.abc import Iterator
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.jobs.reading import is_library
from cadbridge.library import edit_library, read_library, write_library
from cadbridge.library.numbers import referring, renamed, without
from cadbridge.model import Library
from cadbridge.model.fields import LISTS, keyed
from cadbridge.words import counted

_MOST_NAMED = 3


def write_back(library: Library, folder: Path, *, remove: bool = False) -> list[Path]:
    """Make the files of a folder hold a library.

    Where library files are, each object is changed in its own, and all else in it stays: comments,
    order. New objects get files of their own.

    Args:
        library: what they are to hold.
        folder: is made where it is missing.
        remove: whether what the folder holds and the library does not is taken out.

    Returns:
        The files written, then those removed.

    Raises:
        FileError: it is no folder, holds more than the library, or cannot be written.
        FindingsError: library files there have errors.
    """
    if folder.is_file():
        raise FileError("is a file, not a folder", path=folder, hint="`write` writes one file")
    if not is_library(folder):
        return write_library(library, folder)

    def update(held: Library) -> Library:
        more = [] if remove else list(_more(held, library))
        if more:
            named = ", ".join(more[:_MOST_NAMED]) + (" ..." if len(more) > _MOST_NAMED else "")
            what = f"holds {counted(len(more), 'object')} that would go: {named}"
            hint = "remove=True takes them out; `merge` adds them to what is written"
            raise FileError(f"{what}; nothing was written", path=folder, hint=hint)
        return library

    return edit_library(folder, update)


def _more(held: Library, library: Library) -> Iterator[str]:
    """What is in one library and not in another."""
    for name in LISTS:
        known = keyed(getattr(library, name))
        yield from (key for key in keyed(getattr(held, name)) if key not in known)
    yield from (f"records of {name}" for name in held.records if name not in library.records)


def rename_part(path: Path, old: str, new: str) -> list[Path]:
    """Give a part of a library another number, wherever it is named.

    Raises:
        UnknownPart: there is no such part.
        FileError: there is one of the new number, be it in other case, or that is no number; the
            part is of the base; the library cannot be written.
    """
    loaded = read_library(path)
    loaded.refuse_base(old)
    renamed(loaded.whole, old, new)
    return edit_library(path, lambda held: renamed(held, old, new), renames={old: new})


def remove_part(path: Path, number: str) -> list[Path]:
    """Take a part out of a library that nothing else in it names.

    Raises:
        UnknownPart: there is no such part.
        FileError: something names it; it is of the base; the library cannot be written.
    """
    loaded = read_library(path)
    loaded.refuse_base(number)
    without(loaded.whole, number)
    if places := named_elsewhere(loaded.whole, number):
        owner, place = places[0]
        count = counted(len(places), "place")
        raise FileError(f"{number} stays: it is named in {count}, first by {owner}: {place}")
    return edit_library(path, lambda held: without(held, number))


def named_elsewhere(library: Library, number: str) -> list[tuple[str, str]]:
    """Number and place of all that names a part, but for the part itself."""
    return [(owner, place) for owner, place in referring(library, number) if owner != number]
