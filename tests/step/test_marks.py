"""Dots and dimples are no contacts; what may be a contact and is not read as one is said."""

from math import cos, radians, sin
from pathlib import Path
from typing import Any

import pytest

from cadbridge.errors import FileError
from cadbridge.model import Gender
from cadbridge.step import DraftOptions, draft_face
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_covered import bored, male, slotted
from tests.step.test_doubtful import SEVEN, housing, mirrored
from tests.step.test_flat import FIVE
from tests.step.test_kinds import SPOTS, codes, drafted, insert, keyed_shell, pins


@pytest.mark.parametrize("depth", [0.1, 0.6, 1.5])
@pytest.mark.parametrize("radius", [0.55, 0.8])
def test_a_shallow_dimple_is_no_socket(depth: float, radius: float, tmp_path: Path) -> None:
    dimples = [models.cylinder(x, 5.5, 10 - depth, radius, 5) for x in (-10, 0)]
    draft = drafted(models.cut(bored(FIVE), *dimples), tmp_path)
    assert_at(draft.face, mirrored(FIVE))
    assert "at (10, 5.5) (0, 5.5)" in codes(draft)["CB711"]


@pytest.mark.parametrize("height", [0.2, 1.5])
def test_a_raised_dot_is_no_pin(height: float, tmp_path: Path) -> None:
    dot = models.cylinder(-2.2, 1.0, 1, 0.5, 1 + height)
    draft = drafted(models.fused(keyed_shell(), dot, *pins(SPOTS)), tmp_path)
    assert_at(draft.face, SPOTS)
    assert codes(draft)["CB711"] == "1 pin of 1 mm at (-2.2, 1)"


def test_a_short_pin_is_a_pin(tmp_path: Path) -> None:
    short = models.cylinder(-2.2, 0, 1, 0.5, 4)
    draft = drafted(models.fused(keyed_shell(), short, *pins(SPOTS)), tmp_path)
    assert_at(draft.face, [*SPOTS, (-2.2, 0)])


@pytest.mark.parametrize("deep", [0.6, 1.2])
def test_a_square_bore_below_a_round_mouth(deep: float, tmp_path: Path) -> None:
    bores = [models.block(x, y, 2, 0.7, 0.7, 20) for x, y in FIVE]
    mouths = [models.cylinder(x, y, 10 - deep, 0.9, 9) for x, y in FIVE]
    block = models.cut(models.block(0, 0, -5, 24, 14, 15), *bores, *mouths)
    draft = drafted(block, tmp_path)
    assert_at(draft.face, mirrored(FIVE))
    assert {float(one.diameter_mm) for one in draft.face.contacts} == {0.7}
    assert "5 flat sockets 0.7 mm long" in draft.face.remarks


@pytest.mark.parametrize("deep", [0.6, 1.2])
def test_a_round_bore_below_a_square_mouth(deep: float, tmp_path: Path) -> None:
    bores = [models.cylinder(x, y, 2, 0.5, 20) for x, y in FIVE]
    mouths = [models.block(x, y, 10 - deep, 1.4, 1.4, 9) for x, y in FIVE]
    draft = drafted(models.cut(models.block(0, 0, -5, 24, 14, 15), *bores, *mouths), tmp_path)
    assert_at(draft.face, mirrored(FIVE))
    assert {float(one.diameter_mm) for one in draft.face.contacts} == {1.0}
    assert "5 sockets" in draft.face.remarks


def blades() -> Any:
    return models.fused(housing(), *(models.block(x, y, -1, 0.8, 2, 9) for x, y in FIVE))


@pytest.mark.parametrize("angle", [0.3, 1, 1.8, 2.5])
@pytest.mark.parametrize("kind", ["blades", "slots", "bores"])
def test_a_model_that_lies_a_little_askew(kind: str, angle: float, tmp_path: Path) -> None:
    shapes = {"blades": blades(), "slots": slotted(FIVE), "bores": bored(FIVE)}
    askew = models.turned(shapes[kind], (1, 0.6, 0), angle)
    path = models.write(askew, tmp_path / "model.step")
    for options in (DraftOptions(), DraftOptions(axis="z")):
        draft = draft_face(path, options)
        assert_at(draft.face, FIVE if kind == "blades" else mirrored(FIVE))
        assert draft.face.remarks.endswith("Its mating side looks to about +z.")
        figures = {figure.name: float(figure.value) for figure in draft.face.shell.figures}
        wide, high = (20, 14) if kind == "blades" else (24, 14)
        assert figures == {"width_mm": wide, "height_mm": high}


