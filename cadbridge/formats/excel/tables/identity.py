"""The hidden identity of rows: helps to see that a row was copied or renamed, and holds no data."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

from cadbridge.formats.excel.tables.columns import Table
from cadbridge.formats.excel.tables.part_objects import End, NameRow, SourceRow, class_at
from cadbridge.model.fields import KEYS

NAMES: Mapping[type, tuple[str, ...]] = {
    **KEYS,
    End: ("end",),
    SourceRow: ("object", "within", "name", "condition", "number"),
    NameRow: ("object", "name", "contact"),
}
"""What identifies each object that a row may stand for."""

_MOST_TWINS = 10
"""Rows of one name of which the identity is looked for."""
BELOW = "\x1f"
"""Stands between the names of a part, the objects in it and the row's own."""


class RowNames:
    """Names and identities of the rows of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._names = _names(table)
        self._part = ""
        self._seen: dict[str, int] = {}

    def name(self, chain: tuple[Any, ...]) -> str:
        """The names of the part and the objects below it, down to the row's."""
        return BELOW.join([str(getattr(chain[level], name)) for level, name in self._names])

    def uid(self, name: str) -> str:
        """The identity of the row with this name; a name that repeats gets another each time."""
        part = name.partition(BELOW)[0]
        if part != self._part:
            self._part = part
            self._seen.clear()
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return uid(self._table.key, name, count)


def uid(table_key: str, name: str, count: int = 1) -> str:
    """Twelve digits for a row's name, and which of several rows with the name it is."""
    text = f"{table_key}{BELOW}{name}" if count == 1 else f"{table_key}{BELOW}{name}{BELOW}#{count}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


@cache
def _names(table: Table) -> Sequence[tuple[int, str]]:
    """What makes up the names of a table's rows: steps below the part, and the attribute."""
    levels = range(len(table.steps) + 1)
    classes = [(level, class_at(table.steps[:level])) for level in levels]
    return [(level, name) for level, cls in classes for name in NAMES.get(cls, ())]


@cache
def name_keys(table: Table) -> Sequence[str]:
    """Keys of the columns that hold these."""
    names = [(level, name) for level, name in _names(table) if level or not table.is_beside]
    fields = [".".join((*table.steps[:level], name)) for level, name in names]
    return [table.by_field[field].key for field in fields]


def name_of(table: Table, values: Mapping[str, Any]) -> str | None:
    """The name of a row that was read, from its values by column; None if a column is missing."""
    try:
        named = [values[key] for key in name_keys(table)]
    except KeyError:
        return None
    texts = ["" if value is None else str(value) for value in named]
    return BELOW.join(["", *texts] if table.is_beside else texts)


def has_other_name(table: Table, values: Mapping[str, Any], identity: str) -> bool:
    """Whether a row was written under another name than it has, missing columns being empty."""
    empty: dict[str, Any] = dict.fromkeys(name_keys(table))
    name = name_of(table, {**empty, **values}) or ""
    return identity not in (uid(table.key, name, count) for count in range(1, _MOST_TWINS))


@cache
def names_in_part(table: Table) -> frozenset[str]:
    """Keys of the columns that name a row only together with others: such values repeat."""
    keys = name_keys(table)
    own = [key for key in keys if table.is_own(table.by_key[key])]
    return frozenset(keys if len(own) > 1 else keys[:-1])
