"""Every cell of a whole workbook, as text: what changes in an output is seen in a review."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.goldens import assert_golden

from .workbooks import CABLE, DRIVE, LIBRARY, exported

FILES = ["pin-lists.xlsx", f"{CABLE.part_number}.xlsx", f"{DRIVE.part_number}.xlsx"]


def dump(path: Path) -> Iterator[str]:
    """One line a cell: place, kind of cell, number format, value."""
    sheets: list[Any] = openpyxl.load_workbook(path).worksheets
    for sheet in sheets:
        yield f"== {sheet.title}, frozen {sheet.freeze_panes}, prints {sheet.print_area}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    kind = {"s": "text", "n": "number"}.get(cell.data_type, cell.data_type)
                    yield f"{cell.coordinate} {kind} {cell.number_format}: {cell.value!r}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(LIBRARY, tmp_path_factory.mktemp("export"))[0].parent


@pytest.mark.parametrize("name", FILES)
def test_cells(folder: Path, name: str) -> None:
    assert_golden("excel", name, "\n".join(dump(folder / name)) + "\n")
