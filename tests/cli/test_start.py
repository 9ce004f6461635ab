"""What commands load: nobody waits for what a command does not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "pydantic",
    "yaml",
    "lxml",
    "openpyxl",
    "ezdxf",
    "importlib.metadata",
    "email",
    "reportlab",
}
LOADED = """
import sys
from cadbridge.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sys.modules)
"""


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.mark.parametrize(
    "words", [["list"], ["list", "MPC.*", "--kind", "drive"], ["show", "MPC.DUET 40"], ["--help"]]
)
def test_what_is_known_is_neither_parsed_nor_checked(words: list[str], caches: Path) -> None:
    """The library and the mappings were read once before."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", LOADED, *words],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "CADBRIDGE_CACHE": str(caches), "PYTHONIOENCODING": "utf-8"},
        )
    loaded = done.stdout.rpartition("loaded:")[2].split()
    assert "click" in loaded
    assert not HEAVY & set(loaded)


def test_a_code_is_explained_without_loading_all_that_declares_codes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "check", "--explain", "CB221"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "CB221: " in done.stdout
    loaded = done.stdout.rpartition("loaded:")[2].split()
    assert not {"pydantic", "lxml", "openpyxl", "ezdxf", "reportlab"} & set(loaded)
