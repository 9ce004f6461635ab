"""Unpacking the blocks of a 7z archive, never beyond the sizes that the archive declares."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cadbridge.sevenzip import ids
from cadbridge.sevenzip.faults import ArchiveFault

_PIECE = 1 << 18
"""Bytes read or unpacked at a time."""
_LARGEST_DICTIONARY = 256 << 20
"""Bytes of memory that an archive may ask for."""


@dataclass(frozen=True, slots=True)
class Coder:
    """A method of packing, by its 7z number."""

    method: bytes
    properties: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """A run of bytes that was packed as one; with EPLAN, one file."""

    coders: tuple[Coder, ...]
    offset: int
    """In the file."""
    packed_size: int
    size: int
    checksum: int | None


_Filter = dict[str, int]


class _Decoder(Protocol):
    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Stored:
    """Gives stored bytes back as they are."""

    needs_input = True

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return data


class _Deflate:
    """Deflate without the wrapping of zlib and gzip."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(-zlib.MAX_WBITS)

    @property
    def needs_input(self) -> bool:
        return not self._decoder.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)


class BlockReader:
    """Unpacks one block from its start, piece by piece."""

    def __init__(self, stream: BinaryIO, block: Block) -> None:
        """Raises ArchiveFault where the block is packed in a way that is not read."""
        self._stream = stream
        self._decoder = _decoder(block)
        self._position = block.offset
        self._end = block.offset + block.packed_size

    def read(self, size: int) -> bytes:
        """The next so many unpacked bytes.

        Raises:
            ArchiveFault: they cannot be had.
        """
        pieces = []
        while size:
            piece = self._piece(min(size, _PIECE))
            size -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def _piece(self, size: int) -> bytes:
        piece = b""
        while not piece:
            packed = self._packed(size) if self._decoder.needs_input else b""
            try:
                piece = self._decoder.decompress(packed, size)
            except (lzma.LZMAError, EOFError, zlib.error, OSError, ValueError) as error:
                raise ArchiveFault("its packed bytes are damaged") from error
            if not piece and not packed and self._decoder.needs_input:
                raise ArchiveFault("its packed bytes end before its content does")
        return piece

    def _packed(self, size: int) -> bytes:
        self._stream.seek(self._position)
        packed = self._stream.read(min(size, self._end - self._position))
        self._position += len(packed)
        return packed


def _decoder(block: Block) -> _Decoder:
    methods = [coder.method for coder in block.coders]
    if len(methods) == 1 and methods[0] in _ALONE:
        return _ALONE[methods[0]]()
    if any(method not in _FILTERS for method in methods) or methods in _NOT_TOGETHER:
        names = ", ".join(ids.NAMES_OF_METHODS.get(item) or item.hex() for item in methods)
        raise ArchiveFault(f"it is packed with method {names}; pack it again with LZMA")
    chain = sorted(block.coders, key=lambda coder: coder.method != ids.X86)
    filters = [_FILTERS[coder.method](coder, block.size) for coder in chain]
    try:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    except (lzma.LZMAError, ValueError) as error:
        raise ArchiveFault("it is packed with settings that LZMA does not have") from error


def _lzma(coder: Coder, size: int) -> _Filter:
    mode, *declared = coder.properties.ljust(5, b"\xff")
    return {
        "id": lzma.FILTER_LZMA1,
        "dict_size": _dictionary(int.from_bytes(declared[:4], "little"), size),
        "lc": mode % 9,
        "lp": mode // 9 % 5,
        "pb": mode // 45,
    }


def _lzma2(coder: Coder, size: int) -> _Filter:
    code = min(40, *coder.properties[:1], 40)
    declared = (2 | code & 1) << (code // 2 + 11)
    return {"id": lzma.FILTER_LZMA2, "dict_size": _dictionary(declared, size)}


def _x86(coder: Coder, size: int) -> _Filter:
    return {"id": lzma.FILTER_X86}


def _dictionary(declared: int, size: int) -> int:
    """What unpacking needs: never more than there is to unpack, whatever the archive claims."""
    needed = max(1 << 12, min(declared, size))
    if needed > _LARGEST_DICTIONARY:
        raise ArchiveFault(f"unpacking it takes {needed >> 20} MB of memory")
    return needed


_FILTERS: Mapping[bytes, Callable[[Coder, int], _Filter]] = {
    ids.LZMA: _lzma,
    ids.LZMA2: _lzma2,
    ids.X86: _x86,
}
_ALONE: Mapping[bytes, Callable[[], _Decoder]] = {
    ids.COPY: _Stored,
    ids.BZIP2: bz2.BZ2Decompressor,
    ids.DEFLATE: _Deflate,
}
_NOT_TOGETHER = ([ids.X86, ids.LZMA], [ids.LZMA, ids.X86])
"""liblzma holds back the last bytes of such a chain where LZMA has no end mark."""
