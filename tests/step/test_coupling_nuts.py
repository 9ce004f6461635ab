"""Keys of connectors in a coupling nut: the nut's grooves are none, and ribs may begin anywhere."""

from pathlib import Path
from typing import Any

import pytest

from tests.step import models
from tests.step.places import assert_at
from tests.step.test_broken_walls import measures
from tests.step.test_kinds import codes, drafted

FIVE = models.circle(5, 2.1, 126)
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
