"""Anyone's pin and wire lists."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.errors import FindingsError
from cadbridge.jobs.reading import read_path
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import CableSpec, Conductor, Direction, Kind, Part, Pin

from . import (
    lists_of_boards,
    lists_of_cabinets,
    lists_of_harnesses,
    lists_of_others,
    lists_of_tools,
    lists_of_trades,
    lists_of_workshops,
)
from .workbooks import Read, codes, stranger

_FILES = (lists_of_cabinets, lists_of_others, lists_of_tools, lists_of_trades, lists_of_workshops)
_PINS = (*_FILES, lists_of_boards)
_WIRES = (*_FILES, lists_of_harnesses)
PIN_LISTS = {name: made for file in _PINS for name, made in file.PIN_LISTS.items()}
WIRE_LISTS = {name: made for file in _WIRES for name, made in file.WIRE_LISTS.items()}


def ports_of(part: Part) -> dict[str, str]:
    """The pins of each port in words."""
    return {port.designation: ", ".join(map(_pin, port.pins)) for port in part.ports}


def _pin(pin: Pin) -> str:
    direction = "" if pin.direction is Direction.UNSPECIFIED else str(pin.direction)
    return " ".join(filter(None, (pin.contact, pin.signal, direction)))


def wires_of(part: Part) -> list[str]:
    """The conductors of a cable in words."""
    assert part.cable is not None
    return [_wire(row, part.cable) for row in part.cable.conductors]


def _wire(row: Conductor, cable: CableSpec) -> str:
    ends = (
        (row.connector_a or cable.end_a.label, row.contact_a),
        (row.connector_b or cable.end_b.label, row.contact_b),
    )
    sizes = (row.cross_section_mm2, row.length_mm)
    area, long = map(encode_decimal, sizes)
    words = [":".join(filter(None, end)) for end in ends]
    return " ".join(filter(None, (*words, row.colour, area, row.gauge, long)))


@pytest.mark.parametrize("name", PIN_LISTS)
def test_pin_lists(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = PIN_LISTS[name]
    path = stranger(tmp_path / "list.xlsx", ["Part number", "GEN.D9"], [], *rows)
    (part,) = read(path).library.parts
    assert part.part_number == "GEN.D9"
    assert ports_of(part) == expected


@pytest.mark.parametrize("name", PIN_LISTS)
def test_pin_lists_that_name_no_part(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = PIN_LISTS[name]
    result = read(stranger(tmp_path / "AX9.xlsx", *rows))
    (part,) = result.library.parts
    assert part.part_number == "AX9"
    assert ports_of(part) == expected
    assert [item.code for item in result.findings].count("CB437") == 1


@pytest.mark.parametrize("name", WIRE_LISTS)
def test_wire_lists(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = WIRE_LISTS[name]
    path = stranger(tmp_path / "W9.xlsx", *rows)
    (part,) = read(path).library.parts
    assert part.part_number == "W9"
    assert part.ports == ()
    assert wires_of(part) == expected


def test_the_designator_of_a_cable_is_its_number(read: Read, tmp_path: Path) -> None:
    titles = ["Designator", "Connector 1", "Pin 1", "Color", "Connector 2", "Pin 2"]
    rows = [["W1", "X1", 1, "BK", "X2", 2], ["W2", "X1", 2, "RD", "X3", 1]]
    first, second = read(stranger(tmp_path / "AX9.xlsx", titles, *rows)).library.parts
    assert (first.part_number, second.part_number) == ("W1", "W2")
    assert wires_of(second) == ["X1:2 X3:1 RD"]


def test_two_connectors_in_one_line_are_said(read: Read, tmp_path: Path) -> None:
    path = stranger(tmp_path / "AX9.xlsx", ["X5 & X6"], ["Pin", "Signal"], [1, "A"])
    result = read(path)
    assert ports_of(result.library.parts[0]) == {"X5": "1 A", "X6": "1 A"}
    (said,) = [item.message for item in result.findings if item.code == "CB440"]
    assert said == "the list is about X5 and X6; its contacts are read for both"


def test_the_rest_of_a_line_that_names_a_port_is_its_purpose(read: Read, tmp_path: Path) -> None:
    line = "Fuse box C1 (grey, 12 way)"
    path = stranger(tmp_path / "AX9.xlsx", [line], ["Cav", "Circuit"], [1, "A"])
    ((port,),) = (part.ports for part in read(path).library.parts)
    assert (port.designation, port.purpose) == ("C1", "Fuse box (grey, 12 way)")


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("Colore", "g/v", "GNYE"),
        ("Colore filo", "GV", "GNYE"),
        ("Color", "g/v", "GNVT"),
        ("Couleur", "NO", "BK"),
        ("Cor", "br", "WH"),
        ("Aderfarbe", "br", "BN"),
        ("Cor", "ws-br", "WHBN"),
        ("Kleur", "gr", ""),
        ("Kolor", "nb", "BU"),
        ("颜色", "BU/WH（蓝色/白色）", "BUWH"),
    ],
)
def test_letters_for_colours_are_those_of_the_language(
    read: Read, tmp_path: Path, title: str, text: str, code: str
) -> None:
    titles = ["From", "Pin", "To", "Pin", title]
    path = stranger(tmp_path / "AX9.xlsx", titles, ["X1", 1, "X2", 1, text])
    (part,) = read(path).library.parts
    assert part.cable is not None
    (row,) = part.cable.conductors
    assert (row.colour, row.colour_printed) == (code, "" if code else text)


def test_the_number_of_a_harness_on_a_sheet_of_its_own(read: Read, tmp_path: Path) -> None:
    path = stranger(tmp_path / "list.xlsx", ["Harness", "HRN-42"], ["Rev", "B"])
    book = openpyxl.load_workbook(path)
    for name in ("J1 Main", "J2 CAN"):
        sheet = book.create_sheet(name)
        for row in (["Pin", "Name"], [1, "A"], [2, "B"]):
            sheet.append(row)
    book.save(path)
    (part,) = read(path).library.parts
    assert part.part_number == "HRN-42"
    assert ports_of(part) == {"J1": "1 A, 2 B", "J2": "1 A, 2 B"}


def test_a_list_of_cables(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Cable schedule"],
        ["Cable No.", "Type", "From", "To", "Cores", "Size mm2", "Length m"],
        ["W101", "4G1.5", "MCC1", "M101", 4, 1.5, 35],
        ["W102", "LiYCY 4x0.5", "PLC1", "B102", 4, 0.5, 42],
    ]
    first, second = read(stranger(tmp_path / "list.xlsx", *rows)).library.parts
    assert (first.part_number, second.part_number) == ("W101", "W102")
    assert {letter: end.label for letter, end in second.ends.items()} == {"A": "PLC1", "B": "B102"}
    values = {item.name: item.value for item in first.properties}
    assert values == {"Type": "4G1.5", "Cores": "4", "Size mm2": "1.5", "Length m": "35"}


def test_what_follows_a_list_of_cables_is_no_cable(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Cable No", "From", "To", "Cable Type"],
        ["EC-001", "MCC-12", "P-1203", "XLPE"],
        ["EC-002", "MCC-12", "P-1204", "XLPE"],
        ["Total", None, None, 227],
        ["A", "Issued for review", None, "2026-01-03"],
        ["B", "As built", None, "2026-03-09"],
    ]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert [part.part_number for part in result.library.parts] == ["EC-001", "EC-002"]
    assert [item.code for item in result.findings].count("CB439") == 3


def test_a_list_of_pins_that_names_each_part_is_no_list_of_parts(
    read: Read, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ["Référence", "Connecteur", "Broche", "Signal", "Désignation"],
        ["ACM.1", "X1", 1, "UP", "plus"],
        ["ACM.2", "X1", 1, "UM", "moins"],
    ]
    first, second = read(stranger(tmp_path / "list.xlsx", *rows)).library.parts
    assert (ports_of(first), ports_of(second)) == ({"X1": "1 UP"}, {"X1": "1 UM"})


@pytest.mark.parametrize("contacts", [(None, None), (True, False)])
def test_a_list_of_which_every_row_is_refused_is_a_list(
    read: Read, tmp_path: Path, contacts: tuple[object, object]
) -> None:
    rows = [["ACME.1", "X1", contact, "A"] for contact in contacts]
    titles = ["Part number", "Port", "Contact", "Signal"]
    result = read(stranger(tmp_path / "x.xlsx", titles, *rows))
    assert not result.library.parts
    assert {"CB404", "CB456"} & codes(result).keys()
    assert "CB402" not in codes(result)


def test_the_number_of_a_connector_is_no_port(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Connector P/N", "43025-0400"],
        [],
        ["Pin", "Signal"],
        [1, "12V"],
        [2, "GND"],
    ]
    result = read(stranger(tmp_path / "AX9.xlsx", *rows))
    ((port,),) = (part.ports for part in result.library.parts)
    assert (port.designation, port.connector) == ("AX9", "43025-0400")
    assert "CB438" in codes(result)


def test_a_list_of_cables_by_devices_and_places(read: Read, tmp_path: Path) -> None:
    rows = [
        ["Kabelname", "Kabeltyp", "Adernzahl", "Länge [m]", "Quelle", "Ziel"],
        ["-W1", "CLASSIC 110", "4G", "12,5", "+S1-X1", "+M1-X1"],
        ["-W2", "CLASSIC 110 CY", "7G", "8", "+S1-X2", "+F1-B1"],
    ]
    parts = read(stranger(tmp_path / "list.xlsx", *rows)).library.parts
    cables = {part.part_number: part.cable for part in parts}
    ends = {name: (it.end_a.label, it.end_b.label) for name, it in cables.items() if it}
    assert ends == {"-W1": ("+S1-X1", "+M1-X1"), "-W2": ("+S1-X2", "+F1-B1")}
    assert all(it and it.conductors == () for it in cables.values())


def test_the_word_beside_the_name_of_a_strip_is_read(read: Read, tmp_path: Path) -> None:
    rows, _ = lists_of_tools.WIRE_LISTS["a terminal diagram below its strip"]
    assert "CB428" not in codes(read(stranger(tmp_path / "list.xlsx", *rows)))


def test_a_column_of_no_known_title_is_no_direction_where_no_signal_stands(
    read: Read, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ["Pin", "Xyz", "Function"],
        [1, "PE", "a"],
        [2, "TX", "b"],
        [3, "RX", "c"],
    ]
    ((port,),) = (p.ports for p in read(stranger(tmp_path / "X1.xlsx", *rows)).library.parts)
    assert {pin.direction for pin in port.pins} == {Direction.UNSPECIFIED}


def test_titles_without_a_row_make_no_part(read: Read, tmp_path: Path) -> None:
    result = read(stranger(tmp_path / "AX9.xlsx", ["Pin", "Signal", "Color"]))
    assert result.library.parts == ()
    assert "CB404" in codes(result)


def test_sheets_whose_names_stand_for_ports_are_said(read: Read, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Main board", "Fans"):
        sheet = book.create_sheet(name)
        sheet.append(["Pin", "Signal"])
        sheet.append([1, "A"])
    book.save(tmp_path / "AX9.xlsx")
    result = read(tmp_path / "AX9.xlsx")
    ((*ports,),) = (part.ports for part in result.library.parts)
    assert [port.designation for port in ports] == ["Main board", "Fans"]
    assert codes(result)["CB438"] == ["Main board!A1", "Fans!A1"]


@pytest.mark.parametrize(
    "title",
    [
        "Crimp contact",
        "Mating pin",
        "Number of pins",
        "Pin count",
        "Anzahl Pins",
        "Tipo pin",
        "Nombre de broches",
    ],
)
def test_what_is_said_of_contacts_is_no_contact(read: Read, tmp_path: Path, title: str) -> None:
    rows = [["Net", "Wire color", title], ["GND", "BK", "4303"], ["VCC", "RD", "4303"]]
    with pytest.raises(FindingsError, match="no table was recognised"):
        read(stranger(tmp_path / "list.xlsx", *rows))


def test_a_column_of_a_pin_list_tells_the_kinds_of_its_parts(read: Read, tmp_path: Path) -> None:
    titles = ["Part number", "Kind", "Port", "Contact", "Signal"]
    rows = [
        ["B.P1", "power supply", "INPUT", "L", "L"],
        ["", "", "", "N", "N"],
        ["B.D1", "SPS", "X1", "1", "DI0"],
        ["B.S1", "Sensor", "", "BN", "L+"],
        ["B.S1", "Sensor", "", "BU", "L-"],
    ]
    result = read(stranger(tmp_path / "pins.xlsx", titles, *rows))
    found = {part.part_number: (part.kind, set(ports_of(part))) for part in result.library.parts}
    assert found == {
        "B.P1": (Kind.POWER_SUPPLY, {"INPUT"}),
        "B.D1": (Kind.PLC, {"X1"}),
        "B.S1": (Kind.SENSOR, {"pins"}),
    }
    assert "CB438" in codes(result)
    assert "CB414" not in codes(result)


def test_kinds_of_contacts_are_no_kinds_of_parts(read: Read, tmp_path: Path) -> None:
    titles = ["Part number", "Kind", "Port", "Contact", "Signal"]
    rows = [["B.D1", "terminal", "X1", "1", "a"], ["B.D1", "plug", "X2", "1", "b"]]
    result = read(stranger(tmp_path / "pins.xlsx", titles, *rows))
    assert [part.kind for part in result.library.parts] == [Kind.OTHER]
    assert "CB414" in codes(result)


def test_columns_that_say_the_same_of_a_part_are_of_the_part(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.csv"
    path.write_text(
        """Device;Pin;Signal;Kind;Manufacturer;Order number;Mfr PN;Supplier
