"""Lists of parts: whose a number is, which price is paid, and what is kept of the rest."""

from decimal import Decimal
from pathlib import Path

import pytest

from cadbridge.formats.excel.read.workbook import read_workbook
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Part


def parts_of(folder: Path, text: str) -> list[Part]:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return list(read_workbook(path, shipped_mappings()).library.parts)


def properties_of(part: Part) -> dict[str, str]:
    return {str(item.name): f"{item.value} {item.unit}".rstrip() for item in part.properties}


@pytest.mark.parametrize(
    "titles",
    [
        "Hersteller;Herst.-Teilenr.;Lieferant;Bestell-Nr.",
        "Manufacturer;MPN;Supplier;SKU",
        "Maker;Order number;Vendor;Order number",
        "Fabricant;Réf. fabricant;Fournisseur;Référence",
        "Fabricante;Ref. fabricante;Proveedor;Código",
        "Tillverkare;Tillverkarens artnr;Leverantör;Artikelnr",
    ],
)
def test_a_number_behind_the_supplier_is_his(titles: str, tmp_path: Path) -> None:
    (part,) = parts_of(tmp_path, f"{titles};Preis\nACME;4711;Nord;N-1;2,50\n")
    assert (part.part_number, part.order_number) == ("ACME.4711", "4711")
    assert (part.supplier, part.supplier_order_number) == ("Nord", "N-1")


@pytest.mark.parametrize(
    ("of_maker", "of_supplier"),
    [
        ("Manufacturer's part no.", "Supplier's item code"),
        ("Herstellerartikelnr.", "Lieferantenteilenummer"),
        ("Art.-Nr. des Herstellers", "Best.-Nr. Lieferant"),
        ("Réf. constructeur", "N° article fournisseur"),
        ("Articolo costruttore", "Cod. art. del fornitore"),
        ("Nº de referencia del fabricante", "Código de artículo proveedor"),
        ("Código do artigo do fabricante", "Ref. do distribuidor"),
        ("Artikelnr. fabrikant", "Bestelcode leverancier"),
        ("Tillv. artikelnr", "Lev. artnr"),
        ("Numer części producenta", "Indeks dostawcy"),
        ("Katalogové číslo výrobce", "Obj. číslo dodavatele"),
        ("Üretici parça kodu", "Tedarikçi stok kodu"),
        ("制造商货号", "供应商的编号"),
        ("メーカーの品番", "仕入先コード"),
    ],
)
def test_titles_made_of_words_say_whose_a_number_is(
    of_maker: str, of_supplier: str, tmp_path: Path
) -> None:
    text = f"Supplier;{of_supplier};Manufacturer;{of_maker}\nNord;N-1;ACME;4711\n"
    (part,) = parts_of(tmp_path, text)
    assert (part.part_number, part.order_number) == ("ACME.4711", "4711")
    assert (part.supplier, part.supplier_order_number) == ("Nord", "N-1")
    assert not part.properties


def test_a_suppliers_number_is_not_taken_for_the_makers(tmp_path: Path) -> None:
    titles = "Manufacturer;Supplier;Supplier no.;Description"
    (part,) = parts_of(tmp_path, f"{titles}\nACME;Nord;N-1;Relay\n")
    assert (part.part_number, part.manufacturer) == ("Nord.N-1", "ACME")


@pytest.mark.parametrize(
    ("titles", "order_number"),
    [
        ("Supplier;Order number;Manufacturer", "4711"),  # nobody else's number comes first
        ("Manufacturer;Supplier;MPN", "4711"),
        ("Hersteller;Lieferant;Hersteller-Artikelnr.", "4711"),
    ],
)
def test_a_makers_number_stays_his(titles: str, order_number: str, tmp_path: Path) -> None:
    row = {"Supplier": "Nord", "Lieferant": "Nord", "Manufacturer": "ACME", "Hersteller": "ACME"}
    cells = ";".join(row.get(title, "4711") for title in titles.split(";"))
    (part,) = parts_of(tmp_path, f"{titles};Preis\n{cells};2,50\n")
    assert part.order_number == order_number
    assert part.supplier_order_number == ""


def test_a_net_price_is_the_price_and_the_list_price_is_kept(tmp_path: Path) -> None:
    text = "Part number;List price;Discount;Net price;Currency\nA1;100;20%;80;EUR\n"
    (part,) = parts_of(tmp_path, text)
    assert part.price == Decimal(80)
    assert properties_of(part) == {"List price": "100", "Discount": "20 %"}
    (alone,) = parts_of(tmp_path, "Artikelnummer;Bezeichnung;Listenpreis\nA1;x;100\n")
    assert alone.price == Decimal(100)


@pytest.mark.parametrize("unit", ["100 St", "100 ud", "100St"])
def test_a_unit_says_for_how_many_the_price_is(unit: str, tmp_path: Path) -> None:
    (part,) = parts_of(tmp_path, f"Artikelnummer;Bezeichnung;Preis;ME\nA1;x;12,50;{unit}\n")
    assert (part.price, part.price_unit) == (Decimal("12.50"), 100)
    (unpriced,) = parts_of(tmp_path, f"Artikelnummer;Bezeichnung;ME\nA1;x;{unit}\n")
    assert unit in unpriced.quantity_unit.values()


def test_what_no_field_takes_is_kept_by_its_title(tmp_path: Path) -> None:
    text = "Kód;Název;Výrobce;Objednací číslo;Měna\n7;Stykač;Siemens;3RT2015;Kč\n"
    (part,) = parts_of(tmp_path, text)
    assert (part.part_number, part.order_number) == ("Siemens.3RT2015", "3RT2015")
    assert properties_of(part) == {"Kód": "7", "Měna": "CZK"}


def test_parts_below_pins_and_wires_are_read(tmp_path: Path) -> None:
    above = "Device: PLC-1;;;\nConnector X1;;;\nPin;Signal;Function;\n1;L+;24 V;\n2;M;0 V;\n"
    wires = "Cable W1;;;\nWire;From;To;Colour\n1;X1:1;X9:1;RD\n2;X1:2;X9:2;BU\n"
    below = "Part number;Description;Qty;Price\n6ES7;PLC;1;100 EUR\n"
    parts = {one.part_number: one for one in parts_of(tmp_path, f"{above}\n{wires}\n{below}")}
    assert parts.keys() == {"PLC-1", "W1", "6ES7"}
    assert parts["6ES7"].price == Decimal(100)
    assert [pin.signal for pin in parts["PLC-1"].ports[0].pins] == ["L+", "M"]
