"""Files in inches and pounds become millimetres and kilograms, each by its own root."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

import cadbridge
from cadbridge.formats.eplan.reader import iterate_parts
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Part
from tests.formats.eplan.files import read, written
from tests.formats.eplan.parts_files import parts_file

INCH = 'length-unit="inch" weight-unit="lb" type="EPLAN.PartsManagement"'
SIZES = 'P_ARTICLE_WIDTH="2" P_ARTICLE_HEIGHT="4.50" P_ARTICLE_DEPTH="0,125" P_ARTICLE_WEIGHT="1.5"'


def test_inches_and_pounds_are_converted_exactly() -> None:
    part = read(parts_file(part=SIZES, root=INCH)).library.parts[0]
    assert (part.width_mm, part.height_mm) == (Decimal("50.8"), Decimal("114.3"))
    assert (part.depth_mm, part.weight_kg) == (Decimal("3.175"), Decimal("0.680388555"))


def test_what_is_converted_has_no_zeros_behind_and_comes_back_as_it_was() -> None:
    data = parts_file(part='P_ARTICLE_DEPTH="0.8750" P_ARTICLE_WIDTH="10.00"', root=INCH)
    library = read(data).library
    assert [str(library.parts[0].depth_mm), str(library.parts[0].width_mm)] == ["22.225", "254"]
    assert b'DEPTH="0.8750"' in written(library)
    assert b'WIDTH="10.00"' in written(library)


def test_what_is_written_back_is_as_it_was() -> None:
    spacing = 'P_ARTICLE_SPACING_FRONT="0.25" P_ARTICLE_MOUNTINGSPACE="9"'
    pattern = (
        '<terminal P_PART_TERMINAL_NAME="T"><terminalPosition name="1" xpos="1.5"/></terminal>'
    )
    data = parts_file(part=f"{SIZES} {spacing}", root=INCH, records=pattern)
    again = etree.fromstring(written(read(data).library))
    old = etree.fromstring(data)
    assert [again.get(name) for name in ("length-unit", "weight-unit")] == ["inch", "lb"]
    for tag in ("terminalPosition", "part"):
        (new,), (before,) = again.iter(tag), old.iter(tag)
        assert [new.get(name) for name in before.attrib] == [*before.attrib.values()]


def test_what_cannot_be_exact_in_inches_is_written_in_ours() -> None:
    library = read(parts_file(part=SIZES, root=INCH)).library
    (part,) = library.parts
    changed = library.with_parts((Part(part_number="B", width_mm=Decimal(45)), part))
    data = written(changed)
    root = etree.fromstring(data)
    assert root.get("length-unit") == "mm"
    assert [item.width_mm for item in read(data).library.parts] == [Decimal(45), Decimal("50.8")]


@pytest.mark.parametrize("first", ["mm", "inch"])
def test_a_file_stamps_its_unit_on_no_other(first: str, tmp_path: Path) -> None:
    roots = {"mm": 'length-unit="mm"', "inch": INCH}
    other = {"mm": "inch", "inch": "mm"}[first]
    folder = tmp_path / "both"
    folder.mkdir()
    for name, unit in (("a", first), ("b", other)):
        data = parts_file(part='P_ARTICLE_WIDTH="2"', root=roots[unit])
        (folder / f"{name}.xml").write_bytes(data.replace(b"ACME.A1", f"ACME.{unit}".encode()))
    library = cadbridge.read(folder).library
    sizes = {part.part_number: part.width_mm for part in library.parts}
    assert sizes == {"ACME.mm": Decimal(2), "ACME.inch": Decimal("50.8")}
    again = written(library)
    assert etree.fromstring(again).get("length-unit") == "mm"
    assert {part.part_number: part.width_mm for part in read(again).library.parts} == sizes


def test_parts_that_come_one_by_one_are_converted_too() -> None:
    data = parts_file(part=SIZES, root=INCH)
    (part,) = iterate_parts(BytesIO(data), "parts.xml", shipped_mappings())
    assert part.width_mm == Decimal("50.8")


def test_a_unit_nobody_knows_is_a_warning() -> None:
    result = read(parts_file(part=SIZES, root='length-unit="ell"'))
    assert "CB329" in [item.code for item in result.findings]
    assert result.library.parts[0].width_mm == Decimal(2)


def test_a_number_with_a_thousands_point_is_refused_aloud() -> None:
    result = read(parts_file(part='P_ARTICLE_WIDTH="1.234,5"'))
    assert "CB325" in [item.code for item in result.findings]
    assert result.library.parts[0].width_mm is None
