"""What surrounds the entities of a DXF file: header, tables and objects, made by ezdxf once."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from ezdxf._options import options
from ezdxf.document import Drawing as Document
from ezdxf.lldxf.const import acad_release_to_dxf_version

from cadbridge.formats.dxf.styles import set_up

_LEFT, _BOTTOM, _RIGHT, _TOP = -271828.25, -314159.25, 271828.75, 314159.75
"""Extents that the frame is made with, to be replaced by those of each drawing."""
_SEED = re.compile(r"(\$HANDSEED\n  5\n)([0-9A-F]+)\n")


@dataclass(frozen=True, slots=True)
class Frame:
    """The text of a file without drawing, cut where the drawing's own tags go."""

    version: str
    """``AC1027``."""
    encoding: str
    space: str
    """Handle of the model space, the owner of what is drawn."""
    block_records: str
    """Handle of the table of block records; empty in R12."""
    first_handle: int
    before_records: str
    before_blocks: str
    before_entities: str
    rest: str

    def filled(
        self,
        records: str,
        blocks: str,
        entities: str,
        seed: str,
        extents: tuple[float, float, float, float],
    ) -> bytes:
        """The whole file."""
        head, tail = self.before_records, self.rest
        for mark, value in zip((_LEFT, _BOTTOM, _RIGHT, _TOP), extents, strict=True):
            head = head.replace(f"\n{mark}\n", f"\n{value:.8f}\n")
            tail = tail.replace(f"\n{mark}\n", f"\n{value:.8f}\n")
        head = _SEED.sub(rf"\g<1>{seed}\n", head)
        parts = (head, records, self.before_blocks, blocks, self.before_entities, entities, tail)
        return "".join(parts).encode(self.encoding, "dxfreplace")


@cache
def frame(release: str, scale: int) -> Frame:
    """The frame for a release such as ``R2013`` and texts set for a scale."""
    with _fixed_meta_data():
        document = Document.new(acad_release_to_dxf_version[release])
        set_up(document, scale)
        space = document.modelspace()
        space.reset_extents((_LEFT, _BOTTOM, 0.0), (_RIGHT, _TOP, 0.0))
        space.reset_limits((_LEFT, _BOTTOM), (_RIGHT, _TOP))
        _sort_classes(document)
        stream = io.StringIO()
        document.write(stream)
    text = stream.getvalue()
    tables_end = text.rindex("  0\nENDTAB\n", 0, text.index("  2\nBLOCKS\n"))
    classic = document.dxfversion == "AC1009"
    records = "" if classic else document.block_records.head.dxf.handle
    blocks_end = text.rindex("  0\nENDSEC\n", 0, text.index("  2\nENTITIES\n"))
    entities_end = text.index("  0\nENDSEC\n", text.index("  2\nENTITIES\n"))
    seed = _SEED.search(text)
    return Frame(
        version=document.dxfversion,
        encoding=document.output_encoding,
        space=space.layout_key,
        block_records=records,
        first_handle=int(seed.group(2), 16) if seed else 0x1000,
        before_records=text[:tables_end],
        before_blocks=text[tables_end:blocks_end],
        before_entities=text[blocks_end:entities_end],
        rest=text[entities_end:],
    )


def _sort_classes(document: Document) -> None:
    """Declare the classes in use by name; ezdxf takes them from a set, whose order is random."""
    for name in sorted(document.entitydb.dxf_types_in_use()):
        document.classes.add_class(name)


@contextmanager
def _fixed_meta_data() -> Iterator[None]:
    """Dates and identities of the file that do not change from run to run."""
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before
