"""Damaged and foreign files end in one clear error or in findings."""

from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.model import Library
from tests.formats.dxf.drawn import changes, export, read


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"AutoCAD Binary DXF\r\n\x1a\x00", "damaged, or cut off"),
        (b"AC1027\0\0\0", "DWG"),
        (b"PK\x03\x04\0\0", "not a DXF"),
        (b"hello", "not a DXF"),
        (b"  0\nSECTION\n  2\nHEADER\n  0\nENDSEC\n  0\nEOF\n", "no section ENTITIES"),
        (b"  0\nSECTION\n  2\nENTITIES\n  0\nENDSEC\n  0\nEOF\n", "no text, circle or block"),
    ],
)
def test_what_is_no_drawing_is_said(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.dxf"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words):
        read(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read(tmp_path / "none.dxf")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_cut_file_never_reads_as_a_drawing(
    shipped_library: Library, share: float, tmp_path: Path
) -> None:
    path = export(shipped_library, "HUM.M23-19P-F", tmp_path)[0]
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(FileError, match="cut off"):
        read(path)


def test_a_hole_in_the_file_is_seen(shipped_library: Library, tmp_path: Path) -> None:
    path = export(shipped_library, "HUM.M23-19P-F", tmp_path)[0]
    content = path.read_bytes()
    middle = content.index(b"ENTITIES") + 4000
    path.write_bytes(content[:middle] + content[middle + 3000 :])
    try:
        result = read(path)
    except FileError:
        return
    assert result.findings
    assert changes(shipped_library, result)
