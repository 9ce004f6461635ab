"""The files of the shipped library, as a person reads them."""

import re
from pathlib import Path

import pytest

from cadbridge.library.shipped import shipped

FOLDER = shipped("library")
FILES = sorted(FOLDER.rglob("*.yaml"))
ADDRESS = re.compile(r"\s*(- )?url: \S+")
"""It has no blank at which a line could break."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_line_is_longer_than_100_characters(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 100 and not ADDRESS.fullmatch(line)] == []
