"""Exit codes tell the truth: 1 wherever an error was met, whatever else was done."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from cadbridge.library import read_library

from .conftest import Run

TWO_PORTS = """parts:
  - part_number: ACME.D1
    kind: drive
    type_number: D1
    ports:
      - {designation: X1, pins: [{contact: A}]}
      - {designation: X1, pins: [{contact: B}]}
  - part_number: ACME.D2
    kind: drive
    type_number: D2
    ports: [{designation: X1, pins: [{contact: A}]}]
"""


@pytest.fixture
def refused(tmp_path: Path) -> str:
    """A list of which the only row cannot be read: its contact was taken for a date."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["Part number", "Kind", "Port", "Contact", "Signal"])
    book.active.append(["A.1", "drive", "X1", datetime(2026, 3, 4), "DC"])
    book.save(tmp_path / "refused.xlsx")
    return "refused.xlsx"


def test_errors_of_a_reader_make_every_command_exit_1(run: Run, refused: str) -> None:
    said = run("show", refused)
    assert "error CB4" in said.stderr
    assert said.exit_code == 1
    assert run("convert", refused, "out.yaml").exit_code in (1, 2)
    assert run("--library", refused, "list").exit_code == 1
    assert run("-q", "show", refused).exit_code == 1
    assert run("info", refused).exit_code == 1


@pytest.mark.parametrize("words", [[], ["--format", "excel"], ["ACME.D1", "--json"], ["-q"]])
def test_an_export_of_parts_with_errors_is_written_and_says_so(run: Run, words: list[str]) -> None:
    Path("lib.yaml").write_text(TWO_PORTS, "utf-8")
    before = ["-q"] if "-q" in words else []
    result = run(*before, "--library", "lib.yaml", "export", *(w for w in words if w != "-q"))
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if "`cadbridge check` names" in line]
    assert told == ["1 error in these parts and their faces; `cadbridge check` names them"]
    assert any(path.is_file() for path in Path("export").rglob("*"))


def test_an_export_of_a_face_with_errors_says_so(run: Run) -> None:
    """The face stands beside the parts, and the drawing shows it."""
    Path("lib.yaml").write_text(
        "faces:\n  - id: f\n    title: t\n    contacts:\n"
        '      - {id: "1", x_mm: 0, y_mm: 0, diameter_mm: 1}\n'
        '      - {id: "2", x_mm: 0, y_mm: 0, diameter_mm: 1}\n'
        "    shell: {kind: circular}\n    key: {kind: none_found}\n"
        "parts:\n  - part_number: A.C\n    kind: connector\n"
        "    connector: {series: M, ways: 2, gender: male, face: f}\n",
        "utf-8",
    )
    result = run("--library", "lib.yaml", "export", "--format", "dxf")
    assert result.exit_code == 1
    assert "1 error in these parts and their faces" in result.stderr


def test_a_sound_part_of_an_unsound_library_is_exported_without_a_word(run: Run) -> None:
    Path("lib.yaml").write_text(TWO_PORTS, "utf-8")
    result = run("--library", "lib.yaml", "export", "ACME.D2", "--format", "eplan")
    assert result.exit_code == 0
    assert "`cadbridge check`" not in result.stderr


def test_importing_an_empty_template_says_that_nothing_is_in_it(run: Run) -> None:
    run("init", "lib")
    run("template", "cable", "new.xlsx")
    for words in ([], ["--apply"]):
        result = run("import", "new.xlsx", "--into", "lib", *words)
        assert result.exit_code == 1
        assert "new.xlsx: warning CB606: there is nothing in it" in result.stderr


def vendor_part(attributes: str) -> str:
    return (
        '<partsmanagement type="EPLAN.PartsManagement" length-unit="mm" weight-unit="kg">'
        f'<part P_ARTICLE_PARTNR="V.1" P_ARTICLE_TYPENR="1" {attributes}>'
        '<variant P_ARTICLE_VARIANT="1"/></part></partsmanagement>'
    )


@pytest.mark.parametrize(
    ("attributes", "word", "code"),
    [
        ('P_ARTICLE_WIDTH="1,2,3"', "warning CB325", 0),
        ('xmlns:xsi="urn:x" xsi:type="foo"', "warning CB330", 1),
    ],
    ids=["read with a doubt", "left out"],
)
def test_an_import_ends_alike_the_second_time(
    run: Run, attributes: str, word: str, code: int
) -> None:
    """How a file was read is a message; what of it was not taken is an exit code."""
    Path("lib.yaml").write_text("parts:\n  - {part_number: A.1, kind: other}\n", "utf-8")
    Path("v.xml").write_text(vendor_part(attributes), "utf-8")
    words = ("import", "v.xml", "--into", "lib.yaml", "--apply")
    first, second = run(*words), run(*words)
    assert "wrote lib.yaml" in first.stderr
    assert "nothing to change" in second.stderr
    assert word in first.stderr and word in second.stderr
    assert (first.exit_code, second.exit_code) == (code, code)


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_of_the_messages_that_goes_away_is_no_error(
    tmp_path: Path, reader: str, run: Run
) -> None:
    Path("old.yaml").write_text("parts:\n  - {part_number: A.1, kind: other}\n", "utf-8")
    parts = "".join(f"  - {{part_number: A.{n}, kind: other}}\n" for n in range(1, 3000))
    Path("new.yaml").write_text(f"parts:\n{parts}", "utf-8")
    words = "import new.yaml --into old.yaml --as-new --apply"
    line = f"{sys.executable} -m cadbridge {words} 2>&1 | {reader}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(read_library("old.yaml").library.parts) == 2999


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
@pytest.mark.parametrize(
    "command", ["list", "show 'DUET*'", "show 'DUET*' --json", "formats --fields"]
)
def test_a_reader_of_the_output_that_goes_away_is_no_error(command: str) -> None:
    line = f"{sys.executable} -m cadbridge {command} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_what_is_to_be_done_is_done_though_nobody_reads_on(tmp_path: Path, run: Run) -> None:
    Path("old.yaml").write_text("parts:\n  - {part_number: A.1, kind: other}\n", "utf-8")
    parts = "".join(
        f"  - {{part_number: A.{n}, kind: other, note: {{en_US: x}}}}\n" for n in range(1, 3000)
    )
    Path("new.yaml").write_text(f"parts:\n{parts}", "utf-8")
    line = f"{sys.executable} -m cadbridge import new.yaml --into old.yaml --as-new --apply | true"
    subprocess.run(["bash", "-c", line], check=True, cwd=tmp_path, capture_output=True)
    assert len(read_library("old.yaml").library.parts) == 2999
