"""What a DXF file says of itself."""

import re
from collections.abc import Mapping
from pathlib import Path

from cadbridge.formats.dxf.file.document import Document
from cadbridge.formats.dxf.file.opening import open_dxf
from cadbridge.formats.dxf.file.units import UNITS
from cadbridge.formats.dxf.read.drawn.walk import shapes_of
from cadbridge.formats.dxf.read.own.facts import facts_of

_PRINTED = ("Connector", "Face", "Gender", "View")
_COMMENT = re.compile(rb"\A\s*999\s*\r?\n([^\r\n]+)")
_NOTE = re.compile(rb"_BY_EZDXF\b(?:.*\n)*\s*([\d.]+\w*) @ \d{4}-")
"""What ezdxf leaves inside: by which of its versions a file was first and last written."""
_NO_VERSION = "0.0"
"""What ezdxf notes where files are to be the same every time."""
_RELEASES = {
    "AC1004": "R9",
    "AC1006": "R10",
    "AC1009": "R12",
    "AC1012": "R13",
    "AC1014": "R14",
    "AC1015": "R2000",
    "AC1018": "R2004",
    "AC1021": "R2007",
    "AC1024": "R2010",
    "AC1027": "R2013",
    "AC1032": "R2018",
}


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
        "DXF version": _version(document),
        "units": _units(document),
        "made with": _program(path),
        **printed,
    }
    return {name: value for name, value in said.items() if value}


def _version(document: Document) -> str:
    release = _RELEASES.get(document.version)
    return f"{release} ({document.version})" if release else document.version


def _units(document: Document) -> str:
    unit = UNITS.get(document.unit)
    return unit.name if unit else "not stated"


def _program(path: Path) -> str:
    """The comment that libraries begin a file with, or the note that ezdxf leaves inside."""
    content = path.read_bytes()
    comment = _COMMENT.match(content)
    if comment:
        return comment[1].decode("utf-8", "replace").strip()
    note = _NOTE.search(content)
    return f"ezdxf {note[1].decode().removeprefix(_NO_VERSION)}".strip() if note else ""
