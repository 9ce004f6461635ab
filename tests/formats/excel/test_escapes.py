"""Texts that look like the escapes of workbooks come back as they were."""

import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadbridge.formats.excel.file.open_book import open_book
from cadbridge.formats.excel.write import pin_lists
from cadbridge.model import Kind, Library, Part, Property

from .workbooks import write_to

_PIECES = (
    "_",
    "_x",
    "x005F_",
    "_x0041_",
    "_x005F_",
    "_x005f",
    "_x000D_",
    "x0041_",
    "0041",
    "A",
    "\r",
    "\x01",
    "<",
    "<r>",
    "\ufdd0",
    "0",
    "1",
    "\ufffe",
    "_xFFFE_",
)
escapes = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join)
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def there_and_back(texts: list[str], *, large: bool = False) -> list[str]:
    properties = tuple(Property(name=str(row), value=text) for row, text in enumerate(texts))
    part = Part(part_number="A.1", kind=Kind.OTHER, properties=properties)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if large:
            patch.setattr(pin_lists, "_is_large", lambda job: True)
        path = write_to(Path(folder) / "list.xlsx", Library(parts=(part,)))
        assert_as_excel_reads(path, texts)
        (grid,) = (grid for grid in open_book(path) if grid.name == "Technical data")
        titles, *rows = grid.rows.values()
        (column,) = (number for number, cell in titles.items() if cell.value == "Value")
        return [row[column].value for row in rows]


def assert_as_excel_reads(path: Path, texts: list[str]) -> None:
    """ECMA-376 part 1, 22.9.2.19: every ``_xHHHH_`` of the file is one character."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if "sharedS" in name or "worksheets/" in name]
        content = "".join(archive.read(name).decode() for name in names)
    found = {
        ESCAPE.sub(lambda match: chr(int(match[1], 16)), raw)
        for raw in re.findall("<t[^>]*>([^<]*)</t>", content)
    }
    plain = [text for text in texts if not set("<>&\n") & set(text)]
    assert set(plain) <= found


@pytest.mark.parametrize("large", [False, True])
@settings(max_examples=40, deadline=None)
@given(texts=st.lists(escapes, min_size=1, max_size=12))
def test_what_looks_like_an_escape_is_text(large: bool, texts: list[str]) -> None:
    filled = [text for text in texts if text.strip()]
    assert there_and_back(filled, large=large) == filled


@pytest.mark.parametrize("text", ["_x005F_x0041_", "_x0041_x0042_x0043_", "_x0041\r", "\rx005F_"])
def test_of_escapes_that_overlap_none_is_lost(text: str) -> None:
    assert there_and_back([text]) == [text]
