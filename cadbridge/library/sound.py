"""A library with errors, as far as it can be read."""

from pathlib import Path

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding
from cadbridge.library.origins import SourceFile
from cadbridge.library.reader import LoadedLibrary, Origins, library_files, read_library
from cadbridge.library.salvage import salvage
from cadbridge.library.settings import base_of
from cadbridge.model.library import library_of


def read_sound_objects(path: Path) -> tuple[LoadedLibrary | None, list[Finding]]:
    """What can be read of a library, and the errors of its files; for checking it only.

    Returns:
        None for the library where it cannot be told what a file holds.

    Raises:
        FileError: a file cannot be read at all.
    """
    try:
        return read_library(path), []
    except FindingsError as error:
        return _salvaged(path), list(error.findings)


def _salvaged(path: Path) -> LoadedLibrary | None:
    contents, origins = [], Origins()
    unread: frozenset[tuple[str, str]] = frozenset()
    for file in library_files(path):
        source = SourceFile(file)
        rest = salvage(source.data) if source.data else None
        if rest is None:
            return None
        contents.append(rest.library)
        origins.note(rest.library, source, rest.positions)
        unread |= rest.unread
    return LoadedLibrary(
        library=library_of(contents),
        origins=origins.first,
        repeats=origins.repeats,
        records_in=origins.records,
        base=base_of(path) if path.is_dir() else None,
        unread=unread,
    )
