"""Drawings to SVG files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet, svg_text
from cadbridge.drawing.emit.flat import flat
from cadbridge.formats import WriteJob
from cadbridge.formats.drawings import Emit, export_drawings, write_drawing


def _emit(job: WriteJob) -> Emit:
    on_sheet = job.options.get("sheet") in (Sheet.A4, Sheet.A3)
    return partial(_content, on_sheet=on_sheet)


def _content(drawing: Drawing, *, on_sheet: bool) -> bytes:
    """On its sheet where the user wants one, or where the drawing makes no sense without."""
    shown = flat(drawing) if on_sheet or drawing.sheet_only else drawing
    return svg_text(shown).encode()


def write(job: WriteJob, path: Path) -> None:
    """Write the job's one drawing.

    Raises:
        FileError: it has none, or several.
    """
    write_drawing(job, path, _emit(job))


def export(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write all drawings of the job's parts below a folder."""
    yield from export_drawings(job, folder, ".svg", _emit(job))
