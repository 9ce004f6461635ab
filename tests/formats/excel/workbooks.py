"""A small library, its workbooks, and what comes back of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl

from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.jobs.diff import diff
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import (
    CableEnd,
    CableLength,
    CableSpec,
    Conductor,
    Direction,
    EndState,
    Function,
    FunctionType,
    Kind,
    Library,
    Part,
    Pin,
    Port,
)

EXCEL = format_named("excel")
Write: TypeAlias = Callable[..., Path]
Read: TypeAlias = Callable[..., ReadResult]

DRIVE = Part(
    part_number="GEN.D1",
    kind=Kind.DRIVE,
    manufacturer="GEN",
    ports=(
        Port(
            designation="X1",
            purpose="Power",
            pins=(
                Pin(contact="1", signal="+24 Vdc", direction=Direction.SUPPLY_IN),
                Pin(contact="2", signal="0 Vdc", direction=Direction.GROUND),
                Pin(contact="3", signal="DIN 1", direction=Direction.IN, remarks="filtered"),
            ),
        ),
        Port(designation="X2", pins=(Pin(contact="1", signal="TX"), Pin(contact="2"))),
    ),
)
CABLE = Part(
    part_number="GEN.C1",
    kind=Kind.CABLE,
    manufacturer="GEN",
    cable=CableSpec(
        end_a=CableEnd(state=EndState.OPEN),
        end_b=CableEnd(state=EndState.CONNECTOR, connector="GEN.PLUG"),
        conductors=(
            Conductor(id="1", colour="WH", contact_a="1", contact_b="1"),
            Conductor(id="2", colour="BN", contact_a="2", contact_b="3"),
        ),
        lengths=(
            CableLength(length_mm=Decimal(1000), order_code="003108020082"),
            CableLength(length_mm=Decimal(5000), order_code="003108020546"),
        ),
    ),
)
CONTACTOR = Part(
    part_number="GEN.K1",
    kind=Kind.CONTACTOR,
    functions=(Function(name="aux", type=FunctionType.AUXILIARY_NO, terminals=("13", "14")),),
)
LIBRARY = Library(parts=(DRIVE, CABLE, CONTACTOR))


def exported(
    library: Library, folder: Path, names: Sequence[str] = (), layout: str = "per-port", **more: str
) -> list[Path]:
    """What an export writes: the pin lists, and a workbook for each cable and drive named."""
    assert EXCEL.export is not None
    parts = [library.part_by_number[name] for name in names] or library.parts
    job = WriteJob(
        library=library,
        parts=parts,
        mappings=shipped_mappings(),
        options={"layout": layout, **more},
    )
    return list(EXCEL.export(job, folder))


def write_to(path: Path, library: Library, mappings: Mappings | None = None) -> Path:
    job = WriteJob(library=library, parts=library.parts, mappings=mappings or shipped_mappings())
    assert EXCEL.write is not None
    EXCEL.write(job, path)
    return path


def read_from(path: Path, mappings: Mappings | None = None) -> ReadResult:
    assert EXCEL.read is not None
    return EXCEL.read(path, mappings or shipped_mappings())


Edit = Callable[[Any], None]


def edited(write: Write, edit: Edit) -> Path:
    path = write(LIBRARY)
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def changes(result: ReadResult, library: Library = LIBRARY) -> list[tuple[str, Any, Any]]:
    found = diff(library, result.library, EXCEL.carried_paths() - {"extras"})
    return [(f"{change.part}: {change.place}", change.old, change.new) for change in found]


def codes(result: ReadResult) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in result.findings:
        found.setdefault(finding.code, []).append(f"{finding.place.sheet}!{finding.place.cell}")
    return found


def put(sheet: str, cell: str, value: Any) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell] = value

    return edit


def stranger(path: Path, *rows: Sequence[Any], sheet: str = "Sheet") -> Path:
    """A workbook with these rows on its one sheet."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = sheet
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path
