"""The faces of one drawing come as people count their names, or as they read the sheet."""

from math import cos, sin, tau
from pathlib import Path

import pytest
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.layout import Modelspace

from tests.formats.dxf.drawn import read
from tests.formats.dxf.test_handed import drawing

COUNTS = (3, 8, 5, 4)
PLACES = ((0, 0), (60, 1), (0, -60), (60, -60))


def several(path: Path, names: tuple[str, ...]) -> Path:
    """Faces of so many contacts each, in two rows, drawn from the last to the first."""

    def paint(space: Modelspace) -> None:
        for (x, y), count, name in reversed(list(zip(PLACES, COUNTS, names, strict=True))):
            space.add_circle((x, y), 10)
            for index in range(count):
                at, away = tau * index / count, (x + 5 * cos(tau * index / count), 0.0)
                space.add_circle((away[0], y + 5 * sin(at)), 0.5)
                text = space.add_text(str(index + 1), height=0.8)
                place = (x + 6.5 * cos(at), y + 6.5 * sin(at))
                text.set_placement(place, align=TextEntityAlignment.MIDDLE_CENTER)
            caption = f"{name} male, mating side".strip()
            space.add_text(caption, height=2).set_placement((x - 10, y - 15))

    return drawing(path, paint)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("X1", "X2", "X3", "X4"), (3, 8, 5, 4)),
        (("J10", "J2", "J1", "J9"), (5, 8, 4, 3)),
        (("", "", "", ""), (3, 8, 5, 4)),
    ],
)
def test_faces_come_by_name_or_place(
    names: tuple[str, ...], expected: tuple[int, ...], tmp_path: Path
) -> None:
    library = read(several(tmp_path / "a.dxf", names)).library
    assert tuple(len(face.contacts) for face in library.faces) == expected
    if any(names):
        (part,) = (part for part in library.parts if part.ports)
        assert len(part.ports) == len(names)
