"""Parts of each kind as EPLAN selects them: by a main function, with their connection points."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.reading import read_path
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.definitions import definition
from cadbridge.model import (
    Direction,
    Function,
    FunctionType,
    Kind,
    Library,
    Part,
    Pin,
    Port,
    Property,
    Terminal,
)

Written = list[tuple[str, str]]


def written(part: Part, path: Path) -> Written:
    """Definition and designations of each template; the part comes back as it was."""
    library = Library(parts=(part,))
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    write_file(job, format_named("eplan"), path)
    (again,) = read_path(path, shipped_mappings()).library.parts
    assert again == part
    return [
        (
            ".".join(row.get(f"functiondef{name}") or "" for name in ("category", "group", "id")),
            row.get("connectionDesignation", "").replace("\n", " "),
        )
        for row in etree.parse(path).iter("functiontemplate")
    ]


def terminals(*names: str) -> tuple[Terminal, ...]:
    return tuple(Terminal(designation=name) for name in names)


@pytest.mark.parametrize(
    ("kind", "names", "code"),
    [
        (Kind.SENSOR, ("BN", "BU", "BK"), "604.99.1"),
        (Kind.SENSOR, ("1", "3", "4"), "604.99.1"),
        (Kind.TERMINAL, ("1", "2"), "100.99.1"),
        (Kind.POWER_SUPPLY, ("L", "N", "PE", "+", "-"), "700.99.1"),
        (Kind.CIRCUIT_BREAKER, ("1", "2", "3", "4", "5", "6"), "501.99.1"),
        (Kind.VALVE, ("1", "2"), "1100.99.1"),
        (Kind.MOTOR, ("U1", "V1", "W1", "PE"), "1000.99.1"),
    ],
)
def test_terminals_without_functions_are_points_of_the_main_one(
    kind: Kind, names: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    part = Part(part_number="A.1", kind=kind, terminals=terminals(*names))
    assert written(part, tmp_path / "a.xml") == [(code, " ".join(names))]
    port = Port(designation="X1", pins=(Pin(contact="1"),))
    with_port = Part(part_number="A.1", kind=kind, ports=(port,))
    first = written(with_port, tmp_path / "b.xml")[0]
    has_none = kind in (Kind.TERMINAL, Kind.SENSOR)  # of which nobody says more
    assert first == (("1303.1.1" if has_none else code), "")


def sensor(**values: Any) -> Part:
    return Part(part_number="A.1", kind=Kind.SENSOR, **values)


def with_pins(*pins: Pin) -> Part:
    return sensor(ports=(Port(designation="X1", pins=pins),))


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (sensor(), "1301.99.1"),
        (sensor(terminals=terminals("1", "2")), "1301.99.1"),
        (sensor(properties=(Property(name="Output", value="4...20", unit="mA"),)), "605.99.1"),
        (
            sensor(properties=(Property(name="Output", minimum="0", maximum="10", unit="V"),)),
            "605.99.1",
        ),
        (sensor(properties=(Property(name="Supply", value="10-30 V DC"),)), "1301.99.1"),
        (sensor(properties=(Property(name="Supply", value="20-10 V"),)), "1301.99.1"),
        (sensor(properties=(Property(name="Output", value="PNP"),)), "604.99.1"),
        (sensor(description={"de_DE": "Analoger Drucksensor"}), "605.99.1"),
        (sensor(description={"it_IT": "Pressostato, uscita 0-10 V"}), "605.99.1"),
        (sensor(description={"en_US": "Proximity switch"}), "604.99.1"),
        (with_pins(Pin(contact="1", signal="L+"), Pin(contact="2", signal="0...10 V")), "605.99.1"),
        (with_pins(Pin(contact="1"), Pin(contact="2", function="analogue output")), "605.99.1"),
        (with_pins(Pin(contact="1"), Pin(contact="2", voltage="±10 V")), "605.99.1"),
        (with_pins(Pin(contact="1"), Pin(contact="3"), Pin(contact="4")), "604.99.1"),
        (with_pins(Pin(contact="1"), Pin(contact="3", voltage="18-30 V")), "1303.1.1"),
        (
            sensor(functions=(Function(name="B", terminals=("1", "2"), remarks="4 to 20 mA"),)),
            "605.99.1",
        ),
        (sensor(functions=(Function(name="B", terminals=("1", "2")),)), "1301.99.1"),
    ],
)
def test_a_sensor_is_analog_or_digital_where_its_data_says_so(
    part: Part, code: str, tmp_path: Path
) -> None:
    assert written(part, tmp_path / "a.xml")[0][0] == code


@pytest.mark.parametrize("code", ["604.99.1", "605.99.1", "605.1.2", "1301.99.1"])
def test_what_a_file_says_a_sensor_is_stays(code: str, tmp_path: Path) -> None:
    function = Function(name="B", definition=code, terminals=("1", "2"))
    assert written(sensor(functions=(function,)), tmp_path / "a.xml") == [(code, "1 2")]
    said = sensor(functions=(function,), description={"en_US": "analog"})
    assert written(said, tmp_path / "b.xml") == [(code, "1 2")]


@pytest.mark.parametrize("kind", [Kind.CONTACTOR, Kind.RELAY])
def test_terminals_of_a_contactor_are_no_points_of_its_coil(kind: Kind, tmp_path: Path) -> None:
    part = Part(part_number="A.1", kind=kind, terminals=terminals("A1", "A2", "13", "14"))
    assert written(part, tmp_path / "a.xml") == [("200.99.1", "")]


def test_terminals_stand_in_one_free_property(tmp_path: Path) -> None:
    names = [*map(str, range(1, 90)), "A1", "PE"]
    functions = (Function(name="all", type=FunctionType.OTHER, terminals=tuple(names)),)
    listed = (*terminals(*names), Terminal(designation="S1", connection="screw"))
    part = Part(part_number="A.1", kind=Kind.OTHER, terminals=listed, functions=functions)
    written(part, tmp_path / "a.xml")
    rows = list(etree.parse(tmp_path / "a.xml").iter("freeproperty"))
    assert all(row.get("P_ARTICLE_FREE_DATA_VALUE") for row in rows)
    assert len(rows) < 7
    odd = terminals("1, 2", " 3", "6")
    written(Part(part_number="A.1", kind=Kind.SENSOR, terminals=odd), tmp_path / "b.xml")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.CIRCUIT_BREAKER, "501.99.1"),
        (Kind.VALVE, "1100.99.1"),
        (Kind.POWER_SUPPLY, "700.99.1"),
        (Kind.OTHER, "1301.99.1"),
    ],
)
def test_a_function_of_which_nobody_says_what_it_is(kind: Kind, code: str, tmp_path: Path) -> None:
    main = Function(name="main", terminals=("1", "2", "3", "4", "5", "6"))
    aux = Function(name="aux", type=FunctionType.AUXILIARY_NO, terminals=("13", "14"))
    part = Part(part_number="A.1", kind=kind, functions=(main, aux))
    assert written(part, tmp_path / "a.xml")[0] == (code, "1 2 3 4 5 6")


def test_channels_of_a_plc_stand_below_a_box(tmp_path: Path) -> None:
    channel = Function(name="in 0", type=FunctionType.PLC_INPUT, terminals=("1",))
    part = Part(part_number="A.1", kind=Kind.PLC, functions=(channel,))
    assert written(part, tmp_path / "a.xml") == [("301.1.1", ""), ("300.99.2", "1")]


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        (Pin(contact="PE"), "1302.1.2"),
        (Pin(contact="3", signal="PE"), "1302.1.2"),
        (Pin(contact="PE", signal="PE"), "1302.1.2"),
        (Pin(contact="SH"), "1302.1.4"),
        (Pin(contact="3", signal="SH"), "1302.1.4"),
        (Pin(contact="SH", direction=Direction.OUT), "1302.1.1"),
        (Pin(contact="SH", second_contact="SH2"), "1302.2.4"),
    ],
)
def test_a_contact_called_pe_or_sh_is_one(pin: Pin, code: str, tmp_path: Path) -> None:
    part = Part(part_number="A.1", kind=Kind.DRIVE, ports=(Port(designation="X1", pins=(pin,)),))
    assert written(part, tmp_path / "a.xml")[1][0] == code


@pytest.mark.parametrize(
    ("points", "code"),
    [
        (("1", "2", "3", "4", "5", "6"), "503.1.1"),
        (("1", "2", "3", "4", "5", "6", "7", "8"), "503.2.1"),
        (("1", "2"), "503.99.1"),
    ],
)
def test_an_overload_has_the_definition_of_one(
    points: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    function = Function(name="F1", type=FunctionType.OVERLOAD, terminals=points)
    part = Part(part_number="A.1", kind=Kind.OTHER, functions=(function,))
    assert written(part, tmp_path / "a.xml") == [(code, " ".join(points))]


def supply_with(port: Port) -> Part:
    signal = Function(name="DC OK", type=FunctionType.AUXILIARY_NO, terminals=("13", "14"))
    supply = Function(name="out", type=FunctionType.SUPPLY, terminals=("+", "-"))
    return Part(
        part_number="A.1", kind=Kind.POWER_SUPPLY, ports=(port,), functions=(supply, signal)
    )


def test_a_supply_with_a_function_of_its_own_needs_no_box(tmp_path: Path) -> None:
    part = supply_with(Port(designation="X1", pins=(Pin(contact="1"),)))
    codes = [code for code, _ in written(part, tmp_path / "a.xml")]
    assert codes == ["700.99.1", "1302.1.1", "201.1.2"]


@pytest.mark.parametrize(
    "port",
    [
        Port(designation="X1", purpose="input", pins=(Pin(contact="1"),)),
        Port(designation="X1"),
    ],
)
def test_a_box_tells_what_contacts_do_not_say_of_ports(port: Port, tmp_path: Path) -> None:
    codes = [code for code, _ in written(supply_with(port), tmp_path / "a.xml")]
    assert codes[:2] == ["700.99.1", "1303.1.1"]


def test_functions_of_a_terminal_of_which_nobody_says_what_they_are_are_its_levels(
    tmp_path: Path,
) -> None:
    levels = tuple(
        Function(name=name, terminals=points)
        for name, points in (("level 1", ("1", "2")), ("level 2", ("3", "4")), ("PE", ("PE",)))
    )
    part = Part(part_number="A.1", kind=Kind.TERMINAL, functions=levels)
    path = tmp_path / "a.xml"
    assert written(part, path) == [("100.99.1", "1 2"), ("100.99.1", "3 4"), ("100.99.3", "PE")]
    rows = etree.parse(path).iter("functiontemplate")
    assert [row.get("idx1") for row in rows] == ["1", "2", "3"]
    alone = Part(part_number="A.1", kind=Kind.TERMINAL, functions=levels[:1])
    assert written(alone, path) == [("100.99.1", "1 2")]
    other = Function(name="resistor", definition="1301.99.1", terminals=("5", "6"))
    assert written(replace(alone, functions=(*levels[:1], other)), path)[0] == ("100.99.1", "1 2")


def test_contacts_of_a_plc_are_what_they_do(tmp_path: Path) -> None:
    codes = {
        Direction.IN: "300.1.2",
        Direction.OUT: "300.1.3",
        Direction.BIDIR: "300.1.6",
        Direction.SUPPLY_IN: "300.2.5",
        Direction.GROUND: "300.2.6",
        Direction.PROTECTIVE_EARTH: "300.2.4",
        Direction.SHIELD: "300.2.8",
        Direction.NC: "1302.1.1",
    }
    pins = tuple(Pin(contact=str(item), direction=item) for item in codes)
    part = Part(part_number="A.1", kind=Kind.PLC, ports=(Port(designation="X1", pins=pins),))
    rows = written(part, tmp_path / "a.xml")
    assert [code for code, _ in rows] == ["301.1.1", *codes.values()]


def test_terminals_of_neutral_earth_and_shield_have_their_definitions(tmp_path: Path) -> None:
    made = [
        ("100.99.2", ("1", "2"), ("N", "N"), ""),
        ("100.99.2", ("N",), (), ""),
        ("100.99.3", ("3", "4"), ("PE", "PE"), ""),
        ("100.99.4", ("5",), ("SH",), ""),
        ("100.99.1", ("6", "7"), ("N", "L"), ""),
        ("100.99.1", ("PE",), (), "100.99.1"),
        ("100.99.3", ("8",), ("L",), "100.99.3"),
    ]
    functions = tuple(
        Function(
            name=f"level {number}",
            type=FunctionType.TERMINAL,
            terminals=points,
            descriptions=said,
            definition=own,
        )
        for number, (_, points, said, own) in enumerate(made)
    )
    part = Part(part_number="A.1", kind=Kind.TERMINAL, functions=functions)
    assert written(part, tmp_path / "a.xml") == [
        (code, " ".join(points)) for code, points, _, _ in made
    ]


def test_a_contact_of_neutral_has_the_definition_of_one(tmp_path: Path) -> None:
    pins = (
        Pin(contact="N"),
        Pin(contact="2", signal="N", direction=Direction.SUPPLY_IN),
        Pin(contact="3", signal="N", direction=Direction.OUT),
        Pin(contact="N #2"),
        Pin(contact="4", second_contact="5", signal="N", second_signal="N"),
    )
    part = Part(part_number="A.1", kind=Kind.DRIVE, ports=(Port(designation="X1", pins=pins),))
    found = written(part, tmp_path / "a.xml")
    assert [code for code, names in found if names] == [
        *("1302.1.3", "1302.1.3", "1302.1.1", "1302.1.3", "1302.2.3")
    ]


def test_contacts_for_the_mains_of_a_plc_have_their_definitions(tmp_path: Path) -> None:
    pins = (
        Pin(contact="L", direction=Direction.SUPPLY_IN),
        Pin(contact="N"),
        Pin(contact="3", signal="L"),
        Pin(contact="4", signal="L", direction=Direction.IN),
        Pin(contact="L+", direction=Direction.SUPPLY_IN),
        Pin(contact="L1", direction=Direction.SUPPLY_IN),
    )
    part = Part(part_number="A.1", kind=Kind.PLC, ports=(Port(designation="X1", pins=pins),))
    found = written(part, tmp_path / "a.xml")
    assert [code for code, names in found if names] == [
        *("300.2.2", "300.2.3", "300.2.2", "300.1.2", "300.2.5", "300.2.2")
    ]


def test_every_definition_that_is_written_is_valid() -> None:
    settings = shipped_mappings()["eplan"].settings
    written_codes = {
        code
        for text in settings["definitions"].values()
        for code in str(text).split()
        if "*" not in code
    }
    for name in ("default_functions", "sensor_functions"):
        written_codes |= {str(code) for code in settings[name].values()}
    for code in sorted(written_codes):
        known = definition(code)
        assert known is not None, code
        assert not known.is_obsolete, code
