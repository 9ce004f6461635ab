"""EDZ: archives of EPLAN parts data, one file a record, with pictures, macros and documents."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import Format, WriteJob
from cadbridge.mapping import Capability, shipped_mappings
from cadbridge.model import Kind


def _capabilities() -> Mapping[str, Capability]:
    return shipped_mappings()["edz"].capabilities


def _write(job: WriteJob, path: Path) -> Sequence[Finding]:
    from cadbridge.formats.eplan.edz.writer import write_file  # noqa: PLC0415 - where written

    return write_file(job, path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    from cadbridge.formats.eplan.edz.writer import export_files  # noqa: PLC0415 - where written

    yield from export_files(job, folder / "eplan")


def _recognises(path: Path) -> bool:
    from cadbridge.formats.eplan.edz.archive import is_archive  # noqa: PLC0415 - where read

    return is_archive(path)


EDZ_FORMAT = Format(
    name="edz",
    title="EPLAN parts archive (EDZ)",
    suffixes=(".edz",),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=None,
    write=_write,
    export=_export,
    recognises=_recognises,
    container=True,
)
