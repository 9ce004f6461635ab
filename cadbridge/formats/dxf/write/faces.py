"""Parts to DXF files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cadbridge.formats import WriteJob
from cadbridge.formats.drawings import Emit, export_drawings, write_drawing
from cadbridge.formats.dxf.write.emit import VERSIONS, dxf_bytes


def write(job: WriteJob, path: Path) -> None:
    """Write the job's one drawing to a file.

    Raises:
        FileError: the job has no drawing, or several.
    """
    write_drawing(job, path, _emit(job))


def export(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write all drawings of the job's parts below ``dxf/`` in the folder."""
    yield from export_drawings(job, folder, ".dxf", _emit(job))


def _emit(job: WriteJob) -> Emit:
    return partial(dxf_bytes, version=job.options.get("dxf_version", VERSIONS[0]))
