"""EPLAN parts data: parts-management XML, and EDZ archives of it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import AS_THE_FILE_SAYS, Format, Option, ReadOptions, ReadResult, WriteJob
from cadbridge.mapping import Capability, Mappings, shipped_mappings
from cadbridge.model import Kind, Library

EXPORTED = Path("eplan", "parts.xml")
"""Where `export` writes, below its folder."""


def _capabilities() -> Mapping[str, Capability]:
    return shipped_mappings()["eplan"].capabilities


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    from cadbridge.formats.eplan.reader import read_file  # noqa: PLC0415 - only where read

    return read_file(path, mappings)


def _check(path: Path, mappings: Mappings) -> Iterator[Finding]:
    from cadbridge.formats.eplan.check import check_file  # noqa: PLC0415 - only where checked

    return check_file(path, mappings)


def _doubts(job: WriteJob) -> Sequence[Finding]:
    from cadbridge.formats.eplan.writer import unknown_faces  # noqa: PLC0415 - only where written

    return unknown_faces(job)


def _write(job: WriteJob, path: Path) -> None:
    from cadbridge.formats.eplan.writer import write_file  # noqa: PLC0415 - only where written

    write_file(job, path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    path = folder / EXPORTED
    _write(job, path)
    yield path


def _resolve(result: ReadResult, library: Library) -> ReadResult:
    from cadbridge.formats.eplan.families import settle  # noqa: PLC0415 - only where read

    return settle(result, library)


def _recognises(path: Path) -> bool:
    """Whether the root is that of a parts file; UTF-16 has a zero byte beside every letter."""
    with path.open("rb") as stream:
        return b"<partsmanagement" in stream.read(4096).replace(b"\0", b"")


def _describe(path: Path) -> Mapping[str, str]:
    from cadbridge.formats.eplan.reader import describe_file  # noqa: PLC0415 - only where read

    return describe_file(path)


def _next_steps(folder: Path) -> str:
    return import_steps(folder / EXPORTED, "XML", "XPamImportXml")


def import_steps(path: Path, file_type: str, converter: str) -> str:
    """How to bring a file into EPLAN, in words."""
    return (
        f"To import {path} into EPLAN: Utilities > Parts > Management, then Extras > Import, "
        f"file type {file_type}. From the command line: "
        f'EPLAN.exe partsmanagementapi /TYPE:IMPORT /IMPORTFILE:"{path}" '
        f"/FORMAT:{converter} /MODE:2"
    )


FORMAT = Format(
    name="eplan",
    title="EPLAN parts data (XML)",
    suffixes=(".xml",),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=_read,
    write=_write,
    export=_export,
    recognises=_recognises,
    resolve=_resolve,
    check=_check,
    doubts=_doubts,
    describe=_describe,
    keeps_twins=True,
    options=(
        Option(
            flag="eplan-edition",
            key="edition",
            choices=("2.9", "2026"),
            help="Edition of EPLAN whose attributes may be used.",
        ),
    ),
    next_steps=_next_steps,
)
