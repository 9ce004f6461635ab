"""A workbook in Excel's binary form, as small as one can be; no program here writes them.

Records as MS-XLSB has them: an id and a length in groups of seven bits, then the data.
"""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

_ROW, _NUMBER, _TEXT = 0, 5, 6
_SHEETS, _END_SHEETS, _SHEET = 143, 144, 156
_BOOK, _END_BOOK = 131, 132
_FONT, _LOOKS = 43, 617
_DATA, _END_DATA, _SIZE = 145, 146, 148
_PAGE, _END_PAGE = 129, 130
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType='
    '"application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_binary(
    path: Path, name: str, rows: Sequence[Sequence[str | float]], *, is_marked: bool = False
) -> Path:
    """One sheet with texts and numbers; empty texts are empty cells.

    Args:
        path: the file.
        name: of the sheet.
        rows: its cells.
        is_marked: whether it has comments, and a typeface that strikes out.
    """
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _links("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _links("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", _book(name))
        archive.writestr("xl/worksheets/sheet1.bin", _page(rows))
        fonts = [_record(_FONT, struct.pack("<HHH", 220, flags, 400)) for flags in (0, 0x8)]
        looks = [*(fonts if is_marked else fonts[:1]), _record(_LOOKS, struct.pack("<I", 0))]
        archive.writestr("xl/styles.bin", b"".join(looks))
        if is_marked:
            archive.writestr("xl/comments1.bin", b"")
    return path


def _links(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/{kind}" Target="{target}"/></Relationships>'
    )


def _book(name: str) -> bytes:
    sheet = struct.pack("<II", 0, 1) + _string("rId1") + _string(name)
    inner = _record(_SHEETS) + _record(_SHEET, sheet) + _record(_END_SHEETS)
    return _record(_BOOK) + inner + _record(_END_BOOK)


def _page(rows: Sequence[Sequence[str | float]]) -> bytes:
    widest = max(map(len, rows))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, widest - 1)
    lines = b"".join(_row(number, cells) for number, cells in enumerate(rows))
    data = _record(_DATA) + lines + _record(_END_DATA)
    return _record(_PAGE) + _record(_SIZE, size) + data + _record(_END_PAGE)


def _row(number: int, cells: Sequence[str | float]) -> bytes:
    head = struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0)
    return _record(_ROW, head) + b"".join(map(_cell, range(len(cells)), cells))


def _cell(column: int, value: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return _record(_TEXT, place + _string(value)) if value else b""
    return _record(_NUMBER, place + struct.pack("<d", value))


def _string(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    return _grouped(kind) + _grouped(len(data)) + data


def _grouped(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
