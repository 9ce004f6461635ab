"""Workbooks saved by another spreadsheet program (LibreOffice, where it is installed)."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cadbridge.model import Library

from .test_edited import CASES
from .workbooks import LIBRARY, Read, Write, changes, codes, edited, stranger

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def saved_again(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    return all_saved_again([path], folder)[0]


def all_saved_again(paths: list[Path], folder: Path, form: str = "xlsx") -> list[Path]:
    """The workbooks as LibreOffice saves them, in one run of it; a form may name its filter."""
    out = folder / "saved"
    profile = (folder / "profile").as_uri()
    words = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless"]
    words += ["--convert-to", form, "--outdir", str(out), *map(str, paths)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    return [out / f"{path.stem}.{form.partition(':')[0]}" for path in paths]


LISTS: dict[str, list[list[Any]]] = {
    "pins": [
        ["Gerät", "AX-1"],
        [],
        ["Stecker", "Pin", "Signal", "Farbe", "Querschnitt mm²", "Bemerkung"],
        ["X1", 1, "Schließer", "rt", 0.5, "für Kühlung"],
        [None, "02", "0815", "ws/br", 0.75, "2-3"],
        ["X2", "A1", "CAN_H", "GNYE", 1.5, None],
    ],
    "wires": [
        ["Cable", "From", "Pin", "To", "Pin", "Color", "Length [m]"],
        ["W1", "X1", 1, "K1", "A1", "RED", 2.5],
        ["W1", "X1", "02", "K1", "A2", "BLK/WHT", 2.5],
    ],
    "parts": [
        ["Artikelnummer", "Hersteller", "Bezeichnung", "Bestellnummer", "EAN", "Preis"],
        ["K1", "Süd AG", "Schütz 24 V, 4 kW", "0071.500", "0040000000006", 12.5],
        ["K2", "Süd AG", "ソケット", "3E8", None, 1234.56],
    ],
}


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("xls:MS Excel 97", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("xlsm:Calc MS Excel 2007 VBA XML", b"PK"),
        ("ods", b"PK"),
    ],
)
def test_lists_in_other_forms_say_the_same(
    read: Read, tmp_path: Path, form: str, begins: bytes
) -> None:
    paths = [stranger(tmp_path / f"{name}.xlsx", *rows) for name, rows in LISTS.items()]
    for path, saved in zip(paths, all_saved_again(paths, tmp_path, form), strict=True):
        assert saved.read_bytes().startswith(begins)
        wanted, found = read(path), read(saved)
        assert found.library.parts == wanted.library.parts != ()
        assert codes(found).keys() == codes(wanted).keys()


@pytest.mark.parametrize("form", ["xls:MS Excel 97", "ods"])
def test_struck_out_hidden_and_commented_rows_are_told_of_other_forms_too(
    read: Read, tmp_path: Path, form: str
) -> None:
    pins = zip("12345", "abcde", strict=True)
    path = stranger(tmp_path / "AX1.xlsx", ["Port", "X1"], ["Pin", "Signal"], *map(list, pins))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    part = TextBlock(InlineFont(strike=True), "old ")
    sheet["B5"] = CellRichText(part, "new")
    sheet["B6"].comment = Comment("should be\n  E", "somebody")
    sheet.row_dimensions[7].hidden = True
    book.save(path)
    wanted, found = read(path), read(all_saved_again([path], tmp_path, form)[0])
    assert found.library.parts == wanted.library.parts
    assert [one.message for one in found.findings] == [one.message for one in wanted.findings]
    assert {"CB434", "CB447", "CB448", "CB449"} <= codes(found).keys()


def test_the_shipped_library_saved_again_is_the_same(
    shipped_library: Library, write: Write, read: Read, tmp_path: Path
) -> None:
    result = read(saved_again(write(shipped_library), tmp_path))
    assert changes(result, shipped_library) == []
    assert result.findings == ()


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_every_edit_saved_by_it_gives_the_same_changes(
    write: Write, read: Read, tmp_path: Path, form: str
) -> None:
    paths = []
    for number, (edit, _, _) in enumerate(CASES.values()):
        path = edited(write, edit)
        paths.append(path.rename(path.with_name(f"case-{number}.xlsx")))
    saved = all_saved_again(paths, tmp_path, form)
    found = {name: changes(read(path)) for name, path in zip(CASES, saved, strict=True)}
    wanted = {name: expected for name, (_, expected, _) in CASES.items()}
    calculated = [("GEN.D1: ports[X1].pins[3].remarks", "filtered", "2")]  # LibreOffice does that
    assert found == wanted | {"a formula that was never calculated": calculated}


def test_what_people_type_arrives_as_they_typed_it(
    write: Write, read: Read, tmp_path: Path
) -> None:
    path = write(LIBRARY)
    book = openpyxl.load_workbook(path)
    pins, codes_sheet = book["Pins"], book["Order codes"]
    pins["F2"] = "1/2"
    codes_sheet["B4"], codes_sheet["C4"], codes_sheet["D4"] = "GEN.C1", 700, "000123"
    book.save(path)
    result = read(saved_again(path, tmp_path))
    assert [change[0] for change in changes(result)] == [
        "GEN.D1: ports[X1].pins[1].signal",
        "GEN.C1: cable.lengths[000123]",
    ]
    assert codes(result) == {}


def test_formulas_are_read_as_they_were_last_calculated(
    write: Write, read: Read, tmp_path: Path
) -> None:
    path = write(LIBRARY)
    book = openpyxl.load_workbook(path)
    book["Pins"]["J2"].number_format = "General"
    book["Pins"]["J2"] = '="see "&F2'
    book.save(path)
    result = read(saved_again(path, tmp_path))
    assert changes(result) == [("GEN.D1: ports[X1].pins[1].remarks", "", "see +24 Vdc")]
    assert codes(result) == {"CB410": ["Pins!J2"]}
