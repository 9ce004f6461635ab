"""Parts to DXF files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.formats import WriteJob
from cadbridge.formats.drawings import Emit, export_drawings, write_drawing
from cadbridge.formats.dxf.file.versions import VERSIONS
from cadbridge.formats.dxf.write.emit import dxf_bytes


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
    return partial(
        _content,
        version=job.options.get("dxf_version", VERSIONS[0]),
        sheet=Sheet(job.options.get("sheet", Sheet.AUTO)),
        in_model=job.options.get("space") == "model",
        words=words_in(job.options.get("language", ENGLISH), job.mappings),
    )


def _content(
    drawing: Drawing, *, version: str, sheet: Sheet, in_model: bool, words: Words
) -> bytes:
    """The drawing at 1:1 with its sheet as layout, or the sheet itself where there are none."""
    asked = sheet in (Sheet.A4, Sheet.A3)
    if in_model or (version == "R12" and (asked or drawing.sheet_only)):
        drawing, asked = flat(drawing, whole_blocks=True), True
    return dxf_bytes(drawing, version, only_viewports=not asked, words=words)
