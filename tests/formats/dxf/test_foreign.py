"""Faces that others have drawn become faces, with every doubt a finding."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from ezdxf.document import Drawing
from ezdxf.filemanagement import new
from ezdxf.layouts.base import BaseLayout

import cadbridge
from cadbridge.model import ContactRole, Face, Gender, ShellKind
from tests.formats.dxf.drawn import codes, read

PLACES = {"1": (1.768, 1.768), "2": (-1.768, 1.768), "3": (-1.768, -1.768), "PE": (1.768, -1.768)}


def draw(layout: BaseLayout, scale: float = 1.0) -> None:
    """A round insert with four contacts, each with its name beside it."""
    layout.add_circle((0, 0), 6 * scale)
    layout.add_circle((0, 0), 4.15 * scale)
    for name, (x, y) in PLACES.items():
        layout.add_circle((x * scale, y * scale), 0.5 * scale)
        layout.add_text(
            name, height=0.5 * scale, dxfattribs={"insert": ((x + 0.6) * scale, y * scale)}
        )


def save(path: Path, paint: Callable[[Drawing], object], unit: int = 4) -> Path:
    document = new("R2010", units=unit)
    paint(document)
    document.saveas(path)
    return path


def face_of(path: Path) -> Face:
    (face,) = read(path).library.faces
    return face


def places(face: Face) -> dict[str, tuple[float, float]]:
    return {
        item.id: (round(float(item.x_mm), 4), round(float(item.y_mm), 4)) for item in face.contacts
    }


def test_circles_with_a_text_near_them_are_contacts(tmp_path: Path) -> None:
    path = save(tmp_path / "vendor face.dxf", lambda document: draw(document.modelspace()))
    face = face_of(path)
    assert places(face) == PLACES
    assert (face.id, face.shell.kind) == ("vendor_face", ShellKind.CIRCULAR)
    assert {item.diameter_mm for item in face.contacts} == {Decimal("1.0")}
    assert face.contacts[-1].role is ContactRole.PROTECTIVE_EARTH
    assert codes(read(path)) == ["CB508", "CB510", "CB526"]


@pytest.mark.parametrize(("unit", "scale"), [(1, 1 / 25.4), (5, 0.1), (6, 0.001)])
def test_the_header_states_the_unit(unit: int, scale: float, tmp_path: Path) -> None:
    path = save(tmp_path / "a.dxf", lambda document: draw(document.modelspace(), scale), unit)
    assert places(face_of(path)) == PLACES


def test_a_missing_unit_is_said(tmp_path: Path) -> None:
    path = save(tmp_path / "a.dxf", lambda document: draw(document.modelspace()), 0)
    assert "CB509" in codes(read(path))


def in_block(document: Drawing, **attributes: float) -> None:
    """The face in a block in a block, moved and placed by the outer insert's attributes."""
    inner = document.blocks.new("INNER")
    draw(inner)
    outer = document.blocks.new("OUTER")
    outer.add_blockref("INNER", (3, 4))
    document.modelspace().add_blockref("OUTER", (100, 50), attributes)


def test_nested_and_scaled_blocks_are_taken_apart(tmp_path: Path) -> None:
    path = save(tmp_path / "a.dxf", in_block)
    assert places(face_of(path)) == PLACES
    path = save(
        tmp_path / "b.dxf", lambda document: in_block(document, xscale=2, yscale=2, zscale=2)
    )
    assert places(face_of(path)) == {name: (2 * x, 2 * y) for name, (x, y) in PLACES.items()}


def test_rotated_and_mirrored_inserts(tmp_path: Path) -> None:
    turned = save(tmp_path / "a.dxf", lambda document: in_block(document, rotation=90))
    assert places(face_of(turned))["1"] == (-1.768, 1.768)
    mirrored = save(tmp_path / "b.dxf", lambda document: in_block(document, xscale=-1))
    assert places(face_of(mirrored))["1"] == (-1.768, 1.768)


def test_words_tell_gender_and_side(tmp_path: Path) -> None:
    def paint(document: Drawing) -> None:
        draw(document.modelspace())
        document.modelspace().add_text("M12 female, mating face", height=1).set_placement((0, -9))

    path = save(tmp_path / "a.dxf", paint)
    assert places(face_of(path))["1"] == (-1.768, 1.768)
    assert codes(read(path)) == ["CB508", "CB525"]


