"""Lists as workshops lay them out: engine computers, PLC cards, terminal strips, harnesses."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

PIN_LISTS: dict[str, tuple[Rows, dict[str, str]]] = {
    "two connectors side by side, whose captions look like titles": (
        [["Connector A (E8) 31 pin", N, N, N, "Connector B (E7) 24 pin"],
         ["Pin", "Function", "Wire Color", N, "Pin", "Function", "Wire Color"],
         [1, "Ignition", "BLK/RED", N, 1, "Injector", "WHT"],
         [2, "Not used", "-", N, 2, "Idle valve", "LT GRN"]],
        {"A": "1, 2 nc", "B": "1, 2"},
    ),
    "inputs and outputs of a PLC with the devices at them": (
        [["I/O List"], ["Address", "Tag", "Description", "Type", "Slot", "Channel", "Terminal"],
         ["I0.0", "S1", "Emergency stop", "DI", 1, 0, "X10:1"],
         ["I0.1", "B1", "Part present", "DI", 1, 1, "X10:2"],
         ["Q0.0", "B1", "Motor on", "DO", 2, 0, "X11:1"]],
        {"X10": "1 S1 in, 2 B1 in", "X11": "1 B1 out"},
    ),
    "devices of which each has one contact": (
        [["Port", "X1"], ["Device", "Pin", "Function"], ["Pump", 1, "on"], ["Fan", 2, "on"],
         ["Lamp", 3, "on"]],
        {"X1": "1 Pump, 2 Fan, 3 Lamp"},
    ),
    "contacts as titles": (
        [["Port", "Pin 1", "Pin 2", "Pin 3", "Pin 4"], ["P1", "24V", "I1B", "0V", "I1A"],
         ["P2", "24V", N, "0V", "I2A"]],
        {"P1": "1 24V, 2 I1B, 3 0V, 4 I1A", "P2": "1 24V, 3 0V, 4 I2A"},
    ),
    "changes beside the table": (
        [["Connector: J7", N, N, N, N, "Rev", "Date", "By"],
         ["Pin", "Signal", "Type", "Wire AWG", N, "A", "2020-01-02", "MK"],
         [1, "+5V", "PWR", 22, N, "B", "2021-03-04", "JS"], [2, "RXD", "IN", 22]],
        {"J7": "1 +5V supply_in, 2 RXD in"},
    ),
    "words that name the rows below": (
        [["Port", "X1"], ["Terminal", "Wire", "Signal"], ["POWER"], ["A1", "BLK", "B+"],
         ["SENSORS"], ["B1", "GRN", "TPS"]],
        {"X1": "A1 B+, B1 TPS"},
    ),
    "who drew it, in one cell": (
        [["Morsettiera X6"], ["Morsetto", "Segnale", "Colore"], [1, "+24V", "rosso"],
         [2, "0V", "blu"], ["Disegnato: Rossi", N, "Data: 2024-05-01"]],
        {"X6": "1 +24V, 2 0V"},
    ),
    "a signal that is called as a footer is": (
        [["Port", "X1"], ["Signal", "Pin"], ["CLK", 1], ["DATA", 2], ["Date", "2024-05-01"]],
        {"X1": "1 CLK, 2 DATA"},
    ),
    "a range of letters": (
        [["Connector", "Contacts", "Circuit"], ["J1", "1-2", "28V"], ["J1", "A..C", "BUS"]],
        {"J1": "1 28V, 2 28V, A BUS, B BUS, C BUS"},
    ),
    "directions in French": (
        [["Connecteur", "Broche", "Nom du signal", "Type"], ["XC2", 1, "A", "E"],
         ["XC2", 2, "B", "S"], ["XC2", 3, "C", "Commun"]],
        {"XC2": "1 A in, 2 B out, 3 C ground"},
    ),
}  # fmt: skip
"""Rows with what the ports hold."""

WIRE_LISTS: dict[str, tuple[Rows, list[str]]] = {
    "a plan of terminals with targets on both sides": (
        [["Klemmenplan", "-X1"],
         ["Ziel extern", "Anschl.", "Kabel", "Ader", "Klemme", "Ziel intern", "Anschl."],
         ["-M1", "U1", "W9", "1", "1", "-K1", "2"], ["-M1", "V1", "W9", "2", "2", "-K1", "4"],
         ["-M1", "PE", "W9", "gnge", "PE", N, N]],
        ["-X1:1 -M1:U1", "-X1:2 -M1:V1", "-X1:PE -M1:PE GNYE"],
    ),
    "the same from the inside": (
        [["Klemmenplan", "-X1"],
         ["Ziel intern", "Anschl.", "Klemme", "Ziel extern", "Anschl.", "Kabel", "Ader"],
         ["-K1", "2", "1", "-M1", "U1", "W9", "1"], ["-K1", "4", "2", "-M1", "V1", "W9", "2"]],
        ["-X1:1 -M1:U1", "-X1:2 -M1:V1"],
    ),
    "part numbers of what is crimped on": (
        [["Wire", "Gauge", "Color", "FROM", N, N, "TO", N, N],
         [N, "AWG", N, "Conn", "Cavity", "Terminal P/N", "Conn", "Cavity", "Terminal P/N"],
         [101, 20, "RD", "J1", 1, "1062-20", "P3", "A", "0460-20"],
         [102, 16, "RD/WH", "J1", 2, "1062-16", "P3", "B", "0460-16"]],
        ["J1:1 P3:A RD 0.519 20 AWG", "J1:2 P3:B RDWH 1.31 16 AWG"],
    ),
    "size and colour in one cell": (
        [["Signal", "X1 Pin", "X2 Pin", "Wire"], ["+24V", 1, "A", "1.0 mm² RD"],
         ["DATA", 2, "B", "0.25 mm² WH"]],
        ["X1:1 X2:A RD 1.0", "X1:2 X2:B WH 0.25"],
    ),
    "splices among contacts, inches in fractions": (
        [["Wire ID", "From", "To", "Color", "Length (in)"], ["W1", "C1-1", "S1", "RD", 12],
         ["W2", "S1", "C2-4", "RD", "30 1/2"], ["W3", "S1", "C3-2", "RD", 10]],
        ["C1:1 S1 RD 304.8", "S1 C2:4 RD 774.7", "S1 C3:2 RD 254"],
    ),
    "feet and inches": (
        [["From", "To", "Length [ft]"], ["J1-1", "J2-1", "1' 6\""], ["J1-2", "J2-2", "3′-6 1/4″"],
         ["J1-3", "J2-3", "5 ft 3 in"], ["J1-4", "J2-4", "10'6"], ["J1-5", "J2-5", "2'"],
         ["J1-6", "J2-6", "1' 6 1/2\""]],
        ["J1:1 J2:1 457.2", "J1:2 J2:2 1073.15", "J1:3 J2:3 1600.2", "J1:4 J2:4 3200.4",
         "J1:5 J2:5 609.6", "J1:6 J2:6 469.9"],
    ),
    "connector before contact, of which one word means both": (
        [["Kontakt", "Stift", "Signal", "Färg", "Till kontakt", "Till stift"],
         ["P1", 1, "MATN", "röd", "P2", 3], ["P2", 5, "CAN H", "gul", "P3", 1]],
        ["P1:1 P2:3 RD", "P2:5 P3:1 YE"],
    ),
    "device, and terminal with its strip": (
        [["Cable", "Desde", "Borne", "Hasta", "Borne", "Color"],
         ["W9", "QE1", "X1:1", "M1", "U", "negro"], ["W9", "QE1", "X2:2", "M1", "V", "rojo"]],
        ["QE1:X1:1 M1:U BK", "QE1:X2:2 M1:V RD"],
    ),
    "pairs of which the first row alone says so, and a shield": (
        [["Cable: W9"], ["Pair", "Core color", "Plug A pin", "Plug B pin"], [1, "WH", 2, 1],
         [N, "BN", 7, 2], [2, "GN", 3, 3], [N, "YE", 8, 4], ["Shield", N, "Shell", "Shell"]],
        ["2 1 WH", "7 2 BN", "3 3 GN", "8 4 YE", "Shell Shell"],
    ),
}  # fmt: skip
"""Rows with what the wires are."""
