"""The contents of a 7z archive: what is in it, where, and how it is packed.

Read: plain and packed headers, solid and non-solid blocks, LZMA, LZMA2 (also behind a filter,
py7zr's default) and stored. EPLAN writes non-solid LZMA under a plain header; other programs that
make EDZ files write the rest.
py7zr, the library for all of 7z, refuses more than 65 536 blocks; archives of 67 749 are known.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import BinaryIO

from cadbridge.sevenzip import ids
from cadbridge.sevenzip.blocks import Block, BlockReader, Coder
from cadbridge.sevenzip.bytes import Cursor, check
from cadbridge.sevenzip.faults import ArchiveFault

_LARGEST_HEADER = 256 << 20
"""Bytes; the names of a million members."""
_DEEPEST = 4
"""How often a header may be packed in another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the archive."""

    name: str
    size: int
    checksum: int | None
    block: Block | None
    """None: the file is empty."""
    offset: int
    """In the unpacked block."""


def entries_of(stream: BinaryIO) -> list[Entry]:
    """The files in an archive, in its order; entries of folders are left out.

    Raises:
        ArchiveFault: damaged, encrypted, or packed in a way that is not read.
    """
    header = _outer_header(stream)
    for _ in range(_DEEPEST):
        if not header:
            return []
        cursor = Cursor(header)
        identity = cursor.byte()
        if identity == ids.HEADER:
            return list(_entries(cursor))
        if identity != ids.ENCODED_HEADER:
            break
        header = _unpacked_header(stream, _streams(cursor))
    raise ArchiveFault("its list of contents is not one of a 7z archive")


def _outer_header(stream: BinaryIO) -> bytes:
    size = stream.seek(0, 2)
    stream.seek(0)
    start = stream.read(ids.SIGNATURE_HEADER_SIZE)
    if len(start) < ids.SIGNATURE_HEADER_SIZE:
        raise ArchiveFault("it is cut off within its first bytes")
    check(start[12:], struct.unpack_from("<I", start, 8)[0], "the start of the archive")
    offset, length, checksum = struct.unpack_from("<QQI", start, 12)
    end = ids.SIGNATURE_HEADER_SIZE + offset + length
    if end > size:
        raise ArchiveFault(f"it is cut off: {size} bytes of {end}")
    if length > _LARGEST_HEADER:
        raise ArchiveFault(f"its list of contents is {length} bytes long")
    stream.seek(ids.SIGNATURE_HEADER_SIZE + offset)
    header = stream.read(length)
    check(header, checksum, "its list of contents")
    return header


def _unpacked_header(stream: BinaryIO, parts: Sequence["_Part"]) -> bytes:
    if len(parts) != 1 or parts[0].block.size > _LARGEST_HEADER:
        raise ArchiveFault("its list of contents is packed in an unknown way")
    header = BlockReader(stream, parts[0].block).read(parts[0].size)
    check(header, parts[0].checksum, "its list of contents")
    return header


@dataclass(frozen=True, slots=True)
class _Part:
    """A file's content without its name."""

    block: Block
    offset: int
    size: int
    checksum: int | None


def _entries(cursor: Cursor) -> Iterator[Entry]:
    parts: list[_Part] = []
    identity = cursor.byte()
    if identity == ids.ARCHIVE_PROPERTIES:
        while cursor.byte():
            cursor.take(cursor.number())
        identity = cursor.byte()
    if identity == ids.MAIN_STREAMS:
        parts = _streams(cursor)
        identity = cursor.byte()
    if identity == ids.END:
        return
    if identity != ids.FILES:
        raise ArchiveFault(f"its list of contents has an unknown section 0x{identity:02x}")
    yield from _named(cursor, iter(parts))


def _named(cursor: Cursor, parts: Iterator[_Part]) -> Iterator[Entry]:
    """Names to contents: in the same order, those without content being marked."""
    count = cursor.count(bits=16)
    empty = [False] * count
    empty_files: list[bool] = []
    names: list[str] = []
    while (identity := cursor.byte()) != ids.END:
        section = Cursor(cursor.take(cursor.number()))
        if identity == ids.EMPTY_STREAM:
            empty = section.flags(count)
        elif identity == ids.EMPTY_FILE:
            empty_files = section.flags(sum(empty))
        elif identity == ids.NAMES:
            names = _names(section, count)
    if len(names) != count:
        raise ArchiveFault("its list of contents has no names")
    is_file = iter([*empty_files, *[False] * (sum(empty) - len(empty_files))])
    for name, without_content in zip(names, empty, strict=True):
        if not without_content:
            part = next(parts, None)
            if part is None:
                raise ArchiveFault(f"it lists {name}, but not where its content lies")
            yield Entry(name, part.size, part.checksum, part.block, part.offset)
        elif next(is_file):
            yield Entry(name, 0, None, None, 0)


