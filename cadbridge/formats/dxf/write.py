"""Parts to DXF files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet, Side, drawing_file, drawings_of, only_drawing
from cadbridge.files import write_atomic
from cadbridge.findings import Finding
from cadbridge.formats import WriteJob
from cadbridge.formats.dxf.emit import VERSIONS, dxf_bytes


def write(job: WriteJob, path: Path) -> Sequence[Finding]:
    """Write the job's one drawing to a file.

    Raises:
        FileError: the job has no drawing, or several.
    """
    drawing = only_drawing(tuple(_drawings(job)), path)
    write_atomic(path, dxf_bytes(drawing, _version(job)))
    return ()


def export(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write all drawings of the job's parts below ``dxf/`` in the folder."""
    version = _version(job)
    for drawing in _drawings(job):
        path = folder / "dxf" / drawing_file(drawing, ".dxf")
        write_atomic(path, dxf_bytes(drawing, version))
        yield path


def _version(job: WriteJob) -> str:
    return job.options.get("dxf_version", VERSIONS[0])


def _drawings(job: WriteJob) -> Iterator[Drawing]:
    side = Side(job.options.get("side", Side.MATING))
    sheet = Sheet(job.options.get("sheet", Sheet.BARE))
    for part in job.parts:
        yield from drawings_of(job.library, part, side, sheet)
