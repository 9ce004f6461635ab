"""What is told of a DXF file before anyone reads it closely."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from ezdxf.filemanagement import new

from cadbridge.errors import FileError
from cadbridge.model import Library
from tests.formats.dxf.drawn import DXF, export


def describe(path: Path) -> Mapping[str, str]:
    assert DXF.describe is not None
    return DXF.describe(path)


def test_a_drawing_of_a_port(shipped_library: Library, tmp_path: Path) -> None:
    (path,) = (
        item for item in export(shipped_library, "MPC.DUET 40", tmp_path) if "I_O" in str(item)
    )
    assert describe(path) == {
        "DXF version": "R2013 (AC1027)",
        "units": "millimeters",
        "made with": "ezdxf",
        "part number": "MPC.DUET 40",
        "port": "I/O",
        "connector": "GEN.M8-4P-F",
        "face": "m8a4",
        "gender": "female",
        "view": "mating",
    }


def test_a_drawing_of_a_cable_end(shipped_library: Library, tmp_path: Path) -> None:
    said = describe(export(shipped_library, "MPC.POWER CABLE for DUET AD", tmp_path)[0])
    assert said["cable end"] == "end A"
    assert "port" not in said


def test_r12_has_no_unit(shipped_library: Library, tmp_path: Path) -> None:
    (path,) = export(shipped_library, "GEN.M12-A-5P-M", tmp_path, dxf_version="R12")
    assert describe(path)["DXF version"] == "R12 (AC1009)"
    assert describe(path)["units"] == "not stated"


def test_a_drawing_from_elsewhere(tmp_path: Path) -> None:
    document = new("R2010", units=1)
    document.modelspace().add_circle((0, 0), 1)
    document.saveas(tmp_path / "theirs.dxf")
    content = (tmp_path / "theirs.dxf").read_text("utf-8")
    path = tmp_path / "named.dxf"
    path.write_text(f"999\ndxfrw 0.6.3\n{content}", "utf-8")
    assert describe(path) == {
        "DXF version": "R2010 (AC1024)",
        "units": "inches",
        "made with": "dxfrw 0.6.3",
    }


def test_a_damaged_file_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.dxf"
    path.write_bytes(b"999\nhello\n")
    with pytest.raises(FileError, match="not a DXF"):
        describe(path)
