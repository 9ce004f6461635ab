"""What the model has no place for is shown by EPLAN's labels: contents, variants, further data."""

from pathlib import Path

import openpyxl
import pytest

import cadbridge
from cadbridge.formats import format_named, told_of
from cadbridge.formats.eplan.kept.lost import kept_names
from cadbridge.jobs.losses import losses
from cadbridge.mapping import shipped_mappings
from cadbridge.model import ConnectorSpec, Gender, Kind, Library, Part
from tests.formats.eplan.files import read, written
from tests.formats.eplan.parts_files import parts_file, template

VARIANTS = (
    b'<variant P_ARTICLE_VARIANT="2"><variantx P_ARTICLE_DESCR1="en_US@Part, red;"'
    b' P_ARTICLE_WIDTH="30"/><functiontemplate connectionDesignation="3&#10;4" pos="1"'
    b' functiondefcategory="201" functiondefgroup="1" functiondefid="2"/></variant>'
)
POSITIONS = (
    b'<assemblyposition additionaltext="left" count="2" partnr="ACME.K1" pos="1" posnr="10"/>'
    b'<assemblyposition count="1" partnr="ACME.K2" pos="2"/>'
)


def tables(data: bytes) -> dict[str, list[list[str]]]:
    (part,) = read(data).library.parts
    return {
        item.title: [list(row) for row in item.rows] for item in told_of(part, shipped_mappings())
    }


def test_further_variants_are_shown_with_what_is_other_in_them() -> None:
    data = parts_file().replace(b"</part>", VARIANTS + b"</part>")
    rows = tables(data)["Variant 2"]
    assert ["Part: Designation 1", "Part, red"] in rows
    assert ["Width", "30 mm"] in rows
    assert ["NO auxiliary contact", "3, 4"] in rows


def test_the_contents_of_an_assembly_are_shown() -> None:
    data = parts_file().replace(b"</variant>", POSITIONS + b"</variant>")
    rows = tables(data.replace(b'P_ARTICLE_PARTTYPE="1"', b'P_ARTICLE_PARTTYPE="4"'))["Consists of"]
    assert [(row[0], row[2], row[4], row[6]) for row in rows] == [
        ("ACME.K1", "2", "10", "left"),
        ("ACME.K2", "1", "", ""),
    ]


def test_attributes_without_a_field_are_shown_by_their_labels() -> None:
    data = parts_file(
        variant='P_ARTICLE_OUTERDIAMETER="12.5 mm"', part='P_ARTICLE_SPACING_LEFT="5"'
    )
    rows = tables(data)["Further data in EPLAN"]
    assert [row[0] for row in rows if row[1] == "12.5 mm"] == ["Outside diameter"]
    assert [row for row in rows if row[1] == "5 mm" and "P_ARTICLE" not in row[0]]


def test_codes_are_shown_as_words() -> None:
    data = parts_file(
        variant='P_ARTICLE_WIRECROSSSECTION_UNIT="3"',
        part='P_ARTICLE_IS_ACCESSORY="1" P_ARTICLE_MOUNTINGSITE="3"',
    )
    rows = tables(data.replace(b'P_ARTICLE_PARTTYPE="1"', b'P_ARTICLE_PARTTYPE="5"'))
    said = dict(rows["Further data in EPLAN"])
    assert said["Record type"] == "Module"
    assert said["Unit for connection cross-section / diameter"] == "AWG"
    assert said["Part is accessory"] == "yes"
    assert "Door" in said.values()


def test_a_code_that_eplan_does_not_have_stays() -> None:
    said = dict(tables(parts_file(part='P_ARTICLE_MOUNTINGSITE="77"'))["Further data in EPLAN"])
    assert "77" in said.values()


