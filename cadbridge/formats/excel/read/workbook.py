"""Any workbook with columns that can be recognised, to the model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.findings import has_errors
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.columns import UID_TITLE, Layout, layout_of, nearest, normal_title
from cadbridge.formats.excel.part_objects import Address
from cadbridge.formats.excel.read.assemble import Assembler
from cadbridge.formats.excel.read.cells import CellReader, Doubt
from cadbridge.formats.excel.read.detect import titles_of
from cadbridge.formats.excel.read.finish import (
    attach_extras,
    attach_spoken,
    name_conductors,
    report_copies,
    report_ends,
)
from cadbridge.formats.excel.read.grid import Grid, read_grids
from cadbridge.formats.excel.read.nodes import build, required
from cadbridge.formats.excel.read.parts_list.list_parts import PartsLists, read_parts_lists
from cadbridge.formats.excel.read.regions import Label, SheetContent, read_sheet
from cadbridge.formats.excel.read.rows import Row, sheet_rows, title_block_row
from cadbridge.formats.excel.read.shown_check import check_shown
from cadbridge.formats.excel.read.sights import sight_of
from cadbridge.mapping import Mappings
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library, Manufacturer, Source, SourceDocument
from cadbridge.model.fields import KEYS

_FULL_ROW = 3
"""Cells in a row from which a sheet may be meant as a table."""


@dataclass(frozen=True, kw_only=True)
class WorkbookResult(ReadResult):
    """What a workbook held, and what of it can be settled with a library."""

    names_conductors: bool = False
    """Whether it has a column for the designations of conductors."""
    further: frozenset[tuple[str, str]] = frozenset()
    """Tables and titles of the columns that are not known."""
    doubts: tuple[Doubt, ...] = ()
    """Identifiers that a spreadsheet program has damaged."""


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
    grids = read_grids(path)
    parts_lists = PartsLists()
    if not any(map(_has_identities, grids)):  # nobody's list of parts stands in a workbook of ours
        parts_lists = read_parts_lists(grids, reader, groups_of(mappings))
    grids = [grid for grid in grids if grid.name not in parts_lists.sheets]
    contents = [read_sheet(grid, titles) for grid in grids]
    only_part = _only_part(contents)
    rows = [
        row
        for content in contents
        for row in sheet_rows(content, reader, only_part.get(id(content)))
    ]
    tables = {
        region.header.table.key: region.header.table
        for content in contents
        for region in content.regions
    }
    blocks = [title_block_row(content, reader, layout.tables["parts"]) for content in contents]
    _report_unread(contents, layout, reader)
    if not tables and not parts_lists.rows:
        message = "no table was recognised"
        if not has_errors(reader.findings):
            reader.report(rules.NO_TABLE, message, "")
        raise FindingsError(f"{path}: {message}", reader.findings)
    known = [row for row in blocks if row is not None]
    return _result([*parts_lists.rows, *rows], known, reader)


def _has_identities(grid: Grid) -> bool:
    """Whether its rows carry our hidden identities."""
    cells = (cell for row in grid.rows.values() for cell in row.values())
    return any(cell.text.strip().casefold() == UID_TITLE for cell in cells)


def _only_part(contents: Sequence[SheetContent]) -> Mapping[int, Label]:
    """For sheets that do not name a part, the only one that others name beside their tables."""
    labels = [
        label for content in contents for label in content.labels if label.key == "part_number"
    ]
    if len({label.cell.text for label in labels}) != 1:
        return {}
    return {id(content): labels[0] for content in contents}


def _report_unread(contents: Sequence[SheetContent], layout: Layout, reader: CellReader) -> None:
    for content in contents:
        _report_lacking(content, layout, reader)
        silent = (
            content.regions
            or content.labels
            or content.lacking
            or not _looks_like_table(content.grid)
        )
        if not silent and content.grid.name.casefold() not in layout.other_sheets:
            message = "no row within the first 30 has titles of a table that is known"
            others = any(other.regions for other in contents)
            rule = rules.SHEET_UNKNOWN if others else rules.NO_TABLE
            reader.report(rule, message, content.grid.name)
        for cell in content.apart:
            message = f"{cell.value!s:.60} is neither a row nor a title that is known"
            reader.report(rules.STANDS_APART, message, content.grid.name, cell.name)


def _report_lacking(content: SheetContent, layout: Layout, reader: CellReader) -> None:
    for table, row in content.lacking:
        titles = {normal_title(cell.text) for cell in row.values()}
        needed = [table.by_key[key] for key in table.needs]
        missing = [column for column in needed if titles.isdisjoint(layout.titles(column))]
        names = " and ".join(repr(column.title) for column in missing)
        message = f"titles of the table {table.sheet!r}, without {names}"
        title_of = layout.title_of(missing)
        near = [cell for cell in row.values() if nearest(cell.text, title_of)]
        if near:
            message += f"; {near[0].text!r} may be it"
        place = near[0] if near else next(iter(row.values()))
        reader.report(rules.TITLE_MISSING, message, content.grid.name, place.name)


def _looks_like_table(grid: Grid) -> bool:
    return any(len(row) >= _FULL_ROW for row in grid.rows.values())


def _result(
    rows: list[Row],
    blocks: Sequence[Row],
    reader: CellReader,
) -> WorkbookResult:
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
