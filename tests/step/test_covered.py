"""A contact counts for a side where it can be reached from there: lids, walls, closed bores."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.errors import FileError
from cadbridge.model import Gender
from cadbridge.step import DraftOptions, draft_face
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_doubtful import SEVEN, housing, mirrored
from tests.step.test_flat import FIVE
from tests.step.test_kinds import MIRRORED, SPOTS, codes, drafted, insert, keyed_shell, pins


def round_cap() -> Any:
    return models.cut(models.cylinder(0, 0, 4, 9.5, 10), models.cylinder(0, 0, 3, 8, 9.5))


def box_cap() -> Any:
    return models.cut(models.block(0, 0, 4, 22, 22, 10), models.block(0, 0, 3, 17, 17, 9.5))


def hexagonal_cap() -> Any:
    whole = models.prism(models.circle(6, 11, 0), 4, 10)
    return models.cut(whole, models.cylinder(0, 0, 3, 8, 9.5))


def plug() -> Any:
    """A stopper in the shell's mouth."""
    return models.cylinder(0, 0, 9.5, 6, 4)


CAPS = [round_cap, box_cap, hexagonal_cap, plug]


@pytest.mark.parametrize("cap", CAPS)
@pytest.mark.parametrize("standing", ["in", "on", "one"])
def test_pins_under_a_lid_look_to_the_lid(cap: Any, standing: str, tmp_path: Path) -> None:
    stubs = [models.cylinder(x, y, 2 if standing == "on" else 1, 0.5, 6) for x, y in SEVEN]
    parts = [keyed_shell(), *stubs]
    whole = models.fused(*parts) if standing == "one" else models.assembled(*parts)
    draft = drafted(models.assembled(whole, cap()), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, SEVEN)
    assert codes(draft)["CB716"] == "7 pins looking to +z"
    assert "CB702" not in codes(draft)


def test_pins_of_a_rectangle_under_a_lid(tmp_path: Path) -> None:
    lid = models.cut(models.block(0, 0, 6, 28, 22, 8), models.block(0, 0, 5, 24.2, 18.2, 8))
    stubs = [models.cylinder(x, y, -1, 0.5, 9) for x, y in FIVE]
    draft = drafted(models.assembled(housing(), *stubs, lid), tmp_path)
    assert_at(draft.face, FIVE)
    assert "CB716" in codes(draft)


@pytest.mark.parametrize("cap", CAPS)
def test_a_key_decides_against_bare_tails_behind(cap: Any, tmp_path: Path) -> None:
    through = [models.cylinder(x, y, -5, 0.5, 13) for x, y in SEVEN]
    draft = drafted(models.assembled(keyed_shell(), *through, cap()), tmp_path)
    assert_at(draft.face, SEVEN)
    assert "CB716" in codes(draft)
    assert "-z with 7 pins" in codes(draft).get("CB702", "-z with 7 pins")


def test_tails_behind_a_lid_without_a_key_are_doubted(tmp_path: Path) -> None:
    through = [models.cylinder(x, y, -9, 0.5, 17) for x, y in FIVE]
    lid = models.cut(models.block(0, 0, 6, 28, 22, 8), models.block(0, 0, 5, 24.2, 18.2, 8))
    draft = drafted(models.assembled(housing(), *through, lid), tmp_path)
    words = "taken: -z with 5 pins; it may be +z with 5 pins in a shell under a lid"
    assert codes(draft)["CB702"] == words


def test_sockets_under_a_lid_with_tails_behind(tmp_path: Path) -> None:
    tails = [models.cylinder(x, y, -8, 0.4, 7) for x, y in SPOTS]
    lid = models.cut(models.cylinder(0, 0, 5, 8, 10), models.cylinder(0, 0, 4, 6.2, 9))
    draft = drafted(models.assembled(insert(SPOTS), *tails, lid), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(SPOTS))
    assert "CB716" in codes(draft)


def bored(spots: models.Spots) -> Any:
    bores = [models.cylinder(x, y, 2, 0.55, 20) for x, y in spots]
    return models.cut(models.block(0, 0, -5, 24, 14, 15), *bores)


def drilled(spots: models.Spots) -> Any:
    """Bores that end in the cone of a drill."""
    tips = [models.cone(x, y, 1.5, 0.05, 0.55, 0.5) for x, y in spots]
    return models.cut(bored(spots), *tips)


def slotted(spots: models.Spots) -> Any:
    slots = [models.block(x, y, 2, 0.8, 2, 20) for x, y in spots]
    return models.cut(models.block(0, 0, -5, 24, 14, 15), *slots)


def set_in(spots: models.Spots) -> Any:
    """A bored insert on the floor of a housing."""
    bores = [models.cylinder(x, y, -1, 0.55, 20) for x, y in spots]
    return models.assembled(housing(), models.cut(models.block(0, 0, 0, 20, 14, 9), *bores))


def male(spots: models.Spots) -> Any:
    return models.assembled(keyed_shell(), *pins(spots))


