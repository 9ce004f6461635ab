"""What every file of the shipped library has in common."""

import json
from pathlib import Path

import pytest

from cadbridge.library import library_files, schema_text, shipped

LIBRARY = shipped("library")
FILES = library_files(LIBRARY)


def test_the_shipped_schema_is_the_one_of_the_model() -> None:
    text = (LIBRARY / "library.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(), "write it anew: cadbridge schema > library/library.schema.json"
    assert json.loads(text)["title"] == "cadbridge library file"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(LIBRARY).as_posix())
def test_the_first_line_leads_an_editor_to_the_schema(file: Path) -> None:
    depth = len(file.relative_to(LIBRARY).parts) - 1
    with file.open(encoding="utf-8") as lines:
        first = lines.readline().rstrip("\n")
    assert first == "# yaml-language-server: $schema=" + "../" * depth + "library.schema.json"
