"""What a workbook says it carries comes back; what it does not say does not."""

import re
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings

from cadbridge.diff import diff
from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.mapping import shipped_mappings
from cadbridge.model import ConnectorSpec, Gender, Kind, Library, Part
from tests import strategies

EXCEL = format_named("excel")


def there_and_back(library: Library, *, without_uid: bool = False) -> ReadResult:
    assert EXCEL.read is not None
    assert EXCEL.write is not None
    mappings = shipped_mappings()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        EXCEL.write(WriteJob(library=library, parts=library.parts, mappings=mappings), path)
        if without_uid:
            delete_uid(path)
        return EXCEL.read(path, mappings)


def delete_uid(path: Path) -> None:
    """Delete the hidden column in a spreadsheet program's stead."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for cell in list(sheet[1]):
            if cell.value == "uid":
                sheet.tables.clear()
                sheet.delete_cols(cell.column)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):  # openpyxl does not write this escape
                    cell.value = re.sub("(_x[0-9A-F]{4}_)", r"_x005F\1", cell.value)
                    cell.data_type = "s"
    book.save(path)


@settings(max_examples=10, deadline=None)
@given(strategies.libraries())
def test_the_hidden_column_is_never_needed(library: Library) -> None:
    result = there_and_back(library, without_uid=True)
    assert diff(library, result.library, EXCEL.carried_paths()) == []


def test_a_vendors_connector_without_a_series_comes_back() -> None:
    connector = ConnectorSpec(series="", ways=4, gender=Gender.FEMALE)
    plug = Part(part_number="STE.SET", kind=Kind.CONNECTOR, connector=connector)
    result = there_and_back(Library(parts=(plug,)), without_uid=True)
    assert [part.connector for part in result.library.parts] == [connector]
    assert result.findings == ()
