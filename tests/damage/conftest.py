from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a library of one's own in `mine`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert CliRunner().invoke(main, ["init", "mine"]).exit_code == 0
    return tmp_path
