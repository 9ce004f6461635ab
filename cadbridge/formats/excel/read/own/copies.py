"""Rows of sheets that somebody has copied: as they were, or edited there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cadbridge.formats import Twice
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.own.assemble import Assembler
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.columns import Column
from cadbridge.formats.excel.tables.identity import name_of
from cadbridge.formats.excel.tables.part_objects import class_at
from cadbridge.model.fields import defaults
from cadbridge.words import quoted

_PLACES: Mapping[str, str] = {
    "pins": "ports[{port}].pins[{contact}]",
    "conductors": "cable.conductors[{conductor}]",
}
"""Where the rows of a table stand in their part, which have a sheet of their own to be copied."""


def without_copies(
    rows: Iterable[Row], reader: CellReader
) -> tuple[list[Row], list[tuple[Row, Row]]]:
    """The rows without those that say again what one of their identity on another sheet says.

    Args:
        rows: all rows of a workbook.
        reader: takes the findings.

    Returns:
        The rows, and each that was copied with its copy which says something else.
    """
    known: dict[tuple[str, str], Row] = {}
    kept: list[Row] = []
    edited: list[tuple[Row, Row]] = []
    for row in rows:
        first = known.setdefault((row.table.key, row.uid), row) if row.uid else row
        if first.sheet == row.sheet or row.is_gone != first.is_gone:
            kept.append(row)
        elif (first.values, first.extra) == (row.values, row.extra):
            message = f"the same row stands in {first.sheet}, row {first.number}; it is read once"
            reader.report(rules.COPIED, message, row.sheet, next(iter(row.found.values())).name)
        elif row.table.key in _PLACES and _name(row) is not None and _name(row) == _name(first):
            edited.append((first, row))
        else:
            kept.append(row)
    return kept, edited


def take_edited_copies(edited: Iterable[tuple[Row, Row]], assembler: Assembler) -> None:
    """Say what copies of rows say otherwise; whoever knows what was there takes the change."""
    for first, row in edited:
        for column in _differing(first, row):
            here, there = (_value(item, column) for item in (row, first))
            before = f"{there!s} in {first.sheet}, row {first.number}"
            message = f"{quoted(column.title)} is {here!s} here and {before}"
            finding = assembler.report(rules.CONTRADICTION, row, column.key, message)
            attribute = row.table.attribute(column)
            twice = Twice(
                part=next(str(row.values[c.key]) for c in row.table.columns if c.is_part),
                place=f"{_PLACES[row.table.key].format(**first.values)}.{attribute}",
                path=".".join((*row.table.steps, attribute)),
                taken=there,
                other=here,
                finding=finding,
            )
            assembler.result.twice.append(twice)
        filled = {title: text for title, text in row.extra.items() if text}
        first.extra |= {title: text for title, text in filled.items() if not first.extra.get(title)}


def _name(row: Row) -> str | None:
    return name_of(row.table, row.values)


def _differing(first: Row, row: Row) -> Iterator[Column]:
    for column in row.table.columns:
        is_in_both = column.key in first.values and column.key in row.values
        if is_in_both and row.table.is_own(column) and _value(first, column) != _value(row, column):
            yield column


def _value(row: Row, column: Column) -> Any:
    """As the model has it where a cell is empty."""
    value = row.values[column.key]
    attribute = row.table.attribute(column)
    return defaults(class_at(row.table.steps)).get(attribute) if value is None else value
