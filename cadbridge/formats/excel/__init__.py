"""Excel workbooks: pin lists of the whole library, and one workbook a part for its supplier."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cadbridge.formats import AS_THE_FILE_SAYS, Format, Option, ReadOptions, ReadResult, WriteJob
from cadbridge.mapping import Capability, Mappings, shipped_mappings
from cadbridge.model import Kind, Library


def _capabilities() -> Mapping[str, Capability]:
    return shipped_mappings()["excel"].capabilities


def _write(job: WriteJob, path: Path) -> None:
    from cadbridge.formats.excel.write.pin_lists import write_pin_lists  # noqa: PLC0415

    write_pin_lists(job, path)


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    from cadbridge.formats.excel.read.workbook import read_workbook  # noqa: PLC0415

    return read_workbook(path, mappings)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    from cadbridge.formats.excel.write.part_book import write_part_book  # noqa: PLC0415

    path = folder / "excel" / "pin-lists.xlsx"
    _write(job, path)
    yield path
    for part in job.parts:
        if part.kind in (Kind.CABLE, Kind.DRIVE):
            path = folder / "excel" / f"{job.library.file_name(part.part_number)}.xlsx"
            write_part_book(job, part, path)
            yield path


def _describe(path: Path) -> Mapping[str, str]:
    from cadbridge.formats.excel.read.describe import describe  # noqa: PLC0415

    return describe(path)


def _resolve(result: ReadResult, library: Library) -> ReadResult:
    from cadbridge.formats.excel.read.resolve import resolve  # noqa: PLC0415

    return resolve(result, library)


SAVE_AS = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"

FORMAT = Format(
    name="excel",
    title="Excel pin lists",
    suffixes=(".xlsx",),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
    resolve=_resolve,
    describe=_describe,
    kept_paths=frozenset(["extras"]),
    refused={
        ".xls": SAVE_AS,
        ".xlsb": SAVE_AS,
        ".xlsm": f"{SAVE_AS}, without its macros",
        ".xltx": SAVE_AS,
        ".ods": SAVE_AS,
        ".csv": f"{SAVE_AS}; compare order codes first, programs drop their leading zeros",
    },
    options=(
        Option(
            flag="layout",
            key="layout",
            choices=("per-port", "flat"),
            help="Pins of a drive's workbook: one sheet a port, or all in one table.",
        ),
    ),
)
