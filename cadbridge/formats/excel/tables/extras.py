"""Further columns that people added: read into a part's `extras`, written back beside its rows.

``extras["excel"]`` of a part is ``{table: {row: {title: text}}}``; the row is named by what
identifies it below the part, its parts joined by `` | ``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from cadbridge.formats import Told
from cadbridge.formats.excel.tables.columns import layout_of
from cadbridge.mapping import Mappings
from cadbridge.model import Extra, Part

FORMAT_NAME = "excel"
SEPARATOR = " | "
ExtraCell: TypeAlias = tuple[str, str, str, str]
"""Part number, table, row and title of a cell of a further column."""


def row_name(name: str) -> str:
    """The name of a row below its part, as `extras` keeps it."""
    return name.partition("\x1f")[2].replace("\x1f", SEPARATOR)


class ExtraCells:
    """The further columns of one table: the supplier's first, as the mapping has them."""

    def __init__(
        self,
        table_key: str,
        parts: Sequence[Part],
        supplier: Sequence[str],
        *,
        always: bool = False,
        without: Collection[str] = (),
    ) -> None:
        """Take the cells from the parts.

        Args:
            table_key: the table.
            parts: whose cells.
            supplier: titles of the columns that the supplier fills in.
            always: whether those have columns where they are empty, too.
            without: titles of columns that are left out.
        """
        self._kept: dict[tuple[str, str], dict[str, str]] = {}
        for part in parts:
            for table, row, title, text in _cells(part.extras):
                if table == table_key and title not in without:
                    self._kept.setdefault((part.part_number, row), {})[title] = text
        found = {title for cells in self._kept.values() for title in cells}
        self.supplier = [title for title in supplier if always or title in found]
        self.others = sorted(found.difference(supplier))

    @property
    def titles(self) -> list[str]:
        """All titles, in the order of the cells."""
        return [*self.others, *self.supplier]

    def cells(self, part: Part, name: str) -> list[str]:
        """The cells of one row, one for each title."""
        cells = self._kept.get((part.part_number, row_name(name)), {})
        return [str(cells.get(title, "")) for title in self.titles]


def titles(kept: Extra) -> Iterator[str]:
    """The title of each cell that is kept of a part."""
    return (title for _, _, title, _ in _cells({FORMAT_NAME: kept}))


def further_columns(kept: Extra, mappings: Mappings) -> Iterator[Told]:
    """The cells that are kept of a part, by table: what a supplier has filled in, for people."""
    layout = layout_of(mappings)
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for table, row, title, text in _cells({FORMAT_NAME: kept}):
        tables.setdefault(table, {}).setdefault(row, {})[title] = str(text)
    for key, rows in tables.items():
        known = layout.tables.get(key)
        names = dict.fromkeys(title for cells in rows.values() for title in cells)
        lines = [(row, *(cells.get(title, "") for title in names)) for row, cells in rows.items()]
        sheet = known.sheet if known else key
        yield Told(f"{sheet}: columns filled in or added", ("Row", *names), lines)


def with_known(part: Part, known: Part, shown: Collection[ExtraCell]) -> Mapping[str, Any]:
    """Extras of a part from a workbook, with the known cells that it does not show.

    Args:
        part: as it was read.
        known: as it stands in the library.
        shown: the cells of further columns that the workbook shows.
    """
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for extras, skipped in ((known.extras, shown), (part.extras, ())):
        for table, row, title, text in _cells(extras):
            if (part.part_number, table, row, title) not in skipped:
                tables.setdefault(table, {}).setdefault(row, {})[title] = text
    rest = {name: value for name, value in known.extras.items() if name != FORMAT_NAME}
    return {**rest, FORMAT_NAME: tables} if tables else rest


def _cells(extras: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Table, row, title and text of every cell that is kept as it should be."""
    tables = extras.get(FORMAT_NAME)
    for table, rows in tables.items() if isinstance(tables, Mapping) else ():
        for row, cells in rows.items() if isinstance(rows, Mapping) else ():
            for title, text in cells.items() if isinstance(cells, Mapping) else ():
                yield table, row, title, text
