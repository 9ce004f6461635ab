"""What of a workbook was not read, each once, with what to do about it."""

from collections.abc import Collection, Mapping, Sequence

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.regions import SheetContent
from cadbridge.formats.excel.read.whose import is_ours
from cadbridge.formats.excel.tables.columns import Layout, nearest, normal_title
from cadbridge.words import counted, quoted

_ROWS_SHOWN = 3
_FULL_ROW = 3
"""Cells in a row from which a sheet may be meant as a table."""


def report_unread(
    contents: Sequence[SheetContent], layout: Layout, reader: CellReader, *, has_lists: bool
) -> None:
    """Name the sheets without a table that is known, and the texts that stand apart."""
    for content in contents:
        report_lacking(content, layout, reader)
        silent = (
            content.regions
            or content.labels
            or content.lacking
            or not _looks_like_table(content.grid)
        )
        if not silent and content.grid.name.casefold() not in layout.other_sheets:
            rows = [row for row in content.grid.rows.values() if len(row) > 1][:_ROWS_SHOWN]
            shown = "; ".join(" | ".join(f"{c.value!s:.30}" for c in row.values()) for row in rows)
            message = (
                "no row has titles of a table that is known; say what the columns hold: "
                f"`columns` {_example(rows)}, with fields such as contact, signal, order_number, "
                f"description. The first rows: {shown}"
            )
            others = has_lists or any(other.regions for other in contents)
            rule = rules.SHEET_UNKNOWN if others else rules.NO_TABLE
            reader.report(rule, message, content.grid.name)
        if unread := _lines_of(content, contents, layout):
            first, *more = unread
            shown = quoted(" | ".join(f"{cell.value!s:.30}" for cell in first))
            rest = f", and {counted(len(more), 'line')} more" if more else ""
            message = f"the sheet holds no table; not read: {shown}{rest}"
            reader.report(rules.STANDS_APART, message, content.grid.name, first[0].name)
        for cell in (*content.apart, *_notes_of(content, contents, layout)):
            message = f"{cell.value!s:.60} is neither a row nor a title that is known"
            reader.report(rules.STANDS_APART, message, content.grid.name, cell.name)


def _example(rows: Sequence[Mapping[int, Cell]]) -> str:
    """What to type for columns, by their titles where the first row may hold such."""
    first = list(rows[0].values()) if rows else []
    texts = [" ".join(cell.text.split()) for cell in first]
    has_titles = len(set(texts)) == len(texts) and all(texts) and not any("," in it for it in texts)
    one, other = texts[:2] if has_titles else ("A", "B")
    return f"'{one}=contact,{other}=signal'"


def _notes_of(
    content: SheetContent, contents: Sequence[SheetContent], layout: Layout
) -> Sequence[Cell]:
    """The texts of a sheet that somebody has added to a workbook of ours, and that is no table."""
    if content.regions or content.labels or content.lacking or _looks_like_table(content.grid):
        return ()
    if content.grid.name.casefold() in layout.other_sheets or not is_ours(contents, layout):
        return ()
    return [next(iter(row.values())) for row in content.grid.rows.values()]


def _lines_of(
    content: SheetContent, contents: Sequence[SheetContent], layout: Layout
) -> Sequence[Sequence[Cell]]:
    """The lines of a sheet of others that is no table: a cover, notes."""
    is_other = content.grid.name.casefold() in layout.other_sheets
    if content.regions or content.lacking or is_ours(contents, layout):
        return ()
    if _looks_like_table(content.grid) and not (is_other or content.labels):
        return ()
    known = {label.cell.row for label in content.labels}
    return [list(row.values()) for number, row in content.grid.rows.items() if number not in known]


def report_lacking(
    content: SheetContent, layout: Layout, reader: CellReader, read: Collection[int] = ()
) -> None:
    """Name titles that are missing, but in rows that were read as titles otherwise."""
    for table, row in content.lacking:
        if next(iter(row.values())).row in read:
            continue
        titles = {normal_title(cell.text) for cell in row.values()}
        needed = [table.by_key[key] for key in table.needs]
        missing = [column for column in needed if titles.isdisjoint(layout.titles(column))]
        names = " and ".join(quoted(column.title) for column in missing)
        message = f"titles of the table {quoted(table.sheet)}, without {names}"
        title_of = layout.title_of(missing)
        near = [cell for cell in row.values() if nearest(cell.text, title_of)]
        if near:
            message += f"; {quoted(near[0].text)} may be it"
        place = near[0] if near else next(iter(row.values()))
        reader.report(rules.TITLE_MISSING, message, content.grid.name, place.name)


def _looks_like_table(grid: Grid) -> bool:
    return any(len(row) >= _FULL_ROW for row in grid.rows.values())
