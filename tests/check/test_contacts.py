from dataclasses import replace

from cadbridge.findings import Severity
from cadbridge.model import Certainty, EndState, Pin, Source
from tests.check.builders import (
    CONDUCTORS,
    JACK,
    PORT,
    SOCKET,
    codes,
    found,
    with_conductors,
    with_end,
    with_part,
    with_pins,
)


def test_a_pin_that_the_face_does_not_have() -> None:
    assert ("CB221", Severity.ERROR, "GEN.DRIVE", "ports[X1].pins[4].contact") in found(
        with_pins(*PORT.pins, Pin(contact="4"))
    )


def test_the_shell_is_a_contact_only_where_the_connector_says_so() -> None:
    bare = with_part(replace(JACK, connector=replace(SOCKET, shell_contact="")))
    assert ("CB221", Severity.ERROR, "GEN.DRIVE", "ports[X1].pins[Case].contact") in found(bare)


def test_a_renamed_contact_goes_by_its_new_name_only() -> None:
    earth = replace(PORT.pins[2], contact="T")
    renamed = with_pins(*PORT.pins[:2], earth, contact_names={"3": "T"})
    assert "CB221" not in codes(renamed)
    assert "CB221" in codes(with_pins(contact_names={"3": "T"}))


def test_the_port_has_the_last_word_over_the_connector() -> None:
    connector = replace(SOCKET, contact_names={"3": "PE"})
    library = with_part(replace(JACK, connector=connector))
    assert "CB221" in codes(library)
    drive = library.part_by_number["GEN.DRIVE"]
    port = replace(PORT, contact_names={"3": "3"})
    renamed = tuple(
        replace(drive, ports=(port,)) if part is drive else part for part in library.parts
    )
    assert "CB221" not in codes(library.with_parts(renamed))


def test_a_conductor_on_a_contact_that_the_end_does_not_have() -> None:
    stray = replace(CONDUCTORS[0], contact_a="9")
    assert ("CB221", Severity.ERROR, "GEN.CABLE", "cable.conductors[1].contact_a") in found(
        with_conductors(stray, *CONDUCTORS[1:])
    )


def test_a_contact_twice_in_a_port() -> None:
    assert ("CB222", Severity.ERROR, "GEN.DRIVE", "ports[X1].pins[2].contact") in found(
        with_pins(*PORT.pins, Pin(contact="2", signal="0 V"))
    )


def test_two_cores_on_one_contact() -> None:
    second = replace(CONDUCTORS[1], id="2b")
    assert ("CB223", Severity.ERROR, "GEN.CABLE", "cable.conductors[2b].contact_a") in found(
        with_conductors(*CONDUCTORS, second)
    )


def test_a_shield_may_share_a_contact() -> None:
    shield = replace(CONDUCTORS[3], contact_a="3", signal="PE")
    assert codes(with_conductors(*CONDUCTORS[:3], shield)) == []


def test_a_source_in_conflict_makes_it_a_note_that_quotes_the_reason() -> None:
    source = Source(
        field="contact_a",
        certainty=Certainty.CONFLICTING,
        reason="Two rows share contact 2.",
        readings=("2: core", "2: drain"),
    )
    second = replace(CONDUCTORS[1], id="2b", sources=(source,))
    finding = ("CB223", Severity.NOTE, "GEN.CABLE", "cable.conductors[2b].contact_a")
    assert finding in found(with_conductors(*CONDUCTORS, second))


def test_renaming_a_contact_that_the_face_does_not_have() -> None:
    connector = replace(SOCKET, contact_names={"7": "T"})
    assert ("CB224", Severity.ERROR, "GEN.JACK", "connector.contact_names") in found(
        with_part(replace(JACK, connector=connector))
    )
    assert ("CB224", Severity.ERROR, "GEN.DRIVE", "ports[X1].contact_names") in found(
        with_pins(contact_names={"7": "T"})
    )
    assert ("CB224", Severity.ERROR, "GEN.CABLE", "cable.end_a.contact_names") in found(
        with_end(contact_names={"7": "T"})
    )


def test_ways_are_the_contacts_of_the_face() -> None:
    wide = replace(SOCKET, ways=4)
    assert ("CB225", Severity.WARNING, "GEN.JACK", "connector.ways") in found(
        with_part(replace(JACK, connector=wide))
    )


def test_an_open_end_with_a_connector() -> None:
    assert ("CB228", Severity.ERROR, "GEN.CABLE", "cable.end_a.state") in found(
        with_end(state=EndState.OPEN)
    )


def test_a_contact_at_an_open_end() -> None:
    library = with_end(connector="", state=EndState.OPEN, mates_with=())
    assert ("CB226", Severity.WARNING, "GEN.CABLE", "cable.conductors[1].contact_a") in found(
        library
    )
