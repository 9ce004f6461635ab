"""Lists as hobbyists, industry and universities make them, and what they say."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

PIN_LISTS: dict[str, tuple[Rows, dict[str, str]]] = {
    "stacked, a line above names the port": (
        [["X1"], ["Pin", "Signal"], ["1", "UP"], ["2", "UM"], [],
         ["X2"], ["Pin", "Signal"], ["1", "TX"], ["2", "RX"]],
        {"X1": "1 UP, 2 UM", "X2": "1 TX, 2 RX"},
    ),
    "side by side": (
        [["X1", N, N, "X2"], ["Pin", "Signal", N, "Pin", "Signal"],
         ["1", "UP", N, "1", "TX"], ["2", "UM", N, "2", "RX"]],
        {"X1": "1 UP, 2 UM", "X2": "1 TX, 2 RX"},
    ),
    "side by side without a gap, one longer": (
        [["J1", N, "J2"], ["Pin", "Name", "Pin", "Name"],
         [1, "VCC", 1, "CANH"], [2, "GND", 2, "CANL"], [N, N, 3, "GND"]],
        {"J1": "1 VCC, 2 GND", "J2": "1 CANH, 2 CANL, 3 GND"},
    ),
    "mirrored as on the board": (
        [["Header P1"], ["Signal", "Pin", "Pin", "Signal"],
         ["3V3", 1, 2, "5V"], ["SDA", 3, 4, "5V"], ["SCL", 5, 6, "GND"]],
        {"P1": "1 3V3, 3 SDA, 5 SCL, 2 5V, 4 5V, 6 GND"},
    ),
    "on its side": (
        [["Port", "X1"], ["Pin", "1", "2", "3"], ["Signal", "GND", "RX", "TX"],
         ["Direction", "ground", "in", "out"]],
        {"X1": "1 GND ground, 2 RX in, 3 TX out"},
    ),
    "blank for as above": (
        [["Port", "Pin", "Signal"], ["X1", "1", "UP"], [N, "2", "UM"], ["X2", "1", "TX"],
         [N, "2", "RX"]],
        {"X1": "1 UP, 2 UM", "X2": "1 TX, 2 RX"},
    ),
    "ditto marks": (
        [["Connector", "Pin", "Signal"], ["X1", "1", "GND"], ['"', "2", '"'], ["″", "3", "CLK"]],
        {"X1": "1 GND, 2 GND, 3 CLK"},
    ),
    "ranges": (
        [["Port", "X1"], ["Pin", "Signal"], ["1-4", "GND"], ["5,6", "+24V"], ["A1/A2", "coil"]],
        {"X1": "1 GND, 2 GND, 3 GND, 4 GND, 5 +24V, 6 +24V, A1 coil, A2 coil"},
    ),
    "port and contact in one cell": (
        [["Pin", "Signal"], ["X1:1", "UP"], ["X1:2", "UM"], ["X2:1", "TX"]],
        {"X1": "1 UP, 2 UM", "X2": "1 TX"},
    ),
    "German, cell plug": (
        [["Stecker X3 (M12, 8-polig, A-kodiert)"], ["Pin-Nr.", "Signalname", "Beschreibung",
          "Richtung"],
         [1, "GND", "Masse", "Masse"], [2, "UB", "Versorgung", "Versorgung"],
         [3, "DI1", "Eingang 1", "Eingang"]],
        {"X3": "1 GND ground, 2 UB supply_in, 3 DI1 in"},
    ),
    "French": (
        [["Connecteur X5"], ["Broche", "Signal", "Désignation", "Sens"],
         [1, "CAN_H", "Bus haut", "Entrée/Sortie"], [2, "CAN_L", "Bus bas", "Entrée/Sortie"]],
        {"X5": "1 CAN_H bidir, 2 CAN_L bidir"},
    ),
    "Italian": (
        [["Connettore J4"], ["Piedino", "Segnale", "Descrizione", "Direzione"],
         [1, "A+", "Encoder", "ingresso"], [2, "A-", "Encoder", "ingresso"]],
        {"J4": "1 A+ in, 2 A- in"},
    ),
    "Spanish": (
        [["Conector X7"], ["Contacto", "Señal", "Función", "Sentido"],
         ["1", "L1", "Fase", "entrada"], ["2", "N", "Neutro", "entrada"], ["PE", "PE", "Tierra",
          "tierra"]],
        {"X7": "1 L1 in, 2 N in, PE PE ground"},
    ),
    "Chinese": (
        [["连接器 X1"], ["引脚号", "信号名称", "方向", "说明"],
         [1, "VCC", "电源", "24V"], [2, "GND", "地", "0V"], [3, "TX", "输出", "UART"]],
        {"X1": "1 VCC supply_in, 2 GND ground, 3 TX out"},
    ),
    "Japanese": (
        [["コネクタ CN1"], ["ピン番号", "信号名", "機能"], ["1", "RD", "受信"],
         ["2", "SD", "送信"]],
        {"CN1": "1 RD, 2 SD"},
    ),
    "Polish": (
        [["Złącze X2"], ["Nr", "Sygnał", "Opis"], [1, "UP", "zasilanie"], [2, "UM", "masa"]],
        {"X2": "1 UP, 2 UM"},
    ),
    "Dutch": (
        [["Connector X2"], ["Pennummer", "Signaal", "Omschrijving", "Kleur"],
         [1, "UP", "voeding", "rood"], [2, "UM", "massa", "zwart"]],
        {"X2": "1 UP, 2 UM"},
    ),
    "Turkish and Czech and Portuguese and Swedish titles": (
        [["X1"], ["Uç", "Sinyal"], [1, "a"], [], ["X2"], ["Kolík", "Signál"], [1, "b"], [],
         ["X3"], ["Pino", "Sinal"], [1, "c"], [], ["X4"], ["Stift", "Signalnamn"], [1, "d"]],
        {"X1": "1 a", "X2": "1 b", "X3": "1 c", "X4": "1 d"},
    ),
    "two languages": (
        [["Port", "X1"], ["Pin / Kontakt", "Signal\n信号", "Function (Funktion)"],
         ["1", "UP", "plus"], ["2", "UM", "minus"]],
        {"X1": "1 UP, 2 UM"},
    ),
    "number sign and use": (
        [["J2 - Motor"], ["#", "Use", "Name"], [1, "phase", "U"], [2, "phase", "V"]],
        {"J2": "1 U, 2 V"},
    ),
    "plug of contacts with letters": (
        [["Connector", "CN7"], ["Contact", "Signal name", "I/O", "Level"],
         ["A", "+5V", "P", "5 V"], ["B", "0V", "GND", "0 V"], ["SHELL", "Shield", "shield", "-"]],
        {"CN7": "A +5V supply_in, B 0V ground, SHELL Shield shield"},
    ),
    "footers": (
        [["Port", "X1"], ["Pin", "Signal"], ["1", "UP"], ["2", "UM"], ["* both ends shielded"],
         ["Total", 2], [], ["Drawn:", "HM"], ["Date", "2026-01-02"]],
        {"X1": "1 UP, 2 UM"},
    ),
    "titles again": (
        [["Port", "X1"], ["Pin", "Signal", "Rated"], ["1", "UP", "x"], ["Pin", "Signal", "Rated"],
         ["2", "UM", "y"]],
        {"X1": "1 UP, 2 UM"},
    ),
    "group lines": (
        [["Port", "X1"], ["Pin", "Signal"], ["Supply"], ["1", "UP"], ["2", "UM"], ["Outputs"],
         ["3", "DO1"]],
        {"X1": "1 UP, 2 UM, 3 DO1"},
    ),
    "lines between the contacts name the ports": (
        [["Pin", "Signal"], ["X1"], ["1", "UP"], ["2", "UM"], ["X2"], ["1", "TX"], ["2", "RX"]],
        {"X1": "1 UP, 2 UM", "X2": "1 TX, 2 RX"},
    ),
    "a caption of two cells": (
        [["Connector X1", "M12, 4 pole"], ["Pin", "Signal"], ["1", "UP"], ["2", "UM"]],
        {"X1": "1 UP, 2 UM"},
    ),
    "a sum between the rows": (
        [["Port", "Pin", "Signal"], ["X1", "1", "a"], ["Total X1", 1, N], ["X2", "1", "c"]],
        {"X1": "1 a", "X2": "1 c"},
    ),
    "contacts with names": (
        [["Port", "X1"], ["Terminal", "Signal"], ["VCC", "+5V"], ["GND", "0V"], ["RESET", "in"]],
        {"X1": "VCC +5V, GND 0V, RESET in"},
    ),
    "not connected and placeholders": (
        [["Port", "X1"], ["Pin", "Signal", "Remarks"], ["1", "n.c.", "-"], ["2", "-", "n/a"],
         ["3", "UP", "?"]],
        {"X1": "1 n.c. nc, 2, 3 UP"},
    ),
    "damaged cells": (
        [["Port", "X1"], ["Pin", "Signal"], [1.0, "a"], ["２", "b"], ["3\u200b", "c"],
         ["4\n", "d"], ["'5", "e"], ["6.0", "f"]],
        {"X1": "1 a, 2 b, 3 c, 4 d, 5 e, 6 f"},
    ),
    "contacts behind the name of their connector": (
        [["Connector X1"], ["Contact", "Signal"], ["X1-1", "CLK"], ["X1-2", "DATA"]],
        {"X1": "1 CLK, 2 DATA"},
    ),
    "a rubber column and a wide head": (
        [["ACME Robotics GmbH"], ["Pin assignment, rev. 3"], [], ["Connector J1"],
         ["Pin No.", "Net", "Type of signal", "Seal"], ["01", "CLK", "Output", "yes"],
         ["02", "DATA", "Input/Output", "yes"]],
        {"J1": "01 CLK out, 02 DATA bidir"},
    ),
}  # fmt: skip
"""Rows with what the ports are: ``1 UP in`` is contact, signal and direction."""

WIRE_LISTS: dict[str, tuple[Rows, list[str]]] = {
    "two rows of titles": (
        [["End A", N, "Wire", N, "End B"], ["Connector", "Pin", "Colour", "mm2", "Connector",
          "Pin"],
         ["X1", "1", "BK", "0.5", "X2", "3"], ["X1", "2", "RD", "0.5", "X2", "4"]],
        ["X1:1 X2:3 BK 0.5", "X1:2 X2:4 RD 0.5"],
    ),
    "titles twice": (
        [["From", "Pin", "To", "Pin", "Wire Color", "AWG", "Length"],
         ["X1", "1", "X2", "3", "BLK", "22", "1.5 m"], ["X1", "2", "X2", "4", "RED", 22, "1.5 m"]],
        ["X1:1 X2:3 BK 0.324 22 AWG 1500", "X1:2 X2:4 RD 0.324 22 AWG 1500"],
    ),
    "connector and pin at both ends, without names for them": (
        [["Connector", "Pin", "Color", "Connector", "Pin"], ["J1", 1, "RED", "J2", 5],
         ["J1", 2, "BLK", "J2", 6]],
        ["J1:1 J2:5 RD", "J1:2 J2:6 BK"],
    ),
    "combined": (
        [["From", "To", "Colour"], ["X1:1", "X2:3", "BK"], ["X1:2", "X2:4", "RD"]],
        ["X1:1 X2:3 BK", "X1:2 X2:4 RD"],
    ),
    "combined with a hyphen": (
        [["Wire", "Source", "Destination", "Color"], ["W1", "J1-1", "J2-3", "white"],
         ["W2", "J1-2", "J3-1", "white/blue"]],
        ["J1:1 J2:3 WH", "J1:2 J3:1 WHBU"],
    ),
    "several far connectors": (
        [["From", "From pin", "To", "To pin", "Colour"], ["X1", "3", "X5", "1", "BU"],
         ["X1", "4", "X6", "1", "WH"]],
        ["X1:3 X5:1 BU", "X1:4 X6:1 WH"],
    ),
    "gauge and colour in one cell": (
        [["From", "To", "Wire"], ["X1:1", "X2:1", "22 AWG red"], ["X1:2", "X2:2", "22 AWG black"]],
        ["X1:1 X2:1 RD 0.324 22 AWG", "X1:2 X2:2 BK 0.324 22 AWG"],
    ),
    "units in a row of their own": (
        [["From", "Pin", "To", "Pin", "Length", "Size"], [N, N, N, N, "m", "mm²"],
         ["X1", 1, "X2", 1, 1.5, 0.5], ["X1", 2, "X2", 2, 1.5, 0.5]],
        ["X1:1 X2:1 0.5 1500", "X1:2 X2:2 0.5 1500"],
    ),
    "a splice": (
        [["End A", "Contact A", "End B", "Contact B", "Colour"], ["X1", "1", "SP1", N, "BK"],
         ["X1", "2", "SP1", N, "BK"], ["SP1", N, "X2", "1", "BK"]],
        ["X1:1 SP1 BK", "X1:2 SP1 BK", "SP1 X2:1 BK"],
    ),
    "a wiring table in the middle of two plugs": (
        [["Kontakt", "Signal", "Kabel-/ Aderfarbe", "Signal", "Kontakt"],
         ["A", "Cos+", "Rot (RD)", "Cos+", 2], ["B", "Cos-", "Blau (BU)", "Cos-", 7]],
        ["A 2 RD", "B 7 BU"],
    ),
    "German, with sides above": (
        [["Seite A", "X1"], ["Seite B", "X2"], [],
         ["Kontakt A", "Aderfarbe", "Querschnitt", "Kontakt B", "Bemerkung"],
         ["1", "ws", "0,5 mm²", "3", "-"], ["2", "br", "0,5 mm²", "4", "verdrillt mit 1"]],
        ["X1:1 X2:3 WH 0.5", "X1:2 X2:4 BN 0.5"],
    ),
    "German, from and to": (
        [["Drahtnummer", "Von", "Klemme", "Nach", "Klemme", "Farbe", "Querschnitt [mm²]",
          "Länge [mm]"],
         [101, "-X1", "1", "-K1", "A1", "dunkelblau", "0,75", "1.250,5"],
         [102, "-X1", "2", "-K1", "A2", "rot", "0,75", 300]],
        ["-X1:1 -K1:A1 0.75 1250.5", "-X1:2 -K1:A2 RD 0.75 300"],
    ),
    "French": (
        [["De", "Broche", "Vers", "Broche", "Couleur", "Section (mm²)"],
         ["X1", 1, "X2", 2, "vert/jaune", "1,5"], ["X1", 2, "X2", 1, "bleu", "1,5"]],
        ["X1:1 X2:2 GNYE 1.5", "X1:2 X2:1 BU 1.5"],
    ),
    "Italian": (
        [["Da", "A", "Colore", "Sezione"], ["X1:1", "X2:1", "marrone", "0,34"],
         ["X1:2", "X2:2", "bianco", "0,34"]],
        ["X1:1 X2:1 BN 0.34", "X1:2 X2:2 WH 0.34"],
    ),
    "Spanish": (
        [["Origen", "Pin origen", "Destino", "Pin destino", "Color del hilo"],
         ["X1", 1, "X2", 1, "rojo"], [N, 2, N, 2, "negro"]],
        ["X1:1 X2:1 RD", "X1:2 X2:2 BK"],
    ),
    "Chinese": (
        [["线号", "起点", "起点引脚", "终点", "终点引脚", "颜色", "线径(mm2)"],
         ["1", "X1", "1", "X2", "1", "红", "0.5"], ["2", "X1", "2", "X2", "2", "黑色", "0.5"]],
        ["X1:1 X2:1 RD 0.5", "X1:2 X2:2 BK 0.5"],
    ),
    "an open end": (
        [["Pin", "Signal", "Colour", "To"], [1, "UP", "RD", "open"], [2, "UM", "BK", "open"]],
        ["1 RD", "2 BK"],
    ),
    "devices with terminals": (
        [["Wire no.", "From device", "From terminal", "To device", "To terminal", "Gauge"],
         ["1", "CB1", "2", "TB1", "1", "14 AWG"], ["2", "CB2", "2", "TB1", "2", "14 AWG"]],
        ["CB1:2 TB1:1 2.08 14 AWG", "CB2:2 TB1:2 2.08 14 AWG"],
    ),
    "ranges at both ends": (
        [["From", "Pin", "To", "Pin", "Colour"], ["X1", "1-3", "X2", "4-6", "BK"]],
        ["X1:1 X2:4 BK", "X1:2 X2:5 BK", "X1:3 X2:6 BK"],
    ),
    "colours of three": (
        [["Contact A", "Contact B", "Colour"], ["1", "1", "BK/WH/RD"], ["2", "2", "BKWHRD"]],
        ["1 1 BKWHRD", "2 2 BKWHRD"],
    ),
    "an engine harness": (
        [["Circuit", "From Connector", "From Cavity", "Wire Size", "Wire Colour", "To Connector",
          "To Cavity", "Notes"],
         ["", "MH097", 7, 2.5, "YE/BU", "MH020", 1, ""], ["", "MH097", 12, 2.5, "YE", "SP184",
          N, "to splice"]],
        ["MH097:7 MH020:1 YEBU 2.5", "MH097:12 SP184 YE 2.5"],
    ),
    "pairs of which the first row says the number": (
        [["Pair", "Color", "From", "To"], [1, "WH/BU", "A1", "B1"], [N, "BU", "A2", "B2"],
         [2, "WH/OG", "A3", "B3"], [N, "OG", "A4", "B4"]],
        ["A1 B1 WHBU", "A2 B2 BU", "A3 B3 WHOG", "A4 B4 OG"],
    ),
    "a number of each wire and its material": (
        [["Wire No", "Part number", "From", "Pin", "To", "Pin", "Color"],
         ["W001", "M22759-22", "J1", "1", "P2", "A", "WHT"],
         ["W002", "M22759-20", "J1", "2", "P2", "B", "BLK"]],
        ["J1:1 P2:A WH", "J1:2 P2:B BK"],
    ),
}  # fmt: skip
"""Rows with what the wires are: ends, colour, cross-section, gauge, length."""
