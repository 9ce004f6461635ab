"""Bad input of every kind ends in findings or one clear line, whatever the command."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.cli import main
from cadbridge.library import read_library

from .corpus import XML, YAML, damaged, good_files, readable
from .inside import SPOILT

SUFFIXES = [item.suffixes[0] for item in readable()]
COMMANDS = {
    "check": ("check", "{}"),
    "info": ("info", "{}"),
    "show": ("show", "{}"),
    "list": ("--library", "{}", "list"),
    "diff": ("diff", "{}", "{}"),
    "export": ("--library", "{}", "export", "--format", "library", "--out", "."),
    "verify": ("--library", "{}", "verify", "--format", "library", "--jobs", "1"),
    "convert": ("convert", "{}", "out.yaml"),
    "import": ("import", "{}", "--into", "mine", "--apply"),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return good_files(tmp_path_factory.mktemp("good"))


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
        if command not in ("export", "convert", "import"):
            continue
        after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        if "CB334" in result.output:  # a picture of an archive
            before = after
        assert after == before, where


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_spoilt_files(folder: Path, good: Mapping[str, bytes], suffix: str) -> None:
    others = {other: content for other, content in good.items() if other != suffix}
    for what, content in damaged(good[suffix], others):
        harmless = suffix == ".yaml" and what.startswith("cut at")  # the rest may be sound text
        assert_refused(folder, f"bad{suffix}", content, f"{what} {suffix}", harmless=harmless)


@pytest.mark.parametrize("suffix", SPOILT)
def test_files_spoilt_inside(folder: Path, good: Mapping[str, bytes], suffix: str) -> None:
    """What of them can be read is read, and what is made of it can be read again."""
    for what, content in SPOILT[suffix](good[suffix]):
        (folder / f"bad{suffix}").write_bytes(content)
        for command in ("check", "info", "diff", "convert", "import"):
            words = [word.format(f"bad{suffix}") for word in COMMANDS[command]]
            result = CliRunner().invoke(main, words)
            where = f"{command} of {what}: {result.output[-500:]}"
            assert result.exception is None or isinstance(result.exception, SystemExit), where
            assert result.exit_code == 0 or result.output.strip(), where
        read_library(folder / "mine")
        if (folder / "out.yaml").exists():
            read_library(folder / "out.yaml")
            (folder / "out.yaml").unlink()


@pytest.mark.parametrize(
    ("suffix", "what", "words"),
    [
        (".dxf", "blocks that insert each other", "a block that holds itself"),
        (".dxf", "ten to the ten circles", "more than 100000 shapes"),
        (".dxf", "three thousand blocks in each other", "nested too deeply"),
        (".dxf", "coordinate NaN", "a coordinate is no number"),
        (".xlsx", "wrong checksum in the index", "damaged, or not an Excel workbook"),
        (".xlsx", "without xl/worksheets/sheet2.xml", "the sheet 'Wiring' is missing"),
        (".xml", "unknown encoding", "encoding"),
        (".xml", "100 000 deep", "nested too deeply"),
        (".yaml", "in utf-16", "save it as UTF-8"),
        (".yaml", "with tabs", "never indented with tabs"),
        (".yaml", "billion laughs", "uses an alias"),
    ],
)
def test_what_is_wrong_is_said(
    folder: Path, good: Mapping[str, bytes], suffix: str, what: str, words: str
) -> None:
    (folder / f"bad{suffix}").write_bytes(dict(SPOILT[suffix](good[suffix]))[what])
    for command in ("info", "check"):
        result = CliRunner().invoke(main, [command, f"bad{suffix}"])
        assert result.exit_code == 2
        assert words in result.stderr


@pytest.mark.parametrize("what", YAML)
def test_wrong_library_files(folder: Path, what: str) -> None:
    assert_refused(folder, "bad.yaml", YAML[what], what, harmless=False)


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