def fused_male(spots: models.Spots) -> Any:
    return models.fused(keyed_shell(), *pins(spots))


@pytest.mark.parametrize("make", [bored, drilled, slotted, set_in, male, fused_male])
def test_what_is_closed_from_behind_shows_no_contacts_there(make: Any, tmp_path: Path) -> None:
    path = models.write(make(FIVE if make is not male else SEVEN), tmp_path / "model.step")
    draft_face(path)
    with pytest.raises(FileError, match="shows no contacts on the other side"):
        draft_face(path, DraftOptions(flip=True))


@pytest.mark.parametrize("width", [0.5, 0.7])
def test_conductors_within_a_back_shell_do_not_outweigh_a_key(width: float, tmp_path: Path) -> None:
    conductors = [models.cylinder(x, y, -10, width, 8) for x, y in SPOTS]
    shell = models.cut(models.cylinder(0, 0, -14, 9, 26), models.cylinder(0, 0, -15, 6.3, 40))
    draft = drafted(models.assembled(insert(SPOTS), *conductors, shell), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(SPOTS))


def test_solder_cups_within_a_back_shell_do_not_outweigh_a_key(tmp_path: Path) -> None:
    cups = [
        models.cut(models.cylinder(x, y, -10, 0.7, 8), models.cylinder(x, y, -11, 0.5, 4))
        for x, y in SPOTS
    ]
    shell = models.cut(models.cylinder(0, 0, -14, 9, 26), models.cylinder(0, 0, -15, 6.3, 40))
    draft = drafted(models.assembled(insert(SPOTS), *cups, shell), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(SPOTS))


def test_strands_that_end_behind_the_shell_are_in_none(tmp_path: Path) -> None:
    cores = [models.cylinder(x, y, -30, 0.7, 28) for x, y in SPOTS]
    strands = [models.cylinder(x, y, -35, 0.3, 8) for x, y in SPOTS]
    shell = models.cut(models.cylinder(0, 0, -4, 9, 16), models.cylinder(0, 0, -5, 6.3, 40))
    draft = drafted(models.assembled(insert(SPOTS), *cores, *strands, shell), tmp_path)
    assert_at(draft.face, mirrored(SPOTS))
    assert "in a shell" not in codes(draft).get("CB702", "")


def strip(round_bores: bool) -> Any:
    """Two rows of seven sockets, their first places unlike the last."""
    body = models.block(0, 0, -4, 12, 5, 4)
    bores = [
        models.cylinder(-x, y, -3, 0.25, 4) if round_bores else models.block(-x, y, -3, 0.5, 0.5, 4)
        for x, y in STRIP
    ]
    return models.cut(body, *bores)


STRIP = [(-3.81 + 1.27 * i, y) for i in range(7) for y in (0.635, -0.635)]


@pytest.mark.parametrize("gap", [0, 0.2])
@pytest.mark.parametrize("round_bores", [True, False])
@pytest.mark.parametrize("width", [2.0, 5.0])
def test_bores_under_a_pad_on_the_face_are_contacts(
    round_bores: bool, gap: float, width: float, tmp_path: Path
) -> None:
    pad = models.block(0, 0, gap, width, 5, 0.3)
    draft = drafted(models.assembled(strip(round_bores), pad), tmp_path)
    assert_at(draft.face, STRIP)
    hidden = sum(abs(x) < width / 2 for x, _ in STRIP)
    assert codes(draft)["CB716"] == f"{hidden} sockets looking to +z"


def test_a_label_over_one_socket(tmp_path: Path) -> None:
    label = models.block(SPOTS[0][0], SPOTS[0][1], 10, 1.6, 1.2, 0.1)
    draft = drafted(models.assembled(insert(SPOTS), label), tmp_path)
    assert_at(draft.face, MIRRORED)
    assert codes(draft)["CB716"] == "1 socket looking to +z"


VENTS = {
    "beside the pins": [(1.0, -1.4)],
    "over a pin": [SEVEN[0]],
    "two over pins": SEVEN[:2],
}


@pytest.mark.parametrize("vents", VENTS.values(), ids=VENTS)
@pytest.mark.parametrize("tails", [True, False])
def test_holes_in_a_cap_are_no_contacts(vents: models.Spots, tails: bool, tmp_path: Path) -> None:
    cap = models.cut(round_cap(), *(models.cylinder(x, y, 11, 0.6, 6) for x, y in vents))
    stubs = [models.cylinder(x, y, -4 if tails else 1, 0.5, 11 if tails else 6) for x, y in SEVEN]
    draft = drafted(models.assembled(keyed_shell(), *stubs, cap), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, SEVEN)
    assert "CB716" in codes(draft)


def test_a_foil_over_all_sockets_is_named(tmp_path: Path) -> None:
    foil = models.cylinder(0, 0, 10, 5.5, 0.2)
    path = models.write(models.assembled(insert(SPOTS), foil), tmp_path / "model.step")
    with pytest.raises(FileError, match=r"closes the mouths of 3 sockets of 1\.1 mm"):
        draft_face(path)
