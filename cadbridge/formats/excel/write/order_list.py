"""``order-list.xlsx``: all that can be ordered, for a buyer to fill in and to send on.

It has nothing but two tables, cables by their lengths and the other parts, and comes home like
every workbook: corrected cells are changes, what is filled in is kept.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.formats import WriteJob
from cadbridge.formats.excel.tables.certainty import CERTAIN_ROW, certainty_of
from cadbridge.formats.excel.tables.columns import layout_of
from cadbridge.formats.excel.write.book import new_book
from cadbridge.formats.excel.write.flatten import chains
from cadbridge.formats.excel.write.sheets import page_setup, write_table
from cadbridge.formats.excel.write.table_view import TableView, noted
from cadbridge.model import Part

ORDERS = "orders"
TITLE = "Order list"
_CABLES = ("length_part", "cable", "length", "order_code")
_PARTS = (
    *("part_number", "manufacturer", "order_number", "type_number", "description", "kind"),
    *("supplier", "supplier_order_number", "price", "currency", "price_unit", "quantity_unit"),
)


def is_order_list(job: WriteJob) -> bool:
    """Whether a job asks for the order list in place of pin lists."""
    return job.options.get("layout") == ORDERS


def write_order_list(job: WriteJob, path: Path) -> None:
    """Write the workbook.

    Raises:
        FindingsError: texts were too long for a cell.
        FileError: nothing can be ordered, or it cannot be written.
    """
    cables = [part for part in job.parts if part.cable and part.cable.lengths]
    others = [part for part in job.parts if part not in cables]
    if not job.parts:
        raise FileError("there is no part to order", path=path)
    digest, sheets = blake2b(digest_size=4), []
    with new_book(path, TITLE) as book:
        layout = layout_of(job.mappings)
        for name, table, keys, parts, more in (
            ("Cables", "order_codes", _CABLES, cables, layout.length_columns),
            ("Parts", "parts", _PARTS, others, ()),
        ):
            if parts:
                view = _view(job, table, keys, parts, (*more, *layout.order_columns))
                sheet = book.sheet(name)
                write_table(book, sheet, view.heads, noted(view.rows(), digest))
                sheets.append(sheet)
        for sheet in sheets:
            page_setup(sheet, TITLE, digest.hexdigest())


def _view(
    job: WriteJob, table: str, keys: Sequence[str], parts: Sequence[Part], fill_in: Sequence[str]
) -> TableView:
    layout = layout_of(job.mappings)
    rows_of = layout.tables[table]
    is_open = any(certainty_of(job.library, row) for row in chains(rows_of, job.library, parts))
    return TableView(
        rows_of,
        layout,
        replace(job, parts=tuple(parts)),
        keys=(*keys, *(CERTAIN_ROW if is_open else ())),
        fill_in=fill_in,
    )
