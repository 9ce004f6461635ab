from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cadbridge.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line as a user in an empty folder types it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def invoke(*words: str) -> Result:
        result = CliRunner().invoke(main, list(words))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def small_library(tmp_path: Path) -> Path:
    """A library of one drive in one file."""
    path = tmp_path / "small.yaml"
    path.write_text(
        "parts:\n"
        "  - part_number: ACME.D1\n"
        "    kind: drive\n"
        "    manufacturer: ACME\n"
        "    type_number: D1\n"
        "    ports:\n"
        "      - designation: X1\n"
        "        pins:\n"
        '          - {contact: "1", signal: "+24 Vdc", direction: supply_in}\n'
        '          - {contact: "2", signal: "0 Vdc", direction: ground}\n',
        encoding="utf-8",
    )
    return path
