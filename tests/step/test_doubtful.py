"""What a model may mislead by: cavities, tails, other connectors, nuts, and damage."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cadbridge.drawing.faces.shells import shell_shape
from cadbridge.drawing.shapes.items import Arc
from cadbridge.drawing.shapes.view import View
from cadbridge.errors import FileError
from cadbridge.findings import Severity
from cadbridge.model import Gender
from cadbridge.step import DraftOptions, draft_face
from tests.step import models
from tests.step.places import assert_at
from tests.step.test_kinds import SPOTS, codes, drafted, keyed_shell, pins

SEVEN = [(2.5, 1.2), (-1.9, 2.2), (-2.8, -0.7), (-0.4, -2.9), (1.9, -1.7), (0.3, 0.4), (0.9, 2.6)]
CORNERS = [(-5.0, 1.0), (-1.0, -3.0), (5.0, 2.0), (3.0, -4.0)]


def mirrored(spots: models.Spots) -> models.Spots:
    return [(-x, y) for x, y in spots]


def housing() -> Any:
    return models.cut(models.block(0, 0, -5, 24, 18, 17), models.block(0, 0, 0, 20, 14, 12))


@pytest.mark.parametrize("through", [False, True])
@pytest.mark.parametrize("width", [1.2, 3.2])
def test_rectangular_bores_are_sockets(width: float, through: bool, tmp_path: Path) -> None:
    deep = 20.0 if through else 8.0
    bores = [models.block(x, y, 10 - deep, width, 3.2, 20) for x, y in CORNERS]
    draft = drafted(models.cut(models.block(0, 0, -5, 20, 14, 15), *bores), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(CORNERS) if not through else _seen(draft))
    assert {float(contact.diameter_mm) for contact in draft.face.contacts} == {width}
    assert ("CB702" in codes(draft)) is through


def _seen(draft: Any) -> models.Spots:
    """Bores through a block alone show both ways alike."""
    first = draft.face.contacts[0]
    seen = (float(first.x_mm), float(first.y_mm))
    return mirrored(CORNERS) if seen in mirrored(CORNERS) else CORNERS


def test_bores_with_round_ends_are_sockets(tmp_path: Path) -> None:
    bores = [
        models.fused(
            models.block(x, y, 2, 2, 1, 20),
            models.cylinder(x - 1, y, 2, 0.5, 20),
            models.cylinder(x + 1, y, 2, 0.5, 20),
        )
        for x, y in CORNERS
    ]
    draft = drafted(models.cut(models.block(0, 0, -5, 20, 14, 15), *bores), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(CORNERS))


def test_springs_within_rectangular_bores_leave_them_sockets(tmp_path: Path) -> None:
    bores = [models.block(x, y, 2, 1.4, 2.4, 20) for x, y in CORNERS]
    block = models.cut(models.block(0, 0, -5, 20, 14, 15), *bores)
    springs = [models.block(x + i, y, 2, 0.25, 0.8, 6) for x, y in CORNERS for i in (-0.5, 0.5)]
    draft = drafted(models.assembled(block, *springs), tmp_path)
    assert draft.gender is Gender.FEMALE
    assert_at(draft.face, mirrored(CORNERS))


def test_a_blade_in_a_recess_of_its_own_is_a_blade(tmp_path: Path) -> None:
    bores = [models.block(x, y, 2, 2, 3, 20) for x, y in CORNERS]
    block = models.cut(models.block(0, 0, -5, 20, 14, 15), *bores)
    blades = [models.block(x, y, 1, 0.8, 1.6, 8) for x, y in CORNERS]
    draft = drafted(models.assembled(block, *blades), tmp_path)
    assert draft.gender is Gender.MALE
    assert_at(draft.face, CORNERS)


@pytest.mark.parametrize("fused", [True, False])
def test_blades_and_a_round_protective_earth_are_one_face(fused: bool, tmp_path: Path) -> None:
    blades = [models.block(x, 0, -1, 1, 3, 9) for x in (-4, 0, 4)]
    parts = [housing(), *blades, models.cylinder(0, 4, -1, 1.5, 9)]
    whole = models.fused(*parts) if fused else models.assembled(*parts)
    draft = drafted(whole, tmp_path)
    assert_at(draft.face, [(-4, 0), (0, 0), (4, 0), (0, 4)])
    assert "3 blades 3 mm long" in draft.face.remarks
    assert "1 pin" in draft.face.remarks


def test_blades_of_another_size_are_contacts(tmp_path: Path) -> None:
    power = [models.block(x, 3, -1, 0.8, 6, 9) for x in (-6, 6)]
    signal = [models.block(x, -3, -1, 0.6, 1.5, 8) for x in (-2, 0, 2)]
    draft = drafted(models.fused(housing(), *power, *signal), tmp_path)
    assert_at(draft.face, [(-6, 3), (6, 3), (-2, -3), (0, -3), (2, -3)])


def test_sockets_beside_pins_are_named_with_their_places(tmp_path: Path) -> None:
    shell = models.cut(keyed_shell(), models.cylinder(3, 0, 1, 0.6, 5))
    draft = drafted(models.fused(shell, *pins(SPOTS)), tmp_path)
    assert_at(draft.face, SPOTS)
    finding = next(one for one in draft.findings if one.code == "CB711")
    assert finding.severity is Severity.WARNING
    assert finding.message == "1 socket of 1.2 mm at (3, 0)"


TURNS = [
    ((0, 1, 0), -30),
    ((0, 1, 0), 30),
    ((1, 0, 0), 180),
    ((1, 0, 0), 90),
    ((1, 0, 0), -90),
    ((0, 1, 0), 90),
    ((0, 1, 0), -90),
    ((1, 2, 3), 111),
]


@pytest.mark.parametrize(("axis", "angle"), TURNS)
def test_pins_with_tails_behind_are_read_at_the_shell(
    axis: tuple[float, float, float], angle: float, tmp_path: Path
) -> None:
    through = [models.cylinder(x, y, -5, 0.5, 14) for x, y in SEVEN]
    shape = models.turned(models.assembled(keyed_shell(), *through), axis, angle)
    draft = drafted(shape, tmp_path)
    assert_at(draft.face, SEVEN)
    assert "CB702" not in codes(draft)


def test_more_tails_than_pins_are_tails(tmp_path: Path) -> None:
    tails = [models.cylinder(x, y, -5, 0.5, 6) for x, y in models.circle(9, 5, 0)]
    draft = drafted(models.assembled(keyed_shell(), *pins(SEVEN), *tails), tmp_path)
    assert_at(draft.face, SEVEN)


def test_bare_pins_are_said_to_be_perhaps_tails(tmp_path: Path) -> None:
    """As of an RJ45, whose contacts are springs: only its solder tails are pins."""
    body = models.cut(models.block(0, 0, 0, 16, 14, 12), models.block(0, -5, 2, 11, 14, 8))
    tails = [models.cylinder(-3.5 + i, 2.5 * (i % 2), -3, 0.25, 4) for i in range(8)]
    draft = drafted(models.fused(body, *tails), tmp_path)
    assert codes(draft)["CB714"].startswith("8 pins looking to -z")


def test_a_nut_behind_the_insert_gives_no_measure(tmp_path: Path) -> None:
    nut = models.cut(models.cylinder(0, 0, -14, 12, 8), models.cylinder(0, 0, -14, 4, 8))
    draft = drafted(models.assembled(keyed_shell(), *pins(SPOTS), nut), tmp_path)
    figures = {figure.name: float(figure.value) for figure in draft.face.shell.figures}
    assert figures["bore_diameter_mm"] == 13
    assert figures["outer_diameter_mm"] == 16


@pytest.mark.parametrize("count", [4, 8, 60])
def test_grips_of_a_nut_are_no_keys(count: int, tmp_path: Path) -> None:
    grips = [models.cylinder(x, y, -1, 0.3, 20) for x, y in models.circle(count, 11, 0)]
    nut = models.cut(models.cylinder(0, 0, 2, 11, 8), models.cylinder(0, 0, 0, 9, 20), *grips)
    draft = drafted(models.assembled(keyed_shell(), *pins(SPOTS), nut), tmp_path)
    assert draft.face.key.kind == "rib"
    assert_at(draft.face, SPOTS)


def test_a_measure_that_the_mating_plane_does_not_show_is_unknown(tmp_path: Path) -> None:
    hexagon = models.prism(models.circle(6, 11, 0), 2, 8)
    nut = models.cut(hexagon, models.cylinder(0, 0, 0, 9, 20))
    draft = drafted(models.assembled(keyed_shell(), *pins(SPOTS), nut), tmp_path)
    assert "outer_diameter_mm" not in {figure.name for figure in draft.face.shell.figures}
    assert codes(draft)["CB713"] == "outer diameter"


def test_connectors_that_look_elsewhere_are_said(tmp_path: Path) -> None:
    one = models.fused(keyed_shell(), *pins(SEVEN))
    side = models.turned(models.fused(keyed_shell(), *pins(SPOTS)), (0, 1, 0), 90)
    draft = drafted(models.assembled(one, models.shifted(side, 30, 0, -30)), tmp_path)
    assert_at(draft.face, SEVEN)
    assert "+x with 3 pins in a shell with a key" in codes(draft)["CB709"]


@pytest.mark.apart
def test_a_pin_lost_from_the_file_is_said(tmp_path: Path) -> None:
    path = models.write(models.assembled(keyed_shell(), *pins(SEVEN)), tmp_path / "m.step")
    text = path.read_text("latin-1")
    lost = re.findall(r"(#\d+) = CYLINDRICAL_SURFACE\('',#\d+,0\.5\);\n", text)[2]
    path.write_text(re.sub(rf"\n{lost} = [^;]*;", "", text), "latin-1")
    draft = draft_face(path)
    assert len(draft.face.contacts) == 6
    finding = next(one for one in draft.findings if one.code == "CB712")
    assert finding.severity is Severity.ERROR
    assert f"{lost} is referred to and not there" in finding.message


@pytest.mark.apart
def test_the_lost_place_of_a_pin_is_said(tmp_path: Path) -> None:
    """Nothing refers to the line, and the kernel leaves out the pin in silence."""
    path = models.write(models.assembled(keyed_shell(), *pins(SEVEN)), tmp_path / "m.step")
    text = path.read_text("latin-1")
    lines = re.findall(r"#\d+ = CONTEXT_DEPENDENT_SHAPE_REPRESENTATION[^;]*;", text)
    path.write_text(text.replace(lines[3], ""), "latin-1")
    draft = draft_face(path)
    finding = next(one for one in draft.findings if one.code == "CB712")
    assert finding.severity is Severity.ERROR
    assert "1 component of the assembly without a place" in finding.message


@pytest.mark.apart
@pytest.mark.parametrize("word", ["NaN", "-inf", "1.E400"])
def test_what_is_no_number_is_one_error(word: str, tmp_path: Path) -> None:
    path = models.write(models.assembled(keyed_shell(), *pins(SEVEN)), tmp_path / "m.step")
    text = path.read_text("latin-1")
    path.write_text(text.replace("CARTESIAN_POINT('',(2.5,1.2", f"CARTESIAN_POINT('',({word},1.2"))
    with pytest.raises(FileError, match="is damaged"):
        draft_face(path)


def test_a_zero_with_a_long_exponent_is_a_number(tmp_path: Path) -> None:
    path = models.write(models.assembled(keyed_shell(), *pins(SEVEN)), tmp_path / "m.step")
    text = path.read_text("latin-1")
    assert "(0.,0.,1.)" in text
    path.write_text(text.replace("(0.,0.,1.)", "(0.E+000,0.E+000,1.E+000)"), "latin-1")
    assert_at(draft_face(path).face, SEVEN)


def test_a_name_may_hold_a_reference(tmp_path: Path) -> None:
    path = models.write(
        models.assembled(keyed_shell(), *pins(SEVEN)), tmp_path / "m.step", product="M12 #99999 NaN"
    )
    assert "CB712" not in codes(draft_face(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.step")
    with pytest.raises(FileError, match="is no file"):
        draft_face(tmp_path / "pipe.step")


def test_one_contact_is_taken_where_it_is_said(tmp_path: Path) -> None:
    shape = models.fused(keyed_shell(), *pins([(0.0, 0.0)], 10))
    path = models.write(shape, tmp_path / "coax.step")
    with pytest.raises(FileError) as caught:
        draft_face(path)
    assert "`ways` 1" in (caught.value.hint or "")
    assert_at(draft_face(path, DraftOptions(ways=1)).face, [(0, 0)])


def test_nothing_along_an_axis_does_not_advise_the_axis(tmp_path: Path) -> None:
    path = models.write(models.block(0, 0, 0, 9, 9, 9), tmp_path / "cube.step")
    with pytest.raises(FileError) as caught:
        draft_face(path, DraftOptions(axis="x"))
    assert "leave out `axis`" in (caught.value.hint or "")


@pytest.mark.parametrize("gender", [Gender.MALE, Gender.FEMALE])
def test_a_shell_without_a_thread_is_drawn_without_one(gender: Gender, tmp_path: Path) -> None:
    face = drafted(models.fused(keyed_shell(), *pins(SPOTS)), tmp_path).face
    view = View(gender=gender)
    threaded = replace(face, shell=replace(face.shell, thread="M16x1"))
    plain, with_thread = (
        sum(isinstance(item, Arc) for item in shell_shape(one, view).items)
        for one in (face, threaded)
    )
    assert plain == with_thread - 1
