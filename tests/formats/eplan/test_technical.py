"""Where technical data goes, and how it reads back."""

from dataclasses import replace

import pytest

from cadbridge.formats.eplan.fields.attributes import encode_technical
from cadbridge.formats.eplan.fields.technical import decode_property, encode_properties
from cadbridge.formats.eplan.parts.encode import Encoder
from cadbridge.formats.eplan.plan import Plan, make_plan
from cadbridge.formats.eplan.reader import read_part
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Part, Property

PLAN = make_plan(shipped_mappings()["eplan"])
PLAN_2026 = make_plan(shipped_mappings()["eplan"], "2026")

COIL = Property(
    group="Control circuit/ Control",
    name="control supply voltage",
    condition="at AC, 50 Hz, rated value",
    value="110",
    unit="V",
)


def rows(*properties: Property) -> list[tuple[str, str, str]]:
    return [(free.name, free.value, free.unit) for free in encode_properties(properties)]


def test_a_plain_value_is_a_plain_row() -> None:
    assert rows(Property(name="rated speed", value="3000", unit="1/min")) == [
        ("rated speed", "3000", "1/min")
    ]


def test_conditions_of_one_property_share_a_row() -> None:
    first = Property(
        group="Main circuit",
        name="operational current",
        condition="at AC-3, 400 V",
        value="25",
        unit="A",
    )
    second = replace(first, condition="at AC-3, 500 V", value="", minimum="15", maximum="18")
    assert rows(first, second) == [
        (
            "operational current",
            "Group: Main circuit\nat AC-3, 400 V = 25\nat AC-3, 500 V = 15 ... 18",
            "A",
        )
    ]


def test_a_row_keeps_within_the_lengths_of_the_database() -> None:
    name = "voltage for safe isolation between coil and main contacts"
    many = tuple(
        Property(name=name, condition=f"under condition {index}", value=str(index), unit="V")
        for index in range(40)
    )
    free = list(encode_properties(many))
    assert all(len(row.name) <= 25 and len(row.value) <= 200 for row in free)
    assert [item for row in free for item in decode_property(row)] == list(many)


@pytest.mark.parametrize(
    "item",
    [
        Property(name="Class: x", value="a"),
        Property(name="Order number", value="a"),
        Property(name="a", value="1 ... 2"),
        Property(name="a", condition="b = c", value="d = e"),
        Property(name="a", value="Group: x"),
        Property(name="a", value="line\nline = 2"),
        Property(name="@a", group="@@", value="@"),
        Property(name="a", value=""),
    ],
)
def test_awkward_properties_read_back(item: Property) -> None:
    part = Part(part_number="A", type_number="A", properties=(item,))
    node = Encoder(plan=PLAN).encode(part)[0]
    back, _, _ = read_part(node, PLAN, "")
    assert back == part


def test_a_property_with_an_attribute_stands_there_alone() -> None:
    attributes, free = encode_technical((COIL,), PLAN_2026)
    assert attributes == {"P_ARTICLE_COILVOLTAGE": "110 V"}
    assert [(row.name, row.value, row.unit) for row in free] == [
        (
            "control supply voltage",
            "Group: Control circuit/ Control\nCondition: at AC, 50 Hz, rated value\n"
            "Stands in: Coil: Voltage",
            "",
        )
    ]


def test_attributes_of_the_newer_edition_are_left_out_of_the_older() -> None:
    attributes, free = encode_technical((COIL,), PLAN)
    assert attributes == {}
    assert free[0].unit == "V"


@pytest.mark.parametrize("plan", [PLAN, PLAN_2026])
def test_either_edition_reads_back_under_either_mapping(plan: Plan) -> None:
    part = Part(part_number="A", type_number="A", properties=(COIL, Property(name="x", value="1")))
    for writing in (PLAN, PLAN_2026):
        node = Encoder(plan=writing).encode(part)[0]
        back, _, findings = read_part(node, plan, "")
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
