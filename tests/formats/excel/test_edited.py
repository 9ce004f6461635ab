"""Workbooks as they come back: edited by people and changed by their programs."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.mapping import Mappings
from cadbridge.model import (
    CableLength,
    Direction,
    Library,
    Pin,
    Port,
    Property,
    Source,
)

from .workbooks import (
    CABLE,
    DRIVE,
    LIBRARY,
    Edit,
    Read,
    Write,
    changes,
    codes,
    edited,
    put,
    read_from,
    stranger,
    write_to,
)


def test_saved_without_an_edit_nothing_changes(write: Write, read: Read) -> None:
    result = read(edited(write, lambda book: None))
    assert changes(result) == []
    assert codes(result) == {}


CASES: dict[str, tuple[Edit, list[tuple[str, Any, Any]], dict[str, list[str]]]] = {
    "a signal": (
        put("Pins", "F2", "+24 V"),
        [("GEN.D1: ports[X1].pins[1].signal", "+24 Vdc", "+24 V")],
        {},
    ),
    "a number for a contact": (
        put("Pins", "E2", 1),
        [],
        {"CB406": ["Pins!E2"]},
    ),
    "a number for an order code": (
        put("Order codes", "D2", 3108020082),
        [
            ("GEN.C1: cable.lengths[003108020082]", CABLE.cable.lengths[0], None),  # type: ignore[union-attr]
            (
                "GEN.C1: cable.lengths[3108020082]",
                None,
                CableLength(length_mm=Decimal(1000), order_code="3108020082"),
            ),
        ],
        {
            "CB405": ["Order codes!D2"],
            "CB422": ["Order codes!2:2"],
        },
    ),
    "a comma and a unit": (
        put("Conductors", "G2", "0,25 mm²"),
        [("GEN.C1: cable.conductors[1].cross_section_mm2", None, Decimal("0.25"))],
        {"CB409": ["Conductors!G2"]},
    ),
    "a gauge where a number is expected": (
        put("Conductors", "G2", "AWG24"),
        [
            ("GEN.C1: cable.conductors[1].cross_section_mm2", None, Decimal("0.205")),
            ("GEN.C1: cable.conductors[1].gauge", "", "24 AWG"),
        ],
        {"CB441": ["Conductors!G2"]},
    ),
    "a gauge that there is not": (
        put("Conductors", "G2", "AWG 77"),
        [],
        {"CB408": ["Conductors!G2"]},
    ),
    "blanks and breaks that nobody means": (
        lambda book: book["Pins"].cell(4, 6, "\N{NO-BREAK SPACE}DIN\n1 \n"),
        [],
        {"CB421": ["Pins!F4"]},
    ),
    "signs of no width": (
        put("Pins", "J4", "fil\N{ZERO WIDTH SPACE}tered\N{SOFT HYPHEN}"),
        [],
        {"CB421": ["Pins!J4"]},
    ),
    "a remark of two lines": (
        put("Pins", "J4", " filtered\r\n10 nF \n"),
        [("GEN.D1: ports[X1].pins[3].remarks", "filtered", "filtered\n10 nF")],
        {},
    ),
    "a number that may be two": (
        put("Order codes", "C2", "1.500"),
        [("GEN.C1: cable.lengths[003108020082]", CABLE.cable.lengths[0], None)],  # type: ignore[union-attr]
        {"CB408": ["Order codes!C2"], "CB404": ["Order codes!C2"]},
    ),
    "a German colour": (
        put("Conductors", "D2", "ws/gn"),
        [("GEN.C1: cable.conductors[1].colour", "WH", "WHGN")],
        {"CB417": ["Conductors!D2"]},
    ),
    "an American colour": (
        put("Conductors", "D2", "BLK"),
        [("GEN.C1: cable.conductors[1].colour", "WH", "BK")],
        {"CB417": ["Conductors!D2"]},
    ),
    "a colour that nobody knows": (
        put("Conductors", "D2", "mauve"),
        [("GEN.C1: cable.conductors[1].colour", "WH", "mauve")],
        {"CB418": ["Conductors!D2"]},
    ),
    "a word for a direction": (
        put("Pins", "H4", "Ausgang"),
        [("GEN.D1: ports[X1].pins[3].direction", Direction.IN, Direction.OUT)],
        {},
    ),
    "an unknown direction": (
        put("Pins", "H4", "sideways"),
        [("GEN.D1: ports[X1].pins[3].direction", Direction.IN, Direction.UNSPECIFIED)],
        {"CB419": ["Pins!H4"]},
    ),
    "an error cell": (
        put("Pins", "J4", "#N/A"),
        [("GEN.D1: ports[X1].pins[3].remarks", "filtered", "")],
        {"CB411": ["Pins!J4"]},
    ),
    "a formula that was never calculated": (
        put("Pins", "J4", "=1+1"),
        [("GEN.D1: ports[X1].pins[3].remarks", "filtered", "")],
        {"CB411": ["Pins!J4"]},
    ),
    "blanks around a contact": (
        put("Pins", "E2", " 1\N{NO-BREAK SPACE}"),
        [],
        {"CB421": ["Pins!E2"]},
    ),
    "a contact renamed": (
        put("Pins", "E4", "4"),
        [
            ("GEN.D1: ports[X1].pins[3]", DRIVE.ports[0].pins[2], None),
            (
                "GEN.D1: ports[X1].pins[4]",
                None,
                Pin(contact="4", signal="DIN 1", direction=Direction.IN, remarks="filtered"),
            ),
        ],
        {"CB422": ["Pins!4:4"]},
    ),
    "two cells that disagree": (
        put("Conductors", "H2", "GEN.OTHER"),
        [],
        {"CB420": ["Conductors!H2"]},
    ),
    "a row without a contact": (
        put("Pins", "E4", None),
        [("GEN.D1: ports[X1].pins[3]", DRIVE.ports[0].pins[2], None)],
        {"CB404": ["Pins!4:4"], "CB422": ["Pins!4:4"]},
    ),
    "a row deleted": (
        lambda book: book["Pins"].delete_rows(4),
        [("GEN.D1: ports[X1].pins[3]", DRIVE.ports[0].pins[2], None)],
        {},
    ),
    "a row typed below a gap": (
        lambda book: (
            book["Pins"].cell(12, 1, "GEN.D1")
            and book["Pins"].cell(12, 2, "X2")
            and book["Pins"].cell(12, 5, 8)
        ),
        [("GEN.D1: ports[X2].pins[8]", None, Pin(contact="8"))],
        {"CB406": ["Pins!E12"]},
    ),
    "a sheet renamed": (lambda book: setattr(book["Pins"], "title", "Belegung"), [], {}),
    "a row moved to the end": (
        lambda book: book["Pins"].move_range("A2:L2", rows=8),
        [],
        {},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_gives_exactly_its_changes(write: Write, read: Read, name: str) -> None:
    edit, expected, findings = CASES[name]
    result = read(edited(write, edit))
    assert changes(result) == expected
    assert codes(result) == findings


def test_a_row_pasted_twice_is_one_row_more(write: Write, read: Read) -> None:
    def edit(book: Any) -> None:
        sheet = book["Pins"]
        for column in range(1, sheet.max_column + 1):
            sheet.cell(7, column, sheet.cell(2, column).value)

    result = read(edited(write, edit))
    assert changes(result) == [("GEN.D1: ports[X1].pins[1#2]", None, DRIVE.ports[0].pins[0])]
    assert codes(result) == {"CB416": ["Pins!7:7"]}


def test_a_date_is_shown_with_what_it_may_have_been(write: Write, read: Read) -> None:
    result = read(edited(write, put("Pins", "E4", datetime(2026, 4, 3))))
    finding = next(item for item in result.findings if item.code == "CB407")
    assert finding.place.cell == "E4"
    assert "2026-04-03" in finding.message
    assert "'3-4'" in finding.message
    assert "'4/3'" in finding.message


def test_merged_remarks_hold_for_all_their_rows(write: Write, read: Read) -> None:
    def edit(book: Any) -> None:
        book["Pins"]["J2"] = "all of them"
        book["Pins"].merge_cells("J2:J4")

    result = read(edited(write, edit))
    assert [change[2] for change in changes(result)] == ["all of them"] * 3
    assert codes(result) == {"CB412": ["Pins!J2"]}


def test_merged_signals_are_not_filled_down(write: Write, read: Read) -> None:
    result = read(edited(write, lambda book: book["Pins"].merge_cells("F2:F3")))
    assert changes(result) == [("GEN.D1: ports[X1].pins[2].signal", "0 Vdc", "")]
    assert codes(result) == {"CB413": ["Pins!F2"]}


def test_columns_may_move_and_new_ones_come_back(write: Write, read: Read) -> None:
    def edit(book: Any) -> None:
        sheet = book["Pins"]
        sheet.tables.clear()
        sheet.insert_cols(1)
        sheet["A1"], sheet["A2"] = "Torque", "0.4 Nm"
        for row in range(1, sheet.max_row + 1):  # Contact to the far end
            sheet.cell(row, 15, sheet.cell(row, 6).value)
            sheet.cell(row, 6).value = None

    result = read(edited(write, edit))
    assert changes(result) == []
    assert codes(result) == {"CB414": ["Pins!A1"]}
    drive = result.library.part_by_number["GEN.D1"]
    assert drive.extras == {"excel": {"pins": {"X1 | 1": {"Torque": "0.4 Nm"}}}}


def test_further_columns_are_written_back(write: Write, read: Read, tmp_path: Path) -> None:
    path = edited(write, put("Pins", "N1", "Torque"))
    book = openpyxl.load_workbook(path)
    book["Pins"]["N3"] = "0.4 Nm"
    book.save(path)
    first = read(path).library
    again = read(write(first, name="again")).library
    assert again.part_by_number["GEN.D1"].extras == first.part_by_number["GEN.D1"].extras


def test_titles_in_german_and_below_other_text(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "fremd.xlsx",
        ["Steckerbelegung"],
        [],
        ["Artikelnummer:", "GEN.D9"],
        ["Stecker", "X7"],
        [],
        ["Kontakt-Nr.", "Signalname", "Richtung", "Bemerkung"],
        ["1", "CAN-H", "bidirektional", "a"],
        ["2", "CAN-L", "bidirektional", None],
    )
    result = read(path)
    assert result.findings == ()
    (part,) = result.library.parts
    assert part.part_number == "GEN.D9"
    assert part.ports == (
        Port(
            designation="X7",
            pins=(
                Pin(contact="1", signal="CAN-H", direction=Direction.BIDIR, remarks="a"),
                Pin(contact="2", signal="CAN-L", direction=Direction.BIDIR),
            ),
        ),
    )


def test_two_tables_side_by_side_and_one_below(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "two.xlsx",
        ["Part number", "GEN.D9"],
        ["Port", "Pin", "Function", None, "Port", "Pin", "Function"],
        ["X1", "1", "a", None, "X2", "1", "c"],
        ["X1", "2", "b"],
        [],
        ["Port", "Pin", "Function"],
        ["X3", "1", "d"],
    )
    result = read(path)
    assert result.findings == ()
    (part,) = result.library.parts
    assert {port.designation: [pin.function for pin in port.pins] for port in part.ports} == {
        "X1": ["a", "b"],
        "X2": ["c"],
        "X3": ["d"],
    }


def test_a_table_of_ours_that_lost_columns_is_known_by_its_name(read: Read, tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "few.xlsx",
        ["Parts"],
        ["Part number", "Kind", "Type number"],
        ["GEN.D9", "drive", "D9"],
        [],
        ["Ports"],
        ["Part number", "Port"],
        ["GEN.D9", "X1"],
        ["GEN.D9", "X2"],
    )
    result = read(path)
    (part,) = result.library.parts
    assert (part.kind, [port.designation for port in part.ports]) == ("drive", ["X1", "X2"])


def test_lengths_in_metres(read: Read, tmp_path: Path) -> None:
    titles = ["Kabel", "Länge (m)", "Bestellnummer"]
    path = stranger(tmp_path / "m.xlsx", titles, ["GEN.C1", 2.5, "007"])
    (part,) = read(path).library.parts
    assert part.cable is not None
    assert part.cable.lengths == (CableLength(length_mm=Decimal(2500), order_code="007"),)


def test_a_company_title_is_read_too(write: Write, read: Read, tmp_path: Path) -> None:
    own = tmp_path / "mappings"
    own.mkdir()
    (own / "excel.yaml").write_text(
        "settings: {tables: {pins: {columns: {contact: {title: Polklemme}}}}}\n"
    )
    mappings = Mappings(own)
    result = read(write(LIBRARY, mappings), mappings)
    assert changes(result) == []
    assert result.findings == ()


@pytest.mark.parametrize(
    ("sheet", "cell", "slip"),
    [
        ("Pins", "E1", "Contct"),
        ("Conductors", "C1", "Contact  AA"),
        ("Cable ends", "C1", "Sate"),
        ("Order codes", "C1", "Lenght mm"),
        ("Terminals", "B1", "Fnction"),
    ],
)
def test_a_slip_in_a_title_that_tells_the_table(
    write: Write, read: Read, sheet: str, cell: str, slip: str
) -> None:
    result = read(edited(write, put(sheet, cell, slip)))
    assert {part.part_number for part in result.library.parts} == {"GEN.D1", "GEN.C1", "GEN.K1"}
    assert codes(result) == {"CB431": [f"{sheet}!{cell}"]}
    (finding,) = result.findings
    assert repr(slip) in finding.message


def test_a_slip_in_another_title(write: Write, read: Read) -> None:
    result = read(edited(write, put("Pins", "F1", "Signla")))
    assert codes(result) == {"CB430": ["Pins!F1"]}
    (finding,) = result.findings
    assert finding.message == "column 'Signla' is not known; 'Signal' may be meant"


@pytest.mark.parametrize(
    ("sheet", "title", "value", "code"),
    [
        ("Sources", "Name", "Inertai", "CB446"),
        ("Sources", "Within", "motro", "CB446"),
        ("Technical data", "Property", None, "CB427"),
    ],
)
def test_a_source_led_astray_is_a_warning_and_one_left_behind_a_note(
    sheet: str, title: str, value: str | None, code: str, tmp_path: Path
) -> None:
    source = Source(document="d1", section="page 3")
    inertia = Property(group="motor", name="Inertia", value="3", sources=(source,))
    drive = replace(DRIVE, properties=(inertia,))
    path = write_to(tmp_path / "list.xlsx", Library(parts=(drive,)))
    book = openpyxl.load_workbook(path)
    row = next(cells for cells in book[sheet].iter_rows() if "Inertia" in {c.value for c in cells})
    if value is None:
        book[sheet].delete_rows(row[0].row or 0)
    else:
        titles = [cell.value for cell in book[sheet][1]]
        row[titles.index(title)].value = value
    book.save(path)
    assert code in codes(read_from(path))
    found = [item for item in read_from(path).findings if item.code in ("CB427", "CB446")]
    assert [(item.place.part, item.place.field) for item in found] == [("GEN.D1", "sources")]
