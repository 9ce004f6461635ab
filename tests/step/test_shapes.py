"""Further kinds of connectors, each as a maker models it: positions within 0.005 mm."""

from math import cos, radians, sin
from pathlib import Path
from typing import Any

import pytest

from cadbridge.model import Gender, ShellKind
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_doubtful import SEVEN, housing, mirrored
from tests.step.test_flat import FIVE
from tests.step.test_kinds import codes, drafted, insert, keyed_shell, pins


def test_pins_with_a_groove_around_them(tmp_path: Path) -> None:
    parts = [
        models.fused(
            models.cylinder(x, y, 1, 0.5, 4),
            models.cylinder(x, y, 5, 0.35, 0.6),
            models.cylinder(x, y, 5.6, 0.5, 3),
        )
        for x, y in SEVEN
    ]
    draft = drafted(models.assembled(keyed_shell(), *parts), tmp_path)
    assert_at(draft.face, SEVEN)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {1}


@pytest.mark.parametrize("is_round", [True, False])
def test_pins_each_in_a_chamber_of_its_own_are_in_a_shell(is_round: bool, tmp_path: Path) -> None:
    rooms = [
        models.cylinder(x, y, 2, 1.6, 20) if is_round else models.block(x, y, 2, 3.4, 3.4, 20)
        for x, y in FIVE
    ]
    block = models.cut(models.block(0, 0, 0, 24, 14, 12), *rooms)
    draft = drafted(
        models.assembled(block, *(models.cylinder(x, y, 0, 0.8, 10) for x, y in FIVE)), tmp_path
    )
    assert draft.gender is Gender.MALE
    assert_at(draft.face, FIVE)
    assert not {"CB702", "CB714"} & codes(draft).keys()


def test_blades_that_end_flush_behind_do_not_mate_there(tmp_path: Path) -> None:
    edge = [(-9.37, 4.63), (9.37, 4.63), (8.63, -4.63), (-8.63, -4.63)]
    spots = [(-6.0, 1.0), (-2.0, 1.0), (2.0, 1.0), (6.0, -1.0)]
    wall = models.prism([(x * 1.05, y * 1.05) for x, y in edge], 0, 8)
    shell = models.cut(wall, models.prism(edge, 1, 10))
    blades = [models.block(x, y, 0, 0.5, 2, 7) for x, y in spots]
    shape = models.turned(models.assembled(shell, *blades), (0, 0, 1), -65)
    draft = drafted(shape, tmp_path)
    assert draft.face.shell.kind is ShellKind.D_SUB
    assert_at(draft.face, spots)
    assert "CB702" not in codes(draft)


def test_blades_that_stand_around_the_middle(tmp_path: Path) -> None:
    angles = [18, 90, 162, 234, 306]
    blades = [models.turned(models.block(5, 0, 1, 2.2, 0.6, 8), (0, 0, 1), a) for a in angles]
    draft = drafted(models.assembled(keyed_shell(), *blades), tmp_path)
    assert_at(draft.face, [(5 * cos(radians(a)), 5 * sin(radians(a))) for a in angles])
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {0.6}


def test_square_posts_on_their_corners(tmp_path: Path) -> None:
    posts = [
        models.shifted(models.turned(models.block(0, 0, 1, 0.64, 0.64, 8), (0, 0, 1), 45), x, y, 0)
        for x, y in FIVE
    ]
    draft = drafted(models.assembled(housing(), *posts), tmp_path)
    assert_at(draft.face, FIVE)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {0.64}


def test_square_bores_in_a_round_insert(tmp_path: Path) -> None:
    """The insert is as thick as a contact may be, and none."""
    bores = [models.block(x, y, 3, 0.8, 0.8, 20) for x, y in SEVEN]
    draft = drafted(models.cut(insert([]), *bores), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(SEVEN))
    assert "CB711" not in codes(draft)


@pytest.mark.parametrize("count", [2, 4])
def test_springs_in_round_bores(count: int, tmp_path: Path) -> None:
    spots = SEVEN[1:4]
    body = models.cut(insert([]), *(models.cylinder(x, y, 3, 0.9, 20) for x, y in spots))
    springs = [
        models.shifted(
            models.turned(models.block(0.6, 0, 3, 0.15, 0.5, 6.2), (0, 0, 1), 360 * i / count),
            x,
            y,
            0,
        )
        for x, y in spots
        for i in range(count)
    ]
    draft = drafted(models.assembled(body, *springs), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(spots))


def test_sockets_in_towers_within_a_housing(tmp_path: Path) -> None:
    towers = [
        models.cut(models.cylinder(x, y, 3, 1.7, 9), models.cylinder(x, y, 5, 0.9, 20))
        for x, y in FIVE
    ]
    shell = models.cut(models.block(0, 0, 0, 28, 18, 12), models.block(0, 0, 4, 24, 14, 20))
    draft = drafted(models.fused(shell, *towers), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(FIVE))


def rounded(width: float, height: float, radius: float, z: float, depth: float) -> Any:
    corners = [
        models.cylinder(i * (width / 2 - radius), j * (height / 2 - radius), z, radius, depth)
        for i in (-1, 1)
        for j in (-1, 1)
    ]
    return models.fused(
        models.block(0, 0, z, width - 2 * radius, height, depth),
        models.block(0, 0, z, width, height - 2 * radius, depth),
        *corners,
    )


def test_a_rounded_rectangle_that_stands_askew(tmp_path: Path) -> None:
    shell = models.cut(rounded(26, 18, 4, -2, 12), rounded(22, 14, 3, 0, 20))
    draft = drafted(models.turned(models.assembled(shell, *pins(FIVE)), (0, 0, 1), 20), tmp_path)
    assert_at(draft.face, FIVE)
    figures = {figure.name: float(figure.value) for figure in draft.face.shell.figures}
    assert figures == {"width_mm": 22, "height_mm": 14}


def test_a_model_far_from_its_origin(tmp_path: Path) -> None:
    turned = models.turned(models.m12_male(SEVEN), (1, 2, 3), 50)
    draft = drafted(models.shifted(turned, 8000, -5000, 3000), tmp_path)
    assert_at(draft.face, SEVEN)
    assert draft.face.key.kind == "rib"
