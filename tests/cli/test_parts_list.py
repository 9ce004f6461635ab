"""A company's list of parts into EPLAN, in one command."""

from pathlib import Path

import pytest

from cadbridge.formats import format_named
from cadbridge.jobs.diff import diff
from cadbridge.jobs.reading import read_path
from cadbridge.mapping import shipped_mappings
from tests.cli.conftest import Run
from tests.formats.excel.parts_lists import LISTS, write_list

CLEAN = "0 errors, 0 warnings, 0 notes"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_goes_into_eplan_whole_in_one_command(name: str, tmp_path: Path, run: Run) -> None:
    source, target = write_list(name, tmp_path / "list.xlsx"), tmp_path / "parts.xml"
    done = run("-q", "convert", str(source), str(target), "--strict")
    assert done.exit_code == 0, done.output
    checked = run("check", str(target))
    assert (checked.exit_code, checked.output.splitlines()[-1:]) == (0, [CLEAN]), checked.output
    listed = read_path(source, shipped_mappings()).library
    assert len(listed.parts) == 300
    back = read_path(target, shipped_mappings()).library
    eplan = format_named("eplan")
    assert diff(listed, back, eplan.carried_paths()) == []
    assert {maker.short_name for maker in back.manufacturers} == {
        name for part in listed.parts for name in (part.manufacturer, part.supplier) if name
    }
