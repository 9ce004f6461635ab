"""Female inserts with sleeves, crimp barrels and slots across the back; towers seen from aside."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.model import Gender
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_kinds import codes, drafted

SPOTS = [(-9.0, 4.0), (-3.0, 4.0), (4.0, 4.0), (9.0, 4.0), (-9.0, -4.0), (-3.0, -4.0), (3.0, -4.0)]


def body(radius: float = 1.6) -> Any:
    bores = [models.cylinder(-x, y, -15, radius, 16) for x, y in SPOTS]
    return models.cut(models.block(0, 0, -20, 34, 18, 20), *bores)


def sleeve(x: float, y: float, outside: float, top: float, *slits: tuple[float, float]) -> Any:
    tube = models.cut(
        models.cylinder(x, y, -15, outside, 15 + top), models.cylinder(x, y, -15, 1.2, 16)
    )
    return models.cut(tube, *(models.block(x, y, -10, w, h, 11) for w, h in slits))


@pytest.mark.parametrize("slits", [[], [(0.3, 4)], [(0.29, 2)], [(0.5, 4)], [(0.3, 4), (4, 0.3)]])
@pytest.mark.parametrize(("outside", "top"), [(1.5, -0.5), (1.6, -1.0), (1.5, 0.0)])
def test_slit_sleeves_in_bores_are_the_contacts(
    slits: list[tuple[float, float]], outside: float, top: float, tmp_path: Path
) -> None:
    sleeves = [sleeve(-x, y, outside, top, *slits) for x, y in SPOTS]
    draft = drafted(models.assembled(body(), *sleeves), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, SPOTS)
    assert not {"CB705", "CB709", "CB711"} & codes(draft).keys()


def barrels(mirror: int) -> list[Any]:
    return [
        models.cut(
            models.cylinder(mirror * x, y, -30, 2.0, 11),
            models.cylinder(mirror * x, y, -31, 1.2, 8),
        )
        for x, y in SPOTS
    ]


def test_sleeves_are_before_the_barrels_for_their_wires(tmp_path: Path) -> None:
    sleeves = [sleeve(-x, y, 1.5, -0.5, (0.3, 4)) for x, y in SPOTS]
    draft = drafted(models.assembled(body(), *sleeves, *barrels(-1)), tmp_path)
    assert_at(draft.face, SPOTS)
    assert codes(draft)["CB702"].startswith("taken: +z with 7 sockets; it may be -z with 7 sockets")


def test_bare_pins_are_before_the_barrels_for_their_wires(tmp_path: Path) -> None:
    pins = [models.cylinder(x, y, -3, 1.25, 14) for x, y in SPOTS]
    block = models.block(0, 0, -20, 34, 18, 20)
    draft = drafted(models.assembled(block, *pins, *barrels(1)), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, SPOTS)
    assert codes(draft)["CB702"] == "taken: +z with 7 pins; it may be -z with 7 sockets"


def test_wires_in_the_bores_of_their_seals_are_no_pins_in_a_shell(tmp_path: Path) -> None:
    row = [(-6.0, 0.0), (0.0, 0.0), (5.0, 0.0)]
    holes = [models.cylinder(-x, y, -23, 1.0, 24) for x, y in row]
    seals = [models.cylinder(-x, y, -23, 2.5, 6) for x, y in row]
    wires = [models.cylinder(-x, y, -50, 1.2, 36) for x, y in row]
    whole = models.cut(models.block(0, 0, -22, 22, 10, 22), *holes, *seals)
    draft = drafted(models.assembled(whole, *wires), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, row)


@pytest.mark.parametrize("square", [True, False])
@pytest.mark.parametrize("deep", [1.0, 0.2])
def test_a_slot_across_the_back_leaves_one_connector(
    square: bool, deep: float, tmp_path: Path
) -> None:
    bores = [
        models.block(-x, y, -7, 0.8, 0.8, 8) if square else models.cylinder(-x, y, -7, 0.4, 8)
        for x, y in SPOTS
    ]
    whole = models.cut(models.block(0, 0, -9, 24, 12, 9), *bores)
    draft = drafted(models.cut(whole, models.block(0, 0, -10, 25, 1, 1 + deep)), tmp_path)
    assert_at(draft.face, SPOTS)
    assert "CB709" not in codes(draft)


def test_towers_around_sockets_are_no_blades(tmp_path: Path) -> None:
    row = [(x, y) for y in (2.1, -2.1) for x in (-4.2, 0.0, 4.2)]
    whole = models.block(0, 0, -12, 14.4, 10.6, 6)
    whole = models.fused(whole, *(models.block(x, y, -6, 3.3, 3.3, 6) for x, y in row))
    bores = [models.block(x, y, -10, 1.5, 1.5, 12) for x, y in row]
    draft = drafted(models.cut(whole, *bores), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, row)
