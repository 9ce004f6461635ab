"""Measures of what is around contacts, and contacts deep in chambers."""

from math import cos, radians, sin
from pathlib import Path
from typing import Any

import pytest

from cadbridge.model import Gender, ShellKind
from cadbridge.step import DraftOptions, draft_face
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_broken_walls import measures
from tests.step.test_kinds import MIRRORED, SPOTS, codes, drafted, insert, keyed_shell, pins

FOUR = [(-6.0, 3.0), (6.0, 3.0), (-5.0, -3.0), (6.0, -3.0)]


def test_the_groove_for_a_ring_is_not_the_insert(tmp_path: Path) -> None:
    around = models.cut(models.cylinder(0, 0, 5, 8, 0.8), models.cylinder(0, 0, 4, 5.2, 3))
    draft = drafted(models.cut(insert(SPOTS), around), tmp_path)
    assert_at(draft.face, MIRRORED)
    assert measures(draft)["female_insert_diameter_mm"] == 12.0


def test_sockets_in_the_floor_of_a_shell_have_no_insert(tmp_path: Path) -> None:
    whole = models.cut(models.cylinder(0, 0, -12, 8, 17), models.cylinder(0, 0, 0, 6.5, 9))
    whole = models.cut(whole, *(models.cylinder(-x, y, -6, 0.55, 9) for x, y in SPOTS))
    draft = drafted(models.fused(whole, models.block(0, 6.4, 0, 1.2, 1, 4)), tmp_path)
    assert_at(draft.face, SPOTS)
    assert measures(draft) == {"outer_diameter_mm": 16.0, "bore_diameter_mm": 13.0}


@pytest.mark.parametrize("bevel", [2.0, 3.5, 4.2, 6.0])
@pytest.mark.parametrize("width", [24.0, 60.0])
def test_a_rectangle_with_two_bevelled_corners_is_no_d_sub(
    bevel: float, width: float, tmp_path: Path
) -> None:
    x, y = width / 2, 8.0
    edge: models.Spots = [
        (-x, -y),
        (x, -y),
        (x, y - bevel),
        (x - bevel, y),
        (bevel - x, y),
        (-x, y - bevel),
    ]
    slots = [models.block(*spot, -9, 2, 4, 12) for spot in FOUR]
    draft = drafted(models.cut(models.prism(edge, -12, 12), *slots), tmp_path)
    assert draft.face.shell.kind is ShellKind.RECTANGULAR
    assert measures(draft) == {"width_mm": width, "height_mm": 16.0}


@pytest.mark.parametrize("radius", [0.0, 1.0, 2.6])
@pytest.mark.parametrize("width", [16.9, 25.3, 38.9, 52.8])
def test_a_trapezoid_is_a_d_sub(radius: float, width: float, tmp_path: Path) -> None:
    lean = 4.0 * sin(radians(10)) / cos(radians(10))
    edge: models.Spots = [
        (-width / 2 - lean, 4),
        (width / 2 + lean, 4),
        (width / 2 - lean, -4),
        (lean - width / 2, -4),
    ]
    whole = models.rounded_prism(edge, -9, 9, radius)
    bores = [models.cylinder(-x / 2, y / 2, -7, 0.5, 9) for x, y in FOUR]
    draft = drafted(models.cut(whole, *bores), tmp_path)
    assert draft.face.shell.kind is ShellKind.D_SUB
    assert measures(draft) == {
        "female_d_width_mm": width,
        "female_d_height_mm": 8.0,
        "side_angle_deg": 10.0,
    }


def test_pins_beside_half_of_an_insert_are_about_the_middle_of_the_shell(tmp_path: Path) -> None:
    shell = models.cut(models.cylinder(0, 0, -4, 5, 12), models.cylinder(0, 0, 0, 4, 20))
    half = models.cut(models.cylinder(0, 0, -2, 3.9, 8), models.block(0, 4.5, 0, 18, 9, 20))
    spots = [(1.2, 0.8), (-1.2, 0.8), (0.0, 1.6)]
    stubs = [models.cylinder(x, y, -1, 0.35, 6) for x, y in spots]
    draft = drafted(models.assembled(shell, half, *stubs), tmp_path)
    assert draft.face.shell.kind is ShellKind.CIRCULAR
    assert_at(draft.face, spots)


@pytest.mark.parametrize("female", [False, True])
def test_a_block_in_a_round_shell_leaves_the_shell_its_middle_and_key(
    female: bool, tmp_path: Path
) -> None:
    spots = [(2.0, 2.0), (-2.0, 2.0), (2.0, -2.0), (-2.0, -1.5)]
    shell = models.cut(models.cylinder(0, 0, -6, 7, 16), models.cylinder(0, 0, -2, 6, 20))
    shell = models.fused(shell, models.block(0, 5.9, -2, 1.2, 0.8, 10))
    block = models.block(0.5, 0, -4, 7, 6, 6)
    parts = [models.cylinder(-x if female else x, y, -3, 0.4, 9) for x, y in spots]
    whole = [models.cut(block, *parts)] if female else [block, *parts]
    draft = drafted(models.assembled(shell, *whole), tmp_path)
    assert draft.face.shell.kind is ShellKind.CIRCULAR
    assert draft.face.key.kind in {"rib", "groove"}
    assert_at(draft.face, spots)


@pytest.mark.parametrize("radius", [4.0, 6.0])
def test_a_seal_about_an_insert_is_no_bore(radius: float, tmp_path: Path) -> None:
    seal = models.cut(models.cylinder(0, 0, 0, 8, 3), models.cylinder(0, 0, -1, radius + 1.9, 9))
    draft = drafted(models.assembled(insert(SPOTS), seal), tmp_path)
    assert measures(draft)["female_insert_diameter_mm"] == 12.0
    assert "bore_diameter_mm" not in measures(draft)


