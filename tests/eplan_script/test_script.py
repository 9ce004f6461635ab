"""EPLAN's script compiles and runs with stubs of the interfaces it uses, as EPLAN is not there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click import Context

from cadbridge.cli.group import main

SCRIPT = Path(__file__).parents[2] / "eplan-script" / "CadbridgeActions.cs"
STUBS = Path(__file__).parent / "stubs.cs"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script with the stubs; compiled without a warning."""
    if shutil.which("mcs") is None:
        pytest.skip("the C# compiler mcs is not installed")
    target = tmp_path_factory.mktemp("script") / "script.exe"
    words = ["mcs", "-warnaserror", f"-out:{target}", str(SCRIPT), str(STUBS)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


Call = Callable[..., str]


@pytest.fixture
def call(program: Path, tmp_path: Path) -> Call:
    """Calls an action; gives back what EPLAN and the user are told."""
    if shutil.which("mono") is None:
        pytest.skip("mono is not installed")

    def run(*words: str, path: str = "", eplan: str = "yes") -> str:
        own = str(Path(sys.executable).parent)
        found = {"PATH": path or os.pathsep.join([own, os.environ["PATH"]])}
        env = {**os.environ, **found, "TMPDIR": str(tmp_path), "EPLAN_SAYS": eplan}
        mono = str(shutil.which("mono"))
        done = subprocess.run(
            [mono, str(program), *words], capture_output=True, text=True, check=False, env=env
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_parts_are_written_and_handed_to_eplan(call: Call, tmp_path: Path) -> None:
    told = call("CadbridgeImport", "SIE.3RT2026*", "3")
    (file,) = tmp_path.rglob("parts.xml")
    assert f"/TYPE:IMPORT\n/IMPORTFILE:{file}\n/FORMAT:XPamImportXml\n/MODE:3\n" in told
    assert "Parts imported." in told
    assert b"SIE.3RT2026-2EK60" in file.read_bytes()


def test_existing_parts_are_updated_where_no_mode_is_said(call: Call) -> None:
    assert "/MODE:2\n" in call("CadbridgeImport", "SIE.3RT2026*", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("CadbridgeImport", "", "9"), "/MODE:9 is none of EPLAN's"),
        (("CadbridgeImport", "Schütz*", ""), "no part matches 'Schütz*'"),
        (("CadbridgeCompare", ""), "EPLAN did not export its parts."),
    ],
)
def test_what_fails_is_said_and_imports_nothing(
    call: Call, words: tuple[str, ...], said: str
) -> None:
    told = call(*words)
    assert said in told
    assert "/TYPE:IMPORT" not in told


def test_a_file_that_eplan_does_not_take_is_named(call: Call, tmp_path: Path) -> None:
    told = call("CadbridgeImport", "SIE.3RT2026*", "", eplan="no")
    assert f"EPLAN did not take the file {next(tmp_path.rglob('parts.xml'))}" in told


def test_a_missing_cadbridge_is_said(call: Call, tmp_path: Path) -> None:
    assert "cadbridge could not be started" in call("CadbridgeImport", "", "", path=str(tmp_path))


def test_the_script_says_that_it_has_not_been_run() -> None:
    assert "NOT RUN IN EPLAN" in SCRIPT.read_text("utf-8")


def test_the_script_calls_commands_and_options_that_exist() -> None:
    text = SCRIPT.read_text("utf-8")
    calls = re.findall(r'Run\("(\w+) (.*)\)', text)
    assert {name for name, _ in calls} == {"export", "import"}
    for name, rest in calls:
        command = main.get_command(Context(main), name)
        assert command is not None
        known = {option for item in command.params for option in item.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= known
