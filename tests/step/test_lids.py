"""Lids with an open middle: nothing is hidden, and their measures are not the connector's."""

from pathlib import Path
from typing import Any

import pytest

from tests.step import models
from tests.step.places import assert_at
from tests.step.test_broken_walls import measures
from tests.step.test_doubtful import SEVEN, housing
from tests.step.test_flat import FIVE
from tests.step.test_kinds import MIRRORED, SPOTS, codes, drafted, insert, keyed_shell, pins


def cap(opening: Any) -> Any:
    """Over a shell of 16 mm that ends at 12 mm."""
    whole = models.cut(models.cylinder(0, 0, 4, 9.5, 10), models.cylinder(0, 0, 3, 8, 9.5))
    return models.cut(whole, opening)


def ring(opening: Any) -> Any:
    """On the front of the shell."""
    return models.cut(models.cylinder(0, 0, 12, 9.5, 2), opening)


OPENINGS = {
    "round": models.cylinder(0, 0, 0, 5.5, 30),
    "beside the middle": models.cylinder(0.5, -0.3, 0, 5.5, 30),
    "square": models.block(0.2, 0, 0, 9.8, 9.8, 30),
    "wide": models.block(0, 0, 0, 13.5, 8, 30),
}


@pytest.mark.parametrize("lid", [cap, ring])
@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_a_lid_with_an_open_middle_gives_no_measures(
    lid: Any, opening: Any, tmp_path: Path
) -> None:
    draft = drafted(models.assembled(keyed_shell(), *pins(SEVEN), lid(opening)), tmp_path)
    assert_at(draft.face, SEVEN)
    assert measures(draft) == {"bore_diameter_mm": 13.0}
    assert codes(draft)["CB713"] == "outer diameter"
    assert draft.face.key.kind == "rib"


def test_an_open_ring_before_sockets_gives_no_measures(tmp_path: Path) -> None:
    around = models.cut(models.cylinder(0, 0, 2, 8, 11), models.cylinder(0, 0, 0, 6.2, 10))
    around = models.cut(around, models.cylinder(0, 0, 0, 4.8, 20))
    draft = drafted(models.assembled(insert(SPOTS), around), tmp_path)
    assert_at(draft.face, MIRRORED)
    assert measures(draft) == {"female_insert_diameter_mm": 12.0}
    assert codes(draft)["CB713"] == "outer diameter"


@pytest.mark.parametrize("width", [18.0, 25.0])
def test_a_frame_before_a_rectangle_gives_no_measures(width: float, tmp_path: Path) -> None:
    frame = models.cut(models.block(0, 0, 12, 28, 22, 2), models.block(0.5, 0.5, 0, width, 11, 30))
    stubs = [models.cylinder(x, y, -1, 0.5, 9) for x, y in FIVE]
    draft = drafted(models.assembled(housing(), *stubs, frame), tmp_path)
    assert_at(draft.face, FIVE)
    assert measures(draft) == {"width_mm": 20.0, "height_mm": 14.0}


def test_a_groove_within_the_shell_is_no_lid(tmp_path: Path) -> None:
    shell = models.cut(keyed_shell(), models.cylinder(0, 0, 11.2, 7, 0.4))
    draft = drafted(models.assembled(shell, *pins(SEVEN)), tmp_path)
    assert measures(draft) == {"outer_diameter_mm": 16.0, "bore_diameter_mm": 13.0}
    assert draft.face.key.kind == "rib"
