"""DXF: connector faces for CAD programs, at 1:1 millimetres."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cadbridge.drawing import is_drawn
from cadbridge.formats import AS_THE_FILE_SAYS, Format, Option, ReadOptions, ReadResult, WriteJob
from cadbridge.formats.drawings import DRAWING_OPTIONS, one_drawing
from cadbridge.mapping import Capability, Mappings, shipped_mappings
from cadbridge.model import Kind, Library


def _capabilities() -> Mapping[str, Capability]:
    return shipped_mappings()["dxf"].capabilities


def _write(job: WriteJob, path: Path) -> None:
    from cadbridge.formats.dxf.write import faces as write  # noqa: PLC0415

    write.write(job, path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    from cadbridge.formats.dxf.write import faces as write  # noqa: PLC0415

    yield from write.export(job, folder)


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    from cadbridge.formats.dxf.read import drawing as read  # noqa: PLC0415

    return read.read(path)


def _describe(path: Path) -> Mapping[str, str]:
    from cadbridge.formats.dxf.read import describe  # noqa: PLC0415

    return describe.describe(path)


def _resolve(result: ReadResult, library: Library) -> ReadResult:
    from cadbridge.formats.dxf.read import resolve  # noqa: PLC0415

    return resolve.resolve(result, library)


FORMAT = Format(
    name="dxf",
    title="DXF connector faces",
    suffixes=(".dxf",),
    kinds=frozenset(Kind),
    holds=is_drawn,
    fits_one_file=one_drawing,
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
    options=(
        *DRAWING_OPTIONS,
        Option(
            flag="dxf-version",
            key="dxf_version",
            choices=("R2013", "R12", "R2000", "R2004", "R2007", "R2010", "R2018"),
            help="Version of the DXF format.",
        ),
    ),
    resolve=_resolve,
    describe=_describe,
    partial_paths=frozenset({"ports", "cable"}),
    attachable=True,
)
