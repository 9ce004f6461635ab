"""Blades and slots as makers model them: bevels, springs in bores, round ends."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.jobs.face_draft import draft_svg
from cadbridge.model import Gender, ShellKind
from cadbridge.step import DraftOptions, draft_face
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_doubtful import CORNERS, housing, mirrored
from tests.step.test_kinds import codes, drafted, keyed_shell, pins

ROW = [(-7.5, 0.0), (-2.5, 0.0), (2.5, 0.0), (7.5, 0.0)]
FIVE = [(-7.0, 2.0), (-2.0, 2.0), (3.0, 2.0), (-5.0, -3.0), (1.0, -3.0)]


def bevelled(x: float, y: float, bevel: float, side: int) -> Any:
    """A blade of 0.8 x 2.8 mm whose tip is bevelled on its right (1) or left (-1) only."""
    outline = [(-0.4, -4.0), (0.4, -4.0), (0.4, 8 - bevel), (0.4 - bevel, 8.0), (-0.4, 8.0)]
    return models.profile([(x + a * side, z) for a, z in outline], y, 2.8)


@pytest.mark.parametrize("bevel", [0.1, 0.25, 0.5])
@pytest.mark.parametrize("sides", [[1] * 5, [-1] * 5, [1, -1, 1, -1, 1]])
def test_blades_bevelled_on_one_side_lie_in_their_own_middle(
    sides: list[int], bevel: float, tmp_path: Path
) -> None:
    blades = [bevelled(x, y, bevel, side) for (x, y), side in zip(FIVE, sides, strict=True)]
    draft = drafted(models.assembled(housing(), *blades), tmp_path)
    assert_at(draft.face, FIVE)
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {0.8}
    assert "5 blades 2.8 mm long" in draft.face.remarks


def test_blades_in_a_row_bevelled_on_one_side_are_all_there(tmp_path: Path) -> None:
    blades = [bevelled(x, y, 0.25, 1) for x, y in ROW]
    draft = drafted(models.fused(housing(), *blades), tmp_path)
    assert_at(draft.face, ROW)


def test_blades_bevelled_along_their_length(tmp_path: Path) -> None:
    outline = [(-1.4, -4.0), (1.4, -4.0), (1.4, 7.2), (0.6, 8.0), (-1.4, 8.0)]
    blades = [models.profile([(x + a, z) for a, z in outline], y, 0.8) for x, y in FIVE]
    draft = drafted(models.assembled(housing(), *blades), tmp_path)
    assert_at(draft.face, FIVE)
    assert "5 blades 2.8 mm long" in draft.face.remarks


def test_blades_with_round_ends_are_as_long_as_they_are(tmp_path: Path) -> None:
    blades = [models.stadium(x, y, -1, 0.8, 2.8, 9) for x, y in FIVE]
    draft = drafted(models.fused(housing(), *blades), tmp_path)
    assert_at(draft.face, FIVE)
    assert "5 blades 2.8 mm long" in draft.face.remarks


def test_slots_with_round_ends_are_as_long_as_they_are(tmp_path: Path) -> None:
    slots = [models.stadium(x, y, 2, 0.9, 3.0, 20) for x, y in FIVE]
    draft = drafted(models.cut(models.block(0, 0, -5, 24, 14, 15), *slots), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(FIVE))
    assert "5 flat sockets 3 mm long" in draft.face.remarks


def two_leaves(x: float, y: float) -> list[Any]:
    return [models.block(x + i, y, 1, 0.25, 0.8, 7) for i in (-0.5, 0.5)]


def one_leaf(x: float, y: float) -> list[Any]:
    return [models.block(x + 0.5, y, 1, 0.25, 0.8, 7)]


def leaves_at_the_walls(x: float, y: float) -> list[Any]:
    return [models.block(x + i, y, 2, 0.2, 2.4, 7.6) for i in (-0.6, 0.6)]


def four_leaves(x: float, y: float) -> list[Any]:
    return [
        *two_leaves(x, y),
        *(models.block(x, y + i, 1, 0.6, 0.2, 7) for i in (-0.9, 0.9)),
    ]


def fork(x: float, y: float) -> list[Any]:
    """Two leaves on one foot, with a tail."""
    whole = models.fused(
        models.block(x, y, 2, 1.4, 0.6, 0.5),
        models.block(x, y, -8, 0.6, 0.4, 10.1),
        *two_leaves(x, y),
    )
    return [whole]


def leaves_with_a_tail(x: float, y: float) -> list[Any]:
    return [*two_leaves(x, y), models.block(x, y, -9, 0.6, 0.4, 5)]


def box_contact(x: float, y: float) -> list[Any]:
    """A tube bent of sheet metal, as crimped contacts are."""
    return [models.cut(models.block(x, y, 2, 1.2, 1.2, 7), models.block(x, y, 2, 0.9, 0.9, 9))]


@pytest.mark.parametrize(
    "springs",
    [
        two_leaves,
        one_leaf,
        leaves_at_the_walls,
        four_leaves,
        fork,
        leaves_with_a_tail,
        box_contact,
    ],
)
@pytest.mark.parametrize("spots", [CORNERS, ROW])
def test_springs_in_a_bore_are_one_socket(
    springs: Any, spots: models.Spots, tmp_path: Path
) -> None:
    bores = [models.block(x, y, 2, 1.4, 2.4, 20) for x, y in spots]
    block = models.cut(models.block(0, 0, -5, 24, 14, 15), *bores)
    parts = [part for x, y in spots for part in springs(x, y)]
    draft = drafted(models.assembled(block, *parts), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(spots))
    figures = {figure.name: float(figure.value) for figure in draft.face.shell.figures}
    assert figures == {"width_mm": 24, "height_mm": 14}


def test_a_bore_that_narrows_is_as_wide_as_below_its_mouth(tmp_path: Path) -> None:
    """As of a pin socket: a funnel leads into a square bore, a fork parts its floor."""
    bores = [
        models.fused(models.block(x, y, 2, 0.6, 0.6, 9), models.funnel(x, y, 9.7, 0.6, 1.2, 0.3))
        for x, y in CORNERS
    ]
    block = models.cut(models.block(0, 0, 0, 20, 14, 10), *bores)
    forks = [models.block(x, y, -3, 0.2, 0.6, 6) for x, y in CORNERS]
    draft = drafted(models.assembled(block, *forks), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(CORNERS))
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {0.6}


def slotted(spots: models.Spots) -> Any:
    slots = [models.block(x, y, 2, 0.9, 2.6, 20) for x, y in spots]
    return models.cut(models.block(0, 0, -5, 24, 14, 15), *slots)


@pytest.mark.parametrize(
    ("axis", "angle"),
    [((1, 0, 0), 30), ((0, 1, 0), 33), ((1, 1, 0), 50), ((1, 2, 3), 65), ((3, -1, 1), 110)],
)
@pytest.mark.parametrize("female", [False, True])
def test_flat_contacts_alone_are_found_where_a_model_lies_askew(
    female: bool, axis: tuple[float, float, float], angle: float, tmp_path: Path
) -> None:
    blades = [models.block(x, y, -1, 0.8, 2.8, 9) for x, y in FIVE]
    shape = slotted(FIVE) if female else models.assembled(housing(), *blades)
    draft = drafted(models.shifted(models.turned(shape, axis, angle), 5, -8, 40), tmp_path)
    assert draft.gender is (Gender.FEMALE if female else Gender.MALE)
    seen = mirrored(FIVE) if female else FIVE
    upright = [(float(one.x_mm), float(one.y_mm)) for one in draft.face.contacts]
    same = min(abs(upright[0][0] - x) + abs(upright[0][1] - y) for x, y in seen) < 0.01
    assert_at(draft.face, seen if same else [(-x, -y) for x, y in seen])
    figures = {figure.name: float(figure.value) for figure in draft.face.shell.figures}
    assert figures == ({"width_mm": 24, "height_mm": 14} if female else figures)
    assert figures["height_mm"] == 14


@pytest.mark.parametrize("angle", [10, 25, 44, -30, 71])
def test_a_rectangle_that_stands_askew_is_measured_along_its_sides(
    angle: float, tmp_path: Path
) -> None:
    shape = models.turned(slotted(FIVE), (0, 0, 1), angle)
    draft = drafted(shape, tmp_path)
    figures = {figure.name: float(figure.value) for figure in draft.face.shell.figures}
    assert figures == {"width_mm": 24, "height_mm": 14}
    turn = -angle if abs(angle) < 45 else 90 - angle
    if abs(angle) < 45:
        assert_at(draft.face, mirrored(FIVE))
        assert f"turned by {turn} degrees" in codes(draft)["CB703"]


def test_a_round_and_waved_edge_without_straight_sides_is_not_measured(tmp_path: Path) -> None:
    edge = [(9 * x, 6 * y) for x, y in models.circle(48, 1, 0)]
    shell = models.cut(
        models.prism(edge, -2, 12), models.prism([(x * 0.8, y * 0.8) for x, y in edge], 0, 20)
    )
    draft = drafted(models.assembled(shell, *pins([(-3, 1), (0, -2), (4, 0)])), tmp_path)
    assert draft.face.shell.kind is ShellKind.RECTANGULAR
    assert not draft.face.shell.figures
    assert codes(draft)["CB713"] == "width, height"


def test_two_contacts_are_doubted_unless_they_are_said(tmp_path: Path) -> None:
    shape = models.fused(keyed_shell(), *pins([(-2, 0), (2, 1)]))
    path = models.write(shape, tmp_path / "two.step")
    assert codes(draft_face(path))["CB715"] == "2 pins found"
    assert "CB715" not in codes(draft_face(path, DraftOptions(ways=2)))


def test_the_picture_says_that_flat_contacts_are_drawn_round(tmp_path: Path) -> None:
    blades = [models.block(x, y, -1, 0.8, 2.8, 9) for x, y in FIVE]
    earth = models.cylinder(6, -4, -1, 1, 9)
    draft = drafted(models.assembled(housing(), *blades, earth), tmp_path)
    assert "1 pin and 5 blades 2.8 mm long" in draft.face.remarks
    assert "drawn round" in draft_svg(draft)
    round_ones = drafted(models.fused(keyed_shell(), *pins(FIVE[:3])), tmp_path)
    assert "drawn round" not in draft_svg(round_ones)


def test_the_picture_says_what_was_not_measured(tmp_path: Path) -> None:
    edge = [(-9.37, 4.63), (9.37, 4.63), (8.63, -4.63), (-8.63, -4.63)]
    d_shape = models.cut(
        models.prism(edge, -2, 10), models.prism([(x * 0.95, y * 0.95) for x, y in edge], 0, 20)
    )
    row = pins([(-5, 1), (0, 1), (5, 1), (2, -2)])
    flange = draft_svg(drafted(models.assembled(d_shape, *row), tmp_path))
    assert "flange and its holes are drawn as usual" in " ".join(flange.split())
    box = draft_svg(drafted(models.assembled(housing(), *row), tmp_path))
    assert "inner frame is drawn as usual" in box
    keyed = draft_svg(drafted(models.fused(keyed_shell(), *row), tmp_path))
    assert "in a usual size" in keyed


def test_flat_and_round_sockets_are_counted_apart(tmp_path: Path) -> None:
    whole = models.cut(slotted(FIVE), *(models.cylinder(x, -3, 2, 1.2, 20) for x in (-9.5, 9)))
    remarks = drafted(whole, tmp_path).face.remarks
    assert "2 sockets and 5 flat sockets 2.6 mm long" in remarks


def test_where_the_opposite_side_shows_nothing_it_is_not_advised(tmp_path: Path) -> None:
    tails = [models.block(x, y, -9, 0.6, 0.4, 8) for x, y in FIVE]
    draft = drafted(models.fused(models.block(0, 0, -2, 24, 14, 10), *tails), tmp_path)
    assert "the opposite side shows no contacts" in codes(draft)["CB714"]


def test_a_tongue_that_carries_contacts_is_none(tmp_path: Path) -> None:
    """As that of a USB plug: its contacts lie on one side, or are sunk in it."""
    shell = models.cut(models.block(0, 0, -10, 12, 4.5, 19), models.block(0, 0, -8, 11.4, 3.9, 20))
    tongue = models.block(0, 1, -8, 11, 1.8, 16)
    spots = [(-3.5, 0.05), (-1.0, 0.05), (1.0, 0.05), (3.5, 0.05)]
    strips = [models.block(x, y, -8, 1, 0.3, 15) for x, y in spots]
    draft = drafted(models.assembled(shell, tongue, *strips), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, spots)
    assert "CB705" not in codes(draft)


def test_words_of_a_turned_rectangle_are_true(tmp_path: Path) -> None:
    low = [(-12.0, -8.0), (12.0, -8.0), (12.0, 4.5), (8.5, 8.0), (-8.5, 8.0), (-12.0, 4.5)]
    inlet = models.cut(models.block(0, 0, -3, 28, 20, 16), models.prism(low, 0, 14))
    blades = [models.block(x, y, -6, 2, 4, 15) for x, y in [(-7, -2), (7, -2), (0, 2)]]
    draft = drafted(models.assembled(inlet, *blades), tmp_path)
    assert codes(draft)["CB703"] == "the view was turned by 180 degrees, its wider half up"
    either = drafted(models.assembled(housing(), *pins(FIVE)), tmp_path)
    assert codes(either)["CB703"].endswith("does not tell which long side is up")


def test_holes_of_a_base_that_pins_fill_are_not_left_out(tmp_path: Path) -> None:
    spots = [(2.54 * column, 2.54 * row) for column in range(5) for row in range(2)]
    holes = [models.block(x, y, -1, 0.64, 0.64, 9) for x, y in spots]
    base = models.cut(models.block(5.08, 1.27, 0, 12.7, 5.08, 2.5), *holes)
    posts = [models.block(x, y, -3, 0.64, 0.64, 11.5) for x, y in spots]
    draft = drafted(models.assembled(base, *posts), tmp_path)
    assert len(draft.face.contacts) == 10
    assert "CB711" not in codes(draft)
