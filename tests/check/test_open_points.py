from dataclasses import replace

import pytest

from cadbridge.check import check_library
from cadbridge.findings import Severity
from cadbridge.library import LoadedLibrary
from cadbridge.model import Certainty, Direction, Library, Property, Source
from tests.check.builders import DRIVE, FACE, LIBRARY, PORT, findings, found, with_part


def with_source(source: Source) -> Library:
    pin = replace(PORT.pins[0], sources=(source,))
    return with_part(replace(DRIVE, ports=(replace(PORT, pins=(pin, *PORT.pins[1:])),)))


@pytest.mark.parametrize(
    ("certainty", "code"),
    [
        (Certainty.INFERRED, "CB271"),
        (Certainty.CONFLICTING, "CB272"),
        (Certainty.MISSING, "CB273"),
    ],
)
def test_what_a_source_leaves_open_is_a_note(certainty: Certainty, code: str) -> None:
    source = Source(field="remarks", certainty=certainty, reason="r", readings=("a", "b"))
    assert found(with_source(source)) == [
        (code, Severity.NOTE, "GEN.DRIVE", "ports[X1].pins[1].remarks")
    ]


def test_an_open_point_prints_all_that_the_source_says() -> None:
    source = Source(
        field="signal",
        certainty=Certainty.CONFLICTING,
        reason="Two names.",
        printed="VL +",
        readings=("VL + (cable)", "+24 Vdc (drive)"),
    )
    (finding,) = findings(with_source(source))
    assert finding.message == (
        "Two names. (printed 'VL +'; readings: VL + (cable) / +24 Vdc (drive))"
    )


def test_what_is_stated_is_no_finding() -> None:
    assert found(with_source(Source(document="sheet", printed="+24 Vdc"))) == []


def test_open_points_of_faces_are_found() -> None:
    source = Source(field="numbering", certainty=Certainty.INFERRED, reason="convention")
    library = replace(LIBRARY, faces=(replace(FACE, sources=(source,)),))
    assert found(library) == [("CB271", Severity.NOTE, "m12", "numbering")]


@pytest.mark.parametrize(
    ("source", "beside"),
    [
        (Source(certainty=Certainty.INFERRED), []),
        (Source(certainty=Certainty.MISSING), ["CB277"]),
        (Source(certainty=Certainty.CONFLICTING, reason="r", readings=("only one",)), ["CB272"]),
        (Source(certainty=Certainty.CONFLICTING), []),
    ],
)
def test_an_open_point_without_reason_or_readings_is_an_error(
    source: Source, beside: list[str]
) -> None:
    codes = [item.code for item in findings(with_source(source))]
    assert ("CB274", Severity.ERROR, "GEN.DRIVE", "ports[X1].pins[1]") in found(with_source(source))
    assert sorted(codes) == sorted([*beside, "CB274"])


@pytest.mark.parametrize("certainty", ["inferred", "missing", "conflicting"])
@pytest.mark.parametrize("field", ["nosuch", "signal.text", "nosuch[1].value"])
def test_a_source_about_nothing_leaves_nothing_open(certainty: str, field: str) -> None:
    source = Source(field=field, certainty=Certainty(certainty), reason="r", readings=("a", "b"))
    assert [item.code for item in findings(with_source(source))] == ["CB275"]


@pytest.mark.parametrize("certainty", ["inferred", "missing", "conflicting"])
def test_one_source_is_one_fault_and_all_of_it_is_said(certainty: str) -> None:
    (finding,) = findings(with_source(Source(field="nosuch", certainty=Certainty(certainty))))
    assert finding.code == "CB275"
    assert f"the source is {certainty}, but no reason is given" in finding.message


@pytest.mark.parametrize("field", ["singal", "signal.text", "ports"])
def test_a_source_about_a_field_that_is_not_there(field: str) -> None:
    assert ("CB275", Severity.ERROR, "GEN.DRIVE", "ports[X1].pins[1]") in found(
        with_source(Source(field=field))
    )


def test_a_source_may_be_about_fields_further_down() -> None:
    drive = replace(DRIVE, sources=(Source(field="ports.pins.signal"), Source(field="ports")))
    assert found(with_part(drive)) == []


OPEN = [
    ("MPC.POWER CABLE for DUET", "cable.conductors[4].signal"),
    ("MPC.POWER CABLE for DUET FLEXI", "cable.conductors[4].contact_a"),
    ("MPC.POWER CABLE for DUET AD", "cable.conductors[shield].contact_a"),
    ("MPC.POWER CABLE for DUET AD", "cable.lengths.order_code"),
    ("MPC.POWER CABLE for DUET", "cable.conductors[8].shield"),
    ("MPC.POWER CABLE for DUET", "cable.end_b.state"),
]


@pytest.mark.parametrize(("part", "field"), OPEN)
def test_the_shipped_library_says_what_its_documents_leave_open(
    loaded_library: LoadedLibrary, part: str, field: str
) -> None:
    places = {(item.place.part, item.place.field) for item in check_library(loaded_library)}
    assert (part, field) in places


@pytest.mark.parametrize(
    ("missing", "directions", "is_there"),
    [
        (Source(field="ports.pins.direction"), ("in", "out"), True),
        (Source(field="ports.pins.direction"), ("in", "unspecified"), False),
        (Source(field="ports[X1].pins[1].direction"), ("in", "unspecified"), True),
        (Source(field="properties.unit"), ("in", "out"), True),
        (Source(field="ports"), ("in", "out"), False),
        (Source(field="ports.pins"), ("in", "out"), False),
        (Source(), ("in", "out"), True),
    ],
)
def test_what_is_there_at_each_place_is_not_missing(
    missing: Source, directions: tuple[str, str], is_there: bool
) -> None:
    """Of a list more objects may be missing; of values those of the objects that have none."""
    source = replace(missing, certainty=Certainty.MISSING, reason="r")
    pins = tuple(
        replace(pin, direction=Direction(direction))
        for pin, direction in zip(PORT.pins[:2], directions, strict=True)
    )
    torque = Property(name="torque", value="3", unit="Nm")
    drive = replace(
        DRIVE, ports=(replace(PORT, pins=pins),), properties=(torque,), sources=(source,)
    )
    codes = [item.code for item in findings(with_part(drive))]
    assert ("CB277" in codes) is is_there


def test_an_entry_of_the_manufacturers_may_stand_for_a_missing_one() -> None:
    source = Source(certainty=Certainty.MISSING, reason="No maker is printed.")
    makers = tuple(replace(item, sources=(source,)) for item in LIBRARY.manufacturers)
    codes = {item.code for item in findings(replace(LIBRARY, manufacturers=makers))}
    assert codes == {"CB273"}
