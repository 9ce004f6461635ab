"""Contacts that are no circles with a number: filled, rectangular, or marked by the earth sign."""

from math import cos, radians, sin
from pathlib import Path

import pytest
from ezdxf.layouts.base import BaseLayout
from ezdxf.layouts.layout import Modelspace

from cadbridge.formats import ReadResult
from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.read.drawn.hatch import edges_of
from cadbridge.model import ContactRole
from tests.formats.dxf.drawn import codes
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_vendors import PLACES, Point, Shape, beside, circle, drawn, face, single

JACK = {str(number): (3.56 - 1.0 * number, 2.0) for number in range(1, 9)}
WIDTH, LENGTH = 0.4, 1.6


def filled(space: BaseLayout, at: Point) -> None:
    """A disc without an outline."""
    space.add_hatch(color=7).paths.add_edge_path().add_arc(at, 0.5, 0, 360)


def filled_by_bulges(space: BaseLayout, at: Point) -> None:
    corners = [(at[0] - 0.5, at[1], 1), (at[0] + 0.5, at[1], 1)]
    space.add_hatch(color=7).paths.add_polyline_path(corners, is_closed=True)


def filled_by_ellipse(space: BaseLayout, at: Point) -> None:
    space.add_hatch(color=7).paths.add_edge_path().add_ellipse(at, (0.5, 0), 1.0, 0, 360)


def filled_and_outlined(space: BaseLayout, at: Point) -> None:
    circle(space, at)
    filled(space, at)


@pytest.mark.parametrize(
    "shape", [filled, filled_by_bulges, filled_by_ellipse, filled_and_outlined]
)
def test_filled_discs_are_contacts(shape: Shape, tmp_path: Path) -> None:
    result = drawn(tmp_path / "a.dxf", lambda space: face(space, shape))
    assert places(single(result)) == PLACES
    assert {float(item.diameter_mm) for item in single(result).contacts} == {1.0}
    assert codes(result) == ["CB508", "CB510", "CB526"]


def corners_of(at: Point) -> list[Point]:
    x, y = at
    sides = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [(x + side * WIDTH / 2, y + end * LENGTH / 2) for side, end in sides]


def polyline(space: BaseLayout, at: Point) -> None:
    space.add_lwpolyline(corners_of(at), close=True)


def old_polyline(space: BaseLayout, at: Point) -> None:
    space.add_polyline2d(corners_of(at), close=True)


def polyline_back_to_its_start(space: BaseLayout, at: Point) -> None:
    space.add_lwpolyline([*corners_of(at), corners_of(at)[0]])


def four_lines(space: BaseLayout, at: Point) -> None:
    one, two, three, four = corners_of(at)
    for start, end in ((one, two), (three, two), (three, four), (one, four)):
        space.add_line(start, end)


def solid(space: BaseLayout, at: Point) -> None:
    one, two, three, four = corners_of(at)
    space.add_solid([one, two, four, three])


def hatch(space: BaseLayout, at: Point) -> None:
    space.add_hatch(color=7).paths.add_polyline_path(corners_of(at), is_closed=True)


def hatch_of_edges(space: BaseLayout, at: Point) -> None:
    path = space.add_hatch(color=7).paths.add_edge_path()
    corners = corners_of(at)
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        path.add_line(start, end)


def jack(space: BaseLayout, shape: Shape = polyline) -> None:
    """A jack with its housing, its numbers below the blades, and a title block in cells."""
    space.add_lwpolyline([(-6, -3.4), (6, -3.4), (6, 3.4), (-6, 3.4)], close=True)
    for name, at in JACK.items():
        shape(space, at)
        space.add_text(name, height=0.5).set_placement((at[0] - 0.15, at[1] - 1.5))
    cells(space, "A", "B", "RJ45")
    space.add_text("male, mating face", height=1).set_placement((-5, -8))


BOXES = (
    polyline,
    old_polyline,
    polyline_back_to_its_start,
    four_lines,
    solid,
    hatch,
    hatch_of_edges,
)


@pytest.mark.parametrize("shape", BOXES)
def test_blades_may_be_drawn_as(shape: Shape, tmp_path: Path) -> None:
    result = drawn(tmp_path / "a.dxf", lambda space: jack(space, shape))
    assert spread(result) == {name: round(x - JACK["8"][0], 4) for name, (x, _) in JACK.items()}
    assert {float(item.diameter_mm) for item in single(result).contacts} == {WIDTH}
    assert codes(result) == ["CB508", "CB522", "CB525", "CB540"]


def spread(result: ReadResult) -> dict[str, float]:
    """How far to the right of contact 8 each is."""
    found = places(single(result))
    return {name: round(x - found["8"][0], 4) for name, (x, _) in found.items()}


