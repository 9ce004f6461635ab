"""Lists that look like one thing and are another: no value may be read as something it is not."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.api import read as read_file
from cadbridge.model import Part

from .test_lists import ports_of, wires_of
from .workbooks import Read, codes, stranger

Rows = list[list[Any]]
N = None


def cables_of(parts: tuple[Part, ...]) -> dict[str, Any]:
    return {part.part_number: wires_of(part) for part in parts if part.cable}


@pytest.mark.parametrize("gap", [[N], []])
def test_wire_lists_side_by_side_are_cables_of_their_own(
    read: Read, tmp_path: Path, gap: list[Any]
) -> None:
    titles = ["From", "Pin", "To", "Pin", "Color"]
    rows: Rows = [
        ["Cable W10", *[N] * 4, *gap, "Cable W11"],
        [*titles, *gap, *titles],
        ["X1", 1, "X20", 1, "WH", *gap, "X2", 1, "X30", 1, "BN"],
        ["X1", 2, "X20", 2, "BN", *gap, "X2", 2, "X30", 2, "BU"],
        ["X1", 3, "X20", 3, "GN"],
    ]
    side = read(stranger(tmp_path / "side.xlsx", *rows))
    by_number = cables_of(tuple(side.library.parts))
    assert set(by_number) == {"W10", "W11"}
    for number, start, width in (("W10", 0, 5), ("W11", 5 + len(gap), 5)):
        own = [row[start : start + width] for row in rows[1:] if row[start : start + width]]
        alone = read(stranger(tmp_path / f"{number}.xlsx", [f"Cable {number}"], *own))
        assert by_number[number] == cables_of(tuple(alone.library.parts))[number]


@pytest.mark.parametrize("title", ["Size", "Wire size", "Conductor size"])
@pytest.mark.parametrize("sizes", [(18, 16), ("20", "22"), (16, 22)])
def test_sizes_that_are_no_areas_are_of_the_gauge(
    read: Read, tmp_path: Path, title: str, sizes: tuple[Any, Any]
) -> None:
    rows: Rows = [["Wire", title, "From", "Pin", "To", "Pin"]]
    rows += [[n, size, "J1", n, "J2", n] for n, size in enumerate(sizes, 1)]
    result = read(stranger(tmp_path / "W9.xlsx", *rows))
    (part,) = result.library.parts
    assert part.cable
    assert [it.gauge for it in part.cable.conductors] == [f"{size} AWG" for size in sizes]
    assert all((it.cross_section_mm2 or 9) < 2 for it in part.cable.conductors)
    assert "CB451" in codes(result)


@pytest.mark.parametrize(
    ("title", "said"), [("Size", True), ("Size mm²", False), ("Querschnitt", False)]
)
def test_a_size_that_may_be_either_is_said(
    read: Read, tmp_path: Path, title: str, said: bool
) -> None:
    rows: Rows = [["Wire", title, "From", "Pin", "To", "Pin"], [1, 16, "J1", 1, "J2", 1]]
    result = read(stranger(tmp_path / "W9.xlsx", *rows))
    (part,) = result.library.parts
    assert part.cable
    assert part.cable.conductors[0].cross_section_mm2 == 16
    assert ("CB451" in codes(result)) is said


def test_a_letter_of_supply_is_no_output(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Pin", "Signal", "Type"], [1, "VDD", "S"], [2, "PA0", "I/O"], [3, "VSS", "S"]]
    result = read(stranger(tmp_path / "U1.xlsx", *rows))
    (part,) = result.library.parts
    assert ports_of(part) == {"U1": "1 VDD, 2 PA0 bidir, 3 VSS"}
    assert [pin.remarks for pin in part.ports[0].pins] == ["S", "", "S"]
    assert "CB442" in codes(result)


def test_the_same_letter_beside_that_of_an_input_is_an_output(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Broche", "Signal", "Sens"], [1, "A", "E"], [2, "B", "S"]]
    (part,) = read(stranger(tmp_path / "U1.xlsx", *rows)).library.parts
    assert [str(pin.direction) for pin in part.ports[0].pins] == ["in", "out"]


@pytest.mark.parametrize("group", ["Ader / Core", "Ader", "Wire", "Leitung / Cable"])
@pytest.mark.parametrize(
    ("title", "unit"), [("Länge in mm", 1), ("Length in m", 1000), ("Länge [mm]", 1)]
)
def test_a_length_below_a_group_of_titles_is_a_length(
    read: Read, tmp_path: Path, group: str, title: str, unit: int
) -> None:
    rows: Rows = [
        ["Ende 1 / End 1", N, "Ende 2 / End 2", N, group],
        ["Stecker", "Pin", "Stecker", "Pin", "Farbe", "mm²", title],
        ["X1", 1, "X2", 1, "ws", "0,25", 15],
        ["X1", 2, "X2", 2, "br", "0,25", 8],
    ]
    (part,) = read(stranger(tmp_path / "W9.xlsx", *rows)).library.parts
    assert part.cable
    cores = [(str(it.length_mm), it.core_number) for it in part.cable.conductors]
    assert cores == [(str(15 * unit), ""), (str(8 * unit), "")]


@pytest.mark.parametrize("group", ["Ader / Core", "Wire"])
def test_an_unknown_title_below_a_group_is_no_value_of_it(
    read: Read, tmp_path: Path, group: str
) -> None:
    rows: Rows = [
        ["From", N, "To", N, group],
        ["Connector", "Pin", "Connector", "Pin", "Color", "Batch"],
        ["X1", 1, "X2", 1, "WH", 4711],
        ["X1", 2, "X2", 2, "BN", 4712],
    ]
    result = read(stranger(tmp_path / "W9.xlsx", *rows))
    (part,) = result.library.parts
    assert part.cable
    assert [it.core_number for it in part.cable.conductors] == ["", ""]
    assert "CB414" in codes(result)


@pytest.mark.parametrize("line", ["View: harness side", "18-pin, black housing", "grey housing"])
@pytest.mark.parametrize("gap", [True, False])
def test_a_further_line_below_a_caption_names_no_port(
    read: Read, tmp_path: Path, line: str, gap: bool
) -> None:
    titles = ["Pin", "Colour", "Signal"]
    rows: Rows = [["Connector: G04"], [line], titles, [1, "BK", "GND"], [2, "RD", "+12V"]]
    rows += [[]] if gap else []
    rows += [["Connector: C45"], [line], titles, [1, "BU", "CANH"], [2, "WH", "CANL"]]
    (part,) = read(stranger(tmp_path / "ECU.xlsx", *rows)).library.parts
    assert set(ports_of(part)) == {"G04", "C45"}


@pytest.mark.parametrize("word", ["Destination", "To", "Ziel", "To connector", "Dest."])
@pytest.mark.parametrize("ends", [2, 3])
@pytest.mark.parametrize("has_pins", [True, False])
def test_several_far_ends_of_a_wire_are_all_read(
    read: Read, tmp_path: Path, word: str, ends: int, has_pins: bool
) -> None:
    def end(port: str, pin: int | None) -> list[Any]:
        if has_pins:
            return [port if pin else N, pin]
        return [f"{port}:{pin}" if pin else N]

    pin = ["Pin"] if has_pins else []
    titles = ["From", *pin]
    for n in range(1, ends + 1):
        titles += [f"{word} {n}", *pin]
    rows: Rows = [["Cable W5"], [*titles, "Colour"]]
    goes = {1: range(2, ends + 2), 2: [2], 3: [ends + 1]}
    for near, fars in goes.items():
        row = end("X1", near)
        for far in range(2, ends + 2):
            row += end(f"X{far}", near + 4 if far in fars else None)
        rows.append([*row, "BN"])
    (part,) = read(stranger(tmp_path / "Y.xlsx", *rows)).library.parts
    assert part.part_number == "W5"
    assert part.cable
    assert part.cable.end_a.label == "X1"
    found = {(it.contact_a, it.connector_b, it.contact_b) for it in part.cable.conductors}
    assert found == {(str(n), f"X{far}", str(n + 4)) for n, fars in goes.items() for far in fars}
    assert {it.colour for it in part.cable.conductors} == {"BN"}


def test_far_ends_of_a_list_with_a_pin_are_of_a_cable(read: Read, tmp_path: Path) -> None:
    rows: Rows = [
        ["Splitter cable SPL-1"],
        ["Pin", "Signal", "To connector 1", "Pin", "To connector 2", "Pin", "Colour"],
        [1, "+24V", "X2", 1, "X3", 1, "BN"],
        [3, "DI1", "X2", 4, N, N, "BK"],
        [4, "DI2", N, N, "X3", 4, "WH"],
    ]
    (part,) = read(stranger(tmp_path / "Y.xlsx", *rows)).library.parts
    assert part.part_number == "SPL-1"
    assert part.cable
    assert part.cable.end_a.label == ""
    found = [(it.contact_a, it.connector_b, it.contact_b) for it in part.cable.conductors]
    assert found == [("1", "X2", "1"), ("1", "X3", "1"), ("3", "X2", "4"), ("4", "X3", "4")]


def test_two_numbered_targets_without_a_near_end_are_the_ends(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Cable W5"], ["Wire", "Target 1", "Target 2"], [1, "X1:1", "X2:1"]]
    (part,) = read(stranger(tmp_path / "Y.xlsx", *rows)).library.parts
    assert part.cable
    assert (part.cable.end_a.label, part.cable.end_b.label) == ("X1", "X2")


def test_ends_named_above_the_titles_are_the_ends(read: Read, tmp_path: Path) -> None:
    rows: Rows = [
        ["Cable W5"],
        ["END A: DB9 male", N, "Wire", N, "END B: RJ45"],
        ["Pin", "Signal", "Colour", "Pair", "Pin", "Signal"],
        [2, "RXD", "OG", 1, 3, "TXD"],
        [3, "TXD", "BN", 1, 6, "RXD"],
    ]
    (part,) = read(stranger(tmp_path / "W5.xlsx", *rows)).library.parts
    assert part.cable
    assert (part.cable.end_a.label, part.cable.end_b.label) == ("DB9 male", "RJ45")


def test_a_far_end_that_is_not_read_is_a_warning(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["From", "To", "Colour", "To"], ["X1:1", "X2:1", "BN", "X3:1"]]
    result = read(stranger(tmp_path / "W5.xlsx", *rows))
    assert codes(result)["CB487"] == ["Sheet!D1"]


_SPLITTER = {("1", "K1", "A1"), ("1", "K2", "A1"), ("2", "K1", "A2"), ("2", "K2", "A2")}


@pytest.mark.parametrize("ends", [("To 1", "To 2"), ("To", "To"), ("Ziel 1", "Ziel 2")])
@pytest.mark.parametrize("below", [("Device", "Pin"), ("Gerät", "Klemme")])
@pytest.mark.parametrize("shows_colour", [True, False])
def test_far_ends_above_titles_of_two_rows_are_all_read(
    read: Read, tmp_path: Path, ends: tuple[str, str], below: tuple[str, str], shows_colour: bool
) -> None:
    colour = ["Color"] if shows_colour else []
    rows: Rows = [
        ["From", N, ends[0], N, ends[1], N, *colour],
        [*below, *below, *below],
        ["X1", 1, "K1", "A1", "K2", "A1"],
        ["X1", 2, "K1", "A2", "K2", "A2"],
        ["X1", 3, "K3", 11, N, N],
    ]
    rows = [*rows[:2], *([*row, *("BN" for _ in colour)] for row in rows[2:])]
    (part,) = read(stranger(tmp_path / "W5.xlsx", *rows)).library.parts
    assert part.cable
    assert part.cable.end_a.label == "X1"
    found = {(it.contact_a, it.connector_b, it.contact_b) for it in part.cable.conductors}
    assert found == {*_SPLITTER, ("3", "K3", "11")}


@pytest.mark.parametrize("is_apart", [True, False])
def test_far_ends_of_one_title_are_all_read(read: Read, tmp_path: Path, is_apart: bool) -> None:
    def end(port: str, pin: str) -> list[str | None]:
        return [port, pin] if is_apart else [f"{port}:{pin}" if port else N]

    pin = ["Pin"] if is_apart else []
    rows: Rows = [
        ["Wire", "From", *pin, "To", *pin, "To", *pin],
        ["W1", *end("X1", "1"), *end("K1", "A1"), *end("K2", "A1")],
        ["W2", *end("X1", "2"), *end("K1", "A2"), *end("K2", "A2")],
        ["W3", *end("X1", "3"), *end("K3", "11"), *end("", "")],
    ]
    (part,) = read(stranger(tmp_path / "Y.xlsx", *rows)).library.parts
    assert part.cable
    found = {(it.contact_a, it.connector_b, it.contact_b) for it in part.cable.conductors}
    assert found == {*_SPLITTER, ("3", "K3", "11")}


def test_columns_that_are_said_are_read_beside_any_others(tmp_path: Path) -> None:
    titles = ["LQFP64", "Pad (reset)", "Alternate", "Additional", "Structure", "Rest", "More"]
    path = stranger(tmp_path / "U1.xlsx", titles, [1, "VBAT", "-", "-", "-", "-", "-"])
    said = read_file(path, columns="LQFP64=contact,Pad (reset)=signal", part="U1", port="U1")
    (part,) = said.library.parts
    assert ports_of(part) == {"U1": "1 VBAT"}
