"""What the model has no place for is shown by EPLAN's labels: contents, variants, further data."""

from cadbridge.formats import format_named, told_of
from cadbridge.formats.eplan.kept.lost import kept_names
from cadbridge.jobs.losses import losses
from cadbridge.mapping import shipped_mappings
from tests.formats.eplan.files import read, written
from tests.formats.eplan.parts_files import parts_file

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
    assert ["Width", "30"] in rows
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
    assert [row for row in rows if row[1] == "5" and "P_ARTICLE" not in row[0]]


def test_they_are_written_back_and_their_loss_is_counted() -> None:
    data = parts_file().replace(b"</variant>", POSITIONS + b"</variant>")
    data = data.replace(b"</part>", VARIANTS + b"</part>")
    library = read(data).library
    assert written(library).count(b"<assemblyposition ") == 2
    assert b'P_ARTICLE_VARIANT="2"' in written(library)
    assert len(list(kept_names(library.parts[0].extras["eplan"]))) > 5
    lost = [loss.name for loss in losses(library, format_named("excel"))]
    assert {"Part: Designation 1", "Width"} <= set(lost)
