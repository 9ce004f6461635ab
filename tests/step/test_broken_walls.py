"""The outline of a shell or insert whose sides are broken by slots, grooves and ridges."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.step import Draft
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_kinds import codes, drafted

SPOTS = [(-6.0, 1.5), (-2.0, 1.5), (3.0, 1.5), (-4.5, -1.5), (0.5, -1.5), (7.0, -1.5)]


def header(*slots: Any) -> Any:
    """Pins in a shroud, 18 by 7 mm inside, with cuts in its wall."""
    shroud = models.cut(models.block(0, 0, -3, 21, 10, 12), models.block(0, 0, 0, 18, 7, 12))
    return models.assembled(
        models.cut(shroud, *slots), *(models.cylinder(x, y, -6, 0.4, 12) for x, y in SPOTS)
    )


def socket_block(*ridges: Any) -> Any:
    bores = [models.cylinder(-x, y, -7, 0.4, 10) for x, y in SPOTS]
    return models.cut(models.fused(models.block(0, 0, -9, 18, 7, 9), *ridges), *bores)


def measures(draft: Draft) -> dict[str, float]:
    return {figure.name: float(figure.value) for figure in draft.face.shell.figures}


SLOTS = {
    "key slot from the floor": [models.block(0, -4.5, 0, 4.5, 3, 12)],
    "key slot into the floor": [models.block(0, -4.5, -1, 4.5, 3, 12)],
    "slot aside": [models.block(5, 4.5, 0, 3, 3, 12)],
    "slot in an end": [models.block(10, 1, 0, 4, 2, 12)],
    "window at the floor": [models.block(-3, -4.5, 0, 4, 3, 4)],
    "wide slot": [models.block(0, -4.5, 0, 13, 3, 12)],
    "groove inside": [models.block(5, 3.6, 0, 1.5, 1, 12)],
    "slots across": [models.block(0, y, 0, 3, 4, 12) for y in (5, -5)],
    "slots everywhere": [models.block(2, 0, 0, 3, 12, 12), models.block(0, 0.5, 0, 30, 2, 12)],
}


@pytest.mark.parametrize("slots", SLOTS.values(), ids=SLOTS)
@pytest.mark.parametrize("angle", [0, 90, 17])
def test_slots_leave_the_measures_of_a_shroud(slots: Any, angle: float, tmp_path: Path) -> None:
    draft = drafted(models.turned(header(*slots), (0, 0, 1), angle), tmp_path)
    if angle != 90:  # a model that stands upright may be laid down either way
        assert_at(draft.face, SPOTS)
    assert measures(draft) == {"width_mm": 18.0, "height_mm": 7.0}
    assert not {"CB713", "CB714", "CB718"} & codes(draft).keys()


RIDGES = {
    "key ridge": [models.block(0, -4, -9, 4, 2, 9)],
    "ridge aside": [models.block(5, 4, -9, 3, 2, 9)],
    "ridges across": [models.block(3, 0, -9, 2, 9, 9)],
    "ridge at an end": [models.block(9.5, 0, -9, 2, 2, 9)],
}


@pytest.mark.parametrize("ridges", RIDGES.values(), ids=RIDGES)
def test_ridges_leave_the_measures_of_an_insert(ridges: Any, tmp_path: Path) -> None:
    draft = drafted(socket_block(*ridges), tmp_path)
    assert_at(draft.face, SPOTS)
    assert measures(draft) == {"width_mm": 18.0, "height_mm": 7.0}


def test_where_a_side_of_the_shroud_is_open_the_contacts_are_its_middle(tmp_path: Path) -> None:
    draft = drafted(header(models.block(0, 4, 0, 18, 5, 12)), tmp_path)
    assert_at(draft.face, SPOTS)
    assert measures(draft) == {"width_mm": 18.0}
    assert codes(draft)["CB713"] == "height"
    assert "height" in codes(draft)["CB718"]


def test_where_an_insert_is_stepped_its_height_is_not_sure(tmp_path: Path) -> None:
    draft = drafted(socket_block(models.block(0, -4, -9, 9, 2, 9)), tmp_path)
    assert_at(draft.face, SPOTS)
    assert measures(draft) == {"width_mm": 18.0}
    assert "CB718" in codes(draft)
