"""``cadbridge diff`` against git revisions."""

import subprocess
from pathlib import Path

import pytest

from .conftest import Run


def git(*words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(["git", *name, *words], check=True, capture_output=True)


@pytest.fixture
def repository(run: Run, tmp_path: Path) -> Path:
    """A library in git, changed since, both committed and not."""
    run("init", "parts/mine")
    git("init", "-q", ".")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    git("tag", "v1")
    path = next(Path("parts/mine/drives").glob("*.yaml"))
    path.write_text(path.read_text("utf-8").replace("AX1", "AX2"), "utf-8")
    git("commit", "-q", "-a", "-m", "second")
    return tmp_path


@pytest.mark.parametrize(
    "sides",
    [("HEAD~1", "parts/mine"), ("v1", "parts/mine"), ("v1:parts/mine", "HEAD:parts/mine")],
)
def test_a_library_is_compared_with_what_it_was(
    run: Run, repository: Path, sides: tuple[str, str]
) -> None:
    result = run("diff", *sides)
    assert result.exit_code == 1
    assert "ACME.AX1" in result.stdout
    assert "ACME.AX2" in result.stdout
    assert not [item for item in repository.iterdir() if item.name not in {".git", "parts"}]


def test_a_single_file_and_the_folder_one_stands_in(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = next(Path("parts/mine/drives").glob("*.yaml"))
    assert run("diff", "HEAD~1", str(file)).exit_code == 1
    assert run("diff", "HEAD", str(file)).exit_code == 0
    monkeypatch.chdir(repository / "parts" / "mine")
    assert run("diff", "HEAD", ".").exit_code == 0
    assert run("diff", "HEAD~1", ".").exit_code == 1


def test_what_is_neither_file_nor_revision(run: Run, repository: Path) -> None:
    result = run("diff", "v9", "parts/mine")
    assert result.exit_code == 2
    assert "v9: there is no such file or folder, and no such revision of git" in result.stderr
    Path("new").mkdir()
    Path("new/a.yaml").write_text("parts: []\n", "utf-8")
    late = run("diff", "HEAD", "new")
    assert late.exit_code == 2
    assert "is not in revision HEAD" in late.stderr


def test_without_git_a_missing_path_is_a_missing_path(run: Run, small_library: Path) -> None:
    result = run("diff", "HEAD~1", "small.yaml")
    assert result.exit_code == 2
    assert "HEAD~1" in result.stderr


@pytest.fixture
def companys(run: Run, tmp_path: Path) -> Path:
    """A library that stands on a folder beside it, both in git."""
    run("init", "repo/company")
    Path("repo/mine").mkdir()
    Path("repo/mine/library.yaml").write_text("base: ../company\n", "utf-8")
    drive = Path("repo/company/drives/ax1.yaml")
    Path("repo/mine/own.yaml").write_text(drive.read_text("utf-8").replace("AX1", "AX9"), "utf-8")
    git("init", "-q", "repo")
    git("-C", "repo", "add", "-A")
    git("-C", "repo", "commit", "-q", "-m", "first")
    return tmp_path / "repo"


def test_a_library_that_stands_on_a_folder_beside_it(
    run: Run, companys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(companys)
    assert run("diff", "HEAD", "mine").exit_code == 0
    assert run("diff", "HEAD:mine", "HEAD:mine").exit_code == 0
    assert run("diff", "HEAD", ".").exit_code == 0
    file = Path("mine/own.yaml")
    file.write_text(file.read_text("utf-8").replace("AX9", "AX8"), "utf-8")
    monkeypatch.chdir("mine")
    changed = run("diff", "HEAD", ".", "--markdown")
    assert changed.exit_code == 1
    assert "ACME.AX8" in changed.stdout
    assert "ACME.R4-M" not in changed.stdout


def test_a_base_that_the_revision_does_not_hold(run: Run, companys: Path) -> None:
    Path("repo/mine/library.yaml").write_text("base: ../../outside\n", "utf-8")
    git("-C", "repo", "commit", "-q", "-a", "-m", "second")
    run("init", "outside")
    refused = run("diff", "HEAD", "repo/mine")
    assert refused.exit_code == 2
    assert "HEAD:mine/library.yaml: base: there is no folder" in refused.stderr
    assert "whole path" in refused.stderr
    assert "cadbridge-" not in refused.stderr
    Path("repo/mine/library.yaml").write_text(f"base: {Path('outside').resolve()}\n", "utf-8")
    git("-C", "repo", "commit", "-q", "-a", "-m", "third")
    assert run("diff", "HEAD", "repo/mine").exit_code == 0


def test_a_folder_that_is_in_no_git_is_said_so(run: Run, tmp_path: Path) -> None:
    run("init", "loose")
    refused = run("diff", "HEAD~1", "loose")
    assert refused.exit_code == 2
    assert "loose is in no git repository" in refused.stderr


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("drives/ax1.yaml", "parts: [\n", "HEAD~1:parts/mine/drives/ax1.yaml:"),
        ("drives/ax1.yaml", "parts: [{x: 1}]\n", "HEAD~1:parts/mine/drives/ax1.yaml:1"),
        ("library.yaml", "foo: 1\n", "HEAD~1:parts/mine/library.yaml: unknown key 'foo'"),
        ("library.yaml", "base: [a]\n", "HEAD~1:parts/mine/library.yaml: base names no library"),
    ],
)
def test_a_revision_that_cannot_be_read_is_named_as_git_does(
    run: Run, repository: Path, name: str, text: str, said: str
) -> None:
    file = repository / "parts" / "mine" / name
    good = file.read_text("utf-8")
    for content in (text, good):
        file.write_text(content, "utf-8")
        git("commit", "-q", "-a", "-m", "one more")
    refused = run("diff", "HEAD~1", "parts/mine")
    assert refused.exit_code == 2
    assert said in " ".join(refused.stderr.split())
    assert "cadbridge-" not in refused.stderr
    assert "whole path" not in refused.stderr
