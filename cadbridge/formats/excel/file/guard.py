"""What is looked at before a workbook is opened: is it one, and is it safe to unpack?"""

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import IO

from cadbridge.errors import FileError
from cadbridge.files import open_file
from cadbridge.formats.excel.file.advice import SAVE_AS
from cadbridge.formats.zip_damage import ZIP_DAMAGE

LARGEST_BYTES = 512 * 1024 * 1024
"""Unpacked; a pin list of 200 000 rows takes about 150 MB."""
LARGEST_RATIO = 250
"""Unpacked to packed, for entries that matter; sheets of one repeated value reach about 100."""
MOST_ENTRIES = 10_000
_SMALL = 1024 * 1024
"""Bytes up to which any ratio is harmless."""
_WORKBOOK = "xl/workbook.xml"
_PICTURES = "xl/media/"
"""Pictures in SVG may name a document type, and nothing reads them."""
_CHUNK = 256 * 1024
_OVERLAP = 64
"""Bytes of a chunk that are searched with the next one, too."""
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff \t\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins a workbook of Excel 97 to 2003, and one that a password protects."""
_TOLD_BY = 4096
"""Bytes of a file by which is told what it is."""
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(!|\?xml|html|head|table|meta)", re.IGNORECASE)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters, which no text has."""
_STRICT = b"http://purl.oclc.org/ooxml/"
"""Begins the namespaces of the strict form (ISO/IEC 29500-1, annex A)."""
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class BookKind(StrEnum):
    """What a file is, by its content."""

    OPEN_XML = "xlsx"
    OTHER = "other"
    """A workbook of Excel 97 to 2003, of Excel's binary form, or of LibreOffice."""
    TEXT = "text"


def kind_of_book(path: Path) -> BookKind:
    """What a file is, whatever its suffix says; one that is none of these is damaged.

    Raises:
        FileError: it is empty, a web page, or protected by a password.
    """
    with open_file(path) as stream:
        start = stream.read(_TOLD_BY)
    if not start:
        raise FileError("is empty", path=path, hint="ask for the file again")
    if start.startswith(OLE):
        if _is_encrypted(path):
            hint = f"remove the password in Excel, or {SAVE_AS}"
            raise FileError("is protected by a password or label", path=path, hint=hint)
        return BookKind.OTHER
    if start.startswith(b"PK"):
        return BookKind.OTHER if _is_other_archive(path) else BookKind.OPEN_XML
    if path.suffix.lower() in (".csv", ".tsv", ".txt", ".md"):
        return BookKind.TEXT
    if _MARKUP.match(start):
        raise FileError("is a web page or XML, not a workbook", path=path, hint=SAVE_AS)
    return BookKind.OPEN_XML if _NO_TEXT.search(start) else BookKind.TEXT


def _is_encrypted(path: Path) -> bool:
    """Whether a container holds a package that only a password opens."""
    names = ("EncryptedPackage", "DRMEncrypted")
    with open_file(path) as stream:
        data = stream.read(LARGEST_BYTES)
    return any(name.encode("utf-16-le") in data for name in names)


def _is_other_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            entries = archive.infolist()
    except (*ZIP_DAMAGE, NotImplementedError):
        return False
    if any(entry.flag_bits & 1 for entry in entries) or any(map(_is_bomb, entries)):
        return False
    return "xl/workbook.bin" in names or {"mimetype", "content.xml"} <= names


def check_workbook(path: Path) -> None:
    """Hold a file against what a workbook must be.

    Raises:
        FileError: it is not one, is damaged, or unsafe to unpack.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_archive(archive, path)
    except FileError:
        raise
    except (*ZIP_DAMAGE, NotImplementedError) as error:
        hint = f"ask for the file again, or {SAVE_AS}"
        raise FileError("is damaged, or not an Excel workbook", path=path, hint=hint) from error


def _check_archive(archive: zipfile.ZipFile, path: Path) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if "xl/workbook.bin" in names or "mimetype" in names:
        raise FileError("is a spreadsheet of another format", path=path, hint=SAVE_AS)
    if "[Content_Types].xml" not in names or _WORKBOOK not in names:
        raise FileError("is an archive, but not an Excel workbook", path=path, hint=SAVE_AS)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileError("is encrypted", path=path, hint=f"remove the password, or {SAVE_AS}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_BYTES or len(entries) > MOST_ENTRIES or any(map(_is_bomb, entries)):
        hint = "if it is genuine, delete what is not pin lists and save it again"
        raise FileError("unpacks to far more than a pin list can hold", path=path, hint=hint)
    for entry in entries:
        with archive.open(entry) as file:
            _check_entry(file, entry.filename, path)


def _check_entry(file: IO[bytes], name: str, path: Path) -> None:
    """Read an entry to its end, where its checksum is compared; in XML look for entities."""
    chunk = file.read(_CHUNK)
    if name == _WORKBOOK and _STRICT in _narrow(chunk):
        raise FileError("is a strict Open XML workbook", path=path, hint=SAVE_AS)
    start = _narrow(chunk).lstrip(_BEFORE_XML)
    may_be_xml = start.startswith(b"<") or not start or name.endswith((".xml", ".rels"))
    is_xml = may_be_xml and not name.startswith(_PICTURES)
    tail = b""
    while chunk:
        if is_xml and _DOCTYPE.search(_narrow(tail + chunk)):
            raise FileError("holds XML entities, which no spreadsheet program writes", path=path)
        tail = chunk[-_OVERLAP:]
        chunk = file.read(_CHUNK)


def _narrow(content: bytes) -> bytes:
    """Text in UTF-16 as if it were ASCII."""
    return content.replace(b"\0", b"") if b"\0" in content else content


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size <= _SMALL:
        return False
    return entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1)
