"""Lists that lie on their side: titles in a column, each pin or wire in a column of its own."""

from collections.abc import Mapping, Sequence

from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.sheet_lists import FoundList, SheetLists
from cadbridge.formats.excel.read.lists.titles.heads import heads_in
from cadbridge.formats.excel.read.lists.titles.labels import labels_in
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords

Cells = Mapping[int, Cell]


def turned(grid: Grid, words: TitleWords) -> SheetLists:
    """The lists of a sheet whose titles stand in a column, each pin or wire in one of its own."""
    found = SheetLists(lists=[], labels={}, texts=[])
    labels: dict[str, Cell] = {}
    run: list[Cells] = []
    numbers = [*grid.rows, max(grid.rows, default=0) + 2]
    captions: list[Cell] = []
    previous = 0
    for number in numbers:
        cells = grid.rows.get(number, {})
        first = next(iter(cells.values()), None)
        is_line = first is not None and len(cells) > 2 and bool(words.meaning(first.text))
        if (not is_line or number > previous + 1) and run:
            if placed := _turned_list(grid, run, labels, captions, words):
                found.lists.append(placed)
                captions = []
            run = []
        if is_line:
            run.append(cells)
        elif cells:
            more = labels_in(cells, words)
            labels.update(more)
            captions = [*([] if more else list(cells.values())[:2]), *captions]
            found.labels = {**more, **found.labels}
        previous = number
    return found


def _turned_list(
    grid: Grid,
    lines: Sequence[Cells],
    labels: Mapping[str, Cell],
    captions: Sequence[Cell],
    words: TitleWords,
) -> FoundList | None:
    left = min(lines[0])
    titles = {n: cells[left] for n, cells in enumerate(lines, 1) if left in cells}
    heads = heads_in(titles, titles[1].row, words) if 1 in titles else []
    if len(heads) != 1 or len(titles) != len(lines):
        return None
    columns = sorted({index for cells in lines for index in cells} - {left})
    rows = [
        {n: cells[index] for n, cells in enumerate(lines, 1) if index in cells} for index in columns
    ]
    return FoundList(
        grid=grid,
        head=heads[0],
        labels=dict(labels),
        captions=list(captions),
        rows=list(rows),
        is_turned=True,
    )
