"""What stands between, beside and below the rows of anyone's lists."""

from pathlib import Path
from typing import Any

import pytest

from cadbridge.mapping import shipped_mappings
from cadbridge.model import Part

from .test_lists import ports_of, wires_of
from .workbooks import EXCEL, Read, codes, stranger

Rows = list[list[Any]]


@pytest.mark.parametrize("group", ["Power", "POWER SUPPLY", "Versorgung 24 V"])
def test_a_group_right_below_the_titles_names_no_port(
    read: Read, tmp_path: Path, group: str
) -> None:
    rows: Rows = [
        ["Pin", "Signal", "Direction"],
        [group],
        [1, "24V", "In"],
        [2, "0V", "In"],
        ["Fieldbus"],
        [3, "CANH", "I/O"],
    ]
    result = read(stranger(tmp_path / "AX9.xlsx", *rows))
    (part,) = result.library.parts
    assert ports_of(part) == {"AX9": "1 24V in, 2 0V in, 3 CANH bidir"}
    assert "CB438" in codes(result)


@pytest.mark.parametrize("caption", ["Stückliste", "Bill of material", ""])
@pytest.mark.parametrize("number", ["Artikelnummer", "Part number"])
def test_a_parts_list_below_the_pins_is_of_parts(
    read: Read, tmp_path: Path, caption: str, number: str
) -> None:
    above: Rows = [["Connector X1"], ["Pin", "Signal"], [1, "A"], [2, "B"], []]
    parts: Rows = [[number, "Description", "Qty"], ["PX.1", "Housing", 1], ["PX.2", "Seal", 2]]
    lines: Rows = [[caption]] if caption else []
    result = read(stranger(tmp_path / "AX9.xlsx", *above, *lines, *parts))
    found = {part.part_number: ports_of(part) for part in result.library.parts}
    assert found == {"PX.1": {}, "PX.2": {}, "AX9": {"X1": "1 A, 2 B"}}


def test_a_parts_list_below_wires_is_of_parts(read: Read, tmp_path: Path) -> None:
    rows: Rows = [
        ["Wire", "From", "To", "Colour"],
        ["1", "X1:1", "X2:1", "RD"],
        [],
        ["Bill of material"],
        ["Pos", "Part number", "Description", "Qty"],
        [1, "1-480424-0", "Housing", 1],
    ]
    found = read(stranger(tmp_path / "AX9.xlsx", *rows)).library.parts
    assert {part.part_number: part.cable is not None for part in found} == {
        "1-480424-0": False,
        "AX9": True,
    }


@pytest.mark.parametrize("word", ["Connector", "Plug", "Stecker"])
@pytest.mark.parametrize("gap", [0, 1])
def test_pins_of_connectors_a_and_b_side_by_side_are_no_wires(
    read: Read, tmp_path: Path, word: str, gap: int
) -> None:
    free = [None] * gap
    rows: Rows = [
        [f"{word} A (6 pin)", None, None, *free, f"{word} B"],
        ["Pin", "Function", "Color", *free, "Pin", "Function", "Color"],
        [1, "Ign", "RED", *free, 1, "Inj 1", "BLU"],
        [2, "Gnd", "BLK", *free, 2, "Inj 2", "BLU"],
    ]
    (part,) = read(stranger(tmp_path / "AX9.xlsx", *rows)).library.parts
    assert part.cable is None
    assert [[pin.function for pin in port.pins] for port in part.ports] == [
        ["Ign", "Gnd"],
        ["Inj 1", "Inj 2"],
    ]
    assert [port.designation for port in part.ports] == ["A", "B"]


def test_ends_of_wires_side_by_side_are_wires(read: Read, tmp_path: Path) -> None:
    rows: Rows = [
        ["Connector A", None, "Connector B", None, None],
        ["Pin", "Signal", "Pin", "Signal", "Color"],
        [1, "5V", 3, "5V", "RD"],
    ]
    (part,) = read(stranger(tmp_path / "AX9.xlsx", *rows)).library.parts
    assert part.cable is not None
    assert part.ports == ()


