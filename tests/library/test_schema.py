import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cadbridge.errors import FindingsError
from cadbridge.library import library_files, library_schema, read_library, schema_text, shipped

jsonschema = pytest.importorskip("jsonschema")

LIBRARY = shipped("library")


def is_valid(data: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(library_schema()).is_valid(data))


def is_read(folder: Path, text: str) -> bool:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_library(path)
    except FindingsError:
        return False
    return True


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(library_schema())
    assert json.loads(schema_text()) == library_schema()


@pytest.mark.parametrize("path", library_files(LIBRARY), ids=lambda path: path.name)
def test_the_shipped_files_lead_an_editor_to_the_schema_and_fit_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    depth = len(path.relative_to(LIBRARY).parts) - 1
    schema = "../" * depth + "library.schema.json"
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={schema}"
    data = yaml.safe_load(text)
    found = jsonschema.Draft202012Validator(library_schema()).iter_errors(data)
    assert [(list(error.path), error.message) for error in found] == []


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("parts: [{part_number: A.1}]", True),
        ("parts: [{part_number: A.1, kind: drive, width_mm: 1.5}]", True),
        ("parts: [{part_number: A.1, width_mm: '1.5'}]", True),
        ("parts: [{part_number: A.1, extras: {eplan: {a: [b]}}}]", True),
        ("parts: [{part_number: A.1, ports: [{designation: X1, pins: [{contact: a}]}]}]", True),
        ("families: [{name: F, types: [{part_number: A.1}]}]", True),
        (
            "families: [{name: F, shared: {kind: drive}, shared_ports: [{designation: X}],"
            " types: [{part_number: A.1, ports: [{shared: X}]}]}]",
            True,
        ),
        ("parts: [{kind: drive}]", False),
        ("parts: [{part_number: A.1, kind: pump}]", False),
        ("parts: [{part_number: A.1, colour: red}]", False),
        ("parts: [{part_number: A.1, width_mm: [1]}]", False),
        ("parts: [{part_number: A.1, ports: [{pins: []}]}]", False),
        ("parts: {part_number: A.1}", False),
        ("part: []", False),
        ("families: [{types: []}]", False),
        ("families: [{name: F, types: [], more: a}]", False),
    ],
)
def test_schema_and_reader_agree(tmp_path: Path, text: str, good: bool) -> None:
    assert is_valid(yaml.safe_load(text)) is good
    assert is_read(tmp_path, text) is good
