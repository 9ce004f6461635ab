"""`cadbridge check` of parts files: our own are clean, every mistake is found where it is."""

from io import BytesIO
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.findings import Finding
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.check import check_stream
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

FOLDER = Path(__file__).parents[2] / "data" / "eplan"

GOOD = {
    "P_ARTICLE_PARTTYPE": "1",
    "P_ARTICLE_PARTNR": "A.1",
    "P_ARTICLE_CRAFT_ELECTRICAL": "1",
    "P_ARTICLE_DESCR1": "en_US@One;",
    "P_ARTICLE_ORDERNR": "1",
    "P_ARTICLE_PRODUCTTOPGROUP": "1",
    "P_ARTICLE_PRODUCTGROUP": "1",
    "P_ARTICLE_PRODUCTSUBGROUP": "1",
    "P_ARTICLE_TYPENR": "1",
}
VARIANT = '<variant P_ARTICLE_VARIANT="1"/>'


def template(code: str, more: str = "") -> str:
    category, group, id_ = code.split(".")
    return (
        f'<functiontemplate functiondefcategory="{category}" functiondefgroup="{group}"'
        f' functiondefid="{id_}" pos="1" {more}/>'
    )


def part(inner: str = VARIANT, **changes: str) -> str:
    """A part without fault but for the changes; `inner` stands below it."""
    values = GOOD | {f"P_ARTICLE_{name}": value for name, value in changes.items()}
    attributes = " ".join(f'{name}="{value}"' for name, value in values.items())
    return f"<part {attributes}>{inner}</part>"


def variant(inner: str = "", more: str = "") -> str:
    return f'<variant P_ARTICLE_VARIANT="1" {more}>{inner}</variant>'


def findings(*records: str, root: str = "") -> list[Finding]:
    body = "\n".join(records)
    data = f"<partsmanagement {root}>\n{body}\n</partsmanagement>"
    return list(check_stream(BytesIO(data.encode()), "parts.xml"))


def codes(*records: str, root: str = "") -> list[str]:
    return [finding.code for finding in findings(*records, root=root)]


def test_a_good_part_has_no_finding() -> None:
    assert codes(part()) == []


@pytest.mark.parametrize("edition", ["2.9", "2026"])
def test_our_own_export_has_no_finding(
    shipped_library: Library, edition: str, tmp_path: Path
) -> None:
    item = format_named("eplan")
    assert item.write is not None
    assert item.check is not None
    job = WriteJob(
        library=shipped_library,
        parts=shipped_library.parts,
        mappings=shipped_mappings(),
        options={"edition": edition},
    )
    item.write(job, tmp_path / "parts.xml")
    assert list(item.check(tmp_path / "parts.xml", shipped_mappings())) == []


@pytest.mark.parametrize(
    ("code", "record"),
    [
        ("CB301", "<novelty/>"),
        ("CB302", template("1303.1.1")),
        ("CB303", part(P_ARTICLE_COLOUR="red")),
        ("CB304", part(WIDTH="1,5", HEIGHT="1", DEPTH="1")),
        ("CB304", part(DISCONTINUED="yes")),
        ("CB304", part(PRICEUNIT="1.5")),
        ("CB305", part(IDENTCODE="1" * 21)),
        ("CB306", part(PARTTYPE="7")),
        ("CB306", part(MOUNTINGSITE="9")),
        ("CB307", part(NOTE="plain text")),
        ("CB307", part(NOTE="en_US@a;en_US@b;")),
        ("CB307", part(NOTE="en_US@a; de_DE@b;")),
        ("CB308", part(inner="")),
        ("CB309", part(PRODUCTSUBGROUP="184")),
        ("CB312", part(variant(template("1303.1.9")))),
        ("CB313", part(variant(template("1303.1.1") + template("1302.1.1")))),
        ("CB314", part(f'<freeproperty pos="1001"/>{VARIANT}')),
        ("CB316", part(MANUFACTURER="ACME")),
        ("P502004", part(variant(template("201.1.1")))),
        ("P502007", part(WIDTH="5")),
        ("P502011", part(TYPENR="")),
        ("P502012", part(ORDERNR="")),
        ("P502013", part(DESCR1="")),
        ("P502017", part(CRAFT_ELECTRICAL="0")),
        ("P502024", part(PARTNR=" A.1")),
        ("P502025", part(PRODUCTGROUP="26")),
        ("P502028", part(variant(template("300.4.1")))),
        ("P502029", part(variant('<moduleposition partnr="B" pos="1"/>'))),
        ("P502031", part(variant(template("1302.1.0")))),
        ("P502035", part(f'<userproperty P_ARTICLE_FREE_DATA_IDENTNAME="X"/>{VARIANT}')),
        ("P502039", part(variant(template("4.1.4", 'wireconnectionstart="X9:1"')))),
        ("P502040", part(variant(more='P_ARTICLE_VOLTAGE="24"'))),
        ("P502041", part(variant(more='P_ARTICLE_VOLTAGE="24 A"'))),
        ("P502042", part(PICTUREFILE="C:\\x.jpg")),
    ],
)
def test_each_mistake_has_its_finding(code: str, record: str) -> None:
    assert codes(record) == [code]


