"""Files as they were at a git revision, without touching the work tree."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from cadbridge.errors import FileError

_SECONDS = 60


def at_revision(name: str, beside: Path, into: Path) -> Path | None:
    """What a file or folder was at a revision, written below another folder.

    Args:
        name: a revision as git takes it, ``HEAD~1`` or ``v1.2``; with ``:path`` behind it another
            path of the repository.
        beside: the file or folder that is meant, and by which the repository is found.
        into: where to put the files.

    Returns:
        Where they are; None where git knows no such revision, or there is no repository.

    Raises:
        FileError: the revision does not hold that path.
    """
    revision, _, path = name.partition(":")
    home = (beside if beside.is_dir() else beside.parent).resolve()
    shown = _git(home, "rev-parse", "--show-toplevel")
    known = _git(home, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if shown is None or known is None or revision.startswith("-"):
        return None
    commit, top = known.decode().strip(), Path(shown.decode().rstrip("\n"))
    inside = path or _inside(beside, top)
    packed = _git(top, "archive", "--format=tar", f"{commit}:{inside}" if inside else commit)
    if packed is not None:
        _unpack(packed, into)
        return into
    content = _git(top, "cat-file", "blob", f"{commit}:{inside}")
    if content is None:
        raise FileError(f"is not in revision {revision}", path=inside or str(beside))
    target = into / Path(inside).name
    target.write_bytes(content)
    return target


def _inside(path: Path, top: Path) -> str:
    inside = path.resolve().relative_to(top.resolve()).as_posix()
    return "" if inside == "." else inside


def _git(home: Path, *words: str) -> bytes | None:
    """What git prints; None where it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(home), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _unpack(packed: bytes, into: Path) -> None:
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
