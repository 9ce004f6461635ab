"""Reading files; writing them so that a reader finds the old or the new one; safe file names."""

import errno
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NoReturn, TypeAlias

from cadbridge.errors import FileError
from cadbridge.leftovers import SUFFIX, prefix, sweep
from cadbridge.words import printable, quoted

PathLike_: TypeAlias = str | PathLike[str]
_ILLEGAL = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029<>:"/\\|?*]')
_UNSEEN = "Cf"
"""Unicode's category of marks that no one sees; some show the rest of a name in another order."""
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?$", re.IGNORECASE | re.DOTALL
)
_LONGEST_NAME = 80
"""Bytes. A path below a folder holds a name twice, as that of the part's folder and of its file,
and what is behind it: together below 185, which leaves room for where people keep things within the
240 characters that programs on Windows take."""
_OF_PYTHON = "pyvenv.cfg"
"""Stands in a folder of installed Python packages, ``venv``."""
_UNFINISHED: set[Path] = set()
"""The temporary files that this process is writing."""


def path_of(given: PathLike_) -> Path:
    """The path that somebody means.

    Raises:
        FileError: none is named, or no file could ever be there.
        TypeError: it is no path.
    """
    if not isinstance(given, str | PathLike) or not isinstance(name := os.fspath(given), str):
        raise TypeError(f"a path is expected, not {quoted(given)}")
    if not name:
        raise FileError("no path is named", hint="the folder one stands in is '.'")
    path = Path(name)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        raise FileError(f"cannot be reached: {error.strerror or error}", path=path) from error
    except ValueError as error:
        raise FileError(f"no file can be called {quoted(printable(name))}") from error
    return path


def safe_file_name(name: str) -> str:
    """A file name that Windows, macOS and Linux take: ``I/O`` becomes ``I_O``.

    Readers never rely on it: what a file is about stands inside the file.
    """
    seen = "".join(sign for sign in name if unicodedata.category(sign) != _UNSEEN)
    safe = _cut(_ILLEGAL.sub("_", seen).strip(" ."), _LONGEST_NAME).rstrip(" .")
    return f"_{safe}" if not safe or _RESERVED.match(safe) else safe


def _cut(name: str, room: int) -> str:
    """As much of a name as fits into that many bytes."""
    return name.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")


def unique_file_names(names: Iterable[str]) -> dict[str, str]:
    """Safe file names, no two of them the same file on any system.

    Of names that clash, one that is safe as it stands keeps its own.
    """
    free = FreeNames()
    in_order = sorted(set(names), key=lambda name: (safe_file_name(name) != name, name))
    return {name: free.take(name) for name in in_order}


class FreeNames:
    """Gives safe file names, no two of them the same file on any system.

    Case does not tell files apart (Windows, macOS). Of names that clash, such as ``I/O`` and
    ``I_O``, the first keeps its own; the others, in their order, end in ``~2``, ``~3``.
    """

    def __init__(self, *taken: str) -> None:
        self._taken = set(map(same_file, taken))
        self._last_count: dict[str, int] = {}

    def take(self, name: str, suffix: str = "") -> str:
        """A name that no file has yet, with a suffix that counts as part of it."""
        base = safe = safe_file_name(name)
        key = same_file(base + suffix)
        count = self._last_count.get(key, 1)
        while same_file(safe + suffix) in self._taken:
            count += 1
            mark = f"~{count}"
            safe = _cut(base, _LONGEST_NAME - len(mark)) + mark
        self._last_count[key] = count
        self._taken.add(same_file(safe + suffix))
        return safe + suffix


def same_file(name: str) -> str:
    """What two names share that some file system takes for one file."""
    return unicodedata.normalize("NFC", name).casefold()


def hidden(name: str) -> bool:
    """Whether a file or folder is hidden by its name: it belongs to some tool, git or an editor."""
    return name.startswith(".")


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, to be read.

    Raises:
        FileError: the system does not let it be read.
    """
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise FileError(message, path=path, hint=advice(error)) from error


def read_content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        FileError: it is missing or cannot be read.
    """
    if not path.is_file():
        raise missing(path)
    with open_file(path) as stream:
        return stream.read()


def files_below(folder: Path, *, endless: bool = False) -> list[Path]:
    """All files below a folder that are not hidden, in order; links that lead nowhere too.

    Args:
        folder: where to look.
        endless: pipes and devices too, for whoever refuses them by name.

    Raises:
        FileError: a folder cannot be read, so that files might be missed.
    """
    paths = (Path(entry.path) for entry in entries_below(folder))
    return [path for path in paths if endless or not _is_endless(path)]


def entries_below(folder: str | Path, *, mark: str = "") -> Iterator[os.DirEntry[str]]:
    """As `files_below`, of the system's own entries: twenty thousand of them take no time.

    Hidden files and folders are passed over, and installed Python: they belong to tools.

    Args:
        folder: where to look.
        mark: the name of a file; folders below that hold it are passed over.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: os.path.normcase(entry.name))
    except OSError as error:
        _refuse_folder(error)
    marks = [_OF_PYTHON, mark] if mark else [_OF_PYTHON]
    for entry in entries:
        if hidden(entry.name):
            continue
        if not _is_folder(entry):
            yield entry
        elif not entry.is_symlink() and not any(
            os.path.isfile(os.path.join(entry.path, name)) for name in marks
        ):
            yield from entries_below(entry.path, mark=mark)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder; of a link in a circle, whoever opens it says what is wrong."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _refuse_folder(error: OSError) -> NoReturn:
    message = f"cannot be read: {error.strerror or error}"
    raise FileError(message, path=error.filename or "", hint=advice(error)) from error


def _is_endless(path: Path) -> bool:
    """Whether it is a pipe, socket or device, of which reading may never end."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:  # whoever opens it says what is wrong with it
        return False


@contextmanager
def atomic_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when the block ends well.

    The folder is made if it is missing; a link stays one, and leads to the new file. Mode and,
    where the system lets us, owner stay those of the file. When the block raises, the temporary
    file goes and `path` stays as it was. What a killed process left behind goes with a later
    write there.

    Raises:
        FileError: the system does not let it be written.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        handle, name = tempfile.mkstemp(prefix=prefix(), suffix=SUFFIX, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        _UNFINISHED.add(temporary)
        try:
            yield temporary
            _take_after(temporary, target)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        finally:
            _UNFINISHED.discard(temporary)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise FileError(message, path=path, hint=advice(error)) from error


def discard_unfinished() -> None:
    """Remove the temporary files of this process, which is about to end without another word."""
    for path in tuple(_UNFINISHED):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def missing(path: Path) -> FileError:
    """What to raise of a path that is neither a file nor a folder: reading a pipe never ends."""
    if path.exists():
        return FileError("is neither a file nor a folder", path=path)
    return FileError("there is no such file or folder", path=path)


def advice(error: OSError) -> str:
    """What to do where the system refuses; empty where nothing is known."""
    if isinstance(error, PermissionError):
        return "close it in other programs (Excel, CAD); or you have no right to read or write here"
    if error.errno == errno.ENOSPC:
        return "no file is half written; make room, or write elsewhere"
    return ""


def write_atomic(path: Path, content: bytes) -> None:
    """Write the whole content, or nothing.

    Raises:
        FileError: the system does not let it be written.
    """
    with atomic_file(path) as temporary:
        temporary.write_bytes(content)


def _take_after(temporary: Path, target: Path) -> None:
    """Give a file the mode and owner of the one it replaces, or what a new one would get."""
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)  # not mkstemp's 0600
        return
    new = temporary.stat()
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(OSError):  # only root may give files away
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))
