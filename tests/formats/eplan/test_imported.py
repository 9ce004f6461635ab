"""Whatever a file of others holds, a new library takes it, and `check` finds no error there."""

from pathlib import Path

import pytest
from lxml import etree

from cadbridge.check import check_library
from cadbridge.findings import Severity
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.library import LoadedLibrary
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library, Part
from tests.formats.eplan.files import outline, written
from tests.formats.eplan.parts_files import parts_file, template

FILES = sorted((Path(__file__).parents[2] / "data" / "eplan").glob("*.xml"))
VALUE = "P_ARTICLE_FREE_DATA_VALUE"
NAME = "P_ARTICLE_FREE_DATA_DESCRIPTION"


def core(designation: str, **values: str) -> dict[str, str]:
    return template("4.1.4", connectionDesignation=designation, **values)


ODD = {
    "group that is none": parts_file(group="1/6/11"),
    "supplier without address": parts_file(part='P_ARTICLE_SUPPLIER="XYZ"'),
    "pin arrangement in words": parts_file(
        [template("103.1.2"), template("101.2.4", terminalNr="1")],
        group="1/4/1",
        variant='P_ARTICLE_CONTACTOR_ARRANGEMENT="12+PE"',
    ),
    "shield that is not there": parts_file(
        [template("400.1.1"), core("BN", idx1="SH"), core("BU", idx1="S2"), core("SH")],
        group="1/29/1",
    ),
    "conductors without a name": parts_file(
        [template("400.1.1"), core(""), core(""), core("", characteristics="7")], group="1/29/1"
    ),
    "length without an order number": parts_file(
        [template("400.1.1"), core("BN")],
        group="1/29/1",
        variant='P_ARTICLE_CABLELENGTH="2"',
    ),
    "accessory twice": parts_file(
        below="".join(
            f'<accessoryposition pos="{n}" partnr="A.B" variant="{n}" parttype="1"/>'
            for n in (1, 2)
        )
    ),
    "rows without a value": parts_file(
        below=f'<freeproperty pos="1" {NAME}="en_US@Electrical data;"/>'
        f'<freeproperty pos="2" {VALUE}="" P_ARTICLE_FREE_DATA_UNIT="mm"/>'
        f'<freeproperty pos="90" {NAME}="eClass" P_ARTICLE_FREE_DATA_UNIT="9.0"/>'
    ),
    "two classes of one release": parts_file(
        below="".join(
            f'<freeproperty pos="{n}" {NAME}="??_??@eClass;" {VALUE}="??_??@27-{n};"'
            ' P_ARTICLE_FREE_DATA_UNIT="9.0"/>'
            for n in (1, 2)
        )
    ),
    "links without a title": parts_file(
        part=" ".join(
            f'P_ARTICLE_EXTERNAL_DOCUMENT_{n}="{text}"'
            for n, text in enumerate(
                ("https://a.example/d/x.pdf?v=1&#10;", "https://a.example/", r"C:\x\x.pdf"), 1
            )
        )
    ),
    "two documents of one title": parts_file(
        part=" ".join(
            f'P_ARTICLE_EXTERNAL_DOCUMENT_{n}="https://a.example/{n}&#10;de_DE@Blatt;"'
            for n in (1, 2, 3)
        )
    ),
    "points without a name": parts_file(
        [
            template("1303.1.1"),
            template("1302.1.1", terminalNr="X1", connectiondescription="24 V"),
            template("1302.1.1", terminalNr="X1", connectiondescription="0 V"),
            template("300.4.1", terminalNr="P1", connectiondescription="PROFINET"),
        ]
    ),
    "points of no plug": parts_file(
        [template("1303.1.1"), *(template("1302.1.1", connectionDesignation=n) for n in "1123")]
    ),
}


def imported(path: Path) -> tuple[ImportPlan, Library]:
    plan = plan_import(Library(), [path], shipped_mappings())
    return plan, apply(Library(), plan.merged(add_manufacturers=True))


def errors_of(library: Library) -> list[str]:
    found = check_library(LoadedLibrary(library=library, origins={}))
    return [str(item) for item in found if item.severity is Severity.ERROR]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_of_vendors_leave_a_library_without_errors(path: Path) -> None:
    _, library = imported(path)
    assert errors_of(library) == []


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_odd_files_leave_a_library_without_errors_and_are_written_again(
    data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "odd.xml"
    path.write_bytes(data)
    _, library = imported(path)
    assert errors_of(library) == []
    assert outline(_part(written(library))) == outline(_part(data))


def _part(data: bytes) -> etree._Element:
    """The part of a file, without attributes that say nothing."""
    (part,) = etree.fromstring(data).iter("part")
    for item in part.iter():
        for name, value in list(item.attrib.items()):
            if value in ("", "0"):
                del item.attrib[name]
    return part


def read_part(name: str, tmp_path: Path) -> tuple[Part, list[tuple[str, str]]]:
    path = tmp_path / "odd.xml"
    path.write_bytes(ODD[name])
    plan, library = imported(path)
    said = [(item.code, item.message) for item in plan.findings if item.code in ("CB338", "CB339")]
    return library.parts[0], said


def test_a_group_that_is_none_tells_the_kind_and_is_told(tmp_path: Path) -> None:
    part, said = read_part("group that is none", tmp_path)
    assert (str(part.kind), part.product_group) == ("circuit_breaker", "")
    assert said == [("CB338", "EPLAN has no product group '1/6/11'")]


def test_a_shield_that_is_not_there_is_told(tmp_path: Path) -> None:
    part, said = read_part("shield that is not there", tmp_path)
    assert part.cable is not None
    assert {row.shielded_by for row in part.cable.conductors} == {""}
    assert [code for code, _ in said] == ["CB338", "CB338"]


def test_what_is_kept_unseen_is_told(tmp_path: Path) -> None:
    _, said = read_part("pin arrangement in words", tmp_path)
    assert said == [("CB339", "the pin arrangement '12+PE' is the name of no face")]
    part, said = read_part("accessory twice", tmp_path)
    assert [item.part_number for item in part.accessories] == ["A.B"]
    assert said == [("CB339", "is an accessory once more")]


def test_what_has_no_name_has_its_number(tmp_path: Path) -> None:
    part, _ = read_part("conductors without a name", tmp_path)
    assert part.cable is not None
    assert [row.id for row in part.cable.conductors] == ["#1", "#2", "#3"]
    part, _ = read_part("points without a name", tmp_path)
    pins = [(port.designation, pin.contact, pin.signal) for port in part.ports for pin in port.pins]
    assert pins == [("X1", "#1", "24 V"), ("X1", "#2", "0 V"), ("P1", "#1", "PROFINET")]


def test_a_length_without_an_order_number_is_ordered_by_the_part_number(tmp_path: Path) -> None:
    part, _ = read_part("length without an order number", tmp_path)
    assert part.cable is not None
    assert [(str(item.length_mm), item.order_code) for item in part.cable.lengths] == [
        ("2E+3", "A1")
    ]


def test_a_second_class_of_one_release_is_technical_data(tmp_path: Path) -> None:
    part, _ = read_part("two classes of one release", tmp_path)
    assert [(item.system, item.code) for item in part.classifications] == [("ECLASS", "27-1")]
    assert [(item.name, item.value) for item in part.properties] == [("eClass", "27-2")]


def test_links_are_known_by_their_files(tmp_path: Path) -> None:
    part, _ = read_part("links without a title", tmp_path)
    assert [item.title for item in part.documents] == ["x.pdf", "a.example", "x.pdf #2"]
