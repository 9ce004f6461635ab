"""What the system does not let be read is an error, not something that is not there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

SHIPPED = Path(__file__).parents[2] / "library"
COMMANDS = [
    ["--library", "mine", "list"],
    ["--library", "mine", "export", "--format", "eplan"],
    ["--library", "mine", "verify", "--format", "eplan"],
    ["check", "mine"],
    ["info", "mine"],
    ["diff", "mine", "mine"],
    ["convert", "mine", "all.xlsx"],
    ["import", "vendor", "--into", "mine"],
    ["convert", "vendor", "all.yaml"],
    ["info", "vendor"],
    ["--mappings", "own/drives", "export", "--format", "eplan"],
]


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that nobody may list; the test may run as one who may list all."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SHIPPED, "mine")
    Path("vendor", "drives").mkdir(parents=True)
    Path("own", "drives").mkdir(parents=True)
    for name in ("vendor/a.xml", "vendor/drives/b.xml"):
        Path(name).write_text('<partsmanagement type="EPLAN.PartsManagement"/>')
    scandir = os.scandir

    def guarded(path: Any = ".") -> Any:
        if not isinstance(path, int) and Path(os.fsdecode(path)).name == "drives":
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", guarded)
        yield tmp_path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_folder_that_cannot_be_read_is_an_error(run: Run, closed: Path, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "drives: cannot be read: Permission denied" in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert not Path("export").exists()
    assert not Path("all.xlsx").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_so_it_is_where_the_system_says_so(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, "mine")
    Path("mine", "drives").chmod(0)
    try:
        assert run("--library", "mine", "list").exit_code == 2
    finally:
        Path("mine", "drives").chmod(0o755)


@pytest.mark.parametrize("name", ["part.yaml", "part.xml"])
def test_a_link_that_leads_nowhere_is_missed(run: Run, name: str) -> None:
    Path("folder").mkdir()
    good = {
        "part.yaml": "parts: [{part_number: A.1}]",
        "part.xml": '<partsmanagement type="EPLAN.PartsManagement"/>',
    }
    Path("folder", f"good-{name}").write_text(good[name])
    try:
        Path("folder", name).symlink_to("gone")
    except OSError:
        pytest.skip("links cannot be made here")
    result = run("info", "folder")
    assert result.exit_code == 2
    assert f"{name}: cannot be read" in result.stderr or f"{name}: there is no" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes")
def test_a_pipe_in_a_folder_is_no_file_to_read(run: Run) -> None:
    Path("folder").mkdir()
    Path("folder", "a.yaml").write_text("parts: [{part_number: A.1}]")
    os.mkfifo("folder/b.pipe")
    assert run("--library", "folder", "list").exit_code == 0
