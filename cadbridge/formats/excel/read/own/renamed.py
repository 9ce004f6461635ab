"""Rows that had another name when they were written: whose part they were, tells their identity."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.identity import BELOW, uid
from cadbridge.model import Library

_ROWS = 5
"""Of one part; further ones say the same."""
_PARTS = 3
"""More are no slips."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """One row."""

    part: str
    table: str
    below: str
    """Its name without that of the part."""
    uid: str


def renamed_rows(rows: Iterable[Row]) -> Iterator[Renamed]:
    """The first few of each part, and of each port, of which no row has its old name."""
    found: dict[tuple[str, str], list[Renamed]] = {}
    own: set[tuple[str, str]] = set()
    for row in rows:
        if not row.uid or row.name is None or row.table.is_beside:
            continue
        part, _, below = row.name.partition(BELOW)
        port = below.partition(BELOW)[0] if row.table.key == "pins" else ""
        owners = {(part, ""), (part, port)}
        if row.is_as_written:
            own |= owners
            continue
        for owner in owners - own:
            if len(found.setdefault(owner, [])) < _ROWS:
                found[owner].append(Renamed(part, row.table.key, below, row.uid))
    for owner, renamed in found.items():
        if owner not in own:
            yield from renamed


def ports_written_of(renamed: Iterable[Renamed], library: Library) -> Mapping[tuple[str, str], str]:
    """By part and port, the port of the part in a library of which the rows were written."""
    found: dict[tuple[str, str], str] = {}
    for row in renamed:
        part = library.part_by_number.get(row.part)
        port, _, contact = row.below.partition(BELOW)
        for known in part.ports if part else ():
            name = BELOW.join([row.part, known.designation, contact])
            if known.designation != port and row.uid == uid(row.table, name):
                found[row.part, port] = known.designation
    return found


def written_of(renamed: Sequence[Renamed], library: Library) -> Mapping[str, str]:
    """By number of a part, that of the part of a library whose rows they were; of a few parts."""
    by_part: dict[str, list[Renamed]] = {}
    for row in renamed:
        by_part.setdefault(row.part, []).append(row)
    if len(by_part) > _PARTS:
        return {}
    return {
        part: number
        for part, rows in by_part.items()
        for number in library.part_by_number
        if number != part and any(_was_of(row, number) for row in rows)
    }


def _was_of(row: Renamed, number: str) -> bool:
    name = BELOW.join([number, row.below] if row.below else [number])
    return row.uid == uid(row.table, name)
