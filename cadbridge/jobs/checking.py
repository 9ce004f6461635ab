"""Files of any format held against what is known of them: what ``cadbridge check`` does."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cadbridge.check import check_library, check_references
from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions
from cadbridge.jobs.reading import format_at, read_path
from cadbridge.library import library_files
from cadbridge.library.below import ALL_STEPS, libraries_below
from cadbridge.library.settings import settings_file
from cadbridge.library.sound import read_filled_objects, read_sound_objects
from cadbridge.mapping import Mappings
from cadbridge.mapping.field_rules import check_mapping, is_mapping_file


def check_path(
    path: Path,
    mappings: Mappings,
    library: Path | None = None,
    options: ReadOptions = AS_THE_FILE_SAYS,
) -> list[Finding]:
    """What is wrong or open in a library, a mapping or a foreign file.

    Args:
        path: the file, or a folder of files that are read together.
        mappings: how fields meet the format.
        library: a library that the path may be a part of; it is then checked with the rest.
        options: of the reader.

    Raises:
        FileError: it cannot be read at all.
    """
    try:
        return list(_findings(path, mappings, library, options))
    except FindingsError as error:
        return list(error.findings)


def _findings(
    path: Path, mappings: Mappings, library: Path | None, options: ReadOptions
) -> Iterable[Finding]:
    item = format_at(path)
    if item.canonical:
        files = library_files(path)
        if _are_mappings(files):
            return [finding for file in files for finding in check_mapping(file)]
        return _in_its_library(path, library or path)
    if item.check is not None:
        return item.check(path, mappings)
    if item.read is not None:
        return read_path(path, mappings, options=options).findings
    raise FileError(f"{item.title} files are written only, not checked", path=path)


def _in_its_library(path: Path, whole: Path) -> Iterator[Finding]:
    """Of the library in force a file or folder is checked with the rest, which it refers to."""
    wanted = path.resolve()
    if wanted == whole.resolve() or not wanted.is_relative_to(whole.resolve()):
        yield from _libraries(path)
        return
    for found in _libraries(whole):
        if Path(found.place.file).resolve().is_relative_to(wanted):
            yield found


def _libraries(path: Path) -> Iterator[Finding]:
    """Of a folder that says nothing of itself each library below it, by what that stands on."""
    is_loose = path.is_dir() and settings_file(path) is None
    apart = libraries_below(path, ALL_STEPS) if is_loose else []
    for library in apart:
        yield from _library(library)
    if not apart:
        yield from _library(path)
    elif not all(any(map(file.is_relative_to, apart)) for file in library_files(path)):
        for found in _library(path):
            if not any(map(Path(found.place.file).is_relative_to, apart)):
                yield found


def _library(path: Path) -> list[Finding]:
    """Errors of the files, and of what else they hold: all that is wrong, in one round."""
    loaded, findings = read_sound_objects(path)
    has_errors = bool(findings)
    findings += [*loaded.foreign, *check_library(loaded)]
    if has_errors:
        named = check_references(read_filled_objects(path))
        findings += [item for item in named if item not in findings]
    return sorted(findings, key=lambda item: (item.place.file, item.place.line))


def _are_mappings(files: Iterable[Path]) -> bool:
    try:
        return all(map(is_mapping_file, files))
    except (FileError, FindingsError):
        return False  # reading them as a library tells all that is wrong
