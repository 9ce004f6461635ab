"""SVG: the drawings of connector faces for browsers; texts stay texts and can be searched."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet, is_drawn, svg_text
from cadbridge.drawing.flat import flat
from cadbridge.formats import Format, WriteJob
from cadbridge.formats.drawings import (
    DRAWING_OPTIONS,
    Emit,
    export_drawings,
    one_drawing,
    small_texts,
    write_drawing,
)
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind


def _emit(job: WriteJob) -> Emit:
    on_sheet = job.options.get("sheet") in (Sheet.A4, Sheet.A3)
    return partial(_content, on_sheet=on_sheet)


def _content(drawing: Drawing, *, on_sheet: bool) -> bytes:
    """On its sheet where the user wants one, or where the drawing makes no sense without."""
    shown = flat(drawing) if on_sheet or drawing.sheet_only else drawing
    return svg_text(shown).encode()


def _write(job: WriteJob, path: Path) -> None:
    write_drawing(job, path, _emit(job))


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    yield from export_drawings(job, folder, ".svg", _emit(job))


FORMAT = Format(
    name="svg",
    title="SVG connector faces",
    suffixes=(".svg",),
    kinds=frozenset(Kind),
    holds=is_drawn,
    fits_one_file=one_drawing,
    capabilities=partial(shipped_capabilities, "svg"),
    read=None,
    write=_write,
    export=_export,
    options=DRAWING_OPTIONS,
    doubts=small_texts,
)
