from dataclasses import replace

import pytest

import cadbridge
from cadbridge.findings import Severity
from cadbridge.model import Accessory, Conductor, Library, Pin, PortReference, Source
from tests.check.builders import (
    CONDUCTORS,
    CONTACTOR,
    DRIVE,
    JACK,
    SOCKET,
    found,
    with_conductors,
    with_end,
    with_part,
    with_pins,
)

ERROR = Severity.ERROR


@pytest.mark.parametrize(
    ("library", "finding"),
    [
        (
            with_part(replace(DRIVE, manufacturer="GNE", part_number="GNE.DRIVE2")),
            ("CB201", ERROR, "GNE.DRIVE2", "manufacturer"),
        ),
        (
            with_pins(connector="GEN.JAKC"),
            ("CB202", ERROR, "GEN.DRIVE", "ports[X1].connector"),
        ),
        (
            with_pins(connector="GEN.CONTACTOR"),
            ("CB202", ERROR, "GEN.DRIVE", "ports[X1].connector"),
        ),
        (
            with_end(connector="GEN.PLUGG"),
            ("CB202", ERROR, "GEN.CABLE", "cable.end_a.connector"),
        ),
        (
            with_part(replace(JACK, connector=replace(SOCKET, face="m13"))),
            ("CB203", ERROR, "GEN.JACK", "connector.face"),
        ),
        (
            with_end(mates_with=(PortReference(part_number="GEN.DRIVE", port="X9"),)),
            ("CB204", ERROR, "GEN.CABLE", "cable.end_a.mates_with[GEN.DRIVE | X9].port"),
        ),
        (
            with_end(mates_with=(PortReference(part_number="GEN.DRIFE", port="X1"),)),
            ("CB204", ERROR, "GEN.CABLE", "cable.end_a.mates_with[GEN.DRIFE | X1].part_number"),
        ),
        (
            with_part(replace(DRIVE, accessories=(Accessory(part_number="GEN.CABEL"),))),
            ("CB205", Severity.WARNING, "GEN.DRIVE", "accessories[GEN.CABEL].part_number"),
        ),
        (
            with_pins(Pin(contact="1", sources=(Source(document="shet"),))),
            ("CB206", ERROR, "GEN.DRIVE", "ports[X1].pins[1].sources"),
        ),
        (
            with_part(replace(CONTACTOR, terminals=CONTACTOR.terminals[:1])),
            ("CB207", ERROR, "GEN.CONTACTOR", "functions[coil].terminals"),
        ),
        (
            with_conductors(*CONDUCTORS[1:], replace(CONDUCTORS[0], shielded_by="T")),
            ("CB208", ERROR, "GEN.CABLE", "cable.conductors[1].shielded_by"),
        ),
        (
            with_conductors(*CONDUCTORS[1:], replace(CONDUCTORS[0], shielded_by="2")),
            ("CB208", ERROR, "GEN.CABLE", "cable.conductors[1].shielded_by"),
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_found(
    library: Library, finding: tuple[str, Severity, str, str]
) -> None:
    assert finding in found(library)


def test_references_that_lead_somewhere_are_fine() -> None:
    drive = replace(
        DRIVE,
        accessories=(Accessory(part_number="GEN.CABLE"),),
        sources=(Source(document="sheet"),),
    )
    assert found(with_part(drive)) == []
    core: Conductor = replace(CONDUCTORS[0], shielded_by="S")
    assert found(with_conductors(core, *CONDUCTORS[1:])) == []


@pytest.mark.parametrize(
    ("kept", "code"),
    [("excel", "CB202"), ("eplan", "CB333")],
    ids=["a supplier's own column", "a maker's file"],
)
def test_only_a_makers_cable_may_name_a_plug_that_nobody_has(kept: str, code: str) -> None:
    library = with_end(connector="ACME.PLUG")
    parts = tuple(
        replace(part, extras={kept: {"cables": {"": {"Supplier": "x"}}}}) if part.cable else part
        for part in library.parts
    )
    assert code in {told for told, *_ in found(replace(library, parts=parts))}


def test_what_is_left_empty_refers_to_nothing() -> None:
    assert found(with_part(replace(DRIVE, manufacturer="", part_number="DRIVE 2"))) == []
    assert "CB202" not in [code for code, *_ in found(with_pins(connector=""))]


def test_a_part_that_lists_no_terminals_is_left_alone() -> None:
    bare = with_part(replace(CONTACTOR, terminals=()))
    assert "CB207" not in [code for code, *_ in found(bare)]


def test_a_connector_that_may_be_meant_is_named() -> None:
    (problem,) = [
        item
        for item in cadbridge.check_library(with_pins(connector="GEN.JAKC"))
        if item.code == "CB202"
    ]
    assert problem.message == "there is no connector 'GEN.JAKC'; is 'GEN.JACK' meant?"


def test_a_cable_for_another_part_is_no_accessory() -> None:
    accessory = Accessory(part_number="GEN.CABLE")
    other = replace(DRIVE, part_number="GEN.DRIVE2", type_number="DRIVE2", accessories=(accessory,))
    assert found(with_part(other)) == [
        ("CB209", Severity.NOTE, "GEN.DRIVE2", "accessories[GEN.CABLE].part_number")
    ]
    assert found(with_part(replace(DRIVE, accessories=(accessory,)))) == []
    assert found(with_part(replace(other, ports=()))) == []
