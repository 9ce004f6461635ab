"""A library with errors, as far as it can be read."""

import re
from pathlib import Path

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import read_content
from cadbridge.findings import Finding, Severity, rule
from cadbridge.library.checked import checked
from cadbridge.library.foreign import foreign_note, is_foreign
from cadbridge.library.origins import SourceFile
from cadbridge.library.reader import LoadedLibrary, Origins, library_files, read_library
from cadbridge.library.salvage import salvage
from cadbridge.library.settings import base_of
from cadbridge.model.fields import LISTS
from cadbridge.model.library import library_of

UNREADABLE = rule(
    "CB107",
    Severity.ERROR,
    "A library file cannot be read",
    "Correct it at this line; what it holds is not checked until then.",
)

_KEYS = "part_number|id|short_name"
_NAME = re.compile(rf"""\b(?:{_KEYS})["']?:[ ]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,}}][^,}}#\n]*))""")


def read_sound_objects(path: Path) -> tuple[LoadedLibrary, list[Finding]]:
    """What can be read of a library, and the errors of its files; for checking it only.

    Raises:
        FileError: there is no library, a file cannot be opened, or the only one cannot be read.
    """
    try:
        return read_library(path), []
    except FindingsError as error:
        return _salvaged(path), list(error.findings)
    except FileError:
        if not path.is_dir():
            raise
        files = library_files(path)
        base_of(path)  # what is wrong with the settings is said first
        findings = [finding for file in files for finding in _errors_of(file)]
        if not findings:
            raise
        return _salvaged(path), findings


def read_filled_objects(path: Path) -> LoadedLibrary:
    """A library with errors in which objects stay that cannot be without a wrong value.

    Something stands in its place: good for seeing what else they name, and for nothing else.
    """
    return _salvaged(path, filling=True)


def _errors_of(file: Path) -> list[Finding]:
    content = read_content(file)
    if is_foreign(content, file):
        return []
    try:
        checked(content, str(file))
    except FindingsError as error:
        return list(error.findings)
    except FileError as error:
        said = str(error).removeprefix(f"{error.place.text()}: ")
        hint = f"; {error.hint}" if error.hint else ""
        return [Finding(rule=UNREADABLE, message=f"{said}{hint}", place=error.place)]
    return []


def _salvaged(path: Path, *, filling: bool = False) -> LoadedLibrary:
    contents, origins = [], Origins()
    unread: set[tuple[str, str]] = set()
    files = library_files(path)
    notes = {file: foreign_note(file) for file in files if path.is_dir()}
    foreign = [note for note in notes.values() if note is not None]
    for file in files:
        if notes.get(file) is not None:
            continue
        source = SourceFile(file)
        rest = salvage(source.data, filling=filling) if source.data else None
        if rest is None:
            unread |= _named_in(file)
            continue
        contents.append(rest.library)
        origins.note(rest.library, source, rest.positions)
        unread |= rest.unread
        if not source.has_whole_families:
            unread |= {("parts", part.part_number) for part in rest.library.parts}
    return LoadedLibrary(
        library=library_of(contents),
        origins=origins.first,
        repeats=origins.repeats,
        records_in=origins.records,
        base=base_of(path) if path.is_dir() else None,
        foreign=foreign,
        unread=frozenset(unread),
    )


def _named_in(file: Path) -> set[tuple[str, str]]:
    """What a file that is no YAML seems to hold, so that nobody says it is nowhere."""
    try:
        text = read_content(file).decode("utf-8", "replace")
    except FileError:
        return set()
    names = {match[1] or match[2] or match[3].strip() for match in _NAME.finditer(text)}
    return {(list_name, name) for list_name in LISTS for name in names}
