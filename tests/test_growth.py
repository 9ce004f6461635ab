"""Work grows with the data, not with its square; lines that run are counted, not seconds."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import openpyxl
import pytest
from ezdxf.filemanagement import readfile

from benchmarks.data import make_part, multiplied_library, small_library, whole_library
from cadbridge.check import check_library
from cadbridge.cli.changes_text import changes_text
from cadbridge.drawing.said.subject import subjects_of
from cadbridge.errors import FindingsError
from cadbridge.findings import Place
from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.formats.eplan.reader import read_file
from cadbridge.formats.eplan.writer import write_file
from cadbridge.formats.excel.read.own.cells import Doubt
from cadbridge.formats.excel.read.resolve import resolve as resolve_workbook
from cadbridge.formats.excel.read.what_was_held import WorkbookResult
from cadbridge.formats.excel.read.workbook import read_workbook
from cadbridge.jobs.changes import apply, conflicts
from cadbridge.jobs.diff import compare_with_file, diff
from cadbridge.jobs.importing import plan_import
from cadbridge.library import LoadedLibrary, read_library, write_library
from cadbridge.library.edit import edit_library
from cadbridge.library.plain import from_plain, to_plain
from cadbridge.library.writer import write_library_file
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Accessory, Kind, Library, Part, Pin, Port, Property
from cadbridge.model.fields import keyed

FEW = 40
TIMES = 4

Work = Callable[[], object]


def lines_run(work: Work) -> int:
    """Lines of Python, each turn of a loop counted."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def noted(library: Library, text: str = "changed") -> Library:
    return library.with_parts(
        tuple(replace(part, note={"en_US": text}, weight_kg=None) for part in library.parts)
    )


def with_ports(count: int, signal: str, pins: int = 3) -> Library:
    row = tuple(Pin(contact=str(number), signal=signal) for number in range(pins))
    ports = tuple(Port(designation=f"X{number}", pins=row) for number in range(count))
    return replace(small_library(), parts=(replace(make_part(0), ports=ports),))


def one_port(count: int, **values: Any) -> Library:
    pins = tuple(Pin(contact=str(number), **values) for number in range(count))
    port = Port(designation="X1", pins=pins)
    return replace(small_library(), parts=(replace(make_part(0), ports=(port,)),))


def printed_changes(count: int, folder: Path) -> Work:
    library = whole_library(count)
    changes = diff(library, noted(library))
    return lambda: list(changes_text(changes))


def applied_additions(count: int, folder: Path) -> Work:
    old, new = with_ports(count, "A", pins=1), with_ports(count, "A")
    changes = diff(old, new)
    return lambda: apply(old, changes)


def files_of_one_part(count: int, folder: Path) -> Work:
    library = whole_library(count)
    files = [library.subset((part,)) for part in noted(library).parts]
    return lambda: [compare_with_file(library, file, {"note"}) for file in files]


def conflicting_files(count: int, folder: Path) -> Work:
    library = whole_library(count)
    changes = {text: diff(library, noted(library, text)) for text in ("one", "other")}
    return lambda: conflicts(changes)


def new_files(count: int, folder: Path) -> Work:
    write_library(whole_library(1), folder / str(count))
    new = whole_library(count)
    return lambda: edit_library(folder / str(count), lambda library: new)


def edits_of_one_file(count: int, folder: Path) -> Work:
    path = folder / f"{count}.yaml"
    write_library_file(one_port(count), path)
    return lambda: edit_library(path, lambda library: one_port(count, signal="A", remarks="new"))


def findings_of_one_part(count: int, folder: Path) -> Work:
    """Every contact stands twice."""
    library = one_port(count)
    port = library.parts[0].ports[0]
    twice = replace(port, pins=port.pins + port.pins)
    path = folder / f"{count}.yaml"
    write_library_file(library.with_parts((replace(library.parts[0], ports=(twice,)),)), path)
    loaded = read_library(path)
    return lambda: check_library(loaded)


