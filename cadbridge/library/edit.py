"""Writing changes into library files, leaving everything else byte for byte.

The update is made on the model. The files that it concerns, and no others, are parsed, and what
differs is replaced in their text: values where they stand, items and keys with their lines. The
new texts are read back in memory and must give exactly the updated library; a part whose text
resists is written anew, and if that does not help either, nothing is written.

New objects get files of their own in the folder of their kind; a file that becomes empty goes.

All temporary files are complete before the first one takes the place of its original, and each
does so whole. A process that is killed in between leaves some files old and some new, every one
of them readable: what is referred to (manufacturers, documents, faces, connectors) is put in
place before what refers to it, and files are removed last. Comparing and applying once more
completes the work. A hidden ``.cadbridge-*.tmp`` file that a kill leaves behind is never read, and
goes with a later write (`cadbridge.files.atomic_file`).

Runs that write to one library wait for each other (`cadbridge.locks.only_writer`). Editors wait for
nobody: each file is compared with what was read, just before it is replaced.
"""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import atomic_file, read_content
from cadbridge.library.cache import key_of_content
from cadbridge.library.checked import checked
from cadbridge.library.opened import LibraryFiles
from cadbridge.library.refit_file import FileUpdate, refit_file
from cadbridge.library.schema import SCHEMA_FILE
from cadbridge.library.shipped import refuse_installed
from cadbridge.library.writer import (
    LIST_FILES,
    face_file,
    part_file,
    schema_line,
    schema_path,
)
from cadbridge.library.yaml_edit import edited_yaml
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.locks import only_writer
from cadbridge.model import Kind, Library
from cadbridge.model.fields import LISTS, in_key_order, keyed
from cadbridge.model.library import library_of
from cadbridge.words import counted

_BOM = "\ufeff"


def edit_library(
    path: Path,
    update: Callable[[Library], Library],
    *,
    renames: Mapping[str, str] = MappingProxyType({}),
    touched: Collection[str] | None = None,
) -> list[Path]:
    """Make the files of a library hold what `update` makes of the library.

    Args:
        path: library folder, or one library file.
        update: gives the new library for the one that was read.
        renames: old to new numbers of parts that go on under another number, where they stand.
        touched: numbers of the parts that the update looks at; `update` is then given those, what
            is near them and all that is no part. By default it is given the whole library.

    Returns:
        The files written, then those removed.

    Raises:
        FileError: a file cannot be read or written, cannot be made to hold the update, or was
            changed by others since it was read; the library belongs to the installed program.
            Nothing was written.
        FindingsError: a file has errors.
    """
    refuse_installed(path)
    with only_writer(path if path.is_dir() else path.parent):
        try:
            return _edit(path, update, renames, touched)
        except _NotLoaded:
            return _edit(path, update, renames, None)


class _NotLoaded(Exception):
    """A new object belongs into a file that was taken for not concerned."""


def _edit(
    path: Path,
    update: Callable[[Library], Library],
    renames: Mapping[str, str],
    touched: Collection[str] | None,
) -> list[Path]:
    opened = LibraryFiles(path)
    is_one = not path.is_dir()
    chosen = opened.files if touched is None or is_one else opened.around(touched)
    contents = opened.contents(chosen)
    files = {
        file.path: _FileEdit(file.path, FileUpdate(old=content), file.key)
        for file, content in zip(chosen, contents, strict=True)
    }
    old = library_of(contents)
    all_paths = {file.path for file in opened.files}
    _distribute(old, update(old), files, None if is_one else path, renames)
    if any(not file.key and file.path in all_paths for file in files.values()):
        raise _NotLoaded
    differing = [file for file in files.values() if file.update.new() != file.update.old]
    changed = sorted(differing, key=_rank)
    _replace_all([(file, file.new_content()) for file in changed])
    return [file.path for file in changed]