def test_a_contact_without_a_number_and_a_number_twice_are_said(tmp_path: Path) -> None:
    def paint(document: Drawing) -> None:
        space = document.modelspace()
        draw(space)
        space.add_circle((0, 3), 0.5)
        space.add_circle((-3, 0), 0.5)
        space.add_text("1", height=0.5).set_placement((-2.4, 0))

    assert {"CB504", "CB506"} <= set(codes(read(save(tmp_path / "a.dxf", paint))))


def test_a_drawing_of_something_else_is_said(tmp_path: Path) -> None:
    path = save(tmp_path / "a.dxf", lambda document: document.modelspace().add_circle((0, 0), 1))
    result = read(path)
    assert codes(result) == ["CB511"]
    assert not result.library.faces


def test_blocks_that_multiply_without_end_are_refused(tmp_path: Path) -> None:
    from cadbridge.errors import FileError

    def paint(document: Drawing) -> None:
        block = document.blocks.new("B0")
        draw(block)
        for number in range(1, 6):
            outer = document.blocks.new(f"B{number}")
            for _ in range(20):
                outer.add_blockref(f"B{number - 1}", (0, 0))
        document.modelspace().add_blockref("B5", (0, 0))

    with pytest.raises(FileError, match="more than"):
        read(save(tmp_path / "bomb.dxf", paint))


def test_a_part_number_makes_the_connector_of_a_face(tmp_path: Path) -> None:
    document = new("R2013", units=4)
    space = document.modelspace()
    for index, (x, y) in enumerate(((2, 2), (-2, 2), (-2, -2), (2, -2)), 1):
        space.add_circle((x, y), 0.5)
        space.add_text(str(index), height=0.8).set_placement((x + 0.7, y + 0.5))
    space.add_circle((0, 0), 6)
    space.add_text("Buchsenstecker, Steckseite", height=1).set_placement((-6, -9))
    path = tmp_path / "vendor.dxf"
    document.saveas(path)
    bare = cadbridge.read(path)
    assert (bare.library.parts, len(bare.library.faces)) == ((), 1)
    assert "with `part`" in bare.left_behind[0].message
    (part,) = cadbridge.read(path, part="ACME.M12-4").library.parts
    assert part.part_number == "ACME.M12-4"
    assert part.connector is not None
    assert (part.connector.gender, part.connector.ways) == (Gender.FEMALE, 4)
    assert part.connector.face == bare.library.faces[0].id


@pytest.mark.parametrize("around", [[0.9], [0.9, 1.0]])
@pytest.mark.parametrize("gap", [0.0, 0.01])
def test_circles_around_contacts_that_were_passed_over_are_told(
    around: list[float], gap: float, tmp_path: Path
) -> None:
    def paint(document: Drawing) -> None:
        space = document.modelspace()
        for name, x in (("1", 0.0), ("2", 4.0), ("3", 8.0)):
            for radius in (0.5, *around):
                space.add_circle((x + gap, 0), radius)
            space.add_text(name, height=0.6).set_placement((x, 1.5))
        space.add_circle((4.0, 0), 9)
        space.add_circle((4.0, 0), 9.5)

    result = read(save(tmp_path / "a.dxf", paint))
    (told,) = (item for item in result.findings if item.code == "CB545")
    sizes = " and ".join(f"{2 * radius:g}" for radius in around)
    assert told.message == f"contacts of 1 mm have circles of {sizes} mm around them"


def test_a_shell_around_a_middle_contact_is_no_circle_of_it(tmp_path: Path) -> None:
    def paint(document: Drawing) -> None:
        space = document.modelspace()
        for name, x in (("1", -1.0), ("2", 0.0), ("3", 1.0)):
            space.add_circle((x, 0), 0.4)
            space.add_text(name, height=0.4).set_placement((x, 0.6))
        space.add_circle((0, 0), 1.15)

    assert "CB545" not in codes(read(save(tmp_path / "a.dxf", paint)))
