"""Workbooks of ours as people send them back: what was not said is neither gone nor new."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from cadbridge.errors import CadbridgeError
from cadbridge.findings import forbid_writing, has_errors
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.excel.tables.columns import UID_TITLE, Layout, layout_of
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

PARTS = (
    "MPC.DUET HV 80",
    "MPC.DUET 40",
    "MPC.POWER CABLE for DUET HV 80-100-142",
    "SIE.3RT2026-2EK60",
)
TURNS = range(3)


@pytest.fixture(scope="module")
def books(shipped_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The workbook of each part, and the lists of a few of them."""
    excel = format_named("excel")
    assert excel.export is not None
    found = {}
    for layout in ("per-port", "flat"):
        parts = [shipped_library.part_by_number[number] for number in PARTS]
        job = WriteJob(
            library=shipped_library,
            parts=parts,
            mappings=shipped_mappings(),
            options={"layout": layout},
        )
        for path in excel.export(job, tmp_path_factory.mktemp(layout)):
            found[f"{layout} {path.stem}"] = path
    return found


def plan_of(library: Library, path: Path) -> ImportPlan:
    return plan_import(library, [path], shipped_mappings())


def tables(sheet: Any) -> Iterator[tuple[int, int]]:
    """First and last row below the titles of each table, which our identities stand beside."""
    width = sheet.max_column
    heads = [
        row
        for row in range(1, sheet.max_row + 1)
        for column in range(1, width + 1)
        if sheet.cell(row, column).value == UID_TITLE
    ]
    for head in heads:
        last = head
        while any(sheet.cell(last + 1, column).value for column in range(1, width + 1)):
            last += 1
        if last > head:
            yield head + 1, last


def data_sheets(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.title != "Sources" and [*tables(sheet)]]


def merge_equal_cells(book: Any, random: Random) -> None:
    """Blocks of equal cells of any column merged, as for a tidy look."""
    for sheet in data_sheets(book):
        sheet.tables.clear()
        merged = {cell for block in sheet.merged_cells.ranges for cell in block.cells}
        for first, last in tables(sheet):
            for column in random.sample(range(1, sheet.max_column), min(3, sheet.max_column - 1)):
                row = first
                while row <= last:
                    end = row
                    value = sheet.cell(row, column).value
                    while end < last and sheet.cell(end + 1, column).value == value:
                        end += 1
                    if value and end > row and (row, column) not in merged:
                        sheet.merge_cells(
                            start_row=row, end_row=end, start_column=column, end_column=column
                        )
                    row = end + 1


def sort_rows(book: Any, random: Random) -> None:
    """Rows in another order, where no merged cells forbid it."""
    for sheet in data_sheets(book):
        for first, last in tables(sheet):
            if any(first <= block.min_row <= last for block in sheet.merged_cells.ranges):
                continue
            columns = range(1, sheet.max_column + 1)
            rows = [[sheet.cell(row, at).value for at in columns] for row in range(first, last + 1)]
            random.shuffle(rows)
            for row, values in enumerate(rows, first):
                for at, value in zip(columns, values, strict=True):
                    sheet.cell(row, at).value = value


def translate_titles(book: Any, random: Random) -> None:
    """Each title as any other language has it."""
    layout = layout_of(shipped_mappings())
    aliases = {}
    for table in layout.tables.values():
        for column in table.columns:
            known = layout._aliases.get(column.name or column.key, [column.title])
            aliases[(table.key, column.title)] = known
    for sheet in data_sheets(book):
        sheet.tables.clear()
        for first, _ in tables(sheet):
            heads = [cell for cell in sheet[first - 1] if cell.value]
            titles = {cell.value for cell in heads}
            key = max(layout.tables, key=lambda key: _known(layout, key, titles))
            for cell in heads:
                cell.value = random.choice(aliases.get((key, cell.value), [cell.value]))


def _known(layout: Layout, key: str, titles: set[str]) -> float:
    own = {column.title for column in layout.tables[key].columns}
    return len(own & titles) + len(own & titles) / len(own)


def add_to_titles(book: Any, random: Random) -> None:
    """Words in brackets and another language behind titles."""
    for sheet in data_sheets(book):
        sheet.tables.clear()
        for first, _ in tables(sheet):
            for cell in sheet[first - 1]:
                if cell.value and cell.value != UID_TITLE and random.random() < 0.5:
                    cell.value += random.choice(
                        [" (in/out)", " [see note]", " / Titel", " (a) (b)"]
                    )


def delete_a_column(book: Any, random: Random) -> None:
    sheet = random.choice(data_sheets(book))
    sheet.tables.clear()
    for block in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(block))
    columns = {*range(1, sheet.max_column)} - {2}  # where what stands above the tables is said
    sheet.delete_cols(random.choice(sorted(columns)))


def delete_a_sheet(book: Any, random: Random) -> None:
    book.remove(random.choice(data_sheets(book)))


