"""What is taken from a file directly, held against what ezdxf makes of it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from ezdxf.document import Drawing
from ezdxf.filemanagement import new
from ezdxf.math import Matrix44, Vec3
from hypothesis import given, settings
from hypothesis import strategies as st

from cadbridge.errors import FileError
from cadbridge.formats.dxf.file.opening import open_dxf
from cadbridge.formats.dxf.read.drawn import walk
from cadbridge.formats.dxf.read.drawn.shapes import Shapes
from cadbridge.formats.dxf.read.drawn.walk import shapes_of
from cadbridge.model import Library
from tests.formats.dxf.drawn import codes, export, read

EXTRUSIONS = st.sampled_from([(0, 0, 1), (0, 0, -1), (0.3, 0.2, 0.9), (0.01, 0, 1), (0, 1, 0)])
LENGTHS = st.integers(-40, 40).map(lambda number: number / 4)
SCALES = st.sampled_from([1.0, -1.0, 2.0, 0.5])
INSERTS = st.fixed_dictionaries(
    {
        "insert": st.tuples(LENGTHS, LENGTHS),
        "rotation": st.sampled_from([0, 30, 90, 200]),
        "extrusion": EXTRUSIONS,
        "xscale": SCALES,
        "yscale": SCALES,
    }
)


def shapes(path: Path, paint: Callable[[Drawing], object], version: str = "R2010") -> Shapes:
    document = new(version, units=4)
    paint(document)
    document.saveas(path)
    return shapes_of(open_dxf(path), path)


@settings(max_examples=40)
@given(st.lists(INSERTS, min_size=1, max_size=3), st.tuples(LENGTHS, LENGTHS), EXTRUSIONS)
def test_blocks_in_blocks_lie_where_ezdxf_puts_them(
    tmp_path_factory: pytest.TempPathFactory,
    inserts: list[dict[str, object]],
    base: tuple[float, float],
    extrusion: tuple[float, float, float],
) -> None:
    expected: list[Vec3] = []

    def paint(document: Drawing) -> None:
        block = document.blocks.new("B0", base_point=base)
        circle = block.add_circle((1, 2), 0.5, dxfattribs={"extrusion": extrusion})
        text = block.add_text("Here", height=2, dxfattribs={"insert": (3, 1), "rotation": 20})
        turn = Matrix44()
        for number, values in enumerate(inserts, start=1):
            outer = document.blocks.new(f"B{number}")
            turn *= outer.add_blockref(f"b{number - 1}", (0, 0), dxfattribs=values).matrix44()
        turn *= document.modelspace().add_blockref(f"B{len(inserts)}", (5, 6)).matrix44()
        expected.append(turn.transform(text.dxf.insert))
        expected.append(turn.transform(circle.ocs().to_wcs(circle.dxf.center)))

    with (
        patch.object(walk, "laid_flat", lambda normals: None),
        patch.object(walk, "faces_us", lambda normal: True),
    ):
        found = shapes(tmp_path_factory.mktemp("drawn") / "a.dxf", paint)
    places = [(word.x, word.y) for word in found.words]
    places += [(ring.x, ring.y) for ring in found.rings]
    for found_at, place in zip(places, expected, strict=False):
        assert found_at == pytest.approx((place.x, place.y), abs=1e-6)


def test_a_grid_of_blocks_is_one_at_each_place(tmp_path: Path) -> None:
    def paint(document: Drawing) -> None:
        document.blocks.new("B").add_circle((0, 0), 1)
        grid = {"column_count": 3, "row_count": 2, "column_spacing": 5, "row_spacing": 7}
        document.modelspace().add_blockref("B", (1, 1), dxfattribs={**grid, "rotation": 90})

    places = {(round(ring.x), round(ring.y)) for ring in shapes(tmp_path / "a.dxf", paint).rings}
    assert places == {(x, y) for x in (1, -6) for y in (1, 6, 11)}


def test_an_empty_model_space_leaves_the_sheets(tmp_path: Path) -> None:
    def paint(document: Drawing) -> None:
        document.layout("Layout1").add_circle((0, 0), 2)
        document.layouts.new("Another").add_circle((0, 0), 3)

    assert [ring.radius for ring in shapes(tmp_path / "a.dxf", paint).rings] == [2]


@pytest.mark.parametrize(
    ("version", "page", "word"),
    [("R2010", "cp1252", "Ω±"), ("R2000", "cp1250", "č"), ("R12", "cp932", "端子")],
)
def test_texts_are_in_the_encoding_that_the_header_names(
    version: str, page: str, word: str, tmp_path: Path
) -> None:
    def paint(document: Drawing) -> None:
        document.encoding = page
        document.modelspace().add_text(word)

    assert shapes(tmp_path / "a.dxf", paint, version).words[0].text == word


def spoilt(library: Library, old: str, new: str, folder: Path) -> Path:
    """A drawing of ours in which someone replaced something everywhere."""
    (path,) = export(library, "GEN.M12-A-5P-M", folder)
    content = path.read_bytes().decode()
    assert old in content
    path.write_bytes(content.replace(old, new).encode())
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  0\nENDBLK\n", " 70\n0\n"),
        ("  0\nSEQEND\n", "  0\nPOINT\n"),
        ("  0\nTEXT\n  5\n", "  1\nTEXT\n  5\n"),
        (" 20\n", " 70\n"),
        (" 40\n0.", " 40\nx0."),
    ],
)
def test_damage_inside_never_reads_as_a_sound_drawing(
    shipped_library: Library, old: str, new: str, tmp_path: Path
) -> None:
    path = spoilt(shipped_library, old, new, tmp_path)
    try:
        assert "CB501" in codes(read(path))
    except FileError as error:
        assert "damaged" in str(error)


def test_a_number_that_makes_no_sense_is_one_error(
    shipped_library: Library, tmp_path: Path
) -> None:
    style = "  7\nCADBRIDGE\n"
    path = spoilt(shipped_library, style, f"{style} 50\ninf\n", tmp_path)
    with pytest.raises(FileError, match="no number, or too large"):
        read(path)


def test_a_sound_drawing_is_read_without_ezdxf(shipped_library: Library, tmp_path: Path) -> None:
    (path,) = export(shipped_library, "GEN.M12-A-5P-M", tmp_path)
    program = (
        "import sys; from pathlib import Path; from cadbridge.api import read;"
        f"read(Path({str(path)!r})); sys.exit('ezdxf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
