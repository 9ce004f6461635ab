"""Where the shipped library and mappings lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The shipped folder ``library`` or ``mappings``: in the wheel, or in the source tree."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def is_installed(path: Path) -> bool:
    """Whether a path lies in the installed package, where nothing should be changed."""
    return path.resolve().is_relative_to(_PACKAGE)
