"""Every benchmark runs, and the raw side does the work that it is compared with."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.data import make_part, part_number
from benchmarks.measure import OURS, PREPARE, RAW, run_here
from benchmarks.table import HEAD, row, text
from benchmarks.work import Work
from benchmarks.works import WORKS, commands
from cadbridge.formats import format_named

FEW = 20


QUICK = [work for work in WORKS.values() if work not in commands.WORKS]


@pytest.mark.parametrize("work", QUICK, ids=lambda work: work.name)
def test_a_work_runs(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADBRIDGE_CACHE", "off")
    monkeypatch.setattr("cadbridge.library.cache.PAYS_FROM", 2)
    run_here(work, PREPARE, FEW, tmp_path)
    ours = run_here(work, OURS, FEW, tmp_path)
    raw = run_here(work, RAW, FEW, tmp_path) if work.raw else None
    assert len(row(work, FEW, ours, raw, judged=True)) == len(HEAD)


def test_raw_lxml_writes_the_same_elements(tmp_path: Path) -> None:
    for side in (OURS, RAW):
        run_here(WORKS["eplan-write"], side, FEW, tmp_path)
    ours, raw = (
        [dict(element.attrib) for element in ET.parse(tmp_path / name).getroot()[0].iter()]
        for name in ("parts.xml", "raw.xml")
    )
    assert len(ours) > 10
    assert ours == raw


def test_parts_are_like_real_ones() -> None:
    part = make_part(7)
    assert part.part_number == part_number(7)
    assert len(part.description) == 3
    assert sum(len(port.pins) for port in part.ports) == 9
    assert format_named("eplan").kinds >= {part.kind}


def test_the_table_is_in_line() -> None:
    lines = text(("a", "bb"), [["1", "2"], ["333", "4"]]).splitlines()
    assert lines == ["| a   | bb |", "| --- | -- |", "| 1   | 2  |", "| 333 | 4  |"]
