"""Any workbook with columns that can be recognised, to the model."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import has_errors
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.columns import UID_TITLE, Layout, layout_of, nearest, normal_title
from cadbridge.formats.excel.part_objects import Address
from cadbridge.formats.excel.read.assemble import Assembler
from cadbridge.formats.excel.read.cells import CellReader, Doubt
from cadbridge.formats.excel.read.copies import without_copies
from cadbridge.formats.excel.read.detect import titles_of
from cadbridge.formats.excel.read.finish import (
    attach_extras,
    attach_spoken,
    name_conductors,
    report_copies,
    report_ends,
)
from cadbridge.formats.excel.read.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.kept_columns import keep_columns
from cadbridge.formats.excel.read.lists.list_reader import BookLists, certain_titles, read_lists
from cadbridge.formats.excel.read.lists.one_list import Understood
from cadbridge.formats.excel.read.lists.told import told
from cadbridge.formats.excel.read.lists.wishes import Wishes, wishes_of
from cadbridge.formats.excel.read.marks import take_marks
from cadbridge.formats.excel.read.nodes import build, required
from cadbridge.formats.excel.read.open_book import open_book
from cadbridge.formats.excel.read.parts_list.list_parts import PartsLists, read_parts_lists
from cadbridge.formats.excel.read.regions import Label, SheetContent, read_sheet
from cadbridge.formats.excel.read.renamed import Renamed, renamed_rows
from cadbridge.formats.excel.read.rows import Row, port_row, sheet_rows, title_block_row
from cadbridge.formats.excel.read.shown_check import check_shown
from cadbridge.formats.excel.read.sights import sight_of
from cadbridge.mapping import Mappings
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library, Manufacturer, Source, SourceDocument
from cadbridge.model.fields import KEYS
from cadbridge.words import quoted

_ROWS_SHOWN = 3
_FULL_ROW = 3
"""Cells in a row from which a sheet may be meant as a table."""


@dataclass(frozen=True, kw_only=True)
class WorkbookResult(ReadResult):
    """What a workbook held, and what of it can be settled with a library."""

    names_conductors: bool = False
    """Whether it has a column for the designations of conductors."""
    further: frozenset[tuple[str, str]] = frozenset()
    """Tables and titles of the columns that are not known."""
    renamed: tuple[Renamed, ...] = ()
    """Rows that were written under other names."""
    doubts: tuple[Doubt, ...] = ()
    """Identifiers that a spreadsheet program has damaged."""

    @property
    def asks_all(self) -> bool:
        """A damaged or another name may be that of any part."""
        return bool(self.doubts or self.renamed)


def read_workbook(
    path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS
) -> WorkbookResult:
    """Read a workbook: ours, ours edited, or a stranger's.

    Raises:
        FileError: it cannot be read as a whole.
        FindingsError: nothing in it was recognised.
    """
    layout = layout_of(mappings)
    reader = CellReader(layout=layout, file=str(path))
    titles = titles_of(layout)
    wishes = wishes_of(options, layout)
    book = open_book(path, lambda how: reader.report(rules.CSV_READ, how, ""), layout.known_words)
    grids = _wanted(book, wishes, path)
    parts_lists = PartsLists()
    if not any(map(_has_identities, grids)):  # nobody's list of parts stands in a workbook of ours
        parts_lists = read_parts_lists(grids, reader, groups_of(mappings), wishes)
    grids = [grid for grid in grids if grid.name not in parts_lists.sheets]
    contents = [read_sheet(_beginning(grid), titles) for grid in grids]
    lists = _lists(grids, contents, reader, path.stem, wishes)
    blocks = [title_block_row(content, reader, layout.tables["parts"]) for content in contents]
    if any(map(_has_identities, grids)):
        blocks += [port_row(content, reader, layout.tables["ports"]) for content in contents]
    for content in contents:
        if content.grid.name in lists.sheets:
            _report_lacking(content, layout, reader, lists.title_rows(content.grid.name))
    contents = [
        content if content.grid is grid else read_sheet(grid, titles)
        for content, grid in zip(contents, grids, strict=True)
        if grid.name not in lists.sheets
    ]
    only_part = _only_part(contents)
    rows = [
        row
        for content in contents
        for row in _rows_of(content, reader, only_part.get(id(content)), wishes)
    ]
    tables = {
        region.header.table.key: region.header.table
        for content in contents
        for region in content.regions
    }
    has_lists = bool(lists.rows or parts_lists.rows) or any(map(_is_empty_list, lists.understood))
    _report_unread(contents, layout, reader, has_lists=has_lists)
    if not (tables or has_lists):
        message = "no table was recognised"
        if not has_errors(reader.findings):
            reader.report(rules.NO_TABLE, message, "")
        raise FindingsError(f"{path}: {message}", reader.findings)
    known = [row for row in blocks if row is not None and _is_of_a_list(row, lists)]
    result = _result([*parts_lists.rows, *rows, *lists.rows], known, reader)
    if wishes.save_columns and (wishes.columns or wishes.part_columns):
        keep_columns(wishes, Path(wishes.save_columns))
    shown = [told(item, str(path)) for item in lists.understood]
    return replace(result, tables=(*parts_lists.tables, *shown))


def _rows_of(
    content: SheetContent, reader: CellReader, only_part: Label | None, wishes: Wishes
) -> list[Row]:
    rows = sheet_rows(content, reader, only_part)
    take_marks(rows, content.grid, reader, with_comments=wishes.takes_comments)
    return rows


def _is_of_a_list(block: Row, lists: BookLists) -> bool:
    """Whether what stands beside tables is about one of their parts; a letter's head is not."""
    numbers = {row.values.get("part_number") for row in lists.rows}
    return not lists.rows or block.values.get("part_number") in numbers


