"""EDZ: archives of EPLAN parts data, one file a record, with pictures, macros and documents."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cadbridge.findings import Finding
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult, WriteJob
from cadbridge.formats.eplan import FORMAT, import_steps
from cadbridge.mapping import Mappings


def _read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    from cadbridge.formats.eplan.edz.unpack import read_file  # noqa: PLC0415 - only where read

    return read_file(path, mappings)


def _check(path: Path, mappings: Mappings) -> Iterator[Finding]:
    from cadbridge.formats.eplan.edz.inspect import check_file  # noqa: PLC0415 - only where checked

    return check_file(path, mappings)


def _write(job: WriteJob, path: Path) -> None:
    from cadbridge.formats.eplan.edz.pack import write_file  # noqa: PLC0415 - where written

    write_file(job, path)


def _export(job: WriteJob, folder: Path) -> Iterator[Path]:
    from cadbridge.formats.eplan.edz.pack import export_files  # noqa: PLC0415 - where written

    return export_files(job, folder / "eplan")


def _describe(path: Path) -> Mapping[str, str]:
    from cadbridge.formats.eplan.edz.contents import describe  # noqa: PLC0415 - only where asked

    return describe(path)


def _next_steps(folder: Path) -> str:
    return import_steps(folder / "eplan" / "parts.edz", "EDZ", "IXPartsImportExportEdz")


def _recognises(path: Path) -> bool:
    from cadbridge.formats.eplan.edz.archive import is_archive  # noqa: PLC0415 - where read

    return is_archive(path)


EDZ_FORMAT = replace(
    FORMAT,
    name="edz",
    title="EPLAN parts archive (EDZ)",
    suffixes=(".edz",),
    read=_read,
    write=_write,
    export=_export,
    recognises=_recognises,
    check=_check,
    describe=_describe,
    next_steps=_next_steps,
    partial_paths=frozenset(("cable.lengths",)),
    container=True,
    options=(),
)
"""What the XML inside carries, the archive carries."""
