"""Pin and wire lists as people lay them out who have never seen ours."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.formats import ReadResult
from cadbridge.model import CableSpec, EndState, Kind

from .test_guard import with_entry
from .workbooks import Read, codes, stranger


def pins(result: ReadResult) -> dict[str, list[tuple[str, str]]]:
    (part,) = result.library.parts
    return {
        port.designation: [(pin.contact, pin.signal) for pin in port.pins] for port in part.ports
    }


def cable(result: ReadResult) -> CableSpec:
    (part,) = result.library.parts
    assert part.cable is not None
    return part.cable


PART = ["Part number", "GEN.D9"]
TITLES = ["Pin", "Signal"]
BOTH = {"X1": [("1", "a")], "X2": [("1", "b")]}
LAYOUTS: dict[str, list[list[Any]]] = {
    "a title block for each table": [
        PART, ["Port", "X1"], TITLES, ["1", "a"], [],
        ["Port", "X2"], ["Connector", "GEN.Y"], TITLES, ["1", "b"],
    ],
    "tables without a gap": [
        PART, ["Port", "X1"], TITLES, ["1", "a"], ["Port", "X2"], TITLES, ["1", "b"],
    ],
    "title and value in one cell": [
        ["Part number: GEN.D9"], ["Port: X1"], TITLES, ["1", "a"], [], ["Port: X2"], TITLES,
        ["1", "b"],
    ],
    "blank columns and rows": [
        ["Part number", None, "Port", None, None, "Pin", None, "Signal"],
        ["GEN.D9", None, "X1", None, None, "1", None, "a"],
        [],
        ["GEN.D9", None, "X2", None, None, "1", None, "b"],
    ],
    "an index without a title": [
        [None, "Part number", "Port", "Pin", "Signal"],
        [0, "GEN.D9", "X1", "1", "a"],
        [1, "GEN.D9", "X2", "1", "b"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(read: Read, tmp_path: Path, name: str) -> None:
    result = read(stranger(tmp_path / "list.xlsx", *LAYOUTS[name]))
    assert pins(result) == BOTH
    assert result.findings == ()


def test_a_line_above_titles_names_the_port(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        PART,
        ["Port", "X1"],
        TITLES,
        ["1", "a"],
        [],
        ["X2 Encoder"],
        TITLES,
        ["1", "b"],
    ]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert pins(result) == BOTH
    assert result.library.parts[0].ports[1].purpose == "Encoder"


def test_titles_that_are_formulas_are_read_as_they_were_last_calculated(
    read: Read, tmp_path: Path
) -> None:
    titles = ["Part number", "Port", "Contact", '="Sig"&"nal"', '="Tor"&"que"', "=X"]
    path = stranger(tmp_path / "list.xlsx", titles, ["GEN.D9", "X1", "1", "a", "0.4 Nm", "b"])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    for cell, title in (("D1", "Signal"), ("E1", "Torque")):
        before, start, after = sheet.partition(f'<c r="{cell}">')
        calculated = re.sub(r"<v ?/>|<v></v>", f"<v>{title}</v>", after, count=1)
        sheet = before + start.replace(">", ' t="str">') + calculated
    with_entry(path, "xl/worksheets/sheet1.xml", sheet.encode())
    result = read(path)
    assert pins(result) == {"X1": [("1", "a")]}
    (part,) = result.library.parts
    without = "F1, a formula without a result"
    assert part.extras == {"excel": {"pins": {"X1 | 1": {"Torque": "0.4 Nm", without: "b"}}}}
    assert codes(result) == {"CB414": ["Sheet!E1", "Sheet!F1"]}


def test_a_remark_below_a_table_is_not_a_pin(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        PART,
        ["Port", "X1"],
        TITLES,
        ["1", "a"],
        [],
        ["All shields on the case."],
    ]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert pins(result) == {"X1": [("1", "a")]}
    assert codes(result) == {"CB439": ["Sheet!A6"]}


def test_an_empty_port_stands_for_the_one_above(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [PART, [], ["Port", *TITLES], ["X1", "1", "a"], [None, "2", "b"]]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert pins(result) == {"X1": [("1", "a"), ("2", "b")]}
    assert codes(result) == {"CB452": ["Sheet!A5"]}


def test_rows_below_titles_with_a_slip_belong_to_no_table_above(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Part number", "Port", *TITLES],
        ["GEN.D9", "X1", "1", "a"],
        [],
        ["Part number", "Accesory", "Quantity", "Remarks"],
        ["GEN.D9", "GEN.K9", 2, "ordered apart"],
        [],
        ["Part number", "Port", *TITLES],
        ["GEN.D9", "X2", "1", "b"],
    ]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert pins(result) == BOTH
    assert codes(result) == {"CB431": ["Sheet!B4"]}


def test_units_in_a_row_of_their_own(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Kabel", "Länge", "Bestellnummer"],
        [None, "[m]", None],
        ["GEN.C9", 2.5, "007"],
    ]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert [item.length_mm for item in cable(result).lengths] == [2500]
    assert codes(result) == {"CB429": ["Sheet!B2"]}


def test_typed_numbers_are_in_the_unit_of_their_title(read: Read, tmp_path: Path) -> None:
    titles = ["Kabel", "Länge (m)", "Bestellnummer"]
    rows: list[list[Any]] = [titles, ["GEN.C9", "1,5", "007"], ["GEN.C9", "20 cm", "008"]]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert [str(item.length_mm) for item in cable(result).lengths] == ["1500", "200"]


def test_a_german_pin_list(read: Read, tmp_path: Path) -> None:
    head = ["Stecker", "Pin-Nr.", "Signal", "Beschreibung", "Farbe", "Querschnitt", "Bemerkung"]
    rows: list[list[Any]] = [
        ["X1", 1, "L1", "Phase 1", "BN", "1,5", None],
        ["X1", "PE", "PE", "Erde", "GNYE", "", ""],
    ]
    path = stranger(
        tmp_path / "list.xlsx", ["Firma Muster"], ["Artikelnummer", "ACME.AX9"], [], head, *rows
    )
    (part,) = read(path).library.parts
    assert [(pin.contact, pin.function) for pin in part.ports[0].pins] == [
        ("1", "Phase 1"),
        ("PE", "Erde"),
    ]
    assert part.kind is Kind.OTHER


def test_what_has_conductors_is_a_cable(read: Read, tmp_path: Path) -> None:
    head = ["Part number", "Contact A", "Contact B", "Colour"]
    path = stranger(tmp_path / "list.xlsx", head, ["ACME.C9", "1", "4", "BN"])
    (part,) = read(path).library.parts
    assert part.kind is Kind.CABLE


def test_a_kind_that_was_emptied_is_not_guessed(read: Read, tmp_path: Path) -> None:
    cable = [["Part number", "Contact A", "Contact B"], ["ACME.C9", "1", "4"]]
    kind = [["Part number", "Kind", "Type number"], ["ACME.C9", "", "C9"]]
    (part,) = read(stranger(tmp_path / "list.xlsx", *cable, [], *kind)).library.parts
    assert part.kind is Kind.OTHER


def test_an_italian_wiring_table(read: Read, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Codice", "GEN.C9"],
        ["Lato A", "aperto"],
        ["Lato B", "GEN.X"],
        [],
        ["Contatto A", "Colore filo", "Sezione", "Contatto B", "Conduttore"],
        ["A1", "giallo/verde", 0.75, "1.0", "1"],
    ]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    spec = cable(result)
    assert spec.end_a.state is EndState.OPEN
    assert spec.end_b.connector == "GEN.X"
    (row,) = spec.conductors
    assert (row.contact_a, row.contact_b, row.colour) == ("A1", "1", "GNYE")
    assert row.cross_section_mm2 == Decimal("0.75")
    assert codes(result) == {"CB417": ["Sheet!B6"], "CB421": ["Sheet!D6"]}


@pytest.mark.parametrize("quotes", ['""', "''", "“”", "„“", "«»"])
def test_contacts_in_quotes_are_read_without_them(read: Read, tmp_path: Path, quotes: str) -> None:
    rows = [[f"{quotes[0]}{at}{quotes[1]}", name] for at, name in ((1, "GND"), ("A2", "VCC"))]
    result = read(stranger(tmp_path / "list.xlsx", PART, ["Port", "X1"], TITLES, *rows))
    assert pins(result) == {"X1": [("1", "GND"), ("A2", "VCC")]}
    assert codes(result)["CB421"] == ["Sheet!A4", "Sheet!A5"]


def test_sheets_that_repeat_each_other_name_their_conductors_apart(
    read: Read, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for title in ("Rev A", "Rev B", "Rev C", "Rev D"):
        sheet = book.create_sheet(title)
        for row in (["Kabel", "Pin A", "Pin B"], ["GEN.C9", "1", "1"]):
            sheet.append(row)
    book.save(path)
    names = [row.id for row in cable(read(path)).conductors]
    assert names == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("BN/GN", "BNGN"),
        ("wh-bn", "WHBN"),
        ("weiß-braun", "WHBN"),
        ("ws br", "WHBN"),
        ("green-yellow", "GNYE"),
        ("YE/GN", "GNYE"),
        ("BLKRED", "BKRD"),
        ("bianco/marrone", "WHBN"),
    ],
)
def test_colours_as_people_write_them(read: Read, tmp_path: Path, typed: str, code: str) -> None:
    rows: list[list[Any]] = [["Kabel", "Pin A", "Pin B", "Farbe"], ["GEN.C9", "1", "1", typed]]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert cable(result).conductors[0].colour == code
    assert "CB417" in codes(result)


@pytest.mark.parametrize("typed", ["7", "RAL 5015", "transparent", "light blue", "LtBlue"])
def test_what_is_no_colour_stays_as_printed_and_is_said(
    read: Read, tmp_path: Path, typed: str
) -> None:
    rows: list[list[Any]] = [["Kabel", "Pin A", "Pin B", "Farbe"], ["GEN.C9", "1", "1", typed]]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    (row,) = cable(result).conductors
    assert (row.colour, row.colour_printed) == ("", typed)
    assert "CB418" in codes(result)


@pytest.mark.parametrize("typed", ["BK1", "schwarz 1", "BK 1"])
def test_a_number_behind_a_colour_is_the_core(read: Read, tmp_path: Path, typed: str) -> None:
    rows: list[list[Any]] = [["Kabel", "Pin A", "Pin B", "Farbe"], ["GEN.C9", "1", "1", typed]]
    (row,) = cable(read(stranger(tmp_path / "list.xlsx", *rows))).conductors
    assert (row.colour, row.core_number, row.colour_printed) == ("BK", "1", typed)


NETS = {
    "J1": [("1", "GND"), ("2", "+5V")],
    "P2": [("1", "GND"), ("2", "+5V")],
    "U3": [("A4", "GND")],
}


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Net", "Node 1", "Node 2", "Node 3"],
            ["GND", "J1-1", "P2-1", "U3-A4"],
            ["+5V", "J1-2", "P2-2"],
        ],
        [["Net Name", "Pins"], ["GND", "J1-1, P2-1, U3-A4"], ["+5V", "J1-2, P2-2"]],
        [["Netz", "Kontakte"], ["GND", "J1:1; P2:1; U3:A4"], ["+5V", "J1:2;P2:2"]],
        [
            ["Board", "rev C"],
            [],
            ["Net", "Nodes"],
            ["GND", "J1.1", "P2.1", "U3.A4"],
            ["+5V", "J1.2 P2.2"],
        ],
        [["GND", "J1-1", "P2-1", "U3-A4"], ["+5V", "J1-2", "P2-2"]],
    ],
)
def test_a_net_a_row(read: Read, tmp_path: Path, rows: list[list[Any]]) -> None:
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    assert pins(result) == NETS
    assert "CB440" in codes(result)
    assert "CB414" not in codes(result)


@pytest.mark.parametrize(
    ("titles", "lines"),
    [
        (
            ["Pin Designator", "Display Name", "Electrical Type", "Net"],
            [["1", "VCC", "Power", "+3V3"]],
        ),
        (["Pin", "Pin Name", "Pin Type", "Net"], [["1", "VCC", "power_in", "+3V3"]]),
    ],
)
def test_the_pins_of_a_part_in_a_drawing_program(
    read: Read, tmp_path: Path, titles: list[str], lines: list[list[str]]
) -> None:
    (part,) = read(stranger(tmp_path / "U3.xlsx", titles, *lines)).library.parts
    ((pin,),) = [port.pins for port in part.ports]
    assert (pin.contact, pin.signal, str(pin.direction)) == ("1", "+3V3", "supply_in")
    assert "VCC" in (pin.function, pin.remarks)


@pytest.mark.parametrize(
    ("titles", "cells", "colour"),
    [
        (["Color 1", "Color 2"], ["YEL", "BLK"], "YEBK"),
        (["Farbe 1", "Farbe 2"], ["rt", "ws"], "RDWH"),
        (["Colore 1", "Colore 2"], ["rosso", None], "RD"),
        (["Base Color", "Tracer"], ["R", "W"], "RDWH"),
        (["Color", "Stripe"], ["LT BLU", "WHT"], "LT BLU/WHT"),
        (["Color", "Note"], ["BRN W/ WHT STRIPE", None], "BNWH"),
        (["Color", "Note"], ["PPL/WHT", None], "VTWH"),
    ],
)
def test_a_second_colour(
    read: Read, tmp_path: Path, titles: list[str], cells: list[str], colour: str
) -> None:
    rows: list[list[Any]] = [
        ["Pin", "Signal", *titles],
        [1, "CAN H", *cells],
        [2, "CAN L", "GRN", None],
    ]
    (part,) = read(stranger(tmp_path / "X1.xlsx", *rows)).library.parts
    assert [pin.wire_colour for pin in part.ports[0].pins] == [colour, "GN"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("LT BLU/WHT", "BUWH"),
        ("DK GRN", "GN"),
        ("TAN", "BN"),
        ("hellblau", "BU"),
        ("bleu clair", "BU"),
    ],
)
def test_a_tint_is_kept_as_printed_and_known(
    read: Read, tmp_path: Path, typed: str, code: str
) -> None:
    rows: list[list[Any]] = [["Kabel", "Pin A", "Pin B", "Farbe"], ["GEN.C9", "1", "1", typed]]
    result = read(stranger(tmp_path / "list.xlsx", *rows))
    (row,) = cable(result).conductors
    assert (row.colour, row.colour_printed) == ("", typed)
    (said,) = [item.message for item in result.findings if item.rule.code == "CB418"]
    assert f"{code} with a tint" in said


def test_devices_at_both_ends(read: Read, tmp_path: Path) -> None:
    rows = [
        ["From Device", "From Pin", "To Device", "To Pin", "Wire No", "Color", "Gauge"],
        ["ECU", "A1", "Injector 1", "1", "W001", "BLK", "18"],
        ["ECU", "A2", "Fuse box", "F3", "W002", "RED", "16"],
    ]
    spec = cable(read(stranger(tmp_path / "list.xlsx", *rows)))
    assert [(row.id, row.contact_a, row.connector_b, row.contact_b) for row in spec.conductors] == [
        ("W001", "A1", "Injector 1", "1"),
        ("W002", "A2", "Fuse box", "F3"),
    ]
    assert [row.gauge for row in spec.conductors] == ["18 AWG", "16 AWG"]
    assert "ECU" in (spec.end_a.label, spec.end_a.connector)
