"""What ``cadbridge export`` wrote into a library's own folder is no part of that library.

A folder that export writes library files to says so itself, by a mark. A library around it passes
it over; a command that is given the folder takes it like any other.
"""

from pathlib import Path

from cadbridge.files import atomic_file, entries_below

MARK = ".cadbridge-export"
SUFFIXES = (".yaml", ".yml")
_TEXT = """\
cadbridge export wrote this folder. A library around it takes nothing from here;
to make the folder a part of such a library, delete this file.
"""


def is_for_exports(folder: Path) -> bool:
    """Whether nobody's own library files are in a folder that may not be there yet."""
    if not folder.is_dir() or (folder / MARK).exists():
        return True
    return not any(entry.name.lower().endswith(SUFFIXES) for entry in entries_below(folder))


def mark(folder: Path) -> None:
    """Mark a folder as written by export.

    Raises:
        FileError: the system does not let it be written.
    """
    if not (folder / MARK).exists():
        with atomic_file(folder / MARK) as path:
            path.write_text(_TEXT, "utf-8")
