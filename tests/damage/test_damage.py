"""Bad input of every kind ends in findings or one clear line, whatever the command."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.cli import main

from .corpus import XML, YAML, damaged, good_files, readable

SUFFIXES = [item.suffixes[0] for item in readable()]
COMMANDS = {
    "check": ("check", "{}"),
    "info": ("info", "{}"),
    "show": ("show", "{}"),
    "list": ("--library", "{}", "list"),
    "diff": ("diff", "{}", "{}"),
    "convert": ("convert", "{}", "out.yaml"),
    "import": ("import", "{}", "--into", "mine", "--apply"),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return good_files(tmp_path_factory.mktemp("good"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    CliRunner().invoke(main, ["init", "mine"])
    return tmp_path


def assert_refused(folder: Path, name: str, content: bytes, what: str, *, harmless: bool) -> None:
    """Every command says what is wrong and leaves no file behind."""
    (folder / name).write_bytes(content)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for command, words in COMMANDS.items():
        result = CliRunner().invoke(main, [word.format(name) for word in words])
        where = f"{command} of {what}: {result.output[-500:]}"
        assert result.exception is None or isinstance(result.exception, SystemExit), where
        assert "Traceback" not in result.output, where
        if harmless:
            continue
        assert result.exit_code in (1, 2), where
        assert result.output.strip(), where
        if command not in ("convert", "import"):
            continue
        after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert after == before, where


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_spoilt_files(folder: Path, good: Mapping[str, bytes], suffix: str) -> None:
    others = {other: content for other, content in good.items() if other != suffix}
    for what, content in damaged(good[suffix], others):
        harmless = suffix == ".yaml" and what.startswith("cut at")  # the rest may be sound text
        assert_refused(folder, f"bad{suffix}", content, f"{what} {suffix}", harmless=harmless)


@pytest.mark.parametrize("what", YAML)
def test_wrong_library_files(folder: Path, what: str) -> None:
    assert_refused(folder, "bad.yaml", YAML[what], what, harmless=False)


@pytest.mark.skipif(".xml" not in SUFFIXES, reason="no format reads .xml")
@pytest.mark.parametrize("what", XML)
def test_wrong_xml_files(folder: Path, what: str) -> None:
    assert_refused(folder, "bad.xml", XML[what], what, harmless=False)


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_missing_file_and_a_folder_without_files(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "empty").mkdir()
    for name in ("nowhere.xlsx", "empty"):
        result = CliRunner().invoke(main, [word.format(name) for word in words])
        assert result.exit_code == 2, result.output
        assert result.stderr.strip()
        assert "Traceback" not in result.output
