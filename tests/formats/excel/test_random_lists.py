"""Random lists in random layouts come back whole."""

from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .test_lists import ports_of, wires_of
from .workbooks import read_from, stranger

TITLES: dict[str, dict[str, str]] = {
    "en": {"contact": "Pin no.", "signal": "Signal name", "function": "Description"},
    "de": {"contact": "Pin-Nr.", "signal": "Signalname", "function": "Beschreibung"},
    "fr": {"contact": "Broche", "signal": "Signal", "function": "Désignation"},
    "it": {"contact": "Contatto", "signal": "Segnale", "function": "Descrizione"},
    "es": {"contact": "Contacto", "signal": "Señal", "function": "Descripción"},
    "pt": {"contact": "Pino", "signal": "Sinal", "function": "Descrição"},
    "nl": {"contact": "Pennummer", "signal": "Signaal", "function": "Omschrijving"},
    "sv": {"contact": "Stift", "signal": "Signalnamn", "function": "Beskrivning"},
    "pl": {"contact": "Numer pinu", "signal": "Sygnał", "function": "Opis"},
    "cs": {"contact": "Číslo pinu", "signal": "Název signálu", "function": "Popis"},
    "tr": {"contact": "Uç", "signal": "Sinyal adı", "function": "Açıklama"},
    "zh": {"contact": "引脚号", "signal": "信号名称", "function": "说明"},
    "ja": {"contact": "ピン番号", "signal": "信号名", "function": "機能"},
}
PORT_WORDS = {
    "en": "Connector", "de": "Stecker", "fr": "Connecteur", "it": "Connettore",
    "es": "Conector", "pt": "Conector", "nl": "Connector", "sv": "Kontaktdon", "pl": "Złącze",
    "cs": "Konektor", "tr": "Konnektör", "zh": "连接器", "ja": "コネクタ",
}  # fmt: skip
SIDES = {
    "en": ("From", "To"), "de": ("Von", "Nach"), "fr": ("De", "Vers"), "it": ("Da", "A"),
    "es": ("Desde", "Hasta"), "pt": ("Origem", "Destino"), "nl": ("Van", "Naar"),
    "sv": ("Från", "Till"), "pl": ("Skąd", "Dokąd"), "cs": ("Odkud", "Kam"),
    "tr": ("Nereden", "Nereye"), "zh": ("起点", "终点"), "ja": ("始点", "終点"),
}  # fmt: skip
COLOUR_TITLES = {
    "en": "Wire colour", "de": "Aderfarbe", "fr": "Couleur", "it": "Colore", "es": "Color",
    "pt": "Cor", "nl": "Kleur", "sv": "Färg", "pl": "Kolor", "cs": "Barva", "tr": "Renk",
    "zh": "颜色", "ja": "線色",
}  # fmt: skip
LENGTH_TITLES = {
    "en": "Length", "de": "Länge", "fr": "Longueur", "it": "Lunghezza", "es": "Longitud",
    "pt": "Comprimento", "nl": "Lengte", "sv": "Längd", "pl": "Długość", "cs": "Délka",
    "tr": "Uzunluk", "zh": "长度", "ja": "長さ",
}  # fmt: skip
LENGTHS = [("ca. 31 cm", "310"), ("approx. 300 mm", "300"), ("1,5 m ±10%", "1500"), ("2 m", "2000"),
           ("300 +/-5 mm", "300"), ("45 cm", "450")]  # fmt: skip
SIGNALS = ["GND", "+24V", "CAN_H", "DI 1", "A+", "Enable", "L1", "shield drain", "RS485 B"]
COLOURS = {"BK": ["BK", "blk", "schwarz", "noir"], "RD": ["red", "rt", "rojo"], "WHBN": ["WH/BN",
           "ws-br", "WHBN"], "GNYE": ["green/yellow", "gnge", "vert/jaune"]}  # fmt: skip
Rows = list[list[Any]]


@dataclass
class Ports:
    """Random ports with the rows of a random layout."""

    rows: Rows
    expected: dict[str, str]


def contacts(count: int, kind: str) -> list[str]:
    if kind == "letters":
        return [chr(ord("A") + n) for n in range(count)]
    return [f"{n + 1:02d}" if kind == "padded" else str(n + 1) for n in range(count)]


