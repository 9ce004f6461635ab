"""Faces drafted from models that the tests make with the same kernel."""

import sys
from dataclasses import replace
from decimal import Decimal
from math import cos, radians, sin
from pathlib import Path
from typing import Any

import pytest

import cadbridge
from cadbridge.errors import FileError, OptionError
from cadbridge.model import Basis, Certainty, Gender, ShellKind
from cadbridge.step import DraftOptions, Numbering, compare_face, draft_face, opening
from tests.step import models
from tests.step.places import NEAR, assert_at, places

M12_5 = [*models.circle(4, 2.5, 45), (0.0, 0.0)]
DSUB_9 = [(-5.54 + 2.77 * i, 1.42) for i in range(5)] + [
    (-4.155 + 2.77 * i, -1.42) for i in range(4)
]
D_SHAPE = [(-9.37, 4.63), (9.37, 4.63), (8.63, -4.63), (-8.63, -4.63)]


def dsub(*, female: bool) -> Any:
    flange = models.block(0, 0, -1, 31, 12.5, 1)
    if female:
        insert = models.fused(models.prism(D_SHAPE, 0, 6), flange)
        holes = [models.cylinder(x, y, 1, 0.5, 8) for x, y in DSUB_9]
        screws = [models.cylinder(x, 0, -2, 1.5, 5) for x in (-12.5, 12.5)]
        return models.cut(insert, *holes, *screws)
    wall = models.prism([(x * 1.05, y * 1.05) for x, y in D_SHAPE], 0, 8)
    shell = models.cut(wall, models.prism(D_SHAPE, 1, 10))
    return models.fused(shell, flange, *(models.cylinder(x, y, 0, 0.5, 6) for x, y in DSUB_9))


@pytest.mark.parametrize(
    "change",
    [
        lambda shape: shape,
        lambda shape: models.turned(shape, (1, 0, 0), 90),
        lambda shape: models.turned(models.shifted(shape, 3, -4, 50), (1, 2, 3), 37),
        models.free_form,
    ],
    ids=["as it is", "along y", "tilted", "splines"],
)
def test_pins_lie_where_they_were_modelled(change: Any, tmp_path: Path) -> None:
    path = models.write(change(models.m12_male(M12_5)), tmp_path / "m12.step")
    draft = draft_face(path)
    assert_at(draft.face, M12_5)
    assert draft.gender is Gender.MALE
    assert draft.face.key.kind == "rib"
    assert {contact.diameter_mm for contact in draft.face.contacts} == {1}
    figures = {figure.name: figure.value for figure in draft.face.shell.figures}
    assert figures["outer_diameter_mm"] == 12
    assert figures["bore_diameter_mm"] == Decimal("8.3")
    assert figures["pitch_circle_mm"] == 5


