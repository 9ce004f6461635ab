"""Writing the one 7z layout that EPLAN's own EDZ archives have.

Every member is a block of its own (not solid), packed with LZMA; the header is plain; there are
no folder entries, no attributes and no times. Layout as measured on genuine archives of EPLAN
2.3 to 2.9; bytes as in the public description of the 7z format (7zFormat.txt of the LZMA SDK).

Members go straight to the stream; only their names, sizes and checksums are kept until the end.
The cost grows linearly with the number of members.
"""

import lzma
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Self
from zlib import crc32

from cadbridge.sevenzip import ids

_SIGNATURE = ids.MAGIC + bytes((0, 4))
"""Magic and format version 0.4, which EPLAN 2.7 and later write."""
_DICTIONARY_SIZE = 1 << 12
"""Bytes; as in archives of EPLAN 2.8 and later."""
_SMALL = 1 << 16
"""Bytes of content up to which that dictionary serves. Macros and documents are larger, and repeat
themselves at longer distances: with it, what other programs packed would grow to a multiple."""
_LARGEST_DICTIONARY = 1 << 24
"""Bytes; packing takes some ten times as much memory."""
FILTER = {
    "id": lzma.FILTER_LZMA1,
    "dict_size": _DICTIONARY_SIZE,
    "lc": 3,
    "lp": 0,
    "pb": 2,
    "mode": lzma.MODE_FAST,
    "nice_len": 273,
    "mf": lzma.MF_HC4,
    "depth": 8,
}
"""Packs parts data as small as the thorough modes do, in a third of the time."""
_END = bytes((ids.END,))
_CODER = (
    bytes((1, 0x23))
    + ids.LZMA  # one coder; its id has 3 bytes, and it has properties
    + bytes((5, (2 * 5 + 0) * 9 + 3))  # 5 bytes of properties: (pb * 5 + lp) * 9 + lc, dictionary
)


@dataclass(frozen=True, slots=True)
class Packed:
    """The packed content of a member; may be written into any number of archives."""

    data: bytes
    size: int
    """Bytes before packing."""
    checksum: int
    """CRC-32 of the bytes before packing."""


def pack(content: bytes) -> Packed:
    """Pack the content of a member. Nothing is packed of empty content, as 7z demands."""
    size = len(content)
    own = FILTER | {"dict_size": _dictionary_size(size)}
    data = lzma.compress(content, lzma.FORMAT_RAW, filters=[own]) if content else b""
    return Packed(data, size, crc32(content))


def _dictionary_size(size: int) -> int:
    """Bytes of dictionary for so many bytes of content."""
    if size <= _SMALL:
        return _DICTIONARY_SIZE
    return min(1 << (size - 1).bit_length(), _LARGEST_DICTIONARY)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    packed_size: int
    size: int
    checksum: int


class SevenZipWriter:
    """Writes an archive to a stream that can seek.

    Use it in a ``with`` block: the archive is whole when the block ends well.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """The archive starts where the stream stands."""
        self._stream = stream
        self._start = stream.tell()
        self._entries: list[_Entry] = []
        stream.write(bytes(ids.SIGNATURE_HEADER_SIZE))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._finish()

    def add(self, name: str, content: Packed) -> None:
        """Append a member.

        Args:
            name: path in the archive, with ``/``; what it may be is the caller's rule.
            content: from `pack`.
        """
        self._stream.write(content.data)
        self._entries.append(_Entry(name, len(content.data), content.size, content.checksum))

    def _finish(self) -> None:
        """Write the header behind the members and point the signature header at it."""
        offset = self._stream.tell() - self._start - ids.SIGNATURE_HEADER_SIZE
        header = _header(self._entries) if self._entries else b""
        self._stream.write(header)
        pointer = struct.pack("<QQI", offset if header else 0, len(header), crc32(header))
        self._stream.seek(self._start)
        self._stream.write(_SIGNATURE + struct.pack("<I", crc32(pointer)) + pointer)
        self._stream.seek(0, 2)


def _header(entries: Sequence[_Entry]) -> bytes:
    filled = [entry for entry in entries if entry.size]
    streams = _streams(filled) if filled else b""
    return bytes((ids.HEADER,)) + streams + _files(entries) + _END


def _streams(filled: Sequence[_Entry]) -> bytes:
    """Where the packed members lie, how they are packed, and their checksums."""
    count = _number(len(filled))
    coders = b"".join(_CODER + struct.pack("<I", _dictionary_size(entry.size)) for entry in filled)
    return b"".join(
        (
            bytes((ids.MAIN_STREAMS, ids.PACK_INFO)) + _number(0) + count,
            bytes((ids.SIZE,)) + _numbers(entry.packed_size for entry in filled) + _END,
            bytes((ids.UNPACK_INFO, ids.FOLDER)) + count + b"\x00" + coders,
            bytes((ids.UNPACK_SIZE,)) + _numbers(entry.size for entry in filled) + _END,
            bytes((ids.SUBSTREAMS, ids.CRC)) + b"\x01",
            struct.pack(f"<{len(filled)}I", *(entry.checksum for entry in filled)) + _END,
            _END,
        )
    )


def _files(entries: Sequence[_Entry]) -> bytes:
    """The names; members without content are marked as empty, and as files rather than folders."""
    names = b"\x00" + b"".join(f"{entry.name}\0".encode("utf-16-le") for entry in entries)
    empty = [not entry.size for entry in entries]
    marks = b""
    if any(empty):
        marks = _property(ids.EMPTY_STREAM, _bits(empty))
        marks += _property(ids.EMPTY_FILE, _bits([True] * sum(empty)))
    start = bytes((ids.FILES,)) + _number(len(entries))
    return start + marks + _property(ids.NAMES, names) + _END


def _property(identity: int, content: bytes) -> bytes:
    return bytes((identity,)) + _number(len(content)) + content


def _bits(values: Sequence[bool]) -> bytes:
    """A bit vector, first value in the highest bit."""
    padded = [*values, *[False] * (-len(values) % 8)]
    return bytes(
        sum(bit << (7 - place) for place, bit in enumerate(padded[start : start + 8]))
        for start in range(0, len(padded), 8)
    )


def _numbers(values: Iterable[int]) -> bytes:
    return b"".join(map(_number, values))


def _number(value: int) -> bytes:
    """7z's number: the leading ones of the first byte count the bytes that follow it."""
    for extra in range(8):
        if value < 1 << (7 * extra + 7):
            low = value & ((1 << (8 * extra)) - 1)
            first = (0xFF00 >> extra) & 0xFF | value >> (8 * extra)
            return bytes((first,)) + low.to_bytes(extra, "little")
    return b"\xff" + value.to_bytes(8, "little")
