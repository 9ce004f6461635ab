"""Ten lists of parts as companies have them, of as many lines as are asked for."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from cadbridge.model.gtin import check_digit

KINDS = (
    ("contactor", "Leistungsschütz 3-polig 24 V DC", "Schütze", "Contattori", "Contacteurs"),
    (
        "circuit_breaker",
        "Leitungsschutzschalter B16",
        "Sicherungsautomaten",
        "Magnetotermici",
        "Disjoncteurs",
    ),
    ("power_supply", "Netzteil 24 V DC 10 A", "Netzteile", "Alimentatori", "Alimentations"),
    ("terminal", "Reihenklemme 2,5 mm² grau", "Klemmen", "Morsetti", "Bornes"),
    ("sensor", "Näherungsschalter M12 PNP", "Sensoren", "Sensori", "Capteurs"),
    ("motor", "Servomotor 400 V 2,2 kW", "Motoren", "Motori", "Moteurs"),
    ("cable", "Steuerleitung 4G1,5", "Leitungen", "Cavi", "Câbles"),
    ("relay", "Koppelrelais 1 Wechsler", "Relais", "Relè", "Relais"),
    ("plc", "Eingangsmodul 8 x 24 V", "SPS-Baugruppen", "Moduli PLC", "Automates"),
    ("other", "Kabelkanal 60 x 40", "Verbrauchsmaterial", "Canaline", "Goulottes"),
)
MAKERS = ("Nordtech", "Alpha Schaltgeräte GmbH", "BETA", "Gamma & Sohn", "Delta S.p.A.")
Rows = Sequence[Sequence[Any]]
"""Titles and lines, and what stands above and below them."""


def kind_of(index: int) -> str:
    """The kind of the part in a line, counted from 0."""
    return KINDS[index % len(KINDS)][0]


def maker_of(index: int) -> str:
    """Who makes it."""
    return MAKERS[index % len(MAKERS)]


def order_number(index: int) -> str:
    """What the maker calls it."""
    return f"{index:03d}-{7000 + index}.A{index % 7}"


def gtin(index: int) -> str:
    """A trade item number with zeros in front."""
    digits = f"00{4000000000 + 37 * index}"
    return digits + check_digit(digits)


def cents(index: int) -> int:
    """Its price."""
    return 199 + 1237 * index


def comma(index: int) -> str:
    """The price with decimal comma and points between thousands."""
    whole, rest = divmod(cents(index), 100)
    return f"{whole:,}".replace(",", ".") + f",{rest:02d}"


def german_erp(count: int) -> Iterator[Sequence[Any]]:
    """An export of an ERP system: title line, codes as text, a sum below."""
    yield ["Materialliste Werk 0001", None, None, date(2026, 3, 2)]
    yield []
    yield [
        *("Material", "Kurztext", "Warengruppe", "Hersteller", "Herstellerteilenr.", "Typ"),
        *(
            "EAN",
            "EP netto",
            "Whg.",
            "PE",
            "ME",
            "Lieferant",
            "Lieferanten-Art.-Nr.",
            "Gewicht (kg)",
        ),
        "Lagerort",
    ]
    for index in range(count):
        _, text, group, *_ = KINDS[index % len(KINDS)]
        yield [
            *(f"{100000 + index:010d}", text, group, maker_of(index), order_number(index)),
            *(f"T{index}", gtin(index), comma(index), "EUR", 100 if index % 2 else 1, "ST"),
            *("Elektrogroßhandel Süd", f"E{index:05d}", 0.25, f"R{index % 9}-{index % 5}"),
        ]
    yield ["Summe", None, None, None, None, None, None, "99.999,00"]


def german_shop(count: int) -> Iterator[Sequence[Any]]:
    """The confirmation of an order of a shop: lines numbered, currency in the cells."""
    yield ["Auftragsbestätigung Nr. 4711 vom 02.03.2026"]
    yield ["Ihre Kundennummer:", "99001"]
    yield []
    yield [
        *(
            "Pos.",
            "Bestell-Nr.",
            "Artikelbezeichnung",
            "Hersteller",
            "Menge",
            "Einzelpreis",
            "Gesamtpreis",
        ),
    ]
    for index in range(count):
        text = KINDS[index % len(KINDS)][1]
        price = f"{comma(index)} €"
        yield [index + 1, order_number(index), text, maker_of(index), index % 9 + 1, price, price]
    yield []
    yield ["Zwischensumme netto", None, None, None, None, None, "99.999,00 €"]
    yield ["zzgl. 19 % MwSt.", None, None, None, None, None, "18.999,00 €"]


def german_own(count: int) -> Iterator[Sequence[Any]]:
    """A list of somebody's own with part numbers as EPLAN has them, and technical data."""
    yield [
        *(
            "Artikelnummer",
            "Bezeichnung 1",
            "Bezeichnung 2",
            "Hersteller",
            "Typnummer",
            "Bestellnummer",
        ),
        *("Produktgruppe", "Breite mm", "Höhe mm", "Tiefe mm", "Nennstrom [A]", "Schutzart"),
    ]
    groups = (
        "1/2/2",
        "1/6/194",
        "1/20/210",
        "1/3/4",
        "1/12/207",
        "1/9/1",
        "1/29/1",
        "1/2/1",
        "1/26/153",
    )
    for index in range(count):
        text = KINDS[index % len(KINDS)][1]
        group = (*groups, "3/53/1")[index % len(KINDS)]
        short = maker_of(index)[:4].upper()
        yield [
            *(f"{short}.{order_number(index)}", text, f"Ausführung {index}", short, f"T{index}"),
            *(order_number(index), group, 45, 77.5, 90, index + 0.5, "IP20"),
        ]


