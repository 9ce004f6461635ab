"""What a workbook says it carries comes back, without its hidden column, too."""

import re
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.jobs.verify import verify
from cadbridge.mapping import shipped_mappings
from cadbridge.model import ConnectorSpec, Gender, Kind, Library, Part
from tests import strategies

from .workbooks import changes, read_from, write_to


def there_and_back(library: Library) -> ReadResult:
    """A library from its workbook without the hidden column."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_to(Path(folder) / "list.xlsx", library)
        delete_uid(path)
        return read_from(path)


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
    result = there_and_back(library)
    assert changes(result, library) == []


def test_a_vendors_connector_without_a_series_comes_back() -> None:
    connector = ConnectorSpec(series="", ways=4, gender=Gender.FEMALE)
    plug = Part(part_number="STE.SET", kind=Kind.CONNECTOR, connector=connector)
    result = there_and_back(Library(parts=(plug,)))
    assert [part.connector for part in result.library.parts] == [connector]
    assert result.findings == ()


@pytest.mark.parametrize("text", ["ART", "Kind: none", "Note"])
def test_a_text_that_reads_like_a_title_comes_back_on_the_cover(text: str, tmp_path: Path) -> None:
    note = {"de_DE": text, "en_US": "a drive"}
    drive = Part(part_number="AB.1", kind=Kind.DRIVE, note=note)
    job = WriteJob(library=Library(parts=(drive,)), parts=(drive,), mappings=shipped_mappings())
    (report,) = verify(job, [format_named("excel")], tmp_path)
    assert (report.differences, report.findings) == ((), ())
