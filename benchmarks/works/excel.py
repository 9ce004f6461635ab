"""Workbooks."""

from pathlib import Path
from typing import Any

from benchmarks.data import PINS, whole_library
from benchmarks.work import Run, Work


def _job(rows: int) -> Any:
    from cadbridge.formats import WriteJob
    from cadbridge.mapping import shipped_mappings

    library = whole_library(rows // PINS)
    return WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())


def write(size: int, folder: Path) -> Run:
    from cadbridge.formats.excel.pin_lists import write_pin_lists

    job = _job(size)
    return lambda: write_pin_lists(job, folder / "pin-lists.xlsx")


def raw_write(size: int, folder: Path) -> Run:
    """XlsxWriter in constant memory, given the finished cells of every table."""
    import xlsxwriter

    tables = _finished_tables(_job(size))

    def run() -> None:
        book = xlsxwriter.Workbook(
            str(folder / "raw.xlsx"), {"constant_memory": True, "strings_to_numbers": False}
        )
        text = book.add_format({"num_format": "@"})
        for rows in tables:
            sheet = book.add_worksheet()
            for number, values in enumerate(rows):
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        if value:
                            sheet.write_string(number, column, value, text)
                    elif value is not None:
                        sheet.write_number(number, column, value)
        book.close()

    return run


def _finished_tables(job: Any) -> list[list[list[Any]]]:
    from hashlib import blake2b

    from cadbridge.formats.excel.columns import Layout
    from cadbridge.formats.excel.pin_lists import TableView

    layout = Layout(job.mappings["excel"])
    return [[*TableView(table, layout, job).rows(blake2b())] for table in layout.tables.values()]


WORKS = (
    Work(
        name="excel-write",
        what="rows",
        size=200_000,
        short=2_000,
        ours=write,
        raw=raw_write,
        most_times_raw=1.3,
    ),
)
