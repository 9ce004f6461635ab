"""PDF: one document a part, to send and to print: its sheets, data and open points."""

from functools import partial

from cadbridge.formats import Format, Reference
from cadbridge.formats.drawing_options import DRAWING_OPTIONS
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind

FORMAT = Format(
    name="pdf",
    title="PDF documents",
    suffixes=(".pdf",),
    kinds=frozenset(Kind),
    fits_one_file=Reference("cadbridge.formats.pdf.documents:one_part"),
    capabilities=partial(shipped_capabilities, "pdf"),
    read=None,
    write=Reference("cadbridge.formats.pdf.documents:write"),
    export=Reference("cadbridge.formats.pdf.documents:export"),
    export_part=Reference("cadbridge.formats.pdf.documents:export"),
    attachable=True,
    options=DRAWING_OPTIONS,
    doubts=Reference("cadbridge.formats.drawings:doubts_of_drawings"),
)
