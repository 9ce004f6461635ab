"""Pins that lists give to terminals are connection points of levels."""

from pathlib import Path

import pytest

from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import plan_import
from cadbridge.jobs.reading import read_path
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Function, FunctionType, Kind, Library, Part, Pin, Port

PINS = """Part number;Port;Pin;Signal;Direction;Voltage
ACM.1;2;3;N;;
ACM.1;2;4;;;230 V
ACM.1;1;1;L;;
ACM.1;1;2;L;;
ACM.1;PE;a;;PE;
ACM.1;PE;b;;PE;
"""


def imported(library: Library, text: str, path: Path) -> tuple[Library, list[str]]:
    path.write_text(text, "utf-8")
    plan = plan_import(library, [path], shipped_mappings())
    return apply(library, plan.merged()), [item.code for item in plan.findings]


def test_pins_of_a_terminal_are_points_of_its_levels(tmp_path: Path) -> None:
    terminal = Library(parts=(Part(part_number="ACM.1", kind=Kind.TERMINAL),))
    found, codes = imported(terminal, PINS, tmp_path / "pins.csv")
    (part,) = found.parts
    assert not part.ports
    assert "CB489" in codes
    assert [(it.name, it.type, it.terminals, it.descriptions) for it in part.functions] == [
        ("1", FunctionType.TERMINAL, ("1", "2"), ("L", "L")),
        ("2", FunctionType.TERMINAL, ("3", "4"), ("N", "")),
        ("PE", FunctionType.TERMINAL, ("a", "b"), ("PE", "PE")),
    ]
    assert part.functions[1].remarks == "4: 230 V"
    again = plan_import(found, [tmp_path / "pins.csv"], shipped_mappings())
    assert not again.merged()
    more, _ = imported(found, PINS + "ACM.1;PE;c;;PE;\n", tmp_path / "pins.csv")
    assert more.parts[0].functions[2].terminals == ("a", "b", "c")


def test_names_of_functions_that_have_the_points_stay(tmp_path: Path) -> None:
    known = Function(name="terminal 1-2", type=FunctionType.TERMINAL, terminals=("1", "2"))
    part = Part(part_number="ACM.1", kind=Kind.TERMINAL, functions=(known,))
    text = "Part number;Pin;Signal\nACM.1;1;L\nACM.1;2;L\n"
    found, _ = imported(Library(parts=(part,)), text, tmp_path / "pins.csv")
    assert [item.name for item in found.parts[0].functions] == ["terminal 1-2"]


def test_a_terminal_with_ports_keeps_them(tmp_path: Path) -> None:
    port = Port(designation="X1", pins=(Pin(contact="1"), Pin(contact="2")))
    part = Part(part_number="ACM.1", kind=Kind.TERMINAL, ports=(port,))
    text = "Part number;Port;Pin;Signal\nACM.1;X1;1;L\nACM.1;X1;2;N\n"
    found, codes = imported(Library(parts=(part,)), text, tmp_path / "pins.csv")
    assert [pin.signal for pin in found.parts[0].ports[0].pins] == ["L", "N"]
    assert not found.parts[0].functions
    assert "CB489" not in codes


def test_one_list_may_say_kind_and_pins_and_ports_of_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "pins.csv"
    path.write_text("Part number;Port;Pin;Signal\nACM.2;X1;1;L\nACM.2;X1;2;N\n", "utf-8")
    (part,) = read_path(path, shipped_mappings()).library.parts
    assert part.ports
    assert not part.functions


@pytest.mark.parametrize(
    "titles", ["Etage;Klemme;Anschluss", "Level;Terminal;Connection point", "Piano;Morsetto;Punto"]
)
def test_level_terminal_and_connection_point_are_one_part(tmp_path: Path, titles: str) -> None:
    found, codes = imported(
        Library(), f"{titles}\n1;1;a\n1;1;b\n2;1;c\n2;1;d\nPE;1;e\n", tmp_path / "block.csv"
    )
    (part,) = found.parts
    assert (part.part_number, part.kind, part.ports, part.cable) == (
        "block",
        Kind.TERMINAL,
        (),
        None,
    )
    assert [(it.name, it.designation, it.index, it.terminals) for it in part.functions] == [
        ("1", "1", "1", ("a", "b")),
        ("2", "1", "2", ("c", "d")),
        ("PE", "1", "PE", ("e",)),
    ]
    assert "CB489" in codes


def test_each_terminal_of_a_strip_has_levels_of_its_own(tmp_path: Path) -> None:
    text = """Terminal strip;Terminal;Level;Connection point;Signal
X1;1;1;a;L1
X1;1;2;c;N
X1;2;1;a;L2
X1;2;2;c;N
"""
    found, _ = imported(Library(), text, tmp_path / "strip.csv")
    (part,) = found.parts
    assert part.part_number == "X1"
    assert [(it.name, it.designation, it.index, it.descriptions) for it in part.functions] == [
        ("1:1", "1", "1", ("L1",)),
        ("1:2", "1", "2", ("N",)),
        ("2:1", "2", "1", ("L2",)),
        ("2:2", "2", "2", ("N",)),
    ]


def test_a_level_of_volts_is_no_level_of_a_terminal(tmp_path: Path) -> None:
    text = "Level;Terminal;Connection point\n24 V;1;a\n24 V;1;b\n230 V;2;a\n"
    found, _ = imported(Library(), text, tmp_path / "block.csv")
    (part,) = found.parts
    assert [(port.designation, len(port.pins)) for port in part.ports] == [("1", 2), ("2", 1)]
    assert part.ports[1].pins[0].voltage == "230 V"


@pytest.mark.parametrize("titles", ["Etage;Klemme", "Ebene;Anschluss", "Terminal level;Terminal"])
def test_levels_and_their_terminals_alone_are_of_a_terminal(titles: str, tmp_path: Path) -> None:
    found, _ = imported(Library(), f"{titles}\n1;1\n1;2\n2;3\n2;4\n", tmp_path / "block.csv")
    (part,) = found.parts
    assert (part.kind, part.ports) == (Kind.TERMINAL, ())
    assert [item.terminals for item in part.functions] == [("1", "2"), ("3", "4")]


def test_number_and_kind_above_a_list_are_no_cover(tmp_path: Path) -> None:
    text = "Part number;X3\nKind;terminal\n\nEtage;Anschluss;Signal\n1;1;L\n1;2;L\n2;3;N\n2;4;N\n"
    found, codes = imported(Library(), text, tmp_path / "block.csv")
    (part,) = found.parts
    assert (part.part_number, part.kind) == ("X3", Kind.TERMINAL)
    assert [item.terminals for item in part.functions] == [("1", "2"), ("3", "4")]
    assert "CB402" not in codes
