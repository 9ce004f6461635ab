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
    from cadbridge.formats.excel.write.pin_lists import write_pin_lists

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
    from cadbridge.formats.excel.tables.columns import Layout
    from cadbridge.formats.excel.write.table_view import TableView

    layout = Layout(job.mappings["excel"])
    return [[*TableView(table, layout, job).rows()] for table in layout.tables.values()]


def prepare(size: int, folder: Path) -> None:
    write(size, folder)()


def read(size: int, folder: Path) -> Run:
    from cadbridge.formats.excel.read.workbook import read_workbook
    from cadbridge.mapping import shipped_mappings

    return lambda: read_workbook(folder / "pin-lists.xlsx", shipped_mappings())


def raw_read(size: int, folder: Path) -> Run:
    """openpyxl's reader for large files, every cell of every sheet."""
    import openpyxl

    def run() -> int:
        book = openpyxl.load_workbook(folder / "pin-lists.xlsx", read_only=True)
        return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))

    return run


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
    Work(
        name="excel-read",
        what="rows",
        size=60_000,
        short=2_000,
        prepare=prepare,
        ours=read,
        raw=raw_read,
        most_times_raw=1,
    ),
)
