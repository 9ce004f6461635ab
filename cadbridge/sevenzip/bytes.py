"""Walking through the header of a 7z archive, which may hold anything."""

from zlib import crc32

from cadbridge.sevenzip.faults import ArchiveFault


class Cursor:
    """Bytes of a header and a position in them. Every step that does not fit is a fault."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def take(self, size: int) -> bytes:
        """The next bytes."""
        end = self._position + size
        if end > len(self._data):
            raise ArchiveFault("its list of contents ends too early")
        taken = self._data[self._position : end]
        self._position = end
        return taken

    def byte(self) -> int:
        """The next byte."""
        return self.take(1)[0]

    def rest(self) -> bytes:
        """All bytes that are left."""
        return self.take(len(self._data) - self._position)

    def at(self, identity: int) -> bool:
        """Whether the next byte is this one; if so, steps over it."""
        found = self._data[self._position : self._position + 1] == bytes((identity,))
        self._position += found
        return found

    def expect(self, identity: int) -> None:
        """The next byte, which must be this one."""
        found = self.byte()
        if found != identity:
            raise ArchiveFault(f"its list of contents has 0x{found:02x} for 0x{identity:02x}")

    def number(self) -> int:
        """7z's number: the leading ones of its first byte count the bytes that follow."""
        first = self.byte()
        extra = 8 - (first ^ 0xFF).bit_length()
        low = int.from_bytes(self.take(extra), "little")
        high = first & (0x7F >> extra)
        return low | high << (8 * extra)

    def count(self, *, bits: int = 8) -> int:
        """A number of things that follow, each of which takes at least so many bits.

        Holding the number against what is left keeps an absurd one from costing memory.
        """
        value = self.number()
        if value * bits > (len(self._data) - self._position) * 8:
            raise ArchiveFault(f"its list of contents claims {value} entries and cannot hold them")
        return value

    def numbers(self, count: int) -> list[int]:
        """So many numbers."""
        return [self.number() for _ in range(count)]

    def flags(self, count: int) -> list[bool]:
        """So many bits, first in the highest bit of the first byte."""
        taken = self.take(-(-count // 8))
        return [bool(taken[place >> 3] & 0x80 >> (place & 7)) for place in range(count)]

    def checksums(self, count: int) -> list[int | None]:
        """CRC-32 of so many things; None for those without one."""
        defined = [True] * count if self.byte() else self.flags(count)
        return [int.from_bytes(self.take(4), "little") if given else None for given in defined]


def check(content: bytes, checksum: int | None, what: str) -> None:
    """Hold content against its checksum, if it has one."""
    if checksum is not None and crc32(content) != checksum:
        raise ArchiveFault(f"{what} is damaged: its checksum differs")