def test_undefined_product_groups_are_told_one_by_one() -> None:
    groups = {"PRODUCTTOPGROUP": "0", "PRODUCTGROUP": "0", "PRODUCTSUBGROUP": "0"}
    assert codes(part(**groups)) == ["P502014", "P502015", "P502016"]


def test_potential_types_belong_to_cables() -> None:
    cable = {"PRODUCTGROUP": "29"}
    wire = variant(template("4.1.4", 'characteristics="9"'))
    assert codes(part(wire, **cable)) == ["CB306"]
    assert codes(part(wire)) == []


def test_records_are_held_against_each_other() -> None:
    assert codes(part(), part()) == ["CB315"]
    assert codes(part(PARTNR="A.1", ERPNR="7"), part(PARTNR="A.2", ERPNR="7")) == ["P502021"]
    address = '<address class="12" P_PART_ADDRESS_SHORTNAME="ACME"/>'
    assert codes(part(MANUFACTURER="ACME"), address) == []


def test_connection_point_pattern_must_fit_the_functions() -> None:
    points = template("1302.1.1", 'terminalNr="X1" connectionDesignation="1"')
    device = part(variant(points), REF_TERMINAL_NAME="P")
    pattern = (
        '<terminal P_PART_TERMINAL_NAME="P"><terminalPosition devicetag="X1" name="{}"/></terminal>'
    )
    assert codes(device, pattern.format("1")) == []
    assert codes(device, pattern.format("2")) == ["P502033"]


def test_findings_say_line_part_and_attribute() -> None:
    (finding,) = findings("", part(WEIGHT="heavy"))
    assert finding.place.line == 3
    assert finding.place.text() == "parts.xml:3, part A.1, field part.P_ARTICLE_WEIGHT"


def test_root_is_checked() -> None:
    assert codes(root='type="Other"') == ["CB317"]
    assert codes(root='length-unit="cm"') == ["CB317"]
    assert codes(root='type="EPLAN.PARTSMANAGEMENT" length-unit="inch"') == []


def test_foreign_files_show_their_own_mistakes_only() -> None:
    found = {
        path.stem: sorted({item.code for item in check_stream(BytesIO(path.read_bytes()), "x")})
        for path in sorted(FOLDER.glob("*.xml"))
    }
    assert found["contactor"] == ["CB307"]
    assert found["servo-motor"] == ["CB304", "CB307"]
    assert found["cable-module"] == found["drilling-pattern"] == ["CB316"]
    assert set(found["strange"]) >= {"CB301", "CB303", "CB308", "CB313", "P502014"}


@pytest.mark.parametrize(
    "data", [b"", b"<partsmanagement>", b"<other/>", b"<!DOCTYPE a><partsmanagement/>"]
)
def test_damaged_files_give_one_error(data: bytes) -> None:
    with pytest.raises(FileError):
        list(check_stream(BytesIO(data), "parts.xml"))
