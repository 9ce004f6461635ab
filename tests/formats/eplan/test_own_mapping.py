"""A company's own mapping: what was written with it is read with it; a wrong one is refused."""

from io import BytesIO
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.formats import format_named
from cadbridge.formats.eplan.reader import read_parts
from cadbridge.jobs.diff import diff
from cadbridge.mapping import Mappings
from cadbridge.model import Library
from tests.formats.eplan.files import written

PLACE = "fields: [{{field: {field}, place: {place}, codec: {codec}}}]"


def own(folder: Path, text: str) -> Mappings:
    (folder / "eplan.yaml").write_text(text, encoding="utf-8")
    return Mappings(folder)


@pytest.mark.parametrize(
    "text",
    [
        "settings: {product_groups: {drive: 1/22/1}}",
        "settings: {product_groups: {cable_module: 1/1/2}, cable_form: module}",
        "settings: {definitions: {point: 1302.2.1}}",
        "settings: {plug_tags: {a: W1, b: W2}, cable_form: module}",
        PLACE.format(field="type_number", place="part.P_ARTICLE_FUNCTIONGROUP", codec="text"),
        PLACE.format(field="connector.coding", place="variant.P_ARTICLE_CLASSNUMBER", codec="text"),
        PLACE.format(field="cable.conductors.pair", place="functiontemplate.pair", codec="text"),
        PLACE.format(field="ports.pins.signal", place="functiontemplate.idx2", codec="text"),
    ],
)
def test_what_is_written_with_it_is_read_with_it(
    text: str, tmp_path: Path, shipped_library: Library
) -> None:
    mappings = own(tmp_path, text)
    data = written(shipped_library, mappings=mappings)
    result = read_parts(BytesIO(data), "parts.xml", mappings)
    assert result.findings == ()
    assert diff(shipped_library, result.library, format_named("eplan").carried_paths()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("settings: {definitions: {point: ''}}", "a function definition is empty"),
        ("settings: {pictures: gif}", "pictures is png or jpeg, not 'gif'"),
        ("settings: {product_groups: {drive: 1/9}}", "'1/9' is not a code of three numbers"),
        ("settings: {plug_tags: {a: X, b: X}}", "two different device tags"),
        ("settings: {trades: 100%}", "'100%' cannot be the name"),
        (PLACE.format(field="note", place="part.A", codec="multilang"), "note cannot be multilang"),
        (PLACE.format(field="width_mm", place="there.A", codec="decimal"), "width_mm cannot be"),
        (PLACE.format(field="width_mm", place="part.A", codec="text"), "width_mm cannot be text"),
        (PLACE.format(field="type_number", place="part.A B", codec="text"), "'A B' cannot be"),
        (PLACE.format(field="type_number", place="part", codec="text"), "'' cannot be the name"),
        (
            PLACE.format(field="type_number", place="part.P_ARTICLE_ORDERNR", codec="text"),
            "P_ARTICLE_ORDERNR is the place of 2 fields",
        ),
    ],
)
def test_a_wrong_one_is_refused_in_words(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=said):
        written(Library(), mappings=own(tmp_path, text))
