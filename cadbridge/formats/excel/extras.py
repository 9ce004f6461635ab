"""Further columns that people added: read into a part's `extras`, written back beside its rows.

``extras["excel"]`` of a part is ``{table: {row: {title: text}}}``; the row is named by what
identifies it below the part, its parts joined by `` | ``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cadbridge.model import Part

FORMAT_NAME = "excel"
SEPARATOR = " | "


def row_name(name: str) -> str:
    """The name of a row below its part, as `extras` keeps it."""
    return name.partition("\x1f")[2].replace("\x1f", SEPARATOR)


def kept(part: Part, table_key: str) -> Mapping[str, Mapping[str, str]]:
    """Cells of further columns of a part's rows in one table, by row and title."""
    tables: Any = part.extras.get(FORMAT_NAME)
    rows = tables.get(table_key) if isinstance(tables, Mapping) else None
    if not isinstance(rows, Mapping):
        return {}
    return {name: cells for name, cells in rows.items() if isinstance(cells, Mapping)}


class ExtraCells:
    """The further columns of one table."""

    def __init__(self, table_key: str, parts: Sequence[Part]) -> None:
        self._kept = {part.part_number: rows for part in parts if (rows := kept(part, table_key))}
        self.titles = sorted(
            {title for rows in self._kept.values() for cells in rows.values() for title in cells}
        )

    def cells(self, part: Part, name: str) -> list[str]:
        """The cells of one row, one for each title."""
        cells = self._kept.get(part.part_number, {}).get(row_name(name), {})
        return [str(cells.get(title, "")) for title in self.titles]
