"""The order list for a buyer, and empty lists to fill in."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.excel.write.list_templates import LISTS, write_list_template
from cadbridge.formats.excel.write.order_list import write_order_list
from cadbridge.formats.excel.write.part_book import write_part_book
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    CableLength,
    CableSpec,
    Certainty,
    Extra,
    Kind,
    Library,
    Manufacturer,
    Part,
    Source,
)

from .workbooks import Read

CABLE = Part(
    part_number="GEN.C1",
    kind=Kind.CABLE,
    manufacturer="GEN",
    type_number="C1",
    price=Decimal("77.10"),
    supplier="SHOP",
    cable=CableSpec(
        lengths=(
            CableLength(length_mm=Decimal(1000), order_code="0011"),
            CableLength(length_mm=Decimal(3000), order_code="0013"),
        )
    ),
)
RELAY = Part(
    part_number="GEN.K1",
    kind=Kind.RELAY,
    manufacturer="GEN",
    type_number="K1",
    order_number="0071",
    price=Decimal("12.5"),
    currency="EUR",
    price_unit=100,
    supplier="SHOP",
    supplier_order_number="S-9",
    description={"en_US": "Relay"},
    quantity_unit={"en_US": "pcs"},
)
CABLE_OF_ONE = CableSpec(lengths=(CableLength(length_mm=Decimal(1000), order_code="0011"),))
LIBRARY = Library(
    parts=(CABLE, RELAY),
    manufacturers=(
        Manufacturer(short_name="GEN", name="General"),
        Manufacturer(short_name="SHOP", name="The Shop"),
    ),
)


def job(layout: str = "orders", library: Library = LIBRARY) -> WriteJob:
    return WriteJob(
        library=library,
        parts=library.parts,
        mappings=shipped_mappings(),
        options={"layout": layout},
    )


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    export = format_named("excel").export
    assert export is not None
    (path,) = export(job(), tmp_path)
    assert path.name == "order-list.xlsx"
    return path


def cells(path: Path, sheet: str) -> list[dict[str, object]]:
    titles, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def test_it_holds_what_a_buyer_needs_and_nothing_else(orders: Path) -> None:
    book = openpyxl.load_workbook(orders)
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Cables", "visible"),
        ("Parts", "visible"),
    ]
    assert [
        (row["Order code"], row["Length mm"], row["Quantity"]) for row in cells(orders, "Cables")
    ] == [
        ("0011", 1000, None),
        ("0013", 3000, None),
    ]
    (relay,) = cells(orders, "Parts")
    assert relay["Order number"] == "0071"
    assert (relay["Price"], relay["Currency"], relay["Price unit"]) == (12.5, "EUR", 100)
    assert relay["Supplier order number"] == "S-9"


def test_what_is_filled_in_comes_home(orders: Path, read: Read) -> None:
    book = openpyxl.load_workbook(orders)
    titles = {cell.value: int(cell.column or 0) for cell in book["Cables"][1]}
    filled = {"Quantity": "12", "Supplier": "SHOP 2", "Supplier order number": "0099"}
    filled |= {"Price": "99.5", "Currency": "EUR"}
    for title, text in filled.items():
        book["Cables"].cell(3, titles[title]).value = text
    titles = {cell.value: int(cell.column or 0) for cell in book["Parts"][1]}
    book["Parts"].cell(2, titles["Price"]).value = 11.75
    book.save(orders)
    result = read(orders)
    assert not result.findings
    parts = result.library.part_by_number
    assert parts["GEN.K1"].price == Decimal("11.75")
    assert parts["GEN.C1"].extras == {"excel": {"order_codes": {"0013": filled}}}
    again = orders.parent / "again.xlsx"
    write_order_list(job(library=result.library), again)
    first, second = cells(again, "Cables")
    assert first["Supplier"] is None
    assert filled.items() <= second.items()


def test_what_a_buyer_filled_in_goes_to_no_supplier(tmp_path: Path) -> None:
    filled: Extra = {"0013": {"Quantity": "12", "Price": "99.5", "Supplier": "SHOP 2"}}
    cable = replace(CABLE, extras={"excel": {"order_codes": filled}})
    path = tmp_path / "C1.xlsx"
    write_part_book(job(""), cable, path)
    texts = {
        str(cell.value)
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
    }
    assert "0013" in texts
    assert not {"99.5", "Price", "SHOP 2", "Supplier", "Quantity"} & texts


def test_a_number_in_doubt_is_marked(tmp_path: Path, read: Read) -> None:
    doubt = Source(
        field="order_code", certainty=Certainty.CONFLICTING, readings=("0011", "0012"), reason="two"
    )
    lengths = (CableLength(length_mm=Decimal(1000), order_code="0011", sources=(doubt,)),)
    cable = replace(CABLE, cable=CableSpec(lengths=lengths))
    path = tmp_path / "order-list.xlsx"
    write_order_list(job(library=replace(LIBRARY, parts=(cable, RELAY))), path)
    sheet = openpyxl.load_workbook(path)["Cables"]
    (column,) = [int(cell.column or 0) for cell in sheet[1] if cell.value == "Certainty"]
    mark = sheet.cell(2, column)
    assert mark.value
    assert mark.comment
    assert "0012" in mark.comment.text
    assert "Certainty" not in {cell.value for cell in openpyxl.load_workbook(path)["Parts"][1]}
    assert read(path).library.part_by_number["GEN.C1"].cable == CABLE_OF_ONE


def test_a_workbook_for_a_supplier_shows_no_price_and_no_supplier(tmp_path: Path) -> None:
    path = tmp_path / "C1.xlsx"
    write_part_book(job(""), CABLE, path)
    texts = {
        str(cell.value)
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert "0011" in texts
    assert not {"77.1", "77.10", "Price"} & texts
    assert "Supplier" not in texts


@pytest.mark.parametrize("kind", LISTS)
def test_an_empty_list_holds_nothing_and_is_known(kind: str, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_list_template(kind, path)
    result = read(path)
    assert (result.library.parts, result.findings) == ((), ())


def test_a_filled_list_of_parts_needs_no_part_number(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_list_template("parts", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Parts"]
    titles = {cell.value: int(cell.column or 0) for cell in sheet[1]}
    values: dict[str, str | float] = {
        "Manufacturer": "GEN",
        "Order number": "0071",
        "Kind": "relay",
        "GTIN": "0040000000006",
        "Price": 12.5,
        "Currency": "EUR",
    }
    for title, value in values.items():
        sheet.cell(2, titles[title]).value = value
    sheet.cell(3, titles["Part number"]).value = "GEN.X"
    book.save(path)
    first, second = read(path).library.parts
    assert (first.part_number, first.kind, first.order_number) == ("GEN.0071", Kind.RELAY, "0071")
    assert (first.gtin, first.price, first.currency) == ("0040000000006", Decimal("12.5"), "EUR")
    assert (second.part_number, second.kind) == ("GEN.X", Kind.OTHER)


def test_a_filled_list_of_pins_is_read(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_list_template("pins", path)
    book = openpyxl.load_workbook(path)
    for row, contact in ((2, "1"), (3, "2")):
        for column, text in {1: "GEN.D", 2: "X1", 4: contact, 5: f"S{contact}"}.items():
            book["Pins"].cell(row, column).value = text
    book.save(path)
    (part,) = read(path).library.parts
    assert [(pin.contact, pin.signal) for pin in part.ports[0].pins] == [("1", "S1"), ("2", "S2")]
