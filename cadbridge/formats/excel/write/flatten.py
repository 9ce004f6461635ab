"""The model as rows of tables: one list of cell values a row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from cadbridge.formats.excel.tables.columns import Column, Layout, Table
from cadbridge.formats.excel.tables.part_objects import (
    Chain,
    below,
    children,
    library_source_rows,
    name_rows,
    source_rows,
)
from cadbridge.formats.excel.tables.shown import SHOWN
from cadbridge.formats.excel.tables.texts_in_cells import encode_list
from cadbridge.model import Library, Part

Value: TypeAlias = str | Decimal | None
"""What stands in a cell; nothing for None and for an empty text."""

_NO_PART = Part(part_number="")


def chains(table: Table, library: Library, parts: Sequence[Part]) -> Iterator[Chain]:
    """The objects that a table has a row for."""
    if table.is_beside:
        yield from ((_NO_PART, item) for item in getattr(library, table.rows))
        return
    rows = _ROWS_OF_A_PART.get(table.rows)
    if rows is None:
        yield from below(parts, table.steps, children)
    else:
        yield from ((part, row) for part in parts for row in rows(part))
    if table.rows == "sources":
        yield from ((_NO_PART, row) for row in library_source_rows(library))


_ROWS_OF_A_PART: Mapping[str, Callable[[Part], Iterator[Any]]] = {
    "sources": source_rows,
    "contact_names": name_rows,
}
"""Tables that speak about objects anywhere in a part."""


Getter: TypeAlias = Callable[[Chain], Value]


def getter(table: Table, column: Column, layout: Layout, library: Library) -> Getter:
    """What takes a column's cell out of a chain; not for `languages`."""
    if column.shown:
        show = SHOWN[column.shown]
        return lambda chain: show(library, chain)
    level, attribute = table.level(column), table.attribute(column)
    if column.codec in ("text", "line", "name", "code", "colour", "number"):
        return lambda chain: getattr(chain[level], attribute)
    encode = _encoder(column, layout)
    return lambda chain: encode(getattr(chain[level], attribute))


def text_getter(column: Column, language: str) -> Getter:
    """What takes a part's text in one language out of a chain."""
    return lambda chain: getattr(chain[0], column.field).get(language, "")


def _encoder(column: Column, layout: Layout) -> Callable[[Any], Value]:
    if column.codec == "list":
        return encode_list
    if column.codec == "count":
        return lambda value: None if value is None else Decimal(value)
    words = layout.word_of.get(column.words, {})
    if column.codec == "yes_no":
        return lambda value: words["yes"] if value else ""
    return lambda value: words[str(value)]
