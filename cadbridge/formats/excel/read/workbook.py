"""Any workbook with columns that can be recognised, to the model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import has_errors
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Grid
from cadbridge.formats.excel.file.open_book import open_book
from cadbridge.formats.excel.read.describe import facts_of
from cadbridge.formats.excel.read.levels import with_levels
from cadbridge.formats.excel.read.lists.apart import say_apart
from cadbridge.formats.excel.read.lists.list_book import Understood
from cadbridge.formats.excel.read.lists.list_reader import BookLists, read_lists
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.titles.kept_columns import keep_columns
from cadbridge.formats.excel.read.lists.titles.said_columns import report_missing_titles
from cadbridge.formats.excel.read.lists.titles.wishes import Wishes, wishes_of
from cadbridge.formats.excel.read.lists.told import told
from cadbridge.formats.excel.read.own.assemble import Assembler
from cadbridge.formats.excel.read.own.beside import beside_tables, findings_of
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.copies import take_edited_copies, without_copies
from cadbridge.formats.excel.read.own.detect import Titles, titles_of
from cadbridge.formats.excel.read.own.finish import (
    attach_extras,
    attach_spoken,
    name_conductors,
    name_rows,
    report_copies,
    report_ends,
    report_ports,
)
from cadbridge.formats.excel.read.own.marks import take_marks
from cadbridge.formats.excel.read.own.nodes import build, required
from cadbridge.formats.excel.read.own.regions import Label, SheetContent, read_sheet
from cadbridge.formats.excel.read.own.renamed import renamed_rows
from cadbridge.formats.excel.read.own.rows import Row, sheet_rows
from cadbridge.formats.excel.read.own.shown_check import check_shown
from cadbridge.formats.excel.read.own.sights import sight_of
from cadbridge.formats.excel.read.own.tidy_cells import tidy_cells
from cadbridge.formats.excel.read.own.title_blocks import port_row, title_block_row
from cadbridge.formats.excel.read.parts_list.list_parts import PartsLists, read_parts_lists
from cadbridge.formats.excel.read.unread import report_lacking, report_unread
from cadbridge.formats.excel.read.what_was_held import WorkbookResult
from cadbridge.formats.excel.read.whose import (
    TITLES_OF_OURS,
    beginning,
    has_identities,
    has_others,
    is_cover,
    is_ours,
    parts_on_cover,
)
from cadbridge.formats.excel.tables.columns import KEPT_SHEET, layout_of
from cadbridge.formats.excel.tables.part_objects import Address
from cadbridge.mapping import Mappings
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library, Manufacturer, Source, SourceDocument
from cadbridge.model.fields import KEYS
from cadbridge.words import quoted

_COVER_ALONE = (
    "the cover of a workbook of ours holds nothing to read; a CSV file is one sheet: save the "
    "others so, or the workbook as .xlsx"
)


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
    book = open_book(path, lambda rule, how: reader.report(rule, how, ""), layout.known_words)
    grids = _wanted(book, wishes, path)
    has_rows_of_ours = any(map(has_identities, grids))
    has_cover = not has_rows_of_ours and any(is_cover(grid, titles, layout) for grid in grids)
    reader.is_own = is_own = has_rows_of_ours or has_cover
    if is_own:
        grids = [grid for grid in grids if grid.name != KEPT_SHEET]
        for grid in grids:
            tidy_cells(grid, reader)
    parts_lists = PartsLists()
    if not is_own:  # nobody's list of parts stands in a workbook of ours
        parts_lists = read_parts_lists(grids, reader, groups_of(mappings), wishes)
        grids = parts_lists.rest
    contents = [read_sheet(beginning(grid), titles) for grid in grids]
    facts = facts_of(path, book, contents, layout)
    lists = BookLists()
    if not has_cover:
        lists = _lists(grids, contents, reader, path.stem, wishes)
    report_missing_titles(wishes, _titles(contents, parts_lists, lists), grids, reader)
    parts = layout.tables["parts"]
    blocks = [title_block_row(content, reader, parts, is_own=is_own) for content in contents]
    if is_own:
        blocks += [port_row(content, reader, layout.tables["ports"]) for content in contents]
    for content in contents:
        if content.grid.name in lists.sheets:
            report_lacking(content, layout, reader, lists.title_rows(content.grid.name))
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
    report_unread(contents, layout, reader, has_lists=has_lists)
    if not (tables or has_lists or _refused(lists.understood, reader)):
        message = _COVER_ALONE if has_cover else "no table was recognised"
        if not has_errors(reader.findings):
            reader.report(rules.NO_TABLE, message, "")
        raise FindingsError(f"{path}: {message}", reader.findings)
    known = [row for row in blocks if row is not None and _is_of_a_list(row, lists)]
    _report_blocks(lists, known, reader)
    result = _result([*parts_lists.rows, *rows, *lists.rows], known, reader)
    if wishes.save_columns and (wishes.columns or wishes.part_columns):
        keep_columns(wishes, Path(wishes.save_columns))
    shown = [told(item, str(path)) for item in lists.understood]
    gone = sum(name == "parts" for name, _ in result.gone)
    lacking = parts_on_cover(grids) - len(result.library.parts) - gone if is_own else 0
    if is_own:
        result = _with_beside(result, contents, titles, reader)
    return with_levels(
        replace(
            result,
            tables=(*parts_lists.tables, *shown),
            facts=facts,
            file=str(path),
            lacking=max(lacking, 0),
            is_ours=is_own,
        ),
        Library(),
    )


def _titles(
    contents: Sequence[SheetContent], parts_lists: PartsLists, lists: BookLists
) -> Iterator[str]:
    """The titles of all tables that were found."""
    for content in contents:
        for region in content.regions:
            yield from region.header.titles.values()
    for table in parts_lists.tables:
        yield from (title for title, _ in table.columns)
    for item in lists.understood:
        yield from (column.title for column in item.columns)


def _rows_of(
    content: SheetContent, reader: CellReader, only_part: Label | None, wishes: Wishes
) -> list[Row]:
    rows = sheet_rows(content, reader, only_part)
    take_marks(rows, content.grid, reader, with_comments=wishes.takes_comments)
    if rows and (words := content.grid.hidden_words):
        reader.report(rules.HIDDEN, words, content.grid.name)
    return rows


def _is_of_a_list(block: Row, lists: BookLists) -> bool:
    """Whether what stands beside tables is about one of their parts; a letter's head is not."""
    numbers = {row.values.get("part_number") for row in lists.rows}
    return not lists.rows or block.values.get("part_number") in numbers