K1;A1;coil +;contactor;Siemens;3RT2015-1BB41;3RT;Rexel
K1;A2;coil -;contactor;Siemens;3RT2015-1BB41;3RT;Sonepar
B1;1;L+;sensor;ifm;IGS232;IGS;Rexel
B1;3;M;;;;;Rexel
""",
        "utf-8",
    )
    found = read_path(path, shipped_mappings())
    assert [
        (it.part_number, it.kind, it.manufacturer, it.order_number, it.supplier)
        for it in found.library.parts
    ] == [
        ("K1", Kind.CONTACTOR, "Siemens", "3RT2015-1BB41", ""),
        ("B1", Kind.SENSOR, "ifm", "IGS232", ""),
    ]
    assert [it.message for it in found.findings if it.code == "CB490"] == [
        "'Manufacturer', 'Order number': the same in each row of a part, and read as the part's"
    ]
    extras = str(found.library.parts[0].extras)
    assert "Sonepar" in extras  # differs from pin to pin
    assert "Mfr PN" in extras  # a second number is not lost
    assert "Siemens" not in extras


def test_a_maker_beside_the_connector_is_not_that_of_the_part(tmp_path: Path) -> None:
    path = tmp_path / "unit.csv"
    path.write_text(
        "Port;Connector;Maker;Pin;Signal\nX1;MSTB 2,5;Phoenix;1;L\nX1;MSTB 2,5;Phoenix;2;N\n",
        "utf-8",
    )
    (part,) = read_path(path, shipped_mappings()).library.parts
    assert not part.manufacturer
