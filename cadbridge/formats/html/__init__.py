"""A catalogue to browse: a static site that opens from a folder, for people only."""

from functools import partial
from pathlib import Path

from cadbridge.formats import Format, Option, Reference
from cadbridge.formats.drawing_options import DRAWING_OPTIONS
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind

FOLDER = "html"
_AS_FOLDER = "a catalogue is written to a folder: name it as the target, with its `format`"


def _next_steps(folder: Path) -> str:
    return f"Open {folder / FOLDER / 'index.html'} in a browser."


FORMAT = Format(
    name="html",
    title="Catalogue for a browser (HTML)",
    suffixes=(),
    kinds=frozenset(Kind),
    capabilities=partial(shipped_capabilities, "html"),
    read=None,
    write=None,
    export=Reference("cadbridge.formats.html.site:write_site"),
    export_part=Reference("cadbridge.formats.html.downloads:write_of_part"),
    export_all=Reference("cadbridge.formats.html.downloads:write_of_all"),
    finish=Reference("cadbridge.formats.html.site:write_pages"),
    refused=dict.fromkeys((".html", ".htm"), _AS_FOLDER),
    doubts=Reference("cadbridge.formats.html.downloads:doubts"),
    options=(
        *(option for option in DRAWING_OPTIONS if option.flag == "language"),
        Option(flag="title", metavar="TEXT", help="Name of the catalogue on every page."),
        Option(flag="logo", metavar="FILE", help="Picture beside the name of the catalogue."),
        Option(
            flag="downloads",
            metavar="none|FORMAT,...",
            help="Catalogue: only these formats to take along from its pages; pdf if named here.",
        ),
    ),
    next_steps=_next_steps,
)
