"""Rows of sheets that somebody has copied, and left as they were."""

from collections.abc import Iterable, Iterator

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.cells import CellReader
from cadbridge.formats.excel.read.rows import Row


def without_copies(rows: Iterable[Row], reader: CellReader) -> Iterator[Row]:
    """The rows without those that say what one of their identity on another sheet has said.

    Args:
        rows: all rows of a workbook.
        reader: takes the findings.
    """
    known: dict[tuple[str, str], Row] = {}
    for row in rows:
        first = known.setdefault((row.table.key, row.uid), row) if row.uid else row
        is_other = first.sheet == row.sheet or row.is_gone != first.is_gone
        if is_other or (first.values, first.extra) != (row.values, row.extra):
            yield row
            continue
        message = f"the same row stands in {first.sheet}, row {first.number}; it is read once"
        reader.report(rules.COPIED, message, row.sheet, next(iter(row.found.values())).name)
