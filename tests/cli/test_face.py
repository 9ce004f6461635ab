"""``cadbridge face``, as a user types it."""

import json
from pathlib import Path

import pytest

from cadbridge.library.reader import read_library
from tests.cli.conftest import Run
from tests.step import models

SPOTS = [*models.circle(4, 2.5, 45), (0.0, 0.0)]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return models.write(models.m12_male(SPOTS), tmp_path / "maker-m12.step")


def test_a_draft_is_a_library_file_and_a_picture(run: Run, model: Path) -> None:
    result = run("face", str(model))
    assert result.exit_code == 0
    assert result.stdout.split() == ["maker_m12.yaml", "maker_m12.svg"]
    assert "Counter-clockwise from the key" in result.stderr
    assert "5 contacts" in result.stderr
    assert "<svg" in Path("maker_m12.svg").read_text("utf-8")
    again = run("face", str(model))
    assert again.exit_code == 2
    assert "--id" in again.stderr


def test_into_a_library_it_leaves_no_finding(run: Run, model: Path) -> None:
    run("init", "mine")
    before = run("check", "mine").stdout
    assert run("face", str(model), "--into", "mine", "--id", "m12_new").exit_code == 0
    assert Path("mine/faces/m12_new.yaml").is_file()
    assert Path("mine/faces/m12_new.svg").is_file()
    assert run("check", "mine").exit_code == 0
    new = set(run("check", "mine").stdout.splitlines()) - set(before.splitlines())
    assert not [line for line in new if " error " in line or " warning " in line]
    taken = run("face", str(model), "--into", "mine", "--id", "m12_new")
    assert taken.exit_code == 2
    assert "has a face 'm12_new'" in taken.stderr


def test_another_model_of_the_same_name_is_a_document_of_its_own(run: Run, model: Path) -> None:
    run("init", "mine")
    run("face", str(model), "--into", "mine", "--id", "one")
    models.write(models.m12_male(SPOTS[:4]), model)
    assert run("face", str(model), "--into", "mine", "--id", "other").exit_code == 0
    library = read_library("mine").library
    ids = {
        face.id: {source.document for source in face.sources} - {""}
        for face in library.faces
        if face.id in {"one", "other"}
    }
    assert len(ids["one"] | ids["other"]) == 2
    assert ids["one"] | ids["other"] <= {document.id for document in library.source_documents}


def test_compare_measures_and_writes_nothing(run: Run, model: Path) -> None:
    before = set(Path().iterdir())
    result = run("face", str(model), "--compare", "m12a5", "--start", "30")
    assert result.exit_code == 0
    assert "Off by 0.00 mm at most." in result.stderr
    assert set(Path().iterdir()) == before
    data = json.loads(run("face", str(model), "--compare", "m12a5", "--json").stdout)
    assert [item["contact"] for item in data["deviations"]] == ["1", "2", "3", "4", "5"]
    unknown = run("face", "not-read-before.step", "--compare", "m99")
    assert unknown.exit_code == 2
    assert "no face 'm99'" in unknown.stderr


def test_another_count_is_exit_code_1(run: Run, model: Path) -> None:
    result = run("face", str(model), "--ways", "8")
    assert result.exit_code == 1
    assert "5 found, 8 expected" in result.stderr


def test_what_is_no_model_is_exit_code_2(run: Run) -> None:
    assert "there is no such file" in run("face", "nowhere.step").stderr
    Path("part.step").write_text("hello", "utf-8")
    result = run("face", "part.step")
    assert result.exit_code == 2
    assert "is no STEP file" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--into", "mine", "--compare", "m12a5"], "--into does nothing with --compare"),
        (["--out", "x", "--into", "mine"], "--out does nothing with --into"),
        (["--start", "30", "--numbering", "rows"], "--start does nothing with --numbering rows"),
        (["--start", "nan"], "is no number"),
        (["--start", "400"], "not in the range"),
        (["--id", "../x"], "an id is a plain name"),
        (["--id", "a/b"], "an id is a plain name"),
        (["--id", ".."], "an id is a plain name"),
    ],
)
def test_options_that_cannot_be_followed_are_refused(
    options: list[str], words: str, run: Run, model: Path
) -> None:
    before = set(Path().rglob("*"))
    result = run("face", str(model), *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert set(Path().rglob("*")) == before
