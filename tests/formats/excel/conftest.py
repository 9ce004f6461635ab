"""Workbooks for the tests of this format."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library

Write: TypeAlias = Callable[..., Path]
Read: TypeAlias = Callable[..., ReadResult]


def write_to(path: Path, library: Library, mappings: Mappings | None = None) -> Path:
    job = WriteJob(library=library, parts=library.parts, mappings=mappings or shipped_mappings())
    write = format_named("excel").write
    assert write is not None
    write(job, path)
    return path


def read_from(path: Path, mappings: Mappings | None = None) -> ReadResult:
    read = format_named("excel").read
    assert read is not None
    return read(path, mappings or shipped_mappings())


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
