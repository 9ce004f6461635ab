"""Whatever is missing in a file that comes home, nothing of the library is gone."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from ezdxf.filemanagement import readfile
from ezdxf.math import Matrix44
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from cadbridge.errors import FileError, FindingsError
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import plan_import
from cadbridge.jobs.reading import read_path
from cadbridge.library.starter import start_library
from cadbridge.mapping import shipped_mappings
from cadbridge.model import CableLength, CableSpec, Conductor, Kind, Library, Part
from cadbridge.model.fields import LISTS, keyed, prefix_of
from cadbridge.model.walk import is_filled, leaves
from tests.strategies import libraries

TRIES = 12
_UNESCAPED = "_x0041_"
"""A text that openpyxl, with which workbooks are edited here, does not save as it was."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("mine") / "library"
    start_library(folder)
    return read_path(folder, shipped_mappings()).library


def written(library: Library, name: str, folder: Path) -> list[Path]:
    item = format_named(name)
    assert item.export is not None
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    return [path for path in item.export(job, folder) if path.suffix in item.suffixes]


def drop_from_workbook(path: Path, random: Random) -> None:
    book = load_workbook(path)
    for sheet in list(book.worksheets):
        what = random.randrange(6)
        if what == 0 and len(book.worksheets) > 1:
            book.remove(sheet)
        elif what == 1:
            sheet.delete_rows(random.randint(1, sheet.max_row), random.randint(1, 3))
        elif what == 2:
            sheet.delete_cols(random.randint(1, sheet.max_column))
        elif what == 3:
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
            for cell in random.sample(cells, min(3, len(cells))):
                cell.value = None
    book.save(path)


def drop_from_xml(path: Path, random: Random) -> None:
    tree: Any = etree.parse(str(path))
    elements = list(tree.getroot().iter("*"))[1:]
    for element in random.sample(elements, min(4, len(elements))):
        if element.getparent() is not None and element.tag != "part" and random.random() < 0.5:
            element.getparent().remove(element)
        elif len(element.attrib) > 1:
            name = random.choice(sorted(element.attrib))
            if name != "P_ARTICLE_PARTNR":
                del element.attrib[name]
    tree.write(str(path), encoding="utf-8", xml_declaration=True)


