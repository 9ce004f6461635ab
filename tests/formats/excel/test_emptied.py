"""Cells of our workbooks that somebody emptied, or in which a word stands for nothing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadbridge.findings import has_errors
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    Accessory,
    CableSpec,
    Conductor,
    Function,
    FunctionType,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Property,
)

_CABLE = CableSpec(
    conductors=(
        Conductor(id="1", contact_a="1", contact_b="1", colour="WH"),
        Conductor(id="S", contact_a="Case", contact_b="Case", shield=True),
    )
)
_DRIVE = Part(
    part_number="GEN.D1",
    kind=Kind.DRIVE,
    ports=(Port(designation="X1", pins=(Pin(contact="1", signal="TX", optional=True),)),),
    accessories=(
        Accessory(part_number="GEN.C1", quantity=Decimal(2), required=True, included=True),
    ),
    functions=(Function(name="1", terminals=("1", "2"), type=FunctionType.TERMINAL),),
)
LIBRARY = Library(parts=(_DRIVE, Part(part_number="GEN.C1", kind=Kind.CABLE, cable=_CABLE)))
YES_NO = [
    ("Pins", "Optional", "ports[X1].pins[1].optional"),
    ("Conductors", "Shield", "cable.conductors[S].shield"),
    ("Accessories", "Required", "accessories[GEN.C1].required"),
    ("Accessories", "Included", "accessories[GEN.C1].included"),
]
OTHERS = [
    ("Parts", "Kind", "kind", "other"),
    ("Accessories", "Quantity", "accessories[GEN.C1].quantity", 1),
    ("Terminals", "Type", "functions[1].type", "other"),
]
"""Of fields that are something where nobody says anything: a word that says just that."""


def plan_of(folder: Path, sheet: str, title: str, value: Any) -> ImportPlan:
    """What is to do when a value stands in the last row of a column."""
    item = format_named("excel")
    assert item.export is not None
    job = WriteJob(library=LIBRARY, parts=LIBRARY.parts, mappings=shipped_mappings())
    (path,) = (path for path in item.export(job, folder) if path.name == "pin-lists.xlsx")
    book = openpyxl.load_workbook(path)
    (column,) = (cell.column for cell in book[sheet][1] if cell.value == title)
    rows = [row[0].row for row in book[sheet].iter_rows(min_row=2) if row[0].value]
    cell = book[sheet].cell(rows[0 if sheet == "Parts" else -1], column)
    assert cell.value not in (None, "", value)
    cell.value = value
    book.save(path)
    return plan_import(LIBRARY, [path], shipped_mappings())


@pytest.mark.parametrize("value", [None, "", "  "])
@pytest.mark.parametrize(("sheet", "title", "place"), [*YES_NO, *(other[:3] for other in OTHERS)])
def test_a_value_whose_cell_was_emptied_is_removed(
    tmp_path: Path, sheet: str, title: str, place: str, value: str | None
) -> None:
    plan = plan_of(tmp_path, sheet, title, value)
    assert [change.place for change in plan.removals()] == [place]
    assert plan.merged() == []
    assert not has_errors(plan.findings)
    removed = apply(LIBRARY, plan.merged(remove=True))
    assert removed.parts != LIBRARY.parts


@pytest.mark.parametrize("value", ["no", "No", False, 0, "nein", "-", "\N{EN DASH}", " n "])
@pytest.mark.parametrize(("sheet", "title", "place"), YES_NO)
def test_a_no_is_a_change(
    tmp_path: Path, sheet: str, title: str, place: str, value: str | int
) -> None:
    plan = plan_of(tmp_path, sheet, title, value)
    assert plan.removals() == []
    assert [(change.place, change.old, change.new) for change in plan.told()] == [
        (place, True, False)
    ]


@pytest.mark.parametrize(("sheet", "title", "place", "value"), OTHERS)
def test_what_is_usual_and_written_is_a_change(
    tmp_path: Path, sheet: str, title: str, place: str, value: Any
) -> None:
    plan = plan_of(tmp_path, sheet, title, value)
    assert plan.removals() == []
    assert [change.place for change in plan.told()] == [place]


@pytest.mark.parametrize("value", ["perhaps", "#N/A", "=1+1"])
@pytest.mark.parametrize(
    ("sheet", "title"), [*(one[:2] for one in YES_NO), *(other[:2] for other in OTHERS)]
)
def test_what_cannot_be_read_is_said_and_is_no_removal(
    tmp_path: Path, sheet: str, title: str, value: str
) -> None:
    plan = plan_of(tmp_path, sheet, title, value)
    assert plan.told(remove=True) == []
    assert has_errors(plan.findings)


def test_of_a_maker_that_was_emptied_on_the_cover_the_words_behind_it_are_none(
    tmp_path: Path,
) -> None:
    part = replace(_DRIVE, manufacturer="GEN", accessories=())
    makers = (Manufacturer(short_name="GEN", name="General Drives"),)
    library = Library(parts=(part,), manufacturers=makers)
    item = format_named("excel")
    assert item.export is not None
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    (path,) = (path for path in item.export(job, tmp_path) if path.name == "GEN.D1.xlsx")
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book["Cover"].iter_rows() for cell in row]
    (title,) = (cell for cell in cells if cell.value == "Manufacturer")
    assert book["Cover"].cell(title.row, title.column + 2).value == "General Drives"
    book["Cover"].cell(title.row, title.column + 1).value = None
    book.save(path)
    plan = plan_import(library, [path], shipped_mappings())
    assert plan.told(remove=True) == []


WHOSE = [
    ("Pins", "Part number"),
    ("Pins", "Port"),
    ("Conductors", "Conductor"),
    ("Terminals", "Part number"),
    ("Technical data", "Part number"),
    ("Technical data", "Property"),
]


@pytest.mark.parametrize(("sheet", "title"), WHOSE)
def test_a_row_that_does_not_say_whose_it_is_leaves_its_list_alone(
    tmp_path: Path, sheet: str, title: str
) -> None:
    """The first row of several."""
    pins = tuple(Pin(contact=name, signal=f"S{name}") for name in "123")
    values = tuple(Property(name=name, value="1") for name in ("laying", "current"))
    functions = tuple(Function(name=name, terminals=(name,)) for name in ("coil", "pole"))
    ports = (Port(designation="X1", pins=pins), Port(designation="X2", pins=pins))
    drive = replace(_DRIVE, ports=ports, properties=values, functions=functions, accessories=())
    library = Library(parts=(drive, *LIBRARY.parts[1:]))
    plan = plan_after(library, tmp_path, sheet, title, row=2)
    assert plan.told(remove=True) == []
    assert has_errors(plan.findings)


@pytest.mark.parametrize("title", ["Condition", "Group"])
@pytest.mark.parametrize("uid", [True, False])
def test_a_property_whose_name_lost_a_cell_is_asked_about(
    tmp_path: Path, title: str, *, uid: bool
) -> None:
    values = (
        Property(group="Motor", name="current", condition="at 40 C", value="10", unit="A"),
        Property(group="Motor", name="current", condition="at 60 C", value="8", unit="A"),
    )
    library = Library(parts=(Part(part_number="GEN.D1", kind=Kind.DRIVE, properties=values),))
    plan = plan_after(library, tmp_path, "Technical data", title, row=2, uid=uid)
    assert plan.told(remove=True) == []
    (asked,) = (item for item in plan.findings if item.code == "CB621")
    assert "is 'Motor | current | at 40 C' meant?" in asked.message


def plan_after(
    library: Library, folder: Path, sheet: str, title: str, row: int, *, uid: bool = True
) -> ImportPlan:
    """What is to do when a cell was emptied."""
    item = format_named("excel")
    assert item.export is not None
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    (path,) = (path for path in item.export(job, folder) if path.name == "pin-lists.xlsx")
    book = openpyxl.load_workbook(path)
    names = (title,) if uid else (title, "uid")
    for title_cell, cell in zip(book[sheet][1], book[sheet][row], strict=True):
        if title_cell.value in names:
            assert cell.value
            cell.value = None
    book.save(path)
    return plan_import(library, [path], shipped_mappings())
