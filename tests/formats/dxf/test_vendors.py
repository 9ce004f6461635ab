"""Faces as different people draw them: each case has three contacts and one habit."""

from collections.abc import Callable
from math import cos, pi, sin, tau
from pathlib import Path

import pytest
from ezdxf.enums import TextEntityAlignment
from ezdxf.filemanagement import new
from ezdxf.layouts.base import BaseLayout
from ezdxf.layouts.layout import Modelspace

from cadbridge.errors import FileError
from cadbridge.formats import ReadResult
from cadbridge.formats.dxf.read.drawn import walk
from cadbridge.formats.dxf.read.others import face as foreign
from cadbridge.model import ContactRole, Face
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places

PLACES = {"1": (-2.0, 1.0), "2": (2.0, 1.0), "3": (0.0, -2.0)}
RADIUS = 0.5
Point = tuple[float, float]
Shape = Callable[[BaseLayout, Point], object]
Note = Callable[[BaseLayout, str, Point], object]


def circle(space: BaseLayout, at: Point) -> None:
    space.add_circle(at, RADIUS)


def two_arcs(space: BaseLayout, at: Point) -> None:
    space.add_arc(at, RADIUS, 0, 180)
    space.add_arc(at, RADIUS, 180, 360)


def bulges(space: BaseLayout, at: Point) -> None:
    x, y = at
    ends = [(x - RADIUS, y, 1), (x + RADIUS, y, 1)]
    space.add_lwpolyline(ends, format="xyb", close=True)


def old_bulges(space: BaseLayout, at: Point) -> None:
    x, y = at
    space.add_polyline2d([(x - RADIUS, y, 1), (x + RADIUS, y, 1)], format="xyb", close=True)


def donut(space: BaseLayout, at: Point) -> None:
    """What the command DONUT with inner diameter 0 leaves."""
    x, y, half = *at, RADIUS / 2
    ends = [(x - half, y, 1), (x + half, y, 1)]
    space.add_lwpolyline(ends, format="xyb", close=True, dxfattribs={"const_width": RADIUS})


def ellipse(space: BaseLayout, at: Point) -> None:
    space.add_ellipse(at, (RADIUS, 0), 1.0)


def two_half_ellipses(space: BaseLayout, at: Point) -> None:
    space.add_ellipse(at, (RADIUS, 0), 1.0, 0, pi)
    space.add_ellipse(at, (RADIUS, 0), 1.0, pi, 2 * pi)


def squeezed(space: BaseLayout, at: Point) -> None:
    """An ellipse that the block it stands in makes round."""
    document = space.doc
    assert document is not None
    if "FLAT" not in document.blocks:
        document.blocks.new("FLAT").add_ellipse((0, 0), (2 * RADIUS, 0), 0.5)
    space.add_blockref("FLAT", at, {"xscale": 0.5})


def bored(space: BaseLayout, at: Point) -> None:
    """A pin in its bore, with the chamfer between."""
    for radius in (1.8 * RADIUS, RADIUS, 1.2 * RADIUS):
        space.add_circle(at, radius)


def beside(space: BaseLayout, name: str, at: Point) -> None:
    space.add_text(name, height=0.5).set_placement((at[0] + 0.6, at[1] - 0.25))


def left(space: BaseLayout, name: str, at: Point) -> None:
    place = (at[0] - 0.6, at[1])
    space.add_text(name, height=0.5).set_placement(place, align=TextEntityAlignment.MIDDLE_RIGHT)


def below(space: BaseLayout, name: str, at: Point) -> None:
    place = (at[0], at[1] - 0.6)
    space.add_text(name, height=0.5).set_placement(place, align=TextEntityAlignment.TOP_CENTER)


def inside(space: BaseLayout, name: str, at: Point) -> None:
    space.add_mtext(name, {"char_height": 0.5, "insert": at, "attachment_point": 5})


def formatted(space: BaseLayout, name: str, at: Point) -> None:
    text = rf"\A1;{{\fArial|b0|i0|c0|p34;{name}}}"
    place = (at[0] + 0.6, at[1])
    space.add_mtext(text, {"char_height": 0.5, "insert": place, "attachment_point": 4})


def underlined(space: BaseLayout, name: str, at: Point) -> None:
    beside(space, f"%%u{name}%%u", at)


def attribute(space: BaseLayout, name: str, at: Point) -> None:
    """The number in an attribute of the contact's block."""
    document = space.doc
    assert document is not None
    if "NUMBERED" not in document.blocks:
        block = document.blocks.new("NUMBERED")
        block.add_attdef("NR", (0.6, -0.25), "?", height=0.5)
    insert = space.add_blockref("NUMBERED", at)
    insert.add_auto_attribs({"NR": name})


