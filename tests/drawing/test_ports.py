"""The sheet of all ports: every face and every pin of a drive."""

import pytest

from cadbridge.drawing import Drawing, sheets_of
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.said.words import languages, words_in
from cadbridge.drawing.shapes.items import Layer, Placed, Text
from cadbridge.model import Kind, Library, Part, Pin, Port

DRIVES = ("MPC.DUET 40", "MPC.DUET HV 80", "MPC.DUET AD CANopen")


@pytest.mark.parametrize("number", DRIVES)
@pytest.mark.parametrize("language", languages())
def test_every_port_is_on_a_sheet(shipped_library: Library, number: str, language: str) -> None:
    part = shipped_library.part_by_number[number]
    drawings = sheets_of(shipped_library, part, words=words_in(language))
    assert drawings[0].name.endswith(" all ports")
    said = [text for drawing in drawings for text in texts_of(drawing, language)]
    for port in part.ports:
        assert {port.designation, port.connector} <= set(said)
        for pin in port.pins:
            assert {pin.contact, pin.signal} - {""} <= set(said)
    numbers = range(1, len(drawings) + 1)
    assert {f"{number}/{len(drawings)}" for number in numbers} <= set(said)


def texts_of(drawing: Drawing, language: str) -> list[str]:
    """All texts of a sheet, of A4 or A3, that are read there and say the scale of each view."""
    assert drawing.paper is not None
    assert drawing.paper.size.name in ("A4", "A3")
    sheet = flat(drawing)
    said = [item.text for item in sheet.items if isinstance(item, Text)]
    tables = [item for item in sheet.items if isinstance(item, Text) and item.layer is Layer.TABLE]
    assert min(item.height for item in tables) > 2.49
    scales = {float(view.scale) for view in drawing.paper.viewports}
    shown = {text for text in said if text.startswith(words_in(language)("shown {scale}:1")[:-9])}
    assert len(scales) == 1 or len(shown) == len(scales)
    return said


@pytest.mark.parametrize("number", ["MPC.DUET HV 80", "MPC.DUET FLEXI EtherCAT"])
@pytest.mark.parametrize("language", languages())
def test_ports_stand_in_their_order(shipped_library: Library, number: str, language: str) -> None:
    part = shipped_library.part_by_number[number]
    names = [port.designation for port in part.ports]
    found = []
    for drawing in sheets_of(shipped_library, part, words=words_in(language)):
        assert drawing.paper
        for view in sorted(drawing.paper.viewports, key=lambda view: view.at[0]):
            said = {item.text for item in view.items if isinstance(item, Text)}
            found += [name for name in names if name in said]
    assert found == names


@pytest.mark.parametrize("language", languages())
def test_ports_that_one_sheet_holds_stand_on_one(shipped_library: Library, language: str) -> None:
    part = shipped_library.part_by_number["MPC.DUET AD CANopen"]
    assert len(sheets_of(shipped_library, part, words=words_in(language))) == 1


def test_a_port_that_no_usual_sheet_has_room_for_takes_a_larger_one() -> None:
    pins = tuple(Pin(contact=str(number), signal=f"S{number}") for number in range(1, 61))
    ports = (Port(designation="X1", pins=pins), Port(designation="X2", pins=pins[:4]))
    part = Part(part_number="A.D", kind=Kind.DRIVE, ports=ports)
    first, second = sheets_of(Library(parts=(part,)), part)
    assert first.paper
    assert second.paper
    assert (first.paper.size.name, second.paper.size.name) == ("A2", "A3")


def test_wired_ports_are_seen_from_the_wires_too(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["MPC.DUET 40"]
    (drawing,) = sheets_of(shipped_library, part)
    faces = {item.symbol for item in drawing.items if isinstance(item, Placed)}
    behind = {name for name in faces if name.endswith("_TERMINATION")}
    assert len(faces - behind) == len(part.ports)
    assert len(behind) == 1
    assert "POWER" in behind.pop()


def test_one_port_needs_no_sheet_of_all() -> None:
    part = Part(part_number="A.D", kind=Kind.DRIVE, ports=(Port(designation="X1"),))
    assert sheets_of(Library(parts=(part,)), part) == ()
