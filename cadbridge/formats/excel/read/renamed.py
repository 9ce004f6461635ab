"""Rows that had another name when they were written: whose part they were, tells their identity."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cadbridge.formats.excel.identity import BELOW, name_of, uid
from cadbridge.formats.excel.read.rows import Row
from cadbridge.model import Library

_ROWS = 5
"""Of one part; further ones say the same."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """One row."""

    part: str
    table: str
    below: str
    """Its name without that of the part."""
    uid: str


def renamed_rows(rows: Iterable[Row]) -> Iterator[Renamed]:
    """The first few of each part."""
    found: dict[str, int] = {}
    for row in rows:
        name = name_of(row.table, row.values) if row.uid else None
        if name is None or row.table.is_beside or row.uid == uid(row.table.key, name):
            continue
        part, _, below = name.partition(BELOW)
        found[part] = found.get(part, 0) + 1
        if found[part] <= _ROWS:
            yield Renamed(part, row.table.key, below, row.uid)


def written_of(renamed: Sequence[Renamed], library: Library) -> Mapping[str, str]:
    """By number of the only part that a library does not know, that of its part that was meant."""
    unknown = [row for row in renamed if row.part not in library.part_by_number]
    if len({row.part for row in unknown}) != 1:
        return {}
    for number in library.part_by_number:
        if any(_was_of(row, number) for row in unknown):
            return {unknown[0].part: number}
    return {}


def _was_of(row: Renamed, number: str) -> bool:
    name = BELOW.join([number, row.below] if row.below else [number])
    return row.uid == uid(row.table, name)
