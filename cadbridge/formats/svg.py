"""SVG: the drawings of connector faces for browsers; texts stay texts and can be searched."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.drawing import (
    Drawing,
    Sheet,
    Side,
    drawing_file,
    drawings_of,
    only_drawing,
    svg_text,
)
from cadbridge.files import write_atomic
from cadbridge.findings import Finding
from cadbridge.formats import Format, Option, WriteJob
from cadbridge.mapping import Capability, shipped_mappings
from cadbridge.model import Kind


def _capabilities() -> Mapping[str, Capability]:
    return shipped_mappings()["svg"].capabilities


def _drawings(job: WriteJob) -> Iterator[Drawing]:
    side = Side(job.options.get("side", Side.MATING))
    sheet = Sheet(job.options.get("sheet", Sheet.BARE))
    for part in job.parts:
        yield from drawings_of(job.library, part, side, sheet)


def _write(job: WriteJob, path: Path) -> Sequence[Finding]:
    """Write the job's one drawing to a file.

    Raises:
        FileError: the job has no drawing, or several.
    """
    drawing = only_drawing(tuple(_drawings(job)), path)
    write_atomic(path, svg_text(drawing).encode())
    return ()


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    for drawing in _drawings(job):
        path = folder / "svg" / drawing_file(drawing, ".svg")
        write_atomic(path, svg_text(drawing).encode())
        yield path


FORMAT = Format(
    name="svg",
    title="SVG connector faces",
    suffixes=(".svg",),
    kinds=frozenset({Kind.DRIVE, Kind.CABLE, Kind.CONNECTOR}),
    capabilities=_capabilities,
    read=None,
    write=_write,
    export=_export,
    options=(
        Option(
            flag="side",
            key="side",
            choices=("mating", "termination"),
            help="which side of the connector to show",
        ),
        Option(
            flag="sheet",
            key="sheet",
            choices=("bare", "a4"),
            help="a bare drawing, or one on a sheet",
        ),
    ),
)
