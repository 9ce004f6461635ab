"""A small sound library, and what becomes of it when one thing is changed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cadbridge.check import check_library
from cadbridge.findings import Finding, Severity
from cadbridge.library import LoadedLibrary
from cadbridge.model import (
    CableEnd,
    CableLength,
    CableSpec,
    Conductor,
    ConnectorSpec,
    Direction,
    EndState,
    Face,
    FaceContact,
    Figure,
    Function,
    FunctionType,
    Gender,
    Key,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    PortReference,
    Property,
    Shell,
    ShellKind,
    SourceDocument,
    Terminal,
)


def contact(id_: str, x: str, y: str = "0") -> FaceContact:
    return FaceContact(id=id_, x_mm=Decimal(x), y_mm=Decimal(y), diameter_mm=Decimal(1))


FACE = Face(
    id="m12",
    title="M12, three contacts",
    contacts=(contact("1", "-2"), contact("2", "0"), contact("3", "2")),
    shell=Shell(
        kind=ShellKind.CIRCULAR, figures=(Figure(name="outer_diameter_mm", value=Decimal(12)),)
    ),
    key=Key(kind="rib"),
)
SOCKET = ConnectorSpec(
    series="M12", coding="A", ways=3, gender=Gender.FEMALE, face="m12", shell_contact="Case"
)
JACK = Part(
    part_number="GEN.JACK", kind=Kind.CONNECTOR, manufacturer="GEN", type_number="JACK",
    connector=SOCKET,
)  # fmt: skip
PLUG = Part(
    part_number="GEN.PLUG", kind=Kind.CONNECTOR, manufacturer="GEN", type_number="PLUG",
    connector=replace(SOCKET, gender=Gender.MALE),
)  # fmt: skip
PORT = Port(
    designation="X1",
    connector="GEN.JACK",
    pins=(
        Pin(contact="1", signal="+24 V", direction=Direction.SUPPLY_IN),
        Pin(contact="2", signal="0 V", direction=Direction.GROUND),
        Pin(contact="3", signal="PE", direction=Direction.PROTECTIVE_EARTH),
        Pin(contact="Case", signal="Shield", direction=Direction.SHIELD),
    ),
)
DRIVE = Part(
    part_number="GEN.DRIVE", kind=Kind.DRIVE, manufacturer="GEN", type_number="DRIVE",
    ports=(PORT,), properties=(Property(name="supply", value="24", unit="V"),),
)  # fmt: skip
END = CableEnd(
    state=EndState.CONNECTOR,
    connector="GEN.PLUG",
    mates_with=(PortReference(part_number="GEN.DRIVE", port="X1"),),
)
CONDUCTORS = (
    Conductor(id="1", colour="BN", contact_a="1", signal="+24 V"),
    Conductor(id="2", colour="BU", contact_a="2", signal="0 V"),
    Conductor(id="3", colour="GNYE", contact_a="3", signal="PE"),
    Conductor(id="S", shield=True, contact_a="Case", signal="Shield"),
)
LENGTHS = (
    CableLength(length_mm=Decimal(1000), order_code="0031"),
    CableLength(length_mm=Decimal(5000), order_code="0032"),
)
CABLE = Part(
    part_number="GEN.CABLE", kind=Kind.CABLE, manufacturer="GEN", type_number="CABLE",
    cable=CableSpec(end_a=END, conductors=CONDUCTORS, lengths=LENGTHS),
)  # fmt: skip
CONTACTOR = Part(
    part_number="GEN.CONTACTOR", kind=Kind.CONTACTOR, manufacturer="GEN", type_number="CONTACTOR",
    terminals=(Terminal(designation="A1"), Terminal(designation="A2")),
    functions=(Function(name="coil", type=FunctionType.COIL, terminals=("A1", "A2")),),
)  # fmt: skip
LIBRARY = Library(
    parts=(JACK, PLUG, DRIVE, CABLE, CONTACTOR),
    faces=(FACE,),
    manufacturers=(Manufacturer(short_name="GEN", name="maker not stated"),),
    source_documents=(SourceDocument(id="sheet", title="Data sheet"),),
)


def with_part(part: Part) -> Library:
    """The sound library with another part in place of the one of its number, or beside them."""
    others = tuple(item for item in LIBRARY.parts if item.part_number != part.part_number)
    return LIBRARY.with_parts((*others, part))


def with_pins(*pins: Pin, **changes: Any) -> Library:
    """The drive's port with other pins or other fields."""
    return with_part(replace(DRIVE, ports=(replace(PORT, pins=pins or PORT.pins, **changes),)))


def with_conductors(*conductors: Conductor) -> Library:
    """The cable with other conductors."""
    assert CABLE.cable
    return with_part(replace(CABLE, cable=replace(CABLE.cable, conductors=conductors)))


def with_end(**changes: Any) -> Library:
    """The cable with another end A."""
    assert CABLE.cable
    return with_part(replace(CABLE, cable=replace(CABLE.cable, end_a=replace(END, **changes))))


def with_lengths(*order_codes: str) -> Library:
    """The cable with other order codes."""
    assert CABLE.cable
    lengths = tuple(
        CableLength(length_mm=Decimal(1000 + index), order_code=code)
        for index, code in enumerate(order_codes)
    )
    return with_part(replace(CABLE, cable=replace(CABLE.cable, lengths=lengths)))


def with_face(**changes: Any) -> Library:
    """The face with other fields."""
    return replace(LIBRARY, faces=(replace(FACE, **changes),))


def findings(library: Library) -> list[Finding]:
    return check_library(LoadedLibrary(library=library, origins={}))


def found(library: Library) -> list[tuple[str, Severity, str, str]]:
    """Code, severity, part and field of all findings."""
    return [
        (item.code, item.severity, item.place.part, item.place.field) for item in findings(library)
    ]


def codes(library: Library) -> Sequence[str]:
    return [item.code for item in findings(library)]
