"""``<part number>.xlsx``: one cable or drive, for whoever makes or wires it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.read.own.nodes import required
from cadbridge.formats.excel.tables.certainty import CERTAIN_ROW, certainty_of
from cadbridge.formats.excel.tables.columns import Layout, Table, layout_of
from cadbridge.formats.excel.tables.part_objects import class_at
from cadbridge.formats.excel.write.book import Book, new_book
from cadbridge.formats.excel.write.details import Block, write_stack
from cadbridge.formats.excel.write.fit import Head, header_height, row_height
from cadbridge.formats.excel.write.flatten import chains
from cadbridge.formats.excel.write.part_sheets import (
    PartSheet,
    cable_sheets,
    flat_sheets,
    port_sheets,
)
from cadbridge.formats.excel.write.sheets import not_printed, page_setup, write_block, write_table
from cadbridge.formats.excel.write.styles import RULE
from cadbridge.formats.excel.write.table_view import Rows, TableView, noted, without_empty
from cadbridge.formats.excel.write.title_block import LAST_COLUMN, WIDTHS, PartCover
from cadbridge.model import Part

FLAT = "flat"
_ORIGINS = "source_documents"
"""Rows of the table that says where values come from: it is for the screen."""


def write_part_book(job: WriteJob, part: Part, path: Path) -> None:
    """Write the workbook of one cable or drive.

    Raises:
        FindingsError: texts were too long for a cell.
        FileError: it cannot be written.
    """
    layout = layout_of(job.mappings)
    narrowed = _with_connectors(job, part)
    with new_book(path, part.part_number) as book:
        writer = _Writer(book, layout, narrowed, part)
        writer.write(is_flat=job.options.get("layout") == FLAT)


def _with_connectors(job: WriteJob, part: Part) -> WriteJob:
    """The job with only the part, the connectors on it, and the documents that they name."""
    parts = job.library.with_connectors((part,))
    library = job.library.subset(parts)
    documents = library.documents_of((*parts, *library.manufacturers))
    return replace(job, library=replace(library, source_documents=documents), parts=parts)


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Book, layout: Layout, job: WriteJob, part: Part) -> None:
        self._book = book
        self._layout = layout
        self._job = job
        self._part = part
        self._digest = blake2b(digest_size=4)
        self._sheets: list[tuple[Any, str]] = []

    def write(self, *, is_flat: bool) -> None:
        """Write everything."""
        cover = PartCover(self._book, self._layout, self._job, self._part)
        tables = self._layout.tables
        shown = {"order_codes"}
        if self._part.cable is not None:
            self._front(cable_sheets(self._layout, self._job, self._part))
            shown.add("conductors")
        if self._part.ports and not is_flat:
            self._front(port_sheets(self._layout, self._job, self._part))
            shown.add("pins")
        elif self._part.ports:
            self._front(flat_sheets(self._layout, self._job, self._part))
            shown.add("pins")
        order_heads, order_codes = self._order_codes()
        shown.add("sources")
        self._details([table for key, table in tables.items() if key not in shown])
        self._sources(TableView(tables["sources"], self._layout, self._job))
        revision = self._digest.hexdigest()
        below = cover.write(revision)
        if order_codes:
            own = WIDTHS[1 : 1 + len(order_heads)]
            write_block(self._book, cover.sheet, order_heads, order_codes, below, 1)
            cover.sheet.set_row(below, header_height(order_heads, own))
            for row, values in enumerate(order_codes, below + 1):
                cover.sheet.set_row(row, row_height(values, own))
            below += len(order_codes) + 2
        below = cover.write_open_points(below)
        cover.sheet.print_area(0, 0, below, LAST_COLUMN)
        for sheet, title in [(cover.sheet, self._part.part_number), *self._sheets]:
            page_setup(sheet, title, revision)

    def _front(self, sheets: Iterator[PartSheet]) -> None:
        for content in sheets:
            sheet = content.write(self._book, self._digest)
            self._sheets.append((sheet, self._part.part_number))

    def _details(self, tables: Sequence[Table]) -> None:
        """A sheet with all further tables that have rows."""
        without = self._layout.internal
        views = [
            TableView(table, self._layout, self._job, without=without, hides_codes=True)
            for table in tables
        ]
        blocks = [
            Block(
                view.table.sheet,
                *without_empty(view.heads, rows, _may_go(view.table)),
                printed=view.table.rows != _ORIGINS,
            )
            for view in views
            if (rows := list(noted(view.rows(), self._digest)))
        ]
        if blocks:
            write_stack(self._book, self._back_sheet("Details"), blocks)

    def _sources(self, view: TableView) -> None:
        """A sheet that says where each value comes from."""
        rows = list(noted(view.rows(), self._digest))
        if rows:
            heads, rows = without_empty(view.heads, rows, _may_go(view.table))
            sheet = self._back_sheet(view.table.sheet)
            write_table(self._book, sheet, heads, rows)
            not_printed(sheet, len(heads))

    def _back_sheet(self, name: str) -> Any:
        sheet = self._book.sheet(name)
        sheet.set_tab_color(RULE)
        self._sheets.append((sheet, self._part.part_number))
        return sheet

    def _order_codes(self) -> tuple[list[Head], Rows]:
        """Lengths and order codes, which of these are open, and what the supplier fills in."""
        table = self._layout.tables["order_codes"]
        found = chains(table, self._job.library, (self._part,))
        is_open = any(certainty_of(self._job.library, chain) for chain in found)
        keys = ("length", "order_code", *(CERTAIN_ROW if is_open else ()))
        view = TableView(
            table,
            self._layout,
            replace(self._job, parts=(self._part,)),
            keys=keys,
            for_supplier=True,
        )
        shown = [
            *range(len(keys)),
            *(index for index, head in enumerate(view.heads) if head.is_supplier),
        ]
        rows = [[row[index] for index in shown] for row in view.rows()]
        self._digest.update(repr([row[:2] for row in rows]).encode())
        return [view.heads[index] for index in shown], rows


def _may_go(table: Table) -> frozenset[str]:
    """Titles of the columns without which a reader still knows the table and its rows."""
    fields = required(class_at(table.steps))
    return frozenset(
        column.title
        for column in table.columns
        if column.key not in table.needs
        and not (table.is_own(column) and table.attribute(column) in fields)
    )
