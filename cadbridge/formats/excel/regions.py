"""From the headers of a sheet to the rows below them, and the labels around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cadbridge.formats.excel.columns import LANGUAGE, normal_title
from cadbridge.formats.excel.detect import Header, Titles
from cadbridge.formats.excel.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class Label:
    """A value with its title beside it: ``Part number | MPC.DUET 40``."""

    key: str
    """Key of the column that has this title."""
    language: str
    cell: Cell


@dataclass(slots=True, kw_only=True)
class Region:
    """One table of a sheet: header, what was said above it, and rows."""

    header: Header
    labels: Mapping[str, Label]
    rows: list[Mapping[int, Cell]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class SheetContent:
    """Everything that was understood of a sheet."""

    grid: Grid
    regions: list[Region]
    labels: list[Label]
    """All labels of the sheet."""


def read_sheet(grid: Grid, titles: Titles) -> SheetContent:
    """The tables and labels of a sheet."""
    headers = titles.headers(grid)
    by_row: dict[int, list[Header]] = {}
    for header in headers:
        by_row.setdefault(header.row, []).append(header)
    all_labels: list[Label] = []
    labels: dict[str, Label] = {}
    regions: list[Region] = []
    current: list[Region] = []
    previous, closed = 0, False
    for number, row in grid.rows.items():
        after_gap = number > previous + 1
        previous = number
        if number in by_row:
            current = [Region(header=header, labels=dict(labels)) for header in by_row[number]]
            regions += current
            closed = False
            continue
        if titles.closes(next(iter(row.values()))):
            current, closed = [], True
        if closed:
            continue
        found = [] if current and not after_gap else list(_labels(list(row.values()), titles))
        if found:
            all_labels += found
            labels.update((label.key, label) for label in found if not label.language)
        elif current:
            _add_row(current, row)
    return SheetContent(grid=grid, regions=regions, labels=all_labels)


def _add_row(regions: Sequence[Region], row: Mapping[int, Cell]) -> None:
    """Give each of the tables that stand side by side its share of the row."""
    if len(regions) == 1:
        regions[0].rows.append(row)
        return
    for region in regions:
        first, last = min(region.header.titles), max(region.header.titles)
        share = {column: cell for column, cell in row.items() if first <= column <= last}
        if share:
            region.rows.append(share)


def _labels(cells: Sequence[Cell], titles: Titles) -> Iterator[Label]:
    """Known titles each with a value to its right; none where the row does not begin with one."""
    if not cells or not _key(cells[0], titles)[0]:
        return
    index = 0
    while index < len(cells):
        key, language = _key(cells[index], titles)
        follower = cells[index + 1] if index + 1 < len(cells) else None
        if key and follower is not None and not _key(follower, titles)[0]:
            yield Label(key=key, language=language, cell=follower)
            index += 1
        index += 1


def _key(cell: Cell, titles: Titles) -> tuple[str, str]:
    """The key that a cell's text is a title of, and the language at its end."""
    language = LANGUAGE.search(cell.text)
    if language:
        key = titles.labels.get(normal_title(cell.text[: language.start()]), "")
        return key, language.group(1) if key else ""
    return titles.labels.get(normal_title(cell.text), ""), ""
