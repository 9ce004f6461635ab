"""Parts files in memory, for the tests."""

from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from cadbridge.formats import ReadResult, WriteJob
from cadbridge.formats.eplan.kept.records import Records
from cadbridge.formats.eplan.reader import read_parts
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library, Part


def written(
    library: Library,
    parts: Sequence[Part] | None = None,
    edition: str = "2.9",
    mappings: Mappings | None = None,
    *,
    sources: bool = True,
) -> bytes:
    """The parts file of a library, or of some of its parts, with all sources by default."""
    job = WriteJob(
        library=library,
        parts=library.parts if parts is None else parts,
        mappings=mappings or shipped_mappings(),
        options={"edition": edition, "sources": "yes" if sources else ""},
    )
    writer, stream = PartsWriter(job), BytesIO()
    records = Records(library.records.get("eplan", {}))
    writer.write(stream, job.parts, library.alone(job.parts).manufacturers, records)
    return stream.getvalue()


def read(data: bytes) -> ReadResult:
    return read_parts(BytesIO(data), "parts.xml", shipped_mappings())


def outline(element: etree._Element) -> tuple[object, ...]:
    """Everything of an element but the order of its attributes, which XML gives no meaning."""
    attributes = sorted(element.attrib.items())
    return (element.tag, attributes, [outline(child) for child in element])
