"""One table as heads and rows of cell values, as any sheet shows it."""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.tables.columns import UID_TITLE, Column, Layout, Table
from cadbridge.formats.excel.tables.extras import ExtraCells
from cadbridge.formats.excel.tables.identity import RowNames
from cadbridge.formats.excel.tables.part_objects import Chain
from cadbridge.formats.excel.tables.shown import SHOWN
from cadbridge.formats.excel.write.fit import Head
from cadbridge.formats.excel.write.flatten import Getter, Value, chains, getter, text_getter
from cadbridge.model.walk import is_filled

Rows: TypeAlias = list[list[Value]]


class TableView:
    """The columns and rows of one table, for one job."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        job: WriteJob,
        *,
        keys: Iterable[str] = (),
        for_supplier: bool = False,
        fill_in: Sequence[str] = (),
        without: Collection[str] = (),
        hides_codes: bool = False,
    ) -> None:
        """Choose the columns; those that people added and the identity come last.

        Args:
            table: the table.
            layout: what it belongs to.
            job: its parts have the rows.
            keys: the columns in their order; all of them where none is named.
            for_supplier: whether the columns that the supplier fills in stay when they are empty.
            fill_in: titles of other columns to fill in.
            without: titles of columns that are left out.
            hides_codes: whether people do not see columns of codes.
        """
        self.table = table
        self._layout = layout
        self._job = job
        self._hides_codes = hides_codes
        self._extras = ExtraCells(
            table.key,
            job.parts,
            fill_in or layout.supplier_columns,
            always=for_supplier or bool(fill_in),
            without=without,
        )
        columns = [table.by_key[key] for key in keys] or [
            column for column in self._filled() if column.title not in without
        ]
        shown = [cells for column in columns for cells in self._shown(column)]
        self._getters = [get for _, get in shown]
        self.heads: Sequence[Head] = [
            *(head for head, _ in shown),
            *(Head(title=title) for title in self._extras.others),
            *(Head(title=title, is_supplier=True) for title in self._extras.supplier),
            Head(title=UID_TITLE),
        ]

    def _filled(self) -> list[Column]:
        """The table's columns but for those that may be left out, and in which nothing stands."""
        table = self.table
        absent = {column.key: column for column in table.columns if column.sparse}
        for chain in chains(table, self._job.library, self._job.parts) if absent else ():
            for column in list(absent.values()):
                if self._says(column, chain):
                    del absent[column.key]
            if not absent:
                break
        return [column for column in table.columns if column.key not in absent]

    def _says(self, column: Column, chain: Chain) -> bool:
        """Whether a cell of a column says anything."""
        if column.shown:
            return bool(SHOWN[column.shown](self._job.library, chain))
        return is_filled(getattr(chain[self.table.level(column)], self.table.attribute(column)))

    def _shown(self, column: Column) -> Iterator[tuple[Head, Getter]]:
        """Heads with what takes their cells out of a chain; one a language for texts."""
        if column.codec == "languages":
            codes = {code for part in self._job.parts for code in getattr(part, column.field)}
            for code in sorted(codes):
                yield Head(title=column.title_in(code)), text_getter(column, code)
        else:
            get = getter(self.table, column, self._layout, self._job.library)
            is_coded = self._hides_codes and bool(column.coded)
            yield Head(title=column.title, is_number=column.is_number, is_coded=is_coded), get

    def rows(self) -> Iterator[list[Value]]:
        """Cell values row by row."""
        names = RowNames(self.table)
        for chain in chains(self.table, self._job.library, self._job.parts):
            values = [get(chain) for get in self._getters]
            name = names.name(chain)
            if self._extras.titles:
                values += self._extras.cells(chain[0], name)
            values.append(names.uid(name))
            yield values


def noted(rows: Iterable[list[Value]], digest: Any) -> Iterator[list[Value]]:
    """The rows; on the way the digest learns all of them but their identities."""
    for row in rows:
        digest.update("\x1f".join(map(str, row[:-1])).encode("utf-8", "surrogatepass"))
        yield row


def without_empty(
    heads: Sequence[Head], rows: Rows, may_go: Container[str]
) -> tuple[list[Head], Rows]:
    """Heads and rows without the columns that may go, by title, and in which nothing stands."""
    kept = [
        index
        for index, head in enumerate(heads)
        if head.title not in may_go or any(row[index] not in (None, "") for row in rows)
    ]
    return [heads[index] for index in kept], [[row[index] for index in kept] for row in rows]
