"""`cadbridge check` of parts files: our own are clean, every mistake is found where it is."""

from io import BytesIO
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.findings import Finding
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.check import check_stream, notes
from cadbridge.mapping import Mappings, shipped_mappings
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
    assert codes(part(NOTE="en_US@@@home;")) == []


@pytest.mark.parametrize("edition", ["2.9", "2026"])
@pytest.mark.parametrize("form", ["component", "module"])
def test_our_own_export_has_no_finding(
    shipped_library: Library, edition: str, form: str, tmp_path: Path
) -> None:
    (tmp_path / "eplan.yaml").write_text(f"settings:\n  cable_form: {form}\n", encoding="utf-8")
    item = format_named("eplan")
    assert item.write is not None
    assert item.check is not None
    job = WriteJob(
        library=shipped_library,
        parts=shipped_library.parts,
        mappings=Mappings(tmp_path),
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
        ("CB307", part(NOTE="plain; en_US@a;")),
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


@pytest.mark.parametrize("value", ["230/400 V", "380-480 V", "5,9/3,4 V"])
def test_several_values_in_one_attribute_are_called_that(value: str) -> None:
    (found,) = findings(part(variant(more=f'P_ARTICLE_VOLTAGE="{value}"')))
    assert (found.code, found.message.count(value)) == ("P502041", 1)
    assert "not a unit" not in found.message


def test_a_text_in_many_languages_is_checked_at_once() -> None:
    texts = [f"{first}{second}_XX@text" for first in "abcdef" for second in "ghijkl"]
    assert codes(part(NOTE=";".join(texts))) == ["CB307"]
    assert codes(part(NOTE=";".join([*texts, ""]))) == []


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


def test_patterns_that_a_part_names_go_along_with_it() -> None:
    hole = f'<constructionPosition name="H" pos="1"/>{VARIANT}'
    assert codes(part(REF_TERMINAL_NAME="P")) == ["P502008"]
    assert codes(part(REF_CONSTRUCTION_NAME="H")) == codes(part(hole)) == ["P502009"]
    pattern = '<construction P_PART_CONSTRUCTION_NAME="H"/>'
    assert codes(part(hole), part(PARTNR="A.2", REF_CONSTRUCTION_NAME="H"), pattern) == []


@pytest.mark.parametrize(
    ("code", "inner"),
    [
        ("P502020", '<accessoryposition partnr="B.1" pos="1" variant="{}"/>' + VARIANT),
        ("P502010", variant('<moduleposition partnr="B.1" pos="1" devicetag="X" variant="{}"/>')),
        ("P502010", variant('<assemblyposition partnr="B.1" pos="1" variant="{}"/>')),
    ],
)
def test_variants_named_elsewhere_are_held_against_the_part(code: str, inner: str) -> None:
    other = part(PARTNR="B.1")
    assert codes(part(inner.format("1")), other) == codes(part(inner.format("")), other) == []
    assert codes(part(inner.format("2"))) == [], "the part may be in EPLAN"
    assert codes(part(inner.format("2")), other) == [code]


def test_conductors_lead_to_pins_of_the_plugs_that_the_file_holds() -> None:
    pins = template("103.1.2") + template("101.2.4", 'terminalNr="1"').replace('pos="1"', 'pos="2"')
    plug = part(variant(pins), PARTNR="B.1", PRODUCTGROUP="4")
    place = '<moduleposition partnr="B.1" pos="1" devicetag="X" moduleid="M"/>'
    for reference, expected in (("X:1", []), ("ID:M:1", []), ("X:2", ["P502039"])):
        wire = template("4.1.4", f'wireconnectionstart="{reference}"')
        assert codes(part(variant(wire + place), PRODUCTGROUP="29"), plug) == expected


def test_connection_dimensions_agree_with_the_pattern() -> None:
    values = 'terminalNr="X" connectionDesignation="1&#10;2" connectiondimension="M3&#10;M4"'
    device = part(variant(template("1302.2.1", values)), REF_TERMINAL_NAME="P")
    pattern = (
        '<terminal P_PART_TERMINAL_NAME="P">'
        '<terminalPosition devicetag="X" name="2" terminalsize="{}"/></terminal>'
    )
    assert codes(device, pattern.format("M4")) == codes(device, pattern.format("")) == []
    (finding,) = findings(device, pattern.format("M5"))
    assert (finding.code, finding.message) == ("P502022", "X 2 has M4, in the pattern P M5")


def test_erp_numbers_of_variants() -> None:
    second = '<variant P_ARTICLE_VARIANT="2"><variantx P_ARTICLE_ERPNR="{}"/></variant>'
    assert codes(part(VARIANT + second.format("7"), ERPNR="7")) == []
    assert codes(part(VARIANT + second.format("8"), ERPNR="7")) == ["P502036"]


def test_variants_have_different_numbers() -> None:
    assert codes(part(VARIANT + VARIANT)) == ["CB313"]
    assert codes(part(VARIANT + VARIANT.replace('"1"', '"2"'))) == []


def test_positions_are_unique_in_every_record() -> None:
    for inner in (
        '<attributeposition pos="{}"/>',
        '<accessoryposition partnr="B.1" pos="{}"/>',
        '<freeproperty pos="{}"/>',
    ):
        assert codes(part(inner.format(1) + inner.format(1) + VARIANT)) == ["CB313"]
        assert codes(part(inner.format(1) + inner.format(2) + VARIANT)) == []
    hole = '<drillingPosition pos="1"/>'
    assert codes(f"<construction>{hole}{hole}</construction>") == ["CB313"]


def test_documents_are_links_or_lie_in_the_master_data() -> None:
    for link in ("https://example.com/x.pdf&#10;en_US@X;", "$(MD_DOCUMENTS)\\x.pdf", "www.a.com"):
        assert codes(part(EXTERNAL_DOCUMENT_2=link)) == []
    for path in ("C:\\x.pdf&#10;en_US@X;", "\\\\server\\x.pdf", "x.pdf"):
        assert codes(part(EXTERNAL_DOCUMENT_2=path)) == ["P502042"]


def test_missing_dimensions_are_told_as_eplan_tells_them() -> None:
    (finding,) = findings(part(WIDTH="5", DEPTH="0"))
    assert finding.message == "only some are given: width 5, height 0, depth 0"


def test_findings_say_line_part_and_attribute() -> None:
    (finding,) = findings("", part(WEIGHT="heavy"))
    assert finding.place.line == 3
    assert finding.place.text() == "parts.xml:3, part A.1, field part.P_ARTICLE_WEIGHT"


def test_an_attribute_of_another_element_is_told_its_place() -> None:
    (finding,) = findings(part(PINCOUNT="4"))
    assert finding.message == "part has no attribute P_ARTICLE_PINCOUNT; variant has"


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
    assert found["servo-motor"] == ["CB304"]
    assert found["cable-module"] == found["drilling-pattern"] == ["CB316"]
    assert set(found["strange"]) >= {"CB301", "CB303", "CB308", "CB313", "P502014"}


@pytest.mark.parametrize(
    "data", [b"", b"<partsmanagement>", b"<other/>", b"<!DOCTYPE a><partsmanagement/>"]
)
def test_damaged_files_give_one_error(data: bytes) -> None:
    with pytest.raises(FileError):
        list(check_stream(BytesIO(data), "parts.xml"))


def test_a_member_without_a_variant_is_told() -> None:
    assembly = variant('<assemblyposition partnr="B.1" variant="1" pos="1"/>')
    found = findings(part(assembly), part("", PARTNR="B.1"))
    assert "B.1 has no variant 1" in [finding.message for finding in found]


def test_a_full_temporary_folder_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    few_pages = f"{notes.TABLES}; PRAGMA max_page_count = 10;"
    monkeypatch.setattr(notes, "TABLES", few_pages)
    with pytest.raises(FileError, match="temporary folder"):
        findings(*(part(PARTNR=f"A.{number}") for number in range(1000)))


def test_parts_without_a_number_are_errors_each() -> None:
    found = codes(part(PARTNR=" "), part(PARTNR=""))
    assert (found.count("CB331"), "CB315" in found) == (2, False)
