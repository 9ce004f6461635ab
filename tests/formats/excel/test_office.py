"""Workbooks saved by another spreadsheet program (LibreOffice, where it is installed)."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from cadbridge.diff import diff
from cadbridge.formats import WriteJob, format_named
from cadbridge.library import read_library
from cadbridge.library.shipped import shipped
from cadbridge.mapping import shipped_mappings

from .conftest import Read, Write
from .test_edited import LIBRARY, changes, codes

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
EXCEL = format_named("excel")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def saved_again(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    out = folder / "saved"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out / path.name


def test_the_shipped_library_saved_again_is_the_same(tmp_path: Path) -> None:
    assert EXCEL.write is not None
    assert EXCEL.read is not None
    library = read_library(shipped("library")).library
    path = tmp_path / "list.xlsx"
    EXCEL.write(WriteJob(library=library, parts=library.parts, mappings=shipped_mappings()), path)
    result = EXCEL.read(saved_again(path, tmp_path), shipped_mappings())
    assert diff(library, result.library, EXCEL.carried_paths()) == []
    assert result.findings == ()


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
