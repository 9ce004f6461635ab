"""DXF files: valid in every version, the same bytes each time, one drawing a file."""

import subprocess
import sys
from pathlib import Path

import pytest
from ezdxf import recover
from ezdxf._options import options

from cadbridge.drawing.shapes.items import Layer
from cadbridge.errors import FileError
from cadbridge.formats import WriteJob
from cadbridge.formats.dxf.file.frame import frame
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.dxf.drawn import DXF, export, export_all

VERSIONS = next(option.choices for option in DXF.options if option.key == "dxf_version")
PART = "MPC.DUET AD CANopen"


def test_a_drive_has_a_file_a_port_and_one_of_all(shipped_library: Library, tmp_path: Path) -> None:
    files = export_all(shipped_library, PART, tmp_path)
    shown = ("POWER", "SIGNAL", "CANOPEN", "all ports")
    assert [str(path.relative_to(tmp_path)) for path in files] == [
        f"dxf/{PART}/{PART} {port}.dxf" for port in shown
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_sound(shipped_library: Library, version: str, tmp_path: Path) -> None:
    for path in export(shipped_library, PART, tmp_path, dxf_version=version):
        document, auditor = recover.readfile(path)
        assert not auditor.errors
        assert not auditor.fixes
        assert document.acad_release == version


def test_the_bytes_are_always_the_same(shipped_library: Library, tmp_path: Path) -> None:
    before = options.write_fixed_meta_data_for_testing
    first = [path.read_bytes() for path in export(shipped_library, PART, tmp_path / "1")]
    assert first == [path.read_bytes() for path in export(shipped_library, PART, tmp_path / "2")]
    assert options.write_fixed_meta_data_for_testing is before


def test_units_and_dimensions_are_millimetres(shipped_library: Library, tmp_path: Path) -> None:
    document, _ = recover.readfile(export(shipped_library, PART, tmp_path)[0])
    header = document.header
    assert (header["$INSUNITS"], header["$MEASUREMENT"], header["$DIMLFAC"]) == (4, 1, 1.0)
    assert header["$EXTMAX"][0] < 200


def test_several_drawings_do_not_go_into_one_file(shipped_library: Library, tmp_path: Path) -> None:
    assert DXF.write is not None
    with pytest.raises(FileError, match="one file holds one drawing, and there are 4"):
        DXF.write(
            WriteJob(
                library=shipped_library,
                parts=(shipped_library.part_by_number[PART],),
                mappings=shipped_mappings(),
            ),
            tmp_path / "all.dxf",
        )
    assert not list(tmp_path.iterdir())


def test_nothing_to_draw_is_said(tmp_path: Path) -> None:
    assert DXF.write is not None
    with pytest.raises(FileError, match="nothing to draw"):
        DXF.write(
            WriteJob(library=Library(), parts=(), mappings=shipped_mappings()), tmp_path / "x.dxf"
        )


def test_writing_need_not_wait_for_ezdxf() -> None:
    code = "import sys, cadbridge.formats.dxf.write.faces; print('ezdxf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_a_code_page_lacks_is_escaped(tmp_path: Path) -> None:
    content = frame("R12", 1, 25, tuple(Layer)).filled("", "", "", "  1\nΩ²\n", "FF", (0, 0, 1, 1))
    assert rb"\U+03a9" + "²".encode("cp1252") in content
