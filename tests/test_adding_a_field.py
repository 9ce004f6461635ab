"""The guide "Adding a field", followed to the letter in a copy of the program."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "guides" / "adding-a-field.md").read_text("utf-8")
CHANGES = re.findall(r"```diff\n--- (\S+)\n(.*?)```", GUIDE, re.DOTALL)
VALUE = "30° right"
PART = "GEN.NEW-1"
FILE = f"""parts:
  - part_number: {PART}
    kind: connector
    manufacturer: GEN
    type_number: NEW-1
    connector: {{series: M12, ways: 4, gender: male, face: m12a4, key_position: {VALUE}}}
"""
READ = """
import json, sys
import cadbridge
part, *files = sys.argv[1:]
read = {name: cadbridge.read(name).library.part_by_number[part] for name in files}
print(json.dumps({name: part.connector.key_position for name, part in read.items()}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, changed as the guide says."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("cadbridge", "mappings", "library"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in CHANGES:
        lines = text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if not line.startswith("+"))
        new = "".join(line[1:] for line in lines if not line.startswith("-"))
        whole = (folder / name).read_text("utf-8")
        assert whole.count(old) == 1
        (folder / name).write_text(whole.replace(old, new), "utf-8")
    return folder


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-P", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_a_field_takes_no_more_than_three_files() -> None:
    assert 1 <= len({name for name, _ in CHANGES}) <= 3


def test_what_the_guide_adds_is_written_and_read_by_every_format(copy: Path) -> None:
    (copy / "library" / "connectors" / "new.yaml").write_text(FILE, "utf-8")
    formats = ("eplan", "edz", "excel", "dxf", "svg", "pdf", "html")
    named = (word for name in formats for word in ("--format", name))
    run(copy, "-m", "cadbridge", "export", PART, *named, "--out", "out")
    files = ["library", "out/eplan/parts.xml", "out/eplan/parts.edz", "out/excel/pin-lists.xlsx"]
    files.append(f"out/dxf/faces/{PART}.dxf")
    assert json.loads(run(copy, "-c", READ, PART, *files)) == dict.fromkeys(files, VALUE)
    proved = (word for name in formats[:4] for word in ("--format", name))
    run(copy, "-m", "cadbridge", "verify", PART, *proved)
    german = ("export", PART, "--format", "dxf", "--language", "de", "--out", "german")
    run(copy, "-m", "cadbridge", *german)
    drawing = f"german/dxf/faces/{PART}.dxf"
    assert "Lage der Führung" in (copy / drawing).read_text("utf-8")
    assert json.loads(run(copy, "-c", READ, PART, drawing)) == {drawing: VALUE}
    for shown in (f"out/html/parts/{PART}.html", f"out/svg/faces/{PART}.svg"):
        assert VALUE in (copy / shown).read_text("utf-8")
