"""Pins as makers of boards, drives, vehicles and their users list them."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

PIN_LISTS: dict[str, tuple[Rows, dict[str, str]]] = {
    "stm32 pinout": (
        [
            ["Port", "U1"],
            ["Position", "Name", "Type", "Signal", "Label"],
            ["1", "PE2", "I/O", "FMC_A23", N],
            ["2", "VBAT", "Power", N, N],
            ["3", "NRST", "Reset", N, N],
            ["4", "PA1", "Input", "ADC1_IN1", "KNOB"],
        ],
        {"U1": "1 FMC_A23 bidir, 2 supply_in, 3, 4 ADC1_IN1 in"},
    ),
    "gpio net": (
        [
            ["Connector", "U2"],
            ["GPIO", "Pin", "Net Name", "Destination / Function"],
            ["GPIO0", 5, "TRACK_R", "Track sense via R6/R7"],
            ["GPIO1", 6, "TRACK_L", "Track sense via R4"],
            ["GPIO2", 7, "—", "Unused / No Net"],
            ["TXD0", 48, "ESP_TX", "Programming header"],
        ],
        {"U2": "5 TRACK_R, 6 TRACK_L, 7, 48 ESP_TX"},
    ),
    "symbol domain": (
        [
            ["Port", "P1"],
            ["Symbol", "Domain", "Pin", "Direction", "Function", "Notes"],
            ["PIN_MISO", "GPIO", 4, "Input", "SPI MISO", "to SO"],
            ["PIN_DIR", "GPIO", 1, "Output", "X dir", "servo"],
            ["PIN_LIM", "GPIO", 3, "Input (pull-up)", "home", "low"],
        ],
        {"P1": "4 PIN_MISO in, 1 PIN_DIR out, 3 PIN_LIM in"},
    ),
    "ball": (
        [
            ["Port", "U1"],
            ["Ball#", "Pin Name", "Type", "Ball Reset State", "Pull Up/Down", "Power Supply"],
            ["T21", "SA0", "O", "Z", "NA", "VCC_DRAM"],
            ["U17", "SDQ0", "I/O", "Z", "NA", "VCC_DRAM"],
            ["L9", "VCC_DRAM", "P", "NA", "NA", "NA"],
        ],
        {"U1": "T21 SA0 out, U17 SDQ0 bidir, L9 VCC_DRAM supply_in"},
    ),
    "ecu io type": (
        [
            ["Connector A Pinout"],
            ["Pin", "Description", "Max Current (A)", "I/O Type", "Comment"],
            ["A1", "Throttle body supply", 10, "I/P", "fused"],
            ["A2", "Low side driver", 2, "O/P", "load"],
            ["A3", "CAN H", N, "I/O", N],
        ],
        {"A": "A1 in, A2 out, A3 bidir"},
    ),
    "pin # wire color (standard)": (
        [
            ["Connector J1"],
            [
                "Pin #",
                "Function",
                "Wire Color (Standard)",
                "Signal Type",
                "Electrical Spec",
                "Termination Point",
            ],
            [1, "Injector 1", "White/Black", "Low-Side Switch", "2A Max", "Injector +12V"],
            [2, "Sensor ground", "Black", "Reference", "0V", "ECU gnd"],
            [3, "Crank +", "Yellow", "AC", "0.5V", "Crank sensor"],
        ],
        {"J1": "1, 2, 3"},
    ),
    "encoder plug wire outlet": (
        [
            ["Encoder M23 X20"],
            ["PIN", "Signal", "Wire colours (cable outlet)", "Explanation"],
            [1, "GND", "blue", "earth"],
            [2, "Data +", "white", "signal"],
            [12, "CW/CCW", "orange / black", "sequence"],
            ["Screen", N, N, "housing potential"],
        ],
        {"X20": "1 GND, 2 Data +, 12 CW/CCW, Screen"},
    ),
    "motor connector sideways colours": (
        [
            ["Connector M23"],
            ["Pin", "Connection", "Color"],
            [1, "Up sense", "BU"],
            [2, N, N],
            [3, N, N],
            [4, "0 V sense", "WH"],
            [7, "Up +", "BNGN"],
        ],
        {"M23": "1 Up sense, 2, 3, 4 0 V sense, 7 Up +"},
    ),
    "x3a festo": (
        [
            ["[X2B] Encoder"],
            ["Pin no.", "Designation", "Value", "Specification"],
            ["1", "MT+", "+3.3 V", "temp sensor"],
            ["9", "U_SENS+", "5 V … 12 V", "sense"],
            ["2", "U_SENS-", N, N],
        ],
        {"X2B": "1 MT+, 9 U_SENS+, 2 U_SENS-"},
    ),
    "beckhoff el1008": (
        [
            ["EL1008"],
            ["Klemmstelle", "Name", "Beschreibung", "Kanal"],
            ["1", "Eingang 1", "Näherungsschalter", 1],
            ["2", "+24 V", "Versorgung", N],
            ["3", "0 V", "Masse", N],
            ["4", "Eingang 3", "Lichtschranke", 3],
        ],
        {"EL1008": "1 Eingang 1, 2 +24 V, 3 0 V, 4 Eingang 3"},
    ),
    "siemens X131": (
        [
            ["X131: Digitaleingänge"],
            ["Klemme", "Bezeichnung", "Technische Angaben"],
            ["1", "DI 0", "24 V"],
            ["2", "DI 1", "24 V"],
            ["3", "M1", "Bezugsmasse"],
            ["4", "M", "Masse"],
        ],
        {"X131": "1 DI 0, 2 DI 1, 3 M1, 4 M"},
    ),
    "lenze x4": (
        [
            ["Stecker X4"],
            ["Anschluss", "Beschreibung", "Signalform"],
            ["GND", "Masse", "0"],
            ["DI1", "RUN", "dig"],
            ["DI2", "STOP", "dig"],
            ["24V", "Ausgang", "24"],
        ],
        {"X4": "GND, DI1, DI2, 24V"},
    ),
    "kuka X11": (
        [
            ["Port", "X11"],
            ["Pin", "Description", "Function"],
            ["1/3/5/18", "Test output A", "Makes the clocked voltage"],
            ["7", "EMERGENCY STOP ext A", "dual channel"],
            ["8", "EMERGENCY STOP ext A", "dual channel"],
            ["10-11", "Operator safety", "gate"],
        ],
        {"X11": "1, 3, 5, 18, 7, 8, 10, 11"},
    ),
    "left right dupont rows": (
        [
            ["J8 header"],
            ["Pin", "Function", "Function", "Pin"],
            [1, "3V3", "5V", 2],
            [3, "SDA", "5V", 4],
            [5, "SCL", "GND", 6],
        ],
        {"J8": "1, 3, 5, 2, 4, 6"},
    ),
    "rpi with gpio both": (
        [
            ["J8"],
            ["GPIO", "Name", "Pin", "Pin", "Name", "GPIO"],
            [N, "3V3", 1, 2, "5V", N],
            [2, "SDA", 3, 4, "5V", N],
            [3, "SCL", 5, 6, "GND", N],
        ],
        {"J8": "1 3V3, 3 SDA, 5 SCL, 2 5V, 4 5V, 6 GND"},
    ),
    "pages of connectors caption grey": (
        [
            ["Fuse box C1 (grey, 12 way)"],
            ["Cav", "Circuit", "Wire"],
            [1, "Ign", "R/W"],
            [2, "Acc", "G/Y"],
        ],
        {"C1": "1 Ign, 2 Acc"},
    ),
    "repair manual": (
        [
            ["C112M Engine harness to body harness (24 pin, black)"],
            ["Pin", "Size", "Colour", "Circuit", "Option", "Function"],
            [1, 0.5, "BU/WH", "1314", "—", "Left front turn"],
            [2, 1, "YE", "712", "—", "Low beam"],
            [3, 0.35, "WH/GY", "5217", "UFQ", "Park aid"],
        ],
        {"C112M": "1 1314, 2 712, 3 5217"},
    ),
    "cn repair": (
        [
            ["连接器 X110"],
            ["针脚", "尺寸", "颜色", "电路", "功能"],
            [1, 0.5, "BU/WH（蓝色/白色）", "1314", "左前转向"],
            [2, 1, "YE（黄色）", "712", "近光"],
        ],
        {"X110": "1 1314, 2 712"},
    ),
    "ja": (
        [
            ["コネクタ CN1"],
            ["ピン番号", "線色", "信号", "備考"],
            [1, "白・橙", "TX+", "送信"],
            [2, "橙", "TX-", "送信"],
            [3, "白・緑", "RX+", "受信"],
            [4, "青", "–", N],
        ],
        {"CN1": "1 TX+, 2 TX-, 3 RX+, 4"},
    ),
    "ja terminal": (
        [
            ["端子台 TB1"],
            ["端子No.", "記号", "名称", "用途"],
            [1, "P24", "電源", "制御"],
            [2, "N24", "電源", "制御"],
            [3, "X0", "入力", "押しボタン"],
        ],
        {"TB1": "1 P24, 2 N24, 3 X0"},
    ),
    "tr": (
        [
            ["Soket X5"],
            ["Pin No", "Sinyal", "Kablo Rengi", "Kesit (mm²)", "Açıklama"],
            [1, "24V", "Kırmızı", "0,75", "Besleme"],
            [2, "0V", "Mavi", "0,75", "Toprak"],
            [3, "CAN_H", "Sarı", "0,34", N],
        ],
        {"X5": "1 24V, 2 0V, 3 CAN_H"},
    ),
    "cz": (
        [
            ["Svorkovnice X2"],
            ["Svorka", "Signál", "Barva", "Průřez", "Poznámka"],
            [1, "L1", "hnědá", "1,5", N],
            [2, "N", "modrá", "1,5", N],
            ["PE", "PE", "žlutozelená", "1,5", N],
        ],
        {"X2": "1 L1, 2 N, PE PE"},
    ),
    "pt": (
        [
            ["Conector X7 (M12, 5 pinos)"],
            ["Pino", "Sinal", "Cor do fio", "Secção"],
            [1, "+24V", "castanho", "0,34"],
            [2, "Q2", "branco", "0,34"],
            [3, "0V", "azul", "0,34"],
        ],
        {"X7": "1 +24V, 2 Q2, 3 0V"},
    ),
    "sv": (
        [
            ["Kontakt X9"],
            ["Stift", "Signal", "Ledarfärg", "Area mm²", "Anmärkning"],
            [1, "+24V", "röd", "0,75", "matning"],
            [2, "0V", "svart", "0,75", "nolla"],
        ],
        {"X9": "1 +24V, 2 0V"},
    ),
    "it g/v": (
        [
            ["Connettore X1"],
            ["Polo", "Segnale", "Colore"],
            [1, "L1", "m"],
            [2, "N", "b"],
            [3, "PE", "g/v"],
        ],
        {"X1": "1 L1, 2 N, 3 PE"},
    ),
    "marlin md row": (
        [
            ["Connector", "EXP1"],
            ["Pin", "MCU Pin", "Marlin define", "Note"],
            [1, "PA4", "BEEPER_PIN", N],
            [2, "PB6", "BTN_ENC", N],
            [9, "GND", "-", N],
            [10, "5V", "-", N],
        ],
        {"EXP1": "1, 2, 9, 10"},
    ),
    "klipper board sheet": (
        [
            ["Function", "Connector", "Pin 1", "Pin 2", "Pin 3"],
            ["X endstop", "J27", "GND", "PG6", "5V"],
            ["Y endstop", "J28", "GND", "PG9", "5V"],
        ],
        {"J27": "1 GND, 2 PG6, 3 5V", "J28": "1 GND, 2 PG9, 3 5V"},
    ),
    "deutsch": (
        [
            ["DTM 12 way - Dash"],
            ["Cavity", "Circuit", "AWG", "Colour", "Contact P/N"],
            [1, "12V SW", 20, "R", "0462-201-20141"],
            [2, "GND", 20, "B", "0462-201-20141"],
            [3, "CAN H", 22, "Y", "0462-201-20141"],
        ],
        {"DTM 12 way - Dash": "1 12V SW, 2 GND, 3 CAN H"},
    ),
    "autosport": (
        [
            ["AS 18-32 PN (Bulkhead)"],
            ["Pin", "Signal", "Size"],
            ["A", "Ign 1", "22"],
            ["B", "Ign 2", "22"],
            ["a", "Inj 1", "20"],
            ["b", "Inj 2", "20"],
        ],
        {"AS 18-32 PN": "A Ign 1, B Ign 2, a Inj 1, b Inj 2"},
    ),
    "signal pin only": (
        [["X14"], ["Signal", "X14 Pin"], ["UP", 4], ["UM", 10], ["A+", 1]],
        {"X14": "4 UP, 10 UM, 1 A+"},
    ),
    "from label to label as nets": (
        [["Net", "Nodes"], ["GND", "J1.1 J2.4 U1.8"], ["VCC", "J1.2 J2.3"]],
        {"J1": "1 GND, 2 VCC", "J2": "4 GND, 3 VCC", "U1": "8 GND"},
    ),
    "sheet caption with date": (
        [
            ["Pin assignment X10", "Rev. B", "2026-02-01"],
            ["Pin", "Signal", "Level"],
            [1, "RxD", "RS232"],
            [2, "TxD", "RS232"],
        ],
        {"X10": "1 RxD, 2 TxD"},
    ),
    "mating connector label": (
        [
            ["Connector", "J4"],
            ["Mating connector", "Molex 43645-0400"],
            ["Pin", "Signal"],
            [1, "A"],
            [2, "B"],
        ],
        {"J4": "1 A, 2 B"},
    ),
    "mating connector column": (
        [
            ["Connector", "Mating connector", "Pin", "Signal"],
            ["J4", "Molex 43645-0400", 1, "A"],
            ["J4", "Molex 43645-0400", 2, "B"],
        ],
        {"J4": "1 A, 2 B"},
    ),
    "color gauge": (
        [
            ["Connector", "J4"],
            ["Pin", "Signal", "Wire Color / Gauge"],
            [1, "A", "RED / 18 AWG"],
            [2, "B", "BLK/20AWG"],
        ],
        {"J4": "1 A, 2 B"},
    ),
    "port pin with male female": (
        [
            ["Stecker X1 (Buchse), 3-polig"],
            ["Pin", "Belegung", "Litzenfarbe", "Querschnitt"],
            ["1", "L", "br", "1,5²"],
            ["2", "N", "bl", "1,5²"],
            ["3", "PE", "gn-ge", "1,5²"],
        ],
        {"X1": "1, 2, 3"},
    ),
    "subD": (
        [
            ["X3 – SUB-D 9-polig, Buchse"],
            ["Pol", "Signal", "Bemerkung"],
            ["1", "DCD", "n.b."],
            ["2", "RXD", N],
            ["3", "TXD", N],
            ["5", "GND", N],
            ["Gehäuse", "Schirm", N],
        ],
        {"X3": "1 DCD, 2 RXD, 3 TXD, 5 GND, Gehäuse Schirm"},
    ),
    "amp + rows": (
        [
            ["Terminal strip TB2"],
            ["Term", "Wire", "Signal", "Field device"],
            [1, "1001", "FT-101 (+)", "FT-101"],
            [2, "1002", "FT-101 (-)", "FT-101"],
            [3, "SH", "Shield", "FT-101"],
        ],
        {"TB2": "1 FT-101 (+), 2 FT-101 (-), 3 Shield"},
    ),
    "sheet two sheets X5 & X6": (
        [["X5 & X6"], ["Pin", "Signal"], [1, "A"], [2, "B"]],
        {"X5": "1 A, 2 B", "X6": "1 A, 2 B"},
    ),
    "X5 / X6 caption": (
        [["Connectors X5 / X6"], ["Pin", "Signal"], [1, "A"], [2, "B"]],
        {"X5": "1 A, 2 B", "X6": "1 A, 2 B"},
    ),
    "kicad symbol pin table": (
        [
            ["Port", "U3"],
            ["Count", "Number", "Name", "Electrical Type", "Graphic Style", "Orientation"],
            [1, "1", "VIN", "Power input", "Line", "Right"],
            [1, "2", "GND", "Power input", "Line", "Up"],
            [1, "3", "VOUT", "Power output", "Line", "Left"],
            [1, "4", "~{EN}", "Input", "Inverted", "Right"],
        ],
        {"U3": "1 VIN supply_in, 2 GND supply_in, 3 VOUT supply_out, 4 ~{EN} in"},
    ),
    "altium": (
        [
            ["Port", "J1"],
            ["Designator", "Display Name", "Electrical Type"],
            ["1", "VBUS", "Power"],
            ["2", "D-", "IO"],
            ["3", "D+", "IO"],
            ["4", "GND", "Power"],
        ],
        {"J1": "1 VBUS supply_in, 2 D- bidir, 3 D+ bidir, 4 GND supply_in"},
    ),
    "umlaut fallback": (
        [
            ["STECKER X1"],
            ["PIN", "BELEGUNG", "BESCHREIBUNG"],
            ["1", "UB+", "Versorgung"],
            ["2", "GND", "Masse"],
            ["3-8", "frei", "-"],
        ],
        {"X1": "1, 2, 3 nc, 4 nc, 5 nc, 6 nc, 7 nc, 8 nc"},
    ),
    "null modem": (
        [["DB9 (PC)", "DB9 (PLC)", "Signal"], [2, 3, "RX"], [3, 2, "TX"], [5, 5, "GND"]],
        {"DB9 (PC)": "2 RX, 3 TX, 5 GND", "DB9 (PLC)": "3 RX, 2 TX, 5 GND"},
    ),
    "both on a pin list stay text": (
        [
            ["Connector J1"],
            ["Pin", "Signal", "From / To"],
            [1, "A", "X1:3 - X2:5"],
            [2, "B", "X1:4 - X2:6"],
        ],
        {"J1": "1 A, 2 B"},
    ),
    "in brackets, no further port": (
        [["Connector X1 (X10)"], ["Pin", "Signal"], [1, "A"], [2, "B"]],
        {"X1": "1 A, 2 B"},
    ),
    "M12 is no further port": (
        [["X1, M12, 5-pol"], ["Pin", "Signal"], [1, "A"], [2, "B"]],
        {"X1": "1 A, 2 B"},
    ),
    "three ports": (
        [["Stecker X1, X2 und X3 (Ventil)"], ["Pin", "Signal"], [1, "A"], [2, "B"]],
        {"X1": "1 A, 2 B", "X2": "1 A, 2 B", "X3": "1 A, 2 B"},
    ),
    "slash, rest": (
        [["J1/J2 - motor"], ["Pin", "Signal"], [1, "A"], [2, "B"]],
        {"J1": "1 A, 2 B", "J2": "1 A, 2 B"},
    ),
    "contacts across, and who drew it": (
        [
            ["Konektor", "Číslo pinu 1", "Číslo pinu 2", "Číslo pinu 3"],
            ["X1", "GND", "GND", "GND"],
            ["J12", "GND", "GND", "GND"],
            ["CN3", "GND", "GND", "GND"],
            [],
            ["Drawn:", "HM"],
        ],
        {"X1": "1 GND, 2 GND, 3 GND", "J12": "1 GND, 2 GND, 3 GND", "CN3": "1 GND, 2 GND, 3 GND"},
    ),
}
