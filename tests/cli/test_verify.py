"""verify: the table and what stands below it, for people and for machines."""

import json
from pathlib import Path

from .conftest import Run

FLAT = """parts:
  - part_number: ACME.D1
    kind: drive
    manufacturer: ACME
    width_mm: 0
    ports: [{designation: X1, pins: [{contact: A, voltage: 24 V}]}]
"""
"""EPLAN takes a width of 0 for not stated; a drawing does not tell voltages."""


def test_the_table_says_what_came_back_and_the_lines_below_what_did_not(run: Run) -> None:
    Path("flat.yaml").write_text(FLAT, "utf-8")
    result = run("--library", "flat.yaml", "verify")
    assert result.exit_code == 1
    title, _, row = (line.split() for line in result.stdout.splitlines()[:3])
    assert title == ["Part", "dxf", "edz", "eplan", "excel", "library"]
    cells = "ACME.D1 5 of 5, 2 not carried 6 of 7 6 of 7 7 of 7 7 of 7"
    assert row == cells.split()
    assert result.stdout.splitlines()[-3:] == [
        "EPLAN parts data (XML), parts.xml:",
        "  ACME.D1",
        "    - width_mm  0",
    ]
    assert "dxf     1 file: 5 values compared, 0 different; 2 not carried" in result.stderr


def test_machines_get_every_count_and_difference(run: Run) -> None:
    Path("flat.yaml").write_text(FLAT, "utf-8")
    result = run("--library", "flat.yaml", "verify", "--json", "--format", "eplan")
    (report,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert report["parts"] == [
        {"part": "ACME.D1", "compared": 7, "equal": 6, "different": 1, "not_carried": 0}
    ]
    (difference,) = report["differences"]
    told = {"file": "parts.xml", "part": "ACME.D1", "field": "width_mm", "old": "0", "new": None}
    assert told.items() <= difference.items()


def test_parts_that_share_a_number_are_each_compared_with_their_own_file(run: Run) -> None:
    """A file of one of them is held against the one that it was written from."""
    Path("twins").mkdir()
    for name in ("a", "b"):
        text = FLAT.replace("    width_mm: 0\n", f"    order_number: {name}\n")
        Path("twins", f"{name}.yaml").write_text(text, "utf-8")
    result = run("--library", "twins", "verify", "--format", "edz", "--format", "eplan")
    assert result.exit_code == 0, result.stdout
    assert "edz     3 files: 14 values compared, 0 different" in result.stderr


def test_a_connector_whose_face_nobody_knows_comes_back_without_a_doubt(run: Run) -> None:
    Path("plug.yaml").write_text(
        "parts:\n  - part_number: ACME.P1\n    kind: connector\n"
        "    connector: {series: R4, ways: 4, gender: male, face: r4}\n"
    )
    run("--library", "plug.yaml", "export", "--format", "eplan")
    for path in ("plug.yaml", "export/eplan/parts.xml"):
        result = run("--library", path, "verify", "--jobs", "1")
        assert result.exit_code == 0, result.stderr
        assert "warning" not in result.stderr
