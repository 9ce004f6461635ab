"""Files as they were at a git revision, without touching the work tree."""

import os
import subprocess
import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from cadbridge.errors import CadbridgeError, FileError, FindingsError
from cadbridge.findings import Finding
from cadbridge.library.settings import NoBase, base_of

_SECONDS = 60


def at_revision(name: str, beside: Path, into: Path) -> Path | None:
    """What a file or folder was at a revision, written below another folder.

    Args:
        name: a revision as git takes it, ``HEAD~1`` or ``v1.2``; with ``:path`` behind it another
            path of the repository.
        beside: the file or folder that is meant, and by which the repository is found.
        into: where to put the files.

    Returns:
        Where they are; None where git knows no such revision.

    Raises:
        FileError: there is no repository; the revision does not hold that path, or what the
            library there stands on.
    """
    revision, _, path = name.partition(":")
    home = (beside if beside.is_dir() else beside.parent).resolve()
    shown = _git(home, "rev-parse", "--show-toplevel")
    known = _git(home, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if shown is None:
        message = f"there is no such file or folder, and {beside} is in no git repository"
        raise FileError(message, path=name)
    if known is None or revision.startswith("-"):
        return None
    commit, top = known.decode().strip(), Path(shown.decode().rstrip("\n"))
    inside = path or _inside(beside, top)
    packed = _packed(top, commit, inside)
    if packed is None:
        raise FileError(f"is not in revision {revision}", path=inside or str(beside))
    _unpack(packed, into)
    found = into / inside
    try:
        base_of(found)
    except NoBase as error:
        error.hint = "a base outside the repository has no revision: give `base` its whole path"
        raise
    return found


def by_revision(error: CadbridgeError, name: str, into: Path) -> CadbridgeError:
    """An error of files that were put below a folder, with the names that git has for them.

    Args:
        error: it names ``/tmp/.../parts/a.yaml``.
        name: the revision, as `at_revision` was given it: ``HEAD~1:parts/a.yaml`` is named.
        into: the folder.
    """
    if isinstance(error, FindingsError):
        findings = [finding_by_revision(finding, name, into) for finding in error.findings]
        return FindingsError(_said(error.message, name, into), findings)
    return FileError(_said(str(error), name, into), hint=_said(error.hint, name, into))


def finding_by_revision(finding: Finding, name: str, into: Path) -> Finding:
    """As `by_revision`, of a finding."""
    file = _said(finding.place.file, name, into)
    message = _said(finding.message, name, into)
    return replace(finding, message=message, place=replace(finding.place, file=file))


def _said(text: str, name: str, into: Path) -> str:
    revision = name.partition(":")[0]
    return text.replace(f"{into}{os.sep}", f"{revision}:").replace(str(into), revision)


def _packed(top: Path, commit: str, inside: str) -> bytes | None:
    """A file or folder of a commit; with all library files, as a library may stand on others."""
    words = ("archive", "--format=tar", commit, "--")
    path = f":(literal){inside}" if inside else "."
    whole = _git(top, *words, path, ":(glob)**/*.y*ml")
    return whole if whole is not None else _git(top, *words, path)


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
        if hasattr(tarfile, "data_filter"):
            archive.extractall(into, filter="data")
        else:  # Python before 3.11.4; git itself packs no path that leads out of the folder
            archive.extractall(into)
