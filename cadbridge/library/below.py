"""Libraries that lie below the folder one stands in, where nothing around it names one."""

import os
from collections.abc import Iterator
from pathlib import Path

from cadbridge.files import hidden
from cadbridge.library.settings import SETTINGS_FILE, holds_parts, settings_file

ALL_STEPS = 100
_STEPS = 3
"""How far below libraries are looked for: a work tree may hold thousands of other folders."""


def libraries_below(folder: Path, steps: int = _STEPS) -> list[Path]:
    """The topmost folders below that are libraries of their own, by their settings.

    Args:
        folder: where to look; what cannot be looked into holds none.
        steps: how many folders deep.

    Raises:
        FileError: the settings of one say what settings do not know.
    """
    found: list[Path] = []
    for inside in _entries(folder, folders=True):
        if os.path.isfile(inside / SETTINGS_FILE) and settings_file(inside) is not None:
            found.append(inside)
        elif steps > 1:
            found += libraries_below(inside, steps - 1)
    return found


def part_files_near(folder: Path) -> list[Path]:
    """Files with parts in a folder and in those directly below it."""
    folders = [folder, *_entries(folder, folders=True)]
    files = (file for one in folders for file in _entries(one, folders=False))
    return [file for file in files if holds_parts(file)]


def _entries(folder: Path, *, folders: bool) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                entry.name
                for entry in entries
                if not hidden(entry.name) and not entry.is_symlink() and entry.is_dir() == folders
            )
    except OSError:
        return
    for name in found:
        yield folder / name
