"""convert: any format that is read to any that is written."""

import json
from pathlib import Path

import pytest

from cadbridge.cli.group import COMMANDS, main
from cadbridge.diff import diff
from cadbridge.formats import format_named, formats
from cadbridge.mapping import shipped_mappings
from cadbridge.reading import read_path

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
    carried = items[0].carried_paths() & items[1].carried_paths()
    if "faces.id" not in items[0].carried_paths():
        carried -= {"connector.face"}  # a drawing names the face only where it can draw it
    changed = [change for change in diff(old, new, carried) if change.kind == "changed"]
    assert changed == []


def test_what_is_lost_is_said_in_a_few_lines_and_to_machines_in_full(run: Run) -> None:
    run("init", "mine")
    result = run("convert", "mine", "out.dxf", "--strict", "--json")
    assert result.exit_code == 1
    assert "nothing written" in result.stderr
    assert len(result.stderr.splitlines()) < 8
    answer = json.loads(result.stdout)
    assert answer["files"] == []
    assert len(answer["losses"]) > 8
    assert not Path("out.dxf").exists()


def test_every_command_takes_json() -> None:
    context = main.make_context("cadbridge", [], resilient_parsing=True)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        options = {word for parameter in command.params for word in parameter.opts}
        assert "--json" in options, name
