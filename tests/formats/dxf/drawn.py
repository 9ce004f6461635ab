"""Drawings as files, and what comes back from them."""

import re
from pathlib import Path

from ezdxf.document import Drawing as Document
from ezdxf.entities.insert import Insert

from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.jobs.diff import Change, compare_with_file
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library

DXF = format_named("dxf")


WHOLE = re.compile(" (all ports( sheet \\d+)?|cable)$")
"""How the drawings end that show more than one port or end."""


def export(library: Library, part: str, folder: Path, **options: str) -> list[Path]:
    """The DXF files of one part that show one port, end or connector each."""
    files = export_all(library, part, folder, **options)
    return [path for path in files if not WHOLE.search(path.stem)]


def export_all(library: Library, part: str, folder: Path, **options: str) -> list[Path]:
    """The DXF files of one part."""
    return export_as(library, part, folder, shipped_mappings(), **options)


def export_as(
    library: Library, part: str, folder: Path, mappings: Mappings, **options: str
) -> list[Path]:
    """The DXF files of one part, with a company's words."""
    assert DXF.export is not None
    job = WriteJob(
        library=library,
        parts=(library.part_by_number[part],),
        mappings=mappings,
        options=options,
    )
    return list(DXF.export(job, folder))


def read(path: Path, mappings: Mappings | None = None) -> ReadResult:
    assert DXF.read is not None
    return DXF.read(path, mappings or shipped_mappings())


def changes(library: Library, result: ReadResult) -> list[Change]:
    """What a file says otherwise than the library."""
    paths = DXF.carried_paths()
    return compare_with_file(library, result.library, paths, result.shown).changes


def face_of(document: Document) -> Insert:
    """The whole face as it is placed."""
    inserts = (item for item in document.modelspace() if isinstance(item, Insert))
    return next(item for item in inserts if item.has_attrib("FACE"))


def contact_of(document: Document, name: str) -> Insert:
    """A contact in the block of the face."""
    face = face_of(document)
    (tag,) = (item for item in face.attribs if item.dxf.text == name and "CONTACT" in item.dxf.tag)
    block = face.block()
    assert block is not None
    places = (item for item in block if isinstance(item, Insert))
    return next(item for item in places if item.dxf.insert.isclose(tag.dxf.insert))


def codes(result: ReadResult) -> list[str]:
    return sorted({finding.code for finding in result.findings})
