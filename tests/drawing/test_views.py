"""Mirrored views, checked by hand against what one sees on the connector."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from cadbridge.drawing import Drawing, Side, drawings_of, png_bytes, svg_text
from cadbridge.drawing.shapes.items import Placed, Text
from cadbridge.errors import FileError
from cadbridge.library import read_library, shipped
from cadbridge.model import Basis, ConnectorSpec, Figure, Gender, Kind, Library, Part

FACES = read_library(shipped("library") / "faces").library.faces


def connector(face: str, gender: Gender) -> Part:
    spec = ConnectorSpec(series="M12", ways=5, gender=gender, face=face)
    return Part(part_number=f"GEN.{face}", kind=Kind.CONNECTOR, connector=spec)


def drawn(face: str, gender: Gender, side: Side = Side.MATING) -> Drawing:
    part = connector(face, gender)
    (drawing,) = drawings_of(Library(parts=(part,), faces=FACES), part, side)
    return drawing


def x_of(drawing: Drawing, contact: str) -> float:
    return next(
        item.position[0]
        for item in drawing.pieces()
        if isinstance(item, Placed) and item.contact == contact
    )


@pytest.mark.parametrize(
    ("gender", "side", "right_of_key"),
    [
        (Gender.MALE, Side.MATING, True),
        (Gender.FEMALE, Side.MATING, False),
        (Gender.MALE, Side.TERMINATION, False),
        (Gender.FEMALE, Side.TERMINATION, True),
        (Gender.UNSPECIFIED, Side.MATING, True),
    ],
)
def test_contact_1_of_m12_a_lies_on_its_side_of_the_key(
    gender: Gender, side: Side, right_of_key: bool
) -> None:
    assert (x_of(drawn("m12a5", gender, side), "1") > 0) is right_of_key


def test_contact_1_of_a_female_d_sub_is_at_the_right() -> None:
    assert x_of(drawn("dsub9", Gender.FEMALE), "1") == 5.54


def test_side_and_gender_are_said_in_words() -> None:
    text = svg_text(drawn("m12a5", Gender.FEMALE, Side.TERMINATION))
    assert "Termination side, seen from the wires" in text
    assert "female (sockets)" in text


def test_what_has_no_face_says_so_and_not_how_it_is_seen() -> None:
    text = svg_text(drawn("of another library", Gender.MALE))
    assert "No face of this connector is known" in text
    assert "only its contacts are listed" not in text  # nor are they
    assert "seen from" not in text and "male (pins)" not in text


def test_an_unstated_gender_is_said() -> None:
    assert "gender not stated" in svg_text(drawn("dsub9", Gender.UNSPECIFIED))


def test_the_svg_has_every_text_whatever_its_characters() -> None:
    part = replace(connector("m12a5", Gender.MALE), part_number='GEN.<A> & "B"')
    (drawing,) = drawings_of(Library(parts=(part,), faces=FACES), part)
    texts = {item.text for item in drawing.pieces() if isinstance(item, Text)}
    assert part.part_number in texts
    assert texts <= set(ElementTree.fromstring(svg_text(drawing)).itertext())


def test_the_png_is_a_png_and_always_the_same() -> None:
    drawing = drawn("m23_19", Gender.MALE)
    first = png_bytes(drawing, 400)
    assert first.startswith(b"\x89PNG")
    assert first == png_bytes(drawing, 400)
    assert int.from_bytes(first[16:20]) == 400


def test_figures_that_make_no_shape_are_named_with_their_face() -> None:
    face = Library(faces=FACES).face_by_id["m12d4"]
    key = replace(
        face.key,
        figures=(
            *(item for item in face.key.figures if item.name != "female_flat_distance_mm"),
            Figure(name="female_flat_distance_mm", value=Decimal(80), basis=Basis.MEASURED),
        ),
    )
    part = connector("m12d4", Gender.FEMALE)
    with pytest.raises(FileError, match="the face 'm12d4' cannot be drawn"):
        drawings_of(Library(parts=(part,), faces=(replace(face, key=key),)), part)
