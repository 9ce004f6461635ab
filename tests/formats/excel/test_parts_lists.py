"""Lists of parts as companies have them: read whole, and into EPLAN in one command."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cadbridge.errors import OptionError
from cadbridge.findings import Severity
from cadbridge.formats import format_named
from cadbridge.formats.excel.read.lists.titles.part_titles import part_titles, squeezed
from cadbridge.formats.excel.read.lists.values.article_codes import code_of, gtin_of
from cadbridge.formats.excel.read.parts_list.amounts import Amount, decimal_mark, price_of
from cadbridge.formats.excel.read.resolve import resolve
from cadbridge.formats.excel.read.what_was_held import WorkbookResult
from cadbridge.formats.excel.read.workbook import read_workbook
from cadbridge.formats.excel.tables.columns import layout_of
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.mapping.codecs import NO_LANGUAGE
from cadbridge.model import Kind, Library, Manufacturer, Part
from tests.formats.excel import parts_lists
from tests.formats.excel.parts_lists import LISTS, write_list

COUNT = 300
OF_NO_KIND = ("german_shop", "english_numbers", "english_stock", "swedish_list")
"""Lists that say no kind."""
Write = Callable[..., WorkbookResult]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    def write_and_read(*rows: Sequence[Any], sheet: str = "Tabelle1") -> WorkbookResult:
        path = tmp_path / "list.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet(sheet)
            for number, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if value is not None:
                        page.write(number, column, value)
        return read_workbook(path, shipped_mappings())

    return write_and_read


def codes(result: WorkbookResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


def only(result: WorkbookResult) -> Part:
    (part,) = result.library.parts
    return part


@pytest.mark.parametrize("name", LISTS)
def test_no_line_of_a_list_is_lost(name: str, tmp_path: Path) -> None:
    result = read_workbook(write_list(name, tmp_path / "list.xlsx"), shipped_mappings())
    parts = result.library.parts
    assert len(parts) == COUNT
    assert not [item for item in result.findings if str(item.rule.severity) == "error"]
    assert all(part.description for part in parts)
    if name not in OF_NO_KIND:
        assert [str(part.kind) for part in parts] == list(map(parts_lists.kind_of, range(COUNT)))
    makers = result.library.manufacturer_by_short_name
    assert {part.manufacturer for part in parts} | {part.supplier for part in parts} <= {
        "",
        *makers,
    }


@pytest.mark.parametrize(
    "name", [name for name in LISTS if "numbers" not in name and "own" not in name]
)
def test_every_price_of_a_list_is_read(name: str, tmp_path: Path) -> None:
    result = read_workbook(write_list(name, tmp_path / "list.xlsx"), shipped_mappings())
    expected = [Decimal(parts_lists.cents(index)) / 100 for index in range(COUNT)]
    assert [part.price for part in result.library.parts] == expected
    assert {part.currency for part in result.library.parts} <= {"EUR", "USD", "GBP", "CNY", "SEK"}


def test_a_list_of_an_erp_system_is_read_to_the_last_field(tmp_path: Path) -> None:
    result = read_workbook(write_list("german_erp", tmp_path / "list.xlsx"), shipped_mappings())
    part = result.library.parts[1]
    assert part.part_number == "Alpha Schaltgeräte GmbH.001-7001.A1"
    assert (part.erp_number, part.order_number, part.type_number) == (
        "0000100001",
        "001-7001.A1",
        "T1",
    )
    assert part.gtin == parts_lists.gtin(1)
    assert part.gtin.startswith("00")
    assert (part.price, part.currency, part.price_unit) == (Decimal("14.36"), "EUR", 100)
    assert part.supplier == "Elektrogroßhandel Süd"
    assert part.supplier_order_number == "E00001"
    assert part.quantity_unit == {NO_LANGUAGE: "ST"}
    assert part.kind is Kind.CIRCUIT_BREAKER
    assert part.weight_kg == Decimal("0.25")
    assert [(item.name, item.value) for item in part.properties] == [("Lagerort", "R1-1")]


@pytest.mark.parametrize(
    ("titles", "line", "number"),
    [
        (["Part number"], ["A.1"], "A.1"),
        (["Material", "Kurztext"], ["4711", "Klemme"], "4711"),
        (["Hersteller", "Bestellnummer", "Typ"], ["SIE", "3RT2026", "T"], "SIE.3RT2026"),
        (["Hersteller", "Typ"], ["SIE", "3RT2026"], "SIE.3RT2026"),
        (
            ["Fabricant", "Référence", "Désignation"],
            ["SIE", "3RT2026", "Contacteur"],
            "SIE.3RT2026",
        ),
        (["Référence", "Désignation"], ["3RT2026", "Contacteur"], "3RT2026"),
        (["Bestell-Nr.", "Bezeichnung"], ["3RT2026", "Schütz"], "3RT2026"),
        (["Lieferant", "Bestell-Nr. Lieferant"], ["GROSS", "77"], "GROSS.77"),
        (["Manufacturer", "MPN"], ["SIE", "SIE.3RT2026"], "SIE.3RT2026"),
    ],
)
def test_the_number_of_a_part_is_made_of_what_there_is(
    read: Write, titles: list[str], line: list[str], number: str
) -> None:
    lines = [[f"{text}{index}" if at else text for at, text in enumerate(line)] for index in (0, 1)]
    result = read(titles, *lines) if len(titles) > 1 else read(titles, line, ["A.2"])
    expected = number if len(titles) == 1 else None
    found = [part.part_number for part in result.library.parts]
    if expected:
        assert found == ["A.1", "A.2"]
    else:
        own = lines[0][0]
        assert len(found) == 2 or own == lines[1][0]
        assert found[0].startswith(number)


def test_what_a_number_was_made_of_is_said(read: Write) -> None:
    result = read(["Hersteller", "Bestellnummer"], ["SIE", "3RT2026"], ["SIE", "3RT2027"])
    (said,) = [item for item in result.findings if item.rule.code == "CB471"]
    assert "SIE.3RT2026; SIE.3RT2027" in said.message


def test_a_unit_behind_a_value_is_the_unit_of_the_property(read: Write) -> None:
    titles = ["Voltage", "Leistung", "Temp. [°C]", "Range", "Strom [A]", "Class", "Size"]
    said = ["24 V", "1,5 kW", "-25 ... 60", "10...30V", "500 mA", "IP 67", "4 x 2.5"]
    known = ["Part number", "Manufacturer", "Description", "Order number", "Type number"]
    result = read([*known, *titles], ["ACME.1", "ACME", "Sensor", "1", "S", *said])
    assert [(item.name, item.value, item.unit) for item in only(result).properties] == [
        ("Voltage", "24", "V"),
        ("Leistung", "1,5", "kW"),
        ("Temp.", "-25 ... 60", "°C"),
        ("Range", "10...30", "V"),
        ("Strom", "500", "mA"),
        ("Class", "IP 67", ""),
        ("Size", "4 x 2.5", ""),
    ]


@pytest.mark.parametrize(
    ("said", "value", "condition"),
    [
        ("24 V DC", "24", "DC"),
        ("10...30 VDC", "10...30", "DC"),
        ("230 V AC", "230", "AC"),
        ("24 V AC/DC", "24", "AC/DC"),
    ],
)
def test_the_type_of_a_voltage_is_its_condition(
    read: Write, said: str, value: str, condition: str
) -> None:
    titles = ["Part number", "Manufacturer", "Description", "Order number", "Coil"]
    (item,) = only(read(titles, ["ACME.1", "ACME", "Relay", "1", said])).properties
    assert (item.value, item.unit, item.condition) == (value, "V", condition)


def test_further_columns_become_properties_with_numbers_as_numbers(read: Write) -> None:
    part = only(
        read(["Artikelnummer", "Bezeichnung", "Nennstrom [A]", "Farbe"], ["1", "x", 0.5, "grau"])
    )
    assert [(item.name, item.value, item.unit) for item in part.properties] == [
        ("Nennstrom", "0.5", "A"),
        ("Farbe", "grau", ""),
    ]
    assert not part.extras


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,50", Amount(Decimal("12.50"))),
        ("12.50", Amount(Decimal("12.50"))),
        ("1.234,56 €", Amount(Decimal("1234.56"), currency="EUR")),
        ("EUR 1,234.56", Amount(Decimal("1234.56"), currency="EUR")),
        ("1'234.50 CHF", Amount(Decimal("1234.50"), currency="CHF")),
        ("1\u202f234,50 €", Amount(Decimal("1234.50"), currency="EUR")),
        ("12,50 EUR / 100 St", Amount(Decimal("12.50"), currency="EUR", per=100, unit="St")),
        ("12,50 per 100", Amount(Decimal("12.50"), per=100)),
        ("3,20 €/m", Amount(Decimal("3.20"), currency="EUR", unit="m")),
        ("15,-", Amount(Decimal(15))),
        ("$0.0042", Amount(Decimal("0.0042"), currency="USD")),
        ("1.234.567", Amount(Decimal(1234567))),
        ("1.234", Amount(Decimal(1234), is_doubted=True)),
        ("auf Anfrage", None),
        ("3 x 400 V", None),
    ],
)
def test_prices_are_read_as_people_type_them(text: str, amount: Amount | None) -> None:
    currencies = part_titles(layout_of(shipped_mappings())).currencies
    assert price_of(text, "", currencies) == amount


def test_a_doubtful_mark_is_settled_by_the_other_prices(read: Write) -> None:
    titles = ["Artikelnummer", "Preis"]
    comma = read(titles, ["1", "1.234"], ["2", "0,50"])
    assert [part.price for part in comma.library.parts] == [Decimal(1234), Decimal("0.50")]
    point = read(titles, ["1", "1.234"], ["2", "0.50"])
    assert [part.price for part in point.library.parts] == [Decimal("1.234"), Decimal("0.50")]
    neither = read(titles, ["1", "1.234"], ["2", "2.500"])
    assert "CB475" in codes(neither)
    assert decimal_mark(["1,5", "2.5"]) == ""


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.sampled_from([".", ","]), st.booleans())
def test_any_price_comes_back(number: Decimal, mark: str, grouped: bool) -> None:
    text = f"{number:,.2f}" if grouped else f"{number:.2f}"
    swapped = text.translate(str.maketrans(",.", ".,")) if mark == "," else text
    amount = price_of(swapped, mark, {})
    assert amount is not None
    assert amount.number == number


@pytest.mark.parametrize(
    ("value", "text", "is_damaged"),
    [
        ("003108020082", "003108020082", False),
        ("4006381333931.0", "4006381333931", False),
        (4006381333931, "4006381333931", False),
        (4006381333931.0, "4006381333931", False),
        ("4.006381333931E+12", "4006381333931", False),
        ("4,00638E+12", "4,00638E+12", True),
        ("'00123", "00123", False),
        ('="00123"', "00123", False),
        ("3RT2026\u200b\u20131BB40 ", "3RT2026-1BB40", False),
        ("１２３", "123", False),
        ("1.0", "1.0", False),
        ("n/a", "", False),
    ],
)
def test_numbers_of_articles_survive_spreadsheets(value: Any, text: str, is_damaged: bool) -> None:
    code = code_of(value)
    assert (code.text, code.is_damaged) == (text, is_damaged)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0040000000006", "0040000000006"),
        (40000000006, "0040000000006"),
        ("4 006381 333931", "4006381333931"),
        (36000291452, "0036000291452"),
        (4006381333931.0, "4006381333931"),
        (12345, "12345"),
    ],
)
def test_a_trade_item_number_keeps_its_zeros(value: Any, text: str) -> None:
    assert gtin_of(value).text == text


def test_lost_digits_of_a_trade_item_number_are_an_error_and_kept(read: Write) -> None:
    result = read(["Artikelnummer", "EAN"], ["1", "4,00638E+12"], ["2", "4006381333931"])
    assert "CB478" in codes(result)
    first = result.library.parts[0]
    assert first.gtin == ""
    assert [(item.name, item.value) for item in first.properties] == [("EAN", "4,00638E+12")]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("EP netto [EUR/100 St]", "price"),
        ("Preis (€)", "price"),
        ("Unit price USD", "price"),
        ("Bezeichnung (DE)", "description"),
        ("Description\nEnglish", "description"),
        ("ARTIKEL-NR", "part_number"),
        ("Reference", "reference"),
        ("REFERENCE FABRICANT", "order_number"),
        ("Cod. articolo", "part_number"),
        ("Artikelnummer / Part number", "part_number"),
        ("Gewicht [g]", "weight"),
        ("Price/unit", "price"),
        ("Price unit", "price_unit"),
        ("Preis / Einheit", "price"),
        ("Preiseinheit", "price_unit"),
        ("Precio unit.", "price"),
        ("Farbe", ""),
        ("Artikel USD", ""),
    ],
)
def test_titles_are_known_with_what_stands_behind_them(title: str, field: str) -> None:
    assert part_titles(layout_of(shipped_mappings())).read(title).field == field


def test_the_title_of_a_price_says_currency_and_price_unit(read: Write) -> None:
    part = only(read(["Artikelnummer", "EP netto [EUR/100 St]"], ["1", 12.5]))
    assert (part.price, part.currency, part.price_unit) == (Decimal("12.5"), "EUR", 100)


def test_what_is_struck_out_or_commented_in_a_list_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ["Part number", "Description", "Price"])
        sheet.write_row(1, 0, ["ACM.1", "Relay", 12.5], struck)
        sheet.write_row(2, 0, ["ACM.2", "Motor"])
        sheet.write(2, 2, 13, struck)
        sheet.write_row(3, 0, ["ACM.3", "Fan", 14])
        sheet.write_comment(3, 1, "which voltage?", {"author": ""})
    result = read_workbook(path, shipped_mappings())
    assert [part.part_number for part in result.library.parts] == ["ACM.2", "ACM.3"]
    told = {(found.code, found.place.cell) for found in result.findings if found.place}
    assert {("CB448", "A2"), ("CB434", "C3"), ("CB436", "B4")} <= told


def test_a_part_that_stands_twice_is_one_and_said(read: Write) -> None:
    result = read(
        ["Artikelnummer", "Bezeichnung", "Preis"],
        ["1", "Klemme", 2],
        ["1", "Klemme", 3],
        ["2", "x", 1],
    )
    assert [part.price for part in result.library.parts] == [2, 1]
    (said,) = [item for item in result.findings if item.rule.code == "CB474"]
    assert "1 (otherwise in price)" in said.message


def test_lines_that_are_no_parts_are_passed_over_and_said(read: Write) -> None:
    result = read(
        ["Artikelnummer", "Bezeichnung", "Preis"],
        ["Klemmen"],
        ["1", "Klemme", 2],
        [],
        ["Artikelnummer", "Bezeichnung", "Preis"],
        ["2", "Schiene", 3],
        [None, "ohne Nummer", 4],
        ["Summe", None, 9],
    )
    assert [part.part_number for part in result.library.parts] == ["1", "2"]
    assert {"CB472", "CB473"} <= set(codes(result))


def test_how_a_list_was_read_is_told(read: Write) -> None:
    (table,) = read(
        ["Stand 2026"],
        ["Pos.", "MPN", "Brand", "Shelf"],
        [1, "4711", "ACME", "A7"],
        [2, "4712", "ACME", "A8"],
        ["Total", None, None, 2],
    ).tables
    assert (table.place, table.kind, table.rows, table.left) == ("Tabelle1!A2", "parts", 2, 1)
    assert table.columns == (
        ("Pos.", "ignore"),
        ("MPN", "order number"),
        ("Brand", "manufacturer"),
        ("Shelf", "property"),
    )
    assert table.samples[1].startswith("part number ACME.4712, ")
    assert (table.sheet, table.title_rows, table.at) == ("Tabelle1", (2, 2), (1, 2, 3, 4))
    assert list(table.passed.values()) == ["a heading or a sum"]
    assert table.better.endswith("--sheet Tabelle1 --columns 'Shelf=note'")


def test_a_user_says_what_the_columns_of_a_list_hold(tmp_path: Path) -> None:
    path, ours = tmp_path / "list.csv", tmp_path / "ours"
    text = "Ding;Nr;Wer;Was\nold;1;ACME;x\nDing;Nr;Wer;Was\nRelais;4711;ACME;A7\n"
    path.write_text(text, "utf-8")
    said = "Nr=order_number,Wer=manufacturer,Ding=description,Was=ignore"
    options = {"columns": said, "header_row": "3", "save_columns": str(ours)}
    result = read_workbook(path, shipped_mappings(), options)
    one = result.library
    assert not any("counts the lines" in finding.message for finding in result.findings)
    assert any("Was is ignored" in finding.message for finding in result.findings)
    kept = read_workbook(path, Mappings(ours)).library
    assert (len(one.parts), len(kept.parts)) == (1, 2)
    for part in (one.parts[0], kept.parts[1]):
        assert (part.part_number, part.order_number) == ("ACME.4711", "4711")
        assert (part.description[NO_LANGUAGE], part.properties) == ("Relais", ())
    with pytest.raises(OptionError) as caught:
        read_workbook(path, shipped_mappings(), {"columns": "Nr=nonsense"})
    assert "order_number" in (caught.value.hint or "")


def test_places_on_a_board_are_no_part_numbers(read: Write) -> None:
    result = read(
        ["Reference", "Value", "MPN", "Manufacturer"],
        ["C1,C2", "100n", "GRM188", "Murata"],
        ["R1", "DNP", None, None],
    )
    assert only(result).part_number == "Murata.GRM188"
    assert only(result).properties[0].value == "C1,C2"
    assert any("R1" in item.message for item in result.findings)


def test_who_made_a_list_is_no_part(read: Write) -> None:
    rows = [["Artikelnummer", "Bezeichnung", "Hersteller", "Typ"], ["4711", "Relais", "ACME", "K1"]]
    result = read(*rows, ["Erstellt:", "HM"], ["Datum", "2026-01-02"])
    assert only(result).part_number == "4711"
    assert any("Erstellt" in item.message for item in result.findings)


@pytest.mark.parametrize("line", [["Drawn:", None, "HM"], ["Gezeichnet: HM", "2026-01-02", "A"]])
def test_who_made_a_list_is_no_part_in_a_narrow_list(read: Write, line: list[Any]) -> None:
    result = read(["Part number", "Description", "Qty"], ["4711", "Relay", 3], line)
    assert only(result).part_number == "4711"
    assert any(str(line[0]) in item.message for item in result.findings)


@pytest.mark.parametrize("line", [["Part number", "X-100"], ["Bill of material"], ["Rev", "B", 7]])
def test_what_stands_above_a_list_is_said(read: Write, line: list[Any]) -> None:
    titles = ["Part number", "Manufacturer", "Description"]
    result = read(line, titles, ["4711", "Acme", "Relay"], ["4712", "Acme", "Socket"])
    assert [part.part_number for part in result.library.parts] == ["4711", "4712"]
    assert any(" | ".join(map(str, line)) in item.message for item in result.findings)


@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_table_of_revisions_below_a_list_is_of_no_parts(read: Write, gap: list[Any]) -> None:
    titles = ["Item", "Part number", "Qty", "Remark"]
    block = [["Rev", "Date", "Name"], ["A", "2026-01-02", "HM"], ["B", "2026-02-03", "KL"]]
    result = read(titles, [1, "4711", 3, "x"], [2, "4712", 1], *gap, *block)
    assert [part.part_number for part in result.library.parts] == ["4711", "4712"]
    said = [item.message for item in result.findings]
    assert any(
        "Rev | Date | Name" in message and "B | 2026-02-03 | KL" in message for message in said
    )


def test_what_a_price_is_for_is_told_by_the_column_that_its_title_names(read: Write) -> None:
    titles = ["Bestellnummer", "Hersteller", "Bezeichnung", "Preis/VPE", "VPE"]
    result = read(titles, ["4711", "Acme", "Klemme", "25,00", 50], ["4712", "Acme", "Steg", 3, 10])
    assert [(part.price, part.price_unit) for part in result.library.parts] == [
        (Decimal(25), 50),
        (Decimal(3), 10),
    ]


@pytest.mark.parametrize("values", [["A", "B"], [1, 1], [2, 5]])
def test_an_index_that_counts_no_lines_is_kept(read: Write, values: list[Any]) -> None:
    lines = [
        [value, number, "Relay"] for value, number in zip(values, ("4711", "4712"), strict=True)
    ]
    result = read(["Index", "Artikelnummer", "Bezeichnung"], *lines)
    kept = [part.properties[0] for part in result.library.parts]
    assert [(it.name, it.value) for it in kept] == [("Index", str(value)) for value in values]
    counted = read(["Index", "Artikelnummer", "Bezeichnung"], [1, "4711", "A"], [2, "4712", "B"])
    assert not any(part.properties for part in counted.library.parts)


def test_words_for_lines_that_are_no_rows_stand_once() -> None:
    settings_ = shipped_mappings()["excel"].settings
    lists = (settings_["lists"]["footers"], settings_["parts_lists"]["footers"])
    ones, others = (set(map(str.casefold, words)) for words in lists)
    assert not ones & others


def test_shipping_is_no_part(read: Write) -> None:
    rows = [["Artikelnummer", "Bezeichnung", "Einzelpreis netto"], ["4711", "Klemme", "1,20 €"]]
    result = read(*rows, ["Versand", None, "5,90 €"], ["Gesamtsumme", None, "7,10 €"])
    assert (only(result).part_number, only(result).price) == ("4711", Decimal("1.20"))


def test_a_maker_has_one_short_name(read: Write) -> None:
    long = "Vereinigte Elektrotechnische Werke Nord GmbH & Co. KG"
    result = read(
        ["Hersteller", "Bestellnummer"],
        ["Nordtech", "1"],
        ["NORDTECH", "2"],
        [long, "3"],
        [long, "4"],
    )
    makers = {maker.short_name: maker.name for maker in result.library.manufacturers}
    assert list(makers) == ["Nordtech", "Vereinigte Elektrotechnische"]
    assert makers["Vereinigte Elektrotechnische"] == long
    assert "CB479" in codes(result)


def test_a_second_list_on_a_sheet_has_its_own_titles(read: Write) -> None:
    result = read(
        ["Artikelnummer", "Bezeichnung"],
        ["1", "Klemme"],
        [],
        ["Hersteller", "Bestellnummer", "Preis"],
        ["SIE", "3RT", 2],
    )
    assert [part.part_number for part in result.library.parts] == ["1", "SIE.3RT"]


def test_a_maker_that_the_library_knows_keeps_its_name(read: Write) -> None:
    result = read(["Hersteller", "Bestellnummer"], ["SIE", "3RT"], ["NEW", "1"])
    known = Library(manufacturers=(Manufacturer(short_name="SIE", name="Siemens AG"),))
    makers = resolve(result, known).library.manufacturers
    assert {maker.short_name: maker.name for maker in makers} == {"SIE": "Siemens AG", "NEW": "NEW"}


def test_the_short_name_that_part_numbers_begin_with_is_the_makers(read: Write) -> None:
    result = read(
        ["Part number", "Manufacturer", "Order number"],
        ["SIE.3RT", "Siemens AG", "3RT"],
        ["SIE.3RV", "SIEMENS AG", "3RV"],
        ["X.1", "Other", "9"],
    )
    assert [part.manufacturer for part in result.library.parts] == ["SIE", "SIE", "Other"]
    makers = {maker.short_name: maker.name for maker in result.library.manufacturers}
    assert makers == {"SIE": "Siemens AG", "Other": "Other"}
    assert "CB479" in codes(result)


def test_pins_and_wires_are_no_parts(read: Write) -> None:
    result = read(
        ["Part number", "Description", "Connector", "Pin", "Signal"],
        ["A.1", "Drive", "X1", "1", "UP"],
    )
    assert only(result).ports[0].pins[0].signal == "UP"


def test_words_of_kinds_and_titles_are_each_said_once() -> None:
    settings_ = shipped_mappings()["excel"].settings
    for lists, normal in (
        (settings_["words"]["kind"], str.casefold),
        (settings_["parts_lists"]["titles"], squeezed),
    ):
        owners: dict[str, str] = {}
        for owner, words in lists.items():
            for word in map(normal, words):
                assert owners.setdefault(word, owner) == owner, word


TITLES = {
    "part_number": ("Part number", "Artikelnummer", "Codice articolo", "N° article", "物料编码"),
    "description": ("Description", "Kurztext", "Descrizione", "Désignation", "名称"),
    "manufacturer": ("Manufacturer", "Hersteller", "Produttore", "Fabricant", "品牌"),
    "order_number": (
        "MPN",
        "Herstellerteilenummer",
        "Codice produttore",
        "Réf. fabricant",
        "订货号",
    ),
    "price": ("Net price", "EP netto", "Prezzo unitario", "Prix HT", "单价"),
    "erp_number": ("SAP no.", "Material", "Codice interno", "Code interne", "内部编号"),
}


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, 4),
    st.permutations(list(TITLES)),
    st.integers(0, 6),
    st.lists(st.integers(1, 99_999), min_size=2, max_size=6, unique=True),
)
def test_a_list_in_any_order_and_language_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    language: int,
    order: list[str],
    above: int,
    numbers: list[int],
) -> None:
    path = tmp_path_factory.mktemp("list") / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        if above > 1:
            sheet.write(0, 0, "Anything that people write above a list")
        for column, field in enumerate(order):
            sheet.write(above, column, TITLES[field][language])
            for row, number in enumerate(numbers, above + 1):
                value = Decimal(number) / 100 if field == "price" else f"{field[0].upper()}{number}"
                sheet.write(row, column, value)
    parts = read_workbook(path, shipped_mappings()).library.parts
    assert [part.part_number for part in parts] == [f"P{number}" for number in numbers]
    assert [part.order_number for part in parts] == [f"O{number}" for number in numbers]
    assert [part.erp_number for part in parts] == [f"E{number}" for number in numbers]
    assert [part.price for part in parts] == [Decimal(number) / 100 for number in numbers]


def test_eplan_carries_all_that_a_list_holds() -> None:
    paths = format_named("eplan").carried_paths()
    assert {"erp_number", "gtin", "supplier", "supplier_order_number", "price", "currency"} <= paths


def lengths(part: Part) -> dict[int, str]:
    return {int(one.length_mm): one.order_code for one in part.cable.lengths} if part.cable else {}


@pytest.mark.parametrize(
    ("titles", "lines"),
    [
        (
            ["Artikelnummer", "Hersteller", "Bezeichnung", "Länge", "Bestellnummer"],
            [
                ["K1", "LAPP", "Leitung 4x1,5 mm²", "1,5 m", "9-15"],
                ["K1", None, None, "3 m", "9-3"],
            ],
        ),
        (
            ["Part number", "Description", "Length [m]", "Order code"],
            [["K1", "Leitung 4x1,5 mm²", 1.5, "9-15"], ["K1", "Leitung 4x1,5 mm²", 3, "9-3"]],
        ),
        (
            ["Material", "Kurztext", "Hersteller-Teilenummer", "Preis EUR"],
            [
                ["K1", "Leitung 4x1,5 mm², 1,5m", "9-15", 7],
                ["K1", "Leitung 4x1,5 mm², 3m", "9-3", 9],
            ],
        ),
        (
            ["Codice articolo", "Produttore", "Descrizione", "Codice ordine"],
            [
                ["K1", "L", "Leitung 4x1,5 mm² (150 cm)", "9-15"],
                ["K1", "L", "Leitung 4x1,5 mm² (3 metri)", "9-3"],
            ],
        ),
        (
            ["Part no.", "Kind", "Description", "Order no.", "Length mm"],
            [
                ["K1", "cable", "Leitung 4x1,5 mm²", "9-15", 1500],
                ["K1", "cable", None, "9-3", 3000],
            ],
        ),
    ],
)
def test_a_cable_that_repeats_for_each_length_is_one_part(
    read: Write, titles: list[str], lines: list[list[Any]]
) -> None:
    other = [{"K1": "R1", "9-15": "8-1"}.get(str(value)) for value in lines[0]]
    result = read(titles, *lines, other)
    cable, relay = result.library.parts
    assert lengths(cable) == {1500: "9-15", 3000: "9-3"}
    assert (cable.kind, cable.order_number, cable.properties) == (Kind.CABLE, "", ())
    assert list(cable.description.values()) == ["Leitung 4x1,5 mm²"]
    assert (relay.part_number, relay.order_number) == ("R1", "8-1")
    assert "CB474" not in codes(result)
    assert "CB482" in codes(result)


def test_what_differs_by_length_stands_beside_the_length(read: Write) -> None:
    part = only(
        read(
            [
                "Part number",
                "Description",
                "Order code",
                "Price EUR",
                "ERP number",
                "Shelf",
                "Jacket",
            ],
            ["K1", "Cable 2 m", "9-2", 7.5, "100", "A", "PUR"],
            ["K1", "Cable 5 m", "9-5", 9, "101", "B", "PUR"],
        )
    )
    own = {
        "9-2": {"Price": "7.5", "Currency": "EUR", "ERP number": "100", "Shelf": "A"},
        "9-5": {"Price": "9", "Currency": "EUR", "ERP number": "101", "Shelf": "B"},
    }
    assert part.extras == {"excel": {"order_codes": own}}
    assert (part.price, part.erp_number) == (None, "")
    assert [(item.name, item.value) for item in part.properties] == [("Jacket", "PUR")]


@pytest.mark.parametrize(
    ("titles", "lines"),
    [
        (["Part number", "MPN", "Length"], [["K1", "9-2", 2], ["K1", "9-5", 5]]),
        (["Part number", "MPN", "Length"], [["K1", "9", "2 m"], ["K1", "9", "5 m"]]),
        (["Part number", "MPN", "Length"], [["K1", "9-2", "2 m"], ["K1", "9-5", "2 m"]]),
        (["Part number", "MPN", "Description"], [["K1", "8", "M3 m"], ["K1", "9", "M5 m"]]),
        (
            ["Part number", "Kind", "MPN", "Length"],
            [["K1", "relay", "9-2", "2 mm"], ["K1", "relay", "9-5", "5 mm"]],
        ),
    ],
)
def test_lines_that_differ_by_no_certain_length_stay_one_part_and_a_finding(
    read: Write, titles: list[str], lines: list[list[Any]]
) -> None:
    result = read(titles, *lines)
    part = only(result)
    assert part.order_number == lines[0][titles.index("MPN")]
    assert part.cable is None
    assert "CB474" in codes(result)
    assert "CB482" not in codes(result)


def test_columns_of_shops_are_those_of_the_supplier(read: Write) -> None:
    (part,) = read(
        ["Mouser #:", "Mfr. #:", "Manufacturer:", "Description:", "Price (USD)"],
        ["595-NE555P", "NE555P", "Texas Instruments", "Timers", "$0.44"],
    ).library.parts
    assert (part.part_number, part.order_number) == ("Texas Instruments.NE555P", "NE555P")
    assert part.supplier_order_number == "595-NE555P"


def test_titles_as_programs_shorten_them(read: Write) -> None:
    (part,) = read(
        ["Materialnummer", "BME", "Preis", "Währg", "PrEinh", "Lieferant", "LiefMatNr",
         "HerstTeilNr", "Hersteller"],
        ["000010023", "ST", "4,35", "EUR", "100", "Handel", "SO-88", "5SL6116-6", "Nord"],
    ).library.parts  # fmt: skip
    assert (part.part_number, part.erp_number) == ("Nord.5SL6116-6", "000010023")
    assert (part.supplier_order_number, part.price_unit) == ("SO-88", 100)


@pytest.mark.parametrize("title", ["Artikel", "Artículo"])
@pytest.mark.parametrize("number", ["Bestellnummer", "Referencia", "Typnummer"])
def test_what_people_call_a_part_is_no_number(read: Write, title: str, number: str) -> None:
    parts = read(
        [title, "Hersteller", number, "Preis €"],
        ["Not-Halt", "Nord", "750104", "89,90"],
        ["Klemme 2,5", "Süd", "3044076", "0,58"],
    ).library.parts
    told = [[*part.description.values()] for part in parts]
    assert told == [["Not-Halt"], ["Klemme 2,5"]]
    assert all(part.part_number.startswith(("Nord.", "Süd.")) for part in parts)


def test_a_part_number_of_words_is_a_part_number(read: Write) -> None:
    parts = read(
        ["Part number", "Manufacturer", "Type number"],
        ["DUET HV", "Nord", "HV-80"],
        ["DUET AD", "Nord", "AD-2"],
    ).library.parts
    assert [part.part_number for part in parts] == ["DUET HV", "DUET AD"]


def test_a_word_for_a_kind_that_is_not_known_costs_nothing_else(read: Write) -> None:
    titles = ("Artikelnummer", "Bezeichnung", "Art")
    result = read(titles, ("A1", "Schalter", "Schütz"), ("A2", "Kühlung", "Lüfter"))
    assert [part.kind for part in result.library.parts] == [Kind.CONTACTOR, Kind.OTHER]
    assert result.library.parts[1].description == {NO_LANGUAGE: "Kühlung"}
    (said,) = (finding for finding in result.findings if finding.rule.code == "CB483")
    assert "'Lüfter'" in said.message
    assert said.severity is Severity.NOTE
