"""Pin tables in drawings of others are not read, and that is said."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from ezdxf.layouts.layout import Modelspace

from tests.formats.dxf.drawn import read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_handed import drawing
from tests.formats.dxf.test_wiring_pictures import INSIDE, SPOTS


def tables(path: Path, titles: Sequence[str]) -> list[str]:
    """What is said of a face with a table of its pins beside it."""

    def paint(space: Modelspace) -> None:
        for name, (x, y) in SPOTS.items():
            space.add_circle((x, y), 0.5)
            place = (x + INSIDE[0], y + INSIDE[1])
            space.add_text(name, height=0.5).set_placement(place)
        space.add_circle((0, 0), 6)
        space.add_text("M12, male, mating face", height=1).set_placement((-8, -20))
        for row, cells in enumerate([titles, *([name, "GND", "BN"] for name in SPOTS)]):
            for column, text in enumerate(cells):
                space.add_text(text, height=2).set_placement((40 + 30 * column, 40 - 5 * row))

    result = read(drawing(path, paint))
    (face,) = result.library.faces
    assert places(face) == SPOTS
    return [finding.message for finding in result.findings if finding.code == "CB548"]


@pytest.mark.parametrize(
    "titles",
    [
        ["Pin", "Signal", "Farbe"],
        ["PIN", "SIGNAL", "COLOR"],
        ["Contatto", "Segnale", "Colore"],
        ["Pin Nr.", "Belegung", "Ader"],
        ["Broche", "Fonction", "Couleur"],
    ],
)
def test_a_pin_table_is_named_by_its_titles(titles: list[str], tmp_path: Path) -> None:
    (message,) = tables(tmp_path / "a.dxf", titles)
    assert all(title in message for title in titles)


@pytest.mark.parametrize("titles", [["Item", "Qty", "Material"], ["Pin", "Qty", "Material"]])
def test_lists_of_other_things_are_no_pin_tables(titles: list[str], tmp_path: Path) -> None:
    assert not tables(tmp_path / "a.dxf", titles)