@st.composite
def pin_lists(draw: st.DrawFn) -> Ports:
    language = draw(st.sampled_from(sorted(TITLES)))
    some = draw(st.sampled_from([["X1", "J12", "CN3", "P4"], ["X1", "X2", "X13"]]))
    names = draw(st.lists(st.sampled_from(some), min_size=1, unique=True))
    ports = {}
    for name in names:
        count = draw(st.integers(2, 6))
        kind = draw(st.sampled_from(["plain", "letters", "padded"]))
        signals = draw(st.lists(st.sampled_from(SIGNALS), min_size=count, max_size=count))
        ports[name] = list(zip(contacts(count, kind), signals, strict=True))
    if draw(st.booleans()):
        ports = dict.fromkeys(ports, next(iter(ports.values())))
    lay = draw(st.sampled_from(PIN_LAYOUTS))
    rows = lay(ports, language)
    if draw(st.booleans()):
        rows = [["ACME pin assignment 2026"], [], *rows]
    rows = [["Part number", "ACM.9"], *rows]
    if lay not in UPRIGHT or draw(st.booleans()):
        rows += draw(st.sampled_from(BELOW))
    else:  # lines below would stand below the parts
        rows = with_parts(rows, draw(st.sampled_from(PARTS)), is_left=draw(st.booleans()))
    expected = {
        name: ", ".join(f"{contact} {signal}" for contact, signal in pins)
        for name, pins in ports.items()
    }
    return Ports(rows, expected)


BELOW: list[Rows] = [
    [],
    [[], ["Drawn:", "HM"]],
    [[], ["Rev", "Date", "Name", "Change"], ["1", "2026-01-01", "HM", "first issue"]],
    [[], ["BK", "black"], ["RD", "red"], ["GNYE", "green/yellow"]],
]
"""Lines below a list that are no rows of it."""
PARTS: list[Rows] = [
    [["Qty", "Part number", "Description"], [2, "ACM.1", "Housing"], [9, "ACM.2", "Contact"]],
    [["Pos", "Artikelnummer", "Hersteller"], [1, "ACM.1", "ACM"], [2, "ACM.2", "ACM"]],
    [["Part no.", "Supplier", "Price"], ["ACM.1", "Shop", 1], ["ACM.2", "Shop", 2]],
]
"""Lists of parts that stand beside."""
Pins = dict[str, list[tuple[str, str]]]


def with_parts(rows: Rows, parts: Rows, *, is_left: bool) -> Rows:
    """The rows with a list of parts beside them, an empty column between."""
    parts = [["Parts"], *parts]
    one, other = (parts, rows) if is_left else (rows, parts)
    width = max(map(len, one)) + 1
    empty: list[Any] = []
    pairs = zip_longest(one, other, fillvalue=empty)
    return [[*a, *[None] * (width - len(a)), *b] for a, b in pairs]


def titles_of(language: str, *names: str) -> list[str]:
    return [TITLES[language][name] for name in names]


def stacked(ports: Pins, language: str) -> Rows:
    rows: Rows = []
    for name, pins in ports.items():
        rows += [[], [f"{PORT_WORDS[language]} {name}"], titles_of(language, "contact", "signal")]
        rows += [list(pin) for pin in pins]
    return rows


def beside(ports: Pins, language: str) -> Rows:
    longest = max(map(len, ports.values()))
    rows: Rows = [[] for _ in range(longest + 2)]
    for name, pins in ports.items():
        blanks = [(None, None)] * (longest - len(pins))
        titles = titles_of(language, "contact", "signal")
        for row, cells in zip(rows, [(name, None), titles, *pins, *blanks], strict=True):
            row += [*cells, None]
    return [[], *rows]


def in_one(ports: Pins, language: str) -> Rows:
    titles = [PORT_WORDS[language], *titles_of(language, "contact", "signal", "function")]
    return [[], titles, *([name, *pin, "text"] for name, pins in ports.items() for pin in pins)]


def as_above(ports: Pins, language: str) -> Rows:
    rows = in_one(ports, language)
    seen: set[str] = set()
    for row in rows[2:]:
        name = row[0]
        row[0] = None if name in seen else name
        seen.add(name)
    return rows


def combined(ports: Pins, language: str) -> Rows:
    pins = [(f"{name}:{pin}", signal) for name, held in ports.items() for pin, signal in held]
    return [[], titles_of(language, "contact", "signal"), *map(list, pins)]


def on_their_side(ports: Pins, language: str) -> Rows:
    title, contact, signal = PORT_WORDS[language], *titles_of(language, "contact", "signal")
    pins = [(name, *pin) for name, held in ports.items() for pin in held]
    return [[], *map(list, zip((title, contact, signal), *pins, strict=True))]


def by_contact(ports: Pins, language: str) -> Rows:
    """Connectors are titles, and signals stand below."""
    if len(ports) < 2:
        return in_one(ports, language)
    contacts_ = dict.fromkeys(contact for pins in ports.values() for contact, _ in pins)
    held = [dict(pins) for pins in ports.values()]
    rows = [[contact, *(pins.get(contact) for pins in held)] for contact in contacts_]
    return [[], [*titles_of(language, "contact"), *ports], *rows]


