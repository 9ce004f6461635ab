"""Checks of parts files against the reference tables, and EPLAN's own checks foretold."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from cadbridge.files import open_file
from cadbridge.findings import Finding
from cadbridge.formats.eplan.check.file import FileCheck
from cadbridge.formats.eplan.kept.tolerances import stray_tolerances
from cadbridge.formats.eplan.xml.lined import read_lined_records
from cadbridge.formats.eplan.xml.parse import Stray
from cadbridge.mapping import Mappings


def check_file(path: Path, mappings: Mappings) -> Iterator[Finding]:
    """Hold a parts file against the tables, one record after the other.

    Raises:
        FileError: it is not a parts file, or damaged.
    """
    with open_file(path) as stream:
        yield from check_stream(stream, str(path))


def check_stream(stream: BinaryIO, name: str) -> Iterator[Finding]:
    """Hold one document against the tables.

    Args:
        stream: the document's bytes.
        name: its name, for findings.

    Raises:
        FileError: it is not a parts file, or damaged.
    """
    stray = Stray()
    with closing(FileCheck()) as check:
        for node in read_lined_records(stream, name, stray):
            yield from check.record(node, name)
        yield from stray_tolerances(stray, name)
        yield from check.finish()
