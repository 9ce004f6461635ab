"""What is told of a workbook before anyone reads it closely."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from cadbridge.errors import FileError
from cadbridge.model import Library

from .test_guard import with_entry
from .workbooks import EXCEL, LIBRARY, Write, exported


def describe(path: Path) -> Mapping[str, str]:
    assert EXCEL.describe is not None
    return EXCEL.describe(path)


def test_a_supplier_workbook_with_a_sheet_a_port(shipped_library: Library, tmp_path: Path) -> None:
    _, path = exported(shipped_library, tmp_path, ["MPC.DUET 40"])
    said = describe(path)
    assert said["sheets"] == "Cover, POWER, CAN IN, I_O, CAN OUT, Details, Sources"
    assert said["tables"].startswith("Pins on POWER, CAN IN, I_O, CAN OUT; Parts on Details; ")


def test_a_workbook_from_elsewhere(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Notes")
    path = tmp_path / "theirs.xlsx"
    book.save(path)
    with_entry(
        path,
        "docProps/app.xml",
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'extended-properties"><Application>LibreOffice/7.6</Application>'
        b"<AppVersion>15.0</AppVersion></Properties>",
    )
    assert describe(path) == {"made with": "LibreOffice/7.6 15.0", "sheets": "Sheet, Notes"}


@pytest.mark.parametrize("content", [b"", b"<Properties>", b"no XML", b"<Properties/>"])
def test_damaged_properties_say_nothing(write: Write, content: bytes) -> None:
    path = write(LIBRARY)
    with_entry(path, "docProps/app.xml", content)
    assert "made with" not in describe(path)


def test_a_damaged_workbook_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(FileError, match="damaged"):
        describe(path)
