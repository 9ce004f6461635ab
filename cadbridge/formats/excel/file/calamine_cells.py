"""The cells of a workbook as JSON on stdout: run as a program by `other_books`."""

import json
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from cadbridge.formats.excel.file.book_marks import marks_of
from cadbridge.formats.excel.file.marks_of_cells import CellMarks

_BAD_XML = (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, NotImplementedError, zlib.error)
MOST_MEMORY = 3 * 1024**3
"""Bytes that the process may ask for."""
_MOST_CELLS = 4_000_000


def main(path: str) -> None:
    """Print the sheets of a workbook, or what is wrong with it."""
    _limit_memory()
    told: dict[str, Any]
    try:
        with open(path, "rb") as stream, CalamineWorkbook.from_filelike(stream) as book:
            marks = marks_of(stream)
            sheets = [_sheet(book, item, marks.sheets) for item in book.sheets_metadata]
            told = {"sheets": sheets, "unread": marks.unread}
    except PasswordError:
        told = {"error": "is protected by a password"}
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError, *_BAD_XML):
        told = {"error": "is a damaged workbook"}
    json.dump(told, sys.stdout)


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _sheet(book: CalamineWorkbook, item: Any, marks: Mapping[str, CellMarks]) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(item.name)
    own = marks.get(item.name, CellMarks())
    return {
        "name": item.name,
        "hidden": item.visible != SheetVisibleEnum.Visible,
        "cells": list(_cells(sheet)),
        **asdict(own),
        "blocks": own.blocks or list(_blocks(sheet)),
    }


def _blocks(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    told: Sequence[Any] = getattr(sheet, "merged_cell_ranges", None) or ()
    for first, last in told:
        if last[0] > first[0]:
            yield first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1


def _cells(sheet: Any) -> Iterator[tuple[int, int, str, Any]]:
    if sheet.start is None:
        return
    count = 0
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(values, 1):
            if value == "" and isinstance(value, str):
                continue
            count += 1
            if count > _MOST_CELLS:
                raise ValueError("more cells than a pin list can have")
            yield (row, column, *_plain(value))


def _plain(value: Any) -> tuple[str, Any]:
    if isinstance(value, datetime | date | time):
        return type(value).__name__, value.isoformat()
    if isinstance(value, timedelta):
        return "", str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return "", int(value)
    return "", value


if __name__ == "__main__":
    main(sys.argv[1])
