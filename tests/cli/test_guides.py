"""The guides, followed by a newcomer to the letter."""

import json
import re
import shlex
import textwrap
from pathlib import Path

import openpyxl
import pytest

from cadbridge.cli.group import COMMANDS
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS
from tests.formats.dxf.test_vendor_face import draw
from tests.formats.excel.parts_lists import write_list

from .conftest import Run
from .test_completion import SHELLS

GUIDES = Path(__file__).parents[2] / "docs" / "guides"


def guide(name: str) -> str:
    return (GUIDES / f"{name}.md").read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The texts that a guide gives to be typed."""
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```", guide(name), re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(text).replace("\\\n", " ") for text in found]


def ok(run: Run, line: str) -> str:
    result = run(*shlex.split(line.removeprefix("cadbridge ")))
    assert result.exit_code == 0, f"{line}: {result.output}"
    return result.output


def test_the_commands_are_all_named_and_so_is_the_line_of_each_shell() -> None:
    text = guide("commands")
    assert not [name for name in COMMANDS if not re.search(rf"`[^`]*\b{name}\b", text)]
    for _, line in SHELLS.values():
        assert line.rpartition("; ")[2].replace("|", "\\|") in text


MACHINE_LINES = {
    "list": "list AX1",
    "info": "info ax1.xlsx",
    "export": "export AX1 --format eplan",
    "convert": "convert ax1.xlsx ax1.xml",
    "import": "import ax1.xlsx",
    "diff": "diff ax1.xlsx ax1.xlsx",
    "verify": "verify AX1 --format eplan --jobs 1",
    "formats": "formats",
    "init": "init other",
    "template": "template cable",
}


@pytest.mark.parametrize("command", MACHINE_LINES)
def test_json_has_the_keys_that_the_guide_names(run: Run, command: str) -> None:
    run("init", "lib")
    run("convert", "lib", "ax1.xlsx")
    text = guide("commands")
    (shape,) = re.findall(rf"^\| .*`{command}`.* \| `(.+?)`", text, re.MULTILINE)
    result = run("--library", "lib", *MACHINE_LINES[command].split(), "--json")
    printed = json.loads(result.stdout)
    assert isinstance(printed, list) == shape.startswith("[")
    item = printed[0] if isinstance(printed, list) else printed
    assert ", ".join(item) == shape.strip("[{}]")


def test_json_of_parts_findings_and_changes_is_what_the_guide_says(run: Run) -> None:
    run("init", "lib")
    named = dict(re.findall(r"(finding|change) `\{(.+?)\}`", guide("commands")))
    (finding,) = json.loads(run("check", "lib", "--json").stdout)
    assert ", ".join(finding) == named["finding"]
    changes = json.loads(run("diff", "lib", "lib/drives/ax1.yaml", "--json").stdout)["changes"]
    assert ", ".join(changes[0]) == named["change"]
    (part,) = json.loads(run("--library", "lib", "show", "AX1", "--json").stdout)
    assert list(part)[:2] == ["part_number", "kind"]


def test_adding_a_part(run: Run) -> None:
    ok(run, "cadbridge init DIR")
    example = Path("DIR/drives/ax1.yaml")
    copy = example.read_text("utf-8").replace("AX1", "AX2").replace("0012001", "0012002")
    (sources,) = blocks("adding-a-part", "yaml")
    copy = copy[: copy.rindex("    sources:")] + textwrap.indent(sources, "    ")
    Path("DIR/drives/ax2.yaml").write_text(copy, "utf-8")
    assert "Weighed with packaging" in ok(run, "cadbridge --library DIR check")
    assert "1.2 kg" in ok(run, "cadbridge --library DIR show AX2")
    ok(run, "cadbridge --library DIR export AX2 --format eplan --format excel --format dxf")


def test_a_pin_list_of_our_own(run: Run) -> None:
    ok(run, "cadbridge init DIR")
    (title,) = re.findall(r"columns: \{ (\w+): contact \}", guide("excel"))
    (mapping,) = blocks("excel", "yaml")
    Path("our-mappings").mkdir()
    Path("our-mappings/excel.yaml").write_text(mapping, "utf-8")
    ok(run, "cadbridge check our-mappings/excel.yaml")
    for contact in (title, "Pin", "Contact"):
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(["Part number", "ACME.AX9"])
        sheet.append(["Port", contact, "Signal"])
        sheet.append(["X1", "1", "EN"])
        book.save("own.xlsx")
        assert "EN" in ok(run, "cadbridge --mappings our-mappings show own.xlsx")


def test_the_guide_names_every_field_that_columns_takes() -> None:
    text = " ".join(guide("excel").split())
    (named,) = re.findall(r"The fields are (.*?)\. ", text)
    assert set(re.split(", | and ", named)) == set(FIELDS)


def test_adding_a_face(run: Run) -> None:
    ok(run, "cadbridge init DIR")
    draw(Path("vendor-face.dxf"))
    ok(run, "cadbridge convert vendor-face.dxf my-face.yaml")
    Path("my-face.yaml").rename("DIR/faces/my-face.yaml")
    face = re.search(r"id: (\S+)", Path("DIR/faces/my-face.yaml").read_text("utf-8"))
    assert face
    (connector,) = re.findall(r"`(connector: .*?)`", guide("adding-a-face"))
    connector = connector.replace("my-face", face[1]).replace("ways: 5", "ways: 3")
    part = {"part_number": "ACME.NEW", "kind": "connector", "manufacturer": "ACME"}
    lines = [f"    {name}: {value}" for name, value in part.items()]
    text = "\n".join(["parts:", "  -", *lines, "    type_number: NEW", f"    {connector}", ""])
    Path("DIR/connectors/new.yaml").write_text(text, "utf-8")
    ok(run, "cadbridge --library DIR check --no-notes")
    ok(run, "cadbridge --library DIR export NEW --format svg")
    assert list(Path("export").rglob("ACME.NEW*.svg"))


def test_changing_a_mapping(run: Run) -> None:
    mapping, layers = blocks("changing-a-mapping", "yaml")
    (lines,) = blocks("changing-a-mapping", "console")
    Path("our-mappings").mkdir()
    Path("our-mappings/eplan.yaml").write_text(mapping, "utf-8")
    for line in lines.splitlines():
        ok(run, f"{line} MPC.* --format eplan" if line.endswith("export") else line)
    Path("our-mappings/drawing.yaml").write_text(layers, "utf-8")
    ok(run, "cadbridge check our-mappings/drawing.yaml")
    ok(run, "cadbridge --mappings our-mappings export GEN.M8-4P-F --format dxf")
    (path,) = Path("export/dxf").rglob("*.dxf")
    assert "ACME-010" in path.read_text("utf-8")
    assert "nothing to change" in run("--mappings", "our-mappings", "import", str(path)).output
    assert 'P_ARTICLE_PRODUCTGROUP="22"' in Path("export/eplan/parts.xml").read_text("utf-8")


def test_into_eplan_and_back(run: Run) -> None:
    ok(run, "cadbridge export DUET* --format eplan --format edz --eplan-edition 2026")
    ok(run, "cadbridge check export/eplan/parts.xml")
    assert "nothing to change" in ok(run, "cadbridge import export/eplan/parts.xml")
    archives = Path("archives")
    archives.mkdir()
    for path in Path("export/eplan").glob("MPC.*.edz"):
        path.rename(archives / path.name)
    assert "all.edz" in ok(run, "cadbridge convert archives all.edz")


@pytest.mark.parametrize(
    "options", re.findall(r"^\| `(--.*?)`", guide("dxf"), re.MULTILINE), ids=str.split
)
def test_the_options_of_drawings(run: Run, options: str) -> None:
    ok(run, f"cadbridge export MPC.DUET?40 --format dxf {options}")
    (path, *_) = sorted(Path("export/dxf").rglob("*.dxf"))
    result = run("import", str(path))
    assert result.exit_code == 0, result.output
    assert "nothing to change" in result.output


def test_a_companys_parts_list(run: Run) -> None:
    write_list("german_erp", Path("parts-list.xlsx"), 20)
    other = openpyxl.Workbook()
    sheet = other.create_sheet("Parts")
    for row in (
        ["Lager"],
        [],
        ["Wer", "Was", "Fach", "Artikelnummer"],
        ["EATON", "Relais", 7, "1"],
    ):
        sheet.append(row)
    other.save("other-list.xlsx")
    (mapping,) = blocks("parts-list", "yaml")
    Path("our-mappings").mkdir()
    Path("our-mappings/excel.yaml").write_text(mapping, "utf-8")
    lines = [
        line.removeprefix("$ ")
        for text in blocks("parts-list", "console")
        for line in text.splitlines()
    ]
    assert lines[0] == "cadbridge convert parts-list.xlsx parts.xml --strict"
    for line in lines:
        ok(run, line)
    ok(run, "cadbridge check parts.xml")
    assert Path("export/excel/order-list.xlsx").is_file()
    shown = ok(run, "cadbridge --library my-library show *000-7000.A0")
    for text in (
        "0000100000",
        "1.99 EUR",
        "Elektrogroßhandel Süd",
        "Relays, contactors / Contactors",
    ):
        assert text in shown
