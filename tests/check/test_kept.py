"""What nobody's file could hold is an error of `check`, and one line where it is written."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cadbridge.check import check_library
from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.library import LoadedLibrary, read_library
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Extra, Library, Part

PART = "parts:\n- part_number: A.1\n  kind: other\n"
RECORDS: Mapping[str, str] = {
    "root": '{root: {"a b": "1"}}',
    "namespace": '{root: {"xsi:type": "1"}}',
    "tag": '{records: [{tag: "1st"}]}',
    "attribute": '{records: [{tag: address, attributes: {"a=b": "1"}}]}',
    "below": '{records: [{tag: construction, children: [{tag: row, attributes: {"": "1"}}]}]}',
}
EXTRAS: Mapping[str, str] = {
    "attribute": '{attributes: {"a b": "1"}}',
    "reserved": '{attributes: {"xmlns": "1"}}',
    "tag": '{children: [{tag: "a b"}]}',
    "of": '{children: [{of: variant variant, attributes: {"<": "1"}}]}',
}


@pytest.mark.parametrize("what", RECORDS)
def test_records_that_no_file_could_hold(tmp_path: Path, what: str) -> None:
    path = tmp_path / "library.yaml"
    path.write_text(f"{PART}records:\n  eplan: {RECORDS[what]}\n", "utf-8")
    assert_refused(path, "records[eplan]", 5)


@pytest.mark.parametrize("what", EXTRAS)
def test_extras_that_no_file_could_hold(tmp_path: Path, what: str) -> None:
    path = tmp_path / "library.yaml"
    path.write_text(f"{PART}  extras:\n    eplan: {EXTRAS[what]}\n", "utf-8")
    assert_refused(path, "extras", 4)


def assert_refused(path: Path, field: str, line: int) -> None:
    loaded = read_library(path)
    (finding,) = [item for item in check_library(loaded) if item.code == "CB219"]
    assert finding.place.file == str(path)
    assert finding.place.field == field
    assert abs(finding.place.line - line) <= 1
    parts, target = loaded.library.parts, format_named("eplan")
    job = WriteJob(library=loaded.library, parts=parts, mappings=shipped_mappings())
    assert target.write is not None
    with pytest.raises(FileError) as error:
        target.write(job, path.with_suffix(".xml"))
    assert "\n" not in str(error.value)
    assert not path.with_suffix(".xml").exists()


def test_characters_that_xml_cannot_hold() -> None:
    kept: dict[str, Extra] = {"attributes": {"P_ARTICLE_REMARK": "a\x02"}}
    part = Part(part_number="A.1", extras={"eplan": kept})
    library = Library(parts=(part,), records={"eplan": {"root": {"remark": "\ufffe"}}})
    findings = check_library(LoadedLibrary(library=library, origins={}))
    assert [item.message for item in findings] == [
        "remark holds the character U+FFFE, which XML cannot hold",
        "P_ARTICLE_REMARK holds the character U+0002, which XML cannot hold",
    ]


def test_what_a_vendors_file_holds_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "library.yaml"
    kept = "{attributes: {P_ARTICLE_X: '1'}, children: [{tag: other-1, attributes: {Größe: a b}}]}"
    path.write_text(f"{PART}  extras:\n    eplan: {kept}\n    excel: {{a b: 'c d'}}\n", "utf-8")
    assert check_library(read_library(path)) == []
