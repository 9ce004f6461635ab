"""What a DXF file says of itself."""

import re
from collections.abc import Mapping
from pathlib import Path

from ezdxf import units
from ezdxf.document import Drawing as Document

from cadbridge.formats.dxf.facts import facts_of
from cadbridge.formats.dxf.opening import open_dxf
from cadbridge.formats.dxf.walk import shapes_of

_PRINTED = ("Connector", "Face", "Gender", "View")
_COMMENT = re.compile(rb"\A\s*999\s*\r?\n([^\r\n]+)")
_R12 = "AC1009"
"""It and what is older have no variable for the unit."""
_NO_VERSION = "0.0"
"""What ezdxf notes where files are to be the same every time."""


def describe(path: Path) -> Mapping[str, str]:
    """Version, units and program of a file, and what its title block says.

    Raises:
        FileError: it cannot be read as a whole.
    """
    opened = open_dxf(path)
    facts = facts_of(shapes_of(opened, path), str(path))
    document = opened.document
    shown = "Cable end" if "Cable end" in facts.title else "Port"
    printed = {label.lower(): facts.get(label) for label in ("Part number", shown, *_PRINTED)}
    said = {
        "DXF version": f"{document.acad_release} ({document.dxfversion})",
        "units": _units(document),
        "made with": _program(path, document),
        **printed,
    }
    return {name: value for name, value in said.items() if value}


def _units(document: Document) -> str:
    code = document.header.get("$INSUNITS", 0)
    if document.dxfversion <= _R12 or not code:
        return "not stated"
    return units.unit_name(code).lower()


def _program(path: Path, document: Document) -> str:
    """The comment that libraries begin a file with, or the note that ezdxf leaves inside."""
    comment = _COMMENT.match(path.read_bytes()[:500])
    if comment:
        return comment[1].decode("utf-8", "replace").strip()
    version = document.ezdxf_metadata().get("WRITTEN_BY_EZDXF", "").partition("@")[0].strip()
    return f"ezdxf {version.removeprefix(_NO_VERSION)}".strip() if version else ""
