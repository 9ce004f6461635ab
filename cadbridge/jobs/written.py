"""A library that is written to, with what its files were before: for a look, and for an undo."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.library import edit_library
from cadbridge.library.opened import LibraryFiles
from cadbridge.library.shipped import refuse_installed
from cadbridge.locks import only_writer

_AROUND = 2
"""Lines before and behind a difference."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files of a library before and after; None where there was or is none."""

    library: Path
    before: Mapping[Path, bytes | None]
    after: Mapping[Path, bytes | None]


def write_changes(library: Path, changes: Sequence[Change]) -> Written:
    """Make changes in library files, as `cadbridge.library.edit_library` does.

    Raises:
        FileError: the library belongs to the installed program, or cannot be written.
        FindingsError: a change does not fit; nothing was written.
    """
    return write_watched(library, lambda: edit_library(library, lambda held: apply(held, changes)))


def write_watched(library: Path, edit: Callable[[], Sequence[Path]]) -> Written:
    """Have somebody edit a library, and keep what its files were before.

    Raises:
        FileError: the library belongs to the installed program, or cannot be written.
    """
    refuse_installed(library)
    with only_writer(_folder(library)):
        held = {file.path: _content(file.path) for file in LibraryFiles(library).files}
        files = list(edit())
        before = {path: held.get(path) for path in files}
        return Written(library, before, {path: _content(path) for path in files})


def undo(written: Written) -> list[Path]:
    """Put the files back as they were.

    Returns:
        The files.

    Raises:
        FileError: somebody has changed one since; nothing was put back.
    """
    with only_writer(_folder(written.library)):
        for path, content in written.after.items():
            if _content(path) != content:
                hint = "nothing was undone; what you want back stands in the difference"
                raise FileError("was changed since it was written", path=path, hint=hint)
        for path, content in written.before.items():
            if content is None:
                path.unlink()
            else:
                write_atomic(path, content)
    return list(written.before)


def text_differences(written: Written) -> Iterator[tuple[str, Sequence[str]]]:
    """Each file, by its name below the library, with the lines that differ and a few around."""
    for path, old in written.before.items():
        before, after = (
            (content or b"").decode().splitlines() for content in (old, written.after[path])
        )
        found = list(unified_diff(before, after, lineterm="", n=_AROUND))
        folder = _folder(written.library)
        name = path.relative_to(folder) if path.is_relative_to(folder) else path
        yield name.as_posix(), found[2:]


def _folder(library: Path) -> Path:
    return library if library.is_dir() else library.parent


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
