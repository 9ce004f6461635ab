"""What a workbook says of itself."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl.xml.functions import fromstring

from cadbridge.formats.excel.columns import layout_of
from cadbridge.formats.excel.read.detect import titles_of
from cadbridge.formats.excel.read.open_book import open_book
from cadbridge.formats.excel.read.regions import SheetContent, read_sheet
from cadbridge.mapping import shipped_mappings

_PROPERTIES = "docProps/app.xml"


def describe(path: Path) -> Mapping[str, str]:
    """Program, sheets, and the tables that are recognised on them.

    Raises:
        FileError: it cannot be read as a whole.
    """
    layout = layout_of(shipped_mappings())
    grids, titles = open_book(path, known=layout.known_words), titles_of(layout)
    contents = [read_sheet(grid, titles) for grid in grids]
    said = {
        "made with": _program(path),
        "sheets": ", ".join(grid.name for grid in grids),
        "tables": "; ".join(_tables(contents)),
    }
    return {name: value for name, value in said.items() if value}


def _tables(contents: Sequence[SheetContent]) -> list[str]:
    """Each table with the sheets that it stands on: ``Pins on POWER, CAN IN``."""
    sheets: dict[str, dict[str, None]] = {}
    for content in contents:
        for region in content.regions:
            sheets.setdefault(region.header.table.sheet, {})[content.grid.name] = None
    return [
        table if list(names) == [table] else f"{table} on {', '.join(names)}"
        for table, names in sheets.items()
    ]


def _program(path: Path) -> str:
    """The program that the workbook names; writing libraries name Excel too."""
    try:
        with zipfile.ZipFile(path) as archive:
            tree = fromstring(archive.read(_PROPERTIES))
    except (KeyError, SyntaxError, zipfile.BadZipFile):  # there is none, or it is no XML
        return ""
    named = (tree.findtext(f"{{*}}{tag}") for tag in ("Application", "AppVersion"))
    return " ".join(text for text in named if text)
