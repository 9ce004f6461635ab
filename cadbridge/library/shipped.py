"""Where the shipped library and mappings lie."""

from pathlib import Path

from cadbridge.errors import FileError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The shipped folder ``library`` or ``mappings``: in the wheel, or in the source tree."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def refuse_installed(path: Path) -> None:
    """Make sure that a library may be written to.

    Raises:
        FileError: it is the one of the installed program.
    """
    if is_installed(path):
        hint = "name your own, with `library` or `into`; `cadbridge init` starts one"
        raise FileError("this library belongs to the installed program", path=path, hint=hint)


def is_installed(path: Path) -> bool:
    """Whether a path lies in the installed package, where nothing should be changed."""
    return path.resolve().is_relative_to(_PACKAGE)