def face(space: BaseLayout, shape: Shape = circle, note: Note = beside) -> None:
    space.add_circle((0, 0), 5)
    for name, at in PLACES.items():
        shape(space, at)
        note(space, name, at)


def drawn(
    path: Path, paint: Callable[[Modelspace], object], version: str = "R2010", unit: int = 4
) -> ReadResult:
    document = new(version, units=unit)
    paint(document.modelspace())
    document.saveas(path)
    return read(path)


def single(result: ReadResult) -> Face:
    (found,) = result.library.faces
    return found


SHAPES = (
    circle,
    two_arcs,
    bulges,
    old_bulges,
    donut,
    ellipse,
    two_half_ellipses,
    squeezed,
    bored,
)


@pytest.mark.parametrize("shape", SHAPES)
def test_contacts_may_be_drawn_as(shape: Shape, tmp_path: Path) -> None:
    result = drawn(tmp_path / "a.dxf", lambda space: face(space, shape))
    assert places(single(result)) == PLACES
    assert {float(item.diameter_mm) for item in single(result).contacts} == {2 * RADIUS}
    passed_over = ["CB545"] if shape is bored else []
    assert codes(result) == ["CB508", "CB510", "CB526", *passed_over]


@pytest.mark.parametrize("note", [beside, left, below, inside, formatted, underlined, attribute])
def test_numbers_may_stand(note: Note, tmp_path: Path) -> None:
    result = drawn(tmp_path / "a.dxf", lambda space: face(space, circle, note))
    assert places(single(result)) == PLACES
    assert codes(result) == ["CB508", "CB510", "CB526"]


def grid(space: BaseLayout) -> None:
    """Nine contacts in one insert, as the command MINSERT leaves them."""
    document = space.doc
    assert document is not None
    document.blocks.new("C").add_circle((0, 0), 0.5)
    how = {"row_count": 3, "column_count": 3, "row_spacing": -3, "column_spacing": 3}
    space.add_blockref("C", (-3, 3), how)
    for number in range(9):
        row, column = divmod(number, 3)
        beside(space, "ABC"[row] + str(column + 1), (3 * column - 3, 3 - 3 * row))


def test_one_insert_places_a_grid(tmp_path: Path) -> None:
    found = places(single(drawn(tmp_path / "a.dxf", grid)))
    assert found == {
        f"{'ABC'[row]}{column + 1}": (3.0 * column - 3, 3.0 - 3 * row)
        for row in range(3)
        for column in range(3)
    }


def test_three_blocks_deep_with_base_points(tmp_path: Path) -> None:
    """Turned by 30 and 60 degrees, scaled by 2 and 0.5, each block with its own base point."""

    def paint(space: Modelspace) -> None:
        blocks = space.doc.blocks
        face(blocks.new("A", base_point=(1, 1)))
        blocks.new("B", base_point=(7, 0)).add_blockref(
            "A", (3, 3), {"rotation": 30, "xscale": 2, "yscale": 2}
        )
        blocks.new("C").add_blockref("B", (9, 9), {"rotation": 60, "xscale": 0.5, "yscale": 0.5})
        space.add_blockref("C", (100, -20))

    found = places(single(drawn(tmp_path / "a.dxf", paint)))
    assert found == {name: (-y, x) for name, (x, y) in PLACES.items()}


def test_a_mirrored_face_is_a_doubt(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space.doc.blocks.new("A"))
        space.add_blockref("A", (0, 0), {"xscale": -1})

    result = drawn(tmp_path / "a.dxf", paint)
    assert places(single(result)) == {name: (-x, y) for name, (x, y) in PLACES.items()}
    assert "CB517" in codes(result)


def test_a_face_on_a_sheet_only(tmp_path: Path) -> None:
    document = new("R2010", units=4)
    face(document.layouts.get("Layout1"))
    document.saveas(tmp_path / "a.dxf")
    assert places(single(read(tmp_path / "a.dxf"))) == PLACES


