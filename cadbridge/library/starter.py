"""A library of one's own to begin with: one small example of each kind."""

from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import hidden, write_atomic
from cadbridge.library.schema import SCHEMA_FILE, schema_text
from cadbridge.locks import LOCK_FILE, only_writer

_EXAMPLES = Path(__file__).parent / "starter_files"


def start_library(folder: Path) -> list[Path]:
    """Write the example library and the schema for editors into a new or empty folder.

    Hidden files may be there, such as those of a new git repository.

    Returns:
        The files written.

    Raises:
        FileError: the folder holds something already.
    """
    if folder.exists() and not folder.is_dir():
        raise _not_empty(folder)
    with only_writer(folder):
        if not all(path.name == LOCK_FILE or hidden(path.name) for path in folder.iterdir()):
            raise _not_empty(folder)
        return _start(folder)


def _not_empty(folder: Path) -> FileError:
    return FileError("is not an empty folder", path=folder, hint="name a new one")


def _start(folder: Path) -> list[Path]:
    contents = {
        path.relative_to(_EXAMPLES): path.read_bytes() for path in sorted(_EXAMPLES.rglob("*.yaml"))
    }
    contents[Path(SCHEMA_FILE)] = schema_text().encode()
    for name, content in contents.items():
        write_atomic(folder / name, content)
    return [folder / name for name in contents]
