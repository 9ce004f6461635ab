"""Every connection point that a file lists is read, shown, and written again as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import cadbridge
from cadbridge.mapping.definitions import connection_points, function_words, points_words
from cadbridge.model import Direction, Function, FunctionType, Library, Part, Pin
from tests.formats.eplan.files import read, written
from tests.formats.eplan.parts_files import Template, parts_file, template


def part_with(*templates: Template, group: str = "1/1/1") -> Part:
    """The part of these templates; what is written of it has all of them as they were."""
    data = parts_file(templates, group=group)
    library = read(data).library
    assert templates_of(written(library)) == templates_of(data)
    return library.parts[0]


def templates_of(data: bytes) -> list[dict[str, str]]:
    """The filled attributes of the function templates of a file."""
    return [
        {str(name): str(value) for name, value in item.attrib.items() if value not in ("", "0")}
        for item in etree.fromstring(data).iter("functiontemplate")
    ]


def designations(function: Function) -> list[str]:
    return [point.designation for point in connection_points(function)]


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("U|V|W|PE", "1000.3.1"),
        ("U1|V1|W1|U2|V2|W2|PE", "1000.99.1"),
        ("U1|V1|W1|U2|V2|W2|U5|V5|W5", "1000.99.2"),
        ("T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12", "1000.99.2"),
    ],
)
def test_a_motor_has_all_its_points_at_its_plug(points: str, code: str) -> None:
    item = template(code, connectionDesignation=points, terminalNr="X1")
    (function,) = part_with(item, group="1/9/1").functions
    assert function.type is FunctionType.MOTOR
    assert function.designation == "X1"
    assert designations(function) == points.split("|")
    assert "otor" in function_words(function)


@pytest.mark.parametrize("levels", range(1, 5))
def test_a_terminal_block_has_two_points_a_level(levels: int) -> None:
    items = [
        template(
            "100.5.1" if level < levels else "100.5.3",
            connectionDesignation=f"{level}a|{level}b",
            connectiondescription=f"left {level}|right {level}",
            connectioncrosssection="0.14-4|0.14-4",
            idx1=str(level),
            terminalNr=f"{level}",
        )
        for level in range(1, levels + 1)
    ]
    functions = part_with(*items, group="1/3/1").functions
    assert [item.designation for item in functions] == [str(n) for n in range(1, levels + 1)]
    assert [item.index for item in functions] == [item.designation for item in functions]
    assert {item.type for item in functions} == {FunctionType.TERMINAL}
    points = [point for item in functions for point in connection_points(item)]
    assert len(points) == 2 * levels
    assert (points[1].description, points[1].cross_section) == ("right 1", "0.14-4")
    assert function_words(functions[-1]) == "PE terminal, 2 connection points"


@pytest.mark.parametrize("channels", [8, 16, 32])
def test_channels_of_a_card_are_contacts_of_their_plugs(channels: int) -> None:
    items = [template("301.1.1")]
    items += [
        template(
            "300.1.2",
            connectionDesignation=str(number % 8 + 1),
            connectiondescription=f"DI{number}",
            idx1=str(number),
            terminalNr=f"X{number // 8}",
        )
        for number in range(channels)
    ]
    items.append(template("300.2.5", connectionDesignation="L+", terminalNr="X0"))
    ports = part_with(*items, group="1/26/152").ports
    assert [port.designation for port in ports] == [f"X{n}" for n in range(channels // 8)]
    pin = ports[-1].pins[7]
    assert (pin.contact, pin.signal, pin.channel) == ("8", f"DI{channels - 1}", str(channels - 1))
    assert (pin.direction, pin.definition) == (Direction.IN, "300.1.2")


@pytest.mark.parametrize(
    ("code", "points", "kind", "words"),
    [
        ("501.1.1", "1|2", FunctionType.OTHER, "Circuit breaker"),
        ("501.3.1", "1|2|3|4|5|6", FunctionType.OTHER, "Triple circuit breaker"),
        ("502.2.1", "1|2|3|4|5|6|N|N", FunctionType.OTHER, "Motor overload switch, four-pole"),
        ("503.1.1", "1|2|3|4|5|6", FunctionType.OVERLOAD, "Thermal release (bimetal relay)"),
        ("503.99.1", "95|96", FunctionType.OVERLOAD, "Overload, variable"),
        ("201.3.1", "1|2|3|4|5|6", FunctionType.POWER_CONTACT, "Triple NO contact"),
        ("203.1.2", "11|12|14", FunctionType.CHANGE_OVER, "Change-over auxiliary contact"),
        ("1101.1.1", "B1|B2", FunctionType.BRAKE, "Brake, single"),
        ("700.99.1", "+|-|PE", FunctionType.SUPPLY, "Voltage source, variable"),
        ("801.99.1", "L1|L2|L3|U|V|W", FunctionType.OTHER, "Converter, variable"),
        ("200.1.6", "A1|A2", FunctionType.COIL, "Coil, AC"),
    ],
)
def test_functions_have_eplans_names(
    code: str, points: str, kind: FunctionType, words: str
) -> None:
    (function,) = part_with(template(code, connectionDesignation=points)).functions
    assert (function.type, function_words(function)) == (kind, words)
    assert designations(function) == points.split("|")


def test_a_definition_says_how_many_points_there_are_where_the_file_does_not() -> None:
    (function,) = part_with(template("502.1.1")).functions
    assert points_words(function) == "6 connection points without designation"


def test_blank_lines_beside_designations_are_no_points() -> None:
    item = template(
        "1000.99.1",
        connectionDesignation="U|V|W",
        connectiondescription="|||",
        connectioncrosssection="||||||",
    )
    (function,) = part_with(item).functions
    assert designations(function) == ["U", "V", "W"]


def test_points_without_designation_count() -> None:
    (function,) = part_with(template("801.99.1", connectionDesignation="||")).functions
    assert points_words(function) == "3 connection points without designation"


def test_a_contact_that_passes_through_is_two_points_that_belong_together() -> None:
    values = {"connectionDesignation": "1|1'", "connectiondescription": "RX|TX"}
    item = template("1302.2.1", **values, connectioncrosssection="2.5|2.5", terminalNr="X1:IN")
    ((pin,),) = (port.pins for port in part_with(item).ports)
    assert [(point.designation, point.description) for point in pin.points] == [
        ("1", "RX"),
        ("1'", "TX"),
    ]
    assert (pin.cross_section, pin.definition) == ("2.5", "")


def test_a_second_point_without_name_says_nothing() -> None:
    item = template(
        "1302.2.1",
        connectionDesignation="+|",
        connectiondescription="|",
        connectioncrosssection="|",
        terminalNr="OUT",
    )
    ((pin,),) = (port.pins for port in part_with(item).ports)
    assert pin == Pin(contact="+", definition="1302.2.1")


RELAY = ("A1", "A2", "S11", "S12", "S21", "S22", "13", "14", "23", "24")


@pytest.mark.parametrize("main", ["1303.1.1", "200.1.10", "801.99.1"])
def test_points_without_a_plug_are_functions_not_a_port_without_name(main: str) -> None:
    items = [template("1302.1.1", connectionDesignation=name) for name in RELAY]
    part = part_with(
        template(main), *items, template("1302.1.2", connectionDesignation="PE"), group="1/2/1"
    )
    assert part.ports == ()
    named = [item.terminals[0] for item in part.functions if item.terminals]
    assert named == [*RELAY, "PE"]
    assert function_words(part.functions[-1]) == "PE device connection point"


def test_a_lone_earth_beside_plugs_is_no_port() -> None:
    part = part_with(
        template("1303.1.1"),
        template("1302.1.1", connectionDesignation="1", terminalNr="X1"),
        template("1302.1.2", connectionDesignation="PE", connectiondescription="earth"),
        group="1/5/1",
    )
    assert [port.designation for port in part.ports] == ["X1"]
    (earth,) = part.functions
    assert (earth.terminals, earth.descriptions) == (("PE",), ("earth",))


def test_channels_without_a_plug_are_inputs_and_outputs() -> None:
    codes = ("300.1.2", "300.1.3", "300.1.4", "300.1.5")
    items = [template(code, connectionDesignation="1", idx1="0") for code in codes]
    part = part_with(*items, template("300.4.1"), group="1/26/153")
    assert [str(item.type) for item in part.functions] == [
        *("plc_input", "plc_output", "plc_input", "plc_output", "other")
    ]
    assert {item.index for item in part.functions[:4]} == {"0"}


def test_a_bus_port_without_designation_has_no_contacts() -> None:
    (port,) = part_with(template("300.4.1", terminalNr="P1"), group="1/26/1").ports
    assert (port.designation, port.pins) == ("P1", ())


def test_three_points_at_a_plug_are_no_single_contact() -> None:
    item = template("1302.99.1", connectionDesignation="1|2|3", terminalNr="X3")
    (function,) = part_with(item).functions
    assert (function.designation, designations(function)) == ("X3", ["1", "2", "3"])


NAMES = st.sampled_from(["1", "1'", "PE", "L+", "U1", "-X2:3", "a b", ""])
CODES = st.sampled_from(
    ["1000.99.1", "1302.1.1", "1302.2.1", "300.1.2", "300.99.2", "201.1.3", "502.1.1", "9.9.9"]
)


@given(
    items=st.lists(
        st.builds(
            lambda code, points, texts, plug: template(
                code,
                connectionDesignation="|".join(points),
                connectiondescription="|".join(texts),
                terminalNr=plug,
            ),
            CODES,
            st.lists(NAMES, max_size=7),
            st.lists(NAMES, max_size=7),
            NAMES,
        ),
        max_size=4,
    )
)
def test_whatever_a_file_lists_is_written_again(items: list[Template]) -> None:
    part_with(*items)


def test_types_without_a_definition_are_written_under_a_usual_one() -> None:
    functions = tuple(
        Function(name=str(kind), type=kind, terminals=("1", "2"), designation="X1")
        for kind in FunctionType
    )
    library = Library(parts=(Part(part_number="A.1", functions=functions),))
    assert read(written(library)).library.parts[0].functions == functions


def test_the_points_stand_in_excel_as_well(tmp_path: Path) -> None:
    target = tmp_path / "motor.xlsx"
    item = template(
        "1000.99.1",
        connectionDesignation="U|V|W",
        connectiondescription="L1|L2|L3",
        terminalNr="X1",
    )
    cadbridge.write(read(parts_file([item])).library, target)
    (function,) = cadbridge.read(target).library.parts[0].functions
    assert (function.terminals, function.descriptions) == (("U", "V", "W"), ("L1", "L2", "L3"))
    assert function.designation == "X1"
