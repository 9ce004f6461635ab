"""A vendor's free properties that are called as rows that cadbridge itself writes."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import cadbridge
from cadbridge.api import plan_import, read
from cadbridge.model import Library, Property
from tests.formats.eplan.files import outline, written
from tests.formats.eplan.files import read as read_bytes
from tests.formats.eplan.parts_files import parts_file, template

CLASHES = {
    "End: A": "State: open",
    "End: C": "",
    "No core: C": "Remarks: spare",
    "Document: 1": "Title: Manual",
    "Terminal: 13": "Connection: screw",
    "Terminals": "Designations: 1, 2",
    "Accessory: 1": "Part: ACME.B2",
    "Class: IP": "67",
    "Cable: part number": "ACME.C",
    "Cable: order number": "4711",
    "Order number": "not stated",
    "Supplier: order number": "S 1",
    "Price: currency": "EUR",
    "Rated voltage": "Value: 5",
}
CABLE = [
    template("400.1.1"),
    template("4.1.4", connectionDesignation="BN", terminalNr="1.5", characteristics="1"),
]


def vendors_file(database: str = 'database="SQL01"') -> bytes:
    rows = "".join(
        f'<freeproperty pos="{place}" P_ARTICLE_FREE_DATA_DESCRIPTION="??_??@{name};"'
        f' P_ARTICLE_FREE_DATA_VALUE="??_??@{value};"/>'
        for place, (name, value) in enumerate(CLASHES.items(), 1)
    )
    root = f'length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement" {database}'
    length = 'P_ARTICLE_CABLELENGTH="3"'
    return parts_file(CABLE, group="1/29/1", below=rows, variant=length, root=root)


@pytest.mark.parametrize("database", ['database="SQL01"', ""])
def test_they_stay_free_properties_and_come_back_whole(database: str) -> None:
    data = vendors_file(database)
    library = read_bytes(data).library
    (part,) = library.parts
    assert (part.part_number, part.order_number, part.currency) == ("ACME.A1", "", "")
    assert not (part.documents or part.accessories or part.terminals or part.classifications)
    assert part.cable
    assert part.cable.end_a.state == "not_stated"
    assert [row.id for row in part.cable.conductors] == ["BN"]
    filled = [value for value in CLASHES.values() if value]
    assert [item.value for item in part.properties] == filled
    again, before = etree.fromstring(written(library, sources=False)), etree.fromstring(data)
    again.attrib.pop("count")
    assert outline(again) == outline(before)


def test_they_are_the_same_in_a_library_of_ours_and_come_home_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "vendor.xml"
    file.write_bytes(vendors_file())
    own = tmp_path / "own"
    cadbridge.start_library(own)
    plan_import(own, file).apply()
    known = cadbridge.read_library(own).library
    assert not [it for changes in plan_import(own, file).changes.values() for it in changes]
    parts = [part for part in known.parts if part.part_number == "ACME.A1"]
    ours = tmp_path / "ours.xml"
    ours.write_bytes(written(replace(known, records={}), parts, sources=False))
    assert read(ours).library.parts[0].properties == parts[0].properties


def test_what_a_part_gains_makes_the_file_one_of_ours() -> None:
    library = read_bytes(vendors_file()).library
    (part,) = library.parts
    assert part.cable
    end = replace(part.cable.end_a, label="PLC")
    gained = library.with_parts((replace(part, cable=replace(part.cable, end_a=end)),))
    data = written(gained, sources=False)
    assert b'database="cadbridge"' in data
    (told,) = read_bytes(data).library.parts
    assert told.cable
    assert told.cable.end_a.label == "PLC"
    assert told.properties == part.properties


@pytest.mark.parametrize("number", ["MPC.POWER CABLE for DUET HV 80-100-142", "MPC.DUET HV 80"])
def test_what_eplan_exports_again_says_the_same_without_the_library(
    shipped_library: Library, number: str
) -> None:
    ours = written(shipped_library, [shipped_library.part_by_number[number]])
    eplans = ours.replace(b'database="cadbridge"', b'database="SQL01"')
    assert eplans != ours
    told = read_bytes(eplans).library
    assert told.parts == read_bytes(ours).library.parts
    again = read_bytes(written(told)).library
    assert [replace(part, extras={}) for part in again.parts] == list(told.parts)


def test_our_own_file_says_that_it_is_ours(shipped_library: Library) -> None:
    (part,) = (it for it in shipped_library.parts if it.kind == "contactor")
    named = replace(part, properties=(*part.properties, Property(name="End: A", value="x")))
    (told,) = read_bytes(written(replace(shipped_library, parts=(named,)))).library.parts
    assert told.properties == named.properties