@dataclass
class _FileEdit:
    """A library file, and what becomes of it; its text is read when it is changed."""

    path: Path
    update: FileUpdate
    key: str = ""
    """Hash of the bytes that its objects were read from; none of a new one."""
    head: str = ""
    """How a new one begins."""

    def refuse_if_changed(self, written: int = 0) -> None:
        """Look once more whether the file is as it was read: editors take no locks.

        Args:
            written: how many other files are replaced already.

        Raises:
            FileError: it is not.
        """
        is_there = os.path.lexists(self.path)
        if is_there != bool(self.key) or (is_there and self._key_now() != self.key):
            raise self._was_changed(written)

    def _key_now(self) -> str:
        return key_of_content(read_content(self.path))

    def _was_changed(self, written: int = 0) -> FileError:
        hint = "nothing was written; import again"
        if written:
            before = counted(written, "other file")
            hint = f"written before it: {before}; import again for the rest"
        return FileError("was changed by others meanwhile", path=self.path, hint=hint)

    def new_content(self) -> bytes | None:
        """The bytes the file shall have; None: it goes.

        Raises:
            FileError: no text was found that reads back as the update; the file was changed.
        """
        wanted = self.update.new()
        if wanted == Library():
            return None
        content = read_content(self.path) if self.key else self.head.encode()
        if self.key and key_of_content(content) != self.key:
            raise self._was_changed()
        data = parse_yaml(content, str(self.path)) if self.key else {}
        whole_text = content.decode()
        text = whole_text.removeprefix(_BOM)
        mark = whole_text[: len(whole_text) - len(text)]
        problem: Exception | None = None
        for whole in (False, True):
            try:
                edited = edited_yaml(text, refit_file(data, self.update, whole=whole))
                content = (mark + edited).encode()
                if in_key_order(checked(content, str(self.path))) == in_key_order(wanted):
                    return content
            except (FileError, FindingsError) as error:
                problem = error
        reason = f": {problem}" if problem else "; edit it by hand"
        raise FileError(f"cannot be changed as wanted{reason}", path=self.path)


def _distribute(
    old: Library,
    new: Library,
    files: dict[Path, _FileEdit],
    folder: Path | None,
    renames: Mapping[str, str],
) -> None:
    """Tell each file what becomes of its objects; new files of the folder join the others."""
    for name in LISTS:
        olds, news = keyed(getattr(old, name)), keyed(getattr(new, name))
        kept = renames if name == "parts" else {}
        keys = iter(olds)
        for file in files.values():
            count = len(getattr(file.update.old, name))
            own = islice(keys, count)
            file.update.futures[name] = [news.get(kept.get(key, key)) for key in own]
        for key, item in news.items():
            if key not in olds and key not in kept.values():
                target = _file_for(name, item, files, folder)
                target.update.added.setdefault(name, []).append(item)
    for file in files.values():
        known = file.update.old.records
        file.update.records = {key: new.records[key] for key in known if key in new.records}
    for key in new.records.keys() - old.records.keys():
        target = _file_for("records", None, files, folder)
        target.update.records = {**target.update.records, key: new.records[key]}


def _file_for(name: str, item: Any, files: dict[Path, _FileEdit], folder: Path | None) -> _FileEdit:
    """The file that a new object goes to; without a folder, the only one there is."""
    if folder is None:
        return next(iter(files.values()))
    if name == "parts":
        relative = part_file(item)
    else:
        relative = face_file(item) if name == "faces" else LIST_FILES[name]
    path = folder / relative
    if path in files:
        return files[path]
    if name in LIST_FILES:
        for file in files.values():
            if getattr(file.update.old, name):
                return file
    has_schema = (folder / SCHEMA_FILE).is_file()
    head = schema_line(schema_path(relative)) if has_schema else ""
    files[path] = _FileEdit(path, FileUpdate(old=Library()), head=head)
    return files[path]


def _rank(file: _FileEdit) -> tuple[int, Path]:
    """Files in the order in which they may be replaced one by one."""
    new = file.update.new()
    if new == Library():
        return (3, file.path)
    if any(part.kind is not Kind.CONNECTOR for part in new.parts):
        return (2, file.path)
    return (1 if new.parts else 0, file.path)


def _replace_all(contents: Sequence[tuple[_FileEdit, bytes | None]]) -> None:
    """Put all contents in place in their order, each whole, once all of them are on the disk.

    Whether others have changed one is looked at before the first is replaced, when nothing is
    written yet, and for each just before it is.
    """
    written: list[Path] = []
    try:
        with ExitStack() as stack:
            for file, content in reversed(contents):
                if content is not None:
                    stack.enter_context(atomic_file(file.path)).write_bytes(content)
                    stack.push(_look_once_more(file, written))
            for file, _ in contents:
                file.refuse_if_changed()
        for file, content in contents:
            if content is None:
                file.refuse_if_changed(len(written))
                file.path.unlink()
                written.append(file.path)
    except OSError as error:
        name = error.filename or contents[0][0].path
        raise FileError(f"cannot be written: {error.strerror}", path=name) from error


def _look_once_more(file: _FileEdit, written: list[Path]) -> Callable[..., None]:
    """What is done just before a file is replaced, unless something went wrong already."""

    def look(kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            file.refuse_if_changed(len(written))
            written.append(file.path)

    return look
