"""The cells of the workbook of one part: its cover, a page a port or cable, and flat sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from . import excel_cells
from .rules import ALONE
from .spots import Spot

WHOLE = "pin-lists"
"""Stem of the workbook of the whole library; all others are about one part."""


def spots(path: Path) -> Iterator[Spot]:
    """Every filled cell of a part's workbook, under names that tell it from the flat workbook."""
    if path.stem == WHOLE:
        return
    for name, rows in excel_cells.sheets_of(path).items():
        for spot in _sheet_spots(name, rows):
            yield replace(spot, group=f"{ALONE}{spot.group}")


def _sheet_spots(name: str, rows: Sequence[Mapping[str, str]]) -> Iterator[Spot]:
    if "uid" in rows[0].values():
        yield from excel_cells.sheet_spots(name, rows)
    elif name == "Details":
        for first, last in _stacked(rows):
            (title,) = rows[first].values()
            yield Spot("Details.table", "", (name, f"A{first + 1}"), title)
            for spot in excel_cells.sheet_spots(title, rows[first + 1 : last]):
                yield replace(spot, address=(name, _moved(str(spot.address[1]), first + 1)))
    else:
        yield from _page_spots(name, rows)


def _moved(cell: str, down: int) -> str:
    """The name of the cell some rows below."""
    column = cell.rstrip("0123456789")
    return f"{column}{int(cell.removeprefix(column)) + down}"


def _stacked(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, int]]:
    """Where each of the tables below each other begins, with its title, and ends."""
    ends = [number for number, row in enumerate([*rows, {}]) if not row]
    start = 0
    for end in ends:
        if end > start:
            yield start, end
        start = end + 1


def _page_spots(name: str, rows: Sequence[Mapping[str, str]]) -> Iterator[Spot]:
    """A page made for print: facts beside their labels, then tables with a row of titles."""
    part = _fact(rows, "Part number")
    kind = {"Cover": f"Cover of {_fact(rows, 'Kind')}", "Wiring": "Wiring"}.get(name, "Port")
    titles: Mapping[str, str] = {}
    for number, row in enumerate(rows, 1):
        texts = list(row.values())
        is_heading = any(title in texts for title in ("uid", "Status", "Open point"))
        titles = row if is_heading else titles if row else {}
        for column, text in row.items():
            beside = titles.get(column) or _label(row, column)
            group = f"{text} heading" if is_heading else beside
            yield Spot(f"{kind}.{group}", part, (name, f"{column}{number}"), text)


def _fact(rows: Sequence[Mapping[str, str]], label: str) -> str:
    """The value beside a label."""
    texts = next((list(row.values()) for row in rows if label in row.values()), [])
    return texts[1] if texts else ""


def _label(row: Mapping[str, str], column: str) -> str:
    """The label of a fact and which of its values this is, 0 for the label itself."""
    columns = sorted(row)
    if column >= "H":
        return "word"
    return f"{row[columns[0]]} {columns.index(column)}"
