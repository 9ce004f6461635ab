"""The cells of a workbook, read and changed in the XML inside it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from cadbridge.mapping import shipped_mappings

from .rules import ALONE
from .spots import Edit, Spot, is_number

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
OWNERS = ("Part number (cable)", "Cable", "Part number", "Short name", "Id", "Name")
"""Titles of the columns that say what a row is about, the first that has a value."""


_SETTINGS = shipped_mappings()["excel"].settings
_COLUMNS = {
    f"{table['sheet']}.{column['title']}": {"words": key, **column}
    for table in _SETTINGS["tables"].values()
    for key, column in table["columns"].items()
}
_PAGES = {"Port": "Pins", "Wiring": "Conductors"}
"""Sheets that have the columns of a page made for print."""


def _settings(group: str) -> Mapping[str, str]:
    """What the mapping says of a column; texts have one column a language."""
    page, _, title = group.removeprefix(ALONE).partition(".")
    name = f"{_PAGES.get(page, page)}.{title}"
    return _COLUMNS.get(name) or _COLUMNS.get(name.rpartition(" ")[0], {})


def field(group: str) -> str:
    """The field that the mapping gives a column."""
    return _settings(group).get("field", "").replace("cable.ends.", "cable.end_?.")


def is_choice(group: str) -> bool:
    """Whether a column holds words of a list."""
    return _settings(group).get("codec") in ("choice", "yes_no", "colour")


def meaning(group: str, text: str) -> str:
    """The value of the model that a text stands for, where it is a word of a list."""
    column = _settings(group)
    if column.get("codec") != "choice":
        return text
    words = _SETTINGS["words"][column["words"]]
    return next((value for value, names in words.items() if text in names), text)


def spots(path: Path) -> Iterator[Spot]:
    """Every filled cell; those that belong to no row of a table have no part."""
    for name, rows in sheets_of(path).items():
        yield from sheet_spots(name, rows)


def sheets_of(path: Path) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """The rows of each sheet, each row with its texts by column."""
    with ZipFile(path) as archive:
        strings = [_text(item) for item in _parse(archive, "xl/sharedStrings.xml")]
        return {
            name: [
                {_column(cell): text for cell in row if (text := _cell_text(cell, strings))}
                for row in _rows(_parse(archive, member))
            ]
            for name, member in _sheets(archive).items()
        }


def _rows(root: Any) -> Iterator[Any]:
    """Every row down to the last, those that the file leaves out as empty ones."""
    number = 1
    for row in root.iter(f"{MAIN}row"):
        for _ in range(int(row.get("r")) - number):
            yield ()
        yield row
        number = int(row.get("r")) + 1


def sheet_spots(name: str, rows: Sequence[Mapping[str, str]]) -> Iterator[Spot]:
    """The cells of a flat sheet: a row of titles, then a row an object."""
    titles = rows[0]
    columns = {title: column for column, title in titles.items()}
    owners = [columns[title] for title in OWNERS if title in columns]
    for number, row in enumerate(rows, 1):
        for column, text in row.items():
            is_heading = number == 1 or not owners
            group = f"{name}.{f'{text} heading' if is_heading else titles[column]}"
            part = "" if is_heading else next(row[item] for item in owners if row.get(item))
            yield Spot(group, part, (name, f"{column}{number}"), text)


def change(path: Path, edits: Sequence[Edit], target: Path) -> None:
    """A copy of the workbook in which cells say something else."""
    by_sheet: dict[str, dict[str, str]] = {}
    for spot, text in edits:
        by_sheet.setdefault(str(spot.address[0]), {})[str(spot.address[1])] = text
    with ZipFile(path) as archive, ZipFile(target, "w") as copy:
        changed = {_sheets(archive)[name]: cells for name, cells in by_sheet.items()}
        for item in archive.infolist():
            content = archive.read(item)
            if item.filename in changed:
                content = _changed_sheet(content, changed[item.filename])
            copy.writestr(item, content)


def _changed_sheet(content: bytes, cells: Mapping[str, str]) -> bytes:
    root = etree.fromstring(content)
    for cell in root.iter(f"{MAIN}c"):
        text = cells.get(str(cell.get("r")))
        if text is None:
            continue
        is_text = cell.get("t") in ("s", "inlineStr", "str") or not is_number(text)
        cell[:] = []
        if is_text:
            cell.set("t", "inlineStr")
            holder = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
        else:
            holder = etree.SubElement(cell, f"{MAIN}v")
        holder.text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _sheets(archive: ZipFile) -> Mapping[str, str]:
    """Names of the sheets with the members that hold them."""
    targets = {
        item.get("Id"): f"xl/{item.get('Target')}"
        for item in _parse(archive, "xl/_rels/workbook.xml.rels")
    }
    book = _parse(archive, "xl/workbook.xml")
    return {
        str(item.get("name")): targets[item.get(RELATION)] for item in book.iter(f"{MAIN}sheet")
    }


def _parse(archive: ZipFile, member: str) -> Any:
    return etree.fromstring(archive.read(member))


def _column(cell: Any) -> str:
    return str(cell.get("r")).rstrip("0123456789")


def _cell_text(cell: Any, strings: Sequence[str]) -> str:
    if cell.get("t") == "s":
        return strings[int(cell[0].text)]
    return _text(cell)


def _text(item: Any) -> str:
    return "".join(text.text or "" for text in item.iter(f"{MAIN}t", f"{MAIN}v"))
