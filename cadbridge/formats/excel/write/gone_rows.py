"""Cells of further columns that go with their rows."""

from cadbridge.formats.excel.tables.columns import Table, layout_of
from cadbridge.formats.excel.tables.extras import row_name
from cadbridge.formats.excel.tables.identity import RowNames
from cadbridge.formats.excel.write.flatten import chains
from cadbridge.mapping import Mappings
from cadbridge.model import Extra, Library, Part


def without_gone_rows(kept: Extra, before: Part, after: Part, mappings: Mappings) -> Extra:
    """The cells that are kept of a part, without those of rows that it has no longer.

    Args:
        kept: the cells, by table and row.
        before: the part with all its objects.
        after: the part without some of them.
        mappings: the tables.
    """
    if not isinstance(kept, dict):
        return kept
    known = layout_of(mappings).tables
    left: dict[str, Extra] = dict(kept)
    for key, rows in kept.items():
        if key in known and isinstance(rows, dict):
            gone = _rows(known[key], before) - _rows(known[key], after)
            left[key] = {name: cells for name, cells in rows.items() if name not in gone}
    return {key: rows for key, rows in left.items() if rows}


def _rows(table: Table, part: Part) -> set[str]:
    """The names of the rows that a table has of a part, as `extras` keeps them."""
    names = RowNames(table)
    return {row_name(names.name(chain)) for chain in chains(table, Library(), (part,))}
