"""What a workbook says of itself."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl.xml.functions import fromstring

from cadbridge.formats.excel.file.created import CREATED
from cadbridge.formats.excel.file.grid import Grid
from cadbridge.formats.excel.file.open_book import open_book
from cadbridge.formats.excel.read.own.detect import titles_of
from cadbridge.formats.excel.read.own.regions import SheetContent, read_sheet
from cadbridge.formats.excel.read.whose import beginning, has_others, is_ours
from cadbridge.formats.excel.tables.columns import Layout, layout_of
from cadbridge.mapping import shipped_mappings

_PROPERTIES, _CORE = "docProps/app.xml", "docProps/core.xml"
_OURS = f"{CREATED:%Y-%m-%d}T00:00:00Z"
"""When every workbook of ours was made; other programs keep that when they save it."""
_WRITTEN = "Microsoft Excel 12.0000"
"""What the library that writes ours says in its stead."""


def describe(path: Path) -> Mapping[str, str]:
    """Program, sheets, and the tables that are recognised on them.

    Raises:
        FileError: it cannot be read as a whole.
    """
    layout = layout_of(shipped_mappings())
    grids, titles = open_book(path, known=layout.known_words), titles_of(layout)
    return facts_of(path, grids, [read_sheet(beginning(grid), titles) for grid in grids], layout)


def facts_of(
    path: Path, grids: Sequence[Grid], contents: Sequence[SheetContent], layout: Layout
) -> Mapping[str, str]:
    """The same of a workbook that is open.

    Args:
        path: the file.
        grids: all its sheets.
        contents: what was understood of those that are no lists of parts.
        layout: the tables that are known.
    """
    if not is_ours(contents, layout):  # what else looks like tables of ours are lists of others
        contents = [content for content in contents if has_others(content, layout)]
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
    """Whether it is a workbook of ours, and the program that it names; libraries name Excel too."""
    program = " ".join(_said(path, _PROPERTIES, "Application", "AppVersion"))
    if not program or _said(path, _CORE, "created") != [_OURS]:
        return program
    return "cadbridge" if program == _WRITTEN else f"cadbridge, saved by {program}"


def _said(path: Path, member: str, *tags: str) -> list[str]:
    """What a member says under some tags; nothing where there is none, or it is no XML."""
    try:
        with zipfile.ZipFile(path) as archive:
            tree = fromstring(archive.read(member))
    except (KeyError, SyntaxError, zipfile.BadZipFile):
        return []
    return [text for tag in tags if (text := tree.findtext(f"{{*}}{tag}"))]
