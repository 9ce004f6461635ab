"""What a face shows is what is known of it: no more, and from the side that is seen."""

from math import cos, isclose, radians, sin

import pytest

from cadbridge.drawing import Drawing, Side, drawings_of
from cadbridge.drawing.shapes.geometry import d_shell, d_wide_side
from cadbridge.drawing.shapes.items import (
    Arc,
    Circle,
    Dimension,
    Disc,
    Item,
    Layer,
    Outline,
    Pen,
    Segment,
    Text,
)
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.model import Library


def drawn(library: Library, number: str, side: Side = Side.MATING) -> Drawing:
    return drawings_of(library, library.part_by_number[number], side)[0]


def texts(drawing: Drawing) -> set[str]:
    return {item.text for item in drawing.pieces() if isinstance(item, Text)}


def symbols(drawing: Drawing) -> list[Item]:
    return [
        item
        for name, symbol in drawing.symbols.items()
        if not name.startswith("FACE_")
        for item in symbol.items
    ]


def test_a_d_shell_is_as_wide_as_its_figure_at_half_height() -> None:
    outline = d_shell(Layer.KEY, 18.0, 9.26, 10.0, 2.5)
    assert isclose(max(x for x, _ in outline.points), 9.37, abs_tol=0.04)
    assert isclose(d_wide_side(18.0, 9.26, 10.0, 2.5), 18.74, abs_tol=0.005)


def test_dimensions_are_those_of_what_is_drawn(shipped_library: Library) -> None:
    for part in shipped_library.parts:
        for drawing in drawings_of(shipped_library, part):
            for item in drawing.items:
                if isinstance(item, Dimension) and item.text[0] != "M":
                    figure = float(item.text.rpartition("= ")[2].lstrip("Ø"))
                    assert isclose(item.end[0] - item.start[0], figure, abs_tol=0.006)


def test_no_dimension_of_what_is_on_the_far_side(shipped_library: Library) -> None:
    drawing = drawn(shipped_library, "GEN.SUBD-9P", Side.TERMINATION)
    assert not [item for item in drawing.items if item.layer is Layer.DIMENSION]


@pytest.mark.parametrize("number", ["GEN.M12-D-4P-F", "GEN.M12-A-8P-F", "GEN.M12-A-5P-M"])
def test_no_circle_or_leader_runs_through_a_number(shipped_library: Library, number: str) -> None:
    drawing = drawn(shipped_library, number)
    numbers = [
        item for item in drawing.pieces() if isinstance(item, Text) and item.layer is Layer.NUMBER
    ]
    arcs = [item for item in drawing.items if isinstance(item, Arc | Circle)]
    assert arcs
    lines = [item for item in drawing.items if isinstance(item, Segment)]
    for text in numbers:
        half = text_width(text.text, text.height) / 2
        x, y = text.position
        for arc in arcs:
            angles = (
                range(360)
                if isinstance(arc, Circle)
                else range(int(arc.start), int(arc.start + (arc.end - arc.start) % 360) + 1)
            )
            for angle in angles:
                px, py = arc.radius * cos(radians(angle)), arc.radius * sin(radians(angle))
                assert not (abs(px - x) < half and y < py < y + text.height)
        for line in lines:
            for step in range(21):
                px = line.start[0] + (line.end[0] - line.start[0]) * step / 20
                py = line.start[1] + (line.end[1] - line.start[1]) * step / 20
                assert not (abs(px - x) < half and y < py < y + text.height)


def notes_of(drawing: Drawing) -> str:
    """All texts in their order, in which the lines of a note follow each other."""
    return " ".join(item.text for item in drawing.pieces() if isinstance(item, Text))


def test_contacts_whose_place_is_not_known_are_dashed(shipped_library: Library) -> None:
    guessed = drawn(shipped_library, "GEN.M16-12P-F")
    edges = [item for item in symbols(guessed) if isinstance(item, Circle)]
    assert Pen.DASHED in {item.pen for item in edges}
    assert Pen.WIDE not in {item.pen for item in edges}
    assert "not known: contacts are drawn dashed" in notes_of(guessed)
    known = drawn(shipped_library, "GEN.M12-A-5P-F")
    assert {item.pen for item in symbols(known) if isinstance(item, Circle)} == {
        Pen.WIDE,
        Pen.NARROW,
    }


def keys(drawing: Drawing) -> list[Outline]:
    return [
        item for item in drawing.pieces() if isinstance(item, Outline) and item.layer is Layer.KEY
    ]


def test_a_key_is_left_out_or_dashed_where_it_is_not_known(shipped_library: Library) -> None:
    left_out = drawn(shipped_library, "GEN.M8-4P-F")
    assert keys(left_out) == []
    assert "The key is not known: it is left out." in notes_of(left_out)
    guessed = drawn(shipped_library, "GEN.M16-12P-F")
    assert {key.pen for key in keys(guessed)} == {Pen.DASHED}
    assert "it is drawn dashed" in notes_of(guessed)
    known = drawn(shipped_library, "GEN.M12-A-5P-F")
    assert {key.pen for key in keys(known)} == {Pen.WIDE}


def test_from_the_wires_contacts_are_ends_and_the_key_is_hidden(shipped_library: Library) -> None:
    for number in ("GEN.M12-A-5P-F", "GEN.M12-A-5P-M", "GEN.SUBD-9P", "GEN.M12-D-4P-M"):
        drawing = drawn(shipped_library, number, Side.TERMINATION)
        assert {key.pen for key in keys(drawing)} == {Pen.DASHED}
        assert not [item for item in symbols(drawing) if isinstance(item, Disc)]
        assert all(name.startswith(("END_", "FACE_")) for name in drawing.symbols)


def test_a_female_has_a_groove_and_a_blade_a_width(shipped_library: Library) -> None:
    assert "groove" in texts(drawn(shipped_library, "GEN.M12-A-5P-F"))
    assert "rib" in texts(drawn(shipped_library, "GEN.M12-A-5P-M"))
    blade = texts(drawn(shipped_library, "GEN.RJ45-8P-M"))
    assert "Width mm" in blade
    assert "Diameter mm" not in blade


def test_no_text_is_a_code(shipped_library: Library) -> None:
    codes = {face.id for face in shipped_library.faces}
    codes |= {"d_sub", "mini_din", "none_found", "groove_and_rib", "termination"}
    codes |= {document.id for document in shipped_library.source_documents}
    for part in shipped_library.parts:
        for side in Side:
            for drawing in drawings_of(shipped_library, part, side):
                for text in texts(drawing):
                    assert text not in codes
                    assert not any(f"{code}," in text for code in codes)
