"""Reading members of an EDZ that is a zip inside, as some programs write it."""

import zipfile
from typing import BinaryIO

from cadbridge.formats.zip_damage import ZIP_DAMAGE
from cadbridge.sevenzip.faults import ArchiveFault

_ENCRYPTED = 0x1
_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 96: "JPEG", 97: "WavPack", 98: "PPMd"}
"""Methods of packing that Python does not have, by their numbers (PKWARE, APPNOTE 4.4.5)."""


class ZipReader:
    """The files in a zip archive."""

    is_eplans_layout = False

    def __init__(self, stream: BinaryIO) -> None:
        """Raises ArchiveFault where the archive cannot be read."""
        try:
            self._archive = zipfile.ZipFile(stream)
        except (*ZIP_DAMAGE, NotImplementedError) as error:
            raise ArchiveFault(f"it is cut off or damaged ({error})") from error
        self._entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & _ENCRYPTED for entry in self._entries):
            raise ArchiveFault("it is encrypted; pack it again without a password")

    def sizes(self) -> list[tuple[str, int]]:
        """Name and size of every file, in the order of the archive."""
        return [(entry.filename, entry.file_size) for entry in self._entries]

    def read(self, index: int) -> bytes:
        """The content of one file, never more than the archive declares for it.

        Raises:
            ArchiveFault: it is damaged or packed in a way that is not read.
        """
        entry = self._entries[index]
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(entry.file_size + 1)
        except NotImplementedError as error:
            number = entry.compress_type
            method = _METHODS.get(number, f"method {number}")
            raise ArchiveFault(f"it is packed with {method}; pack it again with Deflate") from error
        except ZIP_DAMAGE as error:
            raise ArchiveFault(f"its content is damaged ({error})") from error
        if len(content) != entry.file_size:
            raise ArchiveFault(f"its content is not the {entry.file_size} bytes declared")
        return content
