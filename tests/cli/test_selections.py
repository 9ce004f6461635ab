"""A selection carries what it names, and no strangers."""

import json
import re
from pathlib import Path

from openpyxl import load_workbook

from cadbridge.library import read_library

from .conftest import Run

CABLE = "MPC.POWER CABLE for DUET"


def test_a_cable_takes_its_connectors_and_documents_and_no_others(run: Run) -> None:
    exported = run("export", CABLE, "--format", "library", "--out", "out")
    assert exported.exit_code == 1
    assert "2 errors in the library files alone" in exported.stderr
    assert "there is no part 'MPC.DUET 40'" in exported.stderr
    held = read_library(Path("out/library")).library
    assert [part.part_number for part in held.parts] == [CABLE, "GEN.HAN 8D-F"]
    assert [face.id for face in held.faces] == ["han8d"]
    assert [document.id for document in held.source_documents] == [
        "han-sizes",
        "duet-wiring",
    ]
    checked = run("check", "out/library")
    assert "CB202" not in checked.stdout
    assert "2 errors" in checked.stderr


def test_a_selection_that_names_no_other_part_is_sound(run: Run) -> None:
    exported = run("export", "GEN.HAN 8D-F", "--format", "yaml", "--out", "out")
    assert (exported.exit_code, run("check", "out/library").exit_code) == (0, 0)
    assert "errors" not in exported.stderr


def test_workbooks_of_a_cable_name_its_sources_alone(run: Run) -> None:
    assert run("export", CABLE, "--format", "excel", "--out", "out").exit_code == 0
    book = load_workbook("out/excel/pin-lists.xlsx")
    assert [row[0].value for row in book["Parts"].iter_rows(min_row=2)] == [CABLE]
    documents = [row[0].value for row in book["Source documents"].iter_rows(min_row=2)]
    assert documents == ["han-sizes", "duet-wiring"]
    own = load_workbook(f"out/excel/{CABLE}.xlsx")
    texts = [str(cell.value) for sheet in own for row in sheet.iter_rows() for cell in row]
    assert "duet-wiring" in texts
    assert "han-sizes" not in texts


def test_an_order_code_exports_that_length_alone(run: Run) -> None:
    words = ("--format", "eplan", "--format", "excel", "--format", "svg", "--out", "out")
    assert run("export", "003108009843", *words).exit_code == 0
    xml = Path("out/eplan/parts.xml").read_text("utf-8")
    assert re.findall(r'P_ARTICLE_PARTNR="([^"]*)"', xml) == ["MPC.003108009843"]
    rows = load_workbook("out/excel/pin-lists.xlsx")["Order codes"].iter_rows(min_row=2)
    assert [row[3].value for row in rows] == ["003108009843"]
    drawn = "".join(path.read_text("utf-8") for path in Path("out/svg").rglob("*cable.svg"))
    assert re.findall(r">(0031080\d+)<", drawn) == ["003108009843"]


def test_a_name_or_a_pattern_of_all_codes_takes_nothing_away(run: Run) -> None:
    cable = json.loads(run("list", "003108009843", "--json").stdout)[0]["part_number"]
    both = run("export", "003108009843", cable, "--format", "eplan", "--out", "out")
    assert both.exit_code == 0
    assert '"MPC.003108020576"' in Path("out/eplan/parts.xml").read_text("utf-8")
    whole = run("export", "0031080*", "--format", "eplan", "--out", "all")
    assert whole.exit_code == 0
    assert '"MPC.003108020576"' in Path("all/eplan/parts.xml").read_text("utf-8")


def test_an_archive_of_an_order_code_is_of_that_length(run: Run) -> None:
    assert run("export", "003108009843", "--format", "edz", "--out", "out").exit_code == 0
    names = {path.name for path in Path("out").rglob("*.edz")}
    assert "MPC.003108009843.edz" in names
    assert "MPC.003108020576.edz" not in names
