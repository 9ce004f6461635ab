"""A drawing as it stands, as a picture: bounded, whoever made it and of whatever."""

import time
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.formats.dxf.file.opening import open_dxf
from cadbridge.formats.dxf.read.picture import picture

CIRCLE = "0\nCIRCLE\n8\n0\n10\n0\n20\n0\n40\n1\n"
TEN_BY_TEN = "0\nINSERT\n8\n0\n2\n{}\n70\n10\n71\n10\n44\n5\n45\n5\n10\n0\n20\n0\n"


def of_sections(**sections: str) -> bytes:
    parts = (f"0\nSECTION\n2\n{name}\n{text}0\nENDSEC\n" for name, text in sections.items())
    return f"{''.join(parts)}0\nEOF\n".encode()


def block(name: str, inside: str) -> str:
    return f"0\nBLOCK\n8\n0\n2\n{name}\n10\n0\n20\n0\n{inside}0\nENDBLK\n"


def blocks_in_blocks(depth: int) -> bytes:
    """Each block is placed ten by ten times in the one around it."""
    above = (block(f"B{level}", TEN_BY_TEN.format(f"b{level - 1}")) for level in range(1, depth))
    blocks = block("B0", CIRCLE) + "".join(above)
    return of_sections(BLOCKS=blocks, ENTITIES=TEN_BY_TEN.format(f"B{depth - 1}"))


@pytest.mark.parametrize("depth", [3, 9, 200])
def test_what_multiplies_beyond_bounds_is_refused_at_once(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "hall.dxf"
    path.write_bytes(blocks_in_blocks(depth))
    started = time.monotonic()
    with pytest.raises(FileError, match="more than 100000 lines and shapes"):
        picture(path)
    assert time.monotonic() - started < 10


def test_very_many_lines_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.dxf"
    path.write_bytes(of_sections(ENTITIES=CIRCLE * 100_001))
    with pytest.raises(FileError, match="more than 100000 lines and shapes"):
        picture(path)


def test_what_is_placed_is_counted_and_drawn(tmp_path: Path) -> None:
    path = tmp_path / "few.dxf"
    path.write_bytes(blocks_in_blocks(1))
    assert open_dxf(path).document.drawn == 1 + 100 * 2
    assert picture(path).count(b"<path") >= 1


def test_a_block_that_holds_itself_is_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "ring.dxf"
    inside = CIRCLE + TEN_BY_TEN.format("B0")
    path.write_bytes(of_sections(BLOCKS=block("B0", inside), ENTITIES=TEN_BY_TEN.format("B0")))
    assert open_dxf(path).document.drawn == 1 + 100 * (1 + 1 + 1 + 100)
