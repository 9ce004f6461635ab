"""The drawing of a cable: what its maker builds from without asking back."""

from decimal import Decimal

import pytest

from cadbridge.drawing import Drawing, sheets_of
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.said.words import languages, words_in
from cadbridge.drawing.shapes.colours import COLOURS, colours_of
from cadbridge.drawing.shapes.items import Filled, Layer, Outline, Pen, Placed, Segment, Text
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.model import CableEnd, CableLength, CableSpec, Conductor, Kind, Library, Part

CABLES = (
    "MPC.POWER CABLE for DUET AD",
    "MPC.SIGNAL CABLE for DUET AD",
    "MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142",
    "MPC.I/O CABLE for DUET HV 80-100-142",
    "MPC.POWER CABLE for DUET HV 80-100-142",
    "MPC.POWER CABLE for DUET FLEXI",
)


def drawn(library: Library, number: str) -> Drawing:
    (drawing,) = sheets_of(library, library.part_by_number[number])
    return drawing


def texts(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, Text)]


@pytest.mark.parametrize("number", CABLES)
def test_all_that_the_library_says_stands_on_it(shipped_library: Library, number: str) -> None:
    drawing = drawn(shipped_library, number)
    spec = shipped_library.part_by_number[number].cable
    assert spec is not None
    said = texts(drawing)
    for item in spec.conductors:
        for text in (item.id, item.colour, item.signal, item.function, item.contact_a):
            assert not text or text in said
    for length in spec.lengths:
        assert {length.order_code, f"{length.length_mm:f}"} <= set(said)
    assert any(text.startswith("- ") for text in said)


@pytest.mark.parametrize("number", CABLES)
def test_both_ends_are_seen_from_both_sides(shipped_library: Library, number: str) -> None:
    drawing = drawn(shipped_library, number)
    spec = shipped_library.part_by_number[number].cable
    assert spec is not None
    faces = [item.symbol for item in drawing.items if isinstance(item, Placed)]
    ends = sum(bool(end.connector) for end in (spec.end_a, spec.end_b))
    assert len([name for name in faces if name.endswith("_MATING")]) == ends
    assert len([name for name in faces if name.endswith("_TERMINATION")]) == ends


def test_every_conductor_is_a_line_in_its_colours(shipped_library: Library) -> None:
    drawing = drawn(shipped_library, "MPC.SIGNAL CABLE for DUET AD")
    part = shipped_library.part_by_number["MPC.SIGNAL CABLE for DUET AD"]
    assert part.cable is not None
    shown = {item.colour for item in drawing.items if isinstance(item, Filled)}
    wanted = {colour for item in part.cable.conductors for colour in colours_of(item.colour)}
    assert shown == wanted


def made(*conductors: Conductor) -> Library:
    spec = CableSpec(
        end_a=CableEnd(),
        end_b=CableEnd(),
        conductors=conductors,
        lengths=(CableLength(length_mm=Decimal("0.5"), order_code="007"),),
    )
    return Library(parts=(Part(part_number="A.C", kind=Kind.CABLE, cable=spec),))


def wires(library: Library) -> list[Segment | Outline | Filled]:
    return [
        item
        for item in drawn(library, "A.C").items
        if isinstance(item, Segment | Outline | Filled) and item.layer is Layer.WIRE
    ]


def test_white_is_told_from_no_colour() -> None:
    white = wires(made(Conductor(id="1", colour="WH")))
    none = wires(made(Conductor(id="1")))
    assert any(isinstance(item, Filled) and item.colour == COLOURS["WH"] for item in white)
    assert any(isinstance(item, Outline) for item in white)
    assert not any(isinstance(item, Filled | Outline) for item in none)


def test_pairs_and_shields_are_marked() -> None:
    plain = wires(made(Conductor(id="1", colour="WH"), Conductor(id="2", colour="BN")))
    paired = wires(
        made(
            Conductor(id="1", colour="WH", pair="1", shielded_by="S1"),
            Conductor(id="2", colour="BN", pair="1", shielded_by="S1"),
            Conductor(id="S1", shield=True),
            Conductor(id="S", shield=True),
        )
    )
    assert sum(isinstance(item, Segment) for item in plain) == 0
    crossed = [item for item in paired if isinstance(item, Segment) and item.pen is Pen.NARROW]
    assert len(crossed) == 4
    frames = [item for item in paired if isinstance(item, Outline) and item.pen is Pen.DASHED]
    assert len(frames) == 2


@pytest.mark.parametrize("number", CABLES)
@pytest.mark.parametrize("language", languages())
def test_texts_are_read_at_arm_s_length(
    shipped_library: Library, number: str, language: str
) -> None:
    part = shipped_library.part_by_number[number]
    (drawing,) = sheets_of(shipped_library, part, words=words_in(language))
    sheet = flat(drawing)
    tables = [item for item in sheet.items if isinstance(item, Text) and item.layer is Layer.TABLE]
    assert min(item.height for item in tables) > 2.49
    left, bottom, right, top = 0.0, 0.0, sheet.width, sheet.height
    for item in sheet.items:
        if isinstance(item, Text):
            assert left < item.position[0] < right
            assert bottom < item.position[1] < top


def test_a_cable_without_anything_is_drawn() -> None:
    assert "A.C" in texts(drawn(made(), "A.C"))


@pytest.mark.parametrize("colour", ["WHBNGN", "GNYE", "BK"])
@pytest.mark.parametrize("name", ["1", "a conductor of a very long name"])
def test_a_line_runs_in_the_middle_of_its_row_on_both_sides_of_its_label(
    colour: str, name: str
) -> None:
    drawing = drawn(made(Conductor(id=name, colour=colour)), "A.C")
    (label,) = (
        item for item in drawing.items if isinstance(item, Text) and item.layer is Layer.WIRE
    )
    half = text_width(label.text, label.height) / 2
    bands = [item for item in drawing.items if isinstance(item, Filled)]
    (x, y), middle = label.position, label.position[1] + label.height / 2
    for item in bands:
        assert (item.low[1] + item.high[1]) / 2 == pytest.approx(middle)
        assert item.high[0] < x - half or item.low[0] > x + half
        assert item.low[1] > y
    for side in (True, False):
        shown = {item.colour for item in bands if (item.low[0] < x) is side}
        assert shown == set(colours_of(colour))


@pytest.mark.parametrize("language", languages())
def test_every_cable_of_the_library_goes_on_a3(shipped_library: Library, language: str) -> None:
    for part in shipped_library.parts:
        if part.cable:
            (drawing,) = sheets_of(shipped_library, part, words=words_in(language))
            assert drawing.paper is not None
            assert (drawing.paper.size.name, drawing.is_as_set) == ("A3", True), part.part_number


@pytest.mark.parametrize(("conductors", "size"), [(12, "A3"), (24, "A3"), (60, "A2")])
def test_a_cable_that_no_a3_holds_takes_a_larger_sheet(conductors: int, size: str) -> None:
    cores = (Conductor(id=str(number), contact_a=str(number)) for number in range(conductors))
    (drawing,) = sheets_of(library := made(*cores), library.parts[0])
    assert drawing.paper is not None
    assert (drawing.paper.size.name, drawing.is_as_set) == (size, True)
