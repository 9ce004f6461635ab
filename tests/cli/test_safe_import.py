"""The way home is safe: what would go wrong in a library is said before anything is written."""

import shutil
from collections.abc import Callable, Iterable
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from ezdxf.filemanagement import readfile
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

import cadbridge

from .conftest import Run

Edit = Callable[[Path], None]


@pytest.fixture
def sent(run: Run) -> Path:
    """The pin lists of a library of one's own, sent to a supplier."""
    run("init", "mine")
    run("--library", "mine", "export", "--format", "excel", "--out", "sent")
    return Path("sent/excel/pin-lists.xlsx")


def put(path: Path, sheet: str, **cells: str | None) -> None:
    book = load_workbook(path)
    for name, text in cells.items():
        book[sheet][name] = text
    book.save(path)


def column(path: Path, sheet: str, title: str) -> str:
    book = load_workbook(path)
    return next(cell.column_letter for cell in book[sheet][1] if cell.value == title)


def texts(folder: str = "mine") -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in sorted(Path(folder).rglob("*.yaml"))}


def test_a_cell_that_was_emptied_goes_only_when_asked(run: Run, sent: Path) -> None:
    at = column(sent, "Pins", "Signal")
    put(sent, "Pins", **{f"{at}2": None})
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert result.exit_code == 1
    assert "gone or emptied (1)" in result.stdout and "signal" in result.stdout
    assert texts() == before


