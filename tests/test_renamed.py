"""A conductor whose id alone is another in a file that comes back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from cadbridge.findings import has_errors
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import plan_import
from cadbridge.library import edit_library, read_library
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Conductor, Library

CABLE = "MPC.I/O CABLE for DUET HV 80-100-142"
Edit = Callable[[Path], None]


def in_wiring(path: Path) -> None:
    """The workbook of a cable, and the lists of all, know a row by its uid."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for title in (cell for row in sheet.iter_rows() for cell in row):
            if title.value == "Conductor":
                cells = sheet.iter_cols(title.column, title.column, title.row + 1)
                rename(cell for column in cells for cell in column)
    book.save(path)


def rename(cells: Any) -> None:
    for cell in cells:
        if cell.value == "Case":
            cell.value = "Shield"


def in_parts(path: Path) -> None:
    root: Any = etree.parse(path)
    for template in root.iter("functiontemplate"):
        words = template.get("additionaldescription", "")
        template.set("additionaldescription", words.replace("Row: Case", "Row: Shield"))
    root.write(path, encoding="utf-8", xml_declaration=True)


FILES: Mapping[str, tuple[str, str, Edit]] = {
    "wiring": ("excel", "MPC.I_O CABLE for DUET HV 80-100-142.xlsx", in_wiring),
    "list": ("excel", "pin-lists.xlsx", in_wiring),
    "EPLAN": ("eplan", "parts.xml", in_parts),
}


def conductors(library: Library) -> dict[str, Conductor]:
    cable = library.part_by_number[CABLE].cable
    assert cable
    return {row.id: row for row in cable.conductors}


@pytest.mark.parametrize(("name", "file", "edit"), FILES.values(), ids=FILES)
def test_a_conductor_that_is_renamed_keeps_what_is_known_of_it(
    shipped_library: Library, tmp_path: Path, name: str, file: str, edit: Edit
) -> None:
    """Without asking for removals; the reason why it is not green-yellow goes along."""
    export, mappings = format_named(name).export, shipped_mappings()
    assert export
    part = shipped_library.part_by_number[CABLE]
    job = WriteJob(library=shipped_library, parts=[part], mappings=mappings)
    path = next(path for path in export(job, tmp_path) if path.name == file)
    edit(path)
    plan = plan_import(shipped_library, [path], mappings)
    assert [(it.place, it.new) for it in plan.told(remove=True)] == [
        ("cable.conductors[Case].id", "Shield")
    ]
    changes = plan.merged()
    assert not has_errors(plan.problems(changes))
    before, library = conductors(shipped_library), apply(shipped_library, changes)
    case = before.pop("Case")
    assert conductors(library) == {**before, "Shield": replace(case, id="Shield")}
    assert plan_import(library, [path], mappings).merged(remove=True) == []
    written = tmp_path / "library"
    export_library = format_named("yaml").export
    assert export_library
    whole = WriteJob(library=shipped_library, parts=shipped_library.parts, mappings=mappings)
    _ = [*export_library(whole, written)]
    edit_library(written, lambda old: apply(old, changes))
    assert conductors(read_library(written).library) == conductors(library)


def test_conductors_that_share_their_contacts_are_gone_and_new(
    shipped_library: Library, tmp_path: Path
) -> None:
    """Nobody can tell which is which."""
    part = shipped_library.part_by_number[CABLE]
    assert part.cable
    case = conductors(shipped_library)["Case"]
    twin = replace(case, id="Case 2", contact_a="Case")
    cable = replace(part.cable, conductors=(*part.cable.conductors, twin))
    library = shipped_library.with_parts(
        tuple(
            replace(it, cable=cable) if it.part_number == CABLE else it
            for it in shipped_library.parts
        )
    )
    export, mappings = format_named("eplan").export, shipped_mappings()
    assert export
    mine = library.part_by_number[CABLE]
    job = WriteJob(library=library, parts=[mine], mappings=mappings)
    path = next(path for path in export(job, tmp_path) if path.name == "parts.xml")
    in_parts(path)
    plan = plan_import(library, [path], mappings)
    assert {it.kind for it in plan.told(remove=True)} == {"added", "removed"}