def english_bom(count: int) -> Iterator[Sequence[Any]]:
    """A bill of materials: quantities, designators, prices as numbers."""
    yield ["Bill of materials", "Machine 12", "Rev. C"]
    yield [
        *("Item", "Qty", "Designator", "Manufacturer", "Manufacturer Part Number", "Description"),
        *("Category", "Unit price (USD)", "Datasheet"),
    ]
    for index in range(count):
        kind = kind_of(index).replace("_", " ")
        yield [
            *(index + 1, 2, f"-K{index}", maker_of(index), order_number(index)),
            *(f"Device {index}", kind, cents(index) / 100, f"https://example.com/{index}.pdf"),
        ]


def english_numbers(count: int) -> Iterator[Sequence[Any]]:
    """Nothing but part numbers and what they are."""
    yield ["Part number", "Description"]
    for index in range(count):
        yield [f"{maker_of(index)[:3].upper()}.{order_number(index)}", f"Device {index}"]


def english_stock(count: int) -> Iterator[Sequence[Any]]:
    """A stock list whose codes a program has made numbers of."""
    yield [
        *(
            "SAP no.",
            "Item description",
            "Brand",
            "Cat. no.",
            "GTIN",
            "UOM",
            "Price per",
            "Net price GBP",
        ),
        *("Stock", "Bin"),
    ]
    for index in range(count):
        yield [
            *(float(500000 + index), f"Device {index}", maker_of(index), 70000 + index),
            *(int(gtin(index)), "EA", 10, f"{cents(index) / 100:,.2f}", index, f"A{index % 4}"),
        ]


def french_shop(count: int) -> Iterator[Sequence[Any]]:
    """An order of a French shop."""
    yield ["Bon de commande n° 2026-118"]
    yield [
        *(
            "Référence",
            "Désignation",
            "Fabricant",
            "Famille",
            "Code EAN",
            "Prix unitaire HT",
            "Unité",
        ),
        *("Fournisseur", "Réf. fournisseur", "Poids (g)"),
    ]
    for index in range(count):
        family = KINDS[index % len(KINDS)][4]
        euros, rest = divmod(cents(index), 100)
        price = f"{euros:,}".replace(",", "\u202f") + f",{rest:02d} €"
        yield [
            *(
                order_number(index),
                f"Appareil {index}",
                maker_of(index),
                family,
                gtin(index),
                price,
                "pièce",
            ),
            *("Comptoir du Midi", f"CM{index:06d}", 125),
        ]
    yield ["Total HT", None, None, None, None, "99 999,00 €"]


def italian_list(count: int) -> Iterator[Sequence[Any]]:
    """An Italian list with prices for a hundred pieces."""
    yield [
        *(
            "Codice articolo",
            "Descrizione",
            "Produttore",
            "Codice produttore",
            "Categoria merceologica",
        ),
        *("Prezzo netto €/100", "U.M.", "Fornitore", "Note"),
    ]
    for index in range(count):
        category = KINDS[index % len(KINDS)][3]
        yield [
            *(f"M-{index:05d}", f"Apparecchio {index}", maker_of(index), order_number(index)),
            *(category, comma(index), "pz", "Elettroforniture", "a magazzino"),
        ]


def chinese_list(count: int) -> Iterator[Sequence[Any]]:
    """A Chinese list of materials."""
    yield ["物料清单"]
    yield [
        "序号",
        "物料编码",
        "名称",
        "规格型号",
        "品牌",
        "分类",
        "单位",
        "单价(元)",
        "数量",
        "备注",
    ]
    groups = (
        "接触器",
        "断路器",
        "电源",
        "端子",
        "传感器",
        "电机",
        "电缆",
        "继电器",
        "可编程控制器",
        "其他",
    )
    for index in range(count):
        group = groups[index % len(groups)]
        yield [
            *(index + 1, f"WL{index:06d}", f"{group} {index}", order_number(index), "正泰"),
            *(group, "个", cents(index) / 100, 3, "现货"),
        ]
    yield ["合计", None, None, None, None, None, None, 99999]


def swedish_list(count: int) -> Iterator[Sequence[Any]]:
    """A Swedish list in two languages, with full-width and invisible signs in its codes."""
    yield [
        "Artikelnummer / Part number",
        "Benämning SV",
        "Benämning EN",
        "Tillverkare",
        "Typbeteckning",
        "À-pris (SEK)",
    ]
    for index in range(count):
        yield [
            *(f"ART{index:04d}\u200b", f"Apparat {index}", f"Device {index}", maker_of(index)),
            *(f"Ｔ{index}", f"{cents(index) // 100},{cents(index) % 100:02d}"),
        ]


LISTS: dict[str, Callable[[int], Iterator[Sequence[Any]]]] = {
    maker.__name__: maker
    for maker in (
        *(german_erp, german_shop, german_own, english_bom, english_numbers, english_stock),
        *(french_shop, italian_list, chinese_list, swedish_list),
    )
}


def write_list(name: str, path: Path, count: int = 300) -> Path:
    """Write one of the lists as a workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Tabelle1")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for row, cells in enumerate(LISTS[name](count)):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)
    return path
