"""The hidden identity of rows: helps to see that a row was copied or renamed, and holds no data."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from cadbridge.formats.excel.columns import Table
from cadbridge.formats.excel.places import End, NameRow, SourceRow
from cadbridge.model.fields import KEYS

NAMES: Mapping[type, tuple[str, ...]] = {
    **KEYS,
    End: ("end",),
    SourceRow: ("object", "within", "name", "condition", "number"),
    NameRow: ("object", "name", "contact"),
}
"""What identifies each object that a row may stand for."""


class RowNames:
    """Names and identities of the rows of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._part = ""
        self._seen: dict[str, int] = {}

    def name(self, chain: tuple[Any, ...]) -> str:
        """The names of the part and the objects below it, down to the row's."""
        return "\x1f".join(
            str(getattr(item, attribute))
            for item in chain
            for attribute in NAMES.get(type(item), ())
        )

    def uid(self, name: str) -> str:
        """The identity of the row with this name; a name that repeats gets another each time."""
        part = name.partition("\x1f")[0]
        if part != self._part:
            self._part = part
            self._seen.clear()
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return uid(self._table.key, name if count == 1 else f"{name}\x1f#{count}")


def uid(table_key: str, name: str) -> str:
    """Twelve digits for a row's name."""
    text = f"{table_key}\x1f{name}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
