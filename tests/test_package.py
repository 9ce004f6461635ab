"""The wheel and the sdist hold all they need, and work wherever they are installed."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD = [sys.executable, "-m", "hatchling", "build"]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files that go to the package index, by their kind."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([*BUILD, "-d", str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


def names_in(path: Path) -> set[str]:
    if path.suffix == ".whl":
        return set(zipfile.ZipFile(path).namelist())
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def metadata_of(path: Path) -> Message:
    if path.suffix == ".whl":
        archive = zipfile.ZipFile(path)
        (name,) = (name for name in archive.namelist() if name.endswith("METADATA"))
        return message_from_string(archive.read(name).decode())
    with tarfile.open(path) as tar:
        (name,) = (name for name in tar.getnames() if name.endswith("/PKG-INFO"))
        held = tar.extractfile(name)
        assert held is not None
        return message_from_string(held.read().decode())


def test_the_wheel_holds_the_library_the_mappings_and_the_type_marker(
    built: dict[str, Path],
) -> None:
    names = names_in(built["wheel"])
    for name in (
        "cadbridge/py.typed",
        "cadbridge/_shipped/library/drives/duet-ad.yaml",
        "cadbridge/_shipped/mappings/eplan.yaml",
        "cadbridge/library/starter_files/drives/ax1.yaml",
        "cadbridge/web/assets/serve.css",
        "cadbridge/web/assets/serve.js",
        "cadbridge/_shipped/mappings/web.yaml",
    ):
        assert name in names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]


def test_the_sdist_holds_what_the_tests_need(built: dict[str, Path]) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this tree is no git repository")
    wanted = {name for name in listed.stdout.split("\0") if name and not name.startswith(".ci/")}
    assert wanted <= names_in(built["sdist"])


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_its_metadata_is_complete(built: dict[str, Path], kind: str) -> None:
    metadata = metadata_of(built[kind])
    assert metadata["Name"] == "cadbridge"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Author"] and metadata["Keywords"] and metadata["Summary"]
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert metadata["Description-Content-Type"] == "text/markdown"
    readme = str(metadata.get_payload())
    assert readme.startswith("# cadbridge")
    assert "Which command do I want?" in readme
    assert re.findall(r"\]\((?!https?:)[^)]*\)", readme) == []  # an index has no such files


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_exports_from_any_folder_without_the_source_tree(
    built: dict[str, Path], kind: str, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    words = ["install", "--no-deps", "--no-build-isolation", "--target", str(site)]
    subprocess.run([*PIP, *words, str(built[kind])], check=True)
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
