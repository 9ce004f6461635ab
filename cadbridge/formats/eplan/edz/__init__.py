"""EDZ: archives of EPLAN parts data, one file a record, with pictures, macros and documents."""

from dataclasses import replace
from pathlib import Path

from cadbridge.formats import Reference
from cadbridge.formats.eplan import FORMAT, import_steps


def _next_steps(folder: Path) -> str:
    return import_steps(folder / "eplan" / "parts.edz", "EDZ", "IXPartsImportExportEdz")


EDZ_FORMAT = replace(
    FORMAT,
    name="edz",
    title="EPLAN parts archive (EDZ)",
    suffixes=(".edz", ".aasx", ".amlx", ".zip"),
    iterate=Reference("cadbridge.formats.eplan.edz.unpack:iterate_file"),
    write_parts=None,
    read_as_one=None,
    read=Reference("cadbridge.formats.eplan.edz.unpack:read_file"),
    write=Reference("cadbridge.formats.eplan.edz.pack:write_file"),
    export=Reference("cadbridge.formats.eplan.edz.pack:export_files"),
    home=Reference("cadbridge.formats.eplan.home.coming:edz_home"),
    recognises=Reference("cadbridge.formats.eplan.edz.archive:is_archive"),
    takes_folder=Reference("cadbridge.formats.eplan.edz.folder_reader:is_unpacked"),
    check=Reference("cadbridge.formats.eplan.edz.inspect:check_file"),
    describe=Reference("cadbridge.formats.eplan.edz.contents:describe"),
    next_steps=_next_steps,
    container=True,
)
"""What the XML inside carries, the archive carries."""
