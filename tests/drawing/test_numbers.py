"""Every contact is numbered legibly: no number touches another thing or leaves its contact."""

from math import hypot

import pytest

from cadbridge.drawing import Drawing, Sheet, Side, drawings_of
from cadbridge.drawing.items import Circle, Layer, Placed, Text
from cadbridge.drawing.lettering import text_width
from cadbridge.model import ConnectorSpec, Gender, Kind, Library, Part

FACES = (
    *("m12a5", "m12a4", "m12a8", "m12d4", "m8a4", "dsub9", "rj45"),
    *("minidin6", "m16_12", "m17_4", "m17_9", "m23_8", "m23_19", "han8d"),
)
LEAST_HEIGHT = 1.8
"""Paper millimetres, the smallest lettering of ISO 3098."""


def box(text: Text) -> tuple[float, float, float, float]:
    width = text_width(text.text, text.height)
    x, y = text.position
    return x - width / 2, y, x + width / 2, y + text.height


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
            for item in drawing.items:
                if isinstance(item, Text):
                    x, y = item.position
                    assert drawing.left <= x <= drawing.right
                    assert drawing.bottom <= y <= drawing.top
