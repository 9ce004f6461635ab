"""convert: any format that is read to any that is written."""

import json
from pathlib import Path

import pytest
from ezdxf.filemanagement import new

from cadbridge.cli.group import COMMANDS, main
from cadbridge.formats import format_named, formats
from cadbridge.jobs.diff import diff
from cadbridge.jobs.reading import read_path
from cadbridge.mapping import shipped_mappings

from .conftest import Run

READABLE = [item.name for item in formats().values() if item.read]
WRITABLE = [item.name for item in formats().values() if item.export]


@pytest.mark.parametrize("source", READABLE)
@pytest.mark.parametrize("target", WRITABLE)
def test_what_both_formats_carry_comes_across(run: Run, source: str, target: str) -> None:
    run("init", "mine")
    if source != "library":
        run("--library", "mine", "convert", "mine", "made", "--format", source)
    folder = "mine" if source == "library" else "made"
    result = run("convert", folder, "out", "--format", target)
    assert result.exit_code == 0, result.stderr
    assert all(Path(line).is_file() for line in result.stdout.splitlines())
    assert [line for line in result.stderr.splitlines() if "does not carry" in line][1:] == []
    if target not in READABLE:
        return
    items = [format_named(source), format_named(target)]
    old, new = (read_path(Path(name), shipped_mappings()).library for name in (folder, "out"))
    kinds = items[0].kinds & items[1].kinds
    old = old.subset(tuple(part for part in old.parts if part.kind in kinds))
    carried = items[0].carried_paths() & items[1].carried_paths({})
    changed = [change for change in diff(old, new, carried) if change.kind == "changed"]
    assert changed == []


def test_what_is_lost_is_said_in_a_few_lines_and_to_machines_in_full(run: Run) -> None:
    run("init", "mine")
    result = run("convert", "mine", "out", "--format", "dxf", "--strict", "--json")
    assert result.exit_code == 1
    assert "nothing written" in result.stderr
    assert len(result.stderr.splitlines()) < 8
    answer = json.loads(result.stdout)
    assert answer["files"] == []
    assert len(answer["losses"]) > 8
    assert not Path("out").exists()


@pytest.mark.parametrize("target", ["out.dxf", "out.svg"])
def test_what_cannot_be_done_is_refused_before_losses_are_told(run: Run, target: str) -> None:
    run("init", "mine")
    result = run("convert", "mine", target)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"error: {target}: one file holds one drawing, and there are 6",
        "  write to a folder: name it as the target, with its --format",
    ]


@pytest.mark.parametrize("target", [["out.yaml"], ["out.xlsx"], ["out", "--format", "eplan"]])
def test_of_a_source_that_gives_nothing_nothing_is_written(run: Run, target: list[str]) -> None:
    drawing = new()
    drawing.modelspace().add_text("Mounting plate")
    drawing.saveas("plate.dxf")
    result = run("convert", "plate.dxf", *target)
    assert result.exit_code == 2
    assert "CB511" in result.stderr
    assert "plate.dxf: there is nothing in it; nothing written" in result.stderr
    assert not Path(target[0]).exists()


@pytest.mark.parametrize("kind", ["parts", "pins", "cables", "cable"])
def test_of_an_empty_template_nothing_is_written(run: Run, kind: str) -> None:
    run("template", kind, "empty.xlsx")
    result = run("convert", "empty.xlsx", "out.xml")
    assert result.exit_code == 2
    assert "empty.xlsx: there is nothing in it; nothing written" in result.stderr


@pytest.mark.parametrize(
    "target", [["out.xml"], ["out.edz"], ["out.xlsx"], ["o", "--format", "dxf"]]
)
def test_where_the_target_carries_nothing_of_it_nothing_is_written(
    run: Run, target: list[str]
) -> None:
    drawing = new()
    drawing.modelspace().add_circle((0, 0), 1)
    drawing.modelspace().add_text("7", height=1)
    drawing.saveas("face.dxf")
    result = run("convert", "face.dxf", *target)
    assert result.exit_code == 2
    assert "face.dxf: nothing in it fits into " in result.stderr
    assert not Path(target[0]).exists()
    assert run("convert", "face.dxf", "face.yaml").exit_code == 0


def test_a_part_that_a_format_shows_nothing_of_is_said_and_not_missed(run: Run) -> None:
    Path("bare.yaml").write_text(
        "parts:\n"
        "  - {part_number: ACME.D1, kind: drive}\n"
        "  - part_number: ACME.D2\n"
        "    kind: drive\n"
        "    ports: [{designation: X1, pins: [{contact: A}]}]\n",
        "utf-8",
    )
    assert run("--library", "bare.yaml", "verify").exit_code == 0
    for item in ("dxf", "svg"):
        said = run("convert", "bare.yaml", "out", "--format", item).stderr
        assert f"{item}: 1 of kind drive will not be written" in said
    assert run("diff", "bare.yaml", "out/dxf").exit_code == 0


def test_every_field_that_is_lost_is_said_wherever_it_stands(run: Run) -> None:
    run("init", "mine")
    losses = json.loads(run("convert", "mine", "out.xlsx", "--json").stdout)["losses"]
    assert {"faces.id", "faces.contacts.x_mm"} <= {loss["place"]["field"] for loss in losses}


def test_every_command_takes_json() -> None:
    context = main.make_context("cadbridge", [], resilient_parsing=True)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        options = {word for parameter in command.params for word in parameter.opts}
        assert "--json" in options, name