def bad_values_of_one_part(count: int, folder: Path) -> Work:
    data = {"parts": [to_plain(one_port(count).parts[0])]}
    for pin in data["parts"][0]["ports"][0]["pins"]:
        pin["direction"] = "sideways"

    def work() -> None:
        with pytest.raises(FindingsError):
            from_plain(data, "x.yaml")

    return work


def checked_library(count: int, folder: Path) -> Work:
    loaded = LoadedLibrary(library=multiplied_library(count * 4), origins={})
    return lambda: check_library(loaded)


def drawn_ports(count: int, folder: Path) -> Work:
    library = multiplied_library(count * 10)
    return lambda: [list(subjects_of(library, part)) for part in library.parts]


def accessories_of_cables(count: int, folder: Path) -> Work:
    """Parts that name order codes of cables, as EPLAN files of single parts do."""
    library = multiplied_library(count * 10)
    cables = [part for part in library.parts if part.cable and part.cable.lengths]
    item = Accessory(part_number=cables[0].part_number)
    parts = tuple(replace(part, accessories=(item,)) for part in library.parts)
    resolve = format_named("eplan").resolve
    assert resolve is not None
    result = ReadResult(library=library.with_parts(parts))
    return lambda: resolve(result, library)


def eplan_part(count: int, folder: Path, template: str) -> Path:
    """A parts file of others: one part with ten times as many equal function templates.

    They differ from those of other folders, lest they are remembered.
    """
    path = folder / f"{count}.xml"
    path.write_text(
        '<partsmanagement><part P_ARTICLE_PARTNR="A.1"><variant P_ARTICLE_VARIANT="1">'
        + f'<functiontemplate description="{folder.name}" {template}/>' * (10 * count)
        + "</variant></part></partsmanagement>"
    )
    return path


def functions_of_one_name(count: int, folder: Path) -> Work:
    path = eplan_part(
        count,
        folder,
        'functiondefcategory="201" functiondefgroup="1" functiondefid="2" '
        'connectionDesignation="13&#10;14"',
    )
    return lambda: read_parts_file(path)


def properties_of_one_name(count: int, folder: Path) -> Work:
    path = folder / f"{count}.xml"
    rows = (
        f'<freeproperty P_ARTICLE_FREE_DATA_DESCRIPTION="en_US@{folder.name};" '
        f'P_ARTICLE_FREE_DATA_VALUE="{number}" pos="{number}"/>'
        for number in range(10 * count)
    )
    path.write_text(
        f'<partsmanagement><part P_ARTICLE_PARTNR="A.1">{"".join(rows)}</part></partsmanagement>'
    )
    return lambda: read_parts_file(path)


def conductors_of_one_colour(count: int, folder: Path) -> Work:
    template = 'functiondefcategory="4" functiondefgroup="1" functiondefid="1"'
    path = eplan_part(count, folder, f'{template} connectionDesignation="BK"')
    return lambda: read_parts_file(path)


def changed_part_of_others(count: int, folder: Path) -> Work:
    """What its file held beside is laid over it, but for what no longer fits."""
    template = 'functiondefcategory="1302" functiondefgroup="1" functiondefid="1" terminalNr="X1"'
    path = eplan_part(count, folder, f'{template} hasled="1" additionaldescription="en_US@Motor;"')
    library = read_parts_file(path)
    port = library.parts[0].ports[0]
    changed = replace(port.pins[0], function="Brake")
    port = replace(port, pins=(changed, *port.pins[1:], replace(changed, contact="new")))
    library = library.with_parts((replace(library.parts[0], ports=(port,)),))
    return lambda: written_parts_file(library, path)


def read_parts_file(path: Path) -> Library:
    return read_file(path, shipped_mappings()).library


def written_parts_file(library: Library, path: Path) -> None:
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    write_file(job, path)


def damaged_codes(count: int, folder: Path) -> Work:
    """Order numbers that a spreadsheet program has taken the zeros of."""
    library = whole_library(count)
    doubts = []
    parts = []
    for part in library.parts:
        text = f"{int(part.order_number) + 1}"
        doubts.append(
            Doubt(field="order_number", text=text, readings=(), place=Place(part=part.part_number))
        )
        parts.append(replace(part, order_number=text))
    result = WorkbookResult(library=library.with_parts(tuple(parts)), doubts=tuple(doubts))
    return lambda: resolve_workbook(result, library)


