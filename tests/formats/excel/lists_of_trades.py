"""Lists as trades and tools lay them out: engines, aircraft, process plants, boards, terminals."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

PIN_LISTS: dict[str, tuple[Rows, dict[str, str]]] = {
    "an engine computer, contacts not used": (
        [["Connector C1"], ["Pin", "Circuit", "Wire Gauge", "Wire Color", "Function"],
         [1, "K01", 20, "RD/WT*", "pressure"], [2, "Z11", 16, "BK", "ground"],
         [3, "---", N, N, "Not used"]],
        {"C1": "1 K01, 2 Z11, 3 nc"},
    ),
    "a word for number before the title": (
        [["Connecteur J4"], ["N° broche", "Nom du signal"], [1, "masse"], [2, "alim"]],
        {"J4": "1 masse, 2 alim"},
    ),
    "a long line above many titles": (
        [["Złącze J1 (9 styków)"], ["Nr pinu", "Nazwa sygnału", "Kolor przewodu"],
         [1, "GND", "czarny"], [2, "RxD", "biały"], [3, "rezerwa", N]],
        {"J1": "1 GND, 2 RxD, 3 rezerwa nc"},
    ),
    "a socket of a trailer, sizes without a title that says so": (
        [["Stecker X13"], ["Kontakt Nr.", "Verwendung", "Empf. Leiter"],
         ["1", "Blinker links", "1,5 mm²"], ["2", "Nebelleuchte", "1,5 mm²"],
         ["11", "nicht zugeteilt", "1,5 mm²"]],
        {"X13": "1, 2, 11 nc"},
    ),
    "connectors as titles, signals below": (
        [["Pin", "X1", "X2", "X3"], [1, "GND", "0V", "TX"], [2, "+5V", "NC", N]],
        {"X1": "1 GND, 2 +5V", "X2": "1 0V, 2 NC nc", "X3": "1 TX"},
    ),
    "connectors as titles, contacts below": (
        [["Signal", "J1", "J2", "J3"], ["GND", 1, 4, 9], ["CAN_H", 2, N, "3"]],
        {"J1": "1 GND, 2 CAN_H", "J2": "4 GND", "J3": "9 GND, 3 CAN_H"},
    ),
    "a folded header": (
        [["J5 header"], ["Pin", "Signal", "Pin", "Signal"], [1, "3V3", 3, "D5"],
         [2, "GND", 4, "D6"], [N, N, 5, "D7"]],
        {"J5": "1 3V3, 2 GND, 3 D5, 4 D6, 5 D7"},
    ),
    "a word before each number": (
        [["Port", "X9"], ["Kontakt", "Signal"], ["Pin 1", "GND"], ["Pin 2", "RX"]],
        {"X9": "1 GND, 2 RX"},
    ),
    "inputs and outputs of a controller": (
        [["Adresse", "Symbol", "Kommentar", "Klemme", "Typ"],
         ["E0.0", "Start", "Taster", "-X2:1", "DI"], ["A0.0", "Motor", "Schütz", "-X3:1", "DO"]],
        {"-X2": "1 Start in", "-X3": "1 Motor out"},
    ),
    "changes below the table": (
        [["Port", "X5"], ["Pin", "Signal", "Wire", "Size"], ["1-2", "+24V", "RD", 2.5],
         ["3", "0V", "BK", 2.5], [], ["Rev", "Date", "Name", "Change"],
         ["1", "2026-01-01", "HM", "first"], ["2", "2026-02-01", "HM", "pin 3 added"]],
        {"X5": "1 +24V, 2 +24V, 3 0V"},
    ),
    "units in brackets below the titles": (
        [["Connector", "Pin", "Signal", "Current", "Cross-section"], [N, N, N, "[A]", "[mm²]"],
         ["X1", 1.0, "U", 12.5, "1,5"], ["X1", 2.0, "V", 12.5, "1,5"]],
        {"X1": "1 U, 2 V"},
    ),
    "not connected, with a dash for its direction": (
        [["X30 - Safety (D-Sub)"], ["Pin", "Name", "Description", "Type"],
         ["1", "GND", "reference", "Ground"], ["2", "STO", "torque off", "Digital input"],
         ["5, 6", "n.c.", "do not connect", "-"]],
        {"X30": "1 GND ground, 2 STO in, 5 n.c. nc, 6 n.c. nc"},
    ),
}  # fmt: skip
"""Rows with what the ports are, as in `lists_of_others`."""

WIRE_LISTS: dict[str, tuple[Rows, list[str]]] = {
    "three rows of titles": (
        [["End A", N, N, N, "End B", N], ["Connector", N, "Contact", N, "Connector", "Contact"],
         ["Ref", "Type", "No.", "Colour", "Ref", "No."],
         ["X1", "DT04", "1", "RD", "X9", "4"], ["X1", "DT04", "2", "BK", "X9", "5"]],
        ["X1:1 X9:4 RD", "X1:2 X9:5 BK"],
    ),
    "the cores of a cable between two connectors": (
        [["Ader", "Farbe", "X1", "X2"], [1, "ws", "1", "A"], [2, "br", "2", "B"],
         ["Schirm", N, "Gehäuse", "Gehäuse"]],
        ["X1:1 X2:A WH", "X1:2 X2:B BN", "X1:Gehäuse X2:Gehäuse"],
    ),
    "ends by the Italian words of direction, one of them not connected": (
        [["Filo", "Dal pin", "Colore filo", "Sezione", "Al pin"],
         [1, "1", "marrone", "0,34", "4"], [2, "2", "bianco", "0,34", "n.c."]],
        ["1 4 BN 0.34", "2 WH 0.34"],
    ),
    "the contacts of a relay": (
        [["Wire", "From", "Pin", "To", "Pin", "Colour"], [1, "K1", "NC", "X2", "1", "RD"],
         [2, "K1", "NO", "X2", "2", "BU"]],
        ["K1:NC X2:1 RD", "K1:NO X2:2 BU"],
    ),
    "pins of two boards": (
        [["Arduino pin", "Sensor pin", "Wire color"], ["D2", "TRIG", "yellow"],
         ["GND", "GND", "black"]],
        ["Arduino:D2 Sensor:TRIG YE", "Arduino:GND Sensor:GND BK"],
    ),
    "no titles": (
        [["X1:1", "X2:1", "RD"], ["X1:2", "X2:2", "BK"]],
        ["X1:1 X2:1 RD", "X1:2 X2:2 BK"],
    ),
    "a column for stripes": (
        [["From", "Pin", "To", "Pin", "Base color", "Stripe color"],
         ["J1", 1, "J2", 1, "White", "Red"], ["J1", 2, "J2", 2, "Black", N]],
        ["J1:1 J2:1 WHRD", "J1:2 J2:2 BK"],
    ),
    "a terminal between two ends": (
        [["Borne", "Repère fil", "Tenant", "Aboutissant", "Couleur"],
         ["1", "L1", "Q1:2", "M1:U", "noir"], ["2", "L2", "Q1:4", "M1:V", "noir"]],
        ["Q1:2 M1:U BK", "Q1:4 M1:V BK"],
    ),
    "columns of a wiring machine": (
        [["DEST1", "TA1", "DEST2", "TA2", "CROSSSECTION", "COLOUR", "LENGTH"],
         ["-X1", "1", "-K1", "A1", "0,75", "BU", "450"],
         ["-X1", "2", "-K1", "A2", "0,75", "BU", "450"]],
        ["-X1:1 -K1:A1 BU 0.75 450", "-X1:2 -K1:A2 BU 0.75 450"],
    ),
    "a bill of parts above, with titles that are labels elsewhere": (
        [["Connector", "Part No", "Manufacturer"], ["J1", "43025", "Molex"], [],
         ["From", "Pin", "To", "Pin", "Color"], ["J1", 1, "J2", 4, "RD"],
         ["J1", 2, "J2", 3, "BK"]],
        ["J1:1 J2:4 RD", "J1:2 J2:3 BK"],
    ),
    "the terminals of a strip": (
        [["Klemmenleiste -X1"], ["Ader", "Kabel", "Ziel extern", "Klemme", "Ziel intern"],
         ["1", "W9", "-M1:U", "1", "-Q1:2"], ["2", "W9", "-M1:V", "2", "-Q1:4"]],
        ["-X1:1 -M1:U", "-X1:2 -M1:V"],
    ),
    "one connector, and where its wires go": (
        [["J101", "mates with P101"], ["Pin", "Signal Name", "Wire #", "Gauge", "To"],
         ["1", "28V", "101-A", 20, "TB3-1"], ["2", "RTN", "101-B", 20, "TB3-2"],
         ["3", "SPARE", N, N, N]],
        ["J101:1 TB3:1 0.519 20 AWG", "J101:2 TB3:2 0.519 20 AWG", "J101:3"],
    ),
    "no far end is no far end": (
        [["Conector", "Clavija", "Señal", "Color", "Destino"],
         ["CN1", "1", "ALIM", "rojo", "CN5-1"], ["CN1", "2", "CAN", "naranja", "CN6-1"],
         ["CN1", "3", "no conectado", N, N]],
        ["CN1:1 CN5:1 RD", "CN1:2 CN6:1 OG", "CN1:3"],
    ),
    "colours of one sign each": (
        [["线号", "起点", "针脚", "终点", "针脚", "颜色"], ["1", "J1", "1", "J2", "5", "黄绿"],
         ["2", "J1", "2", "J2", "6", "黑"]],
        ["J1:1 J2:5 GNYE", "J1:2 J2:6 BK"],
    ),
    "components and pins in words": (
        [["Wire Label", "From Component", "From Pin", "To Component", "To Pin", "Wire Color"],
         ["P1A", "J1", "1", "SW1", "3", "Red"], ["P2A", "J1", "1", "SW2", "3", "Red"]],
        ["J1:1 SW1:3 RD", "J1:1 SW2:3 RD"],
    ),
}  # fmt: skip
"""Rows with what the wires are."""
