"""DXF: connector faces for CAD programs, at 1:1 millimetres."""

from functools import partial

from cadbridge.formats import Format, Option, Reference
from cadbridge.formats.drawing_options import DRAWING_OPTIONS
from cadbridge.formats.dxf.file.versions import VERSIONS
from cadbridge.formats.dxf.read.chosen import READ_OPTIONS
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import CableLength, Conductor, Kind, Pin

FORMAT = Format(
    name="dxf",
    title="DXF connector faces",
    suffixes=(".dxf",),
    kinds=frozenset(Kind),
    holds=Reference("cadbridge.drawing.said.subject:is_drawn"),
    fits_one_file=Reference("cadbridge.formats.drawings:one_drawing"),
    capabilities=partial(shipped_capabilities, "dxf"),
    read=Reference("cadbridge.formats.dxf.read.drawing:read"),
    write=Reference("cadbridge.formats.dxf.write.faces:write"),
    export=Reference("cadbridge.formats.dxf.write.faces:export"),
    export_part=Reference("cadbridge.formats.dxf.write.faces:export"),
    options=(
        *DRAWING_OPTIONS,
        Option(
            flag="dxf-version",
            choices=VERSIONS,
            help="Version of the DXF format.",
        ),
        Option(
            flag="space",
            choices=("paper", "model"),
            help="Where a sheet is drawn: as a layout, or enlarged in model space.",
        ),
    ),
    keeps_twins=frozenset({CableLength, Conductor, Pin}),
    read_options=READ_OPTIONS,
    picture=Reference("cadbridge.formats.dxf.read.picture:picture"),
    resolve=Reference("cadbridge.formats.dxf.read.resolve:resolve"),
    describe=Reference("cadbridge.formats.dxf.read.describe:describe"),
    attachable=True,
    doubts=Reference("cadbridge.formats.drawings:doubts_of_drawings"),
)
