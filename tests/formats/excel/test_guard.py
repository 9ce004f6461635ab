"""Files that are no workbooks, or dangerous ones: one clear message that says what to do."""

import zipfile
from pathlib import Path

import pytest

from cadbridge.errors import FileError, UnsupportedFormat
from cadbridge.formats import format_of
from cadbridge.formats.excel.file import guard

from .workbooks import LIBRARY, Read, Write

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize("suffix", [".xltx", ".numbers"])
def test_other_spreadsheets_are_refused_with_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    path.write_bytes(b"x")
    with pytest.raises(UnsupportedFormat) as error:
        format_of(path)
    assert "save it as an Excel workbook (.xlsx)" in error.value.hint


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, "damaged"),
        (b"Part number\0Port\0", "not an Excel workbook"),
        (b"PK\x03\x04 and nothing more", "damaged"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, read: Read, content: bytes, words: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words) as error:
        read(path)
    assert error.value.hint


def with_entry(path: Path, name: str, content: bytes) -> None:
    """The workbook with one entry replaced or added."""
    with zipfile.ZipFile(path) as archive:
        entries = {item.filename: archive.read(item) for item in archive.infolist()}
    entries[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)


def test_a_bomb_is_refused_before_it_is_unpacked(write: Write, read: Read) -> None:
    path = write(LIBRARY)
    with_entry(path, "xl/worksheets/sheet99.xml", bytes(50_000_000))
    with pytest.raises(FileError, match="far more than a pin list"):
        read(path)


def test_more_entries_than_any_workbook_has_are_refused(
    write: Write, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(LIBRARY)
    with zipfile.ZipFile(path) as archive:
        count = len(archive.namelist())
    monkeypatch.setattr(guard, "MOST_ENTRIES", count)
    assert read(path).library.parts
    with_entry(path, "docProps/one-more.txt", b"x")
    with pytest.raises(FileError, match="far more than a pin list"):
        read(path)


def test_entities_are_refused(write: Write, read: Read) -> None:
    path = write(LIBRARY)
    with_entry(
        path, "xl/sharedStrings.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst/>'
    )
    with pytest.raises(FileError, match="entities"):
        read(path)


def test_broken_xml_inside(write: Write, read: Read) -> None:
    path = write(LIBRARY)
    with_entry(path, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData>")
    with pytest.raises(FileError, match="damaged"):
        read(path)


def test_an_open_document_in_disguise(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(FileError, match="another format"):
        read(path)


def test_a_strict_workbook_says_how_to_save_it(write: Write, read: Read) -> None:
    path = write(LIBRARY)
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml")
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with_entry(path, "xl/workbook.xml", book.replace(usual, strict))
    with pytest.raises(FileError, match="strict Open XML") as error:
        read(path)
    assert "(.xlsx)" in error.value.hint


def with_merged(path: Path, block: str) -> Path:
    """The workbook with cells of its second sheet merged that keep their contents."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    blocks = f'<mergeCells count="1"><mergeCell ref="{block}"/></mergeCells><pageMargins'
    with_entry(path, "xl/worksheets/sheet2.xml", sheet.replace(b"<pageMargins", blocks.encode(), 1))
    return path


def test_a_block_of_billions_of_merged_cells_takes_no_room(write: Write, read: Read) -> None:
    path = with_merged(write(LIBRARY), "A50:XFD1048576")
    assert read(path).library.part_by_number["GEN.D1"].ports


def test_what_a_merged_block_hides_is_not_read(write: Write, read: Read) -> None:
    path = with_merged(write(LIBRARY), "F2:F3")
    pins = read(path).library.part_by_number["GEN.D1"].ports[0].pins
    assert [pin.signal for pin in pins] == ["+24 Vdc", "", "DIN 1"]


@pytest.mark.parametrize(
    "content",
    [
        b"<!--" + b" " * 100_000 + b"--><!DOCTYPE x><worksheet/>",
        b" " * 70_000 + b"<!DOCTYPE x><worksheet/>",
        b"<!--" + b" " * (256 * 1024 - 30) + b'--><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16"),
        b"<worksheet><!doctype x></worksheet>",
    ],
)
@pytest.mark.parametrize("name", ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet2.bin"])
def test_a_document_type_is_refused_wherever_it_stands(
    write: Write, read: Read, content: bytes, name: str
) -> None:
    path = write(LIBRARY)
    with_entry(path, name, content)
    with pytest.raises(FileError, match="entities"):
        read(path)
