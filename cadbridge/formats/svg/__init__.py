"""SVG: the drawings of connector faces for browsers; texts stay texts and can be searched."""

from functools import partial

from cadbridge.formats import Format, Reference
from cadbridge.formats.drawing_options import DRAWING_OPTIONS
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind

FORMAT = Format(
    name="svg",
    title="SVG connector faces",
    suffixes=(".svg",),
    kinds=frozenset(Kind),
    holds=Reference("cadbridge.drawing.said.subject:is_drawn"),
    fits_one_file=Reference("cadbridge.formats.drawings:one_drawing"),
    capabilities=partial(shipped_capabilities, "svg"),
    read=None,
    write=Reference("cadbridge.formats.svg.pictures:write"),
    export=Reference("cadbridge.formats.svg.pictures:export"),
    export_part=Reference("cadbridge.formats.svg.pictures:export"),
    options=DRAWING_OPTIONS,
    doubts=Reference("cadbridge.formats.drawings:doubts_of_drawings"),
)
