"""An EDZ that somebody unpacked: its folder, read as the archive it was."""

from pathlib import Path

from cadbridge.formats.eplan.edz.manifest import ITEMS, MANIFEST
from cadbridge.sevenzip.faults import ArchiveFault


class FolderReader:
    """The files below a folder."""

    is_eplans_layout = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = sorted(path for path in folder.rglob("*") if path.is_file())

    def sizes(self) -> list[tuple[str, int]]:
        """Path below the folder and size of every file."""
        return [
            (path.relative_to(self._folder).as_posix(), path.stat().st_size) for path in self._files
        ]

    def read(self, index: int) -> bytes:
        """The content of one file.

        Raises:
            ArchiveFault: it cannot be read.
        """
        try:
            return self._files[index].read_bytes()
        except OSError as error:
            raise ArchiveFault(f"its content cannot be read: {error.strerror}") from error


def is_unpacked(folder: Path) -> bool:
    """Whether a folder is an archive that was unpacked: it has a manifest and items."""
    return (folder / MANIFEST).is_file() and (folder / ITEMS).is_dir()