def _names(section: Cursor, count: int) -> list[str]:
    section.expect(0)
    try:
        names = section.rest().decode("utf-16-le").split("\0")
    except UnicodeDecodeError as error:
        raise ArchiveFault("its list of contents has a name that is not text") from error
    if names.pop() or len(names) != count:
        raise ArchiveFault(f"its list of contents has {len(names)} names for {count} members")
    return names


def _streams(cursor: Cursor) -> list[_Part]:
    """All contents, block by block."""
    blocks = _blocks(cursor, _packed_places(cursor))
    if cursor.at(ids.SUBSTREAMS):
        parts = _parts(cursor, blocks)
    else:
        parts = [_Part(block, 0, block.size, block.checksum) for block in blocks]
    cursor.expect(ids.END)
    return parts


def _packed_places(cursor: Cursor) -> list[tuple[int, int]]:
    """Offset in the file and size of every packed stream."""
    cursor.expect(ids.PACK_INFO)
    start = ids.SIGNATURE_HEADER_SIZE + cursor.number()
    count = cursor.count()
    cursor.expect(ids.SIZE)
    sizes = cursor.numbers(count)
    if cursor.at(ids.CRC):
        cursor.checksums(count)
    cursor.expect(ids.END)
    offsets = accumulate(sizes, initial=start)
    return list(zip(offsets, sizes, strict=False))


def _blocks(cursor: Cursor, places: Sequence[tuple[int, int]]) -> list[Block]:
    cursor.expect(ids.UNPACK_INFO)
    cursor.expect(ids.FOLDER)
    count = cursor.count()
    cursor.expect(0)
    chains = [_chain(cursor) for _ in range(count)]
    cursor.expect(ids.UNPACK_SIZE)
    sizes = [_size(cursor, chain) for chain in chains]
    checksums = cursor.checksums(count) if cursor.at(ids.CRC) else [None] * count
    cursor.expect(ids.END)
    if count != len(places):
        raise ArchiveFault(f"its list of contents has {len(places)} streams for {count} blocks")
    return [
        Block(chain, offset, packed_size, size, checksum)
        for chain, (offset, packed_size), size, checksum in zip(
            chains, places, sizes, checksums, strict=True
        )
    ]


def _chain(cursor: Cursor) -> tuple[Coder, ...]:
    """The methods that a block is packed with: LZMA, perhaps behind a filter."""
    coders = tuple(_coder(cursor) for _ in range(cursor.count()))
    if any(coder.method == ids.AES for coder in coders):
        raise ArchiveFault("it is encrypted; pack it again without a password")
    if not 1 <= len(coders) <= 2:
        raise ArchiveFault(f"it is packed with {len(coders)} methods; pack it again with LZMA")
    cursor.numbers(2 * (len(coders) - 1))  # which is bound to which: there is one way only
    return coders


def _size(cursor: Cursor, chain: tuple[Coder, ...]) -> int:
    """Unpacked size; filters keep the size of what they change."""
    sizes = cursor.numbers(len(chain))
    if len(set(sizes)) != 1:
        raise ArchiveFault("its list of contents has a filter that changes sizes")
    return sizes[0]


def _coder(cursor: Cursor) -> Coder:
    flags = cursor.byte()
    method = cursor.take(flags & 0x0F)
    if flags & 0x10:
        raise ArchiveFault(f"it is packed with method {method.hex()}; pack it again with LZMA")
    return Coder(method, cursor.take(cursor.number()) if flags & 0x20 else b"")


def _parts(cursor: Cursor, blocks: Sequence[Block]) -> list[_Part]:
    """The files that share each block."""
    with_counts = cursor.at(ids.STREAM_COUNT)
    counts = cursor.numbers(len(blocks)) if with_counts else [1] * len(blocks)
    with_sizes = cursor.at(ids.SIZE)
    parts: list[_Part] = []
    for block, count in zip(blocks, counts, strict=True):
        if count > 1 and not with_sizes:
            raise ArchiveFault("its list of contents does not say how long its members are")
        sizes = cursor.numbers(count - 1) if count > 1 else []
        sizes += [block.size - sum(sizes)] if count else []
        if min(sizes, default=0) < 0:
            raise ArchiveFault("its list of contents has members longer than their block")
        offsets = accumulate(sizes, initial=0)
        checksum = block.checksum if count == 1 else None
        parts += [
            _Part(block, offset, size, checksum)
            for offset, size in zip(offsets, sizes, strict=False)
        ]
    return list(_with_checksums(cursor, parts))


def _with_checksums(cursor: Cursor, parts: Sequence[_Part]) -> Iterator[_Part]:
    """The parts; those whose block did not give their checksum get it here."""
    open_count = sum(part.checksum is None for part in parts)
    given = cursor.checksums(open_count) if cursor.at(ids.CRC) else [None] * open_count
    cursor.expect(ids.END)
    following = iter(given)
    for part in parts:
        known = part.checksum is not None
        yield part if known else replace(part, checksum=next(following))