def _report_blocks(lists: BookLists, known: Sequence[Row], reader: CellReader) -> None:
    """Say what stands beside lists of a part that is no part of theirs."""
    notes = Notes(reader)
    for name in sorted(lists.sheets.keys() - {row.sheet for row in known}):
        say_apart(notes, lists.sheets[name].of_part, name)
    notes.tell()


def _refused(lists: Sequence[Understood], reader: CellReader) -> bool:
    """Whether there are lists of which no row could be read; says so where no row said why."""
    if lists and not has_errors(reader.findings):
        for item in lists:
            titles = (
                cell.text for cell in item.placed.grid.rows[item.placed.head.last_row].values()
            )
            message = f"no row below the titles {', '.join(map(quoted, titles))} could be read"
            reader.report(rules.NO_KEY, message, item.placed.grid.name)
    return bool(lists)


def _is_empty_list(list_: Understood) -> bool:
    """Whether a list has titles that are certain and nothing below: one of our templates."""
    return list_.placed.head.certain >= TITLES_OF_OURS and not list_.placed.rows


def _wanted(grids: Sequence[Grid], wishes: Wishes, path: Path) -> Sequence[Grid]:
    """The sheet that the user names, or all of them."""
    named = wishes.sheet.casefold()
    found = [grid for grid in grids if not named or grid.name.casefold() == named]
    if not found and named:
        names = ", ".join(grid.name for grid in grids)
        raise FileError(
            f"has no sheet {quoted(wishes.sheet)}", path=path, hint=f"its sheets: {names}"
        )
    last = max((max(grid.rows, default=0) for grid in found), default=0)
    if wishes.header_row > last:
        message = f"has no row {wishes.header_row} that titles could stand in"
        raise FileError(message, path=path, hint=f"its last filled row is {last}")
    return found


