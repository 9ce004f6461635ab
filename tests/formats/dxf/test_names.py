"""What stands at contacts beside plain numbers, and contacts that have room for their number."""

from pathlib import Path

from click.testing import CliRunner
from ezdxf.layouts.layout import Modelspace

from cadbridge.cli import main
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_handed import drawing

SPOTS = {"1": (-4.0, 2.0), "2": (4.0, 2.0), "3": (0.0, -2.0)}


def named(path: Path, names: dict[str, str], size: float = 0.5) -> Path:
    def paint(space: Modelspace) -> None:
        for number, (x, y) in SPOTS.items():
            space.add_circle((x, y), size if number == "3" else 0.5)
            space.add_text(names[number], height=0.5).set_placement((x + 0.7, y - 0.25))
        space.add_text("male, mating face", height=1).set_placement((-5, -8))

    return drawing(path, paint)


def test_what_stands_behind_a_name_is_said(tmp_path: Path) -> None:
    names = {"1": "1 CAN_H", "2": "2: CAN_L", "3": "Pin 3 = GND"}
    result = read(named(tmp_path / "a.dxf", names))
    assert places(result.library.faces[0]) == SPOTS
    assert codes(result) == ["CB508", "CB525", "CB536", "CB540"]
    (said,) = (item.message for item in result.findings if item.code == "CB536")
    assert "CAN_L" in said


def test_a_signal_that_begins_with_r_is_no_radius(tmp_path: Path) -> None:
    result = read(named(tmp_path / "a.dxf", {"1": "RX+", "2": "RX-", "3": "RTS/A"}))
    assert {contact.id for contact in result.library.faces[0].contacts} == {"RX+", "RX-", "RTS/A"}


def test_a_size_that_others_do_not_have_is_said(tmp_path: Path) -> None:
    result = read(named(tmp_path / "a.dxf", {"1": "1", "2": "2", "3": "A"}, size=1.5))
    assert [item.message for item in result.findings if item.code == "CB537"] == [
        "not all contacts are of one size: A of 3 mm; the others are of 1 mm"
    ]


def square(space: Modelspace, x: float, y: float) -> None:
    corners = [(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)]
    space.add_lwpolyline(corners, close=True)


def test_squares_that_stand_alone_are_contacts_around_their_numbers(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for number, (x, y) in SPOTS.items():
            square(space, x, y)
            space.add_text(number, height=0.6).set_placement((x - 0.25, y - 0.3))

    result = read(drawing(tmp_path / "a.dxf", paint))
    assert set(places(result.library.faces[0])) == set(SPOTS)
    assert "CB522" in codes(result)


def test_cells_of_a_table_are_no_contacts(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for number in range(4):
            square(space, 2 * number, 0)
            space.add_text(str(number), height=0.6).set_placement((2 * number - 0.25, -0.3))

    assert codes(read(drawing(tmp_path / "a.dxf", paint))) == ["CB511"]


def test_a_face_without_a_part_is_shown(tmp_path: Path) -> None:
    path = named(tmp_path / "a.dxf", {"1": "1", "2": "2", "3": "PE"})
    shown = CliRunner().invoke(main, ["show", str(path)])
    assert shown.exit_code == 0
    assert "face a" in shown.stdout and "protective earth" in shown.stdout
