from dataclasses import replace
from decimal import Decimal

import pytest

from cadbridge.findings import Severity
from cadbridge.model import Certainty, Property, Source
from tests.check.builders import DRIVE, codes, found, with_part


def findings_of(item: Property) -> list[tuple[str, Severity, str, str]]:
    return found(with_part(replace(DRIVE, properties=(item,))))


def test_a_property_needs_a_value_or_a_range() -> None:
    assert findings_of(Property(name="current", unit="A")) == [
        ("CB261", Severity.ERROR, "GEN.DRIVE", "properties[ | current].value")
    ]


def test_a_value_that_the_source_leaves_out_is_a_note() -> None:
    source = Source(field="value", certainty=Certainty.MISSING, reason="cell unreadable")
    findings = findings_of(Property(name="current", sources=(source,)))
    assert {code for code, *_ in findings} == {"CB261", "CB273"}
    assert {severity for _, severity, *_ in findings} == {Severity.NOTE}


def test_a_value_and_a_range_are_one_too_many() -> None:
    assert findings_of(Property(name="current", value="1", maximum="2")) == [
        ("CB262", Severity.ERROR, "GEN.DRIVE", "properties[ | current].value")
    ]


@pytest.mark.parametrize(
    "item",
    [
        Property(name="a", value="0"),
        Property(name="a", minimum="0", maximum="1"),
        Property(name="a", maximum="1"),
    ],
)
def test_one_of_both_is_fine(item: Property) -> None:
    assert codes(with_part(replace(DRIVE, properties=(item,)))) == []


def test_a_size_of_nothing_is_better_left_out() -> None:
    part = replace(DRIVE, width_mm=Decimal(0), depth_mm=Decimal("-1.5"), weight_kg=Decimal("0.01"))
    assert found(with_part(part)) == [
        ("CB263", Severity.WARNING, "GEN.DRIVE", "width_mm"),
        ("CB263", Severity.WARNING, "GEN.DRIVE", "depth_mm"),
    ]


@pytest.mark.parametrize(("value", "unit"), [("-10", "A"), ("\N{MINUS SIGN}2.5", "kW")])
def test_an_amount_is_not_below_nothing(value: str, unit: str) -> None:
    assert findings_of(Property(name="current", value=value, unit=unit)) == [
        ("CB264", Severity.WARNING, "GEN.DRIVE", "properties[ | current].value")
    ]


@pytest.mark.parametrize(
    "item",
    [
        Property(name="temperature", value="-25", unit="°C"),
        Property(name="output", value="-15", unit="V"),
        Property(name="input", minimum="-20", maximum="20", unit="mA"),
    ],
)
def test_what_may_be_below_nothing_is(item: Property) -> None:
    assert codes(with_part(replace(DRIVE, properties=(item,)))) == []
