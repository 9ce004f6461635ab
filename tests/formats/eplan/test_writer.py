"""What a written parts file looks like."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.kept.records import Records
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    CableSpec,
    Conductor,
    Direction,
    Extra,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
)
from tests.strategies import extras

DRIVE = Part(
    part_number="ACME.D1",
    kind=Kind.DRIVE,
    manufacturer="ACME",
    type_number="D1",
    order_number="4711",
    description={"en_US": "Drive <1> & 'more'", "de_DE": "Antrieb @ 1"},
    ports=(
        Port(
            designation="X1",
            pins=(
                Pin(contact="1", signal="+24 V", direction=Direction.SUPPLY_IN),
                Pin(contact="PE", direction=Direction.PROTECTIVE_EARTH),
                Pin(contact="SH", direction=Direction.SHIELD),
            ),
        ),
    ),
)


def written(tmp_path: Path, *parts: Part, edition: str = "2.9") -> bytes:
    library = Library(parts=parts, manufacturers=(Manufacturer(short_name="ACME", name="Acme"),))
    job = WriteJob(
        library=library, parts=parts, mappings=shipped_mappings(), options={"edition": edition}
    )
    path = tmp_path / "parts.xml"
    write = format_named("eplan").write
    assert write is not None
    write(job, path)
    return path.read_bytes()


def test_file_form_is_that_of_exports(tmp_path: Path) -> None:
    data = written(tmp_path, DRIVE)
    assert data.startswith(b'<?xml version="1.0" encoding="utf-8" ?>\r\n<partsmanagement count="1"')
    assert data.endswith(b"</partsmanagement>\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b'\r\n <part P_ARTICLE_PARTTYPE="1" P_ARTICLE_PARTNR="ACME.D1" ' in data
    assert b"en_US@Drive &lt;1&gt; &amp; &apos;more&apos;;de_DE@Antrieb @@ 1;" in data


def test_drive_is_a_black_box_with_connection_points(tmp_path: Path) -> None:
    root = etree.fromstring(written(tmp_path, DRIVE))
    templates = root.findall("part/variant/functiontemplate")
    names = ("functiondefcategory", "functiondefgroup", "functiondefid", "pos")
    assert [tuple(item.get(name) for name in names) for item in templates] == [
        ("1303", "1", "1", "1"),
        ("1302", "1", "1", "2"),
        ("1302", "1", "2", "3"),
        ("1302", "1", "4", "4"),
    ]
    assert [templates[1].get(name) for name in ("terminalNr", "connectionDesignation")] == [
        "X1",
        "1",
    ]
    assert templates[1].get("connectiondescription") == "+24 V"


def test_cores_of_one_colour_are_told_apart_by_their_number(tmp_path: Path) -> None:
    rows = (
        Conductor(id="a", colour="BK", core_number="1"),
        Conductor(id="b", colour="BK", core_number="2"),
        Conductor(id="c", colour="GNYE", core_number="3"),
        Conductor(id="d", colour="BK"),
    )
    cable = replace(DRIVE, kind=Kind.CABLE, ports=(), cable=CableSpec(conductors=rows))
    data = written(tmp_path, cable)
    templates = etree.fromstring(data).findall("part/variant/functiontemplate")[1:]
    assert [item.get("connectionDesignation") for item in templates] == ["1", "2", "GNYE", "BK"]
    read = format_named("eplan").read
    assert read is not None
    (back,) = read(tmp_path / "parts.xml", shipped_mappings()).library.parts
    assert back.cable == cable.cable


def test_text_that_xml_cannot_hold_is_refused_before_the_file_changes(tmp_path: Path) -> None:
    before = written(tmp_path, DRIVE)
    bad = Part(part_number="ACME.D2", note={"en_US": "bell \x07"})
    with pytest.raises(FileError, match=r"ACME\.D2: field note\[en_US\] .* U\+0007"):
        written(tmp_path, DRIVE, bad)
    assert (tmp_path / "parts.xml").read_bytes() == before


def test_unknown_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"no edition '1\.0'"):
        written(tmp_path, DRIVE, edition="1.0")


@given(extras())
def test_extras_that_no_file_left_there_do_no_harm(kept: Extra) -> None:
    part = replace(DRIVE, extras={"eplan": kept})
    library = Library(parts=(part,), records={"eplan": kept})
    writer = PartsWriter(WriteJob(library=library, parts=(part,), mappings=shipped_mappings()))
    stream = BytesIO()
    writer.write(stream, (part,), (), Records(kept))
    assert etree.fromstring(stream.getvalue()).find("part") is not None


@pytest.mark.parametrize(
    "kept",
    [
        {"children": [{"tag": "not a name"}]},
        {"attributes": {"a b": "c"}},
        {"attributes": {"note": "bell \x07"}},
        {"children": ["x", ["y"]]},
    ],
)
def test_extras_that_cannot_be_xml_are_refused(kept: Extra, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="ACME"):
        written(tmp_path, replace(DRIVE, extras={"eplan": kept}))
    assert list(tmp_path.iterdir()) == []


def write_records(name: str, path: Path, *records: Extra) -> None:
    library = Library(parts=(DRIVE,), records={"eplan": {"records": list(records)}})
    write = format_named(name).write
    assert write is not None
    write(WriteJob(library=library, parts=library.parts, mappings=shipped_mappings()), path)


@pytest.mark.parametrize("name", ["eplan", "edz"])
@pytest.mark.parametrize("record", [{"tag": "1x"}, {"tag": "x", "attributes": {"a": "\x00"}}])
def test_records_that_cannot_be_xml_are_refused(name: str, record: Extra, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the library's records"):
        write_records(name, tmp_path / "parts", record)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["eplan", "edz"])
def test_records_that_are_no_elements_are_left_out(name: str, tmp_path: Path) -> None:
    write_records(name, tmp_path / "bare")
    write_records(name, tmp_path / "parts", "x", ["y"], {"after": "z"}, {"address": "GONE"})
    assert (tmp_path / "parts").read_bytes() == (tmp_path / "bare").read_bytes()


def test_a_file_tells_its_units_and_records(tmp_path: Path) -> None:
    written(tmp_path, DRIVE)
    describe = format_named("eplan").describe
    assert describe is not None
    assert describe(tmp_path / "parts.xml") == {
        "count": "1",
        "length-unit": "mm",
        "weight-unit": "kg",
        "build": "137.1",
        "database": "cadbridge",
        "type": "EPLAN.PartsManagement",
        "address records": "1: ACME",
        "part records": "1",
    }