def chamber(x: float, y: float, depth: float) -> Any:
    return models.cylinder(x, y, -depth, 2.5, depth + 1)


@pytest.mark.parametrize("short", [1.0, 4.0, 7.0])
def test_pins_deep_in_chambers_of_their_own_are_pins(short: float, tmp_path: Path) -> None:
    whole = models.cut(models.block(0, 0, -20, 24, 18, 20), *(chamber(*at, 12) for at in FOUR))
    stubs = [models.cylinder(x, y, -16, 1, 16 - short) for x, y in FOUR]
    draft = drafted(models.assembled(whole, *stubs), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, FOUR)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {2.0}


@pytest.mark.parametrize("short", [1.0, 4.0, 7.0])
@pytest.mark.parametrize("radius", [1.3, 2.0])
def test_sleeves_deep_in_chambers_of_their_own_are_sockets(
    short: float, radius: float, tmp_path: Path
) -> None:
    whole = models.cut(models.block(0, 0, -20, 24, 18, 20), *(chamber(*at, 12) for at in FOUR))
    sleeves = [
        models.cut(
            models.cylinder(x, y, -12, radius, 12 - short), models.cylinder(x, y, -11, 0.8, 20)
        )
        for x, y in FOUR
    ]
    draft = drafted(models.assembled(whole, *sleeves), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, [(-x, y) for x, y in FOUR])
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {1.6}


def test_collars_around_bores_are_no_pins(tmp_path: Path) -> None:
    collars = [models.cylinder(-x, y, 9, 0.8, 1.4) for x, y in MIRRORED]
    bores = [models.cylinder(-x, y, 3, 0.55, 20) for x, y in MIRRORED]
    draft = drafted(models.cut(models.fused(insert(SPOTS), *collars), *bores), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, MIRRORED)


@pytest.mark.parametrize("tip", [0.8, 2.5])
def test_insulated_tips_do_not_make_pins_thinner(tip: float, tmp_path: Path) -> None:
    stubs = [models.cylinder(x, y, -2, 1.0, 11) for x, y in SPOTS]
    tips = [models.cylinder(x, y, 9, 0.6, tip) for x, y in SPOTS]
    draft = drafted(models.assembled(keyed_shell(), *stubs, *tips), tmp_path)
    assert_at(draft.face, SPOTS)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {2.0}
    assert draft.face.key.kind == "rib"


def test_shoulders_do_not_make_pins_thicker(tmp_path: Path) -> None:
    feet = [models.cylinder(x, y, -2, 1.0, 5) for x, y in SPOTS]
    draft = drafted(models.assembled(keyed_shell(), *pins(SPOTS, 6), *feet), tmp_path)
    assert_at(draft.face, SPOTS)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {1.0}


@pytest.mark.parametrize("side", [1, -1])
def test_deep_bores_come_before_the_windows_of_their_latches(side: int, tmp_path: Path) -> None:
    row = [(-2.5 + 1.25 * i, 0.0) for i in range(5)]
    whole = models.block(0, 0, -6, 9, 3.2, 6)
    whole = models.cut(whole, *(models.block(x, y, -5, 0.5, 0.6, 10) for x, y in row))
    windows = [models.block(x, side * 1.6, -4.5, 0.6, 2.8, 2) for x, _ in row]
    draft = drafted(models.cut(whole, *windows), tmp_path)
    assert_at(draft.face, row)
    assert draft.face.remarks.endswith("looks to +z.")


def test_a_single_pin_deep_in_its_shell_is_a_pin(tmp_path: Path) -> None:
    shell = models.cut(models.cylinder(0, 0, -10, 8, 30), models.cylinder(0, 0, 0, 5.5, 30))
    whole = models.assembled(shell, models.cylinder(0, 0, -5, 2, 20))
    draft = draft_face(models.write(whole, tmp_path / "m.step"), DraftOptions(ways=1))
    assert draft.gender is Gender.MALE
    assert measures(draft)["bore_diameter_mm"] == 11.0


def test_the_tube_of_a_single_socket_is_no_insert(tmp_path: Path) -> None:
    shell = models.cut(models.cylinder(0, 0, -8, 3.1, 11), models.cylinder(0, 0, -1, 2.3, 20))
    tube = models.cut(models.cylinder(0, 0, -7, 0.64, 8), models.cylinder(0, 0, -3, 0.47, 9))
    whole = models.assembled(shell, tube)
    draft = draft_face(models.write(whole, tmp_path / "m.step"), DraftOptions(ways=1))
    assert measures(draft) == {"outer_diameter_mm": 6.2, "bore_diameter_mm": 4.6}


def test_box_contacts_deep_in_towers_are_open(tmp_path: Path) -> None:
    towers = [models.block(x, y, -8, 3.4, 3.4, 8) for x, y in FOUR]
    whole = models.fused(models.block(0, 0, -14, 18, 11, 6), *towers)
    whole = models.cut(whole, *(models.block(x, y, -13, 1.8, 1.8, 20) for x, y in FOUR))
    boxes = [
        models.cut(models.block(x, y, -9, 1.75, 1.75, 8), models.block(x, y, -10, 1.3, 1.3, 12))
        for x, y in FOUR
    ]
    draft = drafted(models.assembled(whole, *boxes), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert len(draft.face.contacts) == 4
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {1.3}
    assert "CB716" not in codes(draft)
