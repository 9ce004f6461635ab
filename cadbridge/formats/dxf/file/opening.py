"""A file to a DXF document, or one clear error."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import open_file
from cadbridge.formats.dxf.file.binary import SENTINEL, binary_tags
from cadbridge.formats.dxf.file.document import Document, document_of
from cadbridge.formats.dxf.file.entity import Tag

LARGEST_BYTES = 64 * 1024 * 1024
_SPOILT = 4
"""Bytes FF in a row that no text has."""
_DWG = re.compile(rb"AC10\d\d\0")
_SECTION = re.compile(rb"(?m)^\s*0\s*\r?\nSECTION\s*\r?$")
_END = re.compile(rb"\n[ \t]*0[ \t]*\r?\n[ \t]*EOF[ \t]*(?:\r?\n|\Z)")
_VERSION = re.compile(rb"\$ACADVER\0?\s*\x01?\0?\s*(?:1\s+)?(AC\d+)")
_CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\0?\s*\x03?\0?\s*(?:3\s+)?[A-Za-z_]*(\d+)[\s\0]")
_CODE_PAGES = frozenset((b"874", b"932", b"936", b"949", b"950"))
"""Beside those of Windows, 1250 to 1258."""
_FIRST_UNICODE = b"AC1021"


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and what had to be done to read it."""

    document: Document
    repairs: tuple[str, ...] = ()
    escapes: bool = True
    r"""Whether ``\U+XXXX`` still stands in its texts."""


def open_dxf(path: Path) -> Opened:
    """Read a DXF file.

    Raises:
        FileError: it is missing, empty, too large, another format, cut off or broken.
    """
    with open_file(path) as stream:
        content = stream.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise FileError("is larger than 64 MB; a connector face is not", path=path)
    tags = _binary(content, path) if content.startswith(SENTINEL) else _ascii(content, path)
    _check_sections(tags, path)
    try:
        return Opened(document_of(tags))
    except ValueError:
        return _recovered(path)


def _binary(content: bytes, path: Path) -> list[Tag]:
    try:
        return list(binary_tags(content, _encoding(content)))
    except ValueError:
        raise FileError("is damaged, or cut off: ask for it again", path=path) from None


def _ascii(content: bytes, path: Path) -> list[Tag]:
    """The tags up to the end mark; what mail programs or people leave behind it is none."""
    _check_kind(content, path)
    end = _END.search(content)
    if not end:
        raise _cut_off(path)
    return _tags(content[: end.end()].decode(_encoding(content), "surrogateescape"), path)


def _encoding(content: bytes) -> str:
    """That of its version: UTF-8 since R2007, a code page before."""
    version = _VERSION.search(content)
    if version and version[1] >= _FIRST_UNICODE:
        return "utf-8"
    page = _CODE_PAGE.search(content)
    known = page and (page[1] in _CODE_PAGES or b"1250" <= page[1] <= b"1258")
    return f"cp{page[1].decode()}" if page and known else "cp1252"


def _check_kind(content: bytes, path: Path) -> None:
    if not content.strip():
        raise FileError("is empty", path=path)
    if _DWG.match(content):
        raise FileError("is a DWG file, not DXF", path=path, hint="save it as ASCII DXF")
    if b"\0" in content[:4096] or not _SECTION.search(content):
        raise FileError("is not a DXF file", path=path)
    if b"\xff" * _SPOILT in content:
        line = content[: content.index(b"\xff" * _SPOILT)].count(b"\n") + 1
        raise FileError("is damaged: bytes that are no text", path=path, line=line)


def _cut_off(path: Path) -> FileError:
    """A file that ends early would read as a smaller drawing, or as none."""
    return FileError("is cut off: its end is missing", path=path, hint="ask for it again")


def _check_sections(tags: Sequence[Tag], path: Path) -> None:
    kinds = [value.strip() for code, value in tags if code == 0]
    if kinds.count("SECTION") > kinds.count("ENDSEC"):
        raise _cut_off(path)
    if not any(code == 2 and value.strip() == "ENTITIES" for code, value in tags):
        raise FileError("holds no drawing (it has no section ENTITIES)", path=path)


def _tags(text: str, path: Path) -> list[Tag]:
    """A file is pairs of lines, a group code and a value; what is overwritten breaks a pair."""
    lines = text.rstrip().replace("\r\n", "\n").split("\n")
    codes: list[int] = []
    try:
        codes.extend(map(int, lines[::2]))
    except ValueError:
        line = 2 * len(codes) + 1
        raise FileError("is damaged: a group code is expected here", path=path, line=line) from None
    return list(zip(codes, lines[1::2], strict=True))


def _recovered(path: Path) -> Opened:
    from cadbridge.formats.dxf.file.repair import repaired  # noqa: PLC0415 - ezdxf takes 0.3 s

    try:
        text, repairs = repaired(path)
        return Opened(document_of(_tags(text, path)), repairs, escapes=False)
    except Exception as error:  # ezdxf raises whatever the damage led to
        raise FileError("is damaged beyond repair", path=path) from error
