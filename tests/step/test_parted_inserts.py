"""Round inserts of which no single face goes all around: of two halves, or with a seal on them."""

from pathlib import Path
from typing import Any

import pytest

from tests.step import models
from tests.step.places import assert_at
from tests.step.test_kinds import MIRRORED, SPOTS, codes, drafted, insert


def halves(whole: Any, gap: float, *, level: bool) -> Any:
    size, depth = 40.0, 80.0
    for side in (1, -1):
        x, y = (0, side * (size + gap) / 2) if level else (side * (size + gap) / 2, 0)
        yield models.cut(whole, models.block(x, y, -40, size, size, depth))


@pytest.mark.parametrize("gap", [0.0, 0.1])
@pytest.mark.parametrize("level", [True, False])
@pytest.mark.parametrize("angle", [0, 50])
def test_the_groove_in_an_insert_of_two_halves_is_its_key(
    gap: float, level: bool, angle: float, tmp_path: Path
) -> None:
    whole = models.assembled(*halves(insert(SPOTS), -gap, level=level))
    draft = drafted(models.turned(whole, (0, 0, 1), angle), tmp_path)
    assert_at(draft.face, MIRRORED)
    assert draft.face.key.kind == "rib"


@pytest.mark.parametrize("off", [0.0, 2.0])
def test_the_rib_on_an_insert_of_two_halves_is_its_key(off: float, tmp_path: Path) -> None:
    rib = models.block(off, 6.2 - off / 5, 0, 1.2, 1.4, 10)
    whole = models.fused(models.cylinder(0, 0, -2, 6, 12), rib)
    whole = models.cut(whole, *(models.cylinder(x, y, 3, 0.55, 20) for x, y in SPOTS))
    draft = drafted(models.assembled(*halves(whole, 0, level=False)), tmp_path)
    assert draft.face.key.kind == "groove"
    if not off:
        assert_at(draft.face, MIRRORED)


def test_an_insert_of_two_halves_may_have_no_key(tmp_path: Path) -> None:
    whole = models.cut(
        models.cylinder(0, 0, -2, 6, 12), *(models.cylinder(x, y, 3, 0.55, 20) for x, y in SPOTS)
    )
    draft = drafted(models.assembled(*halves(whole, 0, level=True)), tmp_path)
    assert_at(draft.face, MIRRORED)
    assert "CB703" in codes(draft)


def test_a_groove_that_reaches_under_a_seal_is_the_key(tmp_path: Path) -> None:
    body = models.cut(models.cylinder(0, 0, -2, 6, 12), models.block(0, 6, -5, 1.5, 2, 20))
    whole = models.fused(body, models.cylinder(0, 0, 10, 5.6, 1))
    whole = models.cut(whole, *(models.cylinder(x, y, 3, 0.55, 20) for x, y in SPOTS))
    draft = drafted(whole, tmp_path)
    assert_at(draft.face, MIRRORED)
    assert draft.face.key.kind == "rib"
