"""What was decided once, and nothing else would tell when it is undone."""

from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree

from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.edz import archive
from cadbridge.formats.eplan.fields.attributes import encode_technical
from cadbridge.formats.eplan.plan import FORMAT, make_plan
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library, Part, Property
from tests.formats.eplan.files import read, written
from tests.formats.eplan.parts_files import parts_file, template

PLAN = make_plan(shipped_mappings()[FORMAT], "")
PLACE = next(place for place in PLAN.technical if place.edition <= PLAN.edition)


@pytest.mark.parametrize("over", [0, 1])
def test_one_character_beyond_a_fields_length_goes_to_a_row(over: int) -> None:
    text = "x" * (PLACE.length + over)
    attributes, rows = encode_technical((Property(name=PLACE.label, value=text),), PLAN)
    assert (attributes.get(PLACE.attribute) == text, bool(rows)) == (not over, bool(over))


def test_a_tolerance_is_told_once_a_name() -> None:
    rows = [template("1303.1.1", idx1=f"a|b{number}") for number in range(5)]
    for row in rows:
        row["madeUp"] = "1"
    findings = [item for item in read(parts_file(rows)).findings if "madeUp" in item.message]
    assert len(findings) == 1


def test_two_kept_rows_of_one_position_keep_it() -> None:
    texts = ["en_US@first;", "en_US@second;"]
    below = "".join(
        f"<freeproperty pos='7' P_ARTICLE_FREE_DATA_DESCRIPTION={quoteattr(text)} "
        f"P_ARTICLE_FREE_DATA_VALUE='en_US@1;' other='{number}'/>"
        for number, text in enumerate(texts)
    )
    library = read(parts_file(below=below)).library
    (part,) = library.parts
    more = replace(part, properties=(*part.properties, Property(name="third", value="2")))
    again = etree.fromstring(written(library.with_parts((more,))))
    rows = [row for row in again.iter("freeproperty") if row.get("other")]
    assert [row.get("pos") for row in rows] == ["7", "7"]


def test_more_members_than_any_archive_has_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    item, library = format_named("edz"), Library(parts=(Part(part_number="A.1"),))
    path = tmp_path / "parts.edz"
    assert item.write is not None
    assert item.read is not None
    mappings = shipped_mappings()
    item.write(WriteJob(library=library, parts=library.parts, mappings=mappings), path)
    assert item.read(path, mappings).library.parts
    monkeypatch.setattr(archive, "_MOST_MEMBERS", 1)
    with pytest.raises(FileError, match="at most 1 are read"):
        item.read(path, mappings)