def add_blanks(book: Any, random: Random) -> None:
    """What nobody sees around texts, and other blanks within them, titles as well."""
    for sheet in book.worksheets:
        sheet.tables.clear()
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str) and random.random() < 0.3:
                blank = random.choice(["\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE} ", " "])
                before, after = random.choices(["", " ", "\n", "\N{NO-BREAK SPACE}", "\ufeff"], k=2)
                cell.value = before + cell.value.replace(" ", blank) + after


HARMLESS: Mapping[str, Callable[[Any, Random], None]] = {
    "merged": merge_equal_cells,
    "sorted": sort_rows,
    "translated": translate_titles,
    "without a column": delete_a_column,
    "without a sheet": delete_a_sheet,
    "with blanks": add_blanks,
    "with words behind titles": add_to_titles,
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("edit", HARMLESS)
def test_edits_that_say_nothing_change_nothing(
    books: Mapping[str, Path], shipped_library: Library, edit: str, turn: int, tmp_path: Path
) -> None:
    for name, path in books.items():
        book = openpyxl.load_workbook(path)
        HARMLESS[edit](book, Random(f"{name} {edit} {turn}"))
        edited = tmp_path / path.name
        book.save(edited)
        plan = plan_of(shipped_library, edited)
        assert (plan.told(), plan.removals()) == ([], []), name


def test_each_sheet_saved_as_csv_changes_nothing(
    books: Mapping[str, Path], shipped_library: Library, tmp_path: Path
) -> None:
    for name, path in books.items():
        for sheet in openpyxl.load_workbook(path).worksheets:
            saved = tmp_path / f"{path.stem} {sheet.title}.csv"
            with saved.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(sheet.iter_rows(values_only=True))
            try:
                plan = plan_of(shipped_library, saved)
            except CadbridgeError as error:
                assert "the cover of a workbook of ours" in str(error)
                continue
            assert (plan.told(), plan.removals()) == ([], []), name


def test_what_a_status_removes_does_not_come_back(
    books: Mapping[str, Path], shipped_library: Library, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(books["per-port MPC.DUET HV 80"])
    sheet = book["CN4"]
    ((first, _),) = tables(sheet)
    (status,) = (index for index, cell in enumerate(sheet[first - 1], 1) if cell.value == "Status")
    sheet.cell(first + 4, status).value = "gelöscht"
    sheet.cell(first + 5, status).value = "checked"
    edited = tmp_path / "edited.xlsx"
    book.save(edited)
    plan = plan_of(shipped_library, edited)
    assert [change.place for change in plan.removals()] == ["ports[CN4].pins[5]"]
    changed = apply(shipped_library, plan.merged())
    kept = changed.part_by_number["MPC.DUET HV 80"].extras["excel"]
    assert kept == {"pins": {"CN4 | 6": {"Status": "checked"}}}
    assert plan_of(changed, edited).told() == []


def test_cells_of_a_supplier_stay_where_a_workbook_does_not_show_their_rows(
    books: Mapping[str, Path], shipped_library: Library, tmp_path: Path
) -> None:
    part = shipped_library.part_by_number["MPC.DUET HV 80"]
    kept: Any = {"pins": {"CN1 | 1": {"Status": "checked"}, "CN4 | 1": {"Status": "checked"}}}
    others = [item for item in shipped_library.parts if item is not part]
    noted = shipped_library.with_parts((replace(part, extras={"excel": kept}), *others))
    book = openpyxl.load_workbook(books["per-port MPC.DUET HV 80"])
    sheet = book["CN4"]
    ((first, _),) = tables(sheet)
    (status,) = (index for index, cell in enumerate(sheet[first - 1], 1) if cell.value == "Status")
    sheet.cell(first, status).value = "seen"
    book.remove(book["CN1"])
    book.save(tmp_path / "edited.xlsx")
    changed = apply(noted, plan_of(noted, tmp_path / "edited.xlsx").merged())
    assert changed.part_by_number[part.part_number].extras["excel"] == {
        "pins": {"CN1 | 1": {"Status": "checked"}, "CN4 | 1": {"Status": "seen"}}
    }


@pytest.mark.parametrize("typed", ["thick", "#N/A", "2.500", "about 3"])
def test_a_cell_that_cannot_be_read_costs_itself_alone(
    books: Mapping[str, Path], shipped_library: Library, tmp_path: Path, typed: str
) -> None:
    book = openpyxl.load_workbook(books["per-port MPC.POWER CABLE for DUET HV 80-100-142"])
    sheet = book["Wiring"]
    ((first, _),) = tables(sheet)
    columns = {cell.value: index for index, cell in enumerate(sheet[first - 1], 1)}
    sheet.cell(first, columns["Cross-section mm2"]).value = typed
    sheet.cell(first + 1, columns["Remarks"]).value = "seen"
    book.save(tmp_path / "edited.xlsx")
    plan = plan_of(shipped_library, tmp_path / "edited.xlsx")
    assert [change.new for change in plan.told(remove=True)] == ["seen"]
    assert has_errors(plan.findings) and not forbid_writing(plan.findings)
