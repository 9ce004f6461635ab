"""A library of one's own to begin with: one small example of each kind."""

from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.library.schema import SCHEMA_FILE, schema_text

_EXAMPLES = Path(__file__).parent / "starter_files"


def start_library(folder: Path) -> list[Path]:
    """Write the example library and the schema for editors into a new or empty folder.

    Returns:
        The files written.

    Raises:
        FileError: the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileError("is not an empty folder", path=folder, hint="name a new one")
    contents = {
        path.relative_to(_EXAMPLES): path.read_bytes() for path in sorted(_EXAMPLES.rglob("*.yaml"))
    }
    contents[Path(SCHEMA_FILE)] = schema_text().encode()
    for name, content in contents.items():
        write_atomic(folder / name, content)
    return [folder / name for name in contents]
