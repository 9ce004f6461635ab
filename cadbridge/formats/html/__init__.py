"""A catalogue to browse: a static site that opens from a folder, for people only."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import Format, WriteJob
from cadbridge.mapping import Capability
from cadbridge.model import Kind

FOLDER = "html"


def _capabilities() -> Mapping[str, Capability]:
    """Pages are shown, not read back."""
    return {}


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    from cadbridge.formats.html.site import write_site  # noqa: PLC0415

    yield from write_site(job, folder / FOLDER)


def _doubts(job: WriteJob) -> Sequence[Finding]:
    """Of the files to take along."""
    from cadbridge.formats.html.downloads import takeable  # noqa: PLC0415

    return [found for item in takeable() for found in item.doubts(job)]


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
    export=_export,
    doubts=_doubts,
    next_steps=_next_steps,
)
