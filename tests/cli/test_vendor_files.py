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
