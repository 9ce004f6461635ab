"""Contacts whose names stand at arrows, and circles that came as single lines."""

from itertools import pairwise
from math import cos, sin, tau
from pathlib import Path

import pytest
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.layout import Modelspace
from ezdxf.math import Vec2
from ezdxf.render.mleader import ConnectionSide

from cadbridge.model import Face
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_handed import drawing

SPOTS = {"1": (2.0, 2.0), "2": (2.0, -2.0), "3": (-2.0, -2.0), "4": (-2.0, 2.0)}
SAID = "M12, male, mating face"


def face(space: Modelspace) -> None:
    """Four contacts in their shell, without names."""
    for spot in SPOTS.values():
        space.add_circle(spot, 0.5)
    space.add_circle((0, 0), 6)
    space.add_text(SAID, height=1).set_placement((-8, -20))


def single(path: Path) -> Face:
    result = read(path)
    assert set(codes(result)) - {"CB540"} == {"CB508", "CB525"}
    (found,) = result.library.faces
    return found


@pytest.mark.parametrize("name", ["{}", "Pin {}"])
def test_the_text_of_a_multileader_names_the_contact_at_its_arrow(
    name: str, tmp_path: Path
) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        for number, (x, y) in SPOTS.items():
            callout = space.add_multileader_mtext("Standard")
            callout.set_content(name.format(number), char_height=1)
            side = ConnectionSide.left if x > 0 else ConnectionSide.right
            callout.add_leader_line(side, [Vec2(x, y)])
            callout.build(insert=Vec2(4 * x, 3 * y))

    assert places(single(drawing(tmp_path / "a.dxf", paint))) == SPOTS


def test_a_leader_leads_to_the_text_at_its_end(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        for number, (x, y) in SPOTS.items():
            out = 2.0 if x > 0 else -2.0
            corners = [(x, y), (3 * x, 3 * y), (3 * x + out, 3 * y)]
            space.add_leader(corners)
            at = {"insert": (corners[-1][0] + out / 10, 3 * y), "attachment_point": 5 - out / 2}
            space.add_mtext(number, {"char_height": 1, **at})

    assert places(single(drawing(tmp_path / "a.dxf", paint))) == SPOTS


@pytest.mark.parametrize("pieces", [12, 36])
def test_circles_of_single_lines(pieces: int, tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for number, (x, y) in SPOTS.items():
            turns = [tau * index / pieces for index in (*range(pieces), 0)]
            for start, end in pairwise((x + cos(turn) / 2, y + sin(turn) / 2) for turn in turns):
                space.add_line(start, end)
            space.add_text(number, height=0.5).set_placement((x + 0.7, y))
        space.add_text(SAID, height=1).set_placement((-8, -20))

    found = single(drawing(tmp_path / "a.dxf", paint))
    assert {name: (round(x), round(y)) for name, (x, y) in places(found).items()} == SPOTS
    assert {round(float(item.diameter_mm), 2) for item in found.contacts} == {1.0}


def test_lines_that_end_or_branch_are_no_circles(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        turns = [tau * index / 12 for index in range(13)]
        corners = [(cos(turn), sin(turn)) for turn in turns]
        for start, end in [*pairwise(corners[:-1]), (corners[3], (0, 5))]:
            space.add_line(start, end)
        space.add_text("1", height=0.5).set_placement((1.1, 0))

    assert codes(read(drawing(tmp_path / "a.dxf", paint))) == ["CB511"]


@pytest.mark.parametrize(
    "caption",
    [
        "DETAIL A (5:1)",
        "EINZELHEIT X 5:1",
        "A (5:1)",
        "Vergrößert dargestellt",
        "DETTAGLIO Z SCALA 5:1",
        "Détail B, échelle 5:1",
        "DETALLE C",
    ],
)
@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("which", ["1", "14", "1234"])
def test_a_detail_is_no_connector(which: str, framed: bool, caption: str, tmp_path: Path) -> None:
    result = read(detailed(tmp_path / "a.dxf", caption, which, framed=framed))
    (found,) = result.library.faces
    assert {item.id: float(item.diameter_mm) for item in found.contacts} == dict.fromkeys("1234", 1)
    assert "CB565" in codes(result)
    assert not {"CB518", "CB528", "CB530", "CB537", "CB545"} & set(codes(result))


@pytest.mark.parametrize("caption", ["X2 female, mating side", "female", "X2 (4:1) female"])
def test_a_connector_of_its_own_is_no_detail(caption: str, tmp_path: Path) -> None:
    result = read(detailed(tmp_path / "a.dxf", caption, "1", framed=True))
    assert sorted(len(face.contacts) for face in result.library.faces) == [1, 4]
    assert "CB565" not in codes(result)


def detailed(path: Path, caption: str, which: str, *, framed: bool) -> Path:
    """A face of four contacts, and some of them four times as large beside it."""
    spots = {"1": (-1.8, 1.8), "2": (1.8, 1.8), "3": (1.8, -1.8), "4": (-1.8, -1.8)}

    def paint(space: Modelspace) -> None:
        for size, (left, names) in {1: (0, "1234"), 4: (45, which)}.items():
            for name in names:
                x, y = left + size * spots[name][0], size * spots[name][1]
                space.add_circle((x, y), 0.5 * size)
                text = space.add_text(name, height=0.8 * size)
                text.set_placement((x + 1.1 * size, y), align=TextEntityAlignment.MIDDLE_CENTER)
        space.add_circle((0, 0), 6)
        space.add_circle((-1.8, 1.8), 1.6)
        space.add_text("male, mating side", height=1).set_placement((-6, -9))
        if framed:
            space.add_circle((45, 0), 18)
        space.add_text(caption, height=2).set_placement((38, -22))

    return drawing(path, paint)
