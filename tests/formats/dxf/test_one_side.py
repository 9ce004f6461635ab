"""Numbers that stand nearer to other contacts than to their own."""

from math import cos, sin, tau
from pathlib import Path

import pytest
from ezdxf.enums import TextEntityAlignment
from ezdxf.filemanagement import new
from ezdxf.layouts.layout import Modelspace

from cadbridge.model import Face
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_handed import drawing

ROWS, WAYS = 2, 8


def in_rows(
    path: Path, away: tuple[float, float], pitch: float, *, left: bool = False, hole: bool = False
) -> Path:
    """Two rows, each number so far from its contact; with a hole that is as large as contacts."""

    def paint(space: Modelspace) -> None:
        for index in range(ROWS * WAYS):
            row, column = divmod(index, WAYS)
            x, y = column * pitch, -row * pitch
            space.add_circle((x, y), 0.2 * pitch)
            text = space.add_text(str(index + 1), height=0.6)
            align = TextEntityAlignment.LEFT if left else TextEntityAlignment.MIDDLE_CENTER
            text.set_placement((x + away[0], y + away[1]), align=align)
        if hole:
            space.add_circle((-3 * pitch, 4 * pitch), 0.2 * pitch)
        space.add_text("male, mating side", height=1).set_placement((0, -10))

    return drawing(path, paint)


def in_order(face: Face) -> bool:
    """Whether 1 to 16 run along the rows."""
    found = {int(item.id): (float(item.x_mm), float(item.y_mm)) for item in face.contacts}
    rows = [[found[row * WAYS + column + 1] for column in range(WAYS)] for row in range(ROWS)]
    return len(found) == ROWS * WAYS and all(
        row == sorted(row) and len({y for _, y in row}) == 1 for row in rows
    )


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("hole", [False, True])
@pytest.mark.parametrize(
    ("away", "pitch"),
    [((1.1, 0), 2.0), ((-1.2, 0), 2.0), ((0, 1.3), 2.5), ((0, -1.3), 2.5), ((1.4, 0.2), 2.54)],
)
def test_numbers_on_one_side_of_all_contacts_are_theirs(
    away: tuple[float, float], pitch: float, left: bool, hole: bool, tmp_path: Path
) -> None:
    path = in_rows(tmp_path / "a.dxf", away, pitch, left=left, hole=hole)
    result = read(path)
    (face,) = result.library.faces
    assert in_order(face)


@pytest.mark.parametrize("away", [(1.1, 0), (0, 1.1)])
def test_a_number_that_is_nearer_to_another_contact_is_doubted(
    away: tuple[float, float], tmp_path: Path
) -> None:
    assert "CB543" in codes(read(in_rows(tmp_path / "a.dxf", away, 2.0)))
    assert "CB543" not in codes(read(in_rows(tmp_path / "b.dxf", (0.0, 0.7), 2.0, hole=True)))


@pytest.mark.parametrize("count", [4, 5, 8, 17])
@pytest.mark.parametrize("turn", [0.0, 0.1, 0.4, 0.6, -0.6])
@pytest.mark.parametrize("out", [1.0, 0.97, 1.04])
def test_numbers_between_two_contacts_of_a_ring_are_doubted(
    count: int, turn: float, out: float, tmp_path: Path
) -> None:
    """Whether each is of the one before or of the one behind it, no one can tell."""
    reach = 1.25 / sin(tau / count / 2)

    def paint(space: Modelspace) -> None:
        for index in range(count):
            angle, at = tau * index / count, tau * (index + turn) / count
            space.add_circle((reach * cos(angle), reach * sin(angle)), 0.4)
            away = reach * out if turn else reach + 1
            text = space.add_text(str(index + 1), height=0.5)
            place = (away * cos(at), away * sin(at))
            text.set_placement(place, align=TextEntityAlignment.MIDDLE_CENTER)
        space.add_text("male, mating side", height=1).set_placement((0, -reach - 10))

    result = read(drawing(tmp_path / "a.dxf", paint))
    assert len(result.library.faces[0].contacts) == count
    assert ("CB543" in codes(result)) == (abs(turn) > 0.3)


@pytest.mark.parametrize("turn", [0.45, 0.55, 0.6])
def test_numbers_that_find_no_common_side_are_doubted(turn: float, tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for index in range(6):
            angle = tau * index / 10
            space.add_circle((4 * cos(angle), 4 * sin(angle)), 0.4)
            at = tau * (index + turn) / 10
            text = space.add_text(str(index + 1), height=0.6)
            place = (4.2 * cos(at), 4.2 * sin(at))
            text.set_placement(place, align=TextEntityAlignment.MIDDLE_CENTER)

    result = read(drawing(tmp_path / "a.dxf", paint))
    assert ("CB543" in codes(result)) == (turn > 0.5)


@pytest.mark.parametrize("offset", [(-1.1, 0.8), (1.1, 0.8), (-1.1, -0.8)])
def test_each_face_may_have_its_numbers_on_another_side(
    offset: tuple[float, float], tmp_path: Path
) -> None:
    contacts = {"1": (-1.77, 1.77), "2": (1.77, 1.77), "3": (1.77, -1.77), "4": (-1.77, -1.77)}
    contacts["5"] = (0.0, 0.0)
    document = new("R2013", units=4)
    space = document.modelspace()
    for left, (dx, dy), caption in ((0, (1.1, 0.8), "X1"), (40, offset, "X2")):
        for name, (x, y) in contacts.items():
            space.add_circle((left + x, y), 0.5)
            text = space.add_text(name, height=0.8)
            text.set_placement((left + x + dx, y + dy), align=TextEntityAlignment.MIDDLE_CENTER)
        space.add_circle((left, 0), 6)
        space.add_text(f"{caption} male, mating side", height=1.5).set_placement((left - 6, -9))
    document.saveas(tmp_path / "two.dxf")
    result = read(tmp_path / "two.dxf")
    for face in result.library.faces:
        places = {item.id: (float(item.x_mm), float(item.y_mm)) for item in face.contacts}
        assert places == contacts
    assert len(result.library.faces) == 2 or "CB531" in {it.code for it in result.findings}


def test_a_drawing_without_round_contacts_is_read(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for index in range(4):
            x = 3 * index
            corners = [(x, 0), (x + 1, 0), (x + 1, 2), (x, 2)]
            space.add_lwpolyline(corners, close=True)
            space.add_text(str(index + 1), height=0.6).set_placement((x + 0.3, -1.2))
        space.add_text("male, mating side", height=1).set_placement((0, -6))

    (face,) = read(drawing(tmp_path / "a.dxf", paint)).library.faces
    assert [item.id for item in face.contacts] == ["1", "2", "3", "4"]