@pytest.mark.parametrize("unit", ["MM", "INCH"])
@pytest.mark.parametrize("schema", ["AP203", "AP214IS", "AP242DIS"])
def test_units_and_protocols(unit: str, schema: str, tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.stp", unit, schema)
    draft = draft_face(path)
    assert_at(draft.face, M12_5)
    assert schema[:5] in draft.document.remarks


def test_a_lopsided_female_is_mirrored_to_the_male_mating_face(tmp_path: Path) -> None:
    spots = [(2.0, 1.5), (-1.0, 2.0), (1.2, -2.2)]
    path = models.write(models.m12_female(spots), tmp_path / "female.step")
    draft = draft_face(path)
    assert draft.gender is Gender.FEMALE
    assert draft.face.key.kind == "rib"
    assert_at(draft.face, [(-x, y) for x, y in spots])


def test_a_mirrored_part_gives_the_mirrored_face(tmp_path: Path) -> None:
    spots = [(2.0, 1.5), (-1.0, 2.0), (1.2, -2.2)]
    path = models.write(models.mirrored(models.m12_male(spots)), tmp_path / "mirrored.step")
    assert_at(draft_face(path).face, [(-x, y) for x, y in spots])


@pytest.mark.parametrize("key_at", [0, 33, 170, 250])
def test_the_key_is_turned_up(key_at: float, tmp_path: Path) -> None:
    spots = [(2.0, 1.5), (-1.0, 2.0), (1.2, -2.2)]
    turned = models.turned(models.m12_male(spots), (0, 0, 1), key_at - 90)
    face = draft_face(models.write(turned, tmp_path / "turned.step")).face
    assert_at(face, spots)


def test_a_square_notch_is_a_key(tmp_path: Path) -> None:
    insert = models.cut(
        models.cylinder(0, 0, 0, 5, 6),
        models.turned(models.block(0, 5, -1, 1.5, 2, 20), (0, 0, 1), 20),
    )
    pins = [models.cylinder(x, y, 6, 0.5, 5) for x, y in models.circle(3, 3, 0)]
    face = draft_face(models.write(models.fused(insert, *pins), tmp_path / "notch.step")).face
    assert face.key.kind == "groove"
    assert_at(face, models.circle(3, 3, -20))


def test_two_notches_are_no_key_and_said(tmp_path: Path) -> None:
    notches = [models.cylinder(0, y, -1, 0.7, 20) for y in (-4, 4)]
    insert = models.cut(models.cylinder(0, 0, 0, 4, 6), *notches)
    pins = [models.cylinder(x, y, 6, 0.5, 5) for x, y in models.circle(4, 2, 45)]
    draft = draft_face(models.write(models.fused(insert, *pins), tmp_path / "two.step"))
    assert draft.face.key.kind == "none_found"
    assert "CB704" in {finding.code for finding in draft.findings}


@pytest.mark.parametrize("female", [False, True])
def test_a_d_sub_stands_with_its_wide_side_up(female: bool, tmp_path: Path) -> None:
    upside_down = models.turned(dsub(female=female), (0, 0, 1), 180)
    draft = draft_face(models.write(upside_down, tmp_path / "dsub.step"))
    assert draft.gender is (Gender.FEMALE if female else Gender.MALE)
    face = draft.face
    assert face.shell.kind == "d_sub"
    width = {figure.name: figure.value for figure in face.shell.figures}
    assert width["female_d_width_mm" if female else "male_d_width_mm"] == 18
    for number, spot in enumerate(DSUB_9, start=1):
        assert places(face)[str(number)] == pytest.approx(spot, abs=float(NEAR))


def test_blades_are_taken_by_their_width(tmp_path: Path) -> None:
    housing = models.cut(models.block(0, 0, 0, 20, 12, 8), models.block(0, 0, 1, 18, 10, 8))
    blades = [models.block(x, 0, 1, 0.8, 4, 5) for x in (-6, -2, 2, 6)]
    draft = draft_face(models.write(models.fused(housing, *blades), tmp_path / "blades.step"))
    assert_at(draft.face, [(-6, 0), (-2, 0), (2, 0), (6, 0)])
    assert {contact.diameter_mm for contact in draft.face.contacts} == {Decimal("0.8")}
    assert "4 mm long" in draft.face.remarks


def test_an_assembly_with_placed_bodies(tmp_path: Path) -> None:
    holes = [models.cylinder(x, y, -1, 0.55, 10) for x, y in M12_5]
    insert = models.cut(models.cylinder(0, 0, 0, 4, 6), *holes)
    pins = [models.cylinder(x, y, 1, 0.5, 10) for x, y in M12_5]
    shell = models.cut(models.cylinder(0, 0, 0, 6, 12), models.cylinder(0, 0, -1, 4.2, 30))
    whole = models.assembled(insert, shell, *pins)
    draft = draft_face(models.write(whole, tmp_path / "assembly.step"))
    assert_at(draft.face, M12_5)
    assert draft.gender is Gender.MALE


def test_thick_and_thin_contacts_are_one_face_and_said(tmp_path: Path) -> None:
    power, signal = models.circle(4, 5.5, 45), models.circle(5, 2.5, 90)
    shell = models.cut(models.cylinder(0, 0, 0, 11.5, 10), models.cylinder(0, 0, 2, 9, 10))
    pins = [models.cylinder(x, y, 2, 1, 7) for x, y in power]
    pins += [models.cylinder(x, y, 2, 0.5, 6) for x, y in signal]
    draft = draft_face(models.write(models.fused(shell, *pins), tmp_path / "m23.step"))
    assert_at(draft.face, [*power, *signal])
    codes = {finding.code: finding.message for finding in draft.findings}
    assert codes["CB705"] == "5 of 1 mm, 4 of 2 mm"
    assert "CB703" in codes


def test_pins_that_are_bevelled(tmp_path: Path) -> None:
    tips = [models.cone(x, y, 8, 0.5, 0.2, 0.4) for x, y in M12_5]
    draft = draft_face(
        models.write(models.fused(models.m12_male(M12_5), *tips), tmp_path / "tips.step")
    )
    assert_at(draft.face, M12_5)
    assert {contact.diameter_mm for contact in draft.face.contacts} == {1}


def test_both_ends_alike_are_said_and_flipped(tmp_path: Path) -> None:
    spots = [(2.0, 1.5), (-1.0, 2.0), (1.2, -2.2)]
    body = models.cylinder(0, 0, -2, 4, 4)
    pins = [models.cylinder(x, y, -6, 0.5, 12) for x, y in spots]
    path = models.write(models.fused(body, *pins), tmp_path / "both.step")
    one, other = draft_face(path), draft_face(path, DraftOptions(flip=True))
    assert "CB702" in {finding.code for finding in one.findings}
    assert_at(one.face, spots)
    assert_at(other.face, [(-x, y) for x, y in spots])


def test_solder_pins_at_the_back_do_not_hide_the_front(tmp_path: Path) -> None:
    tails = [models.cylinder(x, y, -4, 0.3, 4.5) for x, y in M12_5]
    draft = draft_face(
        models.write(models.fused(models.m12_male(M12_5), *tails), tmp_path / "pcb.step")
    )
    assert {contact.diameter_mm for contact in draft.face.contacts} == {1}
    assert "CB702" not in {finding.code for finding in draft.findings}


def test_an_axis_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step")
    assert_at(draft_face(path, DraftOptions(axis="z")).face, M12_5)
    with pytest.raises(FileError, match="shows no contacts"):
        draft_face(path, DraftOptions(axis="x"))


def test_ways_are_held_against_what_is_found(tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step")
    assert not [f for f in draft_face(path, DraftOptions(ways=5)).findings if f.code == "CB701"]
    (finding,) = [f for f in draft_face(path, DraftOptions(ways=8)).findings if f.code == "CB701"]
    assert finding.message == "5 found, 8 expected"


def test_numbers_are_counted_by_the_rule_that_is_said(tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step")

    def quadrant(numbering: Numbering, start: float | None) -> list[int]:
        face = draft_face(path, DraftOptions(numbering=numbering, start=start)).face
        assert face.numbering_basis is Basis.APPROXIMATE
        at = places(face)
        return [round(at[n][0] * 2 / abs(at[n][0]) + at[n][1] / abs(at[n][1])) for n in "1234"]

    # right and up is 3, left and up -1, left and down -3, right and down 1
    assert quadrant(Numbering.COUNTERCLOCKWISE, None) == [-1, -3, 1, 3]
    assert quadrant(Numbering.CLOCKWISE, None) == [3, 1, -3, -1]
    assert quadrant(Numbering.COUNTERCLOCKWISE, 30) == [3, -1, -3, 1]
    face = draft_face(path, DraftOptions(numbering=Numbering.ROWS)).face
    assert places(face)["3"] == (0, 0)
    assert face.numbering.startswith("Counted row by row")


def test_what_a_draft_rests_on_is_said(tmp_path: Path) -> None:
    shape = models.m12_male(M12_5)
    draft = draft_face(models.write(shape, tmp_path / "Maker M12-5.step", product="SAL-5"))
    assert draft.face.id == "maker_m12_5"
    assert draft.document.id == "step-maker-m12-5"
    assert "SHA-256 " in draft.document.remarks
    assert "Product 'SAL-5'" in draft.document.remarks
    assert draft.face.title == "SAL-5"
    assert {contact.position_basis for contact in draft.face.contacts} == {Basis.MEASURED}
    by_field = {source.field: source for source in draft.face.sources}
    assert by_field["contacts"].document == draft.document.id
    assert by_field["numbering"].certainty is Certainty.INFERRED


def test_a_draft_lies_on_the_face_that_it_was_modelled_from(tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step")
    draft = draft_face(path, DraftOptions(start=30)).face
    moved = [
        replace(contact, x_mm=contact.x_mm + Decimal("0.12") * (contact.id == "2"))
        for contact in draft.contacts
    ]
    result = compare_face(draft, replace(draft, contacts=tuple(moved)))
    assert [item.distance_mm for item in result.deviations] == [
        Decimal("0.12") if item.contact == "2" else 0 for item in result.deviations
    ]
    assert not result.mirrored
    assert result.turn_deg == 0


@pytest.mark.parametrize("mirrored", [False, True])
def test_comparing_turns_and_mirrors(mirrored: bool, tmp_path: Path) -> None:
    spots = [(2.0, 1.5), (-1.0, 2.0), (1.2, -2.2)]
    draft = draft_face(models.write(models.m12_male(spots), tmp_path / "m12.step")).face
    c, s = cos(radians(70)), sin(radians(70))
    turned = tuple(
        replace(
            contact,
            x_mm=Decimal(str(round((x * c - y * s) * (-1 if mirrored else 1), 4))),
            y_mm=Decimal(str(round(x * s + y * c, 4))),
        )
        for contact, (x, y) in zip(draft.contacts, places(draft).values(), strict=True)
    )
    result = compare_face(draft, replace(draft, contacts=turned))
    assert result.mirrored is mirrored
    assert max(item.distance_mm for item in result.deviations) <= Decimal("0.01")
    assert not (result.only_library or result.only_model)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"PK\x03\x04 and more", "is no STEP file"),
        (b"\x1f\x8b\x08", "is no STEP file"),
        (b"solid cube\nfacet normal", "is no STEP file"),
        (b"ISO-10303-21;\nHEADER;\n", "is cut off"),
        (b"ISO-10303-21;\nHEADER;\nENDSEC;\nEND-ISO-10303-21;\n", "STEP model|no solid"),
        (
            b"ISO-10303-21;\n"
            + b"#1=ADVANCED_FACE('',(),#2,.T.);\n" * 20_001
            + b"END-ISO-10303-21;",
            "holds 20,001 faces",
        ),
    ],
    ids=["empty", "blank", "zip", "gzip", "stl", "cut", "nothing in it", "a machine"],
)
@pytest.mark.apart
def test_what_is_no_model_of_a_connector_is_one_clear_error(
    content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.step"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words):
        draft_face(path)


def test_a_name_that_the_program_made_up_is_none(tmp_path: Path) -> None:
    draft = draft_face(models.write(models.m12_male(M12_5), tmp_path / "maker-m12.step"))
    assert draft.face.title == "maker-m12"
    assert "Product" not in draft.document.remarks


@pytest.mark.parametrize(
    ("name", "face_id"),
    [
        ("Gerätestecker Größe 1.stp", "geraetestecker_groesse_1"),
        ("Gera\u0308t.stp", "geraet"),
        ("prise mâle.step", "prise_male"),
        ("コネクタ.step", "model"),
    ],
)
def test_an_id_spells_the_name_of_the_file(name: str, face_id: str, tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step").rename(tmp_path / name)
    assert draft_face(path).face.id == face_id


def test_a_notched_rectangle_is_no_d_sub(tmp_path: Path) -> None:
    """As of an RJ45: the narrower part below is the room of the latch."""
    housing = models.cut(
        models.block(0, 0, 0, 16, 14, 15),
        models.block(0, 0, 1, 11.8, 8, 20),
        models.block(0, -4.5, 1, 6, 2.6, 20),
    )
    blades = [models.block(-3.57 + 1.02 * i, 3, 1, 0.4, 1.2, 10) for i in range(8)]
    face = draft_face(models.write(models.fused(housing, *blades), tmp_path / "rj.step")).face
    assert face.shell.kind is ShellKind.RECTANGULAR
    assert len(face.contacts) == 8


def test_more_places_than_a_connector_has_are_a_machine(tmp_path: Path) -> None:
    pins = [models.cylinder(x, y, 0, 0.3, 2) for x in range(30) for y in range(30)]
    path = models.write(models.assembled(*pins), tmp_path / "machine.step")
    with pytest.raises(FileError, match="more than 800 pins"):
        draft_face(path)


@pytest.mark.apart
def test_a_model_spoilt_in_its_middle_ends_in_words(tmp_path: Path) -> None:
    text = models.write(models.m12_male(M12_5), tmp_path / "m12.step").read_text("latin-1")
    path = tmp_path / "spoilt.step"
    path.write_text(text[:9000] + text[14000:], "latin-1")
    try:
        draft = draft_face(path)
    except FileError as error:
        assert str(path) in str(error)
    else:
        assert draft.findings


@pytest.mark.apart
def test_a_model_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step")
    assert_at(draft_face(path).face, M12_5)


def test_a_solid_without_contacts(tmp_path: Path) -> None:
    path = models.write(models.block(0, 0, 0, 10, 10, 10), tmp_path / "cube.step")
    with pytest.raises(FileError, match="shows no contacts"):
        draft_face(path)


def test_without_the_extra_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = models.write(models.m12_male(M12_5), tmp_path / "m12.step")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(FileError, match="needs an extra package") as caught:
        draft_face(path)
    assert caught.value.hint == "pip install 'cadbridge[step]'"


@pytest.mark.apart
def test_a_kernel_that_does_not_come_back_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SECONDS", 0.2)
    command = [sys.executable, "-c", "import time; time.sleep(30)"]
    with pytest.raises(FileError, match="takes more than"):
        opening._run(command, tmp_path / "slow.step")


def test_bevelled_blades_are_as_wide_as_below_their_tips(tmp_path: Path) -> None:
    housing = models.cut(models.block(0, 0, 0, 20, 12, 8), models.block(0, 0, 1, 18, 10, 8))
    posts = [models.post(x, 0, 1, 0.64, 5) for x in (-3.75, -1.25, 1.25, 3.75)]
    draft = draft_face(models.write(models.fused(housing, *posts), tmp_path / "posts.step"))
    assert_at(draft.face, [(-3.75, 0), (-1.25, 0), (1.25, 0), (3.75, 0)])
    assert {contact.diameter_mm for contact in draft.face.contacts} == {Decimal("0.64")}


def test_sockets_with_a_tail_behind_them_are_sockets(tmp_path: Path) -> None:
    tails = [models.cylinder(x, y, -4, 0.3, 5) for x, y in DSUB_9]
    shape = models.fused(dsub(female=True), *tails)
    assert draft_face(models.write(shape, tmp_path / "tails.step")).gender is Gender.FEMALE


def test_python_drafts_a_face_and_adds_it_to_a_library(tmp_path: Path) -> None:
    model = models.write(models.m12_male(M12_5), tmp_path / "maker.step")
    cadbridge.start_library(tmp_path / "mine")
    draft = cadbridge.draft_face(model, DraftOptions(face_id="m12_new", ways=5))
    written = cadbridge.add_face(draft, tmp_path / "mine")
    assert tmp_path / "mine" / "faces" / "m12_new.yaml" in written
    assert "m12_new" in cadbridge.read(tmp_path / "mine").library.face_by_id
    with pytest.raises(cadbridge.FileError, match="has a face 'm12_new'"):
        cadbridge.add_face(draft, tmp_path / "mine")
    with pytest.raises(cadbridge.OptionError, match="an id is a plain name"):
        DraftOptions(face_id="../x")
    with pytest.raises(cadbridge.OptionError, match="an axis is one of x, y, z, not 'w'"):
        DraftOptions(axis="w")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"ways": "3"}, "ways: a whole number is expected, not '3'"),
        ({"ways": -1}, "ways is a number of contacts, not -1"),
        ({"axis": 3}, "axis: a text is expected, not 3"),
        ({"gender": "male"}, "gender: Gender.MALE is expected, not 'male'"),
        ({"flip": "yes"}, "flip: True or False is expected, not 'yes'"),
        ({"numbering": "rows"}, "numbering: Numbering.ROWS is expected, not 'rows'"),
        ({"start": "30"}, "start: a number is expected, not '30'"),
        ({"face_id": 3}, "face_id: a text is expected, not 3"),
    ],
)
def test_wishes_of_another_kind_are_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(OptionError) as caught:
        DraftOptions(**options)
    assert str(caught.value) == told
