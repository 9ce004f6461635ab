"""All workbooks of an export: the whole library's, and one a cable and drive."""

from collections.abc import Iterator
from pathlib import Path

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.write.order_list import is_order_list, write_order_list
from cadbridge.formats.excel.write.part_book import write_part_book
from cadbridge.formats.excel.write.pin_lists import write_pin_lists
from cadbridge.model import Kind


def export_workbooks(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the workbooks below ``excel/`` in the folder; yields what was written."""
    if is_order_list(job):
        path = folder / "excel" / "order-list.xlsx"
        write_order_list(job, path)
        yield path
        return
    path = folder / "excel" / "pin-lists.xlsx"
    write_pin_lists(job, path)
    yield path
    for part in job.parts:
        if part.kind in (Kind.CABLE, Kind.DRIVE):
            path = folder / "excel" / f"{job.library.file_name(part.part_number)}.xlsx"
            write_part_book(job, part, path)
            yield path
