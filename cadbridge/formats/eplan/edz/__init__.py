"""EDZ: archives of EPLAN parts data, one file a record, with pictures, macros and documents."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import Format, ReadResult, WriteJob
from cadbridge.mapping import Capability, Mappings, shipped_mappings
from cadbridge.model import Kind, Library


def _capabilities() -> Mapping[str, Capability]:
    """What the XML inside carries, the archive carries."""
    return shipped_mappings()["eplan"].capabilities


def _read(path: Path, mappings: Mappings) -> ReadResult:
    from cadbridge.formats.eplan.edz.reader import read_file  # noqa: PLC0415 - only where read

    return read_file(path, mappings)


def _check(path: Path, mappings: Mappings) -> Iterator[Finding]:
    from cadbridge.formats.eplan.edz.check import check_file  # noqa: PLC0415 - only where checked

    yield from check_file(path, mappings)


def _resolve(result: ReadResult, library: Library) -> ReadResult:
    from cadbridge.formats.eplan.families import settle  # noqa: PLC0415 - only where read

    return settle(result, library)


def _write(job: WriteJob, path: Path) -> Sequence[Finding]:
    from cadbridge.formats.eplan.edz.writer import write_file  # noqa: PLC0415 - where written

    return write_file(job, path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    from cadbridge.formats.eplan.edz.writer import export_files  # noqa: PLC0415 - where written

    yield from export_files(job, folder / "eplan")


def _describe(path: Path) -> Mapping[str, str]:
    from cadbridge.formats.eplan.edz.contents import describe  # noqa: PLC0415 - only where asked

    return describe(path)


def _next_steps(folder: Path) -> str:
    path = folder / "eplan" / "parts.edz"
    return (
        f"To import {path} into EPLAN: Utilities > Parts > Management, then Extras > Import, "
        "file type EDZ. From the command line: "
        f'EPLAN.exe partsmanagementapi /TYPE:IMPORT /IMPORTFILE:"{path}" '
        "/FORMAT:IXPartsImportExportEdz /MODE:2"
    )


def _recognises(path: Path) -> bool:
    from cadbridge.formats.eplan.edz.archive import is_archive  # noqa: PLC0415 - where read

    return is_archive(path)


EDZ_FORMAT = Format(
    name="edz",
    title="EPLAN parts archive (EDZ)",
    suffixes=(".edz",),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
    recognises=_recognises,
    check=_check,
    describe=_describe,
    next_steps=_next_steps,
    resolve=_resolve,
    keeps_twins=True,
    partial_paths=frozenset(("cable.lengths",)),
    container=True,
)