def test_blades_turned_by_a_block(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        jack(space.doc.blocks.new("JACK"))
        space.add_blockref("JACK", (50, 20), {"rotation": 30, "xscale": 2, "yscale": 2})

    found = places(single(drawn(tmp_path / "a.dxf", paint)))
    step = (found["1"][0] - found["2"][0], found["1"][1] - found["2"][1])
    assert step == pytest.approx((2 * cos(radians(30)), 2 * sin(radians(30))), abs=1e-3)


def cells(space: BaseLayout, *words: str) -> None:
    """A table whose cells are rectangles."""
    for row, text in enumerate(words):
        x, y = 20, -5 * row
        space.add_lwpolyline([(x, y), (x + 10, y), (x + 10, y + 5), (x, y + 5)], close=True)
        space.add_text(text, height=2.5).set_placement((x + 1, y + 1))


def test_cells_and_keys_are_no_contacts_beside_circles(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        cells(space, "A", "B", "4")
        for x, coding in ((-1.0, "K"), (1.0, "N")):
            polyline(space, (x, 4))
            beside(space, coding, (x, 4))

    result = drawn(tmp_path / "a.dxf", paint)
    assert places(single(result)) == PLACES
    (finding,) = (item for item in result.findings if item.code == "CB522")
    assert (
        finding.message
        == "rectangles of 0.4 by 1.6 mm beside K, N were left out, since circles are contacts here"
    )


def test_a_table_alone_is_no_face(tmp_path: Path) -> None:
    result = drawn(tmp_path / "a.dxf", lambda space: cells(space, *map(str, range(20))))
    assert codes(result) == ["CB511"]


def sign(space: BaseLayout, at: Point, size: float = 0.5, turn: float = 0.0) -> None:
    """IEC 60417-5017: a stem on three bars."""
    bars: list[tuple[Point, Point]] = [((0, size), (0, 0))]
    bars += [
        ((-half * size, -drop * size), (half * size, -drop * size))
        for half, drop in ((1.0, 0.0), (0.65, 0.4), (0.3, 0.8))
    ]
    cosine, sine = cos(radians(turn)), sin(radians(turn))
    for ends in bars:
        start, end = (
            (at[0] + x * cosine - y * sine, at[1] + x * sine + y * cosine) for x, y in ends
        )
        space.add_line(start, end)


def face_without_3(space: BaseLayout) -> None:
    """Three contacts of which the lowest has no number."""
    space.add_circle((0, 0), 5)
    for name, at in PLACES.items():
        circle(space, at)
        if name != "3":
            beside(space, name, at)


def roles(result: ReadResult) -> dict[str, ContactRole]:
    return {item.id: item.role for item in single(result).contacts}


EARTHED = {
    "1": ContactRole.SIGNAL,
    "2": ContactRole.SIGNAL,
    "PE": ContactRole.PROTECTIVE_EARTH,
}


@pytest.mark.parametrize("turn", [0, 90, 37])
def test_the_earth_sign_names_a_contact(turn: float, tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face_without_3(space)
        sign(space, (1.2, -2), turn=turn)

    result = drawn(tmp_path / "a.dxf", paint)
    assert roles(result) == EARTHED
    assert places(single(result))["PE"] == PLACES["3"]
    assert codes(result) == ["CB508", "CB510", "CB523", "CB526"]


def test_the_earth_sign_in_its_circle_is_no_contact(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face_without_3(space)
        sign(space, (1.2, -2), 0.25)
        space.add_circle((1.2, -2), 0.4)

    assert roles(drawn(tmp_path / "a.dxf", paint)) == EARTHED


def test_the_earth_sign_inside_its_contact(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face_without_3(space)
        sign(space, PLACES["3"], 0.25)

    assert roles(drawn(tmp_path / "a.dxf", paint)) == EARTHED


def test_the_earth_sign_beside_a_number(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        sign(space, (1.6, -1.8), 0.3)

    result = drawn(tmp_path / "a.dxf", paint)
    assert roles(result)["3"] is ContactRole.PROTECTIVE_EARTH
    assert "CB523" in codes(result)


def test_an_earth_sign_far_from_the_face_is_said(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        sign(space, (40, 40))

    result = drawn(tmp_path / "a.dxf", paint)
    assert set(roles(result).values()) == {ContactRole.SIGNAL}
    assert "CB523" in codes(result)


def test_a_face_amid_a_star_of_lines_is_read_without_measuring_them(tmp_path: Path) -> None:
    """Where hundreds of lines meet nobody draws a blade; pairs of them would be a million."""

    def paint(space: Modelspace) -> None:
        face(space)
        for number in range(1500):
            space.add_line((0, 30), (number / 10, 40 + number % 7))

    assert places(single(drawn(tmp_path / "a.dxf", paint))) == PLACES


def test_an_area_of_many_edges_is_no_contact() -> None:
    edges = [tag for _ in range(5000) for tag in ((72, "1"), (10, "0"), (20, "0"))]
    area = Entity("HATCH", [(91, "1"), (92, "1"), *edges, (75, "0")])
    assert len(list(edges_of(area))) == 100
