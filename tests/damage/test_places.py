"""Things with the name of a file that are none, or that may not be read or written."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cadbridge.cli import main

from .test_damage import COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes, links and rights")
NOBODY = 65534
OF_FILES = {name: words for name, words in COMMANDS.items() if name != "show"}
"""`show` takes what is no file for a part number."""


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user who is not root, for whom modes mean nothing."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize("words", OF_FILES.values(), ids=OF_FILES)
@pytest.mark.parametrize("suffix", [".yaml", ".xml", ".xlsx"])
def test_a_pipe_and_a_link_to_itself_are_no_files(
    folder: Path, words: tuple[str, ...], suffix: str
) -> None:
    os.mkfifo(f"pipe{suffix}")
    Path(f"loop{suffix}").symlink_to(f"loop{suffix}")
    for name, said in (("pipe", "neither a file nor"), ("loop", "no such file or folder")):
        result = run(*(word.format(f"{name}{suffix}") for word in words))
        assert result.exit_code == 2
        assert said in result.stderr


@pytest.mark.parametrize("words", OF_FILES.values(), ids=OF_FILES)
def test_a_folder_is_no_file_whatever_its_name(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "parts.xml" / "more.yaml").mkdir(parents=True)
    result = run(*(word.format("parts.xml") for word in words))
    assert result.exit_code == 2
    assert "holds no files of a known format" in result.stderr


def test_a_pipe_in_a_library_is_refused(folder: Path) -> None:
    os.mkfifo("mine/pipe.yaml")
    result = run("check", "mine")
    assert result.exit_code == 2
    assert "pipe.yaml: is neither a file nor a folder" in result.stderr


@pytest.mark.parametrize("words", OF_FILES.values(), ids=OF_FILES)
@pytest.mark.parametrize("suffix", [".yaml", ".xml", ".xlsx", ".edz", ".dxf"])
def test_a_file_that_may_not_be_read(folder: Path, words: tuple[str, ...], suffix: str) -> None:
    closed = Path(f"closed{suffix}")
    closed.write_text("parts: []", "utf-8")
    words = tuple(word.format(closed) for word in words)
    run(*words)  # so that all modules are there that root alone may read
    closed.chmod(0)
    folder.chmod(0o755)
    with without_rights():
        result = run(*words)
    assert result.exit_code == 2
    assert f"{closed}: " in result.stderr
    assert "ermission denied" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--jobs", "1", "--out", "{}"),
        ("convert", "o.xml", "{}/o.yaml"),
        ("convert", "o.xml", "{}", "--format", "dxf"),
        ("init", "{}/mine"),
    ],
)
def test_a_folder_that_may_not_be_written(folder: Path, words: tuple[str, ...]) -> None:
    run("convert", "mine", "o.xml")
    run(*(word.format("open") for word in words))
    Path("closed").mkdir(mode=0o555)
    folder.chmod(0o555)
    with without_rights():
        result = run(*(word.format("closed") for word in words))
    folder.chmod(0o755)
    assert result.exit_code == 2
    assert "ermission denied" in result.stderr
    assert not [*Path("closed").iterdir()]
