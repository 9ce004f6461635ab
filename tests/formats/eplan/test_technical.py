"""Where technical data goes, and how it reads back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.formats.eplan.fields.attributes import encode_technical
from cadbridge.formats.eplan.fields.technical import decode_property, encode_properties
from cadbridge.formats.eplan.parts.encode import Encoder
from cadbridge.formats.eplan.plan import Plan, make_plan
from cadbridge.formats.eplan.reader import read_part
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library, Part, Property

NAMES = st.lists(
    st.sampled_from(["speed", "at", "AC-3", "x:", "y,", "(max.)", "...", "=", "≥", "5", "Name:"]),
    max_size=5,
).map(" ".join)
"""Texts with all that parts names and values, and no blanks at their ends."""
PLAN = make_plan(shipped_mappings()["eplan"])
PLAN_2026 = make_plan(shipped_mappings()["eplan"], "2026")

COIL = Property(
    group="Control circuit/ Control",
    name="control supply voltage",
    condition="at AC, 50 Hz, rated value",
    value="110",
    unit="V",
)


def rows(*properties: Property, plan: Plan = PLAN) -> list[tuple[str, str, str]]:
    return [(free.name, free.value, free.unit) for free in encode_properties(properties, plan)]


def current(condition: str, value: str, group: str = "Main circuit") -> Property:
    return Property(
        group=group, name="operational current", condition=condition, value=value, unit="A"
    )


def test_a_plain_value_is_a_plain_row() -> None:
    assert rows(Property(name="rated speed", value="3000", unit="1/min")) == [
        ("rated speed", "3000", "1/min")
    ]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        (
            Property(
                group="Main circuit",
                name="operating power",
                condition="at AC-3, 400 V",
                value="11",
                unit="kW",
            ),
            ("Operating power at AC-3, 400 V", "11", "kW"),
        ),
        (
            Property(
                group="Ambient conditions",
                name="ambient temperature",
                condition="during operation",
                minimum="-25",
                maximum="60",
                unit="°C",
            ),
            ("Ambient temperature during operation", "-25 ... 60", "°C"),
        ),
        (
            Property(
                group="Ambient conditions",
                name="relative humidity",
                condition="minimum",
                value="10",
                unit="%",
            ),
            ("Relative humidity, minimum", "10", "%"),
        ),
        (
            Property(group="Motor", name="speed", condition="rated", minimum="10", unit="1/min"),
            ("Motor: speed, rated", "≥ 10", "1/min"),
        ),
        (Property(name="speed", maximum="20"), ("speed", "≤ 20", "")),
        (
            Property(name="operating power", value="11"),
            ("operating power", "11", ""),
        ),
    ],
)
def test_name_and_condition_stand_in_the_name_value_and_unit_alone(
    item: Property, row: tuple[str, str, str]
) -> None:
    assert rows(item) == [row]
    (free,) = encode_properties((item,), PLAN)
    assert decode_property(free, PLAN) == [item]


@pytest.mark.parametrize(
    ("item", "name", "value"),
    [
        (Property(name="Speed, nominal", value="1430"), "Speed, nominal", "1430"),
        (
            Property(name="Rated current (AC-3), max.", condition="400 V, 50 Hz", value="3,4"),
            "Rated current (AC-3), max., 400 V, 50 Hz",
            "3,4",
        ),
        (Property(name="Interface: type", value="RS-485"), "Interface: type", "RS-485"),
        (Property(name="Size", condition="IEC: B5", value="90L"), "Size, IEC: B5", "90L"),
        (Property(name="a, b", group="c: d, e", value="x"), "c: d, e: a, b", "x"),
        (Property(name="Temp", group="Motor", value="-20 ... 40"), "Motor: Temp", "-20 ... 40"),
        (
            Property(name="Ambient temperature", value="-20 ... 40"),
            "Ambient temperature",
            "-20 ... 40",
        ),
        (
            Property(name="Ambient temperature", group="Motor", minimum="-20", maximum="40"),
            "Motor: Ambient temperature",
            "-20 ... 40",
        ),
        (Property(name="Limit", value="≥ 5"), "Limit", "≥ 5"),
        (Property(name="Setting", condition="a = b", value="c = d"), "Setting, a = b", "c = d"),
        (Property(name="Setting", value="Name: x"), "Setting", "Name: x"),
    ],
)
def test_a_mark_that_belongs_to_a_text_parts_nothing(item: Property, name: str, value: str) -> None:
    (free,) = encode_properties((item,), PLAN)
    assert (free.name.replace("\xa0", " "), free.value.replace("\xa0", " ")) == (name, value)
    assert decode_property(free, PLAN) == [item]


def test_blanks_are_bound_only_where_something_would_be_parted() -> None:
    assert rows(Property(name="Speed (max.) of fan", condition="S1, 50 Hz", value="1:10")) == [
        ("Speed (max.) of fan, S1, 50 Hz", "1:10", "")
    ]


@given(name=NAMES, group=NAMES, condition=NAMES, value=NAMES)
def test_whatever_is_on_one_line_is_no_labelled_text(
    name: str, group: str, condition: str, value: str
) -> None:
    item = Property(name=name or "x", group=group, condition=condition, value=value)
    (free,) = encode_properties((item,), PLAN)
    assert decode_property(free, PLAN) == [item]
    assert free.name != "Property"


def test_the_group_stands_first_where_the_name_is_in_several() -> None:
    assert rows(current("at AC-3, 400 V", "25"), current("at AC-15", "6", "Auxiliary circuit")) == [
        ("Main circuit: Operational current at AC-3, 400 V", "25", "A"),
        ("Auxiliary circuit: Operational current at AC-15", "6", "A"),
    ]


def test_values_of_the_contactor_are_values(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["SIE.3RT2026-2EK60"]
    told = rows(*part.properties, plan=PLAN_2026)
    assert len(told) == len(part.properties)
    shown = {item.value or f"{item.minimum} ... {item.maximum}" for item in part.properties}
    assert {value for _, value, _ in told} == shown


def test_where_positions_are_too_few_conditions_share_one() -> None:
    many = tuple(
        Property(name=f"limit {index // 3}", condition=f"under {index}", value=str(index), unit="V")
        for index in range(300)
    )
    free = list(encode_properties(many, PLAN))
    assert len(free) <= 180
    assert free[0].name == "limit 0, under 0"
    assert (free[-1].name, free[-1].value) == (
        "limit 99",
        "under 297 = 297\nunder 298 = 298\nunder 299 = 299",
    )
    assert [item for row in free for item in decode_property(row, PLAN)] == list(many)
    assert len(list(encode_properties(many, PLAN_2026))) == 300


@pytest.mark.parametrize(
    "item",
    [
        Property(name="Class: x", value="a"),
        Property(name="Order number", value="a"),
        Property(name="a", value="1 ... 2"),
        Property(name="a", condition="b = c", value="d = e"),
        Property(name="a", value="Group: x"),
        Property(name="a: b", value="x"),
        Property(name="a, b", group="c: d", value="x"),
        Property(name="a", condition="b, c: d", value="≥ x"),
        Property(name="Operating power", value="x"),
        Property(name="operating power", group="other", condition="at, x", value="x"),
        Property(name="operational current", condition="at AC-3", value="x"),
        Property(name="a", value="x = y"),
        Property(name="a", value="line\nline = 2"),
        Property(name="@a", group="@@", value="@"),
    ],
)
def test_awkward_properties_read_back(item: Property) -> None:
    part = Part(part_number="A", type_number="A", properties=(item,))
    node = Encoder(plan=PLAN).encode(part)[0]
    back = read_part(node, PLAN, "")[0]
    assert back == part


def test_a_property_with_an_attribute_stands_there_as_well() -> None:
    attributes, free = encode_technical((COIL,), PLAN_2026)
    assert attributes == {"P_ARTICLE_COILVOLTAGE": "110 V"}
    assert [(row.name, row.value, row.unit) for row in free] == [
        ("Control supply voltage at AC, 50 Hz, rated value", "110", "V")
    ]


def test_attributes_of_the_newer_edition_are_left_out_of_the_older() -> None:
    attributes, free = encode_technical((COIL,), PLAN)
    assert attributes == {}
    assert free[0].unit == "V"


@pytest.mark.parametrize("place", ["attribute", "row"])
def test_an_attribute_and_a_row_that_disagree_are_both_read(place: str) -> None:
    part = Part(part_number="A", type_number="A", properties=(COIL,))
    node = Encoder(plan=PLAN_2026).encode(part)[0]
    holder, name, text = {
        "attribute": (node.children[-1], "P_ARTICLE_COILVOLTAGE", "230 V"),
        "row": (node.children_of("freeproperty")[0], "P_ARTICLE_FREE_DATA_VALUE", "??_??@230;"),
    }[place]
    holder.attributes[name] = text
    read = read_part(node, PLAN_2026, "")[0].properties
    of_attribute, of_row = ("230", "110") if place == "attribute" else ("110", "230")
    assert read == (
        Property(name="Coil: Voltage", value=of_attribute, unit="V"),
        replace(COIL, value=of_row),
    )


@pytest.mark.parametrize("plan", [PLAN, PLAN_2026])
def test_either_edition_reads_back_under_either_mapping(plan: Plan) -> None:
    part = Part(part_number="A", type_number="A", properties=(COIL, Property(name="x", value="1")))
    for writing in (PLAN, PLAN_2026):
        node = Encoder(plan=writing).encode(part)[0]
        back, _, findings, _ = read_part(node, plan, "")
        assert (back, findings) == (part, [])


def test_an_attribute_that_no_row_names_has_eplans_own_name() -> None:
    part = Part(
        part_number="A",
        type_number="T",
        order_number="1",
        properties=(Property(name="Voltage", value="24", unit="V"),),
    )
    node = Encoder(plan=PLAN).encode(part)[0]
    assert node.children[-1].get("P_ARTICLE_VOLTAGE") == "24 V"
    assert not node.children_of("freeproperty")
    assert read_part(node, PLAN, "")[0] == part


def voltage(**values: Any) -> Property:
    return Property(**{"name": "Voltage", "value": "24", "unit": "V"} | values)


@pytest.mark.parametrize(
    ("properties", "attributes"),
    [
        ([voltage(condition="DC")], {"P_ARTICLE_VOLTAGE": "24 V", "P_ARTICLE_VOLTAGETYPE": "DC"}),
        (
            [voltage(), voltage(condition="AC", value="230")],
            {"P_ARTICLE_VOLTAGE": "230 V", "P_ARTICLE_VOLTAGETYPE": "AC"},
        ),
        ([voltage(unit="V DC")], {}),
        ([voltage(unit="volts")], {}),
        ([voltage()], {"P_ARTICLE_VOLTAGE": "24 V"}),
    ],
)
def test_a_voltage_with_its_type(properties: list[Property], attributes: dict[str, str]) -> None:
    part = Part(part_number="A.1", properties=tuple(properties))
    assert encode_technical(part.properties, PLAN)[0] == attributes
    node = Encoder(plan=PLAN).encode(part)[0]
    assert set(read_part(node, PLAN, "")[0].properties) == set(properties)
