"""Files as other people's EPLAN exports them: understood, and written back whole."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from cadbridge.formats import ReadResult, format_named
from cadbridge.formats.eplan.check import check_stream
from cadbridge.formats.eplan.reader import iterate_parts
from cadbridge.library import read_library, write_library_file
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Direction, FunctionType, Gender, Kind, Library, Part, Pin
from tests.formats.eplan.files import outline, read, written

FOLDER = Path(__file__).parents[2] / "data" / "eplan"
FILES = sorted(FOLDER.glob("*.xml"))


def read_file(name: str) -> ReadResult:
    return read((FOLDER / name).read_bytes())


def rewritten(library: Library) -> etree._Element:
    return etree.fromstring(written(library))


def part_of(name: str, number: str) -> Part:
    return read_file(name).library.part_by_number[number]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    again = rewritten(read_file(path.name).library)
    assert outline(again) == outline(etree.parse(path).getroot())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost_on_the_way_through_a_library_file(path: Path, tmp_path: Path) -> None:
    write_library_file(read_file(path.name).library, tmp_path / "library.yaml")
    library = read_library(tmp_path / "library.yaml").library
    again = rewritten(library)
    assert outline(again) == outline(etree.parse(path).getroot())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_edits_come_through_and_the_rest_stays(path: Path) -> None:
    library = read_file(path.name).library
    edited = library.with_parts(
        tuple(replace(part, type_number="EDITED", weight_kg=None) for part in library.parts)
    )
    again = rewritten(edited)
    before = etree.parse(path).getroot()
    for old, new in zip(before.iter("part"), again.iter("part"), strict=True):
        assert new.get("P_ARTICLE_TYPENR") == "EDITED"
        assert new.get("P_ARTICLE_WEIGHT") == "0"
        for variant in old.iter("variant"):  # PLC cards are told by their type
            if variant.get("P_ARTICLE_PLCTYPE") == old.get("P_ARTICLE_TYPENR"):
                variant.set("P_ARTICLE_PLCTYPE", "EDITED")
        left = {"P_ARTICLE_TYPENR", "P_ARTICLE_WEIGHT"}
        assert {k: v for k, v in new.items() if k not in left} == {
            k: v for k, v in old.items() if k not in left
        }
        assert [outline(child) for child in new] == [outline(child) for child in old]


@pytest.mark.parametrize(
    ("ours", "theirs", "field"),
    [("mm", "inch", "partsmanagement.length-unit"), ("kg", "lb", "partsmanagement.weight-unit")],
)
def test_another_unit_is_converted_and_written_back(ours: str, theirs: str, field: str) -> None:
    data = (FOLDER / "plug.xml").read_bytes()
    changed = data.replace(f'-unit="{ours}"'.encode(), f'-unit="{theirs}"'.encode())
    result = read(changed)
    found = [item for item in result.findings if item.code == "CB332"]
    assert [item.place.field for item in found] == [field]
    assert theirs in found[0].message
    again = rewritten(result.library)
    assert outline(again) == outline(etree.fromstring(changed))


def test_contactor_has_functions_data_and_documents() -> None:
    part = part_of("contactor.xml", "NOR.LC-9-24")
    assert part.kind is Kind.CONTACTOR
    assert [(item.type, item.terminals) for item in part.functions] == [
        (FunctionType.COIL, ("A1", "A2")),
        (FunctionType.POWER_CONTACT, ("1", "2")),
        (FunctionType.POWER_CONTACT, ("3", "4")),
        (FunctionType.POWER_CONTACT, ("5", "6")),
        (FunctionType.AUXILIARY_NO, ("13", "14")),
        (FunctionType.AUXILIARY_NC, ("21", "22")),
        (FunctionType.CHANGE_OVER, ("31", "32", "34")),
    ]
    assert part.description == {"de_DE": "Schütz, 9 A", "en_US": "Contactor, 9 A"}
    assert [(item.system, item.release, item.code) for item in part.classifications] == [
        ("ECLASS", "9.0", "27371003")
    ]
    assert [item.url for item in part.documents] == [
        "https://example.com/lc9",
        "$(MD_DOCUMENTS)\\NOR\\lc9.pdf",
    ]
    assert ("Operating cycles", "10 000 000") in [(p.name, p.value) for p in part.properties]


def test_cable_has_conductors_with_shields_and_pairs() -> None:
    part = part_of("cable.xml", "KAB.FLEX-4G1.5")
    assert part.kind is Kind.CABLE
    assert part.cable is not None
    assert part.cable.lengths == ()
    rows = {row.id: row for row in part.cable.conductors}
    assert list(rows) == ["1", "2", "3", "GNYE", "WH", "BN", "SHP", "SH"]
    assert str(rows["3"].cross_section_mm2) == "1.5"
    assert (rows["WH"].colour, rows["WH"].pair, rows["WH"].shielded_by) == ("WH", "1", "SHP")
    assert rows["SH"].shield
    assert not rows["GNYE"].shield


def test_prefabricated_cable_has_length_and_contacts() -> None:
    part = part_of("cable-module.xml", "KAB.M23-5")
    assert part.cable is not None
    assert [(f"{item.length_mm:f}", item.order_code) for item in part.cable.lengths] == [
        ("5000", "23-0005")
    ]
    assert [(row.contact_a, row.contact_b) for row in part.cable.conductors] == [
        ("1", "U"),
        ("PE", "PE"),
    ]
    assert [end.connector for end in part.ends.values()] == ["KAB.M23-8F", "KAB.M23-8M"]
    assert part.description["en_US"] == "Power cable"


def test_a_third_plug_keeps_its_name_in_the_contacts() -> None:
    data = (FOLDER / "cable-module.xml").read_bytes().replace(b"ID:B2:PE", b"X3:PE")
    library = read(data).library
    assert library.parts[0].cable
    rows = library.parts[0].cable.conductors
    assert [row.contact_b for row in rows] == ["U", "X3:PE"]
    assert outline(rewritten(library)) == outline(etree.fromstring(data))


def test_plug_is_a_connector_and_coupler_a_device() -> None:
    plug = part_of("plug.xml", "STE.M12-5")
    assert plug.connector is not None
    assert plug.connector.gender is Gender.MALE
    assert (plug.connector.ways, plug.connector.coding) == (5, "A")
    coupler = part_of("plug.xml", "STE.T-M12")
    assert coupler.connector is None
    assert [(port.designation, len(port.pins)) for port in coupler.ports] == [("X1:IN", 3)]


def test_servo_motor_in_vendor_style_has_ports_and_pins() -> None:
    part = part_of("servo-motor.xml", "ANT.SM60")
    assert part.kind is Kind.MOTOR
    ports = {port.designation: port.pins for port in part.ports}
    assert [pin.contact for pin in ports["-X6"]] == ["+", "-", "PE", "U", "V", "W"]
    assert ports["-X6"][0] == Pin(contact="+", signal="BR+", function="Holding brake")
    assert ports["-X6"][2].direction is Direction.PROTECTIVE_EARTH
    assert str(part.weight_kg) == "2.9"
    assert part.documents[0].url == "http://example.com/sm60"


def test_plc_module_has_its_plugs_and_channels() -> None:
    part = part_of("plc-module.xml", "SPS.DI8")
    assert part.kind is Kind.PLC
    ports = {port.designation: port.pins for port in part.ports}
    assert [pin.direction for pin in ports["X11"]] == [Direction.IN] * 4 + [Direction.OUT] * 2
    assert ports["X10"][0].signal == "Supply +"


def test_accessories_are_parts_and_not_lists() -> None:
    part = part_of("accessory-list.xml", "NOR.LC-12-24")
    assert [(item.part_number, item.required) for item in part.accessories] == [
        ("NOR.RC-24", True),
        ("NOR.LA-11", False),
    ]


def read_part(attributes: str, inner: str = "") -> ReadResult:
    part = f'<part P_ARTICLE_PARTNR="A.1" {attributes}>{inner}<variant/></part>'
    data = f"<partsmanagement>{part}</partsmanagement>".encode()
    return read(data)


@pytest.mark.parametrize("written", ["", 'parttype="0"', 'parttype="1"'])
def test_an_accessory_of_no_type_is_a_part(written: str) -> None:
    (part,) = read_part("", f'<accessoryposition partnr="B" {written}/>').library.parts
    assert [item.part_number for item in part.accessories] == ["B"]


@pytest.mark.parametrize(
    ("text", "width", "codes"),
    [
        ("+5", Decimal(5), []),
        (" 5 ", Decimal(5), []),
        ("1,5", Decimal("1.5"), ["CB322"]),
        ("0.00", None, []),
        ("-", None, ["CB325"]),
        ("5e999", None, ["CB325"]),
    ],
)
def test_a_number_is_told_where_it_cannot_be_read(
    text: str, width: Decimal | None, codes: list[str]
) -> None:
    result = read_part(f'P_ARTICLE_WIDTH="{text}"')
    assert result.library.parts[0].width_mm == width
    assert [finding.code for finding in result.findings] == codes


@pytest.mark.parametrize("stray", ["<!-- by hand -->", "by hand", "<![CDATA[by hand]]>"])
def test_what_is_no_attribute_is_said(stray: str) -> None:
    part = '<part P_ARTICLE_PARTNR="A.1"><variant/></part>'
    data = f"<partsmanagement>\r\n{stray}\r\n{part}</partsmanagement>".encode()
    (finding,) = read(data).findings
    assert (finding.code, finding.message) == (
        "CB330",
        "'by hand' is not written back",
    )
    checked = [item for item in check_stream(BytesIO(data), "x") if item.code == "CB330"]
    assert [item.place.line for item in checked] == [2]


def test_what_looks_like_a_language_in_a_text_is_none() -> None:
    result = read_part('P_ARTICLE_NOTE="en_US@mail a; de_DE@@x;"')
    assert result.library.parts[0].note == {"en_US": "mail a; de_DE@x"}
    assert result.findings == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("contactor.xml", {"CB320"}),
        ("servo-motor.xml", {"CB321", "CB322", "CB323"}),
        ("variants.xml", {"CB328"}),
        ("strange.xml", {"CB320", "CB324", "CB325", "CB326", "CB327", "CB332"}),
        ("drilling-pattern.xml", set()),
    ],
)
def test_every_tolerance_is_a_finding(name: str, codes: set[str]) -> None:
    assert {finding.code for finding in read_file(name).findings} == codes


def test_a_file_without_parts_counts_as_one() -> None:
    data = b'<partsmanagement count="1"><terminal P_PART_TERMINAL_NAME="P"/></partsmanagement>'
    library = read(data).library
    assert outline(rewritten(library)) == outline(etree.fromstring(data))


def test_parts_come_one_by_one() -> None:
    with (FOLDER / "plug.xml").open("rb") as stream:
        numbers = [part.part_number for part in iterate_parts(stream, "x", shipped_mappings())]
    assert numbers == ["STE.M12-5", "STE.T-M12"]


def test_parts_files_are_told_from_other_xml(tmp_path: Path) -> None:
    recognises = format_named("eplan").recognises
    assert all(recognises(path) for path in FILES)
    other = tmp_path / "other.xml"
    other.write_text("<EplanPxfRoot/>", encoding="utf-16")
    assert not recognises(other)
