"""What the reader of anyone's lists must not take for something else."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.api import read as read_as

from .test_lists import ports_of, wires_of
from .workbooks import Read, codes, stranger

N = None
Rows = list[list[Any]]

SIGNALS_LIKE_UNITS: dict[str, tuple[Rows, str]] = {
    "a motor": ([["Pin", "Signal"], [1, "M"], [2, "L+"]], "1 M, 2 L+"),
    "a relay board": ([["Pin #", "Name"], [1, "IN"], [2, "GND"], [3, "VCC"]], "1 IN, 2 GND, 3 VCC"),
    "floats": ([["Pin", "Signal", "Remarks"], [1.0, "MM", "-"], [2.0, "B", N]], "1 MM, 2 B"),
    "terminals": ([["Terminal", "Function", "Colour"], ["M", "CM", N], ["IN", "B", N]], "M, IN"),
    "texts": ([["Kontakt", "Signal"], ["A", "FT"], ["B", "AWG"]], "A FT, B AWG"),
    "signs": ([["Pin", "Signal"], ["+", "M"], ["-", "IN"]], "+ M, - IN"),
    "a number below an unknown title": ([["Pin", "Signal", "Max"], [1, "M", 5], [2, "B", 6]],
                                        "1 M, 2 B"),
    "a unit of each": ([["Pin", "Signal", "Unit"], [1, "Speed", "m"], [2, "Width", "mm"]],
                       "1 Speed, 2 Width"),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNALS_LIKE_UNITS)
def test_a_signal_is_no_unit(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = SIGNALS_LIKE_UNITS[name]
    result = read(stranger(tmp_path / "X1.xlsx", ["Port", "X1"], [], *rows))
    assert ports_of(result.library.parts[0]) == {"X1": expected}
    assert "CB429" not in codes(result)


def test_blocks_side_by_side_keep_their_first_pins(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Pin", "Net", "Pin", "Net"], [1, "IN", 13, "M"], [2, "B", 14, "C"]]
    (part,) = read(stranger(tmp_path / "X1.xlsx", ["Port", "X1"], [], *rows)).library.parts
    assert ports_of(part) == {"X1": "1 IN, 2 B, 13 M, 14 C"}


def test_a_row_of_units_is_still_one(read: Read, tmp_path: Path) -> None:
    titles = ["From", "Pin", "To", "Pin", "Wire", "Length"]
    rows: Rows = [titles, [N, N, "-", N, "mm²", "cm"], ["X1", 1, "X2", 1, 0.5, 20]]
    result = read(stranger(tmp_path / "W9.xlsx", *rows))
    assert wires_of(result.library.parts[0])[0].endswith(" 200")
    assert "CB429" in codes(result)


CAPTIONS_OF_TWO: dict[str, tuple[str, str, list[str]]] = {
    "colours": ("White connector (35 pin)", "Grey connector (35 pin)",
                ["White connector", "Grey connector"]),
    "ways": ("Main connector (24 way)", "Aux connector (8-way)",
             ["Main connector", "Aux connector"]),
    "German": ("Stecker Motor (6-polig)", "Stecker Geber (8 pol.)",
               ["Stecker Motor", "Stecker Geber"]),
    "Italian": ("Connettore 12 poli nero", "Connettore 12 poli bianco",
                ["Connettore 12 poli nero", "Connettore 12 poli bianco"]),
    "French": ("Connecteur 9 broches - moteur", "Connecteur 9 broches - codeur",
               ["Connecteur 9 broches - moteur", "Connecteur 9 broches - codeur"]),
    "a make": ("Deutsch DT 4 pin (engine)", "Deutsch DT 4 pin (dash)",
               ["Deutsch DT 4 pin", "Deutsch DT 4 pin (dash)"]),
    "a series that looks like a name": ("M12 connector, 4 pin, power", "M12 connector, 5 pin, CAN",
                                        ["M12", "M12 connector, 5 pin, CAN"]),
    "long lines": ("All the signals of the left side of the board",
                   "All the signals of the right side of the board",
                   ["Box", "All the signals of the right side of the board"]),
    "designations": ("Connector J1 (35 pin)", "J2: 35 pin", ["J1", "J2"]),
}  # fmt: skip


@pytest.mark.parametrize("is_beside", [True, False], ids=["beside", "below"])
@pytest.mark.parametrize("name", CAPTIONS_OF_TWO)
def test_two_captions_are_two_ports(read: Read, tmp_path: Path, name: str, is_beside: bool) -> None:
    first, second, expected = CAPTIONS_OF_TWO[name]
    titles = ["Pin", "Signal"]
    if is_beside:
        rows: Rows = [[first, N, N, second], [*titles, N, *titles], [1, "A", N, 1, "C"],
                      [2, "B", N, 2, "D"]]  # fmt: skip
    else:
        rows = [[first], titles, [1, "A"], [2, "B"], [], [second], titles, [1, "C"], [2, "D"]]
    result = read(stranger(tmp_path / "GEN.D9.xlsx", *rows, sheet="Box"))
    made = ports_of(result.library.parts[0])
    assert made == dict(zip(expected, ("1 A, 2 B", "1 C, 2 D"), strict=True))
    assert "CB416" not in codes(result)


def test_one_connector_below_two_lines_is_one_port(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["X1 left row", N, N, "X1 right row"], ["Pin", "Signal", N, "Pin", "Signal"],
                  [1, "A", N, 3, "C"], [2, "B", N, 4, "D"]]  # fmt: skip
    (part,) = read(stranger(tmp_path / "GEN.D9.xlsx", *rows)).library.parts
    assert ports_of(part) == {"X1": "1 A, 2 B, 3 C, 4 D"}


GUESSED_PORTS: dict[str, tuple[str, list[str], str, bool]] = {
    "a Czech line that names it": ("Svorky", ["Zapojení konektoru X7 – snímač"], "X7", False),
    "a line with a designation": ("Svorky", ["The pins of X7 as seen from behind"], "X7", True),
    "a sheet with a name of its own": ("Encoder", [], "Encoder", True),
    "a sheet with a letter": ("S", ["See the drawing for the places of the terminals"], "S", True),
    "a sheet with a designation": ("X4 Encoder", [], "X4", False),
    "terminals in Italian": ("Morsetti", [], "GEN.D9", True),
}  # fmt: skip


@pytest.mark.parametrize("name", GUESSED_PORTS)
def test_a_guessed_port_is_said(read: Read, tmp_path: Path, name: str) -> None:
    sheet, above, expected, is_guess = GUESSED_PORTS[name]
    rows: Rows = [above, [], ["Pin", "Signal"], [1, "A"], [2, "B"]]
    result = read(stranger(tmp_path / "GEN.D9.xlsx", *rows, sheet=sheet))
    assert ports_of(result.library.parts[0]) == {expected: "1 A, 2 B"}
    assert ("CB438" in codes(result)) is is_guess


HEADLINES_OF_WIRES = {
    "FSAE loom 2025 team 42": "",
    "Loom 2024 revision 3": "",
    "Kabelbaum Stand 2023": "",
    "Harness rev3 of the test bench": "",
    "Cable 3 of 5": "",
    "Kabel 4 Adern": "",
    "Cavo 12 m": "",
    "Kabel W101": "W101",
    "Harness HN-2041 rev 3": "HN-2041",
    "Cable no. 17": "17",
}


@pytest.mark.parametrize("line", HEADLINES_OF_WIRES)
def test_a_year_names_no_cable(read: Read, tmp_path: Path, line: str) -> None:
    rows: Rows = [[line], ["From", "Pin", "To", "Pin"], ["X1", 1, "X2", 1], ["X1", 2, "X2", 2]]
    result = read(stranger(tmp_path / "GEN.C9.xlsx", *rows))
    (part,) = result.library.parts
    assert part.part_number == (HEADLINES_OF_WIRES[line] or "GEN.C9")
    assert {"CB437", "CB428"} <= codes(result).keys() or HEADLINES_OF_WIRES[line]


N_TITLES = ["Wire", "From", "Pin", "To", "Pin"]
SPLICES: dict[str, tuple[Rows, list[str]]] = {
    "without contacts": (
        [["Wire", "From", "To"], [1, "Splice 4", "X1:1"], [2, "ECU-A 12", "X1:2"],
         [3, "X2 5", "Splice 4"]],
        ["Splice 4 X1:1", "ECU-A:12 X1:2", "X2:5 Splice 4"],
    ),
    "with contacts": (
        [N_TITLES, [1, "ECU", 1, "Splice 4", N], [2, "Splice 4", N, "Lamp L", 1],
         [3, "Splice 4", N, "Lamp R", 1], [4, "GND 1", N, "Lamp R", 2]],
        ["ECU:1 Splice 4", "Splice 4 Lamp L:1", "Splice 4 Lamp R:1", "GND 1 Lamp R:2"],
    ),
    "German": (
        [["Draht", "Von", "Nach"], [1, "X1 1", "Spleiß 2"], [2, "X1 2", "Spleiß 2"],
         [3, "Spleiß 2", "M1 1"]],
        ["X1:1 Spleiß 2", "X1:2 Spleiß 2", "Spleiß 2 M1:1"],
    ),
    "an end at both sides is read alike": (
        [["Wire", "From", "To"], [1, "X1:1", "Star 1"], [2, "X1:2", "Star 1"],
         [3, "Star 1", "X2:1"]],
        ["X1:1 Star 1", "X1:2 Star 1", "Star 1 X2:1"],
    ),
    "ends with their contacts beside an empty column": (
        [N_TITLES, [1, "X1:1", N, "X2", 1], [2, "X1:2", N, "X2", 2]],
        ["X1:1 X2:1", "X1:2 X2:2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPLICES)
def test_a_splice_is_one_point(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = SPLICES[name]
    (part,) = read(stranger(tmp_path / "W9.xlsx", *rows)).library.parts
    assert wires_of(part) == expected


LENGTHS: dict[str, tuple[str, list[Any], list[str], bool]] = {
    "thousands beside plain ones": ("mm", ["350", "1.250", "980"], ["350", "1250", "980"], True),
    "thousands with commas": ("mm", ["1,250", "1,300"], ["1250", "1300"], True),
    "decimals in one of them": ("mm", ["1.250,00", "1.300"], ["1250.00", "1300"], False),
    "decimals in one of them, the other mark": ("mm", ["1,250.5", "1,300"], ["1250.5", "1300"],
                                                False),
    "centimetres": ("cm", ["1.250", 30], ["12500", "300"], True),
    "metres": ("m", ["1,250", "0,350"], ["1250", "350"], False),
    "metres alone": ("m", ["1.250", "2.400"], ["1250", "2400"], True),
    "inches": ("in", ["1.125", "10.5"], ["28.575", "266.7"], False),
    "numbers of a spreadsheet": ("mm", [1.25, 1250], ["1.25", "1250"], False),
    "units in the cells": ("", ["1.250 mm", "2,5 m"], ["1250", "2500"], False),
}  # fmt: skip


@pytest.mark.parametrize("name", LENGTHS)
def test_thousands_of_lengths(read: Read, tmp_path: Path, name: str) -> None:
    unit, typed, expected, is_guess = LENGTHS[name]
    titles = ["Wire", "From", "Pin", "To", "Pin", f"Length ({unit})" if unit else "Length"]
    rows = [[n, "X1", n, "X2", n, text] for n, text in enumerate(typed, 1)]
    result = read(stranger(tmp_path / "W9.xlsx", titles, *rows))
    assert [wire.split()[-1] for wire in wires_of(result.library.parts[0])] == expected
    assert ("CB450" in codes(result)) is is_guess


def test_cross_sections_tell_the_mark_of_lengths(read: Read, tmp_path: Path) -> None:
    titles = ["Wire", "From", "Pin", "To", "Pin", "Size", "Length (m)"]
    rows: Rows = [[1, "X1", 1, "X2", 1, "2,5 mm2", "1.250"], [2, "X1", 2, "X2", 2, "6", "800"]]
    result = read(stranger(tmp_path / "W9.xlsx", titles, *rows))
    assert [wire.split()[-1] for wire in wires_of(result.library.parts[0])] == ["1250000", "800000"]
    assert "CB450" in codes(result)


WIRES: Rows = [["From", "Pin", "To", "Pin"], ["X1", 1, "X2", 1], ["X1", 2, "X2", 2]]
PINS: Rows = [["Pin", "Signal"], [1, "A"], [2, "B"]]

NUMBERS_OF_HARNESSES: dict[str, tuple[Rows, str, str]] = {
    "P/N": ([["Harness P/N", "HN-2041", "Rev", "C"]], "HN-2041", ""),
    "P/N with a colon": ([["Cable P/N:", "CBL-0042"]], "CBL-0042", ""),
    "P/N in one cell": ([["Harness P/N: HN-2041"]], "HN-2041", ""),
    "number before name": ([["Harness No.", "HN-2041"], ["Harness name", "Engine loom"]],
                           "HN-2041", "Engine loom"),
    "name before number": ([["Cable name", "Engine loom"], ["Part number", "HN-2041"]],
                           "HN-2041", "Engine loom"),
    "German": ([["Kabelbaum-Nr.", "KB 17-4"], ["Kabelbaum Bezeichnung", "Motorraum"]],
               "KB 17-4", "Motorraum"),
    "a name alone": ([["Harness name", "Engine loom"]], "Engine loom", ""),
    "a name with its type": ([["Cable", "W7 (LiYCY 4x0.25)"]], "W7", "LiYCY 4x0.25"),
    "a line with type and length": ([["Kabel W101 (Ölflex 4G1,5), Länge 12,5 m"]], "W101",
                                    "(Ölflex 4G1,5), Länge 12,5 m"),
    "a line with commas": ([["Cable W8, LiYCY 4x0.25, 7 m"]], "W8", "LiYCY 4x0.25, 7 m"),
    "words before it": ([["Motor cable W9"]], "W9", "Motor"),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS_OF_HARNESSES)
def test_the_number_of_a_harness(read: Read, tmp_path: Path, name: str) -> None:
    above, number, description = NUMBERS_OF_HARNESSES[name]
    result = read(stranger(tmp_path / "list.xlsx", *above, [], *WIRES))
    (part,) = result.library.parts
    assert part.part_number == number
    assert "".join(part.description.values()) == description
    assert "CB437" not in codes(result)


DEVICES: dict[str, tuple[Rows, str, str]] = {
    "a drive": ([["Drive", "ACME.DRV-200"], ["Connector", "CN3"]], "ACME.DRV-200", "CN3"),
    "Italian": ([["Azionamento", "DRV-200"], ["Connettore", "CN3 - Encoder (15 poli)"]],
                "DRV-200", "CN3"),
    "German": ([["Steuergerät:", "MSG-3"], ["Stecker", "X1 (M12, 5-polig)"]], "MSG-3", "X1"),
    "Czech, the port first": ([["Konektor", "X2"], ["Měnič", "ACS880"]], "ACS880", "X2"),
}  # fmt: skip


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_above_a_list(read: Read, tmp_path: Path, name: str) -> None:
    above, part, port = DEVICES[name]
    result = read(stranger(tmp_path / "list.xlsx", *above, [], *PINS))
    assert [item.part_number for item in result.library.parts] == [part]
    assert ports_of(result.library.parts[0]) == {port: "1 A, 2 B"}


LINES_ABOVE: dict[str, list[str]] = {
    "an unknown label right above one": ["Foo", "ACME-9"],
    "a maker, and no part": ["Manufacturer", "ACME"],
    "a headline": ["Pinout of all the things on the bench"],
    "words behind a value": ["Part number", "GEN.D9", "Rev", "C"],
}


@pytest.mark.parametrize("name", LINES_ABOVE)
def test_lines_above_a_label_are_said(read: Read, tmp_path: Path, name: str) -> None:
    line = LINES_ABOVE[name]
    result = read(stranger(tmp_path / "list.xlsx", line, ["Connector", "CN3"], [], *PINS))
    (said,) = [item.message for item in result.findings if item.code == "CB428"]
    assert line[-1] in said
    assert ports_of(result.library.parts[0]) == {"CN3": "1 A, 2 B"}


SHEETS_WITHOUT_A_TABLE: dict[str, Rows] = {
    "Notes": [["All wires UL1007 unless stated"], ["Crimp: Molex 39-00-0039"]],
    "Bemerkungen": [["Alle Leitungen in LiYCY"], ["Schirm beidseitig"]],
    "Cover": [["Pinout CTRL-9"], ["Rev", "Date", "Author"], ["A", "2024-01-03", "JD"]],
    "Deckblatt": [["Harness", "HRN-42"], ["gezeichnet von", "JD"]],
}


@pytest.mark.parametrize("name", SHEETS_WITHOUT_A_TABLE)
def test_sheets_without_a_table_are_said(read: Read, tmp_path: Path, name: str) -> None:
    path = stranger(tmp_path / "list.xlsx", *PINS, sheet="X1")
    book = openpyxl.load_workbook(path)
    for row in SHEETS_WITHOUT_A_TABLE[name]:
        _sheet(book, name).append(row)
    book.create_sheet("Empty")
    book.save(path)
    result = read(path)
    assert [place.split("!")[0] for place in codes(result)["CB428"]] == [name]
    assert ports_of(result.library.parts[0]) == {"X1": "1 A, 2 B"}


def _sheet(book: openpyxl.Workbook, name: str) -> Any:
    return book[name] if name in book.sheetnames else book.create_sheet(name)


ODD_CONTACTS = ["D3~", "A0*", "~RST", "/CS", "3V3", "7?", "#8", "AREF", "VBUS", "IO_2", "5'"]
NO_CONTACTS = [["2024-01-03", "first"], ["TOTAL", "4 pins"], ["Legend:", "x"],
               ["shielded cable only", "x"]]  # fmt: skip


def test_odd_contacts_are_contacts_where_their_row_says_something(
    read: Read, tmp_path: Path
) -> None:
    rows: Rows = [["Pin", "Use"], *[[n, "a"] for n in range(1, 60)]]
    rows += [[text, "b"] for text in ODD_CONTACTS] + NO_CONTACTS
    result = read(stranger(tmp_path / "GEN.D9.xlsx", *rows, sheet="X1"))
    (port,) = result.library.parts[0].ports
    assert [pin.contact for pin in port.pins if pin.function == "b"] == ODD_CONTACTS
    assert len(codes(result)["CB439"]) == len(NO_CONTACTS)


def test_a_full_row_that_is_left_is_a_warning(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Pin", "Signal", "Use"], [1, "A", "a"], [2, "B", "b"],
                  ["pin behind the cover", "C", "c"]]  # fmt: skip
    result = read(stranger(tmp_path / "GEN.D9.xlsx", *rows, sheet="X1"))
    assert codes(result)["CB458"] == ["X1!A4"]


BOARD: Rows = [["Arduino Pin", "Function", "Connected to", "Notes"],
               ["D2", "Encoder A", "Encoder 1", "pull-up"], ["D3~", "PWM", "Driver", N],
               ["A0", "Battery", "divider", "10k"], ["GND", N, "common", N]]  # fmt: skip


def test_what_the_user_says_of_columns_moves_no_others(tmp_path: Path) -> None:
    said = "Arduino Pin=contact,Function=signal,Connected to=remarks"
    result = read_as(stranger(tmp_path / "GEN.D9.xlsx", *BOARD, sheet="X1"), columns=said)
    (port,) = result.library.parts[0].ports
    assert [(pin.contact, pin.signal, pin.remarks) for pin in port.pins] == [
        ("D2", "Encoder A", "Encoder 1"),
        ("D3~", "PWM", "Driver"),
        ("A0", "Battery", "divider"),
        ("GND", "", "common"),
    ]
    assert not any(pin.function for pin in port.pins)
    assert codes(result)["CB414"] == ["X1!D1"]


NOT_THERE: dict[str, tuple[Rows, str, int]] = {
    "pins": (PINS, "Bogus=signal", 1),
    "pins, one of them": (PINS, "Signal=function,Signl=signal", 1),
    "case and blanks": (PINS, " signal =function,PIN=contact", 0),
    "wires": (WIRES, "Wire=wire,To=end_b", 1),
    "two rows of titles": ([["From", N, "To", N], ["Plug", "Pin", "Plug", "Pin"], *WIRES[1:]],
                           "From Plug=end_a", 0),
    "letters": ([[1, "A"], [2, "B"], [3, "C"]], "A=contact,B=signal", 0),
    "parts": ([["Part number", "Price"], ["GEN.1", 2]], "Prise=price,Part number=part_number", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_THERE)
def test_a_title_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    rows, said, count = NOT_THERE[name]
    result = read_as(stranger(tmp_path / "GEN.D9.xlsx", *rows, sheet="X1"), columns=said)
    assert len(codes(result).get("CB457", [])) == count


def test_the_type_of_a_cable_is_no_function_of_its_conductors(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Cable", "Type", "From", "Pin", "Wire", "To", "Pin"],
                  ["W10", "LiYY 2x0.5", "X1", 1, "WH", "X11", 1],
                  ["W10", "LiYY 2x0.5", "X1", 2, "SH", "X11", 2]]  # fmt: skip
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    (part,) = result.library.parts
    assert part.cable is not None
    assert [wire.function for wire in part.cable.conductors] == ["", ""]
    assert [wire.shield for wire in part.cable.conductors] == [False, True]
    assert "LiYY 2x0.5" in str(part.extras)
    assert "CB414" in codes(result)


def test_a_drain_wire_of_a_pin_is_kept(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Pin", "Signal", "Color"], [1, "A", "white"], ["SH", "Shield", "drain"]]
    (part,) = read(stranger(tmp_path / "GEN.D9.xlsx", *rows)).library.parts
    assert [pin.wire_colour for pin in part.ports[0].pins] == ["WH", "drain"]


@pytest.mark.parametrize(
    ("title", "typed", "size"),
    [("Wire size", "#22", "0.324 22 AWG"), ("Leitungsquerschnitt", "2,5", "2.5")],
)
def test_sizes_of_workshops(read: Read, tmp_path: Path, title: str, typed: str, size: str) -> None:
    rows: Rows = [["Rep. fil", "De", "Pin", "Vers", "Pin", title], ["F1", "X1", 1, "X2", 1, typed]]
    (part,) = read(stranger(tmp_path / "W9.xlsx", *rows)).library.parts
    assert wires_of(part) == [f"X1:1 X2:1 {size}"]
