"""``cadbridge rename`` and ``remove``: references follow, the rest of the files stays."""

from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def mine(run: Run) -> Path:
    run("init", "mine")
    for path in Path("mine").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8") + "\n# the last word\n", "utf-8")
    return Path("mine")


def texts(folder: Path) -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def test_a_part_gets_another_number_wherever_it_is_named(run: Run, mine: Path) -> None:
    before = texts(mine)
    said = run("rename", "ACME.R4-M", "ACME.R4 male", "--library", "mine")
    assert said.exit_code == 0
    assert "ACME.AX1: ports[" in said.stderr
    assert "write with --apply" in said.stderr
    assert texts(mine) == before
    done = run("rename", "ACME.R4-M", "ACME.R4 male", "--library", "mine", "--apply")
    assert done.exit_code == 0
    after = texts(mine)
    assert after.keys() == before.keys()
    for path, text in after.items():
        assert text.replace("ACME.R4 male", "ACME.R4-M") == before[path]
    assert run("check", "mine").exit_code == 0
    assert "ACME.R4 male" in run("list", "--library", "mine", "--plain").stdout


def test_numbers_that_are_not_there_or_taken(run: Run, mine: Path) -> None:
    before = texts(mine)
    unknown = run("rename", "ACME.X", "ACME.Y", "--library", "mine", "--apply")
    assert (unknown.exit_code, texts(mine)) == (2, before)
    assert "no part matches 'ACME.X'" in unknown.stderr
    taken = run("rename", "ACME.R4-M", "ACME.AX1", "--library", "mine", "--apply")
    assert (taken.exit_code, texts(mine)) == (2, before)
    assert "there is a part 'ACME.AX1' already" in taken.stderr


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("\t\n", "is empty"),
        (" ACME.R5", "blanks at its ends"),
        ("ACME.R5\u00a0", "blanks at its ends"),
        ("ACME.\nR5", "no one sees"),
        ("ACME.R5\u200b", "no one sees"),
        ("..", "nothing but dots"),
        ("ACME.R*", "stand for any text"),
        ("acme.ax1", "there is a part 'ACME.AX1' already"),
    ],
)
def test_what_is_no_number_is_refused(run: Run, mine: Path, new: str, said: str) -> None:
    before = texts(mine)
    for more in ([], ["--apply"]):
        refused = run("rename", "ACME.R4-M", new, "--library", "mine", *more)
        assert (refused.exit_code, texts(mine)) == (2, before)
        assert said in refused.stderr


def test_a_part_that_is_named_stays(run: Run, mine: Path) -> None:
    before = texts(mine)
    said = run("remove", "ACME.R4-M", "--library", "mine", "--apply")
    assert said.exit_code == 1
    assert "stays: it is named in" in said.stderr
    assert texts(mine) == before


def test_a_part_that_is_named_nowhere_goes(run: Run, mine: Path) -> None:
    before = texts(mine)
    said = run("remove", "ACME.K1-24", "--library", "mine")
    assert (said.exit_code, texts(mine)) == (0, before)
    assert run("remove", "ACME.K1-24", "--library", "mine", "--apply").exit_code == 0
    assert "ACME.K1-24" not in run("list", "--library", "mine", "--plain").stdout
    assert run("check", "mine").exit_code == 0


@pytest.mark.parametrize("new", ["ACME.r4-m", "ACME.I/O 4"])
def test_other_case_and_slashes_are_fine(run: Run, mine: Path, new: str) -> None:
    done = run("rename", "ACME.R4-M", new, "--library", "mine", "--apply")
    assert done.exit_code == 0
    assert run("check", "mine", "--no-notes").exit_code == 0
    assert run("export", new, "--format", "dxf", "--library", "mine").exit_code == 0