def by_signal(ports: Pins, language: str) -> Rows:
    """Connectors are titles, and contacts stand below."""
    if len(ports) < 2:
        return in_one(ports, language)
    rows = [
        [signal, *(contact if name == other else None for other in ports)]
        for name, pins in ports.items()
        for contact, signal in pins
    ]
    return [[], [*titles_of(language, "signal"), *ports], *rows]


def in_one_line(ports: Pins, language: str) -> Rows:
    """Connectors with the same pins stand in one line above them."""
    pins = next(iter(ports.values()))
    if len({name[0] for name in ports}) > 1 or any(held != pins for held in ports.values()):
        return stacked(ports, language)
    line = f"{PORT_WORDS[language]} {' & '.join(ports)}"
    return [[], [line], titles_of(language, "contact", "signal"), *map(list, pins)]


def as_nets(ports: Pins, language: str) -> Rows:
    """A row a signal, with all its contacts in one cell."""
    nets: dict[str, list[str]] = {}
    for name, pins in ports.items():
        for contact, signal in pins:
            nets.setdefault(signal, []).append(f"{name}-{contact}")
    rows = [[signal, ", ".join(nodes)] for signal, nodes in nets.items()]
    return [[], titles_of(language, "signal", "contact"), *rows]


def across(ports: Pins, language: str) -> Rows:
    """Contacts are titles, and a row is a port."""
    contacts_ = [contact for contact, _ in max(ports.values(), key=len)]
    fewest = min(map(len, ports.values()))
    if fewest < 3 or not all(c.isdigit() and c[0] != "0" for p in ports.values() for c, _ in p):
        return in_one(ports, language)
    (title,) = titles_of(language, "contact")
    heads = [PORT_WORDS[language], *(f"{title} {contact}" for contact in contacts_)]
    return [[], heads, *([name, *(s for _, s in pins)] for name, pins in ports.items())]


PIN_LAYOUTS = [
    stacked, beside, in_one, as_above, combined, on_their_side, by_contact, by_signal, as_nets,
    across, in_one_line,
]  # fmt: skip
UPRIGHT = [stacked, in_one, as_above, combined]
"""Layouts beside which lists of parts stand."""


@settings(
    max_examples=90, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=pin_lists())
def test_random_pin_lists(tmp_path: Path, made: Ports) -> None:
    result = read_from(stranger(tmp_path / "list.xlsx", *made.rows))
    assert set(result.library.part_by_number) - {"ACM.1", "ACM.2"} == {"ACM.9"}
    part = result.library.part_by_number["ACM.9"]
    found = {name: sorted(pins.split(", ")) for name, pins in ports_of(part).items()}
    assert found == {name: sorted(pins.split(", ")) for name, pins in made.expected.items()}


@dataclass
class Wires:
    """Random wires with the rows of a random layout."""

    rows: Rows
    expected: list[str] = field(default_factory=list)


@st.composite
def wire_lists(draw: st.DrawFn) -> Wires:
    language = draw(st.sampled_from(sorted(SIDES)))
    count = draw(st.integers(2, 6))
    lay = draw(st.sampled_from(WIRE_LAYOUTS))
    far = draw(st.sampled_from([["X2"], ["X2", "X5"]])) if lay is not by_board else ["X2"]
    ends = [("X1", str(n + 1), draw(st.sampled_from(far)), str(n + 11)) for n in range(count)]
    codes = draw(st.lists(st.sampled_from(sorted(COLOURS)), min_size=count, max_size=count))
    colours = [draw(st.sampled_from(COLOURS[code])) for code in codes]
    size, shown = draw(
        st.sampled_from([(0.5, "0.5"), ("0,75 mm²", "0.75"), ("22 AWG", "0.324 22 AWG")])
    )
    head, cells = lay(language)
    if isinstance(size, str) and draw(st.booleans()):
        between = draw(st.sampled_from([" / ", ", ", " "]))
        rows = [
            [*cells(end), f"{it}{between}{size}"] for end, it in zip(ends, colours, strict=True)
        ]
        head[-1] += [COLOUR_TITLES[language]]
    else:
        rows = [[*cells(end), it, size] for end, it in zip(ends, colours, strict=True)]
        head[-1] += [COLOUR_TITLES[language], "mm2"]
    expected = [
        f"{a}:{m} {b}:{n} {code} {shown}" for (a, m, b, n), code in zip(ends, codes, strict=True)
    ]
    if draw(st.booleans()):
        lengths = draw(st.lists(st.sampled_from(LENGTHS), min_size=count, max_size=count))
        head[-1] += [LENGTH_TITLES[language]]
        rows = [[*row, text] for row, (text, _) in zip(rows, lengths, strict=True)]
        expected = [f"{wire} {mm}" for wire, (_, mm) in zip(expected, lengths, strict=True)]
    return Wires([*head, *rows, *draw(st.sampled_from(LEGENDS))], expected)