@pytest.mark.parametrize(
    "crimps", [("Terminal A", "Terminal B"), ("From terminal", "To terminal"), ("A Term", "B Term")]
)
def test_what_is_crimped_on_is_no_contact(
    read: Read, tmp_path: Path, crimps: tuple[str, str]
) -> None:
    rows: Rows = [
        ["Item", "Wire ID", "From", "Pin", "To", "Pin", "Color", *crimps],
        [1, "W001", "J1", 1, "P2", 5, "RED", "43030-0007", "43030-0008"],
        [2, "W002", "J1", 2, "P2", 6, "BLK", "43030-0007", "43030-0008"],
    ]
    (part,) = read(stranger(tmp_path / "AX9.xlsx", *rows)).library.parts
    assert wires_of(part) == ["J1:1 P2:5 RD", "J1:2 P2:6 BK"]
    assert part.cable is not None
    assert not any(row.signal for row in part.cable.conductors)
    kept = str(part.extras)
    assert "43030-0007" in kept
    assert "43030-0008" in kept


def test_two_columns_of_one_title_that_is_not_known_are_kept(read: Read, tmp_path: Path) -> None:
    rows: Rows = [
        ["Wire", "From", "Cavity", "Contact P/N", "To", "Cavity", "Contact P/N"],
        ["1", "J1", "A", "M39029/56-351", "P2", "3", "M39029/58-363"],
    ]
    (part,) = read(stranger(tmp_path / "AX9.xlsx", *rows)).library.parts
    kept = str(part.extras)
    assert "M39029/56-351" in kept
    assert "M39029/58-363" in kept


@pytest.mark.parametrize("at", [2, 3])
def test_what_stands_in_a_column_without_a_title_is_said(
    read: Read, tmp_path: Path, at: int
) -> None:
    rows: Rows = [["Pin", "Signal", "Colour"], [1, "A", "red"], [2, "B", "blue"]]
    rows = [[*row[:at], None, *row[at:]] for row in rows]
    rows[1][at] = "only bench test"
    result = read(stranger(tmp_path / "X1.xlsx", *rows))
    assert codes(result)["CB484"] == [f"Sheet!{'ABCD'[at]}2"]


@pytest.mark.parametrize(
    ("rows", "at", "field"),
    [
        ([["Pin", "Signal"], [1, "A", "spare"], [2, "B", "spare"]], "C", "remarks"),
        ([[None, "From", "To"], ["GND", "X1:1", "X2:1"], ["TX", "X1:2", "X2:2"]], "A", "signal"),
        ([["Part number", "Manufacturer"], ["1-2", "TE", "seal"]], "C", "description"),
    ],
)
def test_a_column_without_a_title_is_named_by_its_letter(
    tmp_path: Path, rows: Rows, at: str, field: str
) -> None:
    path = stranger(tmp_path / "X1.xlsx", *rows)
    assert EXCEL.read is not None
    silent = EXCEL.read(path, shipped_mappings())
    assert [it.rule.always_told for it in silent.findings if it.code == "CB484"] == [True]
    said = EXCEL.read(path, shipped_mappings(), {"columns": f"{at}={field}"})
    assert "CB484" not in codes(said)
    assert rows[1]["ABC".index(at)] in repr(said.library.parts)


@pytest.mark.parametrize(
    ("text", "length", "remark"),
    [
        ("approx. 300 mm", "300", ""),
        ("ca. 31 cm", "310", ""),
        ("1,5 m ±10%", "1500", ""),
        ("300 +/-5 mm", "300", ""),
        ("300-350", "", "Length: 300-350"),
        ("as required", "", "Length: as required"),
    ],
)
def test_a_length_that_is_not_exact_is_kept_and_said(
    read: Read, tmp_path: Path, text: str, length: str, remark: str
) -> None:
    rows: Rows = [["From", "To", "Length"], ["X1:1", "X2:1", text], ["X1:2", "X2:2", "20 mm"]]
    result = read(stranger(tmp_path / "W1.xlsx", *rows))
    (part,) = result.library.parts
    assert part.cable is not None
    first = part.cable.conductors[0]
    assert (str(first.length_mm or ""), first.remarks) == (length, remark)
    assert codes(result)["CB450"] == ["Sheet!C2"]


@pytest.mark.parametrize("word", ["Notes:", "Legend", "Hinweise", "General notes"])
def test_notes_below_a_list_are_no_rows(read: Read, tmp_path: Path, word: str) -> None:
    rows: Rows = [
        ["Pin", "Signal"],
        [1, "A"],
        [2, "B"],
        [],
        [word],
        [1, "All AWG22"],
        ["RD", "red"],
    ]
    result = read(stranger(tmp_path / "X1.xlsx", *rows))
    (part,) = result.library.parts
    assert list(ports_of(part).values()) == ["1 A, 2 B"]
    assert {"Sheet!A5", "Sheet!A6", "Sheet!A7"} <= set(codes(result)["CB428"])