def drop_from_drawing(path: Path, random: Random) -> None:
    drawing = readfile(path)
    space = drawing.modelspace()
    for item in random.sample(list(space), len(space) // 6):
        space.delete_entity(item)
    drawing.saveas(path)


DROPS = {"excel": drop_from_workbook, "eplan": drop_from_xml, "dxf": drop_from_drawing}


def values(library: Library) -> Iterator[tuple[str, str, str]]:
    """Everything that a library says and its place, but for its evidence."""
    for name in LISTS:
        for key, item in keyed(getattr(library, name)).items():
            for place, path, value in leaves(item, prefix_of(name)):
                is_kept = _UNESCAPED not in repr(value) and path.rpartition(".")[2] != "sources"
                if is_filled(value) and is_kept:
                    yield key, place, repr(value)


@pytest.mark.parametrize("turn", range(TRIES))
@pytest.mark.parametrize("name", DROPS)
def test_nothing_of_the_library_is_gone(
    library: Library, name: str, turn: int, tmp_path: Path
) -> None:
    random = Random(f"{name} {turn}")
    paths = written(library, name, tmp_path)
    path = random.choice(paths)
    DROPS[name](path, random)
    try:
        plan = plan_import(library, [path], shipped_mappings())
    except Exception as error:
        assert "recognised" in str(error) or "shows no" in str(error), error
        return
    changed = apply(library, plan.merged())
    gone = set(values(library)) - set(values(changed))
    assert not gone


@pytest.mark.parametrize("name", [*DROPS, "edz", "library"])
def test_what_was_just_written_changes_nothing(library: Library, name: str, tmp_path: Path) -> None:
    plan = plan_import(library, written(library, name, tmp_path), shipped_mappings())
    assert plan.merged() == [] and plan.removals() == []


@pytest.mark.parametrize("turn", range(4))
def test_a_second_import_changes_nothing(library: Library, turn: int, tmp_path: Path) -> None:
    random = Random(turn)
    path = random.choice(written(library, "excel", tmp_path))
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith(("ENABLE", "Servo")):
                    cell.value = f"{cell.value} new"
    book.save(path)
    plan = plan_import(library, [path], shipped_mappings())
    changed = apply(library, plan.merged())
    assert plan_import(changed, [path], shipped_mappings()).merged() == []


def foreign_in_workbook(path: Path) -> None:
    book = load_workbook(path)
    book.create_sheet("Notes", 0).append(["Please check the colours by Friday"])
    book.move_sheet(book.worksheets[-1], -1)
    for sheet in book.worksheets[1:]:
        sheet.freeze_panes = "B2"
        sheet.sheet_properties.tabColor = "FF8800"
        for cell in sheet[1]:
            cell.fill = PatternFill("solid", "FFFF00")
    book.save(path)


def foreign_in_xml(path: Path) -> None:
    tree: Any = etree.parse(str(path))
    for part in tree.getroot().iter("part"):
        part.addprevious(etree.Comment(" exported for the panel shop "))
        attributes = sorted(part.attrib.items(), reverse=True)
        part.attrib.clear()
        part.attrib.update(attributes)
    etree.indent(tree, "    ")
    tree.write(str(path), encoding="utf-16", xml_declaration=True)


def foreign_in_drawing(path: Path) -> None:
    drawing = readfile(path)
    space = drawing.modelspace()
    for item in space:
        item.transform(Matrix44.translate(500, -120, 0))
    drawing.layers.add("PANEL", color=3)
    space.add_text("CHECKED 12.03.2026", dxfattribs={"insert": (0, -900), "layer": "PANEL"})
    space.add_lwpolyline([(0, -900), (90, -900), (90, -950)], dxfattribs={"layer": "PANEL"})
    drawing.saveas(path)


def foreign_in_library(path: Path) -> None:
    path.write_text("# read by the panel shop\n" + path.read_text("utf-8"), "utf-8")


FOREIGN = {
    "excel": foreign_in_workbook,
    "eplan": foreign_in_xml,
    "dxf": foreign_in_drawing,
    "edz": lambda path: None,
    "library": foreign_in_library,
}


@pytest.mark.parametrize("name", FOREIGN)
def test_renamed_moved_and_with_foreign_things_a_file_changes_nothing(
    library: Library, name: str, tmp_path: Path
) -> None:
    for number, path in enumerate(written(library, name, tmp_path)):
        FOREIGN[name](path)
        other = path.with_name(f"from the supplier {number}{path.suffix}")
        path.rename(other)
        plan = plan_import(library, [other], shipped_mappings())
        assert plan.merged(remove=True) == [], other


FORMATS = [*DROPS, "edz", "library"]


def sent_home(library: Library, path: Path) -> Library:
    """The library after a file was imported; the second time nothing else is to do."""
    plan = plan_import(library, [path], shipped_mappings())
    changed = apply(library, plan.merged())
    again = plan_import(changed, [path], shipped_mappings())
    assert again.merged() == [], again.merged()[0]
    return changed


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=8)
@given(library=libraries(), seed=st.integers(0, 1_000))
def test_of_no_library_anything_is_gone(library: Library, name: str, seed: int) -> None:
    """Whatever a file of whatever library lacks, and however often it is imported."""
    random = Random(seed)
    with TemporaryDirectory() as folder:
        paths = written(library, name, Path(folder))
        if not paths:
            return
        path = random.choice(paths)
        if name in DROPS:
            DROPS[name](path, random)
        try:
            changed = sent_home(library, path)
        except (FileError, FindingsError) as error:
            assert name in DROPS, error
            return
        assert set(values(library)) <= set(values(changed))


@pytest.mark.parametrize("name", ["excel", "dxf", "library"])
def test_cables_that_share_order_codes_are_imported_once(name: str, tmp_path: Path) -> None:
    """Also what `check` calls an error; EPLAN's files would hold one number twice: refused."""
    lengths = (CableLength(length_mm=Decimal(1000), order_code="0031"),)
    rows = (Conductor(id="1", contact_a="1", contact_b="1"),)
    spec = CableSpec(conductors=rows, lengths=lengths)
    cables = [Part(part_number=f"A.C{at}", kind=Kind.CABLE, cable=spec) for at in (1, 2)]
    library = Library(parts=tuple(cables))
    changed = replace(spec, conductors=(replace(rows[0], signal="GND"),))
    edited = library.with_parts((replace(cables[0], cable=changed), cables[1]))
    for path in written(edited, name, tmp_path):
        plan = plan_import(library, [path], shipped_mappings())
        assert {change.part for change in plan.told(remove=True)} <= {"A.C1", ""}
        library = sent_home(library, path)
    (first, second) = library.parts
    assert first.cable and first.cable.conductors[0].signal == "GND"
    assert second == cables[1]
