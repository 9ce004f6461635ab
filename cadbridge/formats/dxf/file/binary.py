"""Binary DXF: the same tags, each value in the bytes of its kind (DXF reference, "Binary DXF")."""

from collections.abc import Iterator
from itertools import pairwise
from struct import error, unpack_from

from cadbridge.formats.dxf.file.entity import Tag

SENTINEL = b"AutoCAD Binary DXF\r\n\x1a\0"
_WIDE_CODE = 255
"""Says in files of R12 that the group code follows in two bytes."""
_CHUNK, _TEXT = "chunk", "text"
_KINDS = (
    *((0, _TEXT), (10, "<d"), (60, "<h"), (90, "<i"), (100, _TEXT), (110, "<d"), (160, "<q")),
    *((170, "<h"), (210, "<d"), (270, "<h"), (290, "<B"), (300, _TEXT), (310, _CHUNK)),
    *((320, _TEXT), (370, "<h"), (390, _TEXT), (400, "<h"), (410, _TEXT), (420, "<i")),
    *((430, _TEXT), (440, "<i"), (450, "<i"), (460, "<d"), (470, _TEXT), (999, _TEXT)),
    *((1000, _TEXT), (1004, _CHUNK), (1005, _TEXT), (1010, "<d"), (1060, "<h"), (1071, "<i")),
    (1072, _TEXT),
)
"""From which group code on values are of which kind."""
_KIND_OF = {
    code: kind
    for (first, kind), (end, _) in pairwise((*_KINDS, (1100, "")))
    for code in range(first, end)
}
_SIZES = {"<d": 8, "<h": 2, "<i": 4, "<q": 8, "<B": 1}


def binary_tags(content: bytes, encoding: str) -> Iterator[Tag]:
    """The tags of a binary DXF file up to its end mark.

    Raises:
        ValueError: it is cut off, or what stands there is no tag.
    """
    at, wide = len(SENTINEL), content[len(SENTINEL) + 1 : len(SENTINEL) + 2] == b"\0"
    try:
        while True:
            code, at = _code(content, at, wide=wide)
            value, at = _value(content, at, _KIND_OF[code], encoding)
            yield code, value
            if (code, value) == (0, "EOF"):
                return
    except (error, KeyError, IndexError) as cut:
        raise ValueError("no tag") from cut


def _code(content: bytes, at: int, *, wide: bool) -> tuple[int, int]:
    """A group code and where its value begins; up to R12 it has one byte, or three."""
    if not wide and content[at] != _WIDE_CODE:
        return content[at], at + 1
    at += 0 if wide else 1
    return unpack_from("<H", content, at)[0], at + 2


def _value(content: bytes, at: int, kind: str, encoding: str) -> tuple[str, int]:
    """A value as text, and where the next tag begins."""
    if kind == _TEXT:
        end = content.index(b"\0", at)
        return content[at:end].decode(encoding, "surrogateescape"), end + 1
    if kind == _CHUNK:
        end = at + 1 + content[at]
        return content[at + 1 : end].hex().upper(), end
    (number,) = unpack_from(kind, content, at)
    return repr(number), at + _SIZES[kind]
