"""A library of one's own that stands on another, as a user in its folder meets it."""

import json
from pathlib import Path

import pytest

from cadbridge.library import shipped

from .conftest import Run


@pytest.fixture
def mine(run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new library, in whose folder one stands."""
    assert run("init", "mine").exit_code == 0
    monkeypatch.chdir("mine")
    return Path.cwd()


def test_the_library_of_the_folder_is_taken_and_named(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = run("list", "--plain")
    assert "ACME.AX1" in listed.stdout
    assert "GEN." not in listed.stdout
    assert listed.stderr.strip() == "library: that of this folder, as library.yaml says"
    monkeypatch.chdir("drives")
    assert "library: .., as ../library.yaml says" in run("check").stderr
    assert "DUET" in run("--library", str(shipped("library")), "list").stdout
    assert run("-q", "list").stderr == ""


def test_connectors_and_faces_of_the_base_need_no_copy(run: Run, mine: Path) -> None:
    checked = run("check")
    assert (checked.exit_code, checked.stderr.splitlines()[-1]) == (
        0,
        "0 errors, 0 warnings, 1 note",
    )
    assert "M8, 4 ways, male" in run("show", "ACME.S1").stdout
    assert run("export", "ACME.S1", "--format", "dxf", "--out", "out").exit_code == 0
    assert "CONTACT" in Path("out/dxf/ACME.S1/ACME.S1 X1.dxf").read_text("utf-8")
    assert run("convert", ".", "all.xlsx").exit_code == 0
    found = {item["part_number"]: item for item in json.loads(run("list", "M8", "--json").stdout)}
    assert found["GEN.M8-4P-M"]["in_base"]
    assert not found["ACME.S1"]["in_base"]


def test_export_without_names_writes_own_parts_only(run: Run, mine: Path) -> None:
    assert run("export", "--format", "edz", "--out", "out").exit_code == 0
    names = {path.name for path in Path("out").rglob("*.edz")}
    assert "ACME.S1.edz" in names
    assert not [name for name in names if name.startswith(("MPC", "GEN"))]


def test_own_parts_win(run: Run, mine: Path) -> None:
    Path("connectors/m8.yaml").write_text(
        "parts:\n  - part_number: GEN.M8-4P-M\n    kind: connector\n    manufacturer: GEN\n"
        "    connector: {series: M8, ways: 4, gender: female, face: m8a4}\n",
        "utf-8",
    )
    assert "M8, 4 ways, female" in run("show", "ACME.S1").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "GEN.M8-4P-M", "GEN.X", "--apply"),
        ("remove", "GEN.SUBD-9P", "--apply"),
        ("settle", "GEN.M8-4P-M", "connector.ways", "--document", "acme-manual"),
        ("settle", "m8a4", "title", "--document", "acme-manual"),
    ],
)
def test_the_base_is_never_written_to(run: Run, mine: Path, words: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in shipped("library").rglob("*.yaml")}
    refused = run(*words)
    assert refused.exit_code == 2
    assert "GEN.SUBD-9P is named" in refused.stderr or "never written to" in refused.stderr
    assert {path: path.read_bytes() for path in shipped("library").rglob("*.yaml")} == before


def test_import_leaves_out_what_would_change_the_base(run: Run, mine: Path) -> None:
    file = Path("../theirs.yaml")
    file.write_text(
        "parts:\n"
        "  - {part_number: GEN.M8-4P-M, kind: connector, manufacturer: GEN, weight_kg: 0.3,\n"
        "     connector: {series: M8, ways: 4, gender: male, face: m8a4}}\n"
        "  - {part_number: ACME.S1, kind: sensor, manufacturer: ACME, weight_kg: 0.1}\n"
        "  - {part_number: ACME.S9, kind: sensor, manufacturer: ACME, type_number: S9}\n",
        "utf-8",
    )
    result = run("import", str(file), "--apply")
    assert "part GEN.M8-4P-M: warning CB607: 1 change left out: weight_kg" in result.stderr
    assert "weight_kg" in Path("sensors/s1.yaml").read_text("utf-8")
    assert Path("sensors/ACME.S9.yaml").is_file()
    assert not list(Path("connectors").glob("GEN*"))


def test_a_project_file_names_library_and_mappings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "parts")
    Path("cadbridge.toml").write_text('library = "parts"\n', "utf-8")
    Path("cad").mkdir()
    monkeypatch.chdir("cad")
    listed = run("list", "--plain")
    assert listed.stderr.strip() == "library: ../parts, as ../cadbridge.toml says"
    assert "ACME.AX1" in listed.stdout
    (tmp_path / "cadbridge.toml").write_text('librar = "parts"\n', "utf-8")
    wrong = run("list")
    assert wrong.exit_code == 2
    assert "'librar' is not known" in wrong.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("base: ../nowhere\n", "there is no folder"),
        ("base: Shipped\n", "is shipped meant?"),
        ("base: ../mine\n", "stands on itself"),
        ("base: [a]\n", "base names no library"),
        ("base: none\nparts: []\n", "holds settings only, not parts"),
        ("bas: shipped\n", "unknown key 'bas'; is 'base' meant?"),
        ("Base: shipped\n", "unknown key 'Base'; is 'base' meant?"),
        ("basis: ../company\n", "unknown key 'basis'; is 'base' meant?"),
        ("base: shipped\ntitle: Mine\n", "unknown key 'title'"),
        ("prts: []\n", "unknown key 'prts'; is 'parts' meant?"),
    ],
)
def test_wrong_settings_are_one_clear_error(run: Run, mine: Path, settings: str, said: str) -> None:
    Path("library.yaml").write_text(settings, "utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "library.yaml" in result.stderr


def test_a_library_may_stand_on_nothing(run: Run, mine: Path) -> None:
    Path("library.yaml").write_text("base: none\n", "utf-8")
    assert "GEN.M8-4P-M" in run("check").stdout
    assert run("show", "GEN.M8-4P-M").exit_code == 2


@pytest.mark.parametrize(
    "settings", ["base:shipped\n", "- base: shipped\n", "base: [shipped\n", "bas: shipped\n"]
)
def test_settings_that_cannot_be_read_lead_to_no_other_library(
    run: Run, mine: Path, settings: str
) -> None:
    Path("library.yaml").write_text(settings, "utf-8")
    for command in ("check", "list", "export"):
        result = run(command)
        assert result.exit_code in (1, 2)
        assert "library.yaml" in result.output.replace("as library.yaml says", "")
        assert "DUET" not in result.output


@pytest.mark.parametrize("settings", ["", "# base: shipped\n", "{}\n", "---\n"])
def test_without_a_base_the_library_stands_alone(run: Run, mine: Path, settings: str) -> None:
    Path("library.yaml").write_text(settings, "utf-8")
    listed = run("list", "--plain")
    assert listed.stderr.strip() == "library: that of this folder, as library.yaml says"
    assert "ACME.S1" in listed.stdout
    assert run("show", "GEN.M8-4P-M").exit_code == 2


def test_a_base_may_be_said_in_one_line(run: Run, mine: Path) -> None:
    Path("library.yaml").write_text("{base: shipped}\n", "utf-8")
    assert run("show", "GEN.M8-4P-M").exit_code == 0
    assert run("list", "--plain").exit_code == 0


def test_a_library_file_of_that_name_is_still_one(run: Run) -> None:
    run("convert", str(shipped("library") / "connectors" / "m8.yaml"), "library.yaml")
    assert "GEN.M8-4P-M" in run("--library", "library.yaml", "list").stdout
    assert "library:" not in run("list").stderr


def test_a_base_may_have_a_base_and_an_empty_library_stands_on_it(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upper = mine.parent / "machine"
    upper.mkdir()
    (upper / "library.yaml").write_text("base: ../mine\n", "utf-8")
    monkeypatch.chdir(upper)
    assert run("check").exit_code == 0
    assert "M8, 4 ways, male" in run("show", "ACME.S1").stdout
    assert run("list", "GEN.M8-4P-M").exit_code == 0


@pytest.mark.parametrize("out", ["export", "site", ".", "drives"])
@pytest.mark.parametrize("format_", ["library", "html"])
def test_what_export_writes_into_the_library_is_no_part_of_it(
    run: Run, mine: Path, out: str, format_: str
) -> None:
    before = run("list", "--plain").stdout
    for _ in range(2):
        assert run("export", "ACME.S1", "--format", format_, "--out", out).exit_code == 0
        assert run("list", "--plain").stdout == before
        assert run("check").exit_code == 0
    # the folder itself may be looked at, also by the folder above it
    for folder in (f"{out}/{format_}", out) if out in {"export", "site"} else (f"{out}/{format_}",):
        assert "ACME.S1" in run("--library", folder, "list", "--plain").stdout


def test_own_files_where_export_writes_stay_own(run: Run, mine: Path) -> None:
    before = run("list", "--plain").stdout
    for name in ("export", "library"):
        Path(name).mkdir()
    Path("drives").rename("export/drives")
    Path("cables").rename("library/cables")
    assert run("export", "--format", "dxf").exit_code == 0
    assert run("export", "--format", "html").exit_code == 0
    assert sorted(run("list", "--plain").stdout.splitlines()) == sorted(before.splitlines())


def test_an_export_that_is_meant_to_be_taken_over_is_one_file_away(run: Run, mine: Path) -> None:
    assert run("export", "MPC.DUET 40", "--format", "library").exit_code in (0, 1)
    assert "(base)" in run("list", "MPC.DUET 40", "--plain").stdout
    Path("export/library/.cadbridge-export").unlink()
    assert "(base)" not in run("list", "MPC.DUET 40", "--plain").stdout


@pytest.mark.parametrize("folder", ["my-library", "hardware/ecad/parts"])
@pytest.mark.parametrize("words", [(), ("--no-notes",), ("--open",)])
def test_check_above_a_library_never_checks_another_one(
    run: Run, tmp_path: Path, folder: str, words: tuple[str, ...]
) -> None:
    Path(folder).parent.mkdir(parents=True, exist_ok=True)
    run("init", folder)
    refused = run("check", *words)
    assert refused.exit_code == 2
    assert f"cadbridge check {folder}" in " ".join(refused.stderr.split())
    named = run("check", folder, *words)
    assert (named.exit_code, "shipped" in named.stderr) == (0, False)
    Path("cadbridge.toml").write_text(f'library = "{folder}"\n', "utf-8")
    assert f"library: {folder}, as cadbridge.toml says" in run("check", *words).stderr


def test_check_beside_part_files_without_settings_never_checks_another_library(run: Run) -> None:
    run("init", "mine")
    Path("mine/library.yaml").unlink()
    Path("mine/drives").rename("drives")
    for path in Path("mine").rglob("*.yaml"):
        path.unlink()
    refused = run("check")
    assert refused.exit_code == 2
    assert "cadbridge check ." in refused.stderr


def test_that_the_shipped_library_is_taken_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "library: the shipped one" in run("check", "--no-notes").stderr
    assert run("list", "M8", "--plain").stderr == ""
    run("init", "mine")
    assert "--library mine takes that one" in run("list", "M8", "--plain").stderr
    monkeypatch.chdir(shipped("library") / "cables")
    assert run("check", "--no-notes").exit_code == 0


_TOOLS = {
    ".pre-commit-config.yaml": "repos: []\n",
    ".gitlab-ci.yml": "library:\n  script: [cadbridge check .]\n",
    ".github/workflows/library.yml": "on: [push]\njobs: {}\n",
    ".venv/lib/a.yaml": "parts: [",
    "venv/pyvenv.cfg": "home = /usr/bin\n",
    "venv/lib/a.yaml": "parts: [",
}


def test_files_of_tools_beside_a_library_are_no_part_of_it(run: Run, mine: Path) -> None:
    listed = run("list", "--plain").stdout
    checked = run("check").output
    for name, text in _TOOLS.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    assert run("list", "--plain").stdout == listed
    assert run("check").output == checked
    assert run("check", ".").exit_code == 0
    assert run("diff", ".", ".").exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "site_name: Ours\nnav:\n  - Home: index.md\ntheme: {name: material}\n",
        "# of a tool\nversion: 2\nbuild: !!python/name:a.b\n",
        "x: &a 1\ny: *a\n",
        "a: 1\n---\nb: 2\n",
        "- hosts: all\n  tasks: []\n",
        "services:\n  web:\n    ports: ['80:80']\n",
    ],
)
def test_yaml_of_another_tool_is_a_note_and_left_out(run: Run, mine: Path, text: str) -> None:
    listed = run("list", "--plain").stdout
    Path("mkdocs.yml").write_text(text, "utf-8")
    checked = run("check")
    assert checked.exit_code == 0
    assert "mkdocs.yml: note CB108" in checked.stdout
    assert run("list", "--plain").stdout == listed
    assert run("export", "ACME.S1", "--format", "dxf").exit_code == 0
    assert run("rename", "ACME.S1", "ACME.S2", "--apply").exit_code == 0
    assert Path("mkdocs.yml").read_text("utf-8") == text
    Path("drives/broken.yaml").write_text("parts: [", "utf-8")
    broken = run("check")
    assert (broken.exit_code, "CB108" in broken.stdout) == (1, True)
    assert "mkdocs.yml: error" not in broken.output


@pytest.mark.parametrize(
    "text",
    [
        "prats:\n  - {part_number: A.1}\n",
        "part:\n  - {kind: drive}\n",
        "Manufacturer: []\n",
        "things:\n  - part_number: A.1\n",
        "- part_number: A.1\n  kind: drive\n",
        "{unknown: 1}\n",
        "parts\n",
        "title: Ours\nparts: []\n",
    ],
)
def test_a_slip_in_a_library_file_is_still_an_error(run: Run, mine: Path, text: str) -> None:
    Path("drives/new.yaml").write_text(text, "utf-8")
    checked = run("check")
    assert (checked.exit_code, "new.yaml" in checked.output) == (1, True)
    assert run("list").exit_code == 2


def test_a_folder_of_nothing_but_others_yaml_is_no_library(run: Run) -> None:
    Path("site").mkdir()
    Path("site/mkdocs.yml").write_text("site_name: Ours\n", "utf-8")
    for words in (("check", "site"), ("--library", "site", "list")):
        refused = run(*words)
        assert refused.exit_code == 2
        assert "holds no library files" in refused.stderr
    assert run("check", "site/mkdocs.yml").exit_code == 1


def test_check_of_a_folder_above_takes_each_library_by_what_it_stands_on(run: Run) -> None:
    run("init", "hardware/mine")
    run("init", "other")
    above = run("check", ".", "--no-notes")
    assert (above.exit_code, above.stdout) == (0, "")
    Path("hardware/connectors").mkdir()
    Path("hardware/connectors/odd.yaml").write_text("parts: [{x: 1}]\n", "utf-8")
    file = Path("other/sensors/s1.yaml")
    file.write_text(file.read_text("utf-8").replace("GEN.M8-4P-M", "GEN.NONE"), "utf-8")
    above = run("check", ".", "--no-notes")
    assert above.exit_code == 1
    assert "GEN.NONE" in above.stdout
    assert "odd.yaml:1" in above.stdout
    assert "GEN.M8-4P-M" not in above.stdout


def test_list_says_that_the_base_is_not_there(run: Run, mine: Path) -> None:
    Path("library.yaml").write_text("base: ../nowhere\n", "utf-8")
    for words in ((), ("M8",), ("--json",)):
        refused = run("list", *words)
        assert refused.exit_code == 2
        assert "there is no folder" in refused.stderr


def test_a_slip_in_an_option_of_all_commands_names_the_option(run: Run) -> None:
    assert "Did you mean --library?" in run("check", "--libary", "x").stderr


def test_options_that_nothing_written_takes_are_said(run: Run, mine: Path) -> None:
    said = run("export", "ACME.S1", "--format", "dxf", "--downloads", "pdf").stderr
    assert "--downloads changes nothing: it is of html" in said
    said = run("export", "ACME.S1", "--format", "html,pdf", "--downloads", "none").stderr
    assert "changes nothing" not in said
