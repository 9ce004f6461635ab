"""Wires as programs for harnesses and those who build them list them."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

WIRE_LISTS: dict[str, tuple[Rows, list[str]]] = {
    "both ends in one cell": (
        [["Wire", "From / To", "Color"], [1, "X1:3 - X2:5", "RD"], [2, "X1:4 - X2:6", "BU"]],
        ["X1:3 X2:5 RD", "X1:4 X2:6 BU"],
    ),
    "both ends, arrows": (
        [["Nr.", "Von / Nach", "Farbe"], [1, "X1.3 -> X2.5", "rt"], [2, "X1.4 → X2.6", "bl"]],
        ["X1:3 X2:5 RD", "X1:4 X2:6 BU"],
    ),
    "both ends, from to words": (
        [
            ["Wire", "Connection", "Color"],
            ["W1", "from X1/3 to X2/5", "red"],
            ["W2", "from X1/4 to X2/6", "blue"],
        ],
        ["X1:3 X2:5 RD", "X1:4 X2:6 BU"],
    ),
    "dxf circuit": (
        [
            ["From", "From Pin", "To", "To Pin", "Wire DM", "Color"],
            ["MH020", "9", "G22_B(m)", N, N, N],
            ["MH097", "7", "MH020", "1", 2.5, "YE/BU"],
            ["MH622", "26", "SP184", N, 0.75, "BK"],
            ["SP184", N, "MH1", "3", 0.75, "BK"],
        ],
        [
            "MH020:9 G22_B(m)",
            "MH097:7 MH020:1 YEBU 2.5",
            "MH622:26 SP184 BK 0.75",
            "SP184 MH1:3 BK 0.75",
        ],
    ),
    "snake": (
        [
            [
                "wirenumber",
                "from_component",
                "from_pin",
                "to_component",
                "to_pin",
                "netname",
                "awg",
            ],
            ["110L-1", "plug", "1", "live_t", "1A", "110L", 12],
            ["110L-2", "live_t", "1B", "trafo", "110L", "110L", 20],
        ],
        ["plug:1 live_t:1A 3.31 12 AWG", "live_t:1B trafo:110L 0.519 20 AWG"],
    ),
    "pin left right": (
        [
            ["FROM", "PIN LEFT", "TO", "PIN RIGHT"],
            ["J601", 28, "P606", 4],
            ["P606", 12, "J601", 29],
        ],
        ["J601:28 P606:4", "P606:12 J601:29"],
    ),
    "cut list": (
        [
            [
                "Wire ID",
                "Signal",
                "Gauge",
                "Color",
                "Stripe",
                "Cut length",
                "Finished length",
                "Tolerance",
                "From connector",
                "From pin",
                "To connector",
                "To pin",
                "Terminal A",
                "Terminal B",
                "Notes",
            ],
            [
                "W1",
                "VBAT",
                "18AWG",
                "red",
                N,
                420,
                410,
                10,
                "J1",
                "1",
                "M1",
                "1",
                "SP-1",
                "SP-2",
                N,
            ],
            [
                "W2",
                "GND",
                "18AWG",
                "black",
                "white",
                420,
                410,
                10,
                "J1",
                "2",
                "M1",
                "2",
                "SP-1",
                "SP-2",
                N,
            ],
        ],
        ["J1:1 M1:1 RD 0.823 18 AWG 420", "J1:2 M1:2 BKWH 0.823 18 AWG 420"],
    ),
    "wirelist locked": (
        [
            [
                "Wire",
                "Signal",
                "Interface",
                "From connector",
                "From pin",
                "To connector",
                "To pin",
                "AWG",
                "Part",
                "Colour",
                "Length (m)",
                "Shield group",
            ],
            ["W1", "CAN_H", "CAN", "J1", 1, "J2", 1, 24, "M22759", "WH", 1.2, "S1"],
            ["W2", "CAN_L", "CAN", "J1", 2, "J2", 2, 24, "M22759", "BU", 1.2, "S1"],
        ],
        ["J1:1 J2:1 WH 0.205 24 AWG 1200", "J1:2 J2:2 BU 0.205 24 AWG 1200"],
    ),
    "wireviz designator": (
        [
            ["Designator", "Connector 1", "Pin 1", "Wire", "Color", "Connector 2", "Pin 2"],
            ["W9", "X1", 1, 1, "BK", "X2", 2],
            ["W9", "X1", 2, 2, "RD", "X2", 3],
        ],
        ["X1:1 X2:2 BK", "X1:2 X2:3 RD"],
    ),
    "kbl csv": (
        [
            [
                "WireNumber",
                "WireType",
                "CSA",
                "Color",
                "Length",
                "FromConnector",
                "FromCavity",
                "FromTerminal",
                "FromSeal",
                "ToConnector",
                "ToCavity",
                "ToTerminal",
                "ToSeal",
            ],
            ["101", "FLRY-B", 0.5, "BK", 1200, "C1", "1", "T-1", "S-1", "C2", "4", "T-2", "S-2"],
            ["102", "FLRY-B", 0.75, "RD/WH", 900, "C1", "2", "T-1", "S-1", "C3", "1", "T-2", "S-2"],
        ],
        ["C1:1 C2:4 BK 0.5 1200", "C1:2 C3:1 RDWH 0.75 900"],
    ),
    "e3 from to": (
        [
            [
                "From Device",
                "From Pin",
                "To Device",
                "To Pin",
                "Wire group",
                "Wire type",
                "Cross-section",
                "Color",
                "Signal",
            ],
            ["-X1", "1", "-K1", "A1", "TXL", "14-AWG-RED", 2.08, "RED", "24V"],
            ["-X1", "2", "-K1", "A2", "TXL", "14-AWG-BLK", 2.08, "BLK", "0V"],
        ],
        ["-X1:1 -K1:A1 RD 2.08 14 AWG", "-X1:2 -K1:A2 BK 2.08 14 AWG"],
    ),
    "wscad": (
        [
            ["Ziel 1", "Anschluss", "Ziel 2", "Anschluss", "Querschnitt", "Farbe", "Potential"],
            ["-Q1", "2", "-K1", "1", "1,5 mm²", "sw", "L1"],
            ["-Q1", "4", "-K1", "3", "1,5 mm²", "sw", "L2"],
        ],
        ["-Q1:2 -K1:1 BK 1.5", "-Q1:4 -K1:3 BK 1.5"],
    ),
    "see electrical fr": (
        [
            [
                "Repère fil",
                "Tenant",
                "Borne",
                "Aboutissant",
                "Borne",
                "Section",
                "Couleur",
                "Longueur",
            ],
            ["1001", "-Q1", "2", "-KM1", "1", "1,5", "NO", "0,8 m"],
            ["1002", "-Q1", "4", "-KM1", "3", "1,5", "NO", "0,8 m"],
        ],
        ["-Q1:2 -KM1:1 BK 1.5 800", "-Q1:4 -KM1:3 BK 1.5 800"],
    ),
    "eplan en": (
        [
            [
                "Source",
                "Target",
                "Connection designation",
                "Cross-section / diameter",
                "Connection color / number",
                "Length",
                "Function definition",
            ],
            ["-X1:1", "-M1:U", "L1", 1.5, "BK", "20 m", "Wire"],
            ["-X1:2", "-M1:V", "L2", 1.5, "BK", "20 m", "Wire"],
        ],
        ["-X1:1 -M1:U BK 1.5 20000", "-X1:2 -M1:V BK 1.5 20000"],
    ),
    "draadlijst": (
        [
            ["Draadlijst kast +S1"],
            ["Draadnr", "Van", "Naar", "Kleur", "Doorsnede"],
            [101, "X1:1", "K1:A1", "rood", "1,0"],
            [102, "X1:2", "K1:A2", "blauw", "1,0"],
        ],
        ["X1:1 K1:A1 RD 1.0", "X1:2 K1:A2 BU 1.0"],
    ),
    "sew motor cable": (
        [
            ["Kabel W9 (Motorleitung, 4x1,5 + 2x0,75)"],
            ["Ader", "Farbe", "Klemme Umrichter", "Klemme Motor", "Querschnitt"],
            ["1", "sw", "U", "U1", "1,5"],
            ["2", "sw", "V", "V1", "1,5"],
            ["3", "sw", "W", "W1", "1,5"],
            ["4", "gnge", "PE", "PE", "1,5"],
        ],
        [
            "Umrichter:U Motor:U1 BK 1.5",
            "Umrichter:V Motor:V1 BK 1.5",
            "Umrichter:W Motor:W1 BK 1.5",
            "Umrichter:PE Motor:PE GNYE 1.5",
        ],
    ),
    "drive side motor side": (
        [
            ["Signal", "Drive side pin", "Motor side pin", "Wire colour"],
            ["PS+", 5, 1, "Blue"],
            ["PS-", 6, 2, "Purple"],
            ["+5V", 1, 5, "Red"],
        ],
        [
            "Drive side:5 Motor side:1 BU",
            "Drive side:6 Motor side:2 VT",
            "Drive side:1 Motor side:5 RD",
        ],
    ),
    "plug socket core": (
        [
            ["Name", "PIN (motor)", "PIN (inverter)", "Core color"],
            ["A+", 15, 8, "green"],
            ["A-", 16, 3, "yellow"],
            ["COM", 10, 13, "white"],
        ],
        ["motor:15 inverter:8 GN", "motor:16 inverter:3 YE", "motor:10 inverter:13 WH"],
    ),
    "rj45 crossover": (
        [
            ["RJ45 A", "RJ45 B", "Colour"],
            [1, 3, "WH/GN"],
            [2, 6, "GN"],
            [3, 1, "WH/OG"],
            [6, 2, "OG"],
        ],
        [
            "RJ45 A:1 RJ45 B:3 WHGN",
            "RJ45 A:2 RJ45 B:6 GN",
            "RJ45 A:3 RJ45 B:1 WHOG",
            "RJ45 A:6 RJ45 B:2 OG",
        ],
    ),
    "cn wires": (
        [
            ["线号", "起点", "针脚", "终点", "针脚", "颜色", "截面(mm²)", "长度(mm)"],
            ["W01", "X1", 1, "X2", 3, "红", "0.5", 350],
            ["W02", "X1", 2, "X2", 4, "黑", "0.5", 350],
        ],
        ["X1:1 X2:3 RD 0.5 350", "X1:2 X2:4 BK 0.5 350"],
    ),
    "cn one cell": (
        [
            ["序号", "起始位置", "终止位置", "线色", "线径", "线长mm"],
            [1, "X1-1", "XP2-3", "红", "0.5mm²", 350],
            [2, "X1-2", "XP2-4", "黑", "0.5mm²", 350],
        ],
        ["X1:1 XP2:3 RD 0.5 350", "X1:2 XP2:4 BK 0.5 350"],
    ),
    "ja wires": (
        [
            ["配線番号", "接続元", "端子番号", "接続先", "端子番号", "線色", "サイズ"],
            ["101", "TB1", 1, "MC1", "A1", "赤", "1.25"],
            ["102", "TB1", 2, "MC1", "A2", "青", "1.25"],
        ],
        ["TB1:1 MC1:A1 RD 1.25", "TB1:2 MC1:A2 BU 1.25"],
    ),
    "pl wires": (
        [
            ["Lp.", "Skąd", "Dokąd", "Kolor", "Przekrój [mm²]", "Długość [mm]"],
            [1, "X1:1", "K1:A1", "czerwony", "0,75", 450],
            [2, "X1:2", "K1:A2", "niebieski", "0,75", 450],
        ],
        ["X1:1 K1:A1 RD 0.75 450", "X1:2 K1:A2 BU 0.75 450"],
    ),
    "cz wires": (
        [
            ["Č. vodiče", "Odkud", "Svorka", "Kam", "Svorka", "Barva", "Průřez"],
            ["1", "X1", "1", "KM1", "A1", "černá", "1,5"],
            ["2", "X1", "2", "KM1", "A2", "modrá", "1,5"],
        ],
        ["X1:1 KM1:A1 BK 1.5", "X1:2 KM1:A2 BU 1.5"],
    ),
    "tr wires": (
        [
            ["Kablo No", "Nereden", "Klemens", "Nereye", "Klemens", "Renk", "Kesit"],
            ["101", "X1", "1", "K1", "A1", "Siyah", "1,5"],
            ["102", "X1", "2", "K1", "A2", "Mavi", "1,5"],
            ["103", "X1", "3", "K1", "A3", "Mavi", "1,5"],
        ],
        ["X1:1 K1:A1 BK 1.5", "X1:2 K1:A2 BU 1.5", "X1:3 K1:A3 BU 1.5"],
    ),
    "pt wires": (
        [
            ["Fio n°", "Origem", "Borne", "Destino", "Borne", "Cor", "Bitola"],
            ["1", "X1", "1", "K1", "A1", "preto", "1,5 mm²"],
            ["2", "X1", "2", "K1", "A2", "azul", "1,5 mm²"],
        ],
        ["X1:1 K1:A1 BK 1.5", "X1:2 K1:A2 BU 1.5"],
    ),
    "it sigla": (
        [
            ["Filo", "Partenza", "Mors.", "Arrivo", "Mors.", "Sez.", "Col."],
            ["1", "Q1", "2", "KM1", "1", "2,5", "N"],
            ["2", "Q1", "4", "KM1", "3", "2,5", "N"],
        ],
        ["Q1:2 KM1:1 BK 2.5", "Q1:4 KM1:3 BK 2.5"],
    ),
    "rockwell schedule": (
        [
            [
                "Wire #",
                "From Device",
                "From Term",
                "To Device",
                "To Term",
                "Wire Size",
                "Wire Color",
            ],
            ["1001", "TB1", "1", "CR1", "A1", "#14", "BLU"],
            ["1002", "TB1", "2", "CR1", "A2", "#14", "WHT/BLU"],
        ],
        ["TB1:1 CR1:A1 BU 2.08 14 AWG", "TB1:2 CR1:A2 WHBU 2.08 14 AWG"],
    ),
    "origin dest ref": (
        [
            ["WIRE", "ORIGIN REF", "ORIGIN PIN", "DEST REF", "DEST PIN", "GA", "COLOR"],
            ["A1", "P1", "A", "P2", "1", "22", "WHT"],
            ["A2", "P1", "B", "P2", "2", "22", "WHT/BLU"],
        ],
        ["P1:A P2:1 WH 0.324 22 AWG", "P1:B P2:2 WHBU 0.324 22 AWG"],
    ),
    "cable table, name above": (
        [
            ["Cable:", "W9", "Type:", "LiYCY 3x2x0,25", "Length:", "12 m"],
            ["Pair", "Colour", "X1 Pin", "X7 Pin"],
            [1, "WH", 1, 1],
            [1, "BN", 2, 2],
            [2, "GN", 3, 3],
            [2, "YE", 4, 4],
        ],
        ["X1:1 X7:1 WH", "X1:2 X7:2 BN", "X1:3 X7:3 GN", "X1:4 X7:4 YE"],
    ),
    "color gauge wire": (
        [
            ["From", "To", "Wire"],
            ["X1:1", "X2:1", "RED / 18 AWG"],
            ["X1:2", "X2:2", "BLK / 20 AWG"],
        ],
        ["X1:1 X2:1 RD 0.823 18 AWG", "X1:2 X2:2 BK 0.519 20 AWG"],
    ),
    "color gauge titled": (
        [
            ["From", "To", "Wire Color / Gauge"],
            ["X1:1", "X2:1", "RED / 18 AWG"],
            ["X1:2", "X2:2", "BLK, 0.5 mm²"],
        ],
        ["X1:1 X2:1 RD 0.823 18 AWG", "X1:2 X2:2 BK 0.5"],
    ),
    "gauge color": (
        [["From", "To", "Gauge/Color"], ["X1:1", "X2:1", "18/RED"], ["X1:2", "X2:2", "20/BLK"]],
        ["X1:1 X2:1 RD 0.823 18 AWG", "X1:2 X2:2 BK 0.519 20 AWG"],
    ),
    "terminal plan 2": (
        [
            ["Klemmleiste X2"],
            ["Kabel", "Ader", "Ziel", "Klemme", "Brücke", "Ziel", "Potential"],
            ["W9", "1", "-M1:U", 1, N, "-Q1:2", "L1"],
            ["W9", "2", "-M1:V", 2, N, "-Q1:4", "L2"],
        ],
        ["X2:1 -M1:U", "X2:2 -M1:V"],
    ),
    "ends with connector types": (
        [
            ["Wire", "Connector A", "Pin A", "Connector B", "Pin B", "Color", "Length [in]"],
            ["1", "J1", 1, "J5", 2, "Red", "12.5"],
            ["2", "J1", 2, "J5", 1, "Black", "12.5"],
        ],
        ["J1:1 J5:2 RD 317.5", "J1:2 J5:1 BK 317.5"],
    ),
    "cores without far contact": (
        [
            ["Cable W9"],
            ["Core", "Colour", "Terminal"],
            ["1", "BN", "X1:1"],
            ["2", "BU", "X1:2"],
            ["PE", "GNYE", "X1:PE"],
        ],
        ["X1:1 BN", "X1:2 BU", "X1:PE GNYE"],
    ),
    "signal two connectors pins": (
        [["Signal", "J1", "J2", "Color"], ["+24V", 1, 4, "RD"], ["GND", 2, 5, "BK"]],
        ["J1:1 J2:4 RD", "J1:2 J2:5 BK"],
    ),
    "spliced": (
        [
            ["From", "Pin", "To", "Pin", "Color"],
            ["ECU", "A1", "S1", N, "R"],
            ["S1", N, "INJ1", "1", "R"],
            ["S1", N, "INJ2", "1", "R"],
        ],
        ["ECU:A1 S1 RD", "S1 INJ1:1 RD", "S1 INJ2:1 RD"],
    ),
    "ref designator dot": (
        [
            ["Conductor", "From", "To", "AWG", "Insulation"],
            ["1", "J1.A", "J2.1", "24", "WHT"],
            ["2", "J1.B", "J2.2", "24", "BLK"],
        ],
        ["J1:A J2:1 WH 0.205 24 AWG", "J1:B J2:2 BK 0.205 24 AWG"],
    ),
    "space between": (
        [["From", "To", "Colour"], ["X1 1", "X2 5", "red"], ["X1 2", "X2 6", "blue"]],
        ["X1:1 X2:5 RD", "X1:2 X2:6 BU"],
    ),
    "pin word in cell": (
        [
            ["From", "To", "Colour"],
            ["J1 pin 1", "J2 pin 5", "red"],
            ["J1 pin 2", "J2 pin 6", "blue"],
        ],
        ["J1:1 J2:5 RD", "J1:2 J2:6 BU"],
    ),
    "paren": (
        [["From", "To", "Colour"], ["J1(1)", "J2(5)", "red"], ["J1(2)", "J2(6)", "blue"]],
        ["J1:1 J2:5 RD", "J1:2 J2:6 BU"],
    ),
    "bracket": (
        [["From", "To", "Colour"], ["J1[1]", "J2[5]", "red"], ["J1[2]", "J2[6]", "blue"]],
        ["J1:1 J2:5 RD", "J1:2 J2:6 BU"],
    ),
    "comma": (
        [
            ["From", "To", "Colour"],
            ["J1, pin 1", "J2, pin 5", "red"],
            ["J1, pin 2", "J2, pin 6", "blue"],
        ],
        ["J1:1 J2:5 RD", "J1:2 J2:6 BU"],
    ),
    "pl": (
        [
            ["Listwa X3"],
            ["Nr zacisku", "Potencjał", "Kolor", "Cel", "Uwagi"],
            [1, "L+", "czerwony", "K1:A1", N],
            [2, "M", "niebieski", "K1:A2", N],
        ],
        ["X3:1 K1:A1 RD", "X3:2 K1:A2 BU"],
    ),
    "arduino uses": (
        [
            ["Arduino", "Connected to", "Wire"],
            ["D2", "Encoder CLK", "yellow"],
            ["D3", "Encoder DT", "green"],
            ["A0", "Pot wiper", "white"],
            ["GND", "common", "black"],
        ],
        [
            "Arduino:D2 Encoder CLK YE",
            "Arduino:D3 Encoder DT GN",
            "Arduino:A0 Pot wiper WH",
            "Arduino:GND common BK",
        ],
    ),
    "both, Verbindung": (
        [
            ["Verbindung", "Farbe", "Querschnitt"],
            ["X1:3 → X2:5", "rt", "0,5"],
            ["X1:4 → X2:6", "bl", "0,5"],
        ],
        ["X1:3 X2:5 RD 0.5", "X1:4 X2:6 BU 0.5"],
    ),
    "both, route run on": (
        [["Wire", "Route", "Color"], ["1", "X1:3-X2:5", "RD"], ["2", "X1:4-X2:6", "BU"]],
        ["X1:3 X2:5 RD", "X1:4 X2:6 BU"],
    ),
    "both, cn": (
        [["线号", "连接", "颜色"], ["1", "X1-3→X2-5", "红"], ["2", "X1-4→X2-6", "蓝"]],
        ["X1:3 X2:5 RD", "X1:4 X2:6 BU"],
    ),
    "both, device tags": (
        [
            ["Nr", "Von/Nach", "Farbe"],
            ["1", "+S1-X1:3 / -M1:U", "sw"],
            ["2", "+S1-X1:4 / -M1:V", "sw"],
        ],
        ["+S1-X1:3 -M1:U BK", "+S1-X1:4 -M1:V BK"],
    ),
    "both, it": (
        [
            ["Filo", "Da / A", "Colore"],
            ["1", "da X1:3 a X2:5", "rosso"],
            ["2", "da X1:4 a X2:6", "blu"],
        ],
        ["X1:3 X2:5 RD", "X1:4 X2:6 BU"],
    ),
    "Czech colours with sizes": (
        [
            ["Odkud", "Číslo pinu", "Kam", "Číslo pinu", "Barva"],
            ["X1", "1", "X2", "11", "BK / 0,75 mm²"],
            ["X1", "2", "X2", "12", "green/yellow / 0,75 mm²"],
        ],
        ["X1:1 X2:11 BK 0.75", "X1:2 X2:12 GNYE 0.75"],
    ),
    "Draadlijst W9": (
        [
            ["Draadlijst W9"],
            ["Draadnr", "Van", "Naar", "Kleur"],
            [101, "X1:1", "K1:A1", "rood"],
            [102, "X1:2", "K1:A2", "blauw"],
        ],
        ["X1:1 K1:A1 RD", "X1:2 K1:A2 BU"],
    ),
    "Cable list W9": (
        [
            ["Cable list W9, 12 m"],
            ["Core", "From", "To", "Colour"],
            [1, "X1:1", "K1:A1", "red"],
            [2, "X1:2", "K1:A2", "blue"],
        ],
        ["X1:1 K1:A1 RD", "X1:2 K1:A2 BU"],
    ),
}
