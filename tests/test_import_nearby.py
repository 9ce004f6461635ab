"""An import into a large library, of which only what lies near is loaded, tells the same."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import cadbridge
from cadbridge.jobs import nearby, outcome
from cadbridge.jobs.importing import plan_import
from cadbridge.jobs.nearby import library_for
from cadbridge.library import LoadedLibrary, read_library, write_library
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Accessory, Library, Part

DRIVE, CABLE = "MPC.DUET AD CANopen", "MPC.POWER CABLE for DUET AD"
Edit = Callable[[Part], Part]
EDITS: dict[str, Edit] = {
    "nothing": lambda part: part,
    "a value": lambda part: replace(part, description={"en_US": "Another"}),
    "a slip": lambda part: replace(part, part_number=part.part_number.replace("A", "Q")),
    "a new part": lambda part: replace(part, part_number="MPC.New", order_number="N1"),
    "another number": lambda part: replace(part, part_number="Our 4711"),
    "a number that looks the same": lambda part: replace(
        part, part_number=part.part_number.replace(" ", "-")
    ),
    "a new maker": lambda part: replace(part, manufacturer="NEW", part_number="NEW.1"),
    "a known maker without address": lambda part: replace(part, manufacturer="LONE"),
    "an accessory": lambda part: replace(
        part, accessories=(*part.accessories, Accessory(part_number="GEN.M8-4P-F"))
    ),
    "an unknown accessory": lambda part: replace(
        part, accessories=(Accessory(part_number="MPC.Nowhere"),)
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shipped_library: Library) -> Path:
    folder = tmp_path_factory.mktemp("large")
    lone = Part(part_number="LONE.1", manufacturer="LONE")
    write_library(shipped_library.with_parts((*shipped_library.parts, lone)), folder)
    return folder


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped library counts as one that is never looked through as a whole."""
    monkeypatch.setattr(nearby, "MOST_CHECKED", 0)
    monkeypatch.setattr(outcome, "MOST_CHECKED", 0)


def told(loaded: LoadedLibrary, files: Sequence[Path]) -> Any:
    plan = plan_import(loaded.whole, files, shipped_mappings(), is_own=loaded.is_own)
    changes = plan.merged(add_manufacturers=True)
    return changes, plan.removals(), plan.not_shown, plan.findings, plan.problems(changes)


@pytest.mark.parametrize("suffix", [".xml", ".edz", ".xlsx", ".yaml"])
@pytest.mark.parametrize("number", [DRIVE, CABLE])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_file_of_one_part(
    suffix: str, number: str, edit: Edit, folder: Path, tmp_path: Path, shipped_library: Library
) -> None:
    part = edit(shipped_library.part_by_number[number])
    path = tmp_path / f"part{suffix}"
    others = (item for item in shipped_library.parts if item.part_number != number)
    cadbridge.write(shipped_library.with_parts((part, *others)), path, parts=[part.part_number])
    near = library_for(folder, [path], shipped_mappings(), {})
    whole = read_library(folder)
    assert told(near, [path]) == told(whole, [path])
    if suffix != ".xlsx":
        assert len(near.library.parts) < len(whole.library.parts)


def test_damaged_identifiers_take_the_whole_library(
    folder: Path, tmp_path: Path, shipped_library: Library
) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    sheet = book.create_sheet("List")
    sheet.append(["Order number", "Pin", "Signal"])
    sheet.append([5108000508, "1", "U"])
    book.save(path)
    assert told(library_for(folder, [path], shipped_mappings(), {}), [path]) == told(
        read_library(folder), [path]
    )