PINS: Rows = [["Pin", "Signal", "Colour"], [1, "GND", "BK"], [2, "24V", "RD"]]


@pytest.mark.parametrize(
    "parts",
    [
        [["Qty", "Part number", "Description"], [2, "ACM.1", "Housing"], [9, "ACM.2", "Contact"]],
        [["Pos", "Artikelnummer", "Hersteller"], [1, "ACM.1", "ACM"], [2, "ACM.2", "ACM"]],
        [["Part no.", "Supplier", "Price"], ["ACM.1", "Shop", 1], ["ACM.2", "Shop", 2]],
    ],
)
@pytest.mark.parametrize("is_left", [True, False])
def test_a_list_of_parts_beside_a_list_of_pins(
    read: Read, tmp_path: Path, parts: Rows, *, is_left: bool
) -> None:
    blocks = [["Parts"], *parts], [["Connector X1"], *PINS]
    one, other = blocks if is_left else reversed(blocks)
    rows = [[*a, *[None] * (4 - len(a)), *b] for a, b in zip(one, other, strict=True)]
    library = read(stranger(tmp_path / "DRV.xlsx", *rows)).library
    assert set(library.part_by_number) == {"ACM.1", "ACM.2", "DRV"}
    assert ports_of(library.part_by_number["DRV"]) == {"X1": "1 GND, 2 24V"}
    assert not library.part_by_number["ACM.1"].ports


def told_of(part: Part) -> set[tuple[str, str, str]]:
    return {(it.name, it.condition, it.value) for it in part.properties}


@pytest.mark.parametrize(
    "rows",
    [
        [["Connector X1"], ["Mating connector", "P-104"], ["Length: 3 m"], *PINS],
        [["Connector X1"], [*PINS[0], None, "Mating connector: P-104"], PINS[1],
         [*PINS[2], None, "Length", "3 m"]],
        [["Port", "X1"], *PINS, [], ["Mating connector", "P-104"], ["Length", "3 m"]],
    ],
)  # fmt: skip
def test_what_stands_around_a_list_is_kept(read: Read, tmp_path: Path, rows: Rows) -> None:
    (part,) = read(stranger(tmp_path / "DRV.xlsx", *rows)).library.parts
    assert ports_of(part) == {"X1": "1 GND, 2 24V"}
    assert told_of(part) == {("Mating connector", "X1", "P-104"), ("Length", "X1", "3 m")}


def test_what_stands_above_each_of_two_lists_is_of_its_port(read: Read, tmp_path: Path) -> None:
    rows = [
        row
        for port in ("X1", "X2")
        for row in ([f"Connector {port}"], [f"Mates with: {port}-P"], *PINS, [])
    ]
    (part,) = read(stranger(tmp_path / "DRV.xlsx", *rows)).library.parts
    assert told_of(part) == {("Mates with", "X1", "X1-P"), ("Mates with", "X2", "X2-P")}


@pytest.mark.parametrize(
    "lines", [["Connector A: DB9 male"], ["Connector A", "DB9 male"], ["Stecker A: DB9 Stifte"]]
)
def test_a_connector_called_by_a_letter_is_the_port_of_its_pins(
    read: Read, tmp_path: Path, lines: list[str]
) -> None:
    rows: Rows = [lines, ["Pin", "Signal"], [1, "DCD"], [2, "RXD"]]
    rows += [[], [it.replace("A", "B") for it in lines], ["Pin", "Signal"], [5, "GND"], [6, "DSR"]]
    (part,) = read(stranger(tmp_path / "W1.xlsx", *rows)).library.parts
    assert [port.designation for port in part.ports] == ["A", "B"]
    assert "DB9" in part.ports[0].purpose
    assert [pin.contact for port in part.ports for pin in port.pins] == ["1", "2", "5", "6"]


@pytest.mark.parametrize("word", ["Kontakt", "Pin", "Kontakt-Nr."])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_connector_drawn_as_on_the_board_is_one_port(
    read: Read, tmp_path: Path, word: str, count: int
) -> None:
    rows: Rows = [["Stecker X1 (M12)"], ["Funktion", word, word, "Funktion"]]
    rows += [[f"L{n}", n, n + count, f"R{n}"] for n in range(1, count + 1)]
    (part,) = read(stranger(tmp_path / "A1.xlsx", *rows)).library.parts
    (port,) = part.ports
    assert port.designation == "X1"
    assert {pin.contact for pin in port.pins} == {str(n) for n in range(1, 2 * count + 1)}
