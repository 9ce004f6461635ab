from pathlib import Path

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
