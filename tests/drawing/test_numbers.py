"""Every contact is numbered legibly: no number touches another, or is nearer to another contact."""

from collections.abc import Mapping, Sequence
from math import hypot

import pytest

from cadbridge.drawing import Drawing, Sheet, Side, drawings_of
from cadbridge.drawing.faces.face import face_view, readable_scale
from cadbridge.drawing.said.subject import subjects_of
from cadbridge.drawing.shapes.items import (
    Align,
    Arrow,
    Circle,
    Dimension,
    Disc,
    Item,
    Layer,
    Outline,
    Placed,
    Point,
    Segment,
    Symbol,
    Text,
)
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.drawing.shapes.view import View
from cadbridge.library import read_library, shipped
from cadbridge.model import ConnectorSpec, Gender, Kind, Library, Part, ShellKind

FACES = [face.id for face in read_library(shipped("library") / "faces").library.faces]
LEAST_HEIGHT = 1.8
"""Paper millimetres, the smallest lettering of ISO 3098."""
BEYOND = 3.01
"""Paper millimetres that centre lines reach beyond their shape, which the margin has room for."""


def box(text: Text) -> tuple[float, float, float, float]:
    width = text_width(text.text, text.height)
    x, y = text.position
    left = x - {Align.LEFT: 0.0, Align.RIGHT: 1.0}.get(text.align, 0.5) * width
    low = y - text.height / 2 if text.align is Align.MIDDLE else y
    return left, low, left + width, low + text.height


def corners(item: Item) -> Sequence[Point]:
    """Points between which the whole item stands; of an arc nothing, as most are part of more."""
    if isinstance(item, Text):
        left, low, right, high = box(item)
        return (left, low), (right, high)
    if isinstance(item, Circle | Disc):
        (x, y), reach = item.centre, item.radius
        return (x - reach, y - reach), (x + reach, y + reach)
    if isinstance(item, Segment | Dimension):
        return item.start, item.end
    if isinstance(item, Outline | Arrow):
        return item.points
    return (item.position,) if isinstance(item, Placed) else ()


def touch(one: Text, other: Text) -> bool:
    a, b = box(one), box(other)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def numbers(drawing: Drawing) -> list[Text]:
    texts = (item for item in drawing.pieces() if isinstance(item, Text))
    return [item for item in texts if item.layer is Layer.NUMBER]


def contacts(drawing: Drawing) -> dict[str, tuple[float, float, float]]:
    """Name to place and radius; a blade counts by its middle line."""
    return {
        item.contact: (*item.position, radius(drawing, item))
        for item in drawing.pieces()
        if isinstance(item, Placed)
    }


def radius(drawing: Drawing, placed: Placed) -> float:
    shapes = drawing.symbols[placed.symbol].items
    return max((shape.radius for shape in shapes if isinstance(shape, Circle)), default=0.0)


def assert_legible(drawing: Drawing) -> None:
    texts, places = numbers(drawing), contacts(drawing)
    assert {text.text for text in texts} == places.keys()
    for index, text in enumerate(texts):
        assert text.height * drawing.scale >= LEAST_HEIGHT
        assert not any(touch(text, other) for other in texts[index + 1 :])
        x, y = text.position[0], text.position[1] + text.height / 2
        distances = {
            name: hypot(left - x, low - y) - size for name, (left, low, size) in places.items()
        }
        assert min(distances, key=distances.__getitem__) == text.text
        if places[text.text][2]:  # round; blades have their numbers at their ends
            middles = {name: hypot(left - x, low - y) for name, (left, low, _) in places.items()}
            own = middles.pop(text.text)
            assert min(middles.values(), default=100.0) > 1.1 * own, text.text


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("gender", Gender)
@pytest.mark.parametrize("face", FACES)
def test_every_face_is_numbered_legibly(
    shipped_library: Library, face: str, gender: Gender, side: Side
) -> None:
    spec = ConnectorSpec(series="X", ways=1, gender=gender, face=face)
    part = Part(part_number=f"GEN.{face}", kind=Kind.CONNECTOR, connector=spec)
    library = shipped_library.with_parts((part,))
    (drawing,) = drawings_of(library, part, side)
    assert_legible(drawing)


@pytest.mark.parametrize("sheet", Sheet)
def test_every_port_and_cable_end_is_numbered_legibly(
    shipped_library: Library, sheet: Sheet
) -> None:
    for part in shipped_library.parts:
        for drawing in drawings_of(shipped_library, part, Side.MATING, sheet):
            assert_legible(drawing)


def test_everything_stands_within_the_extents(shipped_library: Library) -> None:
    for part in shipped_library.parts:
        for drawing in drawings_of(shipped_library, part):
            room = BEYOND / drawing.scale
            for x, y in (point for item in drawing.pieces() for point in corners(item)):
                assert drawing.left - room <= x <= drawing.right + room
                assert drawing.bottom - room <= y <= drawing.top + room


@pytest.mark.parametrize("side", Side)
def test_on_sheets_numbers_and_earth_signs_are_clearly_nearest_to_their_own_contacts(
    shipped_library: Library, side: Side
) -> None:
    for part in shipped_library.parts:
        for subject in subjects_of(shipped_library, part):
            if subject.face and subject.face.shell.kind is not ShellKind.MODULAR:
                scale = readable_scale(subject)
                view = View(side, subject.gender)
                shown = face_view(subject, subject.face, view, 1.0 / scale)
                assert_clearly_nearest(shown.symbols, f"FACE_{subject.name}_{side.upper()}")


def assert_clearly_nearest(symbols: Mapping[str, Symbol], face: str) -> None:
    """Middles of numbers and signs are two fifths farther from any other contact's edge."""
    items = symbols[face].items
    spots = {
        item.contact: (
            *item.position,
            max(shape.radius for shape in symbols[item.symbol].items if isinstance(shape, Circle)),
        )
        for item in items
        if isinstance(item, Placed)
    }
    marks = [item for item in items if item.layer is Layer.NUMBER]
    texts = [item for item in marks if isinstance(item, Text)]
    names = {item.text: (item.position[0], item.position[1] + item.height / 2) for item in texts}
    for sign in (item.centre for item in marks if isinstance(item, Circle)):
        own = min(names, key=lambda name: hypot(names[name][0] - sign[0], names[name][1] - sign[1]))
        names[f"sign of {own}"] = sign
    for name, (x, y) in names.items():
        apart = {spot: hypot(left - x, low - y) - size for spot, (left, low, size) in spots.items()}
        nearest = apart.pop(name.removeprefix("sign of "))
        assert min(apart.values(), default=100.0) > 1.4 * nearest, name