def test_a_row_that_is_gone_goes_only_when_asked(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    book["Order codes"].delete_rows(2)
    book.save(sent)
    before = texts()
    assert run("import", str(sent), "--into", "mine", "--apply").exit_code == 1
    assert texts() == before
    assert run("import", str(sent), "--into", "mine", "--apply", "--remove").exit_code == 0
    assert texts() != before
    assert run("import", str(sent), "--into", "mine").exit_code == 0


def test_a_sheet_that_is_gone_removes_nothing(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    del book["Conductors"]
    del book["Parts"]
    book.save(sent)
    result = run("import", str(sent), "--into", "mine")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "not in this file" in result.stderr and "not shown" in result.stderr


def test_a_number_with_a_slip_is_asked_about(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "ACME.AX1":
                    cell.value = "ACME.AXI"
                elif cell.value == "AX1":
                    cell.value = None
    book.save(sent)
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert result.exit_code == 1
    assert "is 'ACME.AX1' meant?" in result.stderr
    assert texts() == before
    assert "+ ACME.AXI" in run("import", str(sent), "--into", "mine", "--as-new").stdout


@pytest.mark.parametrize("name", ["MAIN DRIVE", "ACME.Servo 4000", "4711"])
def test_a_part_that_bears_the_type_number_of_another_is_asked_about(
    run: Run, sent: Path, name: str
) -> None:
    """However far its own number is, and whatever else names it."""
    book = load_workbook(sent)
    for sheet in book:
        uids = [cell.column_letter for cell in sheet[1] if cell.value == "uid"]
        for cell in (cell for column in uids for cell in sheet[column]):
            cell.value = None
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.value == "ACME.AX1":
                cell.value = name
    book.save(sent)
    before = texts()
    for words in ([], ["--remove"]):
        result = run("import", str(sent), "--into", "mine", "--apply", *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"part '{name}' is not known; is 'ACME.AX1' meant?" in result.stderr
        assert texts() == before
    assert f"+ {name}" in run("import", str(sent), "--into", "mine", "--as-new").stdout


def test_a_part_of_a_series_is_new(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("AX1", "AX2")
    book.save(sent)
    result = run("import", str(sent), "--into", "mine")
    assert "+ ACME.AX2" in result.stdout and "CB621" not in result.stderr


def test_a_conductor_with_a_slip_is_asked_about(run: Run, sent: Path) -> None:
    at = column(sent, "Conductors", "Conductor")
    put(sent, "Conductors", **{f"{at}2": "7"})
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 1
    assert "is '1' meant?" in result.stderr
    assert texts() == before


@pytest.mark.parametrize(("sheet", "title"), [("Pins", "Contact"), ("Conductors", "Contact A")])
def test_a_contact_with_a_letter_for_a_digit_is_asked_about(
    run: Run, sent: Path, sheet: str, title: str
) -> None:
    at = column(sent, sheet, title)
    row = next(cell.row for cell in load_workbook(sent)[sheet][at] if cell.value == "1")
    put(sent, sheet, **{f"{at}{row}": "l"})
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 1
    assert "is '1' meant?" in result.stderr
    assert texts() == before


def test_what_check_calls_an_error_is_not_written(run: Run, sent: Path) -> None:
    at = column(sent, "Pins", "Contact")
    book = load_workbook(sent)
    sheet = book["Pins"]
    row = [cell.value for cell in sheet[2]]
    sheet.append(row)
    sheet[f"{at}{sheet.max_row}"] = "20"
    book.save(sent)
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert result.exit_code == 1
    assert "pins[20]" in result.stderr and "nothing written" in result.stderr
    assert texts() == before


def test_an_unknown_manufacturer_is_one_line_and_made_when_asked(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    sheet = book["Parts"]
    titles = [cell.value for cell in sheet[1]]
    for number in ("1000", "2000"):
        values = {"Part number": f"NEW.{number}", "Kind": "other", "Manufacturer": "NEW"}
        values["Type number"] = number
        sheet.append([values.get(str(title)) for title in titles])
    book.save(sent)
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert result.exit_code == 1
    assert result.stderr.count("the manufacturer 'NEW', of 2 parts, is not known") == 1
    args = ("import", str(sent), "--into", "mine", "--apply", "--add-manufacturers")
    assert run(*args).exit_code == 0
    assert "NEW.2000" in "".join(texts().values())
    assert run("import", str(sent), "--into", "mine").exit_code == 0


def add_part_of(path: Path, maker: str) -> None:
    book = load_workbook(path)
    sheet = book["Parts"]
    values = {"Part number": "NEW.1000", "Kind": "other", "Type number": "1000"}
    values["Manufacturer"] = maker
    sheet.append([values.get(str(cell.value)) for cell in sheet[1]])
    book.save(path)


@pytest.mark.parametrize("maker", ["AMCE", "ACMEE", "ACM", "acme"])
def test_a_maker_that_may_be_a_known_one_is_asked_about(run: Run, sent: Path, maker: str) -> None:
    add_part_of(sent, maker)
    before = texts()
    args = ("import", str(sent), "--into", "mine", "--apply", "--add-manufacturers")
    result = run(*args)
    assert (result.exit_code, texts()) == (1, before)
    question = f"manufacturer '{maker}' is not known; is 'ACME' meant? (1 part left out)"
    assert "CB621" in result.stderr and question in result.stderr
    assert run(*args, "--as-new").exit_code == 0
    assert f"short_name: {maker}" in kept()


def test_another_maker_of_three_letters_is_no_slip(run: Run, sent: Path) -> None:
    add_part_of(sent, "GEM")  # GEN is known
    result = run("import", str(sent), "--into", "mine", "--apply", "--add-manufacturers")
    assert (result.exit_code, "short_name: GEM" in kept()) == (0, True)


def test_a_slip_in_the_maker_of_a_known_part_changes_nothing(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    row = next(row for row in book["Parts"].iter_rows() if row[0].value == "ACME.AX power cable")
    row[2].value = "AMCE"
    book.save(sent)
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply", "--add-manufacturers")
    assert (result.exit_code, texts()) == (1, before)
    assert "manufacturer 'AMCE' is not known; is 'ACME' meant? (left out)" in result.stderr


def book_of_cable() -> Path:
    return Path("sent/excel/ACME.AX power cable.xlsx")


def test_of_two_equal_places_the_changed_one_is_taken(run: Run, sent: Path) -> None:
    path = book_of_cable()
    book = load_workbook(path)
    (cell,) = (row[1] for row in book["Wiring"].iter_rows(max_row=9) if row[0].value == "End A")
    assert cell.value and cell.value != "open"
    cell.value = "open"
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine", "--remove")
    assert "cable.end_a.state: 'connector' -> 'open'" in result.stdout
    assert "CB624" in result.stderr and "error" not in result.stderr


@pytest.mark.parametrize("name", ["X 1", "x1", "XI"])
def test_a_port_that_looks_like_a_known_one_is_asked_about(run: Run, sent: Path, name: str) -> None:
    book = load_workbook(sent)
    at = column(sent, "Pins", "Port")
    row = next(cell.row for cell in book["Pins"][at] if cell.value == "X1")
    put(sent, "Pins", **{f"{at}{row}": name})
    for words in ([], ["--remove"]):
        before = texts()
        result = run("import", str(sent), "--into", "mine", "--apply", *words)
        assert f"port '{name}' is not known; is 'X1' meant?" in result.stderr
        assert result.exit_code == 1
        assert texts() == before


def test_of_a_port_that_is_asked_about_no_further_cell_is_taken(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    sheet, at = book["Pins"], column(sent, "Pins", "Port")
    rows = [cell.row for cell in sheet[at] if cell.value == "X1"]
    title = sheet.cell(row=1, column=sheet.max_column + 1, value="Our number")
    for row in rows:
        sheet[f"{at}{row}"] = "X 1"
        sheet.cell(row=row, column=title.column, value=f"N{row}")
    parts = book["Parts"]
    width = len(parts[1])
    for row, text in ((1, "Our number"), (2, "TAKEN")):
        parts.cell(row=row, column=width + 1, value=text)
    book.save(sent)
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert "is 'X1' meant?" in result.stderr and result.exit_code == 1
    written = "".join(texts().values())
    assert "TAKEN" in written and "X 1" not in written


def test_a_sheet_of_ours_that_was_copied_alone_changes_nothing(run: Run) -> None:
    cadbridge.write(cadbridge.shipped_library(), "all.xlsx", parts=["MPC.DUET 40"])
    cadbridge.write_library(cadbridge.shipped_library(), "copy")
    book = load_workbook("all.xlsx")
    for sheet in book.worksheets:
        if sheet.title != "Pins":
            book.remove(sheet)
    pins = book["Pins"]
    pins.delete_cols(next(cell.column for cell in pins[1] if cell.value == "uid"))
    book.save("all.xlsx")
    before = texts("copy")
    result = run("import", "all.xlsx", "--into", "copy", "--apply", "--remove")
    assert result.exit_code == 0, result.stderr
    assert texts("copy") == before


@pytest.mark.parametrize("sheet", ["X1", "Details"])
def test_a_purpose_that_was_changed_in_one_of_its_places_stays(run: Run, sheet: str) -> None:
    run("init", "mine")
    run("--library", "mine", "export", "ACME.AX1", "--format", "excel", "--out", "drawn")
    (path,) = Path("drawn").rglob("ACME.AX1.xlsx")
    book = load_workbook(path)
    (cell,) = (c for row in book[sheet].iter_rows() for c in row if c.value == "DC supply")
    cell.value = "Something else"
    book.save(path)
    assert "Something else" in run("import", str(path), "--into", "mine").stdout
    assert_a_second_import_changes_nothing(run, str(path))


def test_a_file_beside_the_edited_one_takes_nothing_back(run: Run, sent: Path) -> None:
    beside = shutil.copy(sent, "beside.xlsx")
    at = column(sent, "Pins", "Function")
    put(sent, "Pins", **{f"{at}2": "EDITED"})
    names = [str(beside), str(sent), "--into", "mine"]
    first = run("import", *names, "--apply")
    assert first.exit_code == 0, first.stderr
    before = texts()
    assert any("EDITED" in text for text in before.values())
    for files in (names, [names[1], names[0], *names[2:]]):
        again = run("-v", "import", *files, "--apply")
        assert (again.exit_code, again.stdout) == (0, "")
        assert "EDITED stays, as 'pin-lists.xlsx' says" in again.stderr
        assert texts() == before
    taken_back = run("import", str(beside), "--into", "mine", "--apply")
    assert taken_back.exit_code == 0 and texts() != before


def assert_a_second_import_changes_nothing(run: Run, path: str) -> None:
    assert run("import", path, "--into", "mine", "--apply").exit_code == 0
    before = texts()
    again = run("-v", "import", path, "--into", "mine", "--apply")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "CB627" in again.stderr
    assert texts() == before


def test_what_a_supplier_fills_in_is_counted_and_never_cut(run: Run, sent: Path) -> None:
    path = book_of_cable()
    book = load_workbook(path)
    sheet = book["Wiring"]
    (titles,) = (row for row in sheet.iter_rows(max_row=12) if row[0].value == "Contact A")
    places = [cell for cell in titles if str(cell.value).startswith(("Supplier", "Status"))]
    rows = [row[0].row for row in sheet.iter_rows(min_row=11) if row[0].value]
    for cell in places:
        for row in rows:
            sheet[f"{cell.coordinate.rstrip('0123456789')}{row}"] = "filled"
    book.save(path)
    result = run("import", str(path), "--into", "mine")
    assert f"{len(rows) * 3} values: " in result.stdout
    assert f"Status ({len(rows)})" in result.stdout
    told = run("-v", "import", str(path), "--into", "mine").stdout
    assert told.count("nothing -> filled") == len(rows) * 3
    run("import", str(path), "--into", "mine", "--apply")
    shown = run("--library", "mine", "show", "ACME.AX power cable").stdout
    assert "Supplier remark" in shown and shown.count("filled") > len(rows) * 3
    run("--library", "mine", "export", "--format", "html", "--out", "pages")
    (page,) = Path("pages").rglob("ACME.AX power cable.html")
    assert page.read_text("utf-8").count(">filled<") == len(rows) * 3


def below(*texts: str) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        sheet = book["Wiring"]
        for text in texts:
            sheet.cell(sheet.max_row + 1, 1, text)

    return edit


def copy_titles(book: Any) -> None:
    sheet = book["Wiring"]
    sheet.insert_rows(12)
    for number, cell in enumerate(sheet[10], 1):
        sheet.cell(12, number, cell.value)


def add_prices(book: Any) -> None:
    sheet = book.create_sheet("Prices")
    for row in (["Item", "Text", "Price"], ["1", "Crimping", "2.10"], ["2", "Sleeve", "0.40"]):
        sheet.append(row)


def add_notes(book: Any) -> None:
    book.create_sheet("Notes").append(["Please check the colours"])


def copy_sheet(book: Any) -> None:
    book.copy_worksheet(book["Wiring"])


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (below("Total: 20 cores", "checked", "12.03.2026"), "CB433"),
        (copy_titles, "CB433"),
        (add_prices, "CB432"),
        (add_notes, "CB428"),
        (copy_sheet, "CB625"),
    ],
)
def test_lines_and_sheets_that_hold_no_row_change_nothing(
    run: Run, sent: Path, edit: Callable[[Any], None], code: str
) -> None:
    path = book_of_cable()
    book = load_workbook(path)
    edit(book)
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine")
    assert result.stdout == ""
    assert code in result.stderr and "error" not in result.stderr


@pytest.mark.parametrize("where", ["attribute", "text"])
def test_a_signal_that_was_changed_in_one_of_its_places_is_taken(run: Run, where: str) -> None:
    run("init", "mine")
    run("--library", "mine", "export", "ACME.AX1", "--format", "dxf", "--out", "drawn")
    (path,) = Path("drawn").rglob("ACME.AX1 X1.dxf")
    drawing: Any = readfile(path)
    space = drawing.modelspace()
    attributes = [item for insert in space.query("INSERT") for item in insert.attribs]
    texts = attributes if where == "attribute" else list(space.query("TEXT"))
    changed = [item for item in texts if item.dxf.text == "ENABLE"]
    for item in changed[:1]:
        item.dxf.text = "STOP"
    drawing.saveas("changed.dxf")
    result = run("-v", "import", "changed.dxf", "--into", "mine")
    assert changed and "ports[X1].pins[3].signal: 'ENABLE' -> 'STOP'" in result.stdout
    assert "CB624" in result.stderr and "CB503" not in result.stderr
    assert "CB233" in result.stderr and "1 change; errors forbid to write them" in result.stderr
    for file in Path("mine/cables").iterdir():
        file.write_text(file.read_text("utf-8").replace("ENABLE", "STOP"), "utf-8")
    assert_a_second_import_changes_nothing(run, "changed.dxf")


def test_a_face_alone_in_another_drawing_changes_nothing(run: Run) -> None:
    run("init", "mine")
    run("--library", "mine", "export", "ACME.AX1", "--format", "dxf", "--out", "drawn")
    (path,) = Path("drawn").rglob("ACME.AX1 X1.dxf")
    drawing = readfile(path)
    space = drawing.modelspace()
    for item in list(space):
        if item.dxftype() != "INSERT" or not item.attribs:  # type: ignore[attr-defined]
            space.delete_entity(item)
    for layout in list(drawing.layouts.names()):
        if layout != "Model":
            for item in list(drawing.layout(layout)):
                drawing.layout(layout).delete_entity(item)
    drawing.saveas("cabinet.dxf")
    result = run("import", "cabinet.dxf", "--into", "mine")
    assert result.stdout == ""
    assert "function, direction" in result.stderr


def wiring(edit: Callable[[Any, list[int]], None]) -> Path:
    """The workbook of the cable, in which somebody has edited the wiring."""
    path = book_of_cable()
    book = load_workbook(path)
    sheet = book["Wiring"]
    edit(sheet, [row[0].row for row in sheet.iter_rows(min_row=11) if row[0].value])
    book.save(path)
    return path


def of_wiring(sheet: Any, title: str, row: int) -> Any:
    (titles,) = (cells for cells in sheet.iter_rows(max_row=12) if cells[0].value == "Contact A")
    (column,) = (cell.column for cell in titles if str(cell.value).partition("\n")[0] == title)
    return sheet.cell(row, column)


def strike(*cells: Any) -> None:
    for cell in cells:
        font = copy(cell.font)
        font.strike = True
        cell.font = font


def strike_row(sheet: Any, rows: list[int]) -> None:
    strike(*sheet[rows[0]])


def strike_shown_cells(sheet: Any, rows: list[int]) -> None:
    strike(*(cell for cell in sheet[rows[0]] if cell.column < sheet.max_column))


def say_removed(sheet: Any, rows: list[int]) -> None:
    of_wiring(sheet, "Status", rows[0]).value = "Entfällt."


@pytest.mark.parametrize(
    ("edit", "code"),
    [(strike_row, "CB448"), (strike_shown_cells, "CB448"), (say_removed, "CB435")],
)
def test_a_row_that_is_taken_back_goes_only_when_asked(
    run: Run, sent: Path, edit: Callable[[Any, list[int]], None], code: str
) -> None:
    path = wiring(edit)
    before = texts()
    result = run("import", str(path), "--into", "mine", "--apply")
    assert result.exit_code == 1
    assert "conductors[1]" in result.stdout and "gone or emptied (1)" in result.stdout
    assert code in result.stderr
    left = texts()
    assert {path for path in left if "conductors" in left[path]} == {
        path for path in before if "conductors" in before[path]
    }
    run("import", str(path), "--into", "mine", "--apply", "--remove")
    assert texts() != left
    assert "conductors[1]" not in run("import", str(path), "--into", "mine").stdout


def take_back(path: Path, sheet: str, name: str, *, by_status: bool = False) -> None:
    book = load_workbook(path)
    row = next(row for row, cell in enumerate(book[sheet]["A"], 1) if cell.value == name)
    if by_status:
        at = book[sheet].max_column + 1
        book[sheet].cell(1, at).value = "Status"
        book[sheet].cell(row, at).value = "deleted"
    else:
        strike(*book[sheet][row])
    book.save(path)


@pytest.mark.parametrize("by_status", [False, True])
def test_a_part_that_is_taken_back_goes_only_when_asked(
    run: Run, sent: Path, by_status: bool
) -> None:
    take_back(sent, "Parts", "ACME.AX power cable", by_status=by_status)
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert (result.exit_code, texts()) == (1, before)
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert (result.exit_code, texts()) == (1, before)
    assert "CB632" in result.stderr and "'ACME.AX1' names it" in result.stderr
    take_back(sent, "Accessories", "ACME.AX1")
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 0
    assert "- part_number: ACME.AX power cable\n" not in kept()
    left = texts()
    assert run("import", str(sent), "--into", "mine", "--apply", "--remove").exit_code == 0
    assert texts() == left


@pytest.mark.parametrize(
    ("sheet", "name", "code"),
    [
        ("Parts", "ACME.R4-M", "CB632"),
        ("Manufacturers", "ACME", "CB622"),
        ("Source documents", "acme-manual", "CB206"),
    ],
)
def test_what_others_need_does_not_go(
    run: Run, sent: Path, sheet: str, name: str, code: str
) -> None:
    take_back(sent, sheet, name)
    before = texts()
    assert run("import", str(sent), "--into", "mine", "--apply").exit_code == 1
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert (result.exit_code, texts()) == (1, before)
    assert code in result.stderr


def kept(folder: str = "mine") -> str:
    return "".join(texts(folder).values())


def test_what_a_supplier_filled_in_goes_with_its_row(run: Run, sent: Path) -> None:
    def fill(sheet: Any, rows: list[int]) -> None:
        for number, row in enumerate(rows, 1):
            of_wiring(sheet, "Supplier remark", row).value = f"of row {number}"

    def delete_one_and_tell_of_another(sheet: Any, rows: list[int]) -> None:
        of_wiring(sheet, "Supplier remark", rows[1]).value = "told later"
        sheet.delete_rows(rows[2])

    run("import", str(wiring(fill)), "--into", "mine", "--apply")
    run("--library", "mine", "export", "--format", "excel", "--out", "sent")
    path = wiring(delete_one_and_tell_of_another)
    run("import", str(path), "--into", "mine", "--apply")
    assert "of row 3" in kept() and "told later" in kept()
    result = run("-v", "import", str(path), "--into", "mine", "--apply", "--remove")
    assert "of row 3 -> nothing" in result.stdout
    assert "of row 3" not in kept()
    assert "of row 1" in kept() and "told later" in kept()
    assert run("import", str(path), "--into", "mine", "--remove").stdout == ""


def test_text_struck_out_is_shown_and_stays(run: Run, sent: Path) -> None:
    path = wiring(lambda sheet, rows: strike(of_wiring(sheet, "Colour", rows[0])))
    result = run("import", str(path), "--into", "mine")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "CB434" in result.stderr and "is struck out" in result.stderr


def ask(sheet: Any, rows: list[int]) -> None:
    of_wiring(sheet, "Colour", rows[0]).comment = Comment("BN instead of GY?", "a supplier")
    of_wiring(sheet, "Contact A", rows[0] - 1).comment = Comment("please check", "a supplier")


def test_comments_are_shown_and_become_remarks_where_asked(run: Run, sent: Path) -> None:
    path = wiring(ask)
    result = run("import", str(path), "--into", "mine")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "BN instead of GY?" in result.stderr and "please check" in result.stderr
    words = ("import", str(path), "--into", "mine", "--comments", "remarks")
    result = run(*words, "--apply")
    assert "remarks" in result.stdout and "please check" in result.stderr
    assert "BN instead of GY?" in "".join(texts().values())
    assert run(*words).stdout == ""


def renumber(path: Path, old: str, new: str, *, cells: Iterable[int]) -> None:
    """Write another part number into some of the cells that hold one."""
    book = load_workbook(path)
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    holding = [cell for cell in every if cell.value == old]
    for number in cells:
        holding[number].value = new
    book.save(path)


@pytest.mark.parametrize("cells", [[0], [1], [0, 1], [2], [0, 1, 2, 3, 4, 5]])
def test_a_digit_mistyped_in_a_workbook_of_ours_is_asked_about(
    run: Run, sent: Path, cells: list[int]
) -> None:
    path = Path("sent/excel/ACME.AX1.xlsx")
    renumber(path, "ACME.AX1", "ACME.AX7", cells=cells)
    before = texts()
    result = run("import", str(path), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 1
    assert "is 'ACME.AX1' meant?" in result.stderr
    assert texts() == before


def test_a_digit_mistyped_in_one_row_is_asked_about(run: Run, sent: Path) -> None:
    renumber(sent, "ACME.AX1", "ACME.AX7", cells=[0])
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 1
    assert "is 'ACME.AX1' meant?" in result.stderr
    assert texts() == before


def test_a_new_number_in_a_list_of_others_is_no_slip(run: Run) -> None:
    run("init", "mine")
    book = Workbook()
    sheet: Any = book.active
    for row in (["Part number", "Port", "Contact", "Signal"], ["ACME.AX2", "X1", "1", "A"]):
        sheet.append(row)
    book.save("list.xlsx")
    result = run("import", "list.xlsx", "--into", "mine")
    assert "+ ACME.AX2" in result.stdout and "CB621" not in result.stderr


def test_rows_under_the_number_of_another_part_are_asked_about(run: Run, sent: Path) -> None:
    (drive,) = Path("mine").rglob("ax1*.yaml")
    text = drive.read_text("utf-8").replace("AX1", "AX2").replace("0012001", "0012002")
    drive.with_name("other.yaml").write_text(text, "utf-8")
    path = Path("sent/excel/ACME.AX1.xlsx")
    renumber(path, "ACME.AX1", "ACME.AX2", cells=[1])
    put(path, "X1", B11="CHANGED")
    before = texts()
    result = run("import", str(path), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 1
    assert "were written of 'ACME.AX1'" in result.stderr
    assert texts() == before
    assert "CHANGED" in run("import", str(path), "--into", "mine", "--as-new").stdout


def of_port(edit: Callable[[Any, dict[str, int], int], None]) -> Path:
    """The workbook of the drive, in which somebody has edited the sheet of a port."""
    path = Path("sent/excel/ACME.AX1.xlsx")
    book = load_workbook(path)
    titles: Any = next(row for row in book["X1"].iter_rows() if row[0].value == "Contact")
    columns = {str(cell.value).partition("\n")[0]: cell.column for cell in titles if cell.value}
    edit(book["X1"], columns, titles[0].row)
    book.save(path)
    return path


def hide_a_row(sheet: Any, columns: dict[str, int], top: int) -> None:
    sheet.row_dimensions[top + 2].hidden = True


def hide_the_sheet(sheet: Any, columns: dict[str, int], top: int) -> None:
    sheet.sheet_state = "hidden"


def strike_a_word(sheet: Any, columns: dict[str, int], top: int) -> None:
    cell = sheet.cell(top + 3, columns["Signal"])
    struck = TextBlock(InlineFont(strike=True), cell.value[:2])
    cell.value = CellRichText(struck, cell.value[2:])


@pytest.mark.parametrize(
    ("edit", "words", "code"),
    [
        (hide_a_row, "is hidden, and is read", 0),
        (hide_the_sheet, "the sheet is hidden, and is read", 0),
        (strike_a_word, "'EN' of ENABLE is struck out", 1),
    ],
)
def test_what_hardly_anybody_sees_is_said_and_changes_nothing(
    run: Run, sent: Path, edit: Callable[[Any, dict[str, int], int], None], words: str, code: int
) -> None:
    result = run("-v", "import", str(of_port(edit)), "--into", "mine")
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr


def change_a_hidden_row(sheet: Any, columns: dict[str, int], top: int) -> None:
    hide_a_row(sheet, columns, top)
    sheet.cell(top + 2, columns["Function"]).value = "SPARE"


def test_a_change_in_a_hidden_row_is_warned_of(run: Run, sent: Path) -> None:
    path = of_port(change_a_hidden_row)
    result = run("import", str(path), "--into", "mine")
    assert result.exit_code == 1
    assert "SPARE" in result.stdout
    assert "warning" in result.stderr and "is hidden, and is read" in result.stderr
    assert run("import", str(path), "--into", "mine", "--apply").exit_code == 0
    assert run("import", str(path), "--into", "mine").exit_code == 0


def test_a_connector_changed_above_the_wiring_is_taken_and_said(run: Run, sent: Path) -> None:
    path = book_of_cable()
    book = load_workbook(path)
    (cell,) = (row[1] for row in book["Wiring"].iter_rows(max_row=9) if row[0].value == "End A")
    before, cell.value = str(cell.value), "ACME.OTHER-F"
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine")
    assert f"cable.end_a.connector: '{before}' -> 'ACME.OTHER-F'" in result.stdout
    assert f"{before} was changed to ACME.OTHER-F in one of two places" in result.stderr


def number_the_plugs(sheet: Any, columns: dict[str, int], top: int) -> None:
    at = sheet.max_column + 1
    sheet.cell(top, at).value = "Stecker"
    for row in range(top + 1, sheet.max_row + 1):
        sheet.cell(row, at).value = f"XA{row}"


def test_a_column_of_others_makes_no_ports(run: Run, sent: Path) -> None:
    result = run("-v", "import", str(of_port(number_the_plugs)), "--into", "mine")
    assert "XA" in result.stdout and "ports[" not in result.stdout


def test_of_two_titles_of_one_meaning_ours_wins(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    sheet = book["Pins"]
    sheet.insert_cols(2)
    sheet["B1"], sheet["C1"] = "Stecker", "Anschluss"
    for row in range(2, sheet.max_row + 1):
        sheet[f"B{row}"] = f"XA{row}"
    book.save(sent)
    result = run("-v", "import", str(sent), "--into", "mine")
    assert "XA" in result.stdout and "ports[" not in result.stdout
    assert "'Stecker' means the same as one" in result.stderr


def test_the_sheet_of_a_port_that_is_gone_is_named(run: Run, sent: Path) -> None:
    book = load_workbook("sent/excel/ACME.AX1.xlsx")
    del book["X1"]
    book.save("sent/excel/ACME.AX1.xlsx")
    result = run("import", "sent/excel/ACME.AX1.xlsx", "--into", "mine", "--remove")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "X1" in result.stderr and "not in this file" in result.stderr


def merge_what_is_equal(sheet: Any, rows: list[int]) -> None:
    for title in ("Colour", "Cross-section mm2"):
        for row in rows[:3]:
            of_wiring(sheet, title, row).value = "BK" if title == "Colour" else "0.5"


def test_equal_cells_that_were_merged_change_nothing(run: Run, sent: Path) -> None:
    path = wiring(merge_what_is_equal)
    run("import", str(path), "--into", "mine", "--apply")
    run("--library", "mine", "export", "--format", "excel", "--out", "sent")

    def merge(sheet: Any, rows: list[int]) -> None:
        for title in ("Colour", "Cross-section mm2"):
            cells = [of_wiring(sheet, title, row) for row in rows[:3]]
            assert len({cell.value for cell in cells}) == 1 and cells[0].value
            sheet.merge_cells(f"{cells[0].coordinate}:{cells[-1].coordinate}")

    result = run("import", str(wiring(merge)), "--into", "mine")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_conductor_twice_is_shown_and_not_written(run: Run, sent: Path) -> None:
    def name_alike(sheet: Any, rows: list[int]) -> None:
        of_wiring(sheet, "Conductor", rows[1]).value = of_wiring(sheet, "Conductor", rows[0]).value

    path = wiring(name_alike)
    before = texts()
    result = run("import", str(path), "--into", "mine", "--apply", "--remove")
    assert result.exit_code == 1
    assert texts() == before and "CB" in result.stderr


def test_beside_a_sheet_of_prices_other_changes_come_home(run: Run, sent: Path) -> None:
    path = wiring(lambda sheet, rows: add_prices(sheet.parent))
    book = load_workbook(path)
    cell = of_wiring(book["Wiring"], "Supplier remark", 11)
    cell.value = "in stock"
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine")
    assert "in stock" in result.stdout and "CB432" in result.stderr


@pytest.mark.parametrize("where", ["Cover", "Details"])
def test_texts_in_languages_that_were_changed_in_one_place_are_taken(run: Run, where: str) -> None:
    run("init", "mine")
    (file,) = Path("mine/drives").glob("*.yaml")
    text = file.read_text("utf-8")
    file.write_text(text.replace('{en_US: "', '{de_DE: "Achsregler", en_US: "', 1), "utf-8")
    run("--library", "mine", "export", "ACME.AX1", "--format", "excel", "--out", "sent")
    path = Path("sent/excel/ACME.AX1.xlsx")
    book = load_workbook(path)
    cells = [cell for row in book[where].iter_rows() for cell in row]
    for text, new in {"Achsregler": "Achsregler, gekühlt", "Servo drive AX1": "Drive AX1"}.items():
        *_, cell = (cell for cell in cells if cell.value == text)  # below the heading
        cell.value = new
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine", "--apply")
    assert "~ description[de_DE]: 'Achsregler' -> 'Achsregler, gekühlt'" in result.stdout
    assert "~ description[en_US]: 'Servo drive AX1' -> 'Drive AX1'" in result.stdout
    assert result.stderr.count("CB624") == 2 and "error" not in result.stderr
    before = texts()
    run("import", str(path), "--into", "mine", "--apply")
    assert texts() == before


def test_an_edit_on_a_copy_of_a_sheet_is_taken_as_one_of_two_places(run: Run, sent: Path) -> None:
    path = Path("sent/excel/ACME.AX1.xlsx")
    book = load_workbook(path)
    sheet = book.copy_worksheet(book["X1"])
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "ENABLE")
    cell.value = "STOP"
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine")
    assert "ports[X1].pins[3].signal: 'ENABLE' -> 'STOP'" in result.stdout
    assert "#2" not in result.stdout and "CB624" in result.stderr


def test_of_parts_of_one_number_nobody_knows_which_is_meant(run: Run, sent: Path) -> None:
    run("--library", "mine", "export", "ACME.AX1", "--format", "eplan", "--out", "sent")
    (drive,) = Path("mine").rglob("ax1*.yaml")
    text = drive.read_text("utf-8").replace("ENABLE", "STOP")
    drive.with_name("other.yaml").write_text(text, "utf-8")
    before = texts()
    (path,) = Path("sent/eplan").glob("*.xml")
    assert run("import", str(path), "--into", "mine", "--remove").stdout == ""
    edits = [('connectiondescription="ENABLE"', 'connectiondescription="ON"'), ("terminalNr", "no")]
    content = path.read_text("utf-8")
    for old, new in edits:
        assert old in content
        path.write_text(content.replace(old, new), "utf-8")
        result = run("import", str(path), "--into", "mine", "--apply", "--remove")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "CB629" in result.stderr and "2 parts have this number" in result.stderr
    assert texts() == before


def test_a_connector_changed_in_the_details_alone_is_said_once(run: Run, sent: Path) -> None:
    path = Path("sent/excel/ACME.AX1.xlsx")
    book = load_workbook(path)
    rows = [row for row in book["Details"].iter_rows() if any(cell.value == "X1" for cell in row)]
    (cell,) = (cell for cell in rows[0] if cell.value == "ACME.R4-M")
    cell.value = "ACME.OTHER-F"
    book.save(path)
    result = run("-v", "import", str(path), "--into", "mine")
    assert "ports[X1].connector: 'ACME.R4-M' -> 'ACME.OTHER-F'" in result.stdout
    assert result.stderr.count("CB624") == 1


def put_in(path: Path, sheet: str, old: str, new: str | int) -> None:
    """Another text in the first cell that holds a text."""
    book = load_workbook(path)
    cell = next(cell for row in book[sheet].iter_rows() for cell in row if cell.value == old)
    cell.value = new
    book.save(path)


@pytest.mark.parametrize("sheet", ["Cover", "Order codes"])
def test_a_corrected_order_code_comes_home(run: Run, sent: Path, sheet: str) -> None:
    path = sent if sheet == "Order codes" else book_of_cable()
    put_in(path, sheet, "0045030", "0045399")
    result = run("import", str(path), "--into", "mine", "--apply")
    assert result.exit_code == 0 and "'0045030' -> '0045399'" in result.stdout
    left = texts()
    assert '"0045399"' in kept() and 'order_code: "0045030"' not in kept()
    assert run("import", str(path), "--into", "mine", "--apply").exit_code == 0
    assert texts() == left


@pytest.mark.parametrize("code", ["OO45030", "004503O", "00450S0"])
def test_a_code_that_may_be_a_known_one_is_asked_about(run: Run, sent: Path, code: str) -> None:
    before = texts()
    put_in(sent, "Order codes", "0045030", code)
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert (result.exit_code, texts()) == (1, before)
    assert "CB621" in result.stderr and "meant?" in result.stderr


def test_a_code_that_became_a_number_is_told(run: Run, sent: Path) -> None:
    for code in ("0045030", "0045050"):
        put_in(sent, "Order codes", code, int(code))
    result = run("-v", "import", str(sent), "--into", "mine")
    assert result.exit_code == 0
    assert result.stderr.count("CB423") == 2 and "'0045050'" in result.stderr
    assert not {"CB405", "CB420"} & set(result.stderr.split())


def test_a_maker_that_was_changed_is_one_change(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    row = next(row for row in book["Parts"].iter_rows() if row[0].value == "ACME.AX power cable")
    row[2].value = "GEN"
    book.save(sent)
    for _ in range(2):
        result = run("import", str(sent), "--into", "mine", "--apply", "--add-manufacturers")
        assert (result.exit_code, "CB420" in result.stderr) == (0, False)
    assert "manufacturer: GEN" in kept()


def test_an_open_end_keeps_no_connector(run: Run, sent: Path) -> None:
    before = texts()
    put_in(sent, "Cable ends", "connector", "open")
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert (result.exit_code, texts()) == (1, before)
    assert "CB228" in result.stderr


def test_a_part_of_which_every_row_is_gone_is_named(run: Run, sent: Path) -> None:
    book = load_workbook(sent)
    for sheet in book.worksheets[1:]:
        for row in range(sheet.max_row, 1, -1):
            if any(cell.value == "ACME.AX power cable" for cell in sheet[row][:2]):
                sheet.delete_rows(row)
    book.save(sent)
    before = texts()
    result = run("import", str(sent), "--into", "mine", "--apply")
    assert texts() == before
    assert "CB460" in result.stderr and "ACME.AX power cable" in result.stderr


def test_a_port_that_went_from_the_list_of_ports_alone_stays_and_is_named(
    run: Run, sent: Path
) -> None:
    book = load_workbook(sent)
    sheet = book["Ports"]
    sheet.delete_rows(
        next(row for row, cell in enumerate(sheet["A"], 1) if cell.value == "ACME.S1")
    )
    book.save(sent)
    result = run("import", str(sent), "--into", "mine", "--apply", "--remove")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "CB461" in result.stderr and "'X1'" in result.stderr
