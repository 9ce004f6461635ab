"""SVG: the drawings of connector faces for browsers; texts stay texts and can be searched."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cadbridge.drawing import Drawing, is_drawn, svg_text
from cadbridge.formats import Format, WriteJob
from cadbridge.formats.drawings import (
    DRAWING_OPTIONS,
    export_drawings,
    one_drawing,
    write_drawing,
)
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind


def _emit(drawing: Drawing) -> bytes:
    return svg_text(drawing).encode()


def _write(job: WriteJob, path: Path) -> None:
    write_drawing(job, path, _emit)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    yield from export_drawings(job, folder, ".svg", _emit)


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
)
