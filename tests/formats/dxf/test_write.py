"""DXF files: valid in every version, the same bytes each time, one drawing a file."""

from pathlib import Path

import pytest
from ezdxf import recover
from ezdxf._options import options

from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.library import read_library
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

LIBRARY = read_library(Path(__file__).parents[3] / "library").library
DXF = format_named("dxf")
VERSIONS = next(option.choices for option in DXF.options if option.key == "dxf_version")


def job(part: str = "MPC.DUET AD CANopen", **options: str) -> WriteJob:
    return WriteJob(
        library=LIBRARY,
        parts=(LIBRARY.part_by_number[part],),
        mappings=shipped_mappings(),
        options=options,
    )


def export(folder: Path, **options: str) -> list[Path]:
    assert DXF.export is not None
    return list(DXF.export(job(**options), folder))


def test_a_drive_has_a_file_a_port(tmp_path: Path) -> None:
    names = [str(path.relative_to(tmp_path)) for path in export(tmp_path)]
    assert names == [
        f"dxf/MPC.DUET AD CANopen/{port}.dxf" for port in ("POWER", "SIGNAL", "CANOPEN")
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_sound(version: str, tmp_path: Path) -> None:
    for path in export(tmp_path, dxf_version=version):
        document, auditor = recover.readfile(path)
        assert not auditor.errors
        assert not auditor.fixes
        assert document.acad_release == version


def test_the_bytes_are_always_the_same(tmp_path: Path) -> None:
    before = options.write_fixed_meta_data_for_testing
    first = [path.read_bytes() for path in export(tmp_path / "1")]
    assert first == [path.read_bytes() for path in export(tmp_path / "2")]
    assert options.write_fixed_meta_data_for_testing is before


def test_units_and_dimensions_are_millimetres(tmp_path: Path) -> None:
    document, _ = recover.readfile(export(tmp_path)[0])
    header = document.header
    assert (header["$INSUNITS"], header["$MEASUREMENT"], header["$DIMLFAC"]) == (4, 1, 1.0)
    assert header["$EXTMAX"][0] < 200


def test_several_drawings_do_not_go_into_one_file(tmp_path: Path) -> None:
    assert DXF.write is not None
    with pytest.raises(FileError, match="one file holds one drawing, and there are 3"):
        DXF.write(job(), tmp_path / "all.dxf")
    assert not list(tmp_path.iterdir())


def test_a_contactor_has_nothing_to_draw(tmp_path: Path) -> None:
    assert DXF.write is not None
    with pytest.raises(FileError, match="nothing to draw"):
        DXF.write(
            WriteJob(library=Library(), parts=(), mappings=shipped_mappings()), tmp_path / "x.dxf"
        )
