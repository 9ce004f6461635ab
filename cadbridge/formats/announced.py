"""Whether an installed package announces anything in a group of entry points.

Python's own way to look reads the metadata of every package; that is needed only where there is
something to find.
"""

import os
import sys
from pathlib import Path

_METADATA = (".dist-info", ".egg-info")
_OWN = "cadbridge-"
"""How the metadata of cadbridge itself is called; an older one may still name its formats."""


def announces(group: str) -> bool:
    """Whether there may be such an entry point: always where packages do not lie in folders."""
    wanted = f"[{group}]".encode()
    return any(map(os.path.isfile, sys.path)) or any(
        wanted in _entry_points(Path(folder, name))
        for folder in map(_folder, sys.path)
        for name in _names(folder)
        if name.endswith(_METADATA) and not name.startswith(_OWN)
    )


def _folder(path: str) -> str:
    return path or os.curdir


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _entry_points(metadata: Path) -> bytes:
    try:
        return (metadata / "entry_points.txt").read_bytes()
    except OSError:
        return b""
