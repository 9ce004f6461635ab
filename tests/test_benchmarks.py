"""Every benchmark runs, and the raw side does the work that it is compared with."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.data import PROTOTYPES, make_part, part_number, unlike_parts
from benchmarks.measure import OURS, PREPARE, RAW, Figures, run_here
from benchmarks.table import GROWTH_HEAD, HEAD, growth_row, row, text
from benchmarks.vendor import vendor_part
from benchmarks.work import Work
from benchmarks.works import WORKS
from cadbridge.formats import format_named
from cadbridge.formats.eplan.xml.text import render

FEW = 20


QUICK = [work for work in WORKS.values() if not work.elapsed]


@pytest.mark.parametrize("work", QUICK, ids=lambda work: work.name)
def test_a_work_runs(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADBRIDGE_CACHE", "off")
    monkeypatch.setattr("cadbridge.library.cache.PAYS_FROM", 2)
    run_here(work, PREPARE, FEW, tmp_path)
    ours = run_here(work, OURS, FEW, tmp_path)
    raw = run_here(work, RAW, FEW, tmp_path) if work.raw else None
    assert len(row(work, FEW, ours, raw, judged=True)) == len(HEAD)


@pytest.mark.parametrize("name", ["eplan-write", "eplan-write-unlike"])
def test_raw_lxml_writes_the_same_elements(name: str, tmp_path: Path) -> None:
    for side in (OURS, RAW):
        run_here(WORKS[name], side, FEW, tmp_path)
    ours, raw = (
        [dict(element.attrib) for element in ET.parse(tmp_path / file).getroot()[0].iter()]
        for file in ("parts.xml", "raw.xml")
    )
    assert len(ours) > 10
    assert ours == raw


def test_parts_are_like_real_ones() -> None:
    part = make_part(7)
    assert part.part_number == part_number(7)
    assert len(part.description) == 3
    assert sum(len(port.pins) for port in part.ports) == 9
    assert format_named("eplan").kinds >= {part.kind}


def test_unlike_parts_share_nothing_but_their_kind() -> None:
    one, other = unlike_parts(PROTOTYPES + 1)[::PROTOTYPES]
    assert one.description["de_DE"] != other.description["de_DE"]
    assert not set(one.ports[0].pins) & set(other.ports[0].pins)
    assert one.properties[0] != other.properties[0]


def test_parts_of_vendors_are_as_large_as_real_ones_and_share_nothing() -> None:
    one, other = vendor_part(0), vendor_part(3)
    assert 9_500 < len(render(one)) < 12_500
    assert len(one.attributes) + len(one.children[-1].attributes) > 75
    pins, others = one.children[-1].children, other.children[-1].children
    assert len(pins) == len(others) == 19
    assert {pin.get("connectiondescription") for pin in pins[1:]}.isdisjoint(
        pin.get("connectiondescription") for pin in others
    )


def test_growth_is_told_by_the_piece() -> None:
    runs = [(10, Figures(1, 20)), (30, Figures(3, 21)), (100, Figures(20, 90))]
    cells = dict(zip(GROWTH_HEAD, growth_row(WORKS["eplan-read"], runs), strict=True))
    assert cells["A tenth"] == "100000 µs, 20 MB"
    assert (cells["A million"], cells["Time grows"], cells["Memory"]) == ("", "x 2.00", "GROWS")


def test_the_table_is_in_line() -> None:
    lines = text(("a", "bb"), [["1", "2"], ["333", "4"]]).splitlines()
    assert lines == ["| a   | bb |", "| --- | -- |", "| 1   | 2  |", "| 333 | 4  |"]