def read_rows(count: int, folder: Path) -> Work:
    """A port and an unnamed conductor a row, with a merged block in each."""
    path = folder / f"{count}.xlsx"
    book = openpyxl.Workbook()
    pins, wires = book.worksheets[0], book.create_sheet("Wires")
    pins.append(["Part number", "Port", "Contact", "Remarks"])
    wires.append(["Cable", "Contact A", "Contact B"])
    for row in range(2, 2 * count + 2):
        pins.append(["A.1", f"X{row}", str(row), "see below"])
        wires.append(["A.2", str(row % 2), None])
    for row in range(2, 2 * count + 2, 2):
        pins.merge_cells(start_row=row, end_row=row + 1, start_column=4, end_column=4)
    folder.mkdir(exist_ok=True)
    book.save(path)
    return lambda: read_workbook(path, shipped_mappings())


def unknown_columns(count: int, folder: Path) -> Work:
    """Half of them with one title."""
    path = folder / f"{count}.xlsx"
    book = openpyxl.Workbook()
    others = [title for number in range(9 * count) for title in ("Torque", f"Torque {number}")]
    book.worksheets[0].append(["Part number", "Port", "Contact", *others])
    book.worksheets[0].append(["A.1", "X1", "1"])
    folder.mkdir(exist_ok=True)
    book.save(path)
    return lambda: read_workbook(path, shipped_mappings())


def drawing_with_our_words(count: int, folder: Path) -> Work:
    """One of ours, with notes on it that are titles and labels of ours as well."""
    path = folder / f"{count}.dxf"
    library = one_port(2)
    dxf = format_named("dxf")
    assert dxf.write is not None and dxf.read is not None
    dxf.write(WriteJob(library=library, parts=library.parts, mappings=shipped_mappings()), path)
    drawing = readfile(path)
    for number in range(5 * count):
        for at, word in enumerate(("Contact", "Signal", "Port")):
            place = (1000 + 40 * at, 10 * number)
            drawing.modelspace().add_text(word, height=2.5).set_placement(place)
    drawing.saveas(path)
    read = dxf.read
    return lambda: read(path, shipped_mappings())


def values_brought_home(count: int, folder: Path) -> Work:
    """A file of ours in which every technical value of a part has changed."""
    names = [f"{folder.name} {number}" for number in range(5 * count)]
    old, new = (
        Library(
            parts=(
                Part(
                    part_number="A.1",
                    kind=Kind.OTHER,
                    properties=tuple(Property(name=name, value=value) for name in names),
                ),
            )
        )
        for value in ("1", "2")
    )
    path = folder / f"{count}.xml"
    write_file(WriteJob(library=new, parts=new.parts, mappings=shipped_mappings()), path)

    def bring_home() -> None:
        plan = plan_import(old, [path], shipped_mappings())
        assert len(plan.merged()) >= 5 * count

    return bring_home


def repeated_keys(count: int, folder: Path) -> Work:
    parts = [Part(part_number="")] * count
    return lambda: keyed(parts)


@pytest.mark.parametrize(
    "make",
    [
        printed_changes,
        applied_additions,
        files_of_one_part,
        conflicting_files,
        new_files,
        edits_of_one_file,
        findings_of_one_part,
        bad_values_of_one_part,
        checked_library,
        drawn_ports,
        accessories_of_cables,
        functions_of_one_name,
        properties_of_one_name,
        conductors_of_one_colour,
        changed_part_of_others,
        damaged_codes,
        read_rows,
        unknown_columns,
        drawing_with_our_words,
        values_brought_home,
        repeated_keys,
    ],
)
def test_work_grows_with_the_data(make: Callable[[int, Path], Work], tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    make(FEW, first)()  # whatever is made only once
    few = lines_run(make(FEW, tmp_path))
    many = lines_run(make(FEW * TIMES, tmp_path))
    print(few, many, many / few)
    assert many < few * TIMES * 1.25
