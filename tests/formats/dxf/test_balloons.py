"""Balloons of part lists beside a face are no contacts; large contacts are no balloons."""

from pathlib import Path

import pytest
from ezdxf.enums import TextEntityAlignment
from ezdxf.filemanagement import new
from ezdxf.layouts.layout import Modelspace

from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_handed import SPOTS, drawing, face, framed


def numbered(space: Modelspace, text: str, at: tuple[float, float], radius: float) -> None:
    space.add_circle(at, radius)
    number = space.add_text(text, height=radius)
    number.set_placement(at, align=TextEntityAlignment.MIDDLE_CENTER)


@pytest.mark.parametrize("outlined", [False, True])
@pytest.mark.parametrize("led", [False, True])
@pytest.mark.parametrize("radius", [2.5, 4.0])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_balloons_beside_a_face_are_left_out_and_said(
    outlined: bool, led: bool, radius: float, count: int, tmp_path: Path
) -> None:
    def paint(space: Modelspace) -> None:
        (framed if outlined else face)(space)
        space.add_text("male, mating side", height=1).set_placement((-5, -9))
        space.add_lwpolyline([(-50, -60), (90, -60), (90, 60), (-50, 60)], close=True)
        for index in range(count):
            at = (30.0, 25.0 - 12 * index)
            numbered(space, str(index + 1), at, radius)
            if led:
                space.add_line((at[0] - radius, at[1]), (5, 0))

    result = read(drawing(tmp_path / "a.dxf", paint))
    (found,) = result.library.faces
    assert places(found) == SPOTS
    (said,) = (item for item in result.findings if item.code == "CB544")
    assert f"{2 * radius:g} mm" in said.message


def test_large_contacts_beside_small_ones_stay(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        for name, x in (("A", -6.0), ("B", 6.0)):
            numbered(space, name, (x, 0.0), 1.5)
        space.add_circle((0, 0), 10)
        space.add_text("male, mating side", height=1).set_placement((-5, -14))

    result = read(drawing(tmp_path / "hybrid.dxf", paint))
    assert {item.id for item in result.library.faces[0].contacts} == {*SPOTS, "A", "B"}


def test_a_second_connector_with_large_contacts_stays(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        for name, x in (("L", 40.0), ("N", 50.0)):
            numbered(space, name, (x, 0.0), 3.0)
        space.add_circle((45, 0), 14)
        space.add_text("male, mating side", height=1).set_placement((-5, -9))

    result = read(drawing(tmp_path / "two.dxf", paint))
    assert "CB544" not in codes(result)
    assert len(result.library.faces) == 2


def test_large_contacts_within_a_round_shell_are_no_balloons(tmp_path: Path) -> None:
    document = new("R2013", units=4)
    space = document.modelspace()
    large = {"1": (-5, 3), "2": (5, 3)}
    small = {"A": (-1, -4), "B": (1, -4), "C": (0, -6)}
    for radius, spots in ((1.0, large), (0.5, small)):
        for name, place in spots.items():
            space.add_circle(place, radius)
            text = space.add_text(name, height=0.7)
            text.set_placement(place, align=TextEntityAlignment.MIDDLE_CENTER)
    space.add_circle((0, 0), 9)
    document.saveas(tmp_path / "m23.dxf")
    result = read(tmp_path / "m23.dxf")
    (face,) = result.library.faces
    assert {item.id for item in face.contacts} == {*large, *small}
