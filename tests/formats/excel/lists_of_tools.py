"""Lists as programs for harnesses and plants export them, and as hobbyists name their columns."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

PIN_LISTS: dict[str, tuple[Rows, dict[str, str]]] = {
    "pins of a board": (
        [
            ["Port", "X1"],
            ["Arduino Pin", "Component", "Wire Color"],
            ["D2", "Encoder", "Yellow"],
            ["D3", "Encoder", "Green"],
            ["GND", "Pot", "Black"],
        ],
        {"X1": "D2, D3, GND"},
    ),
    "pins of a board, with those of what is wired to it": (
        [
            ["Port", "P40"],
            ["IDC40 pin", "Signal", "Engine computer pin", "Engine wire color"],
            [1, "INJ1", "2U", "Y/R"],
            [2, "INJ2", "2V", "Br/Y"],
            [3, "IGN", "1G", "Gn"],
        ],
        {"P40": "1 INJ1, 2 INJ2, 3 IGN"},
    ),
    "cavities and circuits": (
        [
            ["C1"],
            ["Cav", "Wire", "Size", "Circuit"],
            ["A1", "R/W", 2.5, "Lamp"],
            ["A2", "Gn/Y", 1.5, "Horn"],
            ["B1", "—", N, "not used"],
        ],
        {"C1": "A1 Lamp, A2 Horn, B1 not used nc"},
    ),
    "the part number of the connector": (
        [
            ["Connector P/N", "43025-0400"],
            ["Connector", "J3"],
            [],
            ["Pin", "Signal"],
            [1, "12V"],
            [2, "GND"],
        ],
        {"J3": "1 12V, 2 GND"},
    ),
    "one net, and who drew it": (
        [["Signal", "Pin"], ["GND", "X1-1, X1-2"], [], ["Drawn:", "HM"]],
        {"X1": "1 GND, 2 GND"},
    ),
    "two nets, and who drew them": (
        [["Signal", "Pin"], ["GND", "X1-1"], ["+24V", "X1-2"], [], ["Drawn:", "HM"]],
        {"X1": "1 GND, 2 +24V"},
    ),
    "contacts of two rows, which are no ranges": (
        [["Port", "Pin", "Signal"], ["X1", "1-1", "GND"], ["X1", "1-2", "+24V"]],
        {"X1": "1-1 GND, 1-2 +24V"},
    ),
}

PIN_LISTS["one column for whatever they are wired to"] = (
    [["Connector", "Pin", "From/To"], ["C1", "1", "ECU"], [N, "2", "ECU"], ["C2", "1", "Pump"]],
    {"C1": "1, 2", "C2": "1"},
)

PIN_LISTS["a word for the connector beside its name"] = (
    [
        ["Belegung"],
        ["Stiftleiste", "X1"],
        ["Pin", "Signal"],
        ["1", "A"],
        ["Buchse", "X2"],
        ["Pin", "Signal"],
        ["1", "B"],
    ],
    {"X1": "1 A", "X2": "1 B"},
)

PIN_LISTS["signals called as directions are"] = (
    [
        ["Connecteur", "X1"],
        ["Broche", "Désignation signal"],
        [1, "UP"],
        [2, "PE"],
        [3, "TX"],
        [4, "RX"],
    ],
    {"X1": "1 UP, 2 PE, 3 TX, 4 RX"},
)
PIN_LISTS["Spanish"] = (
    [["Conector X1"], ["Señal", "Color", "Patilla"], ["UP", "rojo", 1], ["UM", "negro", 2]],
    {"X1": "1 UP, 2 UM"},
)

WIRE_LISTS: dict[str, tuple[Rows, list[str]]] = {
    "a sign of its own in each end": (
        [
            ["Wire", "From", "To", "Colour"],
            [1, "X1:1", "K2.3", "BK"],
            [2, "X1-8", "K3-11", "BU"],
            [3, "X1.6", "K2/3", "RD"],
        ],
        ["X1:1 K2:3 BK", "X1:8 K3:11 BU", "X1:6 K2:3 RD"],
    ),
    "connections, whose titles say of what": (
        [
            [
                "Quelle",
                "Ziel",
                "Verbindung: Farbe/Nummer",
                "Verbindung: Querschnitt/Durchmesser",
                "Verbindung: Länge",
            ],
            ["+S1-Q1:2", "+S1-K1:1", "BK", "2,5", "0,45 m"],
            ["+S1-Q1:4", "+S1-K1:3", "BK", "2,5", "0,45 m"],
        ],
        ["+S1-Q1:2 +S1-K1:1 BK 2.5 450", "+S1-Q1:4 +S1-K1:3 BK 2.5 450"],
    ),
    "a terminal diagram": (
        [
            ["Klemmenleiste: +S1-X3"],
            ["Ader", "Ziel extern", "Anschluss", "Klemme", "Ziel intern", "Anschluss"],
            ["1", "-M1", "U1", "1", "-Q1", "2"],
            ["2", "-M1", "V1", "2", "-Q1", "4"],
            ["3", "-M1", "PE", "PE", N, N],
        ],
        ["+S1-X3:1 -M1:U1", "+S1-X3:2 -M1:V1", "+S1-X3:PE -M1:PE"],
    ),
    "a terminal diagram below its strip": (
        [
            ["Klemmenplan"],
            ["Leiste", "X1"],
            ["Ziel extern", "Anschluss", "Klemme", "Ziel intern", "Anschluss"],
            ["-M1", "U", "1", "-K1", "2"],
            ["-M1", "V", "2", "-K1", "4"],
        ],
        ["X1:1 -M1:U", "X1:2 -M1:V"],
    ),
    "Italian, with designations of both ends": (
        [
            [
                "N° filo",
                "Sigla partenza",
                "Morsetto",
                "Sigla arrivo",
                "Morsetto",
                "Colore",
                "Sezione mmq",
                "Lungh. (cm)",
            ],
            ["101", "K1", "13", "X1", "1", "Blu", "1", "80"],
            ["102", "K1", "14", "X1", "2", "Blu", "1", "80"],
        ],
        ["K1:13 X1:1 BU 1 800", "K1:14 X1:2 BU 1 800"],
    ),
    "one letter a colour": (
        [
            ["From", "Pin", "To", "Pin", "Color"],
            ["J1", 1, "J2", 1, "Y/R"],
            ["J1", 2, "J2", 2, "Y"],
            ["J1", 3, "J2", 3, "rojo y negro"],
        ],
        ["J1:1 J2:1 YERD", "J1:2 J2:2 YE", "J1:3 J2:3 RDBK"],
    ),
}
