"""diff, import, convert, info and verify on every file of every format, and on folders of them."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cadbridge.cli import main
from cadbridge.formats import Format, formats
from cadbridge.jobs.diff import diff
from cadbridge.library import read_library
from cadbridge.model import Library

from .conftest import Run

READABLE = {item.name: item for item in formats().values() if item.read}
every_readable_format = pytest.mark.parametrize("item", READABLE.values(), ids=READABLE)
OLD, NEW = "ENABLE", "RELEASE"
SIGNALS = {
    ("ACME.AX1", "ports[X1].pins[3].signal"),
    ("ACME.AX power cable", "cable.conductors[3].signal"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Libraries `old` and `new`, in which one signal has another name, and all their exports."""
    folder = tmp_path_factory.mktemp("made")
    CliRunner().invoke(main, ["init", str(folder / "old")])
    shutil.copytree(folder / "old", folder / "new")
    for path in (folder / "new").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(OLD, NEW), "utf-8")
    for name, library in ((name, folder / age) for age in ("old", "new") for name in READABLE):
        out = str(folder / name / library.name)
        words = ["--library", str(library), "export", "--format", name, "--out", out]
        assert CliRunner().invoke(main, [*words, "--jobs", "1"]).exit_code == 0
    return folder


@pytest.fixture
def mine(run: Run, made: Path) -> Path:
    """A library to be changed."""
    shutil.copytree(made / "old", "mine")
    return Path("mine")


def sides(made: Path, item: Format) -> Iterator[tuple[Path, Path]]:
    """The folder of a format's files, then its files, before and after the change."""
    old, new = made / item.name / "old", made / item.name / "new"
    yield old, new
    for path in sorted(old.rglob("*")):
        if path.suffix in item.suffixes:
            yield path, new / path.relative_to(old)


def changes(run: Run, *words: str, of_a_part: bool = False) -> set[tuple[str, str]]:
    """What `diff` or `import` tells: the new name for the old one, and what a part lacks."""
    result = run(*words, "--json")
    told = json.loads(result.stdout)["changes"]
    assert result.exit_code == (1 if told else 0), result.stderr
    changed = [item for item in told if item["kind"] == "changed"]
    assert {(item["old"], item["new"]) for item in changed} <= {(OLD, NEW)}
    assert of_a_part or changed == told
    assert {item["kind"] for item in told} <= {"changed", "removed"}
    return {(item["part"], item["place"]) for item in changed}


@every_readable_format
def test_a_thing_does_not_differ_from_itself(run: Run, made: Path, item: Format) -> None:
    for old, _ in sides(made, item):
        result = run("diff", str(old), str(old))
        assert (result.exit_code, result.stdout) == (0, "")


@every_readable_format
def test_a_changed_name_is_all_that_diff_and_import_tell(
    run: Run, made: Path, mine: Path, item: Format
) -> None:
    for old, new in sides(made, item):
        found = changes(run, "diff", str(old), str(new))
        assert found == (SIGNALS if old.is_dir() else found & SIGNALS), old
        assert found == changes(run, "diff", "mine", str(new), of_a_part=old.is_file()), old
        assert found == changes(run, "import", str(new), "--into", "mine"), old


def without_evidence(library: Library) -> Library:
    """The library without sources, which imports add to."""

    def bare(item: Any) -> Any:
        if isinstance(item, tuple):
            return tuple(map(bare, item))
        if not is_dataclass(item) or isinstance(item, type):
            return item
        values = {field.name: bare(getattr(item, field.name)) for field in fields(item)}
        return replace(item, **(values | ({"sources": ()} if "sources" in values else {})))

    return replace(library, parts=bare(library.parts), source_documents=())


@every_readable_format
def test_what_import_applies_is_what_the_file_says(
    run: Run, made: Path, mine: Path, item: Format
) -> None:
    """Nothing else in the library's files is touched; a second time there is nothing to do."""
    for old, new in sides(made, item):
        shutil.rmtree(mine)
        shutil.copytree(made / "old", mine)
        result = run("import", str(new), "--into", "mine", "--apply")
        if result.exit_code:  # of one part alone, which would not agree with the others
            assert old.is_file() and "the library would have errors" in result.stderr
            continue
        assert "nothing to change" in run("import", str(new), "--into", "mine").stderr
        before, after = (without_evidence(read_library(at).library) for at in (made / "old", mine))
        found = {(change.part, change.place): change.new for change in diff(before, after)}
        assert found.items() <= dict.fromkeys(SIGNALS, NEW).items()
        assert old.is_file() or found


@every_readable_format
def test_what_converts_to_library_files_is_what_the_file_says(
    run: Run, made: Path, item: Format
) -> None:
    for path, _ in sides(made, item):
        assert run("convert", str(path), "made.yaml").exit_code == 0
        assert run("diff", str(path), "made.yaml").exit_code == 0, path


@every_readable_format
def test_info_tells_the_format_what_there_is_and_no_trouble(
    run: Run, made: Path, item: Format
) -> None:
    for path, _ in sides(made, item):
        facts = json.loads(run("info", str(path), "--json").stdout)
        assert (facts["format"], facts["findings"]) == (item.title, [])
        assert any(facts["counts"].values()), path
        assert path.is_file() or {"ports.pins.signal", "kind"} <= set(facts["fields"])


@every_readable_format
def test_files_of_any_format_are_a_library_to_prove(run: Run, made: Path, item: Format) -> None:
    folder = str(made / item.name / "old")
    result = run("--library", folder, "verify", "--json", "--jobs", "1")
    reports = json.loads(result.stdout)
    assert [report["format"] for report in reports] == list(READABLE)
    assert all(report["parts"] and not report["differences"] for report in reports)


@pytest.mark.parametrize("words", ["info {0}", "diff {0} {0}", "convert {0} made.yaml"])
def test_a_folder_of_several_formats_is_asked_to_be_told_apart(
    run: Run, made: Path, words: str
) -> None:
    for name in ("eplan", "excel", "dxf"):
        shutil.copytree(made / name / "old", "out", dirs_exist_ok=True)
    result = run(*words.format("out").split())
    assert result.exit_code == 2
    assert "holds files of several formats (dxf, eplan, excel)" in result.stderr


@pytest.mark.parametrize("words", ["info {0}", "diff {0} {0}", "convert {0} x.yaml", "import {0}"])
def test_a_format_that_is_only_written_is_not_read(run: Run, words: str) -> None:
    run("export", "GEN.M8-4P-M", "--format", "svg", "--out", "out")
    (path,) = Path("out").rglob("*.svg")
    path.rename("face.svg")
    result = run(*words.format("face.svg").split())
    assert result.exit_code == 2
    assert "face.svg: SVG connector faces files are written only, not read" in result.stderr
