"""Excel workbooks: pin lists of the whole library, and one workbook a part for its supplier."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import Format, ReadResult, WriteJob
from cadbridge.mapping import Capability, Mappings, shipped_mappings
from cadbridge.model import Kind


def _capabilities() -> Mapping[str, Capability]:
    return shipped_mappings()["excel"].capabilities


def _write(job: WriteJob, path: Path) -> Sequence[Finding]:
    from cadbridge.formats.excel.pin_lists import write_pin_lists  # noqa: PLC0415

    write_pin_lists(job, path)
    return ()


def _read(path: Path, mappings: Mappings) -> ReadResult:
    from cadbridge.formats.excel.reading import read_workbook  # noqa: PLC0415

    return read_workbook(path, mappings)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    path = folder / "excel" / "pin-lists.xlsx"
    _write(job, path)
    yield path


FORMAT = Format(
    name="excel",
    title="Excel pin lists",
    suffixes=(".xlsx",),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
)