def test_they_are_written_back_and_their_loss_is_counted() -> None:
    data = parts_file().replace(b"</variant>", POSITIONS + b"</variant>")
    data = data.replace(b"</part>", VARIANTS + b"</part>")
    library = read(data).library
    assert written(library).count(b"<assemblyposition ") == 2
    assert b'P_ARTICLE_VARIANT="2"' in written(library)
    assert len(list(kept_names(library.parts[0].extras["eplan"]))) > 5
    lost = [loss.name for loss in losses(library, format_named("excel"))]
    assert {"variant 2: Part: Designation 1", "variant 2: Width"} <= set(lost)


@pytest.mark.parametrize(
    "data",
    [
        parts_file(part='P_ARTICLE_WIDTH="22,5" P_ARTICLE_ORDERNR=" 47 "'),
        parts_file(part='P_ARTICLE_NOTE="de_DE@x; en_US@y"'),
        parts_file(part='P_ARTICLE_EXTERNAL_DOCUMENT_1="https://a.example/x&#13;&#10;Sheet"'),
        parts_file(
            [template("4.1.4", connectionDesignation="1", terminalNr="1,5")], group="1/29/1"
        ),
        parts_file([template("1302.1.1", connectionDesignation=" 1 ", terminalNr="X1 ")]),
    ],
)
def test_another_spelling_is_no_loss(data: bytes) -> None:
    library = read(data).library
    assert library.parts[0].extras
    names = {loss.name for loss in losses(library, format_named("excel"))}
    assert not names & {"Width", "Order number", "Description", "External document 1"}
    assert not {name for name in names if "ross-section" in name or "esignation" in name}


def test_what_a_spelling_hides_is_a_loss() -> None:
    data = parts_file(
        [template("4.1.4", connectionDesignation="1", characteristics="8", idx1="SH")],
        group="1/29/1",
        part='P_ARTICLE_WIDTH="wide" P_ARTICLE_DESCR2="de_DE@a;de_DE@b;"'
        ' P_ARTICLE_EXTERNAL_DOCUMENT_1="https://a.example/x&#10;de_DE@Blatt;en_US@Sheet;"',
    )
    names = {loss.name for loss in losses(read(data).library, format_named("excel"))}
    assert {"Width", "Part: Designation 2", "languages of External document 1"} <= names
    assert {"Potential type", "Shielded by"} <= names


def test_what_other_tables_show_is_not_shown_once_more() -> None:
    documents = 'P_ARTICLE_EXTERNAL_DOCUMENT_1="https://a.example/x&#10;de_DE@Blatt;"'
    note = 'P_ARTICLE_NOTE=" de_DE@a; en_US@b"'
    assert "Further data in EPLAN" not in tables(parts_file(part=f"{documents} {note}"))
    two = documents.replace("Blatt;", "Blatt;en_US@Sheet;")
    assert tables(parts_file(part=two))["Further data in EPLAN"] == [
        ["External document 1: title", "de_DE: Blatt; en_US: Sheet"]
    ]


def plug_of(*pins: dict[str, str]) -> bytes:
    plug = template("103.1.3", terminalNr="-X7")
    return parts_file([plug, *pins], group="1/4/1", variant=f'P_ARTICLE_PINCOUNT="{len(pins)}"')


def test_pins_of_a_plug_are_shown_with_port_points_and_descriptions() -> None:
    data = plug_of(
        template("101.2.5", terminalNr="A", connectionDesignation="A", connectiondescription="L1"),
        template("101.2.6", terminalNr="1", connectionDesignation="1|1'"),
        template("101.2.14", terminalNr="SH"),
    )
    assert tables(data)["Pins -X7"] == [
        ["A", "A", "L1", "Female pin, 2 connection points"],
        ["1", "1, 1'", "", "PE male pin, 2 connection points"],
        ["SH", "", "", "SH female pin, 2 connection points"],
    ]


def test_pins_of_a_plug_of_ours_are_not_shown_twice() -> None:
    spec = ConnectorSpec(series="M12", ways=2, gender=Gender.FEMALE)
    part = Part(part_number="A.1", kind=Kind.CONNECTOR, connector=spec)
    assert not any("Pins" in title for title in tables(written(Library(parts=(part,)))))


