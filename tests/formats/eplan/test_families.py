"""Cables and their order codes."""

from dataclasses import replace
from decimal import Decimal

from lxml import etree

from cadbridge.formats import ReadResult
from cadbridge.model import (
    Accessory,
    CableLength,
    CableSpec,
    Conductor,
    Kind,
    Library,
    Manufacturer,
    Part,
)
from tests.formats.eplan.files import read, written

CABLE = Part(
    part_number="ACME.CABLE",
    kind=Kind.CABLE,
    manufacturer="ACME",
    type_number="CABLE",
    description={"en_US": "Cable"},
    cable=CableSpec(
        conductors=(Conductor(id="1", colour="BN", contact_a="1", contact_b="2"),),
        lengths=(
            CableLength(length_mm=Decimal(3000), order_code="003"),
            CableLength(length_mm=Decimal(12500), order_code="012"),
        ),
    ),
)
DRIVE = Part(
    part_number="ACME.D",
    kind=Kind.DRIVE,
    manufacturer="ACME",
    type_number="D",
    accessories=(
        Accessory(part_number="ACME.CABLE", remarks="either length"),
        Accessory(part_number="X.1", quantity=Decimal(2), required=True),
    ),
)


def written_root(*parts: Part) -> etree._Element:
    library = Library(parts=parts, manufacturers=(Manufacturer(short_name="ACME", name="A"),))
    return etree.fromstring(written(library))


def read_root(root: etree._Element) -> ReadResult:
    return read(etree.tostring(root))


def test_each_order_code_is_a_part() -> None:
    root = written_root(CABLE)
    assert root.get("count") == "2"
    parts = root.findall("part")
    assert [part.get("P_ARTICLE_PARTNR") for part in parts] == ["ACME.003", "ACME.012"]
    assert [part.get("P_ARTICLE_ORDERNR") for part in parts] == ["003", "012"]
    assert [part.get("P_ARTICLE_DESCR1") for part in parts] == [
        "en_US@Cable, 3 m;",
        "en_US@Cable, 12.5 m;",
    ]
    lengths = [variant.get("P_ARTICLE_CABLELENGTH") for variant in root.iter("variant")]
    assert lengths == ["3", "12.5"]


def test_order_codes_become_one_cable_again() -> None:
    result = read_root(written_root(CABLE))
    assert result.library.parts == (CABLE,)
    assert result.findings == ()


def test_cable_without_lengths_is_one_part() -> None:
    assert CABLE.cable is not None
    bare = replace(CABLE, cable=replace(CABLE.cable, lengths=()))
    root = written_root(bare)
    assert [part.get("P_ARTICLE_PARTNR") for part in root.iter("part")] == ["ACME.CABLE"]
    assert read_root(root).library.parts == (bare,)


def test_accessories_name_order_codes_and_read_back_as_the_cable() -> None:
    root = written_root(DRIVE, CABLE)
    positions = [item.get("partnr") for item in root.iter("accessoryposition")]
    assert positions == ["ACME.003", "ACME.012", "X.1"]
    assert read_root(root).library.part_by_number["ACME.D"] == DRIVE


def test_one_order_code_as_accessory_stays_one() -> None:
    drive = replace(DRIVE, accessories=(Accessory(part_number="ACME.012"),))
    assert read_root(written_root(drive, CABLE)).library.part_by_number["ACME.D"] == drive


def test_order_codes_that_differ_as_accessories_stay_two() -> None:
    unlike = (
        Accessory(part_number="ACME.003", quantity=Decimal(2)),
        Accessory(part_number="ACME.012", remarks="for the far cabinet"),
    )
    drive = replace(DRIVE, accessories=unlike)
    assert read_root(written_root(drive, CABLE)).library.part_by_number["ACME.D"] == drive


def test_a_length_that_differs_is_kept_apart_with_a_finding() -> None:
    root = written_root(CABLE)
    conductor = [item for item in root.iter("functiontemplate") if item.get("pos") == "2"][1]
    conductor.set("connectionDesignation", "BU")
    result = read_root(root)
    assert [part.part_number for part in result.library.parts] == ["ACME.CABLE", "ACME.012"]
    assert [(item.code, item.place.part, item.place.field) for item in result.findings] == [
        ("CB310", "ACME.012", "cable.conductors[1].colour")
    ]
