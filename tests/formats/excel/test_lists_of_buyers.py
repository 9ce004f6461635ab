"""Lists of parts as programs for circuits, buyers in many countries and shops export them."""

from pathlib import Path
from typing import Any, TypeAlias

import pytest

from cadbridge.model import Part

from .workbooks import Read, stranger

Rows: TypeAlias = list[list[Any]]
N = None

LISTS: dict[str, tuple[Rows, list[str]]] = {
    "kicad bom": (
        [
            ["Reference", "Value", "Datasheet", "Footprint", "Qty", "DNP", "MPN", "Manufacturer"],
            ["J1", "Conn_01x04", "~", "Molex:43045", "1", N, "43045-0400", "Molex"],
            ["F1", "Fuse 2A", "~", "Fuse:0603", "1", N, "0603SFF200F", "Littelfuse"],
        ],
        [
            "Molex.43045-0400|Molex|43045-0400||||",
            "Littelfuse.0603SFF200F|Littelfuse|0603SFF200F||||",
        ],
    ),
    "altium bom": (
        [
            [
                "Comment",
                "Description",
                "Designator",
                "Footprint",
                "LibRef",
                "Quantity",
                "Manufacturer 1",
                "Manufacturer Part Number 1",
                "Supplier 1",
                "Supplier Part Number 1",
                "Supplier Unit Price 1",
            ],
            [
                "43045-0400",
                "CONN HEADER 4POS",
                "J1, J2",
                "MOLEX",
                "CONN",
                "2",
                "Molex",
                "43045-0400",
                "Digi-Key",
                "WM1813-ND",
                "1.23",
            ],
        ],
        ["Molex.43045-0400|Molex|43045-0400||WM1813-ND|CONN HEADER 4POS|1.23"],
    ),
    "harness bom": (
        [
            ["Item", "Qty", "UoM", "Part Number", "Manufacturer", "Description", "Ref Des"],
            [1, 2, "EA", "43025-0400", "Molex", "Receptacle housing 4 way", "P1, P2"],
            [2, 8, "EA", "43030-0007", "Molex", "Crimp terminal 20-24 AWG", "P1, P2"],
            [3, "2.5", "M", "M22759/16-22-2", "TE", "Wire 22 AWG red", N],
        ],
        [
            "43025-0400|Molex||||Receptacle housing 4 way|",
            "43030-0007|Molex||||Crimp terminal 20-24 AWG|",
            "M22759/16-22-2|TE||||Wire 22 AWG red|",
        ],
    ),
    "respira": (
        [
            ["RefDes", "Quantity", "Manufacturer", "Part #", "Price($)", "Sources", "Notes"],
            [1, 12, "Molex", "43030-0007", "0.12", "K", "terminal"],
            [2, 2, "Molex", "43025-0400", "0.45", "K", N],
        ],
        ["43030-0007|Molex|||||0.12 USD", "43025-0400|Molex|||||0.45 USD"],
    ),
    "eplan summarized": (
        [
            [
                "Artikelnummer",
                "Bezeichnung",
                "Typnummer",
                "Hersteller",
                "Lieferant",
                "Menge",
                "Einheit",
            ],
            [
                "SIE.3RT2015-1BB41",
                "Leistungsschütz",
                "3RT2015-1BB41",
                "Siemens",
                "Siemens AG",
                3,
                "Stück",
            ],
            [
                "PXC.3044076",
                "Durchgangsklemme",
                "UT 2,5",
                "Phoenix Contact",
                "Phoenix",
                25,
                "Stück",
            ],
        ],
        [
            "SIE.3RT2015-1BB41|SIE||3RT2015-1BB41||Leistungsschütz|",
            "PXC.3044076|Phoenix Contact||UT 2,5||Durchgangsklemme|",
        ],
    ),
    "wscad bom": (
        [
            [
                "Pos.",
                "BMK",
                "Menge",
                "Artikelnummer",
                "Bezeichnung 1",
                "Bezeichnung 2",
                "Hersteller",
                "Bestellnummer",
            ],
            [1, "-K1", 1, "3RT2015-1BB41", "Schütz", "3kW", "Siemens", "3RT2015-1BB41"],
            [2, "-Q1", 1, "5SY6116-7", "LS-Schalter", "B16", "Siemens", "5SY6116-7"],
        ],
        [
            "3RT2015-1BB41|Siemens|3RT2015-1BB41|||Schütz|",
            "5SY6116-7|Siemens|5SY6116-7|||LS-Schalter|",
        ],
    ),
    "see fr nomenclature": (
        [
            ["Repère", "Désignation", "Fabricant", "Référence", "Qté"],
            ["-KM1", "Contacteur 9A", "Schneider", "LC1D09BD", 1],
            ["-Q1", "Disjoncteur moteur", "Schneider", "GV2ME08", 1],
        ],
        [
            "Schneider.LC1D09BD|Schneider|LC1D09BD|||Contacteur 9A|",
            "Schneider.GV2ME08|Schneider|GV2ME08|||Disjoncteur moteur|",
        ],
    ),
    "rockwell": (
        [
            ["Catalog Number", "Description", "Qty", "List Price", "Net Price"],
            ["1756-L83E", "ControlLogix controller", 1, "$9,500.00", "$7,600.00"],
            ["1756-IB16", "DC input module 16 pt", 4, "$420.00", "$336.00"],
        ],
        [
            "1756-L83E||1756-L83E|||ControlLogix controller|7600.00 USD",
            "1756-IB16||1756-IB16|||DC input module 16 pt|336.00 USD",
        ],
    ),
    "cn bom": (
        [
            ["序号", "名称", "型号规格", "品牌", "数量", "单位", "单价(元)", "备注"],
            [1, "接触器", "LC1D09M7C", "施耐德", 2, "个", "85.00", N],
            [2, "断路器", "iC65N C16", "施耐德", 3, "个", "42.5", N],
        ],
        [
            "施耐德.LC1D09M7C|施耐德||LC1D09M7C||接触器|85.00 CNY",
            "施耐德.iC65N C16|施耐德||iC65N C16||断路器|42.5 CNY",
        ],
    ),
    "ja bom": (
        [
            ["No.", "品名", "型式", "メーカー", "数量", "単価", "備考"],
            [1, "電磁接触器", "S-T10 DC24V", "三菱電機", 2, "3,200", N],
            [2, "サーキットプロテクタ", "CP30-BA 1P", "三菱電機", 1, "1,850", N],
        ],
        [
            "三菱電機.S-T10 DC24V|三菱電機||S-T10 DC24V||電磁接触器|3200",
            "三菱電機.CP30-BA 1P|三菱電機||CP30-BA 1P||サーキットプロテクタ|1850",
        ],
    ),
    "tr bom": (
        [
            [
                "Sıra",
                "Malzeme Kodu",
                "Malzeme Açıklaması",
                "Marka",
                "Miktar",
                "Birim",
                "Birim Fiyatı (TL)",
            ],
            [1, "LC1D09M7", "Kontaktör 9A", "Schneider", 2, "Adet", "450,50"],
            [2, "GV2ME08", "Motor koruma", "Schneider", 1, "Adet", "890,00"],
        ],
        [
            "LC1D09M7|Schneider||||Kontaktör 9A|450.50 TRY",
            "GV2ME08|Schneider||||Motor koruma|890.00 TRY",
        ],
    ),
    "pl bom": (
        [
            [
                "Lp.",
                "Nazwa",
                "Typ",
                "Producent",
                "Nr katalogowy",
                "Ilość",
                "J.m.",
                "Cena netto [zł]",
            ],
            [1, "Stycznik", "DILM9", "Eaton", "276690", "2", "szt.", "89,50"],
            [2, "Zasilacz", "QUINT4", "Phoenix Contact", "2904600", "1", "szt.", "412,00"],
        ],
        [
            "Eaton.276690|Eaton|276690|DILM9||Stycznik|89.50 PLN",
            "Phoenix Contact.2904600|Phoenix Contact|2904600|QUINT4||Zasilacz|412.00 PLN",
        ],
    ),
    "cz bom": (
        [
            ["Pozice", "Název", "Objednací číslo", "Výrobce", "Množství", "MJ", "Cena/ks"],
            ["KM1", "Stykač", "LC1D09BD", "Schneider", 1, "ks", "950,00"],
            ["QF1", "Jistič", "A9F04110", "Schneider", 2, "ks", "210,50"],
        ],
        [
            "Schneider.LC1D09BD|Schneider|LC1D09BD|||Stykač|950.00",
            "Schneider.A9F04110|Schneider|A9F04110|||Jistič|210.50",
        ],
    ),
    "pt bom": (
        [
            ["Item", "Quantidade", "Descrição", "Fabricante", "Referência", "Preço unitário (€)"],
            [1, 2, "Contator 9A", "Schneider", "LC1D09BD", "45,20"],
            [2, 1, "Disjuntor C16", "Schneider", "A9F74116", "12,90"],
        ],
        [
            "Schneider.LC1D09BD|Schneider|LC1D09BD|||Contator 9A|45.20 EUR",
            "Schneider.A9F74116|Schneider|A9F74116|||Disjuntor C16|12.90 EUR",
        ],
    ),
    "nl bom": (
        [
            ["Pos", "Aantal", "Omschrijving", "Fabrikaat", "Type", "Artikelnr."],
            [1, 2, "Magneetschakelaar", "Eaton", "DILM9-10", "276690"],
            [2, 10, "Rijgklem", "Phoenix Contact", "UT 2,5", "3044076"],
        ],
        [
            "276690|Eaton||DILM9-10||Magneetschakelaar|",
            "3044076|Phoenix Contact||UT 2,5||Rijgklem|",
        ],
    ),
    "sv bom": (
        [
            ["Pos", "Antal", "Benämning", "Fabrikat", "Typ", "E-nummer"],
            [1, 2, "Kontaktor", "ABB", "AF09-30-10-13", "3210011"],
            [2, 1, "Nätaggregat", "Phoenix Contact", "2904600", "5210345"],
        ],
        [
            "ABB.AF09-30-10-13|ABB||AF09-30-10-13||Kontaktor|",
            "Phoenix Contact.2904600|Phoenix Contact||2904600||Nätaggregat|",
        ],
    ),
    "es bom": (
        [
            ["Item", "Cantidad", "Descripción", "Marca", "Referencia", "PVP"],
            [1, 2, "Contactor 9A", "Schneider", "LC1D09BD", "52,10 €"],
            [2, 1, "Fuente 24V", "Phoenix Contact", "2904600", "198,00 €"],
        ],
        [
            "Schneider.LC1D09BD|Schneider|LC1D09BD|||Contactor 9A|52.10 EUR",
            "Phoenix Contact.2904600|Phoenix Contact|2904600|||Fuente 24V|198.00 EUR",
        ],
    ),
    "it distinta": (
        [
            ["Pos.", "Sigla", "Q.tà", "Descrizione", "Costruttore", "Codice"],
            [1, "KM1", 1, "Contattore 9A", "Schneider", "LC1D09BD"],
            [2, "QF1", 1, "Interruttore", "Schneider", "A9F74116"],
        ],
        [
            "Schneider.LC1D09BD|Schneider|LC1D09BD|||Contattore 9A|",
            "Schneider.A9F74116|Schneider|A9F74116|||Interruttore|",
        ],
    ),
    "no maker, order only": (
        [
            ["Order No.", "Designation", "Qty"],
            ["0804-2510", "Terminal block", 10],
            ["0804-2520", "End cover", 2],
        ],
        ["0804-2510||0804-2510|||Terminal block|", "0804-2520||0804-2520|||End cover|"],
    ),
    "shop cart": (
        [
            ["Artikel-Nr.", "Artikel", "Anzahl", "Einzelpreis", "Gesamtpreis"],
            ["123456-62", "Molex Buchsengehäuse 4-pol", 2, "0,45 €", "0,90 €"],
            ["234567-62", "Crimpkontakt", 20, "0,12 €", "2,40 €"],
            [N, N, N, "Summe", "3,30 €"],
        ],
        [
            "123456-62|||||Molex Buchsengehäuse 4-pol|0.45 EUR",
            "234567-62|||||Crimpkontakt|0.12 EUR",
        ],
    ),
    "mouser": (
        [
            [
                "Mouser #",
                "Mfr. #",
                "Manufacturer",
                "Customer #",
                "Description",
                "RoHS",
                "Lifecycle",
                "Order Qty.",
                "Price (EUR)",
                "Ext.: (EUR)",
            ],
            [
                "538-43025-0400",
                "43025-0400",
                "Molex",
                N,
                "Headers 4P",
                "RoHS",
                N,
                5,
                "0.45",
                "2.25",
            ],
        ],
        ["Molex.43025-0400|Molex|43025-0400||538-43025-0400|Headers 4P|0.45 EUR"],
    ),
    "lcsc": (
        [
            [
                "LCSC Part Number",
                "Manufacture Part Number",
                "Manufacturer",
                "Customer NO.",
                "Package",
                "Description",
                "RoHS",
                "Order Qty.",
                "Min\\Mult Order Qty.",
                "Unit Price($)",
                "Order Price($)",
            ],
            [
                "C60474",
                "CC0402KRX7R7BB104",
                "YAGEO",
                N,
                "0402",
                "100nF",
                "YES",
                20,
                "20\\20",
                "0.0012",
                "0.02",
            ],
        ],
        ["YAGEO.CC0402KRX7R7BB104|YAGEO|CC0402KRX7R7BB104||C60474|100nF|0.0012 USD"],
    ),
    "ersatzteile": (
        [
            ["Ersatzteilliste"],
            ["Teile-Nr.", "Benennung", "Stück", "Preis/Stk."],
            ["100-234", "Kabelsatz X1", "1", "120,00"],
            ["100-235", "Stecker 12-pol.", "2", "14,50"],
        ],
        ["100-234|||||Kabelsatz X1|120.00", "100-235|||||Stecker 12-pol.|14.50"],
    ),
}


def told(part: Part) -> str:
    """Its numbers, its text and its price in words."""
    text = next(iter(part.description.values()), "")
    price = part.sales_price if part.price is None else part.price
    money = " ".join(filter(None, (str(price or ""), part.currency)))
    numbers = (part.part_number, part.manufacturer, part.order_number, part.type_number)
    return "|".join((*numbers, part.supplier_order_number, text, money))


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_buyers(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = LISTS[name]
    assert list(map(told, read(stranger(tmp_path / "AX9.xlsx", *rows)).library.parts)) == expected