def _lists(
    grids: Sequence[Grid],
    contents: Sequence[SheetContent],
    reader: CellReader,
    stem: str,
    wishes: Wishes,
) -> BookLists:
    """What stands in lists of others; nothing in a workbook whose rows carry our identities."""
    if is_ours(contents, reader.layout) and not wishes.columns and not wishes.header_row:
        return BookLists()
    others = {
        content.grid.name: content for content in contents if has_others(content, reader.layout)
    }
    told = {
        content.grid.name: [next(iter(row.values())).row for _, row in content.lacking]
        for content in contents
    }
    wanted = [grid for grid in grids if grid.name not in others]
    return read_lists(wanted, reader, stem, wishes, told)


def _only_part(contents: Sequence[SheetContent]) -> Mapping[int, Label]:
    """For sheets that do not name a part, the only one that others name beside their tables."""
    labels = [
        label for content in contents for label in content.labels if label.key == "part_number"
    ]
    if len({label.cell.text for label in labels}) != 1:
        return {}
    return {id(content): labels[0] for content in contents}


def _with_beside(
    result: WorkbookResult, contents: Sequence[SheetContent], titles: Titles, reader: CellReader
) -> WorkbookResult:
    """The result with what stands beside tables, and what it says itself of that."""
    labels = _only_part(contents).values()
    part = next((label.cell.text for label in labels), "")
    layout = reader.layout
    beside = beside_tables(contents, titles, layout, reader.file, part)
    keys = {region.header.table.key for content in contents for region in content.regions}
    found = findings_of(beside, [result.library], layout, has_sources="sources" in keys)
    findings = (*result.findings, *found)
    return replace(result, findings=findings, beside=beside, layout=layout)


def _result(
    rows: list[Row],
    blocks: Sequence[Row],
    reader: CellReader,
) -> WorkbookResult:
    rows, edited_copies = without_copies(rows, reader)
    assembler = Assembler(reader)
    assembler.add_all([*rows, *blocks])
    report_ends(assembler, rows)
    report_ports(assembler, rows)
    name_conductors(assembler)
    name_rows(rows)
    report_copies(assembler, rows)
    take_edited_copies(edited_copies, assembler)
    beside = attach_spoken(assembler)
    shown_extras = attach_extras(assembler, rows)
    check_shown(assembler)
    library = Library(
        parts=tuple(map(build, assembler.result.without_gone().values())),
        manufacturers=_beside(assembler, "manufacturers", "manufacturer", Manufacturer, beside),
        source_documents=_beside(
            assembler, "source_documents", "source_document", SourceDocument, beside
        ),
    )
    return WorkbookResult(
        library=library,
        shown=sight_of(assembler.result, library, rows),
        findings=tuple(reader.findings),
        gone=tuple(assembler.result.gone()),
        twice=tuple(assembler.result.twice),
        hidden=tuple(item for item in reader.findings if item.code == rules.HIDDEN.code),
        names_conductors=any("conductor" in row.columns for row in rows),
        shown_extras=shown_extras,
        renamed=tuple(renamed_rows(rows)),
        doubts=tuple(reader.doubts),
        derived=tuple(assembler.result.derived),
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
        if row.is_gone:
            continue
        if not all(map(values.get, required(cls))):
            assembler.report(rules.NO_KEY, row, "", "the row has no name")
            continue
        key = values[KEYS[cls][0]]
        found.append(cls(**values, sources=sources.get((kind, "", key, ""), ())))
    return tuple(found)
