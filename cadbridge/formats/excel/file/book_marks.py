"""What cells have beside their values in workbooks whose values python-calamine reads."""

import zipfile
from dataclasses import dataclass, field
from typing import IO

from cadbridge.formats.excel.file.guard import OLE
from cadbridge.formats.excel.file.marks_of_cells import CellMarks
from cadbridge.formats.excel.file.ods_marks import ods_marks

_FONT = 43
"""Record of a typeface in Excel's binary form (MS-XLSB 2.4.156, BrtFont)."""
_STRUCK = 0x08
"""Bit of its flags, two bytes behind its height."""


@dataclass(kw_only=True)
class BookMarks:
    """Those of a workbook."""

    sheets: dict[str, CellMarks] = field(default_factory=dict)
    """By the name of the sheet."""
    unread: list[str] = field(default_factory=list)
    """What is there, or may be, and was not read."""


def marks_of(stream: IO[bytes]) -> BookMarks:
    """The marks of a workbook whose values can be read.

    Raises:
        lxml.etree.XMLSyntaxError, zipfile.BadZipFile, KeyError: it is damaged.
    """
    stream.seek(0)
    if stream.read(len(OLE)) == OLE:
        stream.seek(0)
        return _of_xls(stream)
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        if "xl/workbook.bin" not in names:
            return BookMarks(sheets=ods_marks(archive))
        marks = BookMarks()
        if any(name.startswith("xl/comments") for name in names):
            marks.unread.append("comments")
        if "xl/styles.bin" in names and _strikes_out(archive.read("xl/styles.bin")):
            marks.unread.append("what is struck out")
        return marks


def _of_xls(stream: IO[bytes]) -> BookMarks:
    from cadbridge.formats.excel.file.xls_marks import xls_marks  # noqa: PLC0415 - few are such

    try:
        return BookMarks(sheets=xls_marks(stream))
    except Exception:  # xlrd meets damage with whatever it runs into; values were read before
        return BookMarks(unread=["comments", "what is struck out"])


def _strikes_out(styles: bytes) -> bool:
    """Whether a typeface of a workbook in Excel's binary form strikes out."""
    at = 0
    while at < len(styles):
        kind, at = _number(styles, at)
        length, at = _number(styles, at)
        if kind == _FONT and any(flags & _STRUCK for flags in styles[at + 2 : at + 3]):
            return True
        at += length
    return False


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, and where it ends."""
    value = shift = 0
    while at < len(data):
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            break
    return value, at