def _is_empty_list(list_: Understood) -> bool:
    """Whether a list has titles that are certain and nothing below: one of our templates."""
    return list_.placed.head.certain >= _TITLES_OF_OURS and not list_.placed.rows


LIST_TABLES = ("pins", "conductors")
"""Tables of which others have lists of their own making."""


def _wanted(grids: Sequence[Grid], wishes: Wishes, path: Path) -> Sequence[Grid]:
    """The sheet that the user names, or all of them."""
    if not wishes.sheet:
        return grids
    found = [grid for grid in grids if grid.name.casefold() == wishes.sheet.casefold()]
    if not found:
        names = ", ".join(grid.name for grid in grids)
        raise FileError(
            f"has no sheet {quoted(wishes.sheet)}", path=path, hint=f"its sheets: {names}"
        )
    return found


def _lists(
    grids: Sequence[Grid],
    contents: Sequence[SheetContent],
    reader: CellReader,
    stem: str,
    wishes: Wishes,
) -> BookLists:
    """What stands in lists of others; nothing in a workbook whose rows carry our identities."""
    if _is_ours(contents, reader.layout) and not wishes.columns and not wishes.header_row:
        return BookLists()
    others = {
        content.grid.name: content for content in contents if _has_others(content, reader.layout)
    }
    told = {
        content.grid.name: [next(iter(row.values())).row for _, row in content.lacking]
        for content in contents
    }
    wanted = [grid for grid in grids if grid.name not in others]
    return read_lists(wanted, reader, stem, wishes, told)


_TITLES_OF_OURS = 6
"""Columns of a table of ours at least."""


def _is_ours(contents: Sequence[SheetContent], layout: Layout) -> bool:
    """Whether rows carry our identities, or the workbook is one of our templates."""
    headers = [region.header for content in contents for region in content.regions]
    has_cover = any(content.grid.name.casefold() in layout.other_sheets for content in contents)
    return any(
        header.uid or (has_cover and not header.twice and len(header.columns) >= _TITLES_OF_OURS)
        for header in headers
    )


def _has_others(content: SheetContent, layout: Layout) -> bool:
    """Whether a sheet holds tables of which others make no lists, and says so by its titles."""
    headers = [region.header for region in content.regions]
    others = [header for header in headers if header.table.key not in LIST_TABLES]
    known = max((len(header.columns) for header in others), default=0)
    return known > 0 and known >= certain_titles(content.grid, layout)


def _has_identities(grid: Grid) -> bool:
    """Whether its rows carry our hidden identities."""
    rows = islice(grid.rows.values(), _TITLES_BY)
    return any(it.text.strip().casefold() == UID_TITLE for row in rows for it in row.values())


_TITLES_BY = 1_000
"""Rows by which the titles of the first of our tables on a sheet have come."""
_LOOKED_THROUGH = 5_000
"""Rows of a stranger's sheet by which it is told whether lists stand there or tables like ours."""


