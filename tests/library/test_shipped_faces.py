"""The shipped faces, against figures typed from the documents they were read from."""

from decimal import Decimal

import pytest

from cadbridge.library import read_library, shipped
from cadbridge.model import Basis, Certainty, ContactRole, Face, ShellKind

LIBRARY = read_library(shipped("library")).library
FACES = LIBRARY.face_by_id

CONTACTS = {
    "dsub9": 9,
    "han8d": 8,
    "m12a4": 4,
    "m12a5": 5,
    "m12a8": 8,
    "m12d4": 4,
    "m16_12": 12,
    "m17_4": 4,
    "m17_9": 9,
    "m23_19": 19,
    "m23_8": 8,
    "m8a4": 4,
    "minidin6": 6,
    "rj45": 8,
}


def position(face: str, contact: str) -> tuple[str, str]:
    found = next(item for item in FACES[face].contacts if item.id == contact)
    return str(found.x_mm), str(found.y_mm)


def figures(face: Face) -> dict[str, tuple[str, Basis]]:
    items = (*face.shell.figures, *face.key.figures)
    return {item.name: (str(item.value), item.basis) for item in items}


def test_fourteen_faces_with_108_contacts() -> None:
    assert {face.id: len(face.contacts) for face in LIBRARY.faces} == CONTACTS
    assert sum(CONTACTS.values()) == 108


@pytest.mark.parametrize(
    ("face", "contact", "x", "y"),
    [
        ("m12a5", "1", "1.768", "1.768"),
        ("m12a5", "3", "-1.768", "-1.768"),
        ("m12a5", "5", "0.0", "0.0"),
        ("m12a4", "2", "-1.768", "1.768"),
        ("m12a8", "3", "-2.723", "0.383"),
        ("m12a8", "5", "0.0", "-2.75"),
        ("m12d4", "4", "1.768", "-1.768"),
        ("m8a4", "1", "1.7", "0.5"),
        ("m8a4", "4", "-1.075", "-1.45"),
        ("dsub9", "1", "-5.54", "1.42"),
        ("dsub9", "9", "4.155", "-1.42"),
        ("rj45", "1", "3.556", "2.0"),
        ("m16_12", "J", "-1.368", "3.759"),
        ("m17_4", "PE", "-2.475", "2.475"),
        ("m17_9", "GND", "-3.182", "3.182"),
        ("m23_8", "2", "3.889", "3.889"),
        ("m23_8", "B", "6.5", "0.0"),
        ("m23_19", "12", "-1.682", "6.279"),
        ("han8d", "4", "-2.5", "0.0"),
    ],
)
def test_positions_on_the_male_face(face: str, contact: str, x: str, y: str) -> None:
    assert position(face, contact) == (x, y)


def test_mini_din_is_turned_from_the_female_face_it_was_read_from() -> None:
    male = [(item.id, str(item.x_mm), str(item.y_mm)) for item in FACES["minidin6"].contacts]
    assert male == [
        ("1", "-1.0", "-2.4"),
        ("2", "1.0", "-2.4"),
        ("3", "-2.5", "-0.4"),
        ("4", "2.5", "-0.4"),
        ("5", "-2.0", "1.6"),
        ("6", "2.0", "1.6"),
    ]


def test_m12_d_keys_are_those_of_the_male() -> None:
    found = figures(FACES["m12d4"])
    assert found["angle_deg"] == ("90", Basis.MEASURED)
    assert found["second_angle_deg"] == ("196.6", Basis.MEASURED)
    assert found["female_second_angle_deg"] == ("343.4", Basis.MEASURED)


def test_what_has_no_source_is_marked_approximate() -> None:
    no_source = {"han8d", "m16_12", "m17_4", "m17_9", "m23_8", "m23_19", "rj45"}
    for face in LIBRARY.faces:
        bases = {item.position_basis for item in face.contacts}
        assert bases == {Basis.APPROXIMATE if face.id in no_source else Basis.MEASURED}, face.id
        open_fields = {item.field for item in face.sources if item.certainty is Certainty.INFERRED}
        assert bool(open_fields & {"contacts", "contacts.y_mm"}) == (face.id in no_source), face.id


def test_figures_keep_their_basis() -> None:
    assert figures(FACES["dsub9"])["female_d_width_mm"] == ("16.92", Basis.MEASURED)
    assert figures(FACES["dsub9"])["side_angle_deg"] == ("10", Basis.MEASURED)
    assert figures(FACES["rj45"])["contact_pitch_mm"] == ("1.016", Basis.MEASURED)
    assert figures(FACES["rj45"])["width_mm"] == ("12.0", Basis.APPROXIMATE)
    assert figures(FACES["m23_8"])["pitch_circle_mm"] == ("11.0", Basis.APPROXIMATE)
    eight = FACES["m12a8"].contacts[0]
    assert (eight.diameter_mm, eight.diameter_basis) == (Decimal("0.8"), Basis.APPROXIMATE)


def test_every_measured_figure_says_where_from() -> None:
    titles = [document.title for document in LIBRARY.source_documents]
    for face in LIBRARY.faces:
        for figure in (*face.shell.figures, *face.key.figures):
            if figure.basis is Basis.MEASURED:
                assert any(title in figure.reference for title in titles), (face.id, figure.name)


def test_roles_and_shells() -> None:
    roles = {
        face.id: item.id
        for face in LIBRARY.faces
        for item in face.contacts
        if item.role is ContactRole.PROTECTIVE_EARTH
    }
    assert roles == {"m17_4": "PE", "m17_9": "GND", "m23_8": "2"}
    assert FACES["dsub9"].shell.kind is ShellKind.D_SUB
    assert FACES["rj45"].shell.kind is ShellKind.MODULAR
    assert {FACES[name].shell.thread for name in ("m12d4", "m8a4", "m16_12", "m17_9")} == {
        "M12x1",
        "M8x1",
        "M16x0.75",
        "M17x1",
    }
