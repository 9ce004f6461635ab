"""Sound files that other programs and people leave: binary, with more than there need be."""

from pathlib import Path

import pytest
from ezdxf.filemanagement import new

from cadbridge.errors import FileError
from tests.formats.dxf.drawn import read
from tests.formats.dxf.test_foreign import PLACES, draw, face_of, places

ENDSEC = b"  0\nENDSEC\n"


def ascii_file(path: Path, version: str = "R2010") -> bytes:
    document = new(version, units=4)
    draw(document.modelspace())
    document.saveas(path)
    return path.read_bytes()


@pytest.mark.parametrize("version", ["R12", "R2000", "R2007", "R2018"])
def test_binary_files_are_read(version: str, tmp_path: Path) -> None:
    document = new(version, units=4)
    draw(document.modelspace())
    document.saveas(tmp_path / "a.dxf", fmt="bin")
    assert (tmp_path / "a.dxf").read_bytes().startswith(b"AutoCAD Binary DXF")
    assert places(face_of(tmp_path / "a.dxf")) == PLACES


def test_binary_files_that_are_cut_off_are_one_error(tmp_path: Path) -> None:
    document = new("R2010", units=4)
    draw(document.modelspace())
    document.saveas(tmp_path / "a.dxf", fmt="bin")
    whole = (tmp_path / "a.dxf").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        (tmp_path / "cut.dxf").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(FileError, match="cut off"):
            read(tmp_path / "cut.dxf")


@pytest.mark.parametrize(
    "behind",
    [b"--\nThis mail was scanned.\n", b"\x1a", b"\0\0\0", b"\r\n\r\n", b"  0\nSECTION\n  2\n"],
)
def test_what_stands_behind_the_end_does_not_matter(behind: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_bytes(ascii_file(path) + behind)
    assert places(face_of(path)) == PLACES


def test_a_second_end_of_a_section_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    content = ascii_file(path)
    path.write_bytes(content.replace(ENDSEC, 2 * ENDSEC))
    assert places(face_of(path)) == PLACES


def test_an_end_of_the_header_amid_it_hides_no_unit(tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    content = ascii_file(path)
    assert b"  9\n$INSUNITS" in content
    path.write_bytes(content.replace(b"  9\n$INSUNITS", ENDSEC + b"  9\n$INSUNITS"))
    assert places(face_of(path)) == PLACES
    assert "CB509" not in {finding.code for finding in read(path).findings}