def _beginning(grid: Grid) -> Grid:
    """A sheet, or the beginning of a long one that we have not written."""
    if len(grid.rows) <= _LOOKED_THROUGH or _has_identities(grid):
        return grid
    return replace(grid, rows=dict(islice(grid.rows.items(), _LOOKED_THROUGH)))


def _only_part(contents: Sequence[SheetContent]) -> Mapping[int, Label]:
    """For sheets that do not name a part, the only one that others name beside their tables."""
    labels = [
        label for content in contents for label in content.labels if label.key == "part_number"
    ]
    if len({label.cell.text for label in labels}) != 1:
        return {}
    return {id(content): labels[0] for content in contents}


def _report_unread(
    contents: Sequence[SheetContent], layout: Layout, reader: CellReader, *, has_lists: bool
) -> None:
    for content in contents:
        _report_lacking(content, layout, reader)
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
                "no row has titles of a table that is known; say what the columns hold, as in "
                f"--columns {_example(rows)}. The first rows: {shown}"
            )
            others = has_lists or any(other.regions for other in contents)
            rule = rules.SHEET_UNKNOWN if others else rules.NO_TABLE
            reader.report(rule, message, content.grid.name)
        for cell in (*content.apart, *_notes_of(content, contents, layout)):
            message = f"{cell.value!s:.60} is neither a row nor a title that is known"
            reader.report(rules.STANDS_APART, message, content.grid.name, cell.name)


def _example(rows: Sequence[Mapping[int, Cell]]) -> str:
    """What to type for columns, by their titles where the first row may hold such."""
    first = list(rows[0].values()) if rows else []
    texts = [" ".join(cell.text.split()) for cell in first]
    has_titles = len(set(texts)) == len(texts) and all(texts) and not any("," in it for it in texts)
    one, other = texts[:2] if has_titles else ("A", "B")
    return f"'{one}=contact,{other}=signal' or '{one}=order_number,{other}=description'"


def _notes_of(
    content: SheetContent, contents: Sequence[SheetContent], layout: Layout
) -> Sequence[Cell]:
    """The texts of a sheet that somebody has added to a workbook of ours, and that is no table."""
    if content.regions or content.labels or content.lacking or _looks_like_table(content.grid):
        return ()
    if content.grid.name.casefold() in layout.other_sheets or not _is_ours(contents, layout):
        return ()
    return [next(iter(row.values())) for row in content.grid.rows.values()]


def _report_lacking(
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


def _result(
    rows: list[Row],
    blocks: Sequence[Row],
    reader: CellReader,
) -> WorkbookResult:
    rows = list(without_copies(rows, reader))
    assembler = Assembler(reader)
    assembler.add_all([*rows, *blocks])
    report_ends(assembler, rows)
    name_conductors(assembler)
    report_copies(assembler, rows)
    beside = attach_spoken(assembler)
    attach_extras(assembler, rows)
    check_shown(assembler)
    library = Library(
        parts=tuple(build(node) for node in assembler.result.parts.values()),
        manufacturers=_beside(assembler, "manufacturers", "manufacturer", Manufacturer, beside),
        source_documents=_beside(
            assembler, "source_documents", "source_document", SourceDocument, beside
        ),
    )
    return WorkbookResult(
        library=library,
        shown=sight_of(assembler.result, library, rows),
        findings=tuple(reader.findings),
        twice=tuple(assembler.result.twice),
        names_conductors=any("conductor" in row.columns for row in rows),
        further=frozenset((row.table.key, title) for row in rows for title in row.extra),
        renamed=tuple(renamed_rows(rows)),
        doubts=tuple(reader.doubts),
    )


def _beside(
    assembler: Assembler,
    table: str,
    kind: str,
    cls: Any,
    sources: Mapping[Address, tuple[Source, ...]],
) -> tuple[Any, ...]:
    """Objects that belong to no part."""
    found = []
    for row, values in assembler.result.beside.get(table, ()):
        if not all(map(values.get, required(cls))):
            assembler.report(rules.NO_KEY, row, "", "the row has no name")
            continue
        key = values[KEYS[cls][0]]
        found.append(cls(**values, sources=sources.get((kind, "", key, ""), ())))
    return tuple(found)
