"""``_x000D_``: how workbooks write characters that XML forbids, and texts that look the same."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TAKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}[_\x00-\x08\x0b-\x1f\ufffe\uffff])|\A<(?=r>)|\ufdd0")
"""Signs of a text that would be taken for something else: an underscore at the start of an escape
(what XlsxWriter escapes begins with one too), its own markup, and our mark."""
_MARK = "\ufdd0"
"""A noncharacter, which no text should hold; one that does keeps it."""
_MARKS = {"_": f"{_MARK}0", "<": f"{_MARK}1", _MARK: f"{_MARK}2"}
_IN_THE_FILE = {"_": "_x005F_", "<": "&lt;", _MARK: _MARK}
_STRINGS = "xl/sharedStrings.xml"
_SHEETS = "xl/worksheets/"
_ESCAPED_UNDERSCORE = b"x005F_"
_SHARED_ESCAPE = re.compile(rb"_x005F_|_x[0-9A-Fa-f]{4}_|x005F(?=_)")
_KEPT_BY_OPENPYXL = {b"_x005F_": b"_x005f_", b"x005F": b"x005_x0046_"}


def needs_marks(text: str) -> bool:
    """Whether a text that is not empty may need `marked`; quick, and sure where it says no."""
    return text[0] == "<" or "_x" in text or _MARK in text


def marked(text: str) -> str:
    """The text with marks where XlsxWriter 3 would write something else.

    Of ``_x0041_x0042_`` it escapes the first underscore alone, so that B would come back; what
    begins with ``<r>`` it takes for markup of its own.
    """
    return _TAKEN.sub(lambda match: _MARKS[match[0]], text)


def without_marks(name: str, data: bytes) -> bytes:
    """An entry of the finished workbook, with escapes in place of marks."""
    if _holds_texts(name):
        for sign, mark in _MARKS.items():
            data = data.replace(mark.encode(), _IN_THE_FILE[sign].encode())
    return data


def unescaped(text: str) -> str:
    """The text that was meant."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return match.group(0) if 0xD800 <= code < 0xE000 else chr(code)


def with_escapes(path: Path) -> Path | BytesIO:
    """The workbook in a form that openpyxl reads without loss.

    openpyxl 3.1 deletes ``x005F_`` from every text; then ``_x0041_`` and the letter A are one.
    Written in lower case it stays, and `unescaped` finds it.
    """
    with zipfile.ZipFile(path) as archive:
        texts = filter(_holds_texts, archive.namelist())
        if not any(_ESCAPED_UNDERSCORE in archive.read(name) for name in texts):
            return path
    return rewritten(path, _for_openpyxl)


def _holds_texts(name: str) -> bool:
    return name == _STRINGS or name.startswith(_SHEETS)


def _for_openpyxl(name: str, data: bytes) -> bytes:
    if not _holds_texts(name):
        return data
    return _SHARED_ESCAPE.sub(lambda match: _KEPT_BY_OPENPYXL.get(match[0], match[0]), data)


def rewritten(source: Path | BytesIO, change: Callable[[str, bytes], bytes]) -> BytesIO:
    """A copy of an archive, its entries changed by name and content."""
    copy = BytesIO()
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(copy, "w") as target:
        for entry in archive.infolist():
            target.writestr(entry, change(entry.filename, archive.read(entry)))
    return copy
