"""Lists as people who wire cabinets and machines keep them: few titles, device and terminal."""

from typing import Any, TypeAlias

Rows: TypeAlias = list[list[Any]]
N = None

PIN_LISTS: dict[str, tuple[Rows, dict[str, str]]] = {
    "a legend of colours behind an empty row": (
        [["Connector X1"], ["Pin", "Signal", "Colour"], [1, "GND", "BK"], [2, "24V", "RD"], [],
         ["BK", "black"], ["RD", "red"]],
        {"X1": "1 GND, 2 24V"},
    ),
    "a legend right below contacts that are letters": (
        [["Stecker X1"], ["Pin", "Signal", "Farbe"], ["A", "GND", "sw"], ["B", "24V", "rt"],
         ["sw", "schwarz"], ["rt", "rot"]],
        {"X1": "A GND, B 24V"},
    ),
    "a legend in three columns, with titles": (
        [["Connecteur X1"], ["Broche", "Signal", "Couleur"], [1, "GND", "BK"], [2, "24V", "RD"], [],
         ["Code", "Couleur"], ["BK", "noir"], ["GNYE", "vert/jaune"]],
        {"X1": "1 GND, 2 24V"},
    ),
    "contacts that are called as their colours": (
        [["Connector X1"], ["Pin", "Colour"], ["GND", "black"], ["R", "red"], ["B", "blue"]],
        {"X1": "GND, R, B"},
    ),
    "what mates with a connector": (
        [["Connector X1"], ["Mating connector", "P-104"], ["Pin", "Signal"], [1, "GND"],
         [2, "24V"]],
        {"X1": "1 GND, 2 24V"},
    ),
    "the length of the cable above": (
        [["Stecker X1"], ["Leitungslänge", "2,5 m"], ["Pin", "Signal"], [1, "GND"], [2, "24V"]],
        {"X1": "1 GND, 2 24V"},
    ),
}  # fmt: skip
"""Rows with what the ports hold."""

WIRE_LISTS: dict[str, tuple[Rows, list[str]]] = {
    "numbers, names, colours and far ends": (
        [["#", "Name", "Color", "To"], [1, "GND", "BK", "X2:1"], [2, "CAN_H", "YE", "X2:5"]],
        ["1 X2:1 BK", "2 X2:5 YE"],
    ),
    "the same with a connector above, and words for far ends": (
        [["Connector X1"], ["No.", "Name", "Colour", "Goes to"], [1, "GND", "BK", "chassis"],
         [2, "+24V", "RD", "relay 87"]],
        ["X1:1 chassis BK", "X1:2 relay 87 RD"],
    ),
    "the same with numbers of wires": (
        [["#", "Name", "Color", "To"], ["W1", "GND", "BK", "X2:1"], ["W2", "24V", "RD", "X2:2"]],
        ["X2:1 BK", "X2:2 RD"],
    ),
    "start and end": (
        [["Wire number", "Signal", "Start", "End"], [101, "GND", "X1:1", "X2:1"],
         [102, "24V", "X1:2", "X2:2"]],
        ["X1:1 X2:1", "X1:2 X2:2"],
    ),
    "begin and end": (
        [["Id", "Begin", "End"], [1, "X1:1", "X2:1"], [2, "X1:2", "X2:2"]],
        ["X1:1 X2:1", "X1:2 X2:2"],
    ),
    "verbs": (
        [["Lead", "Starts at", "Ends at", "Type"], [1, "X1:1", "X2:1", "LiYY"],
         [2, "X1:2", "X2:2", "LiYY"]],
        ["X1:1 X2:1", "X1:2 X2:2"],
    ),
    "the end before its word": (
        [["Wire", "A end", "B end", "Qty"], [1, "X1:1", "X2:1", 1], [2, "X1:2", "X2:2", 1]],
        ["X1:1 X2:1", "X1:2 X2:2"],
    ),
    "German words for end and thing in one": (
        [["Startgerät", "Startklemme", "Zielgerät", "Zielklemme", "Farbe"],
         ["K1", "A1", "X1", "3", "BK"], ["K1", "A2", "X2", "4", "RD"]],
        ["K1:A1 X1:3 BK", "K1:A2 X2:4 RD"],
    ),
    "another German word for the far end": (
        [["Von Bauteil", "Klemme", "Zu Bauteil", "Klemme", "Farbe"],
         ["K1", "A1", "X1", "3", "BK"], ["K1", "A2", "X2", "4", "RD"]],
        ["K1:A1 X1:3 BK", "K1:A2 X2:4 RD"],
    ),
    "device and terminal in German": (
        [["Von Gerät", "Klemme", "Nach Gerät", "Klemme", "Farbe", "Querschnitt", "Länge"],
         ["K1", "A1", "X1", "3", "BK", "0,75", "1200"]],
        ["K1:A1 X1:3 BK 0.75 1200"],
    ),
    "marks of devices": (
        [["BMK Quelle", "Anschluss Quelle", "BMK Ziel", "Anschluss Ziel", "Farbe", "Länge"],
         ["-K1", "A1", "-X1", "3", "BK", "300 mm"], ["-K1", "A2", "-X1", "4", "RD", "35 cm"]],
        ["-K1:A1 -X1:3 BK 300", "-K1:A2 -X1:4 RD 350"],
    ),
    "lengths by a letter, and what is stripped": (
        [["Wire", "L (mm)", "Strip A", "Strip B", "From", "To"],
         ["W1", 300, 5, 5, "X1:1", "X2:1"], ["W2", 310, 5, 5, "X1:2", "X2:2"]],
        ["X1:1 X2:1 300", "X1:2 X2:2 310"],
    ),
    "a legend of colours below wires": (
        [["From", "To", "Colour"], ["X1:1", "X2:1", "BK"], ["X1:2", "X2:2", "RD"], [],
         ["BK", "black"], ["RD", "red"]],
        ["X1:1 X2:1 BK", "X1:2 X2:2 RD"],
    ),
    "lengths cut short": (
        [["From", "Pin", "To", "Pin", "Cut len."], ["X1", 1, "X2", 1, "30 cm"],
         ["X1", 2, "X2", 2, "310 mm"]],
        ["X1:1 X2:1 300", "X1:2 X2:2 310"],
    ),
}  # fmt: skip
"""Rows with what the wires are."""
