"""A file to a DXF document, or one clear error."""

import logging
import re
from dataclasses import dataclass
from pathlib import Path

from ezdxf import recover
from ezdxf.document import Drawing as Document
from ezdxf.filemanagement import readfile
from ezdxf.lldxf.const import DXFError

from cadbridge.errors import FileError
from cadbridge.files import open_file

logging.getLogger("ezdxf").addHandler(logging.NullHandler())
"""What ezdxf has to say about a file becomes findings, not lines on the terminal."""

LARGEST_BYTES = 64 * 1024 * 1024
_SPOILT = 4
"""Bytes FF in a row that no text has."""
_BINARY = b"AutoCAD Binary DXF"
_DWG = re.compile(rb"AC10\d\d\0")
_SECTION = re.compile(rb"(?m)^\s*0\s*\r?\n(SECTION|ENDSEC)\s*\r?$")
_END = re.compile(rb"\n\s*0\s*\r?\nEOF\s*\Z")
_ENTITIES = re.compile(rb"(?m)^\s*2\s*\r?\nENTITIES\s*\r?$")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and what had to be done to read it."""

    document: Document
    repairs: tuple[str, ...] = ()
    escapes: bool = True
    r"""Whether ``\\U+XXXX`` still stands in its texts."""


def open_dxf(path: Path) -> Opened:
    """Read a DXF file.

    Raises:
        FileError: it is missing, empty, too large, binary, another format, cut off or broken.
    """
    with open_file(path) as stream:
        content = stream.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise FileError("is larger than 64 MB; a connector face is not", path=path)
    _check_kind(content, path)
    _check_whole(content, path)
    _check_pairs(content, path)
    try:
        return Opened(readfile(path, errors="surrogateescape"))
    except (DXFError, ValueError, LookupError, AttributeError, TypeError):
        return _recovered(path)


def _check_kind(content: bytes, path: Path) -> None:
    if not content.strip():
        raise FileError("is empty", path=path)
    if content.startswith(_BINARY):
        raise FileError("is a binary DXF", path=path, hint="save it as ASCII DXF")
    if _DWG.match(content):
        raise FileError("is a DWG file, not DXF", path=path, hint="save it as ASCII DXF")
    if b"\0" in content[:4096] or not _SECTION.search(content):
        raise FileError("is not a DXF file", path=path)


def _check_whole(content: bytes, path: Path) -> None:
    """A file that ends early would read as a smaller drawing, or as none."""
    marks = [match.group(1) for match in _SECTION.finditer(content)]
    if not _END.search(content) or marks.count(b"SECTION") != marks.count(b"ENDSEC"):
        raise FileError("is cut off: its end is missing", path=path, hint="ask for it again")
    if not _ENTITIES.search(content):
        raise FileError("holds no drawing (it has no section ENTITIES)", path=path)


def _check_pairs(content: bytes, path: Path) -> None:
    """A file is pairs of lines, a group code and a value; what is overwritten breaks a pair."""
    lines = content.rstrip().split(b"\n")
    for number, code in enumerate(lines[::2]):
        if not code.strip().lstrip(b"-").isdigit():
            line = 2 * number + 1
            raise FileError("is damaged: a group code is expected here", path=path, line=line)
    if b"\xff" * _SPOILT in content:
        line = content[: content.index(b"\xff" * _SPOILT)].count(b"\n") + 1
        raise FileError("is damaged: bytes that are no text", path=path, line=line)


def _recovered(path: Path) -> Opened:
    try:
        document, auditor = recover.readfile(path)
    except Exception as error:  # ezdxf raises whatever the damage led to
        raise FileError("is damaged beyond repair", path=path) from error
    repairs = (*auditor.errors, *auditor.fixes)
    return Opened(document, tuple(entry.message for entry in repairs) or ("structure",), False)
