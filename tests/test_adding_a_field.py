"""The guide "Adding a field", followed to the letter in a copy of the program."""

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cadbridge.formats.eplan.fields.labelled import Lines

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "guides" / "adding-a-field.md").read_text("utf-8")
CHANGE = re.compile(r"```diff\n--- (\S+)\n(.*?)```", re.DOTALL)
CHANGES = CHANGE.findall(GUIDE)
DECLARATIONS = re.findall(
    r"`(\w+)\.py`: `(\w+)`", "".join(re.findall(r"^\| `[A-Z].*$", GUIDE, re.MULTILINE))
)
PART, DEVICE = "GEN.NEW-1", "GEN.NEW-2"
KEY_POSITION, COUNTRY, PLATING = "30° right", "CH", "Au 0.8 µm"
FILE = f"""parts:
  - part_number: {PART}
    kind: connector
    manufacturer: GEN
    type_number: NEW-1
    connector: {{series: M12, ways: 4, gender: male, face: m12a4, key_position: {KEY_POSITION}}}
  - part_number: {DEVICE}
    kind: drive
    manufacturer: GEN
    type_number: NEW-2
    origin_country: {COUNTRY}
    ports:
      - {{designation: X1, connector: {PART}, pins: [{{contact: "1", plating: {PLATING}}}]}}
"""
READ = """
import json, sys
import cadbridge
part, said, *files = sys.argv[1:]
read = {name: cadbridge.read(name).library.part_by_number[part] for name in files}
print(json.dumps({name: eval(said, {"part": item}) for name, item in read.items()}))
"""
FORMATS = ("eplan", "edz", "excel", "dxf", "svg", "pdf", "html")
READABLE = FORMATS[:4]


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
    (folder / "library" / "connectors" / "new.yaml").write_text(FILE, "utf-8")
    return folder


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-P", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def export(copy: Path, part: str) -> list[str]:
    """Files that hold a part, each in a format of its own, that can be read back."""
    named = (word for name in FORMATS for word in ("--format", name))
    out = part.rpartition(".")[2]
    run(copy, "-m", "cadbridge", "export", part, *named, "--out", out)
    proved = (word for name in READABLE for word in ("--format", name))
    run(copy, "-m", "cadbridge", "verify", part, *proved)
    files = ("eplan/parts.xml", "eplan/parts.edz", "excel/pin-lists.xlsx")
    return ["library", *(f"{out}/{name}" for name in files)]


@pytest.mark.parametrize(("of", "most"), [("connector", 3), ("part", 3), ("pin", 4)])
def test_a_field_takes_few_files(of: str, most: int) -> None:
    section = GUIDE.partition(f"## A text of a {of}\n")[2].partition("\n## ")[0]
    assert 1 <= len({name for name, _ in CHANGE.findall(section)}) <= most


@pytest.mark.parametrize(("module", "name"), DECLARATIONS)
def test_the_declarations_of_the_guide_are_there(module: str, name: str) -> None:
    fields = importlib.import_module(f"cadbridge.formats.eplan.fields.{module}")
    assert isinstance(getattr(fields, name), Lines)


def test_the_text_of_a_connector_is_written_and_read_by_every_format(copy: Path) -> None:
    said = "part.connector.key_position"
    files = [*export(copy, PART), f"NEW-1/dxf/faces/{PART}.dxf"]
    expected = dict.fromkeys(files, KEY_POSITION)
    assert json.loads(run(copy, "-c", READ, PART, said, *files)) == expected
    german = ("export", PART, "--format", "dxf", "--language", "de", "--out", "german")
    run(copy, "-m", "cadbridge", *german)
    drawing = f"german/dxf/faces/{PART}.dxf"
    assert "Lage der Führung" in (copy / drawing).read_text("utf-8")
    assert json.loads(run(copy, "-c", READ, PART, said, drawing)) == {drawing: KEY_POSITION}
    for shown in (f"NEW-1/html/parts/{PART}.html", f"NEW-1/svg/faces/{PART}.svg"):
        assert KEY_POSITION in (copy / shown).read_text("utf-8")


def test_the_texts_of_a_part_and_of_a_pin_are_written_and_read(copy: Path) -> None:
    files = export(copy, DEVICE)
    said = "[part.origin_country, part.ports[0].pins[0].plating]"
    expected = {name: [COUNTRY, PLATING] for name in files}
    assert json.loads(run(copy, "-c", READ, DEVICE, said, *files)) == expected
    page = (copy / f"NEW-2/html/parts/{DEVICE}.html").read_text("utf-8")
    for word in ("Origin country", COUNTRY, "Plating", PLATING):
        assert f">{word}<" in page
    assert "Origin country" in run(copy, "-m", "cadbridge", "show", DEVICE)