LEGENDS: list[Rows] = [[], [[], ["BK", "black"], ["RD", "red"]], [[], ["BK", "sw"], ["RD", "rt"]]]
"""Lines below wires that say what their colours mean."""


@st.composite
def short_lists(draw: st.DrawFn) -> Wires:
    """Four short titles: a number, what it is called, its colour, and where it goes."""
    count = draw(st.integers(2, 6))
    codes = draw(st.lists(st.sampled_from(["BK", "RD", "YE"]), min_size=count, max_size=count))
    signals = draw(st.lists(st.sampled_from(SIGNALS), min_size=count, max_size=count))
    fars = draw(
        st.sampled_from([["X2:11", "X2:12", "X3:1"], ["chassis", "battery plus", "screen"]])
    )
    far = [draw(st.sampled_from(fars)) for _ in range(count)]
    titles = [
        draw(st.sampled_from(words))
        for words in (["#", "No."], ["Name"], ["Color", "Colour"], ["To", "Goes to"])
    ]
    order = [0, *draw(st.permutations([1, 2, 3]))]
    wires = [*zip(map(str, range(1, count + 1)), signals, codes, far, strict=True)]
    rows = [[cells[at] for at in order] for cells in (titles, *wires)]
    is_named = draw(st.booleans())
    caption = [["Connector X1"]] if is_named else []
    near = "X1:" if is_named else ""
    expected = [f"{near}{number} {end} {code}" for number, _, code, end in wires]
    return Wires([*caption, *rows, *draw(st.sampled_from(LEGENDS))], expected)


End = tuple[str, str, str, str]


def twice(language: str) -> tuple[Rows, Any]:
    near, far = SIDES[language]
    contact = TITLES[language]["contact"]
    return [[near, contact, far, contact]], list


def paired(language: str) -> tuple[Rows, Any]:
    port, contact = PORT_WORDS[language], TITLES[language]["contact"]
    return [[port, contact, port, contact]], list


def two_rows(language: str) -> tuple[Rows, Any]:
    near, far = SIDES[language]
    port, contact = PORT_WORDS[language], TITLES[language]["contact"]
    return [[near, None, far], [port, contact, port, contact]], list


def run_together(language: str) -> tuple[Rows, Any]:
    near, far = SIDES[language]
    return [[near, far]], lambda end: [f"{end[0]}:{end[1]}", f"{end[2]}:{end[3]}"]


def in_brackets(language: str) -> tuple[Rows, Any]:
    near, far = SIDES[language]
    return [[near, far]], lambda end: [f"{end[0]}({end[1]})", f"{end[2]}[{end[3]}]"]


def with_words(language: str) -> tuple[Rows, Any]:
    near, far = SIDES[language]
    return [[near, far]], lambda end: [f"{end[0]} pin {end[1]}", f"{end[2]}, pin {end[3]}"]


def both_in_one(language: str) -> tuple[Rows, Any]:
    """Both ends of a wire stand in one cell."""
    near, far = SIDES[language][0], "Destinazione" if language == "it" else SIDES[language][1]
    return [[f"{near} / {far}"]], lambda end: [f"{end[0]}:{end[1]} - {end[2]}.{end[3]}"]


def three_rows(language: str) -> tuple[Rows, Any]:
    above, _ = two_rows(language)
    return [*above, ["Ref", "No.", "Ref", "No."]], list


def by_connector(language: str) -> tuple[Rows, Any]:
    """The near connector stands above, and only the far ends have a column."""
    far = "Destinazione" if language == "it" else SIDES[language][1]
    titles = [TITLES[language]["contact"], far]
    return [[f"{PORT_WORDS[language]} X1"], titles], lambda end: [end[1], f"{end[2]}:{end[3]}"]


def by_board(language: str) -> tuple[Rows, Any]:
    return [["X1 pin", "X2 pin"]], lambda end: [end[1], end[3]]


WIRE_LAYOUTS = [
    twice, paired, two_rows, three_rows, run_together, by_connector, by_board, in_brackets,
    with_words, both_in_one,
]  # fmt: skip


@settings(
    max_examples=90, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=wire_lists())
def test_random_wire_lists(tmp_path: Path, made: Wires) -> None:
    (part,) = read_from(stranger(tmp_path / "W7.xlsx", *made.rows)).library.parts
    assert part.ports == ()
    assert wires_of(part) == made.expected


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=short_lists())
def test_random_short_lists(tmp_path: Path, made: Wires) -> None:
    (part,) = read_from(stranger(tmp_path / "W7.xlsx", *made.rows)).library.parts
    assert part.ports == ()
    assert wires_of(part) == made.expected


def test_every_language_has_every_title() -> None:
    tables: tuple[dict[str, Any], ...] = (TITLES, PORT_WORDS, SIDES, COLOUR_TITLES, LENGTH_TITLES)
    assert len({frozenset(table) for table in tables}) == 1
    assert len(TITLES) == 13
