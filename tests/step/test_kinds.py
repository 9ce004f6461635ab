"""Connectors as makers model them: what is beside the contacts must not pass for one."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.model import Gender
from cadbridge.step import Draft, DraftOptions, draft_face
from tests.step import models
from tests.step.places import assert_at

SPOTS = [(2.0, 1.5), (-1.0, 2.0), (1.2, -2.2)]
MIRRORED = [(-x, y) for x, y in SPOTS]


def drafted(shape: Any, folder: Path, gender: Gender | None = None) -> Draft:
    path = models.write(shape, folder / "model.step")
    return draft_face(path, DraftOptions(gender=gender))


def codes(draft: Draft) -> dict[str, str]:
    return {finding.code: finding.message for finding in draft.findings}


def keyed_shell() -> Any:
    """A shell with a square rib inside, its foot on the floor."""
    shell = models.cut(models.cylinder(0, 0, 0, 8, 12), models.cylinder(0, 0, 2, 6.5, 20))
    return models.fused(shell, models.block(0, 6.4, 2, 1.2, 1, 9))


def pins(spots: models.Spots, length: float = 8) -> list[Any]:
    return [models.cylinder(x, y, 1, 0.5, length) for x, y in spots]


def flange(*, screw_depth: float = 20, size: float = 26) -> Any:
    holes = [
        models.cylinder(x, y, -screw_depth / 2, 1.6, screw_depth)
        for x in (-9.8, 9.8)
        for y in (-9.8, 9.8)
    ]
    return models.cut(models.block(0, 0, -2, size, size, 2), *holes)


def insert(spots: models.Spots) -> Any:
    whole = models.cut(models.cylinder(0, 0, -2, 6, 12), models.block(0, 6, 0, 1.2, 1, 20))
    return models.cut(whole, *(models.cylinder(x, y, 3, 0.55, 20) for x, y in spots))


def test_screw_holes_of_a_flange_are_no_contacts(tmp_path: Path) -> None:
    draft = drafted(models.fused(flange(), keyed_shell(), *pins(SPOTS)), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, SPOTS)
    assert codes(draft)["CB708"] == "4 of 3.2 mm"


def test_screw_holes_beside_fewer_sockets_are_no_contacts(tmp_path: Path) -> None:
    draft = drafted(models.fused(flange(), insert(SPOTS)), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, MIRRORED)
    assert draft.face.key.kind == "rib"


def test_holes_through_a_round_flange_are_no_contacts(tmp_path: Path) -> None:
    holes = [models.cylinder(x, y, -5, 1, 10) for x, y in models.circle(6, 10, 0)]
    plate = models.cut(models.cylinder(0, 0, -2, 13, 2), *holes)
    draft = drafted(models.fused(plate, insert(SPOTS)), tmp_path)
    assert_at(draft.face, MIRRORED)
    assert codes(draft)["CB708"] == "6 of 2 mm"


def test_thick_contacts_around_an_inner_wall_stay_contacts(tmp_path: Path) -> None:
    """Power sockets around a shielded pair, all in one round insert."""
    power, signal = models.circle(4, 6, 45), [(-1.0, 0.0), (1.0, 0.5)]
    whole = models.fused(models.cylinder(0, 0, 0, 9, 10), models.cylinder(0, 0, 10, 2.5, 1))
    holes = [models.cylinder(x, y, 2, 1, 20) for x, y in power]
    holes += [models.cylinder(x, y, 2, 0.4, 20) for x, y in signal]
    draft = drafted(models.cut(whole, *holes), tmp_path)
    assert_at(draft.face, [*power, *((-x, y) for x, y in signal)])


@pytest.mark.parametrize("fused", [True, False])
def test_of_two_connectors_one_is_taken_and_said(fused: bool, tmp_path: Path) -> None:
    one = models.fused(keyed_shell(), *pins(SPOTS))
    other = models.shifted(one, 30, 0, 0)
    panel = models.block(15, 0, -2, 60, 30, 2)
    both = models.fused(panel, one, other) if fused else models.assembled(one, other)
    draft = drafted(both, tmp_path)
    assert_at(draft.face, SPOTS)
    assert draft.face.key.kind == "rib"
    words = "taken: +z with 3 pins in a shell with a key; beside it 3 of 1 mm"
    assert codes(draft)["CB709"] == words


def test_a_smaller_connector_beside_it_is_said(tmp_path: Path) -> None:
    five = models.circle(5, 3, 0)
    one, other = (models.fused(keyed_shell(), *pins(spots)) for spots in (five, SPOTS))
    draft = drafted(models.assembled(models.shifted(other, 0, 40, 3), one), tmp_path)
    assert_at(draft.face, five)
    assert "CB709" in codes(draft)


def test_slit_sockets_that_lie_back_are_sockets_not_the_pins_behind(tmp_path: Path) -> None:
    body = models.cut(
        models.cylinder(0, 0, 0, 6, 10),
        models.cylinder(0, 6, -1, 0.9, 20),
        *(models.cylinder(x, y, -1, 0.8, 12) for x, y in SPOTS),
    )
    sockets = [
        models.cut(
            models.cylinder(x, y, -3, 0.75, 11.5),
            models.cylinder(x, y, 1, 0.5, 20),
            models.block(x, y, 4, 0.2, 3, 10),
        )
        for x, y in SPOTS
    ]
    draft = drafted(models.assembled(body, *sockets), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, MIRRORED)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {1}


def test_hollow_pins_are_pins_and_said(tmp_path: Path) -> None:
    shape = models.fused(keyed_shell(), *pins(SPOTS))
    bores = [models.cylinder(x, y, 5, 0.25, 10) for x, y in SPOTS]
    draft = drafted(models.cut(shape, *bores), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, SPOTS)
    assert "CB710" in codes(draft)
    female = drafted(models.cut(shape, *bores), tmp_path, Gender.FEMALE)
    assert female.gender is Gender.FEMALE
    assert_at(female.face, MIRRORED)


def test_solder_cups_behind_pins_do_not_make_a_female(tmp_path: Path) -> None:
    cups = [
        models.cut(models.cylinder(x, y, -5, 0.5, 6), models.cylinder(x, y, -6, 0.35, 4))
        for x, y in SPOTS
    ]
    draft = drafted(models.fused(keyed_shell(), *pins(SPOTS), *cups), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, SPOTS)
    assert "CB702" not in codes(draft)


def test_pins_that_all_end_apart(tmp_path: Path) -> None:
    uneven = [models.cylinder(x, y, 1, 0.5, 7 + i / 2) for i, (x, y) in enumerate(SPOTS)]
    draft = drafted(models.fused(keyed_shell(), *uneven), tmp_path)
    assert_at(draft.face, SPOTS)


def test_a_rib_on_a_floor_with_seams_is_a_rib(tmp_path: Path) -> None:
    """The parts' coplanar faces stay apart in what the kernel fuses."""
    collar = models.fused(models.cylinder(0, 0, -3, 10, 3), models.cylinder(0, 0, -15, 5, 12))
    shape = models.fused(models.m12_male(SPOTS), collar)
    assert drafted(shape, tmp_path).face.key.kind == "rib"


def test_a_groove_in_a_shell_is_a_groove(tmp_path: Path) -> None:
    shell = models.cut(
        models.cylinder(0, 0, 0, 8, 12),
        models.cylinder(0, 0, 3, 6.5, 20),
        models.block(0, 6.7, 3, 1.2, 1.2, 20),
    )
    draft = drafted(models.fused(shell, *pins(SPOTS)), tmp_path)
    assert draft.face.key.kind == "groove"
    assert_at(draft.face, SPOTS)