def hexagonal(x: float, y: float) -> Any:
    corners = [(x + 0.5 * cos(radians(a)), y + 0.5 * sin(radians(a))) for a in range(0, 360, 60)]
    return models.prism(corners, 1, 8)


def tapered(x: float, y: float) -> Any:
    return models.cone(x, y, 1, 0.55, 0.45, 8)


@pytest.mark.parametrize("pin", [hexagonal, tapered])
def test_pins_of_another_form_are_said(pin: Any, tmp_path: Path) -> None:
    others = [(-2.5, -1.0), (2.4, -0.4)]
    shape = models.assembled(male(SPOTS), *(pin(x, y) for x, y in others))
    draft = drafted(shape, tmp_path)
    assert_at(draft.face, SPOTS)
    words = codes(draft)["CB711"]
    assert words.startswith("2 pins") and words.endswith("at (-2.5, -1) (2.4, -0.4)")


@pytest.mark.parametrize("pin", [hexagonal, tapered])
def test_pins_of_another_form_alone_make_no_contact_of_their_shell(
    pin: Any, tmp_path: Path
) -> None:
    shape = models.assembled(keyed_shell(), *(pin(x, y) for x, y in SPOTS))
    path = models.write(shape, tmp_path / "model.step")
    with pytest.raises(FileError) as caught:
        draft_face(path)
    assert "--ways 1" not in (caught.value.hint or "")
    with pytest.raises(FileError):
        draft_face(path, DraftOptions(ways=1))


def test_the_end_of_a_rib_is_no_pin(tmp_path: Path) -> None:
    assert "CB711" not in codes(drafted(male(SEVEN), tmp_path))


@pytest.mark.parametrize("below", [0.5, 1, 3])
@pytest.mark.parametrize("angle", [0, 120, 215])
def test_a_rib_that_begins_below_the_face_is_the_key(
    below: float, angle: float, tmp_path: Path
) -> None:
    body = models.cut(
        models.cylinder(0, 0, -2, 6, 12), *(models.cylinder(x, y, 3, 0.55, 20) for x, y in SPOTS)
    )
    rib = models.block(6.2, 0, -2, 1.4, 1.2, 12 - below)
    draft = drafted(models.fused(body, models.turned(rib, (0, 0, 1), angle)), tmp_path)
    turn = radians(90 - angle)
    c, s = cos(turn), sin(turn)
    assert_at(draft.face, [(-(x * c - y * s), x * s + y * c) for x, y in SPOTS])
    assert draft.face.key.kind == "groove"


@pytest.mark.parametrize("count", [3, 4])
def test_ribs_all_around_the_contacts_are_named(count: int, tmp_path: Path) -> None:
    ribs = [
        models.turned(models.block(6.4, 0, 2, 1, 1.2, 9), (0, 0, 1), 90 + 360 * i / count)
        for i in range(count)
    ]
    shell = models.cut(models.cylinder(0, 0, 0, 8, 12), models.cylinder(0, 0, 2, 6.5, 20))
    draft = drafted(models.fused(shell, *ribs, *pins(SPOTS)), tmp_path)
    assert codes(draft)["CB704"].startswith("at ")


@pytest.mark.parametrize("factor", [0.04, 25.4])
def test_a_model_in_another_unit_is_told_the_sizes(factor: float, tmp_path: Path) -> None:
    spots = [(x * factor, y * factor) for x, y in SPOTS]
    shape = models.assembled(
        models.block(0, 0, 0, 20 * factor, 20 * factor, factor),
        *(models.cylinder(x, y, 0, 0.5 * factor, 8 * factor) for x, y in spots),
    )
    with pytest.raises(FileError, match=r"0\.3 to 15 mm"):
        drafted(shape, tmp_path)


def test_surfaces_without_a_solid_are_said(tmp_path: Path) -> None:
    draft = drafted(models.surfaces(insert(SPOTS)), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert codes(draft)["CB717"].endswith("faces without a solid")
