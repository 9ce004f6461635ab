"""The wheel holds all it needs, and works wherever it is installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True)
    (path,) = folder.glob("*.whl")
    return path


def test_it_holds_the_library_the_mappings_and_the_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "cadbridge/py.typed",
        "cadbridge/_shipped/library/drives/duet-ad.yaml",
        "cadbridge/_shipped/mappings/eplan.yaml",
        "cadbridge/library/starter_files/drives/ax1.yaml",
    ):
        assert name in names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]


def test_its_metadata_is_complete(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("METADATA"))
    text = archive.read(name).decode()
    for field in ("Name: cadbridge", "License-Expression: MIT", "Requires-Python: >=3.11"):
        assert field in text
    assert "# cadbridge" in text


def test_it_exports_from_any_folder_without_the_source_tree(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    words = ["install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True)
    there = tmp_path / "elsewhere"
    there.mkdir()
    environment = os.environ | {"PYTHONPATH": str(site)}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=there,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    code = "from cadbridge.library import shipped; print(shipped('library'))"
    assert run("-c", code).startswith(str(site))
    assert "3 parts written" in run(
        "-m", "cadbridge", "export", "DUET HV 60", "DUET 40", "3RT2026*"
    )
    assert (there / "export" / "eplan" / "parts.xml").is_file()
