"""Workbooks for the tests of this format."""

from pathlib import Path

import pytest

from cadbridge.mapping import Mappings
from cadbridge.model import Library

from .workbooks import Read, Write, read_from, write_to


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a library to a workbook in a folder of its own."""

    def write(library: Library, mappings: Mappings | None = None, name: str = "list") -> Path:
        return write_to(tmp_path / f"{name}.xlsx", library, mappings)

    return write


@pytest.fixture
def read() -> Read:
    """Reads a workbook."""
    return read_from
