"""Putting an EDZ together: members come in any order and lie in the archive in EPLAN's.

EPLAN orders members by path, ignoring case. What comes is packed at once and laid aside, in
memory while it is little and in a temporary file beyond, so that an archive of any size takes
the memory of its names.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from cadbridge.files import atomic_file
from cadbridge.sevenzip.writer import Packed, SevenZipWriter

_MOST_IN_MEMORY = 8 << 20
"""Bytes."""


@dataclass(frozen=True, slots=True)
class _Place:
    offset: int
    length: int
    size: int
    checksum: int


class Staging:
    """The members of an archive to be; to be closed."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY)  # noqa: SIM115 - see close
        self._places: dict[str, _Place] = {}

    def close(self) -> None:
        """Drop what was laid aside."""
        self._file.close()

    def add(self, path: str, content: Packed) -> None:
        """Lay a member aside; of several at one path the first stays."""
        if path in self._places:
            return
        offset = self._file.seek(0, 2)
        self._file.write(content.data)
        self._places[path] = _Place(offset, len(content.data), content.size, content.checksum)

    def write(self, target: Path) -> None:
        """Write the archive, atomically.

        Raises:
            FileError: it cannot be written.
        """
        with (
            atomic_file(target) as temporary,
            temporary.open("wb") as stream,
            SevenZipWriter(stream) as writer,
        ):
            for path in sorted(self._places, key=lambda path: (path.lower(), path)):
                writer.add(path, self._packed(self._places[path]))

    def _packed(self, place: _Place) -> Packed:
        self._file.seek(place.offset)
        return Packed(self._file.read(place.length), place.size, place.checksum)
