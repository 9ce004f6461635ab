from dataclasses import replace

import pytest

from cadbridge.findings import Severity
from cadbridge.model import CableEnd, Certainty, Conductor, PortReference, Source
from tests.check.builders import (
    CABLE,
    CONDUCTORS,
    PORT,
    codes,
    found,
    with_conductors,
    with_part,
    with_pins,
)

CORE, _, EARTH, SHIELD = CONDUCTORS


def test_a_signal_that_is_not_that_of_the_pin() -> None:
    assert found(with_conductors(replace(CORE, signal="+48 V"))) == [
        ("CB233", Severity.ERROR, "GEN.CABLE", "cable.conductors[1].signal")
    ]


def test_a_core_on_an_unused_contact_of_the_face() -> None:
    library = with_pins(*PORT.pins[1:])
    assert found(library) == [
        ("CB234", Severity.WARNING, "GEN.CABLE", "cable.conductors[1].contact_a")
    ]


def test_earth_that_is_not_green_yellow() -> None:
    for colour in ("GN", ""):
        assert found(with_conductors(replace(EARTH, colour=colour))) == [
            ("CB235", Severity.ERROR, "GEN.CABLE", "cable.conductors[3].colour")
        ]


def test_either_order_of_green_and_yellow_is_earth() -> None:
    assert codes(with_conductors(replace(EARTH, colour="YEGN"))) == []


def test_green_or_yellow_alone_is_no_earth() -> None:
    assert codes(with_conductors(replace(CORE, colour="GN"))) == []
    assert codes(with_conductors(replace(CORE, colour="YE"))) == []


def test_a_bare_shield_may_lie_on_earth() -> None:
    assert codes(with_conductors(EARTH, replace(SHIELD, contact_a="3", signal="PE"))) == []


def test_green_yellow_on_something_else() -> None:
    assert found(with_conductors(replace(CORE, colour="GNYE"))) == [
        ("CB236", Severity.ERROR, "GEN.CABLE", "cable.conductors[1].colour")
    ]


@pytest.mark.parametrize("certainty", [Certainty.INFERRED, Certainty.CONFLICTING])
def test_a_source_about_the_field_makes_it_a_note(certainty: Certainty) -> None:
    source = Source(
        field="colour", certainty=certainty, reason="Printed so.", readings=("GNYE", "BK")
    )
    library = with_conductors(replace(EARTH, colour="BK", sources=(source,)))
    assert ("CB235", Severity.NOTE, "GEN.CABLE", "cable.conductors[3].colour") in found(library)


def test_a_source_of_the_whole_part_about_the_field_counts_too() -> None:
    source = Source(
        field="cable.conductors.colour", certainty=Certainty.INFERRED, reason="Printed so."
    )
    cable = with_conductors(replace(EARTH, colour="BK")).part_by_number["GEN.CABLE"]
    library = with_part(replace(cable, sources=(source,)))
    assert ("CB235", Severity.NOTE, "GEN.CABLE", "cable.conductors[3].colour") in found(library)


def test_a_source_about_another_field_excuses_nothing() -> None:
    source = Source(field="remarks", certainty=Certainty.INFERRED, reason="Guessed.")
    library = with_conductors(replace(EARTH, colour="BK", sources=(source,)))
    assert ("CB235", Severity.ERROR, "GEN.CABLE", "cable.conductors[3].colour") in found(library)


def test_the_far_end_may_cross_signals_but_not_earth() -> None:
    far = CableEnd(mates_with=(PortReference(part_number="GEN.DRIVE", port="X1"),))
    crossed = (
        replace(CORE, contact_b="2"),
        replace(CORE, id="2", contact_a="2", signal="0 V", contact_b="3", colour="GNYE"),
    )
    assert CABLE.cable
    cable = replace(CABLE, cable=replace(CABLE.cable, end_b=far, conductors=crossed))
    assert found(with_part(cable)) == [
        ("CB236", Severity.ERROR, "GEN.CABLE", "cable.conductors[2].colour")
    ]


def test_a_source_that_states_one_of_several_readings_makes_a_note_of_it() -> None:
    told = Source(field="colour", document="seen", readings=("WH", "GNYE"))
    white = replace(EARTH, colour="WH", sources=(told,))
    assert severity_of("CB235", white) == Severity.NOTE
    for lacking in (replace(told, document=""), replace(told, readings=()), Source(document="a")):
        assert severity_of("CB235", replace(white, sources=(lacking,))) == Severity.ERROR


def severity_of(code: str, conductor: Conductor) -> Severity:
    (severity,) = (item[1] for item in found(with_conductors(conductor)) if item[0] == code)
    return severity
