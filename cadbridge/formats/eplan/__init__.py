"""EPLAN parts data: parts-management XML, and EDZ archives of it."""

from functools import partial
from pathlib import Path

from cadbridge.formats import Format, Option, Reference
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import (
    CableLength,
    Kind,
    Part,
    PortReference,
)

EXPORTED = Path("eplan", "parts.xml")
"""Where `export` writes, below its folder."""


def _recognises(path: Path) -> bool:
    """Whether the root is that of a parts file; UTF-16 has a zero byte beside every letter."""
    with path.open("rb") as stream:
        return b"<partsmanagement" in stream.read(4096).replace(b"\0", b"")


def _next_steps(folder: Path) -> str:
    return import_steps(folder / EXPORTED, "XML", "XPamImportXml")


def import_steps(path: Path, file_type: str, converter: str) -> str:
    """How to bring a file into EPLAN, in words."""
    return (
        f"To import {path} into EPLAN: Utilities > Parts > Management, then Extras > Import, "
        f"file type {file_type}. From the command line:\n"
        f'EPLAN.exe partsmanagementapi /TYPE:IMPORT /IMPORTFILE:"{path}" '
        f"/FORMAT:{converter} /MODE:2"
    )


FORMAT = Format(
    name="eplan",
    title="EPLAN parts data (XML)",
    suffixes=(".xml",),
    kinds=frozenset(Kind),
    capabilities=partial(shipped_capabilities, "eplan"),
    read=Reference("cadbridge.formats.eplan.reader:read_file"),
    iterate=Reference("cadbridge.formats.eplan.reader:iterate_file"),
    write_parts=Reference("cadbridge.formats.eplan.writer:write_parts"),
    read_as_one=Reference("cadbridge.formats.eplan.reader:read_files"),
    write=Reference("cadbridge.formats.eplan.writer:write_file"),
    export=Reference("cadbridge.formats.eplan.writer:export_file"),
    recognises=_recognises,
    home=Reference("cadbridge.formats.eplan.home.coming:xml_home"),
    resolve=Reference("cadbridge.formats.eplan.parts.families:settle"),
    check=Reference("cadbridge.formats.eplan.check:check_file"),
    doubts=Reference("cadbridge.formats.eplan.parts.doubtful:doubts"),
    describe=Reference("cadbridge.formats.eplan.reader:describe_file"),
    keeps="eplan",
    of_makers=True,
    bends=Reference("cadbridge.formats.eplan.fields.product_group:bends"),
    kept_names=Reference("cadbridge.formats.eplan.kept.lost:kept_names"),
    told=Reference("cadbridge.formats.eplan.told:told"),
    kept_changes=Reference("cadbridge.formats.eplan.kept.changes:kept_changes"),
    kept_without=Reference("cadbridge.formats.eplan.kept.places:without"),
    kept_faults=Reference("cadbridge.formats.eplan.kept.faults:kept_faults"),
    field_names=Reference("cadbridge.formats.eplan.kept.lost:field_names"),
    keeps_nameless=frozenset({CableLength}),
    keeps_twins=frozenset({Part, PortReference}),
    order_codes_are_parts=True,
    options=(
        Option(
            flag="eplan-edition",
            key="edition",
            choices=("2.9", "2026"),
            help="Edition of EPLAN whose attributes may be used.",
        ),
        Option(
            flag="sources",
            key="sources",
            switch=True,
            decides_fields=True,
            help="Write in EPLAN's remarks where every value comes from, not only what is open.",
        ),
    ),
    next_steps=_next_steps,
)
