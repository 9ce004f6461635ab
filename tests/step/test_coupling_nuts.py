"""Keys of connectors in a coupling nut: the nut's grooves are none, and ribs may begin anywhere."""

from pathlib import Path
from typing import Any

import pytest

from tests.step import models
from tests.step.places import assert_at
from tests.step.test_broken_walls import measures
from tests.step.test_kinds import codes, drafted

FIVE = models.circle(5, 2.1, 126)
MIRRORED_FIVE = [(-x, y) for x, y in FIVE]
RING = models.cylinder(0, 0, 3, 4.1, 0.8), models.cylinder(0, 0, 2, 3.5, 9)


def nut(count: int, depth: float, groove: float = 0.6) -> Any:
    """A nut about a shell of 10 mm with equal grooves in its outside."""
    whole = models.cut(models.cylinder(0, 0, -1, 7.25, 9), models.cylinder(0, 0, -2, 5.05, 20))
    around = models.circle(count, 7.25 + groove - depth, 7)
    return models.cut(whole, *(models.cylinder(x, y, -2, groove, 20) for x, y in around))


def shell(*ribs: Any, spots: models.Spots = FIVE) -> Any:
    """A shell of 10 mm, its floor at a height of 3 mm, with pins."""
    whole = models.cut(models.cylinder(0, 0, -3, 5, 14), models.cylinder(0, 0, 3, 4.15, 20))
    return models.fused(whole, *ribs, *(models.cylinder(x, y, 2, 0.5, 8) for x, y in spots))


def rib(low: float, top: float, width: float = 0.9) -> Any:
    return models.block(0, 3.95, low, width, 0.6, top - low)


@pytest.mark.parametrize(("count", "depth"), [(24, 0.15), (24, 0.2), (9, 0.4), (1, 0.4)])
def test_a_groove_of_a_nut_is_no_key(count: int, depth: float, tmp_path: Path) -> None:
    draft = drafted(models.assembled(shell(), nut(count, depth)), tmp_path)
    assert "CB703" in codes(draft)
    assert_at(draft.face, FIVE)


@pytest.mark.parametrize("nuts", [(), (nut(24, 0.15),), (models.free_form(nut(24, 0.15)),)])
@pytest.mark.parametrize(("low", "top"), [(3.5, 10.5), (5, 10), (4.2, 11), (3, 9)])
def test_a_rib_in_a_shell_is_found_where_it_begins(
    low: float, top: float, nuts: tuple[Any, ...], tmp_path: Path
) -> None:
    draft = drafted(
        models.turned(models.assembled(shell(rib(low, top)), *nuts), (0, 0, 1), 17), tmp_path
    )
    assert draft.face.key.kind == "rib"
    assert_at(draft.face, FIVE)


@pytest.mark.parametrize("radius", [3.5, 4.1])
@pytest.mark.parametrize("notched", [False, True])
def test_a_flat_seal_on_the_floor_hides_no_rib(
    radius: float, notched: bool, tmp_path: Path
) -> None:
    bores = [models.cylinder(x, y, 2, 0.5, 9) for x, y in FIVE]
    seal = models.cut(models.cylinder(0, 0, 3, radius, 1.2), *bores)
    seal = models.cut(seal, models.block(0, 4, 2, 1, 0.8, 4)) if notched else seal
    whole = models.assembled(shell(rib(3, 10.5)), seal, nut(24, 0.15))
    draft = drafted(models.turned(whole, (0, 0, 1), 31), tmp_path)
    assert draft.face.key.kind == "rib"
    assert_at(draft.face, FIVE)


def test_a_ring_on_the_floor_is_no_bore(tmp_path: Path) -> None:
    draft = drafted(models.assembled(shell(rib(3, 10.5)), models.cut(*RING)), tmp_path)
    assert measures(draft)["bore_diameter_mm"] == 8.3
    assert draft.face.key.kind == "rib"


def test_three_ribs_above_the_floor_are_several_keys(tmp_path: Path) -> None:
    further = [models.turned(rib(4, 10), (0, 0, 1), angle) for angle in (120, -120)]
    draft = drafted(shell(rib(4, 10, 1.5), *further), tmp_path)
    assert codes(draft)["CB704"].startswith("at ")
    assert_at(draft.face, FIVE)


def socket_insert(*cuts: Any) -> Any:
    bores = [models.cylinder(x, y, 0, 0.5, 9) for x, y in MIRRORED_FIVE]
    return models.cut(models.cylinder(0, 0, -10, 4.1, 18), *bores, *cuts)


def flat(radius: float) -> Any:
    """What a flat along a round outside cuts away, to the right."""
    return models.block(radius + 3, 0, -20, 7.6, 40, 60)


FEMALE_NUT = models.cut(models.cylinder(0, 0, -8, 7.4, 17), models.cylinder(0, 0, -9, 4.6, 30))
THREAD = models.cut(models.cylinder(0, 0, -10, 6, 15), models.cylinder(0, 0, -11, 4, 30), flat(6))
GROOVE = models.block(7.4, 0, -9, 1.2, 1, 30)
RIB_OUTSIDE = models.block(7.6, 0, -8, 1, 1, 17)
KEY_GROOVE = models.block(0, 4, -2, 1, 1.6, 30)
OUTSIDES = {
    "groove or flat on the outside of 14.8 mm": [models.cut(FEMALE_NUT, GROOVE)],
    "rib on the outside of 14.8 mm": [models.fused(FEMALE_NUT, RIB_OUTSIDE)],
    "groove or flat on the outside of 12.0 mm": [THREAD],
}


@pytest.mark.parametrize("named", OUTSIDES)
@pytest.mark.parametrize("keyed", [False, True])
def test_a_mark_on_the_outside_around_a_female_insert_is_no_key(
    named: str, keyed: bool, tmp_path: Path
) -> None:
    marked = models.turned(models.assembled(*OUTSIDES[named]), (0, 0, 1), 40)
    insert = socket_insert(KEY_GROOVE) if keyed else socket_insert()
    draft = drafted(models.assembled(insert, marked), tmp_path)
    assert_at(draft.face, FIVE)
    if keyed:
        assert draft.face.key.kind == "rib"
        assert not {"CB703", "CB704"} & codes(draft).keys()
    else:
        assert draft.face.key.kind == "none_found"
        assert f"a {named} at 140 degrees may be the key" in codes(draft)["CB703"]
        assert "from the top" in draft.face.numbering


@pytest.mark.parametrize("ribs", [(), (rib(3, 10.5),)])
def test_a_flat_along_a_shell_is_no_key(ribs: tuple[Any, ...], tmp_path: Path) -> None:
    draft = drafted(models.cut(shell(*ribs), models.turned(flat(5), (0, 0, 1), 40)), tmp_path)
    assert draft.face.key.kind == ("rib" if ribs else "none_found")
    assert ("at 40 degrees may be the key" in codes(draft).get("CB703", "")) is not bool(ribs)
    assert "CB702" not in codes(draft)
    assert_at(draft.face, FIVE)
