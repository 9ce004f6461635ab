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
    yield from export_all(job, folder)
    for part in job.parts:
        yield from export_part(job.of((part,)), folder)


def export_all(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the one that holds all parts."""
    is_ordered = is_order_list(job)
    path = folder / "excel" / ("order-list.xlsx" if is_ordered else "pin-lists.xlsx")
    write = write_order_list if is_ordered else write_pin_lists
    write(job, path)
    yield path


def export_part(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write that of the job's one part."""
    (part,) = job.parts
    if part.kind in (Kind.CABLE, Kind.DRIVE) and not is_order_list(job):
        path = folder / "excel" / f"{job.library.file_name(part.part_number)}.xlsx"
        write_part_book(job, part, path)
        yield path
