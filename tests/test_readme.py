"""What the README says is true: its commands run, its numbers and links hold."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.cli import main
from cadbridge.model import Kind, Library

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ ((?:cadbridge|cd) .*)$", README, re.MULTILINE)
DIFFERENCES = ("import",)
"""Commands whose example may find differences, which is exit code 1."""


def test_the_commands_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    assert len(COMMANDS) > 10
    for line in COMMANDS:
        program, *words = shlex.split(line)
        if program == "cd":
            monkeypatch.chdir(words[0])
            continue
        result = CliRunner().invoke(main, words)
        allowed = (0, 1) if words[0] in DIFFERENCES else (0,)
        assert result.exit_code in allowed, f"{line}: {result.output}"


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    setup, tests = re.findall(r"^(python3 -m venv .*)$", README, re.MULTILINE)
    assert setup.endswith("cadbridge export")
    assert tests in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert tests in (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()


def test_the_numbers_are_those_of_the_library(shipped_library: Library) -> None:
    parts = shipped_library.parts
    drives = [part for part in parts if part.kind is Kind.DRIVE]
    cables = [part.cable for part in parts if part.cable]
    contactor = shipped_library.part_by_number["SIE.3RT2026-2EK60"]
    text = " ".join(README.split())
    contacts = sum(len(port.pins) for part in drives for port in part.ports)
    ports = sum(len(part.ports) for part in drives)
    codes = sum(len(cable.lengths) for cable in cables)
    assert f"{len(drives)} servo drives with their {ports} connectors" in text
    assert f"{contacts} contacts" in text
    assert f"{len(cables)} cables with {codes} order codes" in text
    assert f"{len(contactor.properties)} technical values" in text


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")),
    ],
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{page}: {target}"
