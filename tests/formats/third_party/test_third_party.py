"""A format of a third party is found by its entry point, and every command knows it."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.cli import main
from cadbridge.formats import formats


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The package on the path with the metadata that pip would write."""
    site = tmp_path / "site"
    metadata = site / "cadbridge_csv-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: cadbridge-csv\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[cadbridge.formats]\ncsv = cadbridge_csv:FORMAT\n")
    shutil.copy(Path(__file__).parent / "cadbridge_csv.py", site)
    monkeypatch.syspath_prepend(site)
    monkeypatch.chdir(tmp_path)
    formats.cache_clear()
    yield tmp_path
    formats.cache_clear()


def test_it_is_listed_with_what_it_carries(installed: Path) -> None:
    items = json.loads(CliRunner().invoke(main, ["formats", "--json"]).stdout)
    csv = next(item for item in items if item["name"] == "csv")
    assert csv["fields"]["ports.pins.signal"]["carriage"] == "carried"


def test_it_exports_and_verifies(installed: Path) -> None:
    result = CliRunner().invoke(main, ["export", "DUET HV *", "--format", "csv"])
    assert result.exit_code == 0, result.output
    lines = Path("export/csv/MPC.DUET HV 60.csv").read_text("utf-8").splitlines()
    assert lines[:2] == ["part,port,contact,signal", "MPC.DUET HV 60,X1,1,HV-"]
    verified = CliRunner().invoke(main, ["verify", "--format", "csv"])
    assert verified.exit_code == 0, verified.output


def test_a_change_in_its_file_is_found(installed: Path) -> None:
    CliRunner().invoke(main, ["export", "DUET HV 60", "--format", "csv"])
    path = Path("export/csv/MPC.DUET HV 60.csv")
    path.write_text(path.read_text("utf-8").replace("RX232", "RX422"), "utf-8")
    result = CliRunner().invoke(main, ["import", str(path)])
    assert result.exit_code == 1
    assert "ports[X4].pins[6].signal: 'RX232' -> 'RX422'" in result.stdout


def test_its_errors_are_told_like_any_other(installed: Path) -> None:
    Path("bad.csv").write_text("a,b\n", "utf-8")
    result = CliRunner().invoke(main, ["info", "bad.csv"])
    assert result.exit_code == 2
    assert "is not a CSV pin list" in result.stderr


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import nowhere", "cadbridge_csv:FORMAT cannot be loaded: ModuleNotFoundError: No module"),
        ("FORMAT = 3", "the entry point csv = cadbridge_csv:FORMAT is no Format but 3"),
    ],
)
def test_one_that_cannot_be_loaded_is_named(
    installed: Path, monkeypatch: pytest.MonkeyPatch, code: str, told: str
) -> None:
    monkeypatch.delitem(sys.modules, "cadbridge_csv", raising=False)
    (installed / "site" / "cadbridge_csv.py").write_text(code)
    result = CliRunner().invoke(main, ["formats"])
    assert result.exit_code == 2
    assert told in result.stderr
    monkeypatch.delitem(sys.modules, "cadbridge_csv", raising=False)


def test_what_its_reader_raises_is_one_error(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "cadbridge_csv", raising=False)
    file = installed / "site" / "cadbridge_csv.py"
    file.write_text(file.read_text("utf-8").replace("row[0])", "row[7])"), "utf-8")
    Path("bad.csv").write_text("part,port,contact,signal\nA,X,1,S\n", "utf-8")
    result = CliRunner().invoke(main, ["info", "bad.csv"])
    assert result.exit_code == 2
    assert "bad.csv: read of the format 'csv' failed: IndexError: list index out" in result.stderr
    monkeypatch.delitem(sys.modules, "cadbridge_csv", raising=False)
