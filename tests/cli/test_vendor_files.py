"""A vendor's file, imported into a new library, leaves it without errors."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILES = sorted((Path(__file__).parents[1] / "data" / "eplan").glob("*.xml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_library_of_a_vendors_file_has_no_errors(path: Path, tmp_path: Path, run: Run) -> None:
    library = tmp_path / "library"
    assert run("init", str(library)).exit_code == 0
    run("--library", str(library), "import", str(path), "--apply")
    assert run("--library", str(library), "list").exit_code == 0
    assert "0 errors" in run("--library", str(library), "check").output


def test_show_says_what_shields_a_core(run: Run) -> None:
    cable = next(path for path in FILES if path.stem == "cable")
    text = run("--library", str(cable), "show", "*").stdout
    assert "Shielded by" in text
    assert "SHP" in text


def test_show_takes_a_folder_of_files(tmp_path: Path, run: Run) -> None:
    for stem in ("cable", "contactor"):
        path = next(path for path in FILES if path.stem == stem)
        (tmp_path / path.name).write_bytes(path.read_bytes())
    together = run("show", str(tmp_path)).stdout
    for path in tmp_path.iterdir():
        assert run("show", str(path)).stdout.splitlines()[0] in together


def test_a_folder_that_a_part_is_called_like_is_that_part(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    alone = run("show", "GEN.M8-4P-M").stdout
    (tmp_path / "GEN.M8-4P-M").mkdir()
    assert run("show", "GEN.M8-4P-M").stdout == alone


def test_an_empty_folder_is_one_error(tmp_path: Path, run: Run) -> None:
    result = run("show", str(tmp_path))
    assert result.exit_code == 2 and str(tmp_path) in result.stderr
