"""EPLAN's script compiles against stubs of the interfaces it uses; EPLAN cannot be run here."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click import Context

from cadbridge.cli.group import main

SCRIPT = Path(__file__).parents[2] / "eplan-script" / "CadbridgeActions.cs"
STUBS = Path(__file__).parent / "stubs.cs"


@pytest.mark.skipif(shutil.which("mcs") is None, reason="the C# compiler mcs is not installed")
def test_the_script_compiles_without_a_warning(tmp_path: Path) -> None:
    target = tmp_path / "script.dll"
    words = ["mcs", "-warnaserror", "-target:library", f"-out:{target}", str(SCRIPT), str(STUBS)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.is_file()


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