@pytest.mark.parametrize("state", ["off", "freeze"])
def test_what_is_hidden_is_not_read(state: str, tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        layer = space.doc.layers.add("OLD")
        getattr(layer, state)()
        space.add_circle((3, -2), 0.5, {"layer": "OLD"})
        space.add_text("4", height=0.5, dxfattribs={"layer": "OLD", "insert": (3.6, -2)})

    result = drawn(tmp_path / "a.dxf", paint)
    assert places(single(result)) == PLACES
    assert "CB516" in codes(result)


def test_the_same_face_twice_on_one_sheet_is_said(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space.doc.blocks.new("A"))
        space.add_blockref("A", (0, 0))
        space.add_blockref("A", (30, 0))

    result = drawn(tmp_path / "a.dxf", paint)
    assert "CB531" in codes(result)
    assert places(single(result)) == PLACES


def test_letters_and_earth(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for name, at in zip(("A", "b", "PE"), PLACES.values(), strict=True):
            circle(space, at)
            beside(space, name, at)

    found = single(drawn(tmp_path / "a.dxf", paint))
    assert [(item.id, item.role) for item in found.contacts] == [
        ("A", ContactRole.SIGNAL),
        ("PE", ContactRole.PROTECTIVE_EARTH),
        ("b", ContactRole.SIGNAL),
    ]


def test_nineteen_contacts_close_together(tmp_path: Path) -> None:
    """M23: 1 to 12 outside, 13 to 18 inside, 19 in the middle; numbers outwards of each."""
    spots = {
        str(first + index): (
            radius * cos(tau * index / count),
            radius * sin(tau * index / count),
        )
        for first, count, radius in ((1, 12, 7.0), (13, 6, 3.6), (19, 1, 0.0))
        for index in range(count)
    }

    def paint(space: Modelspace) -> None:
        space.add_circle((0, 0), 9)
        for name, (x, y) in spots.items():
            circle(space, (x, y))
            below(space, name, (x, y))

    found = places(single(drawn(tmp_path / "a.dxf", paint)))
    assert found == {name: (round(x, 4), round(y, 4)) for name, (x, y) in spots.items()}


@pytest.mark.parametrize(("unit", "scale"), [(1, 1 / 25.4), (13, 1000.0), (2, 1 / 304.8)])
def test_units_of_the_header(unit: int, scale: float, tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space.doc.blocks.new("A"))
        space.add_blockref("A", (0, 0), {"xscale": scale, "yscale": scale, "zscale": scale})

    assert places(single(drawn(tmp_path / "a.dxf", paint, unit=unit))) == PLACES


def test_r12_states_no_unit(tmp_path: Path) -> None:
    result = drawn(tmp_path / "a.dxf", face, "R12")
    assert places(single(result)) == PLACES
    assert "CB509" in codes(result)


def test_the_smallest_r12_file(tmp_path: Path) -> None:
    """No header, no tables, no handles: what scripts and old programs write."""
    lines = ["0", "SECTION", "2", "ENTITIES"]
    for name, (x, y) in PLACES.items():
        lines += ["0", "CIRCLE", "8", "0", "10", str(x), "20", str(y), "40", str(RADIUS)]
        lines += ["0", "TEXT", "8", "0", "10", str(x + 0.6), "20", str(y - 0.25), "40", "0.5"]
        lines += ["1", name]
    lines += ["0", "ENDSEC", "0", "EOF", ""]
    path = tmp_path / "a.dxf"
    path.write_text("\n".join(lines))
    found = single(read(path))
    assert {item.id for item in found.contacts} == set(PLACES)


def test_umlauts_of_a_code_page(tmp_path: Path) -> None:
    """An R2000 file in Windows-1252 whose view is named in German."""

    def paint(space: Modelspace) -> None:
        face(space)
        space.add_text("Buchse, Lötseite", height=0.6).set_placement((-4, -7))

    path = tmp_path / "a.dxf"
    drawn(path, paint, "R2000")
    assert "Lötseite".encode("cp1252") in path.read_bytes()
    assert codes(read(path)) == ["CB508", "CB525"]


def test_a_sheet_full_of_circles_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No distance is measured between thousands of circles and texts."""
    monkeypatch.setattr(foreign, "numbered_circles", None)

    def paint(space: Modelspace) -> None:
        for number in range(2000):
            at = (number % 50 * 4.0, number // 50 * 4.0)
            circle(space, at)
            beside(space, str(number % 1000), at)

    result = drawn(tmp_path / "a.dxf", paint)
    assert codes(result) == ["CB511"]
    assert "2000 circles" in result.findings[0].message


def test_a_file_of_a_hundred_thousand_shapes_is_refused_in_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "MOST_ENTITIES", 100)

    def paint(space: Modelspace) -> None:
        for number in range(101):
            space.add_point((number, 0))

    with pytest.raises(FileError, match="more than 100 shapes"):
        drawn(tmp_path / "a.dxf", paint)
