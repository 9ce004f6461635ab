"""Pin lists as CSV: a whole format outside of cadbridge, as a third party would write it."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import open_file, write_atomic
from cadbridge.formats import AS_THE_FILE_SAYS, Format, ReadOptions, ReadResult, WriteJob
from cadbridge.mapping import Capability, Carriage, Mappings
from cadbridge.model import Kind, Library, Part, Pin, Port

COLUMNS = ["part", "port", "contact", "signal"]
CARRIED = ("part_number", "kind", "ports.designation", "ports.pins.contact", "ports.pins.signal")


def _capabilities() -> Mapping[str, Capability]:
    return {path: Capability(Carriage.CARRIED) for path in CARRIED}


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    with open_file(path) as stream:
        content = stream.read()
    try:
        rows = list(csv.reader(io.StringIO(content.decode())))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileError("is not a CSV pin list", path=path) from error
    if not rows or rows[0] != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise FileError("is not a CSV pin list", path=path, hint=f"columns: {', '.join(COLUMNS)}")
    parts = tuple(
        Part(part_number=number, kind=Kind.DRIVE, ports=_ports(list(group)))
        for number, group in groupby(rows[1:], key=lambda row: row[0])
    )
    return ReadResult(library=Library(parts=parts))


def _ports(rows: list[list[str]]) -> tuple[Port, ...]:
    return tuple(
        Port(designation=name, pins=tuple(Pin(contact=row[2], signal=row[3]) for row in group))
        for name, group in groupby(rows, key=lambda row: row[1])
    )


def _write(job: WriteJob, path: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for part in job.parts:
        for port in part.ports:
            for pin in port.pins:
                writer.writerow([part.part_number, port.designation, pin.contact, pin.signal])
    write_atomic(path, text.getvalue().encode())


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    for part in job.parts:
        if part.kind is Kind.DRIVE:
            path = folder / "csv" / f"{job.library.file_name(part.part_number)}.csv"
            _write(WriteJob(library=job.library, parts=[part], mappings=job.mappings), path)
            yield path


FORMAT = Format(
    name="csv",
    title="Pin lists (CSV)",
    suffixes=(".csv",),
    kinds=frozenset({Kind.DRIVE}),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
)
