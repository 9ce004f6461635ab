from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from .conftest import Run


def test_a_new_library_is_sound_and_holds_one_of_each_kind(run: Run) -> None:
    assert run("init", "mine").exit_code == 0
    assert Path("mine/library.schema.json").is_file()
    checked = run("check", "mine")
    assert checked.exit_code == 0
    assert "0 errors, 0 warnings, 1 note" in checked.stderr
    text = run("--library", "mine", "list").stdout
    for number in ("ACME.AX1", "ACME.R4-M", "ACME.AX power cable", "ACME.K1-24"):
        assert number in text


def test_every_file_names_its_schema_for_editors(run: Run) -> None:
    run("init", "mine")
    for path in Path("mine").rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        relative = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / relative).resolve() == Path("mine/library.schema.json").resolve()


def test_a_folder_with_something_in_it_is_left_alone(run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("keep", "utf-8")
    result = run("init", "mine")
    assert result.exit_code == 2
    assert "not an empty folder" in result.stderr
    assert [item.name for item in Path("mine").iterdir()] == ["notes.txt"]


def test_a_new_git_repository_is_an_empty_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "mine")
    assert run("init", ".").exit_code == 0
    assert run("check").exit_code == 0


def test_a_cable_entered_in_a_workbook_comes_home(run: Run) -> None:
    run("init", "mine")
    assert run("template", "cable", "new.xlsx").exit_code == 0
    refused = run("template", "cable", "new.xlsx")
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr

    book = load_workbook("new.xlsx")
    fill(book["Cover"], "Part number", "ACME.SIG")
    fill(book["Cover"], "Manufacturer", "ACME")
    fill(book["Cover"], "Type number", "SIG")
    header = row_of(book["Wiring"], "Contact A")
    titles = {cell.value: column for column, cell in enumerate(book["Wiring"][header], 1)}
    for title, value in {"Contact A": "1", "Colour": "BN", "Conductor": "1"}.items():
        book["Wiring"].cell(header + 1, titles[title], value)
    book.save("new.xlsx")

    applied = run("import", "new.xlsx", "--into", "mine", "--apply")
    assert applied.exit_code == 0, applied.output
    assert "ACME.SIG" in run("--library", "mine", "show", "SIG").stdout


def fill(sheet: Worksheet, title: str, value: str) -> None:
    """The cell right of a title."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == title:
                sheet.cell(cell.row, cell.column + 1, value)
                return
    raise AssertionError(title)


def row_of(sheet: Worksheet, title: str) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == title)
