"""What is read of other people's files passes the library's own rules."""

from pathlib import Path

import pytest

import cadbridge
from cadbridge.findings import Severity
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.check import check_file
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library, Part, Pin, Port
from tests.formats.eplan.files import read, written
from tests.formats.eplan.parts_files import parts_file, template


def rows(*texts: tuple[str, str]) -> str:
    return "".join(
        f'<freeproperty pos="{80 + index}" P_ARTICLE_FREE_DATA_DESCRIPTION="{name}"'
        f' P_ARTICLE_FREE_DATA_VALUE="{value}"/>'
        for index, (name, value) in enumerate(texts)
    )


def test_a_free_property_without_name_is_known_by_its_place() -> None:
    data = parts_file(below=rows(("", "??_??@Sensors;"), ("??_??@ Colour ;", "??_??@ red&#10;;")))
    library = read(data).library
    assert [(item.name, item.value) for item in library.parts[0].properties] == [
        ("Free property 80", "Sensors"),
        ("Colour", "red"),
    ]
    assert b'P_ARTICLE_FREE_DATA_VALUE="??_??@ red&#10;;"' in written(library)
    assert read(written(library)).library == library


def test_two_free_properties_of_one_name_are_told_apart() -> None:
    data = parts_file(below=rows(("??_??@Colour;", "??_??@red;"), ("??_??@Colour;", "??_??@blue;")))
    library = read(data).library
    assert [item.name for item in library.parts[0].properties] == ["Colour", "Colour #2"]
    assert written(library).count(b'DESCRIPTION="??_??@Colour;"') == 2


def test_blanks_and_line_breaks_at_ends_are_not_the_text() -> None:
    part = 'P_ARTICLE_DESCR1="de_DE@ Motor&#10;;" P_ARTICLE_ORDERNR=" 4711 "'
    item = template("1302.1.1", connectionDesignation=" 1 ", terminalNr="X1 ")
    library = read(parts_file([item], part=part)).library
    (read_part,) = library.parts
    assert (read_part.description, read_part.order_number) == ({"de_DE": "Motor"}, "4711")
    assert (read_part.ports[0].designation, read_part.ports[0].pins[0].contact) == ("X1", "1")
    again = written(library)
    assert b'P_ARTICLE_ORDERNR=" 4711 "' in again
    assert b'terminalNr="X1 "' in again


def test_a_contact_that_stands_twice_keeps_both() -> None:
    items = [template("1302.1.2", connectionDesignation="PE", terminalNr="X1") for _ in range(2)]
    (port,) = read(parts_file(items)).library.parts[0].ports
    assert [pin.contact for pin in port.pins] == ["PE", "PE #2"]


def test_contacts_of_one_name_are_written_and_said() -> None:
    pins = tuple(Pin(contact=name, signal=text) for name, text in ("0a", "0b", "1c", "0d"))
    part = Part(part_number="A.1", manufacturer="A", ports=(Port(designation="X1", pins=pins),))
    job = WriteJob(library=Library(parts=(part,)), parts=(part,), mappings=shipped_mappings())
    for name in ("eplan", "edz"):
        (finding,) = format_named(name).doubts(job)
        assert (finding.code, finding.place.field) == ("CB335", "ports[X1].pins")
        assert "contact '0' is written 3 times in port X1" in finding.message
    (port,) = read(written(job.library)).library.parts[0].ports
    assert [pin.signal for pin in port.pins] == ["a", "b", "c", "d"]
    assert [pin.contact for pin in port.pins] == ["0", "0 #2", "1", "0 #3"]


def test_a_name_in_languages_is_one_name() -> None:
    data = parts_file().replace(b'MANUFACTURER="ACME"', b'MANUFACTURER="de_DE@Acme;en_US@Acme"')
    assert read(data).library.parts[0].manufacturer == "Acme"


@pytest.mark.parametrize("number", ['P_ARTICLE_PARTNR=""', "", 'P_ARTICLE_PARTNR="  "'])
def test_a_part_without_number_is_an_error(number: str, tmp_path: Path) -> None:
    source, target = tmp_path / "a.xml", tmp_path / "a.yaml"
    source.write_bytes(
        f'<partsmanagement><part {number} P_ARTICLE_TYPENR="T1"><variant/></part>'
        '<part P_ARTICLE_PARTNR="A.2"><variant/></part></partsmanagement>'.encode()
    )
    result = cadbridge.read(source)
    errors = [item for item in result.findings if item.severity is Severity.ERROR]
    assert [item.code for item in errors] == ["CB331"]
    assert "T1" in errors[0].message
    cadbridge.write(result.library, target)
    assert [part.part_number for part in cadbridge.read(target).library.parts] == ["A.2"]


def test_what_eplan_itself_writes_is_no_finding(tmp_path: Path) -> None:
    attributes = (
        'P_MESSAGEMGMT_MESSAGES="" P_ARTICLE_EDP_CHECKSUM="12ab" P_ARTICLE_CRAFT_ELECTRICAL="1"'
        ' P_ARTICLE_CONNECTION_WIRECROSSSECTION_UNIT="0" P_ARTICLE_ORDERNR="1"'
        ' P_ARTICLE_DESCR1="pt_BR@a;pt_BR@b;"'
    )
    address = '<address class="12" P_PART_ADDRESS_SHORTNAME="ACME"/>'
    path = tmp_path / "a.xml"
    path.write_bytes(parts_file(part=attributes, records=address))
    assert list(check_file(path, shipped_mappings())) == []


def test_an_unknown_attribute_is_one_note_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    data = parts_file(part='P_ARTICLE_NEWER="1"')
    start, end = data.index(b"<part "), data.index(b"</part>") + 7
    path.write_bytes(data[:end] + data[start:end].replace(b"ACME.A1", b"ACME.A2") + data[end:])
    found = [item for item in check_file(path, shipped_mappings()) if "NEWER" in item.message]
    assert [(item.code, item.severity) for item in found] == [("CB303", Severity.NOTE)]


@pytest.mark.parametrize("line", ["Direction: inward", "Optional: maybe"])
def test_a_word_of_a_contact_that_is_none_is_told(line: str, tmp_path: Path) -> None:
    item = template(
        "1302.1.1", connectionDesignation="1", terminalNr="X1", additionaldescription=line
    )
    path = tmp_path / "parts.xml"
    path.write_bytes(parts_file([item]))
    (finding,) = (it for it in cadbridge.read(path).findings if it.rule.code == "CB337")
    assert line.partition(": ")[2] in finding.message