def test_what_is_lost_of_a_further_variant_is_said_to_be_its() -> None:
    data = parts_file(part='P_ARTICLE_WIDTH="50"').replace(b"</part>", VARIANTS + b"</part>")
    (part,) = read(data).library.parts
    names = list(kept_names(part.extras["eplan"]))
    assert "variant 2: Width" in names
    assert "Width" not in names


def test_the_text_of_a_function_is_shown() -> None:
    item = template("201.1.2", connectionDesignation="3|4", description="Fault signal")
    (row,) = tables(parts_file([item]))["Function texts"]
    assert "3-4" in row[0]
    assert row[1] == "Fault signal"


def test_what_is_kept_stands_in_excel_to_be_read(tmp_path: Path) -> None:
    data = parts_file().replace(b"</variant>", POSITIONS + b"</variant>")
    library = read(data).library
    book = tmp_path / "parts.xlsx"
    cadbridge.write(library, book)
    sheet = openpyxl.load_workbook(book)["Further data"]
    rows = list(sheet.iter_rows(values_only=True))
    (row,) = [row for row in rows if row[2] == "ACME.K1"]
    assert row[:2] == (library.parts[0].part_number, "Consists of")
    assert row[3] == "Count: 2; Position: 10; Text: left"
    reader = format_named("excel").read
    assert reader is not None and not reader(book, shipped_mappings()).findings


def test_what_stands_below_a_part_is_shown() -> None:
    conductor = template("4.1.4", connectionDesignation="BN", characteristics="1")
    bus = template("300.4.1", terminalNr="PN2", plcbussystem="12")
    below = (
        '<attributeposition pos="1" P_ARTICLE_ATTRIBUTE_VALUE="red"/>'
        '<userproperty pos="1" identname="Beta.RoHS" value="??_??@yes;"/>'
    )
    cable = tables(parts_file([template("400.1.1"), conductor], group="1/29/1", below=below))
    rows = cable["Further data in EPLAN"]
    assert ["conductor BN, Potential type", "L"] in rows
    assert [row for row in rows if row[1].endswith("red")]
    assert [row for row in rows if "Beta.RoHS" in row[1] and "yes" in row[1]]
    rows = tables(parts_file([bus], group="1/26/1"))["Further data in EPLAN"]
    assert [row for row in rows if "Bus system: " in row[1] and "PN2" in row[1]]


def test_records_are_called_as_eplan_calls_them(tmp_path: Path) -> None:
    records = (
        b'<construction P_PART_CONSTRUCTION_NAME="D1"><drillingPosition pos="1" type="1" xpos="3"/>'
        b'</construction><accessorylist P_PART_ACCESSORYLIST_NAME="A1"/>'
        b'<terminal P_PART_TERMINAL_NAME="C1"/>'
    )
    data = parts_file().replace(b"</partsmanagement>", records + b"</partsmanagement>")
    path = tmp_path / "parts.xml"
    path.write_bytes(data)
    describe = format_named("eplan").describe
    assert describe is not None
    told = describe(path)
    assert told["drilling pattern records"] == "1: D1"
    assert told["accessory list records"] == "1: A1"
    assert told["connection point pattern records"] == "1: C1"
    changes = list(format_named("eplan").kept_changes({}, read(data).library.records["eplan"]))
    shown = {place: now for place, _, now in changes}
    assert (
        shown["drilling pattern[D1]"] == "Name: D1, drilling: Drill type: Drill, X position: 3 mm"
    )
    assert "accessory list[A1]" in shown
    assert "connection point pattern[C1]" in shown


def test_a_file_tells_how_many_pins_its_plugs_have() -> None:
    describe = format_named("eplan").describe
    assert describe is not None
    data = Path(__file__).parents[2] / "data" / "eplan"
    assert describe(data / "plug.xml")["plug pins"] == "5"
    assert "plug pins" not in describe(data / "contactor.xml")
