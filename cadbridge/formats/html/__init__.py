"""A catalogue to browse: a static site that opens from a folder, for people only."""

from collections.abc import Mapping
from pathlib import Path

from cadbridge.formats import Format, Reference
from cadbridge.mapping import Capability
from cadbridge.model import Kind

FOLDER = "html"


def _capabilities() -> Mapping[str, Capability]:
    """Pages are shown, not read back."""
    return {}


def _next_steps(folder: Path) -> str:
    return f"Open {folder / FOLDER / 'index.html'} in a browser."


FORMAT = Format(
    name="html",
    title="Catalogue for a browser (HTML)",
    suffixes=(),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=None,
    write=None,
    export=Reference("cadbridge.formats.html.site:write_site"),
    doubts=Reference("cadbridge.formats.html.downloads:doubts"),
    next_steps=_next_steps,
)
