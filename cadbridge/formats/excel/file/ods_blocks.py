"""Merged blocks of workbooks of LibreOffice, which python-calamine does not tell."""

import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
Block = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


def ods_blocks(stream: IO[bytes]) -> dict[str, list[Block]]:
    """Blocks of several rows by the name of their sheet; none in other files."""
    if not zipfile.is_zipfile(stream):
        return {}
    with zipfile.ZipFile(stream) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        with archive.open("content.xml") as content:
            return _blocks(content)


def _blocks(content: IO[bytes]) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    blocks: list[Block] = []
    number = 0
    tags = (f"{_TABLE}table", f"{_TABLE}table-row")
    for event, item in etree.iterparse(
        content, ("start", "end"), tag=tags, resolve_entities=False, huge_tree=True
    ):
        if item.tag == tags[0]:
            if event == "start":
                found[item.get(f"{_TABLE}name", "")] = blocks = []
                number = 0
        elif event == "end":
            blocks.extend(_of_row(item, number))
            number += int(item.get(f"{_TABLE}number-rows-repeated", 1))
            item.clear()
    return found


def _of_row(row: etree._Element, number: int) -> Iterator[Block]:
    column = 0
    for cell in row.iterchildren(*_CELLS):
        rows = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
        columns = int(cell.get(f"{_TABLE}number-columns-spanned", 1))
        if rows > 1:
            yield number, column, number + rows - 1, column + columns - 1
        column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
