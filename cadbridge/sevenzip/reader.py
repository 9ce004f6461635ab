"""Reading members of a 7z archive in any order, one in memory at a time."""

import tempfile
import weakref
from typing import BinaryIO

from cadbridge.sevenzip.blocks import Block, BlockReader
from cadbridge.sevenzip.bytes import check
from cadbridge.sevenzip.header import Entry, entries_of
from cadbridge.sevenzip.ids import LZMA

_PIECE = 1 << 20
"""Bytes copied at a time."""


class SevenZipReader:
    """The files in a 7z archive.

    A block that several files share (a solid archive, which EPLAN never writes) is unpacked
    once to a temporary file, so that reading its files in any order costs what it holds.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Raises ArchiveFault where the archive cannot be read."""
        self._stream = stream
        self._entries = entries_of(stream)
        self._shared: BinaryIO | None = None
        self._shared_at: dict[int, int] = {}
        """Start in the temporary file, by the block's offset in the archive."""

    @property
    def is_eplans_layout(self) -> bool:
        """Whether every file is a block of its own and packed with LZMA, as EPLAN does it."""
        return all(
            entry.block is None
            or (
                ([coder.method for coder in entry.block.coders] == [LZMA])
                and entry.block.size == entry.size
            )
            for entry in self._entries
        )

    def sizes(self) -> list[tuple[str, int]]:
        """Name and size of every file, in the order of the archive."""
        return [(entry.name, entry.size) for entry in self._entries]

    def read(self, index: int) -> bytes:
        """The content of one file.

        Raises:
            ArchiveFault: it is damaged or packed in a way that is not read.
        """
        entry = self._entries[index]
        if entry.block is None:
            return b""
        content = self._content(entry, entry.block)
        check(content, entry.checksum, "its content")
        return content

    def _content(self, entry: Entry, block: Block) -> bytes:
        if block.size == entry.size:
            return BlockReader(self._stream, block).read(entry.size)
        if self._shared is None:
            self._shared = _temporary_file(self)
        if block.offset not in self._shared_at:
            self._shared_at[block.offset] = self._unpack(block, self._shared)
        self._shared.seek(self._shared_at[block.offset] + entry.offset)
        return self._shared.read(entry.size)

    def _unpack(self, block: Block, target: BinaryIO) -> int:
        """Unpack a whole block to the end of the temporary file; gives its start there."""
        start = target.seek(0, 2)
        reader = BlockReader(self._stream, block)
        for done in range(0, block.size, _PIECE):
            target.write(reader.read(min(_PIECE, block.size - done)))
        return start


def _temporary_file(owner: object) -> BinaryIO:
    """A file without a name that goes with its owner."""
    stream: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as its owner
    weakref.finalize(owner, stream.close)
    return stream
